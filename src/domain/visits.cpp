// SPDX-License-Identifier: EUPL-1.2
#include "domain/visits.h"

#include "domain/offer_rules.h"

#include <algorithm>

namespace ontmoet::domain {
namespace {

bool is_break(Event const& event, int round) {
    return round >= 0 && round < event.rounds && !round_is_open(event, round);
}

bool is_table_of(State const& state, TableId table, OrganisationId organisation) {
    auto const found = state.tables.find(table);
    return found != state.tables.end() && found->second.organisation == organisation;
}

// Nobody meets at it, and nobody is promised to.
bool can_be_kept(State const& state, TableId table, int round, Booker const& booker) {
    return round_can_be_met_in(state, round) && table_is_open(state, table, round) &&
           table_is_free(state, table, round) && !is_leased_to_another(state, table, round, booker);
}

// Either is in another talk then.
bool is_away_then(State const& state, OrganisationId organisation, int round) {
    return std::ranges::any_of(visits_of(state, organisation),
                               [&](auto const& visit) { return visit.round == round; });
}

bool has_table(State const& state, OrganisationId organisation) {
    return std::ranges::any_of(
        state.tables, [&](auto const& entry) { return entry.second.organisation == organisation; });
}

bool may_visit(State const& state, OrganisationId guest, OrganisationId ambassador) {
    if (guest == ambassador || !is_confirmed(state, guest) || !is_confirmed(state, ambassador))
        return false;
    return state.organisations.at(ambassador).experience == Experience::ambassador;
}

bool can_be_at(State const& state, VisitBooked const& visit, Booker const& booker) {
    if (!is_table_of(state, visit.table, visit.ambassador) ||
        is_away_then(state, visit.guest, visit.round) ||
        is_away_then(state, visit.ambassador, visit.round))
        return false;
    if (is_break(state.event, visit.round)) return visit.guest_table.is_none();
    if (!can_be_kept(state, visit.table, visit.round, booker)) return false;
    if (visit.guest_table.is_none()) return !has_table(state, visit.guest);
    return is_table_of(state, visit.guest_table, visit.guest) &&
           can_be_kept(state, visit.guest_table, visit.round, booker);
}

// The tables that might stay empty when staff of this organisation go away: none in a break.
std::vector<TableId> tables_to_leave(State const& state, OrganisationId guest, int round) {
    std::vector<TableId> tables;
    if (!is_break(state.event, round))
        for (auto const& [id, table] : state.tables)
            if (table.organisation == guest) tables.push_back(id);
    if (tables.empty()) tables.emplace_back();
    return tables;
}

std::optional<VisitBooked> free_visit_in(State const& state, OrganisationId guest,
                                         OrganisationId ambassador, int round,
                                         Booker const& booker) {
    for (auto const& [id, table] : state.tables) {
        if (table.organisation != ambassador) continue;
        for (auto const guest_table : tables_to_leave(state, guest, round)) {
            VisitBooked const visit{guest, ambassador, id, guest_table, round};
            if (can_be_at(state, visit, booker)) return visit;
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<VisitBooked> free_visits(State const& state, OrganisationId guest,
                                     OrganisationId ambassador, int from_round,
                                     Booker const& booker, VisitTimes times) {
    std::vector<VisitBooked> free;
    if (!may_visit(state, guest, ambassador) || state.visits.contains({guest, ambassador}))
        return free;
    for (int round = std::max(0, from_round); round < state.event.rounds; ++round) {
        if (times == VisitTimes::breaks && !is_break(state.event, round)) continue;
        if (auto const visit = free_visit_in(state, guest, ambassador, round, booker))
            free.push_back(*visit);
    }
    std::stable_partition(free.begin(), free.end(),
                          [&](auto const& visit) { return is_break(state.event, visit.round); });
    return free;
}

std::optional<Refusal> visit_refusal(State const& state, VisitBooked const& visit,
                                     Booker const& booker) {
    if (may_visit(state, visit.guest, visit.ambassador) &&
        !state.visits.contains({visit.guest, visit.ambassador}) && can_be_at(state, visit, booker))
        return std::nullopt;
    return Refusal{"refused.visit", {}};
}

std::vector<VisitBooked> visits_of(State const& state, OrganisationId organisation) {
    std::vector<VisitBooked> visits;
    for (auto const& [between, visit] : state.visits) {
        auto const& [guest, ambassador] = between;
        if (guest == organisation || ambassador == organisation)
            visits.push_back({guest, ambassador, visit.table, visit.guest_table, visit.round});
    }
    std::ranges::stable_sort(visits, {}, &VisitBooked::round);
    return visits;
}

std::uint32_t rounds_visited(State const& state, TableId table) {
    std::uint32_t rounds = 0;
    for (auto const& [between, visit] : state.visits)
        if ((visit.table == table || visit.guest_table == table) && visit.round >= 0 &&
            visit.round < k_most_rounds)
            rounds |= 1U << visit.round;
    return rounds;
}

}  // namespace ontmoet::domain
