// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/rules.h"
#include "screens/model.h"
#include "ui/frame.h"

#include <string>
#include <string_view>
#include <vector>

// What the boards say, and what they have around it. A board knows numbers and tables, no people.
namespace ontmoet::screens {

// A page of a board is read for so long.
inline constexpr Duration k_board_page{12'000};

// In which languages the hall is spoken to: Dutch, those of the interpreters, and English.
std::vector<std::string> hall_languages(domain::State const& state);

// The round a board is about at this moment, and how long until it begins, or ends.
struct BoardRound {
    std::string key;  // of the words above: "next round", "break" …
    int round = 0;
    Duration left{0};
    float passed = 0;  // the share of that time that is over
    bool stands_still = false;
    bool is_over = false;  // the day is
};
BoardRound board_round(domain::State const& state, Moment now);

struct BoardLine {
    std::string badge;
    int table = 0;
    bool is_called = false;  // others have begun, they are not there
};
// Of a round, by badge; in one zone of the hall or in all of it.
std::vector<BoardLine> board_lines(domain::State const& state, int round, std::optional<int> zone,
                                   Moment now);

struct FreeTable {
    int table = 0;
    OrganisationId organisation;
};
// Those that are open in this round and have nobody, by number.
std::vector<FreeTable> free_tables(domain::State const& state, int round, std::optional<int> zone);

// "2:04", or the time of day when it is more than an hour.
std::string countdown(Duration left, Moment now);

// The logo and the time of day, cut off the top of `rest`.
void board_head(Model const& model, ui::Frame& frame, ui::Rect& rest);
// The words of `key` in Dutch and as many more languages as fit, others on each page.
void board_words(Model const& model, ui::Frame& frame, ui::Rect rect, std::string_view key,
                 ui::TextStyle style);
// An announcement, or who is called, cut off the bottom of `rest`, with "2 / 3" of the pages.
void board_foot(Model const& model, ui::Frame& frame, ui::Rect& rest, int page, int pages);
// Which page is read now.
int board_page(Moment now, int pages);

void draw_hall_board(Model const& model, ui::Frame& frame);
void draw_free_board(Model const& model, ui::Frame& frame);
void draw_welcome_board(Model const& model, ui::Frame& frame);

}  // namespace ontmoet::screens
