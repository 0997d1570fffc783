// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "kiosk/flow.h"

#include <algorithm>
#include <utility>

// What an employer does with the candidates (screens/browse_model.h).
namespace ontmoet::kiosk {
namespace {

using screens::Screen;

void perform_browsing(Step& step, screens::CompareTwo const& intent) {
    auto& browsing = step.model.employer.browsing;
    browsing.compares = intent.begins;
    browsing.compared.clear();
}

void perform_browsing(Step& step, screens::Compare const& intent) {
    auto& browsing = step.model.employer.browsing;
    if (!browsing.compares || std::erase(browsing.compared, intent.person) > 0) return;
    constexpr std::size_t beside_each_other = 2;
    if (browsing.compared.size() == beside_each_other) browsing.compared.clear();
    browsing.compared.push_back(intent.person);
    if (browsing.compared.size() < beside_each_other) return;
    browsing.compares = false;
    step.open(Screen::compare);
}

void perform_browsing(Step& step, screens::InvitePerson const&) {
    auto& model = step.model;
    if (model.employer.staff.is_none() || model.screen() != Screen::invite) return;
    // What was touched may not be so any more: then the screen says what is, and is touched again.
    auto const shown = model.employer.browsing.invitation.meets;
    refresh_cards(model);
    auto const& free = model.employer.browsing.invitation.meets;
    if (free.empty() || free != shown) return;
    auto [meet, is_promised] = best_meet(model, free);
    meet.meet = MeetId::make(step.making.clock, step.making.random);
    step.say(domain::MeetBooked{meet, true, true}, actor_of(model));
    step.back();
    step.toast(is_promised ? "invite.done" : "invite.done_provisionally");
}

void perform_browsing(Step& step, screens::OpenNote const&) {
    auto& model = step.model;
    if (!model.keeps_notes() || model.employer.open_candidate.is_none()) return;
    model.employer.browsing.note = domain::note_about(*model.state, model.employer.open_candidate,
                                                      model.employer.organisation);
    step.open(Screen::note);
}

void perform_browsing(Step& step, screens::TypeNote const& intent) {
    step.model.employer.browsing.note = intent.text;
}

}  // namespace

void browse(Step& step, screens::BrowseIntent const& intent) {
    std::visit([&](auto const& one) { perform_browsing(step, one); }, intent);
}

void save_note(Step& step) {
    auto const& model = step.model;
    auto const note = std::exchange(step.model.employer.browsing.note, std::nullopt);
    auto const person = model.employer.open_candidate;
    auto const organisation = model.employer.organisation;
    if (!note || !model.state->people.contains(person) ||
        domain::note_about(*model.state, person, organisation) == *note)
        return;
    step.say(domain::NoteSet{person, organisation, *note}, actor_of(model));
}

}  // namespace ontmoet::kiosk
