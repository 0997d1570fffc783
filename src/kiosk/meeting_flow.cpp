// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "kiosk/flow.h"
#include "kiosk/limits.h"

#include <algorithm>

namespace ontmoet::kiosk {
namespace {

using screens::Screen;

std::string employer_actor(screens::Model const& model) {
    return "employer:" + to_string(model.employer.staff);
}

std::string next_badge(screens::Model const& model) {
    auto number = std::to_string(domain::badges_given(*model.state, model.badge_letter) + 1);
    if (number.size() < 2) number.insert(0, "0");
    return std::string(1, model.badge_letter) + "-" + number;
}

}  // namespace

std::string actor_of(screens::Model const& model) {
    if (model.host.unlocked) return "host";
    if (!model.employer.staff.is_none()) return employer_actor(model);
    return "candidate:" + to_string(model.visitor.person);
}

void check_in(Step& step, PersonId person, std::string by, std::string actor) {
    auto const known = step.model.state->people.find(person);
    bool const has_badge = known != step.model.state->people.end() && !known->second.badge.empty();
    auto badge = has_badge ? known->second.badge : next_badge(step.model);
    step.say(domain::CheckIn{person, {}, std::move(badge), std::move(by)}, std::move(actor));
}

void answer_employer(Step& step, OrganisationId organisation, domain::Answer answer) {
    auto& model = step.model;
    if (model.visitor.person.is_none()) return;
    auto const said = model.state->preferences.find({model.visitor.person, organisation});
    bool const again = said != model.state->preferences.end() && said->second.candidate == answer;
    step.say(domain::PreferenceSet{model.visitor.person, organisation, domain::Side::candidate,
                                   again ? domain::Answer::none : answer},
             actor_of(model));
}

void book_meet(Step& step, OrganisationId organisation) {
    auto& model = step.model;
    auto const* candidate = model.candidate();
    if (candidate == nullptr) return;
    auto const from = domain::next_round(model.state->event, model.now);
    auto free = domain::free_meets(*model.state, candidate->id, organisation,
                                   candidate->profile.interpreter_wanted, from, 1,
                                   {model.device, model.now, {}});
    if (free.empty()) {
        step.toast("schedule.no_free_meet", false);
        return;
    }
    free.front().meet = MeetId::make(step.making.clock, step.making.random);
    step.say(domain::MeetBooked{free.front(), true}, actor_of(model));
    step.toast("schedule.booked");
    model.stack = {Screen::languages, Screen::ready, Screen::schedule};
}

void give_verdict(Step& step, screens::GiveVerdict const& verdict) {
    auto& model = step.model;
    auto const meet = model.state->meets.find(verdict.meet);
    if (meet == model.state->meets.end()) return;
    step.say(
        domain::VerdictGiven{
            verdict.meet, meet->second.planned.person, verdict.side, verdict.answer, {}},
        actor_of(model));
    if (verdict.side != domain::Side::candidate) return;
    step.back();
    step.toast("verdict.thanks");
}

void begin_employer(Step& step, OrganisationId organisation, StaffId staff, std::string by) {
    auto& model = step.model;
    save_profile(step);
    model.visitor = {};
    model.employer = {};
    model.help_asked = false;
    model.employer.organisation = organisation;
    model.employer.staff = staff;
    auto const offers = domain::offers_of(*model.state, organisation);
    if (!offers.empty()) model.employer.offer = offers.front();
    auto const member = model.state->staff.find(staff);
    if (member != model.state->staff.end() && !member->second.checked_in)
        step.say(domain::CheckIn{{}, staff, {}, std::move(by)}, employer_actor(model));
    step.open_alone(Screen::browse);
}

void star(Step& step, PersonId person, bool starred) {
    auto& model = step.model;
    if (model.employer.organisation.is_none()) return;
    step.say(domain::PreferenceSet{person, model.employer.organisation, domain::Side::employer,
                                   starred ? domain::Answer::yes : domain::Answer::none},
             employer_actor(model));
}

}  // namespace ontmoet::kiosk
