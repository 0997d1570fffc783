// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/host/host_parts.h"
#include "screens/views.h"

namespace ontmoet::screens {

MaybeIntent view_export_event(Model const& model, ui::Frame& frame) {
    ui::Rect body;
    auto intent = host_bars(model, frame, Screen::export_event, body);
    frame.paragraph(body, frame.say("export.title"), ui::style::title, 4);
    frame.paragraph(body, frame.say("export.explain"), ui::style::quiet, 24);

    int held = 0;
    int matches = 0;
    for (auto const& [id, meet] : model.state->meets) {
        bool const said = meet.candidate_verdict != domain::Answer::none ||
                          meet.employer_verdict != domain::Answer::none;
        held += said ? 1 : 0;
        matches += domain::is_match(meet) ? 1 : 0;
    }
    auto const figures = body.cut_top(120 * frame.text_scale(), 24).columns(3, 20);
    auto const number = [&](int value) { return frame.tongue().number(std::int64_t{value}); };
    figure(frame, figures[0], frame.say("arrivals.meets"),
           number(static_cast<int>(model.state->meets.size())), "");
    figure(frame, figures[1], frame.say("export.with_verdict"), number(held), "");
    figure(frame, figures[2], frame.say("export.matches"), number(matches), "",
           ui::Paint::good_ink);

    if (frame.button("export.run", body.cut_top(frame.button_height(), 20), frame.say("export.run"),
                     {.kind = ui::ButtonKind::primary, .icon = "file_download"}))
        intent = ExportEvent{};
    if (!model.host.exported_to.empty())
        frame.paragraph(body,
                        frame.tongue().text("export.done", {{"folder", model.host.exported_to}}),
                        ui::style::strong.with(ui::Paint::good_ink));
    if (!model.host.export_error.empty())
        frame.paragraph(body, frame.say(model.host.export_error),
                        ui::style::strong.with(ui::Paint::bad_ink));
    return intent;
}

}  // namespace ontmoet::screens
