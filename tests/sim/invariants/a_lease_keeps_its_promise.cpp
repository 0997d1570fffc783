// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "sim/hall.h"
#include "sim/invariant.h"

#include <algorithm>
#include <set>
#include <utility>

namespace ontmoet::sim {
namespace {

// As many of the newest facts as one step may bring.
constexpr std::ptrdiff_t k_newest = 40;

// The device that put this meet where it is; none when it was not told.
DeviceId who_placed(Look const& look, MeetId meet) {
    auto const& facts = look.reference.facts();
    auto const name = to_string(meet);
    auto const found = std::find_if(facts.rbegin(), facts.rend(), [&](domain::Fact const& fact) {
        using namespace domain;
        bool const places = fact.type == fact_type::meet_booked ||
                            fact.type == fact_type::meet_moved ||
                            fact.type == fact_type::plan_published;
        return places && fact.body.find(name) != std::string::npos;
    });
    return found == facts.rend() ? DeviceId{} : found->device;
}

// A device that holds a lease was told that its table is taken: only by itself.
Broken is_refused(Look const& look, domain::State const& state, domain::Fact const& note) {
    auto const refused = domain::read_body<domain::FactRefused>(note);
    if (!refused.ok() || note.received_at < state.leases_at) return std::nullopt;
    auto const& wanted = refused->meet;
    if (!domain::holds_lease(state, wanted.table, wanted.round,
                             {refused->device, note.received_at, {}}))
        return std::nullopt;
    if (refused->message_key == "refused.meet_table_leased")
        return "a device may not book where it holds the lease itself";
    if (refused->message_key != "refused.meet_table_taken") return std::nullopt;
    for (auto const& [id, meet] : state.meets) {
        auto const& planned = meet.planned;
        if (meet.status != domain::MeetStatus::planned || planned.table != wanted.table ||
            planned.round != wanted.round)
            continue;
        auto const placed = who_placed(look, id);
        if (!placed.is_none() && placed != refused->device)
            return "somebody else sits in round " + std::to_string(wanted.round) +
                   " at a table that was leased to the device which was refused it";
    }
    return std::nullopt;
}

Broken broken_promise(Look const& look) {
    auto const& state = look.reference.state(storage::Role::host);
    std::set<std::pair<TableId, int>> lent;
    for (auto const& lease : state.leases)
        if (!lent.emplace(lease.table, lease.round).second)
            return "a table is leased to two in round " + std::to_string(lease.round);
    auto const& facts = look.reference.facts();
    auto const first = std::max(std::ptrdiff_t{0}, std::ssize(facts) - k_newest);
    for (auto fact = facts.begin() + first; fact != facts.end(); ++fact)
        if (fact->type == domain::fact_type::fact_refused)
            if (auto broken = is_refused(look, state, *fact)) return broken;
    return std::nullopt;
}

Broken nothing_of_kiosk(Look const&, Kiosk&) {
    return std::nullopt;
}

}  // namespace

Invariant const k_a_lease_keeps_its_promise{"a lease keeps its promise", broken_promise,
                                            nothing_of_kiosk};

}  // namespace ontmoet::sim
