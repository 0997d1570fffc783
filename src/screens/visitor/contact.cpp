// SPDX-License-Identifier: EUPL-1.2
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {

namespace {

struct ContactField {
    std::string_view id;
    std::string_view icon;
    std::string domain::Profile::*member;
    std::string_view layout;  // of the keyboard
};

constexpr std::array<ContactField, 3> contact_fields{{
    {"contact.phone", "phone", &domain::Profile::phone, "phone"},
    {"contact.email", "email", &domain::Profile::email, "latin"},
    {"contact.person", "support_agent", &domain::Profile::contact_person, "latin"},
}};

struct WayToReach {
    std::string_view value;
    std::string_view key;
    std::string_view icon;
};

constexpr std::array<WayToReach, 3> ways_to_reach{{
    {"call", "contact.call", "phone"},
    {"message", "contact.message", "sms"},
    {"email", "contact.mail", "email"},
}};

MaybeIntent one_contact(Model const& model, ui::Frame& frame, ui::Rect rect,
                        ContactField const& field) {
    auto const& profile = model.visitor.profile;
    auto const label = frame.say(field.id);
    frame.text(rect.cut_top(frame.line_height(ui::style::strong), 6), label,
               ui::style::strong.shrinking(16).lines(1));
    auto const typed =
        frame.text_field(field.id, rect.cut_top(frame.field_height()), profile.*field.member,
                         {.label = label, .icon = field.icon, .language = "en"});
    if (!typed) return {};
    EditProfile edit{profile};
    edit.profile.*field.member = *typed;
    return edit;
}

constexpr float between_ways = 16;

ui::ButtonLook way_look(std::string_view icon, bool selected) {
    return {.icon = icon, .selected = selected, .text_size = 22, .icon_size = 28};
}

// Beside each other where all their words fit, else under each other.
bool ways_fit(ui::Frame& frame, float width) {
    float const one = (width - 2 * between_ways) / static_cast<float>(ways_to_reach.size());
    return std::ranges::all_of(ways_to_reach, [&](WayToReach const& way) {
        return frame.button_width(frame.say(way.key), way_look(way.icon, false)) <= one;
    });
}

MaybeIntent way_buttons(Model const& model, ui::Frame& frame, ui::Rect& area) {
    MaybeIntent intent;
    auto const& profile = model.visitor.profile;
    auto const count = static_cast<int>(ways_to_reach.size());
    float const high = frame.button_height();
    bool const beside = ways_fit(frame, area.w);
    auto const rect = area.cut_top(
        beside ? high : static_cast<float>(count) * (high + between_ways) - between_ways);
    auto const places = beside ? rect.columns(count, between_ways) : rect.rows(count, between_ways);
    for (std::size_t i = 0; i < ways_to_reach.size(); ++i) {
        auto const& [value, key, icon] = ways_to_reach[i];
        bool const selected = profile.reached_by == value;
        if (!frame.button(key, places[i], frame.say(key), way_look(icon, selected))) continue;
        EditProfile edit{profile};
        edit.profile.reached_by = selected ? "" : value;
        intent = edit;
    }
    return intent;
}

}  // namespace

MaybeIntent view_contact(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    auto const is_focused = [&](ContactField const& field) { return frame.focused() == field.id; };
    // The keys come when a field is touched and go when they are done: below them stands the rest.
    auto const focused = std::ranges::find_if(contact_fields, is_focused);
    bool const types = focused != contact_fields.end();
    ui::KeyboardLook const look{.layout = types ? focused->layout : std::string_view{}};
    ui::Rect keyboard{};
    if (types) keyboard = page.body.cut_bottom(frame.keyboard_height("contact.keyboard", look), 12);
    bool const has_room = !types || frame.is_portrait() || frame.text_scale() < 1.2f;
    auto const second = second_words(model, "contact.title");
    title_block(frame, page.body, frame.say("contact.title"),
                !has_room        ? std::string{}
                : second.empty() ? frame.say("contact.hint")
                                 : second);
    ui::Rect area = frame.begin_scroll("contact.fields", page.body);
    float const begin = area.y;
    float const one = frame.line_height(ui::style::strong) + 6 + frame.field_height();
    auto const grid = tile_grid(area, static_cast<int>(contact_fields.size()),
                                {frame.is_portrait()         ? 700.0f
                                 : frame.text_scale() > 1.2f ? 560.0f
                                                             : 360.0f,
                                 one},
                                0, one);
    for (std::size_t i = 0; i < contact_fields.size(); ++i)
        if (auto typed = one_contact(model, frame, grid.cells[i], contact_fields[i]))
            intent = std::move(typed);
    area.cut_top(grid.height, 16);
    if (auto touched = way_buttons(model, frame, area)) intent = std::move(touched);
    frame.end_scroll(area.y - begin);
    if (types) {
        frame.keyboard("contact.keyboard", keyboard, look);
        if (frame.submitted(focused->id)) frame.leave_field();
    }
    return intent;
}

}  // namespace ontmoet::screens
