// SPDX-License-Identifier: EUPL-1.2
#include "sim/invariant.h"

#include <algorithm>

namespace ontmoet::sim {
namespace {

// From the moment it is said a fact lies on top of the confirmed ones or is a problem, until it is
// among them or was refused: nothing blinks.
Broken gone_from_screen(Look const& look, Kiosk& kiosk) {
    if (kiosk.was_wiped() || !is_in_epoch(look, kiosk)) return std::nullopt;
    auto const checkpoint = kiosk.store->checkpoint();
    std::set<FactId> shown;
    for (auto const& fact : kiosk.local.pending()) shown.insert(fact.id);
    for (auto const& problem : kiosk.local.problems()) shown.insert(problem.fact.id);
    for (auto const& said : kiosk.said) {
        auto const& fact = said.fact;
        if (said.shown != Said::Shown::saved || shown.contains(fact.id) ||
            is_closed(look, kiosk, fact.id))
            continue;
        auto const place = look.reference.place_of(fact.id);
        if (place > checkpoint->cursor && !is_about_somebody_erased(look, fact))
            return "left the screen of " + kiosk.name() +
                   " before its page came: " + described(fact);
    }
    return std::nullopt;
}

}  // namespace

Invariant const k_what_was_said_stays_on_the_screen{
    "what was said stays on the screen until it is decided", nullptr, gone_from_screen};

}  // namespace ontmoet::sim
