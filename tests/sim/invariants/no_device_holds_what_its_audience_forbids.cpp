// SPDX-License-Identifier: EUPL-1.2
#include "sim/hall.h"
#include "sim/invariant.h"

namespace ontmoet::sim {
namespace {

// architecture.md §4 in its own words, apart from the table that the server uses.
bool is_forbidden(storage::Role role, Mark what) {
    switch (role) {
        case storage::Role::host:
        case storage::Role::venue: return false;
        case storage::Role::reception: return what == Mark::phone || what == Mark::contact;
        case storage::Role::browse:
        case storage::Role::table: return what != Mark::words;
        case storage::Role::board: return true;
    }
    return true;
}

// What was said here may be here. Who was revoked may hold nothing.
Broken forbidden_on_kiosk(Look const&, Kiosk& kiosk) {
    if (kiosk.role() == storage::Role::host && !kiosk.was_wiped()) return std::nullopt;
    for (auto const& [what, person] : marks_on(kiosk.disk())) {
        if (kiosk.was_wiped()) return kiosk.name() + " was wiped and holds " + mark(what, person);
        if (!is_forbidden(kiosk.role(), what)) continue;
        bool said_here = false;
        for (auto const& said : kiosk.said)
            said_here = said_here || said.fact.body.find(mark(what, person)) != std::string::npos;
        if (!said_here)
            return kiosk.name() + " holds " + mark(what, person) + ", which is not for it";
    }
    return std::nullopt;
}

}  // namespace

Invariant const k_no_device_holds_what_its_audience_forbids{
    "no device holds what its audience forbids", nullptr, forbidden_on_kiosk};

}  // namespace ontmoet::sim
