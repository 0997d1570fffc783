// SPDX-License-Identifier: EUPL-1.2
#include "planning/edit.h"

#include "base/check.h"
#include "domain/rules.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

namespace ontmoet::planning {
namespace {

using Meets = std::vector<domain::PlannedMeet>;

int zone_of(domain::State const& state, TableId table) {
    auto const found = state.tables.find(table);
    return found == state.tables.end() ? 0 : found->second.zone;
}

// Somebody who speaks the person's language and is free; the one it has first. None: nobody.
InterpreterId interpreter_for(domain::State const& state, Meets const& meets,
                              domain::PlannedMeet const& meet, int round) {
    auto const is_free = [&](InterpreterId id) {
        return domain::interpreter_is_there(state, id, round) &&
               std::ranges::none_of(meets, [&](auto const& other) {
                   return other.meet != meet.meet && other.round == round &&
                          other.interpreter == id;
               });
    };
    if (is_free(meet.interpreter)) return meet.interpreter;
    auto const person = state.people.find(meet.person);
    if (person == state.people.end()) return {};
    auto const& language = person->second.profile.interpreter_wanted;
    for (auto const& [id, interpreter] : state.interpreters)
        if (std::ranges::find(interpreter.languages, language) != interpreter.languages.end() &&
            is_free(id))
            return id;
    return {};
}

// Whether the rounds of these meets and this one leave the breather and the walk that people need.
std::optional<Clash> day_clash(domain::State const& state, Meets const& meets,
                               domain::PlannedMeet const& meet, TableId table, int round) {
    std::uint32_t busy = 1U << round;
    for (auto const& other : meets) {
        if (other.round == round && domain::share_companion(state, other.person, meet.person))
            return Clash::companion_busy;
        if (other.person != meet.person || other.meet == meet.meet) continue;
        if (other.round == round) return Clash::person_busy;
        busy |= 1U << other.round;
        bool const is_far = zone_of(state, other.table) != zone_of(state, table);
        if (is_far && std::abs(other.round - round) <= state.event.walk_gap) return Clash::no_walk;
    }
    int run = 1;
    for (int at = round - 1; domain::is_in(busy, at); --at) ++run;
    for (int at = round + 1; domain::is_in(busy, at); ++at) ++run;
    return run > state.event.max_run ? std::optional{Clash::no_rest} : std::nullopt;
}

bool is_wish(domain::State const& state, domain::Preference const& said,
             std::set<PersonId> const& planned, PersonId person) {
    auto const found = state.people.find(person);
    return said.candidate == domain::Answer::yes && found != state.people.end() &&
           (found->second.checked_in || planned.contains(person));
}

}  // namespace

char const* message_key(Clash clash) {
    switch (clash) {
        case Clash::begun: return "clash.begun";
        case Clash::closed: return "refused.meet_table_closed";
        case Clash::other_employer: return "clash.other_employer";
        case Clash::table_taken: return "clash.table_taken";
        case Clash::leased: return "refused.meet_table_leased";
        case Clash::person_away: return "clash.person_away";
        case Clash::person_busy: return "refused.meet_person_busy";
        case Clash::companion_busy: return "clash.companion_busy";
        case Clash::no_interpreter: return "clash.no_interpreter";
        case Clash::no_rest: return "clash.no_rest";
        case Clash::no_walk: return "clash.no_walk";
    }
    return "";
}

std::optional<Clash> clash_of(domain::State const& state, Meets const& meets, MeetId meet,
                              TableId table, int round, int next, domain::Booker const& host) {
    auto const found = std::ranges::find(meets, meet, &domain::PlannedMeet::meet);
    auto const owner = state.tables.find(table);
    if (found == meets.end() || found->round < next || round < next) return Clash::begun;
    if (owner == state.tables.end() || owner->second.organisation != found->organisation)
        return Clash::other_employer;
    if (!domain::round_is_open(state.event, round) || !domain::table_is_open(state, table, round))
        return Clash::closed;
    bool const is_taken = std::ranges::any_of(meets, [&](auto const& other) {
        return other.meet != meet && other.round == round && other.table == table;
    });
    if (is_taken) return Clash::table_taken;
    if (domain::is_in(domain::rounds_leased(state, table, host), round)) return Clash::leased;
    if (state.plan && domain::is_in(domain::rounds_away(state.plan->away, found->person), round))
        return Clash::person_away;
    if (auto const clash = day_clash(state, meets, *found, table, round)) return clash;
    if (!found->interpreter.is_none() && interpreter_for(state, meets, *found, round).is_none())
        return Clash::no_interpreter;
    return std::nullopt;
}

void move_meet(domain::State const& state, Meets& meets, MeetId meet, TableId table, int round) {
    auto const found = std::ranges::find(meets, meet, &domain::PlannedMeet::meet);
    check(found != meets.end(), "a meet that is moved is in the plan");
    if (!found->interpreter.is_none())
        found->interpreter = interpreter_for(state, meets, *found, round);
    found->table = table;
    found->round = round;
    found->locked = true;
}

PlanFigures figures_of(domain::State const& state, Meets const& meets) {
    std::map<PersonId, int> counts;
    std::set<PersonId> planned;
    std::set<std::pair<PersonId, OrganisationId>> met;
    for (auto const& meet : meets) {
        ++counts[meet.person];
        planned.insert(meet.person);
        met.insert({meet.person, meet.organisation});
    }
    PlanFigures figures;
    for (auto const& [key, said] : state.preferences) {
        if (!is_wish(state, said, planned, key.first)) continue;
        counts.try_emplace(key.first, 0);
        if (!met.contains(key)) ++figures.unmet_wishes;
    }
    figures.people = static_cast<int>(counts.size());
    int const rungs = std::min(state.event.fair_minimum, state.event.most_meets);
    for (int rung = 0; rung < rungs; ++rung)
        figures.coverage.push_back(static_cast<int>(
            std::ranges::count_if(counts, [&](auto const& entry) { return entry.second > rung; })));
    return figures;
}

}  // namespace ontmoet::planning
