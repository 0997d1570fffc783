// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/board/board_parts.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace ontmoet::screens {
namespace {

using Phase = domain::HallMoment::Phase;

// After so long in a round in which others have begun, who is not there is called.
constexpr Duration k_called_after{60'000};

float share_over(Duration left, Duration whole) {
    if (whole <= Duration{0}) return 1;
    auto const share = 1 - static_cast<double>(left.count()) / static_cast<double>(whole.count());
    return static_cast<float>(std::clamp(share, 0.0, 1.0));
}

bool is_in_zone(domain::State const& state, TableId id, std::optional<int> zone) {
    if (!zone) return true;
    auto const table = state.tables.find(id);
    return table != state.tables.end() && table->second.zone == *zone;
}

bool takes_place(domain::Meet const& meet) {
    return meet.status != domain::MeetStatus::cancelled &&
           meet.status != domain::MeetStatus::missed;
}

}  // namespace

std::vector<std::string> hall_languages(domain::State const& state) {
    std::map<std::string, int> interpreters;
    for (auto const& [id, interpreter] : state.interpreters)
        for (auto const& language : interpreter.languages)
            if (i18n::find_language(language) != nullptr) ++interpreters[language];
    std::vector<std::string> languages{"nl"};
    for (auto const& [language, count] : interpreters)
        if (language != "nl" && language != "en") languages.push_back(language);
    std::stable_sort(languages.begin() + 1, languages.end(), [&](auto const& a, auto const& b) {
        return interpreters[a] > interpreters[b];
    });
    languages.emplace_back("en");
    return languages;
}

BoardRound board_round(domain::State const& state, Moment now) {
    auto const hall = domain::hall_at(state, now);
    auto const& event = state.event;
    std::chrono::minutes const walk{event.changeover_min};
    if (hall.phase == Phase::over)
        return {event.rounds > 0 ? "board.over" : "board.welcome", hall.round, {}, 1, false, true};
    if (hall.phase != Phase::meeting) {
        auto const* key = hall.is_break                 ? "board.break"
                          : hall.phase == Phase::before ? "board.begins"
                                                        : "board.next";
        auto const before = hall.round > 0 ? domain::round_end(state, hall.round - 1) : Moment{};
        Duration const whole = hall.is_break || hall.phase == Phase::before
                                   ? Duration{std::chrono::hours{1}}
                                   : domain::round_start(state, hall.round) - before;
        return {key, hall.round, hall.left, share_over(hall.left, std::max(whole, Duration{walk}))};
    }
    Duration const length =
        domain::round_end(state, hall.round) - domain::round_start(state, hall.round);
    int const next = domain::first_open_round(state, hall.round + 1);
    // Whoever is late looks where to go; later everybody looks where to go next.
    if (hall.left > length / 2 || next >= event.rounds)
        return {"board.now", hall.round, hall.left, share_over(hall.left, length),
                hall.stands_still};
    auto const until =
        hall.stands_still ? hall.left + Duration{walk} : domain::round_start(state, next) - now;
    return {"board.next", next, until, share_over(until, length + Duration{walk}),
            hall.stands_still};
}

std::vector<BoardLine> board_lines(domain::State const& state, int round, std::optional<int> zone,
                                   Moment now) {
    bool const runs = domain::round_has_begun(state, round, now);
    auto const since = now - domain::round_start(state, round);
    auto const is_of_round = [&](domain::Meet const& meet) {
        return meet.planned.round == round && takes_place(meet);
    };
    bool const somebody_began = std::ranges::any_of(state.meets, [&](auto const& entry) {
        return is_of_round(entry.second) && entry.second.started_at != Moment{};
    });
    bool const is_called_for = runs && somebody_began && since >= k_called_after;
    std::vector<BoardLine> lines;
    for (auto const& [id, meet] : state.meets) {
        if (!is_of_round(meet) || !is_in_zone(state, meet.planned.table, zone)) continue;
        auto const person = state.people.find(meet.planned.person);
        auto const table = state.tables.find(meet.planned.table);
        bool const is_known = person != state.people.end() && !person->second.badge.empty();
        if (!is_known || person->second.left || table == state.tables.end()) continue;
        lines.push_back({person->second.badge, table->second.number,
                         is_called_for && meet.started_at == Moment{}});
    }
    std::ranges::sort(lines, {}, &BoardLine::badge);
    return lines;
}

std::vector<FreeTable> free_tables(domain::State const& state, int round, std::optional<int> zone) {
    std::vector<FreeTable> tables;
    for (auto const& [id, table] : state.tables)
        if (!table.organisation.is_none() && is_in_zone(state, id, zone) &&
            domain::table_is_open(state, id, round) && domain::table_is_free(state, id, round))
            tables.push_back({table.number, table.organisation});
    std::ranges::sort(tables, {}, &FreeTable::table);
    return tables;
}

std::string countdown(Duration left, Moment now) {
    auto const seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
    if (seconds >= 3600) return i18n::clock_time(now + left);
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%d:%02d", static_cast<int>(seconds / 60),
                  static_cast<int>(seconds % 60));
    return text.data();
}

int board_page(Moment now, int pages) {
    auto const turn = now.ms / k_board_page.count();
    return pages > 1 ? static_cast<int>(turn % pages) : 0;
}

}  // namespace ontmoet::screens
