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

// What was said here may be here. Who was revoked may hold nothing, and nobody may hold anything
// that is read without the key: free pages and WAL count too.
Broken forbidden_on_kiosk(Look const&, Kiosk& kiosk) {
    if (auto const open = marks_on(kiosk.disk()); !open.empty())
        return "the bytes of " + kiosk.name() + " hold " +
               mark(open.begin()->first, open.begin()->second) + " for everybody to read";
    auto const words = marks_in(kiosk.words());
    if (kiosk.was_wiped() && !words.empty()) return kiosk.name() + " was wiped and holds words";
    for (auto const& [what, person] : words) {
        if (!is_forbidden(kiosk.role(), what)) continue;
        if (!was_said_at(kiosk, mark(what, person)))
            return kiosk.name() + " holds " + mark(what, person) + ", which is not for it";
    }
    return std::nullopt;
}

Broken readable_on_server(Look const& look) {
    if (auto const open = marks_on(look.server.disk()); !open.empty())
        return "the bytes of the server hold " + mark(open.begin()->first, open.begin()->second) +
               " for everybody to read";
    return std::nullopt;
}

}  // namespace

Invariant const k_no_device_holds_what_its_audience_forbids{
    "no device holds what its audience forbids", readable_on_server, forbidden_on_kiosk};

}  // namespace ontmoet::sim
