// SPDX-License-Identifier: EUPL-1.2
#include "sim/hall.h"
#include "sim/invariant.h"
#include "storage/tombstone.h"

namespace ontmoet::sim {
namespace {

Broken still_there(Reference const& reference, Marks const& marks, domain::Cursor known,
                   std::string const& where) {
    for (auto const& [what, number] : marks) {
        auto const erased = reference.erased().find(person_id(number));
        if (erased != reference.erased().end() && erased->second <= known)
            return "the bytes of " + where + " hold " + mark(what, number) +
                   ", who was erased at cursor " + std::to_string(erased->second);
    }
    return std::nullopt;
}

Broken erased_on_server(Look const& look) {
    if (look.reference.erased().empty()) return std::nullopt;
    for (auto const& fact : look.reference.facts())
        for (auto const& [person, cursor] : look.reference.erased())
            if (storage::is_about(fact, person) && !storage::is_tombstone(fact))
                return "the log says something about an erased person: " + described(fact);
    if (look.server.disk().is_full()) return std::nullopt;
    auto const marks = marks_on(look.server.disk(), look.server.file());
    return still_there(look.reference, marks, look.reference.newest(), "the server");
}

Broken erased_on_kiosk(Look const& look, Kiosk& kiosk) {
    if (look.reference.erased().empty() || kiosk.disk().is_full() || kiosk.was_wiped())
        return std::nullopt;
    auto const checkpoint = kiosk.store->checkpoint();
    if (!checkpoint.ok() || checkpoint->epoch != look.reference.epoch()) return std::nullopt;
    for (auto const& [person, cursor] : look.reference.erased())
        if (cursor <= checkpoint->cursor && kiosk.local.view().people.contains(person))
            return kiosk.name() + " shows an erased person";
    return still_there(look.reference, marks_on(kiosk.disk()), checkpoint->cursor, kiosk.name());
}

}  // namespace

Invariant const k_an_erased_person_is_nowhere{"an erased person is nowhere", erased_on_server,
                                              erased_on_kiosk};

}  // namespace ontmoet::sim
