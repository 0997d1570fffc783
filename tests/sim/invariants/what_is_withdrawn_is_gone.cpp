// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "sim/hall.h"
#include "sim/invariant.h"

namespace ontmoet::sim {
namespace {

bool is_shown(domain::State const& state, int number) {
    auto const found = state.people.find(domain::same_person(state, person_id(number)));
    return found != state.people.end() && found->second.consents_to(domain::Purpose::take_part) &&
           found->second.consents_to(domain::Purpose::show_work);
}

// A screen of employers that has read everything keeps no word of who does not agree to be shown,
// but for what was said there when it was a desk: its outbox is kept.
Broken withdrawn_on_kiosk(Look const& look, Kiosk& kiosk) {
    if (!sees_people_come_and_go(kiosk.role()) || kiosk.was_wiped() || !is_in_epoch(look, kiosk) ||
        kiosk.store->checkpoint()->cursor != look.reference.newest())
        return std::nullopt;
    for (auto const& [what, number] : marks_in(kiosk.words()))
        if (!is_shown(look.reference.state(storage::Role::host), number) &&
            !was_said_at(kiosk, mark(what, number)))
            return kiosk.name() + " keeps " + mark(what, number) + ", who does not agree to that";
    return std::nullopt;
}

}  // namespace

Invariant const k_what_is_withdrawn_is_gone{
    "what is concealed or withdrawn is on no device of that audience", nullptr, withdrawn_on_kiosk};

}  // namespace ontmoet::sim
