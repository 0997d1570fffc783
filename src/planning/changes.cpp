// SPDX-License-Identifier: EUPL-1.2
#include "planning/changes.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace ontmoet::planning {
namespace {

using scheduling::ChangeKind;

int round_of(Change const& change) {
    return change.to_round < 0 ? change.from_round : change.to_round;
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
        Change change{ChangeKind::added, false, meet.meet, meet.person,
                      meet.organisation, -1,    {},        meet.round,
                      meet.table};
        if (auto const found = was.find(meet.meet); found != was.end()) {
            auto const& from = *found->second;
            was.erase(found);
            if (from.round == meet.round && from.table == meet.table) continue;
            change.kind = from.round == meet.round ? ChangeKind::other_table : ChangeKind::moved;
            change.from_round = from.round;
            change.from_table = from.table;
        }
        changes.push_back(change);
    }
    for (auto const& [id, meet] : was)
        changes.push_back({ChangeKind::cancelled,
                           false,
                           id,
                           meet->person,
                           meet->organisation,
                           meet->round,
                           meet->table,
                           -1,
                           {}});
    std::ranges::sort(changes, {}, [](Change const& change) {
        return std::tuple(round_of(change), change.kind, change.meet);
    });
    return changes;
}

}  // namespace ontmoet::planning
