// SPDX-License-Identifier: EUPL-1.2
#include "sim/hall.h"
#include "sim/invariant.h"

namespace ontmoet::sim {
namespace {

// Who has read everything shows nobody who did not agree to it, or no longer does.
Broken shown_on_kiosk(Look const& look, Kiosk& kiosk) {
    bool const is_of_employers =
        kiosk.role() == storage::Role::browse || kiosk.role() == storage::Role::table;
    auto const checkpoint = kiosk.store->checkpoint();
    if (!is_of_employers || kiosk.was_wiped() || !checkpoint.ok() ||
        checkpoint->epoch != look.reference.epoch() ||
        checkpoint->cursor != look.reference.newest())
        return std::nullopt;
    for (auto const& [person, candidate] : kiosk.local.confirmed().people)
        if (look.reference.closeness(kiosk.role(), person) == sync::Closeness::none)
            return kiosk.name() + " shows somebody whom its audience may not see";
    return std::nullopt;
}

}  // namespace

Invariant const k_what_is_concealed_is_on_no_device{
    "what is concealed is on no device of that "
    "audience",
    nullptr, shown_on_kiosk};

}  // namespace ontmoet::sim
