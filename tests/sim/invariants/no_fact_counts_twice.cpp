// SPDX-License-Identifier: EUPL-1.2
#include "domain/bodies.h"
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

// Someone is checked in again when two people said so, never because one was heard twice.
Broken counted_twice_on_kiosk(Look const&, Kiosk& kiosk) {
    std::map<PersonId, int> check_ins;
    std::set<FactId> ids;
    Broken twice;
    auto const count = [&](domain::Fact const& fact) {
        if (!ids.insert(fact.id).second)
            twice = kiosk.name() + " has it confirmed and pending: " + described(fact);
        auto const body = domain::read_body<domain::CheckIn>(fact);
        if (body.ok()) ++check_ins[body->person];
    };
    if (kiosk.local.pending().empty()) return std::nullopt;
    auto const confirmed = kiosk.ids("SELECT id FROM inbox");
    for (auto const& fact : kiosk.local.pending())
        if (confirmed.contains(fact.id))
            return kiosk.name() + " has it confirmed and pending: " + described(fact);
    for (auto const& fact : kiosk.local.pending()) count(fact);
    if (twice) return twice;
    for (auto const& [id, person] : kiosk.local.view().people) {
        auto const before = kiosk.local.confirmed().people.find(id);
        bool const there = before != kiosk.local.confirmed().people.end();
        int const said = check_ins[id] + (there && before->second.checked_in ? 1 : 0);
        bool const again = there && before->second.checked_in_again;
        if (person.checked_in_again && !again && said < 2)
            return kiosk.name() + " counts one check-in twice";
    }
    return std::nullopt;
}

}  // namespace

Invariant const k_no_fact_counts_twice{"no fact counts twice", counted_twice_in_log,
                                       counted_twice_on_kiosk};

}  // namespace ontmoet::sim
