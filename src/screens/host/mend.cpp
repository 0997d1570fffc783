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

std::vector<ui::Tag> price_tags(ui::Frame& frame, MendOption const& option) {
    std::vector<ui::Tag> tags;
    auto const& tongue = frame.tongue();
    if (auto const added = count_of(option, ChangeKind::added); added > 0)
        tags.push_back({tongue.plural("mend.added", added), ui::Tint::good, {}});
    if (auto const moved = count_of(option, ChangeKind::moved); moved > 0)
        tags.push_back({tongue.plural("mend.moved", moved), ui::Tint::information, {}});
    if (auto const fallen = count_of(option, ChangeKind::cancelled); fallen > 0)
        tags.push_back({tongue.plural("mend.fallen", fallen), ui::Tint::bad, {}});
    return tags;
}

// Numbers of people, then names of organisations.
std::string told_words(Model const& model, ui::Frame& frame, MendOption const& option) {
    std::string who;
    auto const add = [&](std::string const& name) { who += (who.empty() ? "" : " · ") + name; };
    for (auto const& person : option.tell_people) add(who_is(*model.state, person));
    for (auto const& organisation : option.tell_organisations)
        add(organisation_of(*model.state, organisation));
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
    if (auto const tags = price_tags(frame, option); !tags.empty())
        frame.tags(list.cut_top(frame.tags_height(list.w, tags), 14), tags);
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
