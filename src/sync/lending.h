// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "domain/bodies.h"
#include "domain/state.h"
#include "storage/devices.h"

#include <optional>
#include <set>

// Leases, the server's side (sync.md, contract 5): which free tables which device may promise while
// it cannot ask. The promise: what a device booked inside its lease finds its table free when it
// arrives before the lease is over. So a lease is never taken away, but from a device that is
// revoked or becomes another; it ends by the server's clock, when its round begins at the latest,
// and is renewed as long as its device asks for news.
namespace ontmoet::sync {

// Devices whose people book: those that may say meet.booked.
bool may_hold_leases(storage::Role role);

// All leases that stand from now on, when that are others than before. `in_contact`: devices that
// may hold some and asked for news a moment ago. Nobody gets any before there is a plan; then each
// k_leases_each for each organisation, in different rounds, while not more than one in
// k_lease_share of the organisation's free places is lent.
std::optional<domain::LeaseGiven> leases_due(domain::State const& state,
                                             std::set<DeviceId> const& in_contact, Moment now);

}  // namespace ontmoet::sync
