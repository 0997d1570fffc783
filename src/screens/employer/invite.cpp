// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/employer/work_card.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

// When and where, and what the candidate will see.
void draw_proposal(Model const& model, ui::Frame& frame, ui::Rect rect,
                   domain::PlannedMeet const& meet) {
    constexpr float square = 96;
    auto const starts = frame.tongue().time(domain::round_start(*model.state, meet.round));
    auto const style = ui::style::title.sized(56).with(ui::Stand::middle).in("en").lines(1);
    auto const hint = frame.say("invite.hint");
    auto const interpreter =
        meet.interpreter.is_none() ? std::string{} : frame.say("schedule.interpreter");
    float const width = std::min(rect.w, 760 * frame.text_scale());
    float const hint_height = frame.reason_height(width - 64, hint);
    float const below = interpreter.empty() ? 0 : frame.reason_height(width - 64, interpreter) + 12;
    float const top = std::max(square, frame.line_height(style));
    auto card = rect.centered({width, std::min(rect.h, top + 28 + below + hint_height + 56)});
    frame.card(card);
    auto inside = card.inset(32, 28);
    auto line = inside.cut_top(top, 28);
    frame.text(line.cut_start(frame.measure(starts, style).w + 4, 32), starts, style);
    auto const table = model.state->tables.find(meet.table);
    if (table != model.state->tables.end())
        frame.number_square(line.cut_start(square * frame.text_scale()).centered({square, square}),
                            std::to_string(table->second.number), frame.say("schedule.table"));
    if (!interpreter.empty())
        frame.reason(inside.cut_top(below - 12, 12), "record_voice_over", interpreter,
                     ui::Tint::information);
    frame.reason(inside, "info", hint, ui::Tint::neutral);
}

}  // namespace

MaybeIntent view_invite(Model const& model, ui::Frame& frame) {
    auto const found = model.state->people.find(model.employer.open_candidate);
    auto const& made = model.employer.browsing.invitation;
    bool const can = found != model.state->people.end() && !made.meets.empty();
    auto page = shell(model, frame,
                      {.help = false,
                       .next = can ? frame.say("invite.confirm") : std::string{},
                       .next_id = "invite.confirm",
                       .next_icon = "check"});
    MaybeIntent intent = page.intent;
    if (page.next) intent = BrowseIntent{InvitePerson{}};
    if (found == model.state->people.end()) {
        empty_state(frame, page.body, "visibility_off", frame.say("candidate.gone"),
                    frame.say("candidate.gone_why"));
        return intent;
    }
    draw_card_head(frame, page.body, found->second);
    if (can) {
        title_block(frame, page.body, frame.say("invite.title"));
        draw_proposal(model, frame, page.body, made.meets.front());
    } else {
        empty_state(frame, page.body, "event_busy", frame.say("invite.cannot"),
                    made.message_key.empty() ? std::string{} : frame.say(made.message_key));
    }
    return intent;
}

}  // namespace ontmoet::screens
