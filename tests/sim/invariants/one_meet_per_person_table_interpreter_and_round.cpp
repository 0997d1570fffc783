// SPDX-License-Identifier: EUPL-1.2
#include "sim/invariant.h"

#include <set>
#include <utility>

namespace ontmoet::sim {
namespace {

Broken two_at_once(domain::State const& state, std::string const& where) {
    std::set<std::pair<Uuid, int>> taken;
    for (auto const& [id, meet] : state.meets) {
        if (meet.status != domain::MeetStatus::planned) continue;
        auto const& planned = meet.planned;
        auto const round = " in round " + std::to_string(planned.round) + where;
        if (!taken.emplace(planned.person.uuid, planned.round).second)
            return "a person has two meets" + round;
        if (!taken.emplace(planned.table.uuid, planned.round).second)
            return "a table has two meets" + round;
        if (!planned.interpreter.is_none() &&
            !taken.emplace(planned.interpreter.uuid, planned.round).second)
            return "an interpreter has two meets" + round;
    }
    return std::nullopt;
}

Broken two_at_once_on_server(Look const& look) {
    return two_at_once(look.reference.state(storage::Role::host), " on the server");
}
Broken two_at_once_on_kiosk(Look const&, Kiosk& kiosk) {
    return two_at_once(kiosk.local.view(), " on the screen of " + kiosk.name());
}

}  // namespace

Invariant const k_one_meet_per_person_table_interpreter_and_round{
    "one meet per person, table, interpreter and round", two_at_once_on_server,
    two_at_once_on_kiosk};

}  // namespace ontmoet::sim
