// SPDX-License-Identifier: EUPL-1.2
#include "server/console_grid.h"

#include "domain/interpreter_day.h"
#include "domain/rules.h"
#include "exchange/export_table.h"
#include "server/list_page.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ontmoet::server {
namespace {

using domain::InterpreterRound;
using nlohmann::json;

char const* state_of_meet(domain::State const& state, domain::Meet const& meet, Moment now) {
    if (meet.status == domain::MeetStatus::missed) return "missed";
    int const round = meet.planned.round;
    if (!domain::round_has_begun(state, round, now)) return "planned";
    bool const is_over = meet.ended_at != Moment{} || domain::round_end(state, round) <= now;
    return is_over ? "held" : "now";
}

json grid_cell(domain::State const& state, domain::Meet const& meet, Moment now) {
    auto const person = state.people.find(meet.planned.person);
    bool const is_known = person != state.people.end();
    return {{"round", meet.planned.round},
            {"badge", !is_known                      ? std::string()
                      : person->second.badge.empty() ? person->second.profile.code
                                                     : person->second.badge},
            {"state", state_of_meet(state, meet, now)},
            {"needs_interpreter", !meet.planned.interpreter.is_none()}};
}

json grid_rounds(domain::State const& state, Moment now) {
    auto rounds = json::array();
    for (int round = 0; round < state.event.rounds; ++round)
        rounds.push_back({{"at", domain::round_start(state, round).ms},
                          {"is_open", domain::round_can_be_met_in(state, round)},
                          {"has_begun", domain::round_has_begun(state, round, now)}});
    return rounds;
}

// Tables by number, each with its meets by round.
json grid_tables(domain::State const& state, Moment now) {
    std::map<TableId, std::vector<domain::Meet const*>> meets;
    for (auto const& [id, meet] : state.meets)
        if (meet.status != domain::MeetStatus::cancelled)
            meets[meet.planned.table].push_back(&meet);
    std::vector<std::pair<TableId, domain::Table const*>> tables;
    for (auto const& [id, table] : state.tables) tables.emplace_back(id, &table);
    std::ranges::sort(tables, {}, [](auto const& table) { return table.second->number; });
    auto rows = json::array();
    for (auto const& [id, table] : tables) {
        auto cells = json::array();
        for (auto const* meet : meets[id]) cells.push_back(grid_cell(state, *meet, now));
        rows.push_back({{"number", table->number},
                        {"employer", exchange::organisation_name(state, table->organisation)},
                        {"cells", std::move(cells)}});
    }
    return rows;
}

json grid_interpreters(domain::State const& state) {
    auto rows = json::array();
    for (auto const id : domain::interpreters_by_name(state)) {
        auto const& interpreter = state.interpreters.at(id);
        auto cells = json::array();
        for (auto const& round : domain::interpreter_day(state, id)) {
            int table = 0;
            if (round.meet != nullptr)
                if (auto const at = state.tables.find(round.meet->planned.table);
                    at != state.tables.end())
                    table = at->second.number;
            cells.push_back({{"kind", to_text(round.kind)}, {"table", table}});
        }
        rows.push_back({{"name", interpreter.name},
                        {"languages", interpreter.languages},
                        {"rounds", std::move(cells)}});
    }
    return rows;
}

}  // namespace

std::string hall_grid(domain::State const& state, Moment now) {
    auto const hall = domain::hall_at(state, now);
    bool const is_meeting = hall.phase == domain::HallMoment::Phase::meeting;
    return written_json({{"round", is_meeting ? hall.round : -1},
                         {"rounds", grid_rounds(state, now)},
                         {"tables", grid_tables(state, now)},
                         {"interpreters", grid_interpreters(state)}});
}

}  // namespace ontmoet::server
