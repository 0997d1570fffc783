// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/views.h"

namespace ontmoet::screens {

MaybeIntent view_staff_choice(Model const& model, ui::Frame& frame) {
    auto page = frame.page();
    MaybeIntent intent;
    if (frame.button_at_start("common.back", page.bottom, frame.say("common.back"),
                              {.icon = "arrow_back"}))
        intent = Back{};
    if (frame.button_at_end("common.help", page.bottom, frame.say("common.help"),
                            {.icon = "support_agent"}))
        intent = AskHelp{};

    auto body = page.body;
    auto const found = model.state->organisations.find(model.employer.organisation);
    if (found != model.state->organisations.end())
        frame.paragraph(body, found->second.name, ui::style::strong, 4);
    frame.paragraph(body, frame.say("staff.who"), ui::style::title, 20);
    auto list = frame.begin_scroll("staff.people", body);
    float const top = list.y;
    bool nobody = true;
    for (auto const& [id, member] : model.state->staff) {
        if (member.record.organisation != model.employer.organisation) continue;
        nobody = false;
        if (frame.row("staff.person." + to_string(id), list.cut_top(frame.row_height(true), 12),
                      member.record.name,
                      {.icon = member.checked_in ? "how_to_reg" : "person",
                       .subtitle = member.record.role,
                       .end_icon = "chevron_right"}))
            intent = ChooseStaff{id};
    }
    if (nobody) frame.paragraph(list, frame.say("staff.nobody"), ui::style::quiet);
    frame.end_scroll(list.y - top);
    return intent;
}

}  // namespace ontmoet::screens
