// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/employer/work_card.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

void draw_fit_card(ui::Frame& frame, ui::Rect side, matching::Fit const& fit) {
    frame.card(side);
    auto inside = side.inset(24);
    auto top = inside.cut_top(frame.line_height(ui::style::heading), 12);
    draw_fit(frame, top.cut_end(fit_width(frame), 16), fit.score);
    frame.text(top, frame.say("candidate.fit"), ui::style::heading.lines(1).shrinking());
    inside.w -= 4;
    auto list = frame.begin_scroll("candidate.reasons", inside);
    float const list_top = list.y;
    for (auto const& reason : fit.reasons) {
        float const height = reason_line_height(frame, list.w, reason, Reader::employer);
        reason_line(frame, list.cut_top(height, 10), reason, Reader::employer);
    }
    frame.end_scroll(list.y - list_top - 10);
}

// The talk that stands with them, or null.
domain::Meet const* our_meet(Model const& model, PersonId person) {
    for (auto const* meet : domain::meets_of(*model.state, person))
        if (meet->planned.organisation == model.employer.organisation) return meet;
    return nullptr;
}

struct CandidateAction {
    char const* id;
    char const* key;
    char const* icon;
    bool selected;
    Intent intent;
};

// What else there is to do, cut off the foot of the side: an invitation once there is a plan (a
// star is enough before), and a note.
MaybeIntent draw_actions(Model const& model, ui::Frame& frame, ui::Rect& side, PersonId person) {
    MaybeIntent intent;
    auto const* meet = our_meet(model, person);
    bool const may_invite = !model.employer.staff.is_none() && !model.is_browse_screen &&
                            model.state->plan && meet == nullptr;
    bool const has_note =
        !domain::note_about(*model.state, person, model.employer.organisation).empty();
    std::vector<CandidateAction> actions;
    if (may_invite)
        actions.push_back(
            {"candidate.invite", "invite.button", "event_available", false, Open{Screen::invite}});
    if (model.keeps_notes())
        actions.push_back(
            {"candidate.note", "table.note", "edit_note", has_note, BrowseIntent{OpenNote{}}});
    float const high = std::max(72.0f, frame.button_height() - 8);
    for (auto const& action : actions)
        if (frame.button(action.id, side.cut_bottom(high, 14), frame.say(action.key),
                         {.icon = action.icon,
                          .selected = action.selected,
                          .text_size = 22,
                          .icon_size = 30}))
            intent = action.intent;
    if (meet != nullptr) {
        auto const starts = domain::round_start(*model.state, meet->planned.round);
        auto const words = frame.tongue().text(
            "invite.meet_at", {{"time", i18n::isolate(frame.tongue().time(starts))}});
        frame.reason(side.cut_bottom(frame.reason_height(side.w, words), 14), "event_available",
                     words, ui::Tint::good);
    }
    return intent;
}

}  // namespace

MaybeIntent view_candidate(Model const& model, ui::Frame& frame) {
    auto const found = model.state->people.find(model.employer.open_candidate);
    auto const card = std::ranges::find(model.candidate_cards, model.employer.open_candidate,
                                        &CandidateCard::person);
    bool const gone = found == model.state->people.end() || card == model.candidate_cards.end();
    bool const starred = !gone && card->starred;
    auto page = shell(model, frame, {.help = false});
    auto intent = page.intent;
    if (gone) {
        empty_state(frame, page.body, "visibility_off", frame.say("candidate.gone"),
                    frame.say("candidate.gone_why"));
        return intent;
    }
    if (frame.button_at_end("candidate.star", page.bottom,
                            frame.say(starred ? "candidate.starred" : "candidate.star"),
                            {.kind = starred ? ui::ButtonKind::accent : ui::ButtonKind::primary,
                             .icon = starred ? "star" : "star_border"}))
        intent = Star{card->person, !starred};
    bool const sounds = model.speech.speaking;
    if (found->second.is_recorded() && model.speech.works &&
        extra_button(frame, page, "candidate.listen", frame.say("common.listen"),
                     {.icon = sounds ? "stop" : "record_voice_over"}))
        intent = HearPerson{card->person};

    auto body = page.body;
    draw_card_head(frame, body, found->second);
    auto side =
        frame.is_portrait() ? body.cut_bottom(body.h * 0.5F, 20) : body.cut_end(body.w * 0.46F, 40);
    if (auto said = draw_actions(model, frame, side, card->person)) intent = std::move(said);
    if (find_offer(model, model.employer.offer) != nullptr) draw_fit_card(frame, side, card->fit);
    draw_card_parts(frame, body, found->second.profile, "candidate.parts");
    return intent;
}

}  // namespace ontmoet::screens
