// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "kiosk/flow.h"
#include "screens/screen_names.h"

#include <algorithm>
#include <map>
#include <vector>

namespace ontmoet::kiosk {
namespace {

using screens::Screen;

// The visitor's planned meets that have not begun.
std::vector<domain::PlannedMeet> meets_to_come(screens::Model const& model) {
    std::vector<domain::PlannedMeet> meets;
    if (model.visitor.person.is_none()) return meets;
    for (auto const& [id, meet] : model.state->meets)
        if (meet.planned.person == model.visitor.person &&
            meet.status == domain::MeetStatus::planned && meet.started_at == Moment{} &&
            !domain::round_has_begun(*model.state, meet.planned.round, model.now))
            meets.push_back(meet.planned);
    return meets;
}

}  // namespace

void be_late(Step& step, int minutes) {
    auto const& model = step.model;
    if (model.visitor.person.is_none()) return;
    step.say(domain::HelpAsked{model.visitor.person, std::string(screens::name_of(model.screen())),
                               model.language, std::clamp(minutes, 1, domain::k_longest_meet_min)},
             actor_of(model));
    step.back();
    step.toast("late.told");
}

void stop_today(Step& step) {
    auto& model = step.model;
    for (auto const& meet : meets_to_come(model))
        step.say(domain::MeetCancelled{meet.meet, meet.person, "stopped"}, actor_of(model));
    model.stack = {model.home, Screen::ready};
    step.open(Screen::leave);
}

void leave_now(Step& step) {
    step.open(meets_to_come(step.model).empty() ? Screen::leave : Screen::stop);
}

void check_out_now(Step& step) {
    auto const& model = step.model;
    auto const* candidate = model.candidate();
    if (candidate == nullptr) return;
    if (candidate->checked_in && !candidate->left)
        step.say(domain::CheckOut{candidate->id, {}}, actor_of(model));
    step.end_session();
    step.toast("leave.done");
}

void rate_treatment(Step& step, MeetId meet, int rating) {
    auto const* candidate = step.model.candidate();
    if (candidate == nullptr) return;
    auto const at = candidate->treatment_at.find(meet);
    int const known = meet.is_none()                        ? candidate->treatment
                      : at == candidate->treatment_at.end() ? 0
                                                            : at->second;
    // Touching the same face takes it back.
    step.say(domain::TreatmentRated{candidate->id, known == rating ? 0 : rating, meet},
             actor_of(step.model));
}

void erase_me(Step& step) {
    auto& model = step.model;
    if (model.visitor.person.is_none()) return;
    // What is being typed goes, too.
    model.visitor.profile_is_saved = true;
    step.effects.push_back(ForgetPrinted{model.visitor.person});
    step.say(domain::PersonErased{model.visitor.person}, actor_of(model));
    step.end_session();
    step.toast("erase.done");
}

void print_badge(Step& step) {
    if (step.model.visitor.person.is_none() || !step.model.printers.labels) return;
    step.effects.push_back(PrintPage{PrintPage::What::badge, step.model.visitor.person});
    step.toast("take.queued");
}

void print_schedule(Step& step) {
    if (step.model.visitor.person.is_none() || !step.model.printers.pages) return;
    step.effects.push_back(PrintPage{PrintPage::What::schedule, step.model.visitor.person});
    step.toast("take.queued");
}

void print_profile(Step& step) {
    if (step.model.candidate() == nullptr || !step.model.printers.pages) return;
    step.effects.push_back(PrintPage{PrintPage::What::profile, step.model.visitor.person});
    step.toast("take.queued");
}

void take_on_phone(Step& step) {
    if (step.model.candidate() == nullptr || !step.model.has_phone_page) return;
    step.effects.push_back(OpenPhonePage{step.model.visitor.person});
}

void take_profile(Step& step) {
    if (step.model.candidate() == nullptr) return;
    step.effects.push_back(WriteProfile{step.model.visitor.person});
}

void note_seen_schedule(Step& step) {
    auto const* candidate = step.model.candidate();
    if (candidate == nullptr || !step.model.visitor.confirmed) return;
    std::map<MeetId, domain::SeenMeet> now;
    for (auto const& [id, meet] : step.model.state->meets)
        if (meet.planned.person == candidate->id && meet.status == domain::MeetStatus::planned)
            now.emplace(id, domain::SeenMeet{meet.planned.table, meet.planned.round});
    if (candidate->seen == now || (!candidate->seen && now.empty())) return;
    step.say(domain::ScheduleSeen{candidate->id}, actor_of(step.model));
}

}  // namespace ontmoet::kiosk
