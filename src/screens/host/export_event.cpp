// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/host/host_parts.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {
namespace {

std::array<Figure, 3> export_figures(Model const& model, ui::Frame& frame) {
    auto const& meets = model.state->meets;
    auto const count = [&](auto const& counts) {
        auto const found =
            std::ranges::count_if(meets, [&](auto const& entry) { return counts(entry.second); });
        return frame.tongue().number(static_cast<std::int64_t>(found));
    };
    auto const stands = [](domain::Meet const& meet) {
        return meet.status != domain::MeetStatus::cancelled;
    };
    auto const judged = [](domain::Meet const& meet) {
        return meet.candidate_verdict != domain::Answer::none ||
               meet.employer_verdict != domain::Answer::none;
    };
    return {{{frame.say("arrivals.meets"), count(stands)},
             {frame.say("export.with_verdict"), count(judged)},
             {frame.say("export.matches"), count(domain::is_match), {}, ui::Paint::good_ink}}};
}

// What will be written, and the button; the picture and the title only where there is room.
bool draw_export_card(ui::Frame& frame, ui::Rect body) {
    constexpr float picture = 104 + 24;
    auto const middle = ui::Align::center;
    frame.card(body);
    auto const inside = body.inset(32, 20);
    auto const title = frame.say("export.title");
    auto const explain = frame.say("export.explain");
    float const most = frame.text_scale() > 1.2f ? inside.w : 800.0f;
    float const width = std::min(inside.w, most);
    float const title_height = frame.measure(title, ui::style::heading).h + 8;
    float needed = frame.measure(explain, ui::style::quiet, width).h + 24 + frame.button_height();
    bool const titled = inside.h >= needed + title_height;
    if (titled) needed += title_height;
    bool const pictured = inside.h >= needed + picture;
    if (pictured) needed += picture;
    auto group = inside.centered({width, std::min(inside.h, needed)});
    if (pictured)
        frame.icon_square(group.cut_top(104, 24).centered({104, 104}), "table_view",
                          ui::Tint::information);
    if (titled)
        frame.text(group.cut_top(title_height - 8, 8), title,
                   ui::style::heading.with(middle).lines(1).shrinking());
    auto const words = frame.say("export.run");
    ui::ButtonLook const look{.kind = ui::ButtonKind::primary, .icon = "file_download"};
    auto const button = group.cut_bottom(frame.button_height(), 24);
    frame.text(group, explain, ui::style::quiet.with(middle).shrinking(18));
    float const button_width = std::min(button.w, frame.button_width(words, look));
    return frame.button("export.run", button.centered({button_width, button.h}), words, look);
}

struct CheckLine {
    char const* id;
    char const* key;
    int count;
    Screen where;  // it can be seen to
};

// What is still open, and where it is seen to; a tick for what is done.
MaybeIntent draw_checklist(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& end = model.host.day_end;
    std::array const lines{
        CheckLine{"checklist.answers", "checklist.answers", end.open_answers, Screen::plan},
        CheckLine{"checklist.steps", "checklist.steps", end.matches_without_step, Screen::plan},
        CheckLine{"checklist.devices", "checklist.devices", end.devices_behind, Screen::sync},
        CheckLine{"checklist.help", "checklist.help", end.open_help, Screen::arrivals},
        CheckLine{"checklist.problems", "checklist.problems", end.open_problems, Screen::problems}};
    frame.card(rect);
    auto inside = rect.inset(24, 20);
    frame.paragraph(inside, frame.say("checklist.title"), ui::style::heading, 12);
    MaybeIntent intent;
    auto list = frame.begin_scroll("checklist.list", inside);
    float const top = list.y;
    for (auto const& line : lines) {
        bool const done = line.count == 0;
        auto const count = done ? std::string{} : frame.tongue().number(std::int64_t{line.count});
        if (frame.row(line.id, list.cut_top(frame.row_height(false), 10), frame.say(line.key),
                      {.icon = done ? "check_circle" : "pending",
                       .end_text = count,
                       .end_icon = done ? "" : "chevron_right",
                       .tint = done ? ui::Tint::good : ui::Tint::accent}))
            intent = Open{line.where};
    }
    if (!model.state->interpreters.empty() &&
        frame.row("export.interpreters", list.cut_top(frame.row_height(false), 10),
                  frame.say("interpreters.title"),
                  {.icon = "record_voice_over",
                   .end_icon = "chevron_right",
                   .tint = ui::Tint::information}))
        intent = Open{Screen::interpreters};
    frame.end_scroll(list.y - top - 10);
    return intent;
}

}  // namespace

MaybeIntent view_export_event(Model const& model, ui::Frame& frame) {
    ui::Rect body;
    auto intent = host_bars(model, frame, Screen::export_event, body);
    auto const figures = export_figures(model, frame);
    // Large words need the room for what is to be done.
    if (body.h > figures_height(frame, body.w, figures) + 360 * frame.text_scale())
        draw_figures(frame, body, figures);
    auto const& host = model.host;
    if (!host.export_error.empty())
        notice(frame, body, "error_outline", frame.say(host.export_error), ui::Tint::bad);
    else if (!host.exported_to.empty())
        notice(frame, body, "check_circle",
               frame.tongue().text("export.done", {{"folder", host.exported_to}}), ui::Tint::good);

    auto const list =
        frame.is_portrait() ? body.cut_top(body.h * 0.55f, 20) : body.cut_start(body.w * 0.5f, 24);
    if (auto touched = draw_checklist(model, frame, list)) intent = std::move(touched);
    if (draw_export_card(frame, body)) intent = ExportEvent{};
    return intent;
}

}  // namespace ontmoet::screens
