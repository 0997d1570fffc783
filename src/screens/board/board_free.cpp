// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/board/board_parts.h"
#include "screens/parts.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

constexpr float free_height = 124;

void draw_free(Model const& model, ui::Frame& frame, ui::Rect rect, FreeTable const& free) {
    frame.fill(rect, ui::Paint::card, 20);
    auto inside = rect.inset(24, 10);
    ui::TextStyle const big{.size = 64,
                            .bold = true,
                            .paint = ui::Paint::accent,
                            .stand = ui::Stand::middle,
                            .max_lines = 1,
                            .language = "en"};
    frame.text(inside.cut_start(frame.measure("000", big).w + 4, 16), std::to_string(free.table),
               big);
    auto const* organisation = find_organisation(model, free.organisation);
    if (organisation == nullptr) return;
    auto const name = ui::style::title.with(ui::Stand::middle).lines(1).shrinking(24);
    frame.text(inside.cut_top(inside.h * 0.56f), i18n::isolate(organisation->name), name);
    frame.text(inside, sector_name(frame.tongue(), organisation->sector),
               ui::style::heading.sized(30)
                   .with(ui::Paint::quiet)
                   .with(ui::Stand::middle)
                   .lines(1)
                   .shrinking());
}

}  // namespace

void draw_free_board(Model const& model, ui::Frame& frame) {
    auto const about = board_round(*model.state, model.now);
    auto rest = frame.canvas().inset(40, 28);
    board_head(model, frame, rest);
    board_words(model, frame, rest.cut_top(80, 20), "board.free", ui::style::title);
    auto const tables = about.is_over ? std::vector<FreeTable>{}
                                      : free_tables(*model.state, about.round, model.board.zone);
    int const columns = frame.is_portrait() ? 1 : 2;
    int const rows = std::max(1, static_cast<int>((rest.h - 72 + 14) / (free_height + 14)));
    int const a_page = columns * rows;
    int const pages = std::max(1, (static_cast<int>(tables.size()) + a_page - 1) / a_page);
    int const page = board_page(model.now, pages);
    board_foot(model, frame, rest, page, pages);
    if (tables.empty()) {
        auto box = rest.centered({rest.w, 220});
        frame.icon(box.cut_top(130, 20), "event_busy", ui::Paint::part, 120);
        board_words(model, frame, box, "board.none_free",
                    ui::style::title.with(ui::Paint::quiet).with(ui::Align::center));
        return;
    }
    auto const cells = rest.grid(columns, rows, 14);
    auto const first = static_cast<std::size_t>(page * a_page);
    for (std::size_t i = 0; i < cells.size() && first + i < tables.size(); ++i) {
        auto cell = cells[i];
        cell.h = std::min(cell.h, free_height);
        draw_free(model, frame, cell, tables[first + i]);
    }
}

}  // namespace ontmoet::screens
