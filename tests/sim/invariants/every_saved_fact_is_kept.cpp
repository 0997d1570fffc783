// SPDX-License-Identifier: EUPL-1.2
#include "sim/invariant.h"

namespace ontmoet::sim {
namespace {

// What a kiosk showed as saved is in its outbox or on the server at any time, and in the end on the
// server, unless that refused it. What a person was told about a refusal is settled.
Broken saved_fact_lost(Look const& look, Kiosk& kiosk) {
    if (kiosk.was_wiped()) return std::nullopt;
    auto const outbox = kiosk.ids("SELECT id FROM outbox");
    auto const refused = kiosk.ids("SELECT fact FROM problem");
    for (auto const& said : kiosk.said) {
        if (said.shown != Said::Shown::saved || kiosk.closed.contains(said.fact.id)) continue;
        if (look.reference.place_of(said.fact.id) != 0) continue;
        if (!outbox.contains(said.fact.id))
            return kiosk.name() + " showed as saved, and nobody has: " + described(said.fact);
        if (look.healed && !refused.contains(said.fact.id) &&
            !is_about_somebody_erased(look, said.fact) &&
            !is_about_somebody_forgotten(kiosk, said.fact))
            return "never came to the server from " + kiosk.name() + ": " + described(said.fact);
    }
    return std::nullopt;
}

}  // namespace

Invariant const k_every_saved_fact_is_kept{"every saved fact is on the server or in an outbox",
                                           nullptr, saved_fact_lost};

}  // namespace ontmoet::sim
