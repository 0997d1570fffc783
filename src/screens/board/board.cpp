// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/board/board_parts.h"
#include "screens/views.h"

#include <algorithm>
#include <span>

namespace ontmoet::screens {
namespace {

// Before the first round begins the board welcomes people until so long before.
constexpr Duration k_shows_first_round{15LL * 60'000};
// Capitals are 5.5 % of the board's height: 16 minutes of arc at 8 m from a 55 inch panel.
constexpr float least_row = 100;
constexpr float number_share = 0.62f;
constexpr float most_row = 156;
constexpr float row_gap = 14;

// "Next round", how long still and a bar; under each other on a board that stands.
void draw_headline(Model const& model, ui::Frame& frame, ui::Rect& rest, BoardRound const& about) {
    auto const words = ui::style::title;
    auto const clock = ui::style::clock.sized(64).with(ui::Stand::middle).in("en");
    auto const left = countdown(about.left, model.now);
    auto line = rest.cut_top(80, 20);
    if (!about.is_over) {
        float const width = frame.measure("00:00", clock).w + 8;
        auto const place = line.cut_end(width, 24);
        frame.text(place, left, clock.with(ui::Align::end).with(ui::Paint::accent), "board.left");
        if (about.stands_still)
            frame.icon(line.cut_end(56, 8).centered({56, 56}), "pause_circle_filled",
                       ui::Paint::accent, 52);
        auto const bar =
            frame.is_portrait() ? rest.cut_top(18, 20) : line.cut_end(line.w * 0.3f, 24);
        frame.progress(bar.centered({bar.w, 18}), about.passed,
                       {.tint = ui::Tint::accent, .height = 18});
    }
    board_words(model, frame, line, about.key, words);
}

ui::TextStyle number_style(float size) {
    return {.size = size,
            .bold = true,
            .stand = ui::Stand::middle,
            .max_lines = 1,
            .language = "en",
            .fixed_size = true};
}

constexpr float row_sides = 24;
constexpr float row_arrow = 16 + 48 + 8;

// The largest size at which all of these numbers fit in such a row: few are larger than many.
float size_that_fits(ui::Frame& frame, ui::Size row, std::span<BoardLine const> lines) {
    constexpr float measured = 100;
    auto const style = number_style(measured);
    float widest = 1;
    for (auto const& line : lines)
        widest = std::max(widest, frame.measure(line.badge, style).w +
                                      frame.measure(std::to_string(line.table), style).w);
    float const room = row.w - 2 * row_sides - row_arrow - 12;
    return std::min(row.h * number_share, measured * room / widest);
}

void draw_row(ui::Frame& frame, ui::Rect rect, BoardLine const& line, float size) {
    frame.fill(rect, ui::Paint::card, 20);
    if (line.is_called) frame.outline(rect, ui::Paint::bad, 5, 20);
    auto inside = rect.inset(row_sides, 8);
    auto const big = number_style(size);
    auto const number = std::to_string(line.table);
    frame.text(inside.cut_end(frame.measure(number, big).w + 4), number,
               big.with(ui::Align::end).with(ui::Paint::accent));
    frame.text(inside.cut_start(frame.measure(line.badge, big).w + 4, 16), line.badge, big);
    frame.icon(inside.cut_start(48).centered({48, 48}),
               line.is_called ? "support_agent" : "arrow_forward",
               line.is_called ? ui::Paint::bad : ui::Paint::part, 44);
}

void draw_nobody(Model const& model, ui::Frame& frame, ui::Rect rest, std::string_view key,
                 std::string_view icon) {
    auto box = rest.centered({rest.w, 220});
    frame.icon(box.cut_top(130, 20), icon, ui::Paint::part, 120);
    board_words(model, frame, box, key,
                ui::style::title.with(ui::Paint::quiet).with(ui::Align::center));
}

}  // namespace

void draw_hall_board(Model const& model, ui::Frame& frame) {
    auto const about = board_round(*model.state, model.now);
    auto rest = frame.canvas().inset(40, 28);
    board_head(model, frame, rest);
    draw_headline(model, frame, rest, about);
    auto const lines = about.is_over
                           ? std::vector<BoardLine>{}
                           : board_lines(*model.state, about.round, model.board.zone, model.now);
    int const columns = frame.is_portrait() ? 2 : 3;
    float const room = rest.h - 72;
    int const rows = std::max(1, static_cast<int>((room + row_gap) / (least_row + row_gap)));
    int const a_page = columns * rows;
    int const pages = std::max(1, (static_cast<int>(lines.size()) + a_page - 1) / a_page);
    int const page = board_page(model.now, pages);
    board_foot(model, frame, rest, page, pages);
    if (lines.empty()) {
        draw_nobody(model, frame, rest, about.is_over ? "board.thanks" : "board.nobody",
                    about.is_over ? "waving_hand" : "event_available");
        return;
    }
    auto const first = static_cast<std::size_t>(page * a_page);
    auto const shown = std::min(lines.size() - first, static_cast<std::size_t>(a_page));
    int const filled = pages > 1 ? rows : (static_cast<int>(shown) + columns - 1) / columns;
    auto const gaps = static_cast<float>(filled - 1) * row_gap;
    rest.h = std::min(rest.h, static_cast<float>(filled) * most_row + gaps);
    auto const cells = rest.grid(columns, filled, row_gap);
    std::span<BoardLine const> const page_lines(lines.data() + first, shown);
    float const size = size_that_fits(frame, cells[0].size(), page_lines);
    for (std::size_t i = 0; i < shown; ++i) draw_row(frame, cells[i], page_lines[i], size);
}

MaybeIntent view_board(Model const& model, ui::Frame& frame) {
    frame.fill(frame.canvas(), ui::Paint::ground);
    auto const hall = domain::hall_at(*model.state, model.now);
    bool const is_early =
        hall.phase == domain::HallMoment::Phase::before && hall.left > k_shows_first_round;
    bool const has_day = model.state->event.rounds > 0;
    if (model.board.kind == Board::Kind::welcome || !has_day ||
        (is_early && model.board.kind == Board::Kind::hall))
        draw_welcome_board(model, frame);
    else if (model.board.kind == Board::Kind::free)
        draw_free_board(model, frame);
    else
        draw_hall_board(model, frame);
    return {};
}

}  // namespace ontmoet::screens
