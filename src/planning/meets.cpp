// SPDX-License-Identifier: EUPL-1.2
#include "planning/translation.h"

#include <algorithm>
#include <utility>

namespace ontmoet::planning {
namespace {

template <class Value>
Value const& at(std::vector<Value> const& list, int index) {
    return list[static_cast<std::size_t>(index)];
}

bool is_elsewhere(domain::PlannedMeet const& meet, domain::PlannedMeet const& other) {
    return meet.meet != other.meet && meet.round == other.round && meet.table == other.table;
}

// The search numbers the tables of an employer as it likes. A fixed meet goes back to its own one,
// and who was put there takes the table it came from.
void restore_table(std::vector<domain::PlannedMeet>& meets, domain::PlannedMeet& meet,
                   TableId table) {
    auto const given = std::exchange(meet.table, table);
    auto const other = std::ranges::find_if(
        meets, [&](auto const& candidate) { return is_elsewhere(candidate, meet); });
    if (other != meets.end()) other->table = given;
}

}  // namespace

MeetId meet_id(EventId event, PersonId person, OrganisationId organisation) {
    return MeetId::from_name(event.uuid,
                             "meet:" + to_string(person) + ":" + to_string(organisation));
}

std::vector<domain::PlannedMeet> to_meets(domain::State const& state,
                                          Translation const& translation,
                                          std::vector<scheduling::Meet> const& meets) {
    std::vector<domain::PlannedMeet> made;
    std::vector<std::pair<std::size_t, TableId>> fixed_tables;
    for (auto const& meet : meets) {
        auto const table = at(at(translation.tables, meet.employer), meet.table);
        if (auto const fixed = translation.fixed.find({meet.candidate, meet.round});
            fixed != translation.fixed.end()) {
            fixed_tables.emplace_back(made.size(), fixed->second.table);
            made.push_back(fixed->second);
            made.back().table = table;
            continue;
        }
        auto const person = at(translation.people, meet.candidate);
        auto const organisation = at(translation.organisations, meet.employer);
        auto const interpreter =
            meet.interpreter < 0 ? InterpreterId{} : at(translation.interpreters, meet.interpreter);
        made.push_back({meet_id(state.id, person, organisation), person, organisation,
                        at(translation.offers, meet.pair), table, meet.round, interpreter});
    }
    for (auto const& [index, table] : fixed_tables) restore_table(made, made[index], table);
    made.insert(made.end(), translation.aside.begin(), translation.aside.end());
    return made;
}

}  // namespace ontmoet::planning
