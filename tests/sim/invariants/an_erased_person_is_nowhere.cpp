// SPDX-License-Identifier: EUPL-1.2
#include "sim/hall.h"
#include "sim/invariant.h"
#include "storage/tombstone.h"

namespace ontmoet::sim {
namespace {

Broken erased_on_server(Look const& look) {
    for (auto const& fact : look.reference.facts())
        for (auto const& [person, cursor] : look.reference.erased())
            if (storage::is_about(fact, person) && !storage::is_tombstone(fact))
                return "the log says something about an erased person: " + described(fact);
    return std::nullopt;
}

// In the rows of its tables; what stands in the bytes of its files beside them is a matter of the
// store's own tests (secure_delete leaves the gaps that a page has when its rows move on).
Broken erased_on_kiosk(Look const& look, Kiosk& kiosk) {
    if (look.reference.erased().empty() || kiosk.was_wiped() || !is_in_epoch(look, kiosk))
        return std::nullopt;
    auto const known = kiosk.store->checkpoint()->cursor;
    auto const words = marks_in(kiosk.words());
    for (auto const& [person, cursor] : look.reference.erased()) {
        if (cursor > known) continue;
        if (kiosk.local.view().people.contains(person))
            return kiosk.name() + " shows an erased person";
        for (auto const& [what, number] : words)
            if (person_id(number) == person)
                return kiosk.name() + " keeps " + mark(what, number) +
                       ", who was erased at cursor " + std::to_string(cursor);
    }
    return std::nullopt;
}

}  // namespace

Invariant const k_an_erased_person_is_nowhere{"an erased person is nowhere", erased_on_server,
                                              erased_on_kiosk};

}  // namespace ontmoet::sim
