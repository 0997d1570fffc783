// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"
#include "screens/visitor/helpers.h"

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

// A row that opens a screen for what it asks.
MaybeIntent way_to(ui::Frame& frame, ui::Rect& area, std::string_view id, std::string_view icon,
                   std::string const& said, Screen screen) {
    auto const body = said.empty() ? frame.say(std::string{id} + "_body") : said;
    if (!frame.row(id, area.cut_top(frame.row_height(true), 14), frame.say(id),
                   {.icon = icon,
                    .subtitle = body,
                    .end_icon = said.empty() ? "chevron_right" : "check_circle",
                    .selected = !said.empty()}))
        return {};
    return Open{screen};
}

MaybeIntent help_list(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const& profile = model.visitor.profile;
    ui::Rect area = frame.begin_scroll("helping.list", rect);
    float const begin = area.y;
    // Whoever comes along is known by name, so that they sit at one table only.
    auto const companion = profile.companion.empty() ? "" : i18n::isolate(profile.companion);
    if (auto touched =
            way_to(frame, area, "helping.companion", "group_add", companion, Screen::companion))
        intent = std::move(touched);
    if (auto touched = way_to(frame, area, "helping.brought_by", "handshake",
                              helpers_of(frame.tongue(), profile), Screen::brought_by))
        intent = std::move(touched);
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

}  // namespace

MaybeIntent view_helping(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    auto const second = second_words(model, "helping.title");
    title_block(frame, page.body, frame.say("helping.title"),
                second.empty() ? frame.say("helping.hint") : second);
    if (auto touched = help_list(model, frame, page.body)) intent = std::move(touched);
    return intent;
}

}  // namespace ontmoet::screens
