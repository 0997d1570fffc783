// SPDX-License-Identifier: EUPL-1.2
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <array>

namespace ontmoet::screens {

namespace {

struct Need {
    std::string_view value;
    std::string_view key;
    std::string_view icon;
};

constexpr std::array<Need, 3> needs{{
    {"childcare", "helping.childcare", "child_care"},
    {"wheelchair", "helping.wheelchair", "accessible"},
    {"travel_costs", "helping.travel_costs", "directions_bus"},
}};

// Whether a name is being typed: the keyboard stands below then.
bool types_companion(ui::Frame& frame) {
    return frame.focused() == "helping.companion_name";
}

MaybeIntent cards(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const& profile = model.visitor.profile;
    ui::Rect area = frame.begin_scroll("helping.list", rect);
    float const begin = area.y;
    auto const toggle = [&](std::string_view key, std::string_view icon, std::string const& body,
                            bool on) {
        ui::ToggleCardLook const look{.icon = icon, .body = body};
        auto const title = frame.say(key);
        return frame.toggle_card(
            key, area.cut_top(frame.toggle_card_height(area.w, title, look), 14), on, title, look);
    };
    EditProfile edit{profile};
    if (toggle("helping.read", "hearing", frame.say("helping.read_body"), profile.literacy_help)) {
        edit.profile.literacy_help = !profile.literacy_help;
        intent = edit;
    }
    for (auto const& [value, key, icon] : needs) {
        if (!toggle(key, icon, {}, holds(profile.practical_needs, std::string{value}))) continue;
        turn(edit.profile.practical_needs, std::string{value});
        intent = edit;
    }
    frame.end_scroll(area.y - begin - 14);
    return intent;
}

// Whoever comes along is known by name, so that they sit at one table only.
MaybeIntent companion(Model const& model, ui::Frame& frame, ui::Rect& rest) {
    auto const& profile = model.visitor.profile;
    float const label_height = frame.line_height(ui::style::strong);
    auto const words = frame.say("helping.companion");
    auto const style = ui::style::strong.shrinking(16).lines(1);
    frame.text(rest.cut_top(label_height, 6), words, style);
    auto const typed = frame.text_field("helping.companion_name",
                                        rest.cut_top(frame.field_height(), 20), profile.companion,
                                        {.label = words,
                                         .placeholder = frame.say("helping.companion_name"),
                                         .icon = "group_add",
                                         .language = model.language});
    if (!typed) return {};
    EditProfile edit{profile};
    edit.profile.companion = *typed;
    return edit;
}

}  // namespace

MaybeIntent view_helping(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    bool const typing = types_companion(frame);
    if (typing) {
        float const keys = frame.keyboard_height("helping.keyboard");
        ui::Rect const keyboard = page.body.cut_bottom(keys, 12);
        title_block(frame, page.body, frame.say("helping.companion_name"));
        if (auto typed = companion(model, frame, page.body)) intent = std::move(typed);
        frame.keyboard("helping.keyboard", keyboard);
        // The name is only a part of this screen: everything leads back to the rest of it.
        bool const goes_back = intent && std::holds_alternative<Back>(*intent);
        if (page.next || goes_back || frame.submitted("helping.companion_name")) {
            intent.reset();
            frame.focus({});
        }
        return intent;
    }
    auto const second = second_words(model, "helping.title");
    title_block(frame, page.body, frame.say("helping.title"),
                second.empty() ? frame.say("helping.hint") : second);
    if (auto typed = companion(model, frame, page.body)) intent = std::move(typed);
    if (auto touched = cards(model, frame, page.body)) intent = std::move(touched);
    return intent;
}

}  // namespace ontmoet::screens
