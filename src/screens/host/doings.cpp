// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/host/doing_words.h"
#include "screens/host/host_parts.h"
#include "screens/host/plan_words.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <vector>

// What was just done here, each with the way back, or why there is none.
namespace ontmoet::screens {
namespace {

struct DoneLine {
    std::string id;
    DoingWords what;
    std::string below;  // when, and what has become of it
    bool can_go_back = false;
    Intent back;
};

DoneLine line_of(Model const& model, ui::Frame& frame, Doing const& doing) {
    auto const first = doing.facts.front().id;
    DoneLine line{to_string(first), doing_words(model, frame, doing),
                  frame.tongue().time(doing.facts.back().happened_at()), !doing.is_taken_back,
                  HostIntent{TakeBackDoing{first}}};
    auto const& why_not = doing.back.why_not;
    if (doing.is_taken_back) {
        line.below += " · " + frame.say("undo.done");
    } else if (!why_not.empty()) {
        line.can_go_back = false;
        line.below += " · " + frame.say(why_not);
    }
    return line;
}

// Employers who were not let in stay here: somebody may think again.
bool is_named(Model const& model, OrganisationId organisation) {
    return std::ranges::any_of(model.doings, [&](Doing const& doing) {
        auto const said = domain::read_body<domain::OrganisationRefused>(doing.facts.front());
        return said.ok() && said->organisation == organisation && !doing.is_taken_back;
    });
}

std::vector<DoneLine> lines_of(Model const& model, ui::Frame& frame) {
    std::vector<DoneLine> lines;
    for (auto const& doing : model.doings) lines.push_back(line_of(model, frame, doing));
    for (auto const organisation : model.state->refused_employers)
        if (!is_named(model, organisation))
            lines.push_back(
                {to_string(organisation),
                 {frame.tongue().text("doing.refused",
                                      {{"name", organisation_of(*model.state, organisation)}}),
                  "store"},
                 {},
                 true,
                 HostIntent{AllowEmployer{organisation}}});
    return lines;
}

MaybeIntent draw_doing_line(ui::Frame& frame, ui::Rect& list, DoneLine const& line) {
    constexpr float side = 24;
    constexpr float mark = 44;
    auto const words = frame.say("undo.take_back");
    ui::ButtonLook const look{.icon = "undo", .text_size = 22, .icon_size = 28};
    float const button = frame.button_width(words, look);
    bool const beside = button < list.w * 0.4f;
    float const used = line.can_go_back && beside ? button + 20 : 0;
    float const room = list.w - 2 * side - mark - 20 - used;
    float const title = frame.measure(line.what.words, ui::style::strong, room).h;
    float const below = frame.measure(line.below, ui::style::small_quiet, room).h;
    float const high = std::max(ui::measure::target, frame.button_height() - 8);
    bool const under = line.can_go_back && !beside;
    float const text = title + (line.below.empty() ? 0 : below + 4);
    float const first = std::max(text, line.can_go_back && beside ? high : mark);
    auto const rect = list.cut_top(first + 32 + (under ? high + 12 : 0), 12);
    frame.card(rect);
    auto inside = rect.inset(side, 16);
    bool pressed = false;
    if (under)
        pressed = frame.button("doings.back." + line.id, inside.cut_bottom(high, 12), words, look);
    if (line.can_go_back && beside)
        pressed = frame.button("doings.back." + line.id,
                               inside.cut_end(button, 20).centered({button, high}), words, look);
    frame.icon(inside.cut_start(mark, 20).centered({mark, mark}), line.what.icon,
               ui::Paint::primary, 36);
    auto lines = inside.centered_at_start({inside.w, text});
    frame.text(lines.cut_top(title, 4), line.what.words, ui::style::strong);
    if (!line.below.empty()) frame.text(lines, line.below, ui::style::small_quiet);
    return pressed ? MaybeIntent{line.back} : MaybeIntent{};
}

}  // namespace

MaybeIntent view_doings(Model const& model, ui::Frame& frame) {
    ui::Rect body, bar;
    auto intent = host_bars(model, frame, Screen::doings, body);
    if (back_button(frame, body, bar)) intent = Back{};
    auto const lines = lines_of(model, frame);
    if (lines.empty()) {
        frame.card(body);
        empty_state(frame, body.inset(24), "history", frame.say("undo.nothing"),
                    frame.say("undo.nothing_body"));
        return intent;
    }
    frame.paragraph(body, frame.say("undo.title"), title_style(frame), 12);
    auto list = frame.begin_scroll("doings.list", body);
    float const top = list.y;
    for (auto const& line : lines)
        if (auto said = draw_doing_line(frame, list, line)) intent = std::move(said);
    frame.end_scroll(list.y - top - 12);
    return intent;
}

}  // namespace ontmoet::screens
