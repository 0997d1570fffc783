// SPDX-License-Identifier: EUPL-1.2
#include "sim/invariant.h"

#include <algorithm>

namespace ontmoet::sim {
namespace {

bool is_on_the_list(Kiosk const& kiosk, FactId fact) {
    return std::ranges::any_of(kiosk.local.problems(), [&](sync::Problem const& problem) {
        return problem.fact.id == fact && problem.decided && !problem.message_key.empty();
    });
}

// What was answered and is not in the log was refused: it is on the list until a person closes it.
Broken refused_in_silence(Look const& look, Kiosk& kiosk) {
    if (kiosk.was_wiped() || !is_in_epoch(look, kiosk)) return std::nullopt;
    auto const answered = kiosk.ids("SELECT id FROM outbox WHERE answered = 1");
    for (auto const& said : kiosk.said) {
        auto const& fact = said.fact;
        if (!answered.contains(fact.id) || look.reference.place_of(fact.id) != 0) continue;
        if (is_closed(look, kiosk, fact.id) || is_about_somebody_erased(look, fact)) continue;
        if (is_about_somebody_forgotten(kiosk, fact)) continue;
        if (!is_on_the_list(kiosk, fact.id))
            return kiosk.name() + " was told no and shows nobody: " + described(fact);
        if (!look.reference.state(storage::Role::host).refused.contains(fact.id))
            return "no host hears that this was refused: " + described(fact);
    }
    return std::nullopt;
}

}  // namespace

Invariant const k_a_refused_fact_is_seen_by_a_person{"a refused fact is seen by a person", nullptr,
                                                     refused_in_silence};

}  // namespace ontmoet::sim
