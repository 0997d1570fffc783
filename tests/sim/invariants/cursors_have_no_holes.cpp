// SPDX-License-Identifier: EUPL-1.2
#include "sim/invariant.h"

#include <vector>

namespace ontmoet::sim {
namespace {

// A kiosk that has read up to a cursor has everything up to there that its audience may have, and
// in that order.
Broken hole_on_kiosk(Look const& look, Kiosk& kiosk) {
    auto const checkpoint = kiosk.store->checkpoint();
    if (kiosk.was_wiped() || !checkpoint.ok() || checkpoint->epoch != look.reference.epoch())
        return std::nullopt;
    if (checkpoint->cursor > look.reference.newest())
        return kiosk.name() + " has read up to " + std::to_string(checkpoint->cursor) +
               ", the log ends at " + std::to_string(look.reference.newest());
    bool const is_of_employers =
        kiosk.role() == storage::Role::browse || kiosk.role() == storage::Role::table;
    if (is_of_employers && !(look.healed && checkpoint->cursor == look.reference.newest()))
        return std::nullopt;
    std::vector<FactId> expected;
    for (auto const fact : look.reference.visible(kiosk.role(), checkpoint->cursor))
        if (!look.reference.is_emptied(fact)) expected.push_back(fact);
    auto rows = kiosk.store->database().prepare("SELECT id, cursor FROM inbox ORDER BY cursor");
    std::size_t place = 0;
    while (rows.step()) {
        FactId const fact{rows.uuid(0)};
        if (look.reference.is_emptied(fact)) continue;
        if (place >= expected.size() || fact != expected[place])
            return kiosk.name() + " has another fact than its audience at cursor " +
                   std::to_string(rows.integer(1));
        ++place;
    }
    if (place < expected.size())
        return kiosk.name() + " has read up to " + std::to_string(checkpoint->cursor) +
               " and lacks " + std::to_string(expected.size() - place) + " facts";
    return std::nullopt;
}

}  // namespace

Invariant const k_cursors_have_no_holes{"cursors have no holes", nullptr, hole_on_kiosk};

}  // namespace ontmoet::sim
