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

// Whether only tables that are leased to other kiosks are left.
bool is_kept_elsewhere(screens::Model const& model, domain::Candidate const& candidate,
                       OrganisationId organisation, int from) {
    domain::Booker const after_all{model.device, Moment{domain::k_furthest_moment_ms}, {}};
    return !domain::free_meets(*model.state, candidate.id, organisation,
                               candidate.profile.interpreter_wanted, from, 1, after_all)
                .empty();
}

bool may_be_promised(screens::Model const& model, domain::PlannedMeet const& meet) {
    return !model.network.online &&
           domain::holds_lease(*model.state, meet.table, meet.round, booker_of(model));
}

// Whoever says no to an employer does not have to talk to them because these wanted it.
void decline_invitation(Step& step, OrganisationId organisation) {
    auto const& model = step.model;
    for (auto const* meet : domain::meets_of(*model.state, model.visitor.person)) {
        auto const& planned = meet->planned;
        if (!meet->invited || planned.organisation != organisation || meet->is_told() ||
            domain::round_has_begun(*model.state, planned.round, model.now))
            continue;
        step.say(domain::MeetCancelled{planned.meet, planned.person, "declined"}, actor_of(model));
        step.toast("employer.declined");
        return;
    }
}

}  // namespace

std::string actor_of(screens::Model const& model) {
    if (model.host.helping.agreed) return "host:" + to_string(model.visitor.person);
    if (model.host.unlocked) return "host";
    if (!model.employer.staff.is_none()) return employer_actor(model);
    return "candidate:" + to_string(model.visitor.person);
}

domain::Booker booker_of(screens::Model const& model) {
    return {model.device, model.now, {}};
}

void check_in(Step& step, PersonId person, std::string by, std::string actor) {
    auto const known = step.model.state->people.find(person);
    bool const has_badge = known != step.model.state->people.end() && !known->second.badge.empty();
    auto badge = has_badge ? known->second.badge : next_badge(step.model);
    step.say(domain::CheckIn{person, {}, std::move(badge), std::move(by)}, std::move(actor));
}

BestMeet best_meet(screens::Model const& model, std::vector<domain::PlannedMeet> const& free) {
    auto const sure =
        std::ranges::find_if(free, [&](auto const& meet) { return may_be_promised(model, meet); });
    return {sure == free.end() ? free.front() : *sure, model.network.online || sure != free.end()};
}

void answer_employer(Step& step, OrganisationId organisation, domain::Answer answer) {
    auto& model = step.model;
    if (model.visitor.person.is_none()) return;
    auto const said = model.state->preferences.find({model.visitor.person, organisation});
    bool const again = said != model.state->preferences.end() && said->second.candidate == answer;
    step.say(domain::PreferenceSet{model.visitor.person, organisation, domain::Side::candidate,
                                   again ? domain::Answer::none : answer},
             actor_of(model));
    if (!again && answer == domain::Answer::no) decline_invitation(step, organisation);
}

void book_meet(Step& step, OrganisationId organisation) {
    auto& model = step.model;
    auto const* candidate = model.candidate();
    if (candidate == nullptr) return;
    auto const from = domain::next_round(*model.state, model.now);
    auto const free = domain::free_meets(*model.state, candidate->id, organisation,
                                         candidate->profile.interpreter_wanted, from,
                                         domain::k_most_rounds, booker_of(model));
    if (free.empty()) {
        step.toast(is_kept_elsewhere(model, *candidate, organisation, from)
                       ? "schedule.kept_elsewhere"
                       : "schedule.no_free_meet",
                   false);
        return;
    }
    auto [meet, is_promised] = best_meet(model, free);
    meet.meet = MeetId::make(step.making.clock, step.making.random);
    step.say(domain::MeetBooked{meet, true}, actor_of(model));
    step.toast(is_promised ? "schedule.booked" : "schedule.booked_provisionally");
    model.stack = {model.home, Screen::ready, Screen::schedule};
}

void give_verdict(Step& step, screens::GiveVerdict const& verdict) {
    auto& model = step.model;
    auto const meet = model.state->meets.find(verdict.meet);
    if (meet == model.state->meets.end()) return;
    auto const person = meet->second.planned.person;
    // A candidate's answer is theirs, at whichever device they give it.
    bool const is_theirs = verdict.side == domain::Side::candidate && !model.host.unlocked;
    step.say(domain::VerdictGiven{verdict.meet, person, verdict.side, verdict.answer, {}},
             is_theirs ? "candidate:" + to_string(person) : actor_of(model));
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
    enter_employer(step);
}

void star(Step& step, PersonId person, bool starred) {
    auto& model = step.model;
    if (model.employer.organisation.is_none()) return;
    if (model.employer.only_starred && !starred) model.employer.browsing.taken_off.insert(person);
    step.say(domain::PreferenceSet{person, model.employer.organisation, domain::Side::employer,
                                   starred ? domain::Answer::yes : domain::Answer::none},
             employer_actor(model));
}

}  // namespace ontmoet::kiosk
