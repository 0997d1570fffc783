// SPDX-License-Identifier: EUPL-1.2
#include "domain/fields.h"
#include "kiosk/flow.h"
#include "kiosk/people_search.h"

#include <nlohmann/json.hpp>

namespace ontmoet::kiosk {
namespace {

using screens::Screen;

// What they chose a moment ago counts for the one they are.
void carry_consents(Step& step, domain::Candidate const& from, domain::Candidate const& to,
                    std::string const& actor) {
    for (auto const& [purpose, consent] : from.consents) {
        if (to.consents.contains(purpose) && to.consents_to(purpose) == consent.given) continue;
        if (consent.given)
            step.say(domain::ConsentGiven{to.id, purpose, consent.text_version, consent.language,
                                          consent.spoken},
                     actor);
        else
            step.say(domain::ConsentWithdrawn{to.id, purpose, consent.language}, actor);
    }
}

// The visitor goes on as somebody who was registered before, with all they said here. The
// registration they began is erased: it never was anybody else's.
void go_on_as(Step& step, domain::Candidate const& known) {
    auto& visitor = step.model.visitor;
    bool const is_helped = step.model.host.helping.agreed;
    auto const said_for = [&](PersonId person) {
        return (is_helped ? "host:" : "candidate:") + to_string(person);
    };
    auto const actor = said_for(known.id);
    auto const* begun = step.model.candidate();
    auto profile = known.profile;
    domain::set_fields(profile, domain::changed_fields(domain::Profile{}, visitor.profile));
    auto const changed = domain::changed_fields(known.profile, profile);
    if (begun != nullptr) carry_consents(step, *begun, known, actor);
    if (!domain::is_here(known)) check_in(step, known.id, "name", actor);
    if (!changed.empty())
        step.say(
            domain::PersonSet{
                known.id, changed.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)},
            actor);
    if (begun != nullptr) step.say(domain::PersonErased{begun->id}, said_for(begun->id));
    // Until that is told, it looks like somebody of the same name.
    visitor.not_them.insert(visitor.person);
    visitor.person = known.id;
    visitor.profile = std::move(profile);
    visitor.profile_is_saved = true;
}

}  // namespace

bool asks_who(Step& step) {
    auto& model = step.model;
    bool const may_be_known = model.screen() == Screen::name || model.screen() == Screen::contact;
    if (!may_be_known || !model.visitor.is_new) return false;
    model.visitor.alike = find_alike(model);
    if (model.visitor.alike.empty()) return false;
    step.open(Screen::are_you);
    return true;
}

void answer_who(Step& step, PersonId person) {
    auto& model = step.model;
    if (model.screen() != Screen::are_you) return;
    auto& visitor = model.visitor;
    visitor.not_them.insert(visitor.alike.begin(), visitor.alike.end());
    auto const known = model.state->people.find(person);
    if (known != model.state->people.end()) go_on_as(step, known->second);
    visitor.alike.clear();
    model.stack.pop_back();
    next_step(step);
}

}  // namespace ontmoet::kiosk
