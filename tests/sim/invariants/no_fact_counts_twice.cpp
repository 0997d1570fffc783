// SPDX-License-Identifier: EUPL-1.2
#include "domain/bodies.h"
#include "domain/rules.h"
#include "sim/invariant.h"

#include <map>
#include <set>
#include <utility>

namespace ontmoet::sim {
namespace {

Broken counted_twice_in_log(Look const& look) {
    std::set<FactId> ids;
    std::set<std::pair<DeviceId, std::int64_t>> numbers;
    for (auto const& fact : look.reference.facts()) {
        if (!ids.insert(fact.id).second) return "twice in the log: " + described(fact);
        if (!numbers.emplace(fact.device, fact.device_sequence).second)
            return "two facts of one number in the log: " + described(fact);
    }
    return std::nullopt;
}

// Someone is checked in again when two people said so, never because one was heard twice: here,
// from the hall, or from the server.
Broken counted_twice_on_kiosk(Look const&, Kiosk& kiosk) {
    auto const& local = kiosk.local;
    if (local.pending().empty() && local.hall().empty()) return std::nullopt;
    auto const confirmed = kiosk.ids("SELECT id FROM inbox");
    std::set<FactId> on_top;
    std::map<PersonId, int> check_ins;
    for (auto const* facts : {&local.pending(), &local.hall()})
        for (auto const& fact : *facts) {
            if (confirmed.contains(fact.id))
                return kiosk.name() + " has it confirmed and on top: " + described(fact);
            auto const body = domain::read_body<domain::CheckIn>(fact);
            if (on_top.insert(fact.id).second && body.ok())
                ++check_ins[domain::same_person(local.view(), body->person)];
        }
    for (auto const& [id, person] : local.view().people) {
        int said = check_ins[id];
        bool again = false;
        for (auto const name : domain::ids_of(local.view(), id)) {
            auto const before = local.confirmed().people.find(name);
            if (before == local.confirmed().people.end()) continue;
            said += before->second.checked_in ? 1 : 0;
            again = again || before->second.checked_in_again;
        }
        if (person.checked_in_again && !again && said < 2)
            return kiosk.name() + " counts one check-in twice";
    }
    return std::nullopt;
}

}  // namespace

Invariant const k_no_fact_counts_twice{"no fact counts twice", counted_twice_in_log,
                                       counted_twice_on_kiosk};

}  // namespace ontmoet::sim
