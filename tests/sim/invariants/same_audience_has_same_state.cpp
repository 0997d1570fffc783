// SPDX-License-Identifier: EUPL-1.2
#include "sim/invariant.h"

namespace ontmoet::sim {
namespace {

// A replica may not have heard of what another one accepted.
Broken other_state_on_server(Look const& look) {
    if (look.server.replicas() > 1 && !look.healed) return std::nullopt;
    Broken broken;
    auto const read = look.server.hub().with_state(look.server.event(), [&](auto const& state) {
        if (state.cursor != look.reference.newest())
            broken = "the server's state ends at " + std::to_string(state.cursor) +
                     ", its log at " + std::to_string(look.reference.newest());
    });
    return read.ok() ? broken : std::nullopt;
}

// Who has read everything that its audience may have has the state that this gives.
Broken other_state_on_kiosk(Look const& look, Kiosk& kiosk) {
    auto const checkpoint = kiosk.store->checkpoint();
    if (kiosk.was_wiped() || !checkpoint.ok() || checkpoint->epoch != look.reference.epoch() ||
        checkpoint->cursor != look.reference.newest())
        return std::nullopt;
    // What employers see of people comes and goes; it is read anew for each look.
    bool const is_of_employers =
        kiosk.role() == storage::Role::browse || kiosk.role() == storage::Role::table;
    if (is_of_employers && !look.healed) return std::nullopt;
    auto state = kiosk.local.confirmed();
    if (is_of_employers) state.cursor = look.reference.state(kiosk.role()).cursor;
    if (state != look.reference.state(kiosk.role()))
        return kiosk.name() + " has read everything and has another state than its audience";
    if (look.healed && kiosk.local.view() != kiosk.local.confirmed())
        return kiosk.name() + " shows something that nobody confirmed";
    return std::nullopt;
}

}  // namespace

Invariant const k_same_audience_has_same_state{
    "every kiosk with the same audience has the same state", other_state_on_server,
    other_state_on_kiosk};

}  // namespace ontmoet::sim
