// SPDX-License-Identifier: EUPL-1.2
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {

namespace {

struct NameField {
    std::string_view id;
    std::string_view icon;
    std::string domain::Profile::*member;
    bool own_script;
};

constexpr std::array<NameField, 3> name_fields{{
    {"name.given", "person", &domain::Profile::given_name, false},
    {"name.family", "group", &domain::Profile::family_name, false},
    {"name.own_script", "translate", &domain::Profile::own_script_name, true},
}};

// Languages that are not written in Latin letters ask for the name as the person writes it, too.
bool has_own_script(std::string_view language) {
    constexpr std::array<std::string_view, 5> tags{"ar", "ti", "fa", "ps", "uk"};
    return std::ranges::find(tags, language) != tags.end();
}

MaybeIntent one_field(Model const& model, ui::Frame& frame, ui::Rect rect, NameField const& field) {
    auto const& profile = model.visitor.profile;
    auto const label = frame.say(field.id);
    ui::Rect const above = rect.cut_top(frame.line_height(ui::style::strong), 6);
    frame.text(above, label, ui::style::strong.shrinking(16).lines(1));
    auto const typed =
        frame.text_field(field.id, rect.cut_top(frame.field_height()), profile.*field.member,
                         {.label = label,
                          .icon = field.icon,
                          .language = field.own_script ? std::string_view{model.language} : "en"});
    if (!typed) return {};
    EditProfile edit{profile};
    edit.profile.*field.member = *typed;
    return edit;
}

// Enter leads to the next field, and from the last one onwards.
bool enter_in_last(ui::Frame& frame, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        if (!frame.submitted(name_fields[i].id)) continue;
        if (i + 1 == count) return true;
        frame.focus(name_fields[i + 1].id);
    }
    return false;
}

}  // namespace

MaybeIntent view_name(Model const& model, ui::Frame& frame) {
    std::size_t const count = has_own_script(model.language) ? 3 : 2;
    bool const has_name = !model.visitor.profile.given_name.empty();
    auto page = shell(model, frame,
                      {.step = true, .next = frame.say("common.next"), .next_enabled = has_name});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    if (enter_in_last(frame, count) && has_name) intent = Next{};
    auto const is_focused = [&](NameField const& field) { return frame.focused() == field.id; };
    auto const focused = std::ranges::find_if(name_fields, is_focused);
    if (focused == name_fields.end()) frame.focus(name_fields[0].id);
    // In a passport the name is in Latin letters, whatever a person writes.
    bool const in_latin =
        has_own_script(model.language) && (focused == name_fields.end() || !focused->own_script);

    ui::KeyboardLook const look{.layout =
                                    in_latin ? std::string_view{"latin"} : std::string_view{}};
    float const keys = frame.keyboard_height("name.keyboard", look);
    ui::Rect const keyboard = page.body.cut_bottom(keys, 12);
    // Large letters beside a keyboard leave no room for the second line.
    bool const has_room = frame.is_portrait() || frame.text_scale() < 1.2f;
    title_block(frame, page.body, frame.say("name.title"),
                has_room ? second_words(model, "name.title") : std::string{});
    float const one = frame.line_height(ui::style::strong) + 6 + frame.field_height();
    ui::Rect const area = frame.begin_scroll("name.fields", page.body);
    float const least = frame.is_portrait() ? 700.0f : 1100.0f / static_cast<float>(count);
    auto const grid = tile_grid(area, static_cast<int>(count), {least, one}, 0, one);
    for (std::size_t i = 0; i < count; ++i)
        if (auto typed = one_field(model, frame, grid.cells[i], name_fields[i]))
            intent = std::move(typed);
    frame.end_scroll(grid.height);
    frame.keyboard("name.keyboard", keyboard, look);
    return intent;
}

}  // namespace ontmoet::screens
