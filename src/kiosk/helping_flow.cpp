// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "kiosk/flow.h"

// A host does something for somebody who stands beside them, after they said that it may be so
// (screens/host_model.h). From then on the screens are those the person would see themselves, in
// their language, and what is said carries both: "host:<person>".
namespace ontmoet::kiosk {

using screens::Screen;

void help_person(Step& step, PersonId person) {
    auto& model = step.model;
    auto const found = model.state->people.find(person);
    bool const is_new = person.is_none();
    if (!model.host.unlocked || (!is_new && found == model.state->people.end())) return;
    model.visitor = {};
    model.employer = {};
    model.help_asked = false;
    model.visitor.is_new = is_new;
    model.visitor.person = is_new ? PersonId::make(step.making.clock, step.making.random) : person;
    if (!is_new) model.visitor.profile = found->second.profile;
    model.host.helping = {true, false, model.language};
    auto const& language = model.visitor.profile.screen_language;
    if (i18n::find_language(language) != nullptr) model.language = language;
    step.open_alone(Screen::on_behalf);
    // Nobody knows yet what they speak.
    if (language.empty()) step.open(Screen::change_language);
}

void begin_agreed(Step& step) {
    auto& model = step.model;
    if (!model.host.helping.is_asked || model.screen() != Screen::on_behalf) return;
    model.host.helping.agreed = true;
    model.visitor.confirmed = true;
    if (model.visitor.is_new) model.visitor.profile.screen_language = model.language;
    auto const* candidate = model.candidate();
    bool const is_known = candidate != nullptr && candidate->checked_in &&
                          candidate->consents_to(domain::Purpose::take_part);
    if (!is_known) {
        model.stack = {model.home};
        step.open(Screen::consent);
        return;
    }
    step.open_alone(Screen::ready);
}

void end_helping(Step& step) {
    auto& model = step.model;
    leave_screen(step);
    model.language = model.host.helping.host_language;
    model.host.helping = {};
    model.visitor = {};
    model.help_asked = false;
    model.accessibility = model.usual_accessibility;
    model.stack = {model.home, Screen::arrivals};
}

}  // namespace ontmoet::kiosk
