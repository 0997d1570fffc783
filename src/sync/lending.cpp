// SPDX-License-Identifier: EUPL-1.2
#include "sync/lending.h"

#include "domain/rules.h"
#include "sync/limits.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace ontmoet::sync {
namespace {

using domain::Lease;
using Seat = std::pair<int, TableId>;  // by round

// The places where nobody sits and somebody may, by organisation, in the order of their rounds.
using Seats = std::map<OrganisationId, std::vector<Seat>>;
Seats free_seats(domain::State const& state, Moment now) {
    std::set<Seat> taken;
    for (auto const& [id, meet] : state.meets)
        if (meet.status == domain::MeetStatus::planned)
            taken.emplace(meet.planned.round, meet.planned.table);
    Seats seats;
    for (int round = 0; round < state.event.rounds; ++round) {
        if (!domain::round_can_be_met_in(state, round) || domain::round_start(state, round) <= now)
            continue;
        for (auto const& [id, table] : state.tables)
            if (domain::table_is_open(state, id, round) && !taken.contains({round, id}))
                seats[table.organisation].emplace_back(round, id);
    }
    return seats;
}

bool is_among(std::vector<Seat> const& seats, Lease const& lease) {
    return std::ranges::binary_search(seats, Seat{lease.round, lease.table});
}

Moment lease_end(domain::State const& state, int round, Moment now) {
    return std::min(now + k_lease_life, domain::round_start(state, round));
}

// What stands of the leases there are. One that is over against others too, or whose table cannot
// be booked any more, is none.
std::vector<Lease> standing_leases(domain::State const& state, Seats const& free, Moment now) {
    auto leases = state.leases;
    std::erase_if(leases, [&](Lease const& lease) {
        bool const is_over = lease.until + domain::k_lease_grace <= now;
        return is_over || std::ranges::none_of(
                              free, [&](auto const& of) { return is_among(of.second, lease); });
    });
    return leases;
}

bool wants_more(domain::State const& state, DeviceId device, Moment now) {
    auto const is_theirs = [&](Lease const& lease) { return lease.device == device; };
    if (std::ranges::none_of(state.leases, is_theirs)) return true;
    return std::ranges::any_of(state.leases, [&](Lease const& lease) {
        return is_theirs(lease) &&
               lease.until < lease_end(state, lease.round, now - k_lease_renewal);
    });
}

// Where this device may be lent another place: where nothing is lent, and not in a round in which
// it has one.
std::vector<Seat> open_seats(std::vector<Seat> const& seats, std::vector<Lease> const& leases,
                             DeviceId device) {
    auto open = seats;
    std::erase_if(open, [&](Seat const& seat) {
        return std::ranges::any_of(leases, [&](Lease const& lease) {
            return is_among(seats, lease) && lease.round == seat.first &&
                   (lease.table == seat.second || lease.device == device);
        });
    });
    return open;
}

// Lends places of one organisation to the devices in turn.
void lend_seats(domain::State const& state, std::vector<Seat> const& seats,
                std::set<DeviceId> const& devices, Moment now, std::vector<Lease>& leases) {
    std::map<DeviceId, int> held;
    std::ptrdiff_t lent = 0;
    for (auto const& lease : leases) {
        if (!is_among(seats, lease)) continue;
        ++held[lease.device];
        ++lent;
    }
    auto const most = std::ssize(seats) / k_lease_share;
    for (int turn = 0; turn < k_leases_each; ++turn)
        for (auto const device : devices) {
            if (lent >= most) return;
            if (held[device] > turn) continue;
            auto const open = open_seats(seats, leases, device);
            if (open.empty()) continue;
            // Not the next one, which others want first, nor the last, for which not everybody
            // stays.
            auto const& [round, table] = open[open.size() / 2];
            leases.push_back({device, table, round, lease_end(state, round, now)});
            ++held[device];
            ++lent;
        }
}

}  // namespace

bool may_hold_leases(storage::Role role) {
    return role == storage::Role::host || role == storage::Role::reception;
}

std::optional<domain::LeaseGiven> leases_due(domain::State const& state,
                                             std::set<DeviceId> const& in_contact, Moment now) {
    if (!state.plan) return std::nullopt;
    std::set<DeviceId> devices;
    for (auto const device : in_contact) {
        auto const joined = state.devices.find(device);
        if (joined == state.devices.end() || !joined->second.revoked) devices.insert(device);
    }
    bool const is_new_plan = state.plan->at > state.leases_at;
    bool const is_wanted = std::ranges::any_of(
        devices, [&](DeviceId device) { return is_new_plan || wants_more(state, device, now); });
    if (!is_wanted) return std::nullopt;
    auto const free = free_seats(state, now);
    domain::LeaseGiven given{standing_leases(state, free, now)};
    for (auto& lease : given.leases)
        if (devices.contains(lease.device))
            lease.until = std::max(lease.until, lease_end(state, lease.round, now));
    for (auto const& [organisation, seats] : free)
        lend_seats(state, seats, devices, now, given.leases);
    if (given.leases == state.leases) return std::nullopt;
    return given;
}

}  // namespace ontmoet::sync
