// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/host/host_parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

struct Counts {
    int here = 0;
    int expected = 0;
    int staff_here = 0;
    int staff = 0;
};

Counts count_arrivals(domain::State const& state) {
    Counts counts;
    for (auto const& [id, candidate] : state.people) {
        counts.expected += candidate.registered ? 1 : 0;
        counts.here += candidate.checked_in ? 1 : 0;
    }
    for (auto const& [id, member] : state.staff) {
        ++counts.staff;
        counts.staff_here += member.checked_in ? 1 : 0;
    }
    return counts;
}

std::string full_name(domain::Candidate const& candidate) {
    auto const& profile = candidate.profile;
    return profile.given_name + " " + profile.family_name;
}

MaybeIntent draw_needs(Model const& model, ui::Frame& frame, ui::Rect area) {
    MaybeIntent intent;
    frame.card(area);
    auto inside = area.inset(20);
    frame.paragraph(inside, frame.say("arrivals.needed"), ui::style::strong, 12);
    auto list = frame.begin_scroll("arrivals.needs", inside);
    float const top = list.y;
    float const height = frame.row_height(true);
    bool quiet = true;
    for (auto const& help : model.state->help) {
        if (help.answered) continue;
        quiet = false;
        auto const person = model.state->people.find(help.person);
        auto const who = person == model.state->people.end() || person->second.badge.empty()
                             ? frame.say("arrivals.somebody")
                             : person->second.badge;
        if (frame.row("arrivals.help." + to_string(help.id), list.cut_top(height, 12),
                      frame.tongue().text("arrivals.asks_help", {{"who", who}}),
                      {.icon = "support_agent",
                       .subtitle = frame.tongue().language_name(help.language),
                       .end_icon = "check",
                       .tint = ui::Tint::accent}))
            intent = AnswerHelp{help.id};
    }
    for (auto const& problem : model.problems) {
        quiet = false;
        if (frame.row("arrivals.problem." + to_string(problem.fact), list.cut_top(height, 12),
                      frame.say(problem.message_key),
                      {.icon = "error_outline",
                       .subtitle = frame.tongue().plural(
                           "arrivals.alternatives",
                           static_cast<std::int64_t>(problem.alternatives.size())),
                       .end_icon = "check",
                       .tint = ui::Tint::bad}))
            intent = CloseProblem{problem.fact};
    }
    if (quiet) {
        frame.icon(list.cut_top(72), "sentiment_satisfied", ui::Paint::quiet, 56);
        frame.paragraph(list, frame.say("arrivals.all_calm"),
                        ui::style::quiet.with(ui::Align::center));
    }
    frame.end_scroll(list.y - top);
    return intent;
}

MaybeIntent draw_people(Model const& model, ui::Frame& frame, ui::Rect area) {
    MaybeIntent intent;
    auto list = frame.begin_scroll("arrivals.list", area);
    float const top = list.y;
    bool nobody = true;
    for (auto const& [id, candidate] : model.state->people) {
        if (!candidate.registered) continue;
        nobody = false;
        auto const row = list.cut_top(frame.row_height(true), 10);
        auto const place = candidate.checked_in ? candidate.badge : frame.say("arrivals.not_here");
        ui::RowLook const look{.icon = candidate.checked_in ? "check_circle" : "schedule",
                               .subtitle = candidate.profile.own_script_name,
                               .end_text = place,
                               .tint = candidate.checked_in ? ui::Tint::good : ui::Tint::neutral,
                               .enabled = !candidate.checked_in};
        if (frame.row("arrivals.check_in." + to_string(id), row, full_name(candidate), look))
            intent = HostCheckIn{id};
    }
    if (nobody)
        frame.paragraph(list, frame.say("arrivals.nobody"),
                        ui::style::quiet.with(ui::Align::center));
    frame.end_scroll(list.y - top);
    return intent;
}

}  // namespace

MaybeIntent view_arrivals(Model const& model, ui::Frame& frame) {
    ui::Rect body;
    auto intent = host_bars(model, frame, Screen::arrivals, body);
    auto const counts = count_arrivals(*model.state);
    auto figures = body.cut_top(120 * frame.text_scale(), 20).columns(3, 20);
    auto const number = [&](int value) { return frame.tongue().number(std::int64_t{value}); };
    figure(frame, figures[0], frame.say("arrivals.candidates"), number(counts.here),
           "/ " + number(counts.expected), ui::Paint::good_ink);
    figure(frame, figures[1], frame.say("arrivals.staff"), number(counts.staff_here),
           "/ " + number(counts.staff));
    figure(frame, figures[2], frame.say("arrivals.meets"),
           number(static_cast<int>(model.state->meets.size())), "");
    auto needs = frame.is_portrait() ? body.cut_bottom(body.h * 0.35F, 20)
                                     : body.cut_end(body.w * 0.36F, 20);
    if (auto said = draw_people(model, frame, body)) intent = said;
    if (auto said = draw_needs(model, frame, needs)) intent = said;
    return intent;
}

}  // namespace ontmoet::screens
