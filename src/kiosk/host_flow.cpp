// SPDX-License-Identifier: EUPL-1.2
#include "domain/at_table.h"
#include "kiosk/flow.h"
#include "screens/employer/visits.h"

// What hosts touch besides the plan and the hall, and the talks of two employers
// (screens/host_model.h).
namespace ontmoet::kiosk {
namespace {

using screens::Screen;

void perform_touch(Step& step, screens::TakeBackDoing const& intent) {
    take_back_doing(step, intent.first);
}
void perform_touch(Step& step, screens::HelpPerson const& intent) {
    help_person(step, intent.person);
}
void perform_touch(Step& step, screens::TheyAgree const&) {
    begin_agreed(step);
}

void perform_touch(Step& step, screens::RefuseEmployer const&) {
    auto const& host = step.model.host;
    if (!host.unlocked || !step.model.state->unconfirmed.contains(host.new_employer)) return;
    step.say(domain::OrganisationRefused{host.new_employer}, "host");
    step.back();
    step.toast("new_employer.refused");
}
void perform_touch(Step& step, screens::AllowEmployer const& intent) {
    auto const& model = step.model;
    if (!model.host.unlocked || !model.state->refused_employers.contains(intent.organisation))
        return;
    step.say(domain::OrganisationRefused{intent.organisation, false}, "host");
    step.toast("undo.done");
}

void perform_touch(Step& step, screens::BookVisit const& intent) {
    auto const& model = step.model;
    auto const free = screens::possible_visits(model, intent.ambassador);
    if (model.employer.staff.is_none() || free.empty()) return;
    step.say(free.front(), actor_of(model));
    step.toast("ambassadors.booked");
}
void perform_touch(Step& step, screens::CancelVisit const& intent) {
    auto const& model = step.model;
    auto const own = model.employer.organisation;
    bool const may = model.host.unlocked || own == intent.guest || own == intent.ambassador;
    if (!may || !model.state->visits.contains({intent.guest, intent.ambassador})) return;
    step.say(domain::VisitCancelled{intent.guest, intent.ambassador}, actor_of(model));
    step.toast("ambassadors.cancelled");
}

void perform_touch(Step& step, screens::GiveTable const& intent) {
    auto& model = step.model;
    bool const may = model.host.unlocked && model.has_phone_page &&
                     !domain::tables_of(*model.state, intent.organisation).empty();
    if (!may) return;
    model.host.table_code = {intent.organisation};
    step.effects.push_back(AskTableCode{intent.organisation});
}

}  // namespace

void table_code_made(Step& step, TableCodeMade const& event) {
    auto& shown = step.model.host.table_code;
    bool const is_awaited =
        step.model.screen() == Screen::table_code && shown.organisation == event.code.organisation;
    if (is_awaited) shown = event.code;
}

void host_touch(Step& step, screens::HostIntent const& intent) {
    std::visit([&](auto const& one) { perform_touch(step, one); }, intent);
}

}  // namespace ontmoet::kiosk
