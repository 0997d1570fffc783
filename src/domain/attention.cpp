// SPDX-License-Identifier: EUPL-1.2
#include "domain/attention.h"

#include "domain/rules.h"

#include <algorithm>
#include <string>

namespace ontmoet::domain {

std::vector<Doubt> doubts_about_people(State const& state) {
    std::vector<Doubt> doubts;
    auto const add = [&](PersonId person, Doubt::Kind kind, std::string const& name,
                         PersonId other = {}) {
        doubts.push_back({FactId::from_name(person.uuid, name), kind, person, other});
    };
    for (auto const& [one, other] : look_alikes(state))
        add(one, Doubt::Kind::alike, "alike " + to_string(other), other);
    for (auto const& [id, candidate] : state.people) {
        if (candidate.checked_in_again) add(id, Doubt::Kind::again, "again");
        if (candidate.checked_in && !candidate.registered) add(id, Doubt::Kind::unknown, "unknown");
    }
    return doubts;
}

std::vector<Meet const*> missing_now(State const& state, Moment now) {
    std::vector<Meet const*> missing;
    auto const hall = hall_at(state, now);
    if (hall.phase != HallMoment::Phase::meeting) return missing;
    for (auto const& [id, meet] : state.meets) {
        bool const waits = meet.planned.round == hall.round && meet.started_at == Moment{} &&
                           meet.status == MeetStatus::planned;
        bool const is_known =
            state.people.contains(meet.planned.person) && state.tables.contains(meet.planned.table);
        if (waits && is_known) missing.push_back(&meet);
    }
    std::ranges::sort(
        missing, {}, [&](Meet const* meet) { return state.tables.at(meet->planned.table).number; });
    return missing;
}

}  // namespace ontmoet::domain
