// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/board/board_parts.h"
#include "screens/parts.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

// One line of the programme.
struct Part {
    Moment at;
    std::string key;
    std::string icon;
};

// Rounds until a break, the break, and so on to the end.
std::vector<Part> programme(domain::State const& state) {
    std::vector<Part> parts;
    auto const& event = state.event;
    bool in_row = false;
    for (int round = 0; round < event.rounds; ++round) {
        bool const open = domain::round_can_be_met_in(state, round);
        auto const at = domain::round_start(state, round);
        bool const is_break = std::ranges::find(event.breaks, round) != event.breaks.end();
        if (open && !in_row) parts.push_back({at, "board.meets", "groups"});
        if (is_break && in_row) parts.push_back({at, "board.break", "local_cafe"});
        if (open || is_break) in_row = open;
    }
    if (event.rounds > 0)
        parts.push_back({domain::round_end(state, event.rounds - 1), "board.end", "waving_hand"});
    return parts;
}

void draw_part(Model const& model, ui::Frame& frame, ui::Rect rect, Part const& part,
               bool is_past) {
    auto const ink = is_past ? ui::Paint::part : ui::Paint::ink;
    auto const time = ui::style::title.with(ui::Stand::middle)
                          .in("en")
                          .with(is_past ? ui::Paint::part : ui::Paint::accent);
    frame.text(rect.cut_start(frame.measure("00:00", time).w + 8, 28), i18n::clock_time(part.at),
               time);
    frame.icon(rect.cut_start(48, 20).centered({48, 48}), part.icon, ink, 44);
    board_words(model, frame, rect, part.key, ui::style::title.sized(34).with(ink));
}

}  // namespace

void draw_welcome_board(Model const& model, ui::Frame& frame) {
    auto rest = frame.canvas().inset(40, 28);
    auto const& event = model.state->event;
    board_head(model, frame, rest);
    board_foot(model, frame, rest, 0, 1);
    board_words(model, frame, rest.cut_top(88, 8), "board.welcome",
                ui::style::clock.sized(60).with(ui::Paint::accent));
    auto const name = ui::style::title.lines(2).shrinking(30);
    frame.paragraph(rest, i18n::isolate(event.name), name, 6);
    if (!event.organiser.empty())
        frame.paragraph(rest, i18n::isolate(event.organiser),
                        ui::style::heading.with(ui::Paint::quiet), 24);
    auto const parts = programme(*model.state);
    auto begin = rest.cut_top(72, 24);
    frame.icon(begin.cut_start(56, 20), "touch_app", ui::Paint::accent, 52);
    board_words(model, frame, begin, "board.check_in", ui::style::title.sized(34));
    constexpr float part_height = 68;
    auto const room = static_cast<std::size_t>(std::max(0.0f, rest.h / part_height));
    // What is over gives way first.
    auto const past = static_cast<std::size_t>(
        std::ranges::count_if(parts, [&](auto const& part) { return part.at <= model.now; }));
    std::size_t const most_skipped = past > 0 ? past - 1 : 0;
    std::size_t const skipped =
        parts.size() > room ? std::min(most_skipped, parts.size() - room) : 0;
    for (auto i = skipped; i < parts.size() && i - skipped < room; ++i) {
        bool const is_past = i + 1 < parts.size() && parts[i + 1].at <= model.now;
        draw_part(model, frame, rest.cut_top(part_height), parts[i], is_past);
    }
}

}  // namespace ontmoet::screens
