// SPDX-License-Identifier: EUPL-1.2
#include "sim/place.h"

namespace ontmoet::sim {

void World::Place::set_clock_wrong(Random& chance) {
    constexpr std::int64_t k_year_ms = 365LL * 24 * 3'600 * 1'000;
    auto const any = [&](std::int64_t most) {
        return static_cast<std::int64_t>(chance.below(static_cast<std::uint64_t>(2 * most))) - most;
    };
    auto& clock = kiosk.clock();
    switch (chance.below(4)) {
        case 0: clock.set(Moment{static_cast<std::int64_t>(chance.below(10'000))}); break;  // 1970
        case 1: clock.set(Moment{clock.now().ms + any(5 * k_year_ms)}); break;
        case 2: clock.set(Moment{clock.now().ms + any(10 * 60'000)}); break;
        default: clock.set_drift(any(2'000));
    }
}

std::string World::Place::what_is_missing(Reference const& reference) const {
    if (!kiosk.is_up()) return "is not up";
    auto const first_of = [](std::vector<domain::Fact> const& facts) {
        return facts.empty() ? std::string() : ": " + described(facts.front());
    };
    if (kiosk.was_wiped()) return "has wiped itself";
    auto const checkpoint = kiosk.store->checkpoint();
    if (!reference.is_now(checkpoint->epoch)) return "is in an old epoch";
    if (checkpoint->cursor != reference.newest())
        return "has read up to " + std::to_string(checkpoint->cursor) + " of " +
               std::to_string(reference.newest());
    auto const to_send = kiosk.store->to_send(1, 1);
    if (!to_send->empty()) return "has something to send" + first_of(*to_send);
    if (!kiosk.local.hall().empty())
        return "shows what only the hall knows" + first_of(kiosk.local.hall());
    if (*kiosk.store->pending_count() != 0 || !kiosk.local.pending().empty())
        return "has something pending" + first_of(kiosk.local.pending());
    if (!kiosk.status.online) return "does not know that it is online";
    return {};
}

}  // namespace ontmoet::sim
