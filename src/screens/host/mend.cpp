// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/host/host_parts.h"
#include "screens/host/plan_words.h"
#include "screens/host/trouble_words.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <string>

namespace ontmoet::screens {
namespace {

using planning::MendOption;
using scheduling::ChangeKind;

std::int64_t count_of(MendOption const& option, ChangeKind kind) {
    return std::ranges::count(option.changes, kind, &planning::Change::kind);
}

// What an option costs, in words; the first is the one that counts.
std::string price_words(ui::Frame& frame, MendOption const& option) {
    if (option.others_changed == 0) return frame.say("mend.nobody");
    return frame.tongue().plural("mend.others", option.others_changed);
}

// How many meets are new, move or fall away, below each other.
void draw_counts(ui::Frame& frame, ui::Rect& rest, MendOption const& option) {
    auto const line = [&](ChangeKind kind, char const* key, char const* icon, ui::Tint tint) {
        auto const count = count_of(option, kind);
        if (count == 0) return;
        auto const words = frame.tongue().plural(key, count);
        auto const style = ui::style::strong;
        frame.reason(rest.cut_top(frame.reason_height(rest.w, words, style), 8), icon, words, tint,
                     style);
    };
    line(ChangeKind::added, "mend.added", "add_circle", ui::Tint::good);
    line(ChangeKind::moved, "mend.moved", "swap_horiz", ui::Tint::information);
    line(ChangeKind::cancelled, "mend.fallen", "remove_circle", ui::Tint::bad);
    line(ChangeKind::other_interpreter, "mend.interpreters", "record_voice_over",
         ui::Tint::information);
}

// Numbers of people, then names of organisations and interpreters.
std::string told_words(Model const& model, ui::Frame& frame, MendOption const& option) {
    std::string who;
    auto const add = [&](std::string const& name) { who += (who.empty() ? "" : " · ") + name; };
    for (auto const& person : option.told.people) add(who_is(*model.state, person));
    for (auto const& organisation : option.told.organisations)
        add(organisation_of(*model.state, organisation));
    for (auto const& interpreter : option.told.interpreters)
        add(interpreter_of(*model.state, interpreter));
    if (who.empty()) return frame.say("mend.tell_nobody");
    return frame.tongue().text("mend.tell", {{"who", who}});
}

// One option on a card: its price, what changes, who is told, and the button.
bool draw_option(Model const& model, ui::Frame& frame, ui::Rect rect, std::size_t index) {
    auto const& option = model.host.mend->options[index];
    auto const number = std::to_string(index);
    frame.card(rect);
    auto inside = rect.inset(20, 18);
    auto const words = frame.say(model.host.mend->takes_back ? "plan.take_back" : "mend.choose");
    bool const first = index == 0;
    ui::ButtonLook const look{.kind = first ? ui::ButtonKind::primary : ui::ButtonKind::secondary,
                              .icon = "check",
                              .text_size = 24,
                              .icon_size = 30};
    bool const pressed = frame.button("mend.choose." + number,
                                      inside.cut_bottom(frame.button_height(), 14), words, look);
    bool const is_calm = option.others_changed == 0;
    auto list = frame.begin_scroll("mend.list." + number, inside);
    float const top = list.y;
    auto const price = price_words(frame, option);
    float const high = std::max(40.0f, frame.measure(price, ui::style::heading, list.w - 52).h);
    auto head = list.cut_top(high, 10);
    auto const mark = head.cut_start(40, 12);
    frame.icon({mark.x, mark.y, 40, 40}, is_calm ? "sentiment_satisfied" : "people",
               is_calm ? ui::Paint::good : ui::Paint::caution, 36);
    frame.text(head, price, ui::style::heading.with(ui::Stand::middle));
    draw_counts(frame, list, option);
    auto const quality = gap_words(frame, option.published.gap_per_mille, option.published.optimal);
    frame.reason(list.cut_top(frame.reason_height(list.w, quality), 8), "insights", quality,
                 ui::Tint::neutral);
    auto const told = told_words(model, frame, option);
    frame.reason(list.cut_top(frame.reason_height(list.w, told), 16), "campaign", told,
                 ui::Tint::information);
    draw_changes(model, frame, list, option.changes);
    frame.end_scroll(list.y - top);
    return pressed;
}

}  // namespace

MaybeIntent view_mend(Model const& model, ui::Frame& frame) {
    ui::Rect body, bar;
    auto intent = host_bars(model, frame, Screen::plan, body);
    if (back_button(frame, body, bar)) intent = Back{};
    if (!model.host.mend || model.host.mend->options.empty()) {
        frame.card(body);
        empty_state(frame, body.inset(24), "event_note", frame.say("error.mend_unknown"), {});
        return intent;
    }
    auto const& mend = *model.host.mend;
    title_block(frame, body, frame.say(mend.takes_back ? "mend.take_back_title" : "mend.title"),
                mend.takes_back ? std::string{} : trouble_words(model, frame, mend.trouble));
    int const count = static_cast<int>(mend.options.size());
    auto const places = frame.is_portrait() ? body.rows(count, 20) : body.columns(count, 24);
    for (std::size_t i = 0; i < mend.options.size(); ++i)
        if (draw_option(model, frame, places[i], i)) intent = ChooseMend{i};
    return intent;
}

}  // namespace ontmoet::screens
