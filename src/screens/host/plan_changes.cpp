// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/host/host_parts.h"
#include "screens/host/plan_words.h"
#include "screens/parts.h"
#include "screens/views.h"

namespace ontmoet::screens {

// The draft against what stands, as a list.
MaybeIntent view_plan_changes(Model const& model, ui::Frame& frame) {
    ui::Rect body, bar;
    auto intent = host_bars(model, frame, Screen::plan, body);
    if (back_button(frame, body, bar)) intent = Back{};
    auto const& changes = model.host.changes;
    if (model.host.draft && frame.button_at_end("plan.publish", bar, frame.say("plan.publish"),
                                                {.kind = ui::ButtonKind::primary, .icon = "check"}))
        intent = PublishPlan{};
    frame.card(body);
    auto inside = body.inset(24, 20);
    if (changes.empty()) {
        empty_state(frame, inside, "check_circle", frame.say("plan.no_changes"), {});
        return intent;
    }
    frame.paragraph(
        inside, frame.tongue().plural("plan.changes", static_cast<std::int64_t>(changes.size())),
        ui::style::heading, 12);
    auto list = frame.begin_scroll("plan_changes.list", inside);
    float const top = list.y;
    draw_changes(model, frame, list, changes);
    frame.end_scroll(list.y - top);
    return intent;
}

}  // namespace ontmoet::screens
