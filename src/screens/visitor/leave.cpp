// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/faces.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {

namespace {

// Who calls whom, as was agreed at the table; the employer's word counts first.
std::string step_key(domain::Meet const& meet) {
    for (auto const side : {domain::Side::employer, domain::Side::candidate}) {
        auto const step = meet.next_steps.find(side);
        if (step == meet.next_steps.end() || step->second.kind.empty()) continue;
        switch (step->second.owner) {
            case domain::StepOwner::candidate: return "leave.you";
            case domain::StepOwner::employer: return "leave.employer";
            case domain::StepOwner::organiser: return "leave.organiser";
        }
    }
    return "leave.no_step";
}

void match_card(Model const& model, ui::Frame& frame, ui::Rect& area, domain::Meet const& meet) {
    auto const* organisation = find_organisation(model, meet.planned.organisation);
    if (organisation == nullptr) return;
    auto const name = i18n::isolate(organisation->name);
    auto const step = frame.say(step_key(meet));
    float const width = area.w - 48 - 72 - 20;
    float const name_height = frame.measure(name, ui::style::strong, width).h;
    float const step_height = frame.measure(step, ui::style::body, width).h;
    ui::Rect const card = area.cut_top(std::max(72.0f, name_height + step_height) + 40, 14);
    frame.card(card);
    ui::Rect inside = card.inset(24, 20);
    organisation_avatar(frame, inside.cut_start(72, 20).centered({72, 72}),
                        meet.planned.organisation, *organisation);
    ui::Rect words = inside.centered_at_start({inside.w, name_height + step_height});
    frame.text(words.cut_top(name_height), name, ui::style::strong);
    frame.text(words, step, ui::style::body);
}

void matches(Model const& model, ui::Frame& frame, ui::Rect rect) {
    ui::Rect area = frame.begin_scroll("leave.list", rect);
    float const begin = area.y;
    int count = 0;
    for (auto const* meet : shown_meets(model)) {
        if (!domain::is_match(*meet)) continue;
        if (count++ == 0) frame.paragraph(area, frame.say("leave.matches"), ui::style::heading, 12);
        match_card(model, frame, area, *meet);
    }
    if (count == 0) {
        frame.icon_square(area.cut_top(96, 16).cut_start(96), "forum", ui::Tint::information);
        frame.paragraph(area, frame.say("leave.no_matches"), ui::style::body.sized(24), 0);
    }
    frame.end_scroll(area.y - begin);
}

}  // namespace

MaybeIntent view_leave(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame,
                      {.person = true,
                       .next = frame.say("leave.check_out"),
                       .next_id = "leave.check_out",
                       .next_icon = "logout"});
    MaybeIntent intent = page.intent;
    if (page.next) intent = CheckOutNow{};
    auto const name = i18n::isolate(model.visitor.profile.given_name);
    title_block(frame, page.body, frame.tongue().text("leave.title", {{"name", name}}));
    ui::Rect treated = frame.is_portrait() ? page.body.cut_bottom(page.body.h * 0.44f, 24)
                                           : page.body.cut_end(page.body.w * 0.52f, 40);
    matches(model, frame, page.body);
    frame.card(treated);
    treated = treated.inset(24, 20);
    frame.paragraph(treated, frame.say("leave.treated"), ui::style::heading, 4);
    auto const dutch = second_words(model, "leave.treated");
    // Large letters leave the room to the faces.
    bool const large = frame.text_scale() > 1.2f;
    if (!dutch.empty() && !large) frame.paragraph(treated, dutch, ui::style::quiet, 8);
    auto const hint = frame.say("leave.treated_hint");
    float const hint_height = frame.reason_height(treated.w, hint, ui::style::quiet);
    constexpr float least_faces = 150;
    if (treated.h - hint_height - 12 >= least_faces * frame.text_scale())
        frame.reason(treated.cut_bottom(hint_height, 12), "lock", hint, ui::Tint::neutral,
                     ui::style::quiet);
    auto const* candidate = model.candidate();
    int const said = candidate == nullptr ? 0 : candidate->treatment;
    if (auto const rating = rating_faces(frame, "leave", treated, said))
        intent = RateTreatment{{}, *rating};
    return intent;
}

}  // namespace ontmoet::screens
