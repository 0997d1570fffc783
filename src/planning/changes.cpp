// SPDX-License-Identifier: EUPL-1.2
#include "planning/changes.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace ontmoet::planning {
namespace {

using scheduling::ChangeKind;

int round_of(Change const& change) {
    return change.to_round < 0 ? change.from_round : change.to_round;
}

bool is_as_it_was(domain::PlannedMeet const& before, domain::PlannedMeet const& after) {
    return before.round == after.round && before.table == after.table &&
           before.interpreter == after.interpreter;
}

ChangeKind kind_of(domain::PlannedMeet const& before, domain::PlannedMeet const& after) {
    if (before.round != after.round) return ChangeKind::moved;
    return before.table != after.table ? ChangeKind::other_table : ChangeKind::other_interpreter;
}

}  // namespace

std::vector<domain::PlannedMeet> plan_of(domain::State const& state) {
    std::vector<domain::PlannedMeet> meets;
    for (auto const& [id, meet] : state.meets)
        if (meet.status != domain::MeetStatus::cancelled) meets.push_back(meet.planned);
    return meets;
}

std::vector<Change> changes_between(std::vector<domain::PlannedMeet> const& before,
                                    std::vector<domain::PlannedMeet> const& after) {
    std::map<MeetId, domain::PlannedMeet const*> was;
    for (auto const& meet : before) was[meet.meet] = &meet;
    std::vector<Change> changes;
    for (auto const& meet : after) {
        Change change{.kind = ChangeKind::added,
                      .meet = meet.meet,
                      .person = meet.person,
                      .organisation = meet.organisation,
                      .to_round = meet.round,
                      .to_table = meet.table,
                      .to_interpreter = meet.interpreter};
        if (auto const found = was.find(meet.meet); found != was.end()) {
            auto const& from = *found->second;
            was.erase(found);
            if (is_as_it_was(from, meet)) continue;
            change.kind = kind_of(from, meet);
            change.from_round = from.round;
            change.from_table = from.table;
            change.from_interpreter = from.interpreter;
        }
        changes.push_back(change);
    }
    for (auto const& [id, meet] : was)
        changes.push_back({.kind = ChangeKind::cancelled,
                           .meet = id,
                           .person = meet->person,
                           .organisation = meet->organisation,
                           .from_round = meet->round,
                           .from_table = meet->table,
                           .from_interpreter = meet->interpreter});
    std::ranges::sort(changes, {}, [](Change const& change) {
        return std::tuple(round_of(change), change.kind, change.meet);
    });
    return changes;
}

Told told_of(std::vector<Change> const& changes) {
    std::set<PersonId> people;
    std::set<OrganisationId> organisations;
    std::set<InterpreterId> interpreters;
    for (auto const& change : changes) {
        people.insert(change.person);
        organisations.insert(change.organisation);
        for (auto const interpreter : {change.from_interpreter, change.to_interpreter})
            if (!interpreter.is_none()) interpreters.insert(interpreter);
    }
    return {{people.begin(), people.end()},
            {organisations.begin(), organisations.end()},
            {interpreters.begin(), interpreters.end()}};
}

}  // namespace ontmoet::planning
