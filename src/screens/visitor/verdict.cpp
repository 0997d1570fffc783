// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/faces.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {

namespace {

struct GoOn {
    domain::Answer answer;
    std::string_view id;
    std::string_view key;
    std::string_view icon;
};

constexpr std::array<GoOn, 3> go_on{{
    {domain::Answer::yes, "verdict.yes", "answer.yes", "thumb_up"},
    {domain::Answer::maybe, "verdict.maybe", "answer.maybe", "help"},
    {domain::Answer::no, "verdict.no", "answer.no", "thumb_down"},
}};

// How the talk was: counted only, nobody sees it.
MaybeIntent how_it_was(Model const& model, ui::Frame& frame, ui::Rect rect, MeetId meet) {
    question(model, frame, rect, "verdict.how", "leave.treated_hint");
    auto const* candidate = model.candidate();
    int said = 0;
    if (candidate != nullptr)
        if (auto const at = candidate->treatment_at.find(meet); at != candidate->treatment_at.end())
            said = at->second;
    if (auto const rating = rating_faces(frame, "verdict.how", rect, said))
        return RateTreatment{meet, *rating};
    return {};
}

}  // namespace

MaybeIntent ask_to_go_on(Model const& model, ui::Frame& frame, ui::Rect rect,
                         domain::Meet const& meet) {
    MaybeIntent intent;
    question(model, frame, rect, "verdict.go_on");
    auto const privacy = frame.say("verdict.privacy");
    float const height = frame.reason_height(rect.w, privacy, ui::style::quiet);
    frame.reason(rect.cut_bottom(height, 12), "lock", privacy, ui::Tint::neutral, ui::style::quiet);
    rect.h = std::min(rect.h, 220.0f);
    auto const places = rect.columns(static_cast<int>(go_on.size()), 16);
    for (std::size_t i = 0; i < go_on.size(); ++i) {
        auto const& [answer, id, key, icon] = go_on[i];
        if (frame.tile(id, places[i], frame.say(key),
                       {.icon = icon, .selected = meet.candidate_verdict == answer}))
            intent = GiveVerdict{meet.planned.meet, domain::Side::candidate, answer};
    }
    return intent;
}

MaybeIntent view_verdict(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.person = true});
    MaybeIntent intent = page.intent;
    auto const found = model.state->meets.find(model.visitor.open_meet);
    if (found == model.state->meets.end()) return intent;
    auto const& meet = found->second;
    auto const* organisation = find_organisation(model, meet.planned.organisation);
    auto const name = organisation == nullptr ? std::string{} : i18n::isolate(organisation->name);
    title_block(frame, page.body, name);
    auto const halves = frame.is_portrait() ? page.body.rows(2, 24) : page.body.columns(2, 40);
    if (auto said = how_it_was(model, frame, halves[0], meet.planned.meet))
        intent = std::move(said);
    if (auto said = ask_to_go_on(model, frame, halves[1], meet)) intent = std::move(said);
    return intent;
}

}  // namespace ontmoet::screens
