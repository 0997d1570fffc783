// SPDX-License-Identifier: EUPL-1.2
#include "domain/bodies.h"
#include "sim/invariant.h"
#include "sync/audience.h"

namespace ontmoet::sim {
namespace {

// In the end, also by a server that lost its disk and went on with an older copy: a desk that was
// told of an erasure says it again. One that may not say so, or was wiped, cannot.
Broken come_back(Look const& look, Kiosk& kiosk) {
    if (!look.healed || kiosk.was_wiped()) return std::nullopt;
    for (auto const& person : kiosk.confirmed_erased) {
        auto const erasure = domain::make_fact(domain::PersonErased{person});
        if (!sync::may_say({kiosk.role()}, erasure)) return std::nullopt;
        if (!look.reference.erased().contains(person))
            return kiosk.name() + " was told that somebody is erased whom the server knows again";
    }
    return std::nullopt;
}

}  // namespace

Invariant const k_who_was_erased_stays_erased{"who was erased stays erased", nullptr, come_back};

}  // namespace ontmoet::sim
