// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
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
MaybeIntent companion_row(Model const& model, ui::Frame& frame, ui::Rect& area) {
    auto const& name = model.visitor.profile.companion;
    auto const body = name.empty() ? frame.say("helping.companion_body") : i18n::isolate(name);
    auto const rect = area.cut_top(frame.row_height(true), 14);
    if (!frame.row("helping.companion", rect, frame.say("helping.companion"),
                   {.icon = "group_add",
                    .subtitle = body,
                    .end_icon = name.empty() ? "chevron_right" : "check_circle",
                    .selected = !name.empty()}))
        return {};
    return Open{Screen::companion};
}

}  // namespace

MaybeIntent view_helping(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    auto const second = second_words(model, "helping.title");
    title_block(frame, page.body, frame.say("helping.title"),
                second.empty() ? frame.say("helping.hint") : second);
    if (auto touched = companion_row(model, frame, page.body)) intent = std::move(touched);
    if (auto touched = cards(model, frame, page.body)) intent = std::move(touched);
    return intent;
}

MaybeIntent view_companion(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next || frame.submitted("companion.name")) intent = Back{};
    if (frame.focused() != "companion.name") frame.focus("companion.name");
    float const keys = frame.keyboard_height("companion.keyboard");
    ui::Rect const keyboard = page.body.cut_bottom(keys, 12);
    auto const title = frame.say("helping.companion_name");
    title_block(frame, page.body, title);
    if (auto const typed =
            frame.text_field("companion.name", page.body.cut_top(frame.field_height()),
                             model.visitor.profile.companion,
                             {.label = title, .icon = "group_add", .language = model.language})) {
        EditProfile edit{model.visitor.profile};
        edit.profile.companion = *typed;
        intent = edit;
    }
    frame.keyboard("companion.keyboard", keyboard);
    return intent;
}

}  // namespace ontmoet::screens
