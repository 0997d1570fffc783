// SPDX-License-Identifier: EUPL-1.2
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {

namespace {

struct Question {
    std::string_view title, body, no, yes;  // keys
    std::string_view icon;
    Intent intent;  // of "yes"
};

// Something that cannot be undone lightly: what it means, then no and yes. "No" stands where a
// finger expects to go back, and leads back.
MaybeIntent ask(Model const& model, ui::Frame& frame, Question const& question) {
    auto page = shell(model, frame, {.person = true});
    MaybeIntent intent = page.intent;
    auto const title = frame.say(question.title);
    auto const body = frame.say(question.body);
    auto const dutch = second_words(model, question.title);
    ui::Rect rest = page.body;
    ui::Rect const buttons = rest.cut_bottom(std::min(rest.h * 0.4f, 220.0f), 24);
    frame.card(rest);
    ui::Rect inside = rest.inset(32, 24);
    ui::Rect const mark = frame.is_portrait() ? inside.cut_top(112, 12) : inside.cut_start(144, 24);
    frame.icon_square(mark.centered({96, 96}), question.icon, ui::Tint::accent);
    auto area = frame.begin_scroll(question.title, inside);
    float const begin = area.y;
    frame.paragraph(area, title, title_style(frame), 4);
    if (!dutch.empty()) frame.paragraph(area, dutch, ui::style::quiet, 12);
    frame.paragraph(area, body, ui::style::body.sized(24), 0);
    frame.end_scroll(area.y - begin);
    auto const places = buttons.columns(2, 32);
    if (frame.choice(question.no, places[0], frame.say(question.no),
                     {.icon = "arrow_back", .filled = true}))
        intent = Back{};
    if (frame.choice(question.yes, places[1], frame.say(question.yes), {.icon = question.icon}))
        intent = question.intent;
    return intent;
}

}  // namespace

MaybeIntent view_erase(Model const& model, ui::Frame& frame) {
    return ask(model, frame,
               {"erase.title", "erase.body", "erase.no", "erase.yes", "delete_forever", EraseMe{}});
}

MaybeIntent view_stop(Model const& model, ui::Frame& frame) {
    return ask(model, frame,
               {"stop.title", "stop.body", "stop.no", "stop.yes", "event_busy", StopToday{}});
}

}  // namespace ontmoet::screens
