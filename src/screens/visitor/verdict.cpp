// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {

namespace {

struct Face {
    domain::Answer answer;
    std::string_view id;
    std::string_view key;
    std::string_view icon;
};

constexpr std::array<Face, 3> faces{{
    {domain::Answer::yes, "verdict.yes", "answer.yes", "sentiment_very_satisfied"},
    {domain::Answer::maybe, "verdict.maybe", "answer.maybe", "sentiment_neutral"},
    {domain::Answer::no, "verdict.no", "answer.no", "sentiment_dissatisfied"},
}};

}  // namespace

MaybeIntent view_verdict(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.person = true});
    MaybeIntent intent = page.intent;
    auto const found = model.state->meets.find(model.visitor.open_meet);
    if (found == model.state->meets.end()) return intent;
    auto const& meet = found->second;
    auto const* organisation = find_organisation(model, meet.planned.organisation);
    auto const name = organisation == nullptr ? std::string{} : i18n::isolate(organisation->name);
    title_block(frame, page.body, frame.tongue().text("verdict.title", {{"name", name}}),
                second_words(model, "verdict.question"));
    auto const privacy = frame.say("verdict.privacy");
    float const height = frame.reason_height(page.body.w, privacy);
    frame.reason(page.body.cut_bottom(height, 16), "lock", privacy, ui::Tint::neutral,
                 ui::style::quiet);
    page.body.cut_top(8);
    auto const places = frame.is_portrait() ? page.body.rows(3, 24) : page.body.columns(3, 32);
    for (std::size_t i = 0; i < faces.size(); ++i) {
        auto const& face = faces[i];
        bool const is_said = meet.candidate_verdict == face.answer;
        // Large letters need the room themselves.
        bool const explains = frame.text_scale() < 1.4f;
        auto const words = explains ? frame.say(std::string{face.id} + "_body") : std::string{};
        if (frame.choice(face.id, places[i], frame.say(face.key),
                         {.icon = face.icon, .subtitle = words, .filled = is_said}))
            intent = GiveVerdict{meet.planned.meet, domain::Side::candidate, face.answer};
    }
    return intent;
}

}  // namespace ontmoet::screens
