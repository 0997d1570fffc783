// SPDX-License-Identifier: EUPL-1.2
#include "screens/visitor/helpers.h"

#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>
#include <vector>

// Who stands by a person: who comes along today, through whom they came, who goes on helping them.
namespace ontmoet::screens {

namespace {

struct Bringer {
    std::string_view value;
    std::string_view key;
    std::string_view icon;
};

constexpr std::array<Bringer, 8> bringers{{
    {"gemeente", "brought_by.gemeente", "location_city"},
    {"vluchtelingenwerk", "brought_by.vluchtelingenwerk", "volunteer_activism"},
    {"uaf", "brought_by.uaf", "school"},
    {"rth", "brought_by.rth", "hub"},
    {"uwv", "brought_by.uwv", "work"},
    {"school", "brought_by.school", "menu_book"},
    {"family", "brought_by.family", "group"},
    {"self", "brought_by.self", "person"},
}};

// One name, with a keyboard below it.
MaybeIntent name_screen(Model const& model, ui::Frame& frame, std::string_view id,
                        std::string_view title_key, std::string_view hint_key,
                        std::string domain::Profile::*member) {
    auto page = shell(model, frame, {.next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    auto const field = std::string{id} + ".name";
    auto const keyboard_id = std::string{id} + ".keyboard";
    if (page.next || frame.submitted(field)) intent = Back{};
    if (frame.focused() != field) frame.focus(field);
    float const keys = frame.keyboard_height(keyboard_id);
    ui::Rect const keyboard = page.body.cut_bottom(keys, 12);
    auto const title = frame.say(title_key);
    bool const has_room = frame.is_portrait() || frame.text_scale() < 1.2f;
    title_block(frame, page.body, title,
                hint_key.empty() || !has_room ? std::string{} : frame.say(hint_key));
    auto const& profile = model.visitor.profile;
    if (auto const typed =
            frame.text_field(field, page.body.cut_top(frame.field_height()), profile.*member,
                             {.label = title, .icon = "group_add", .language = model.language})) {
        EditProfile edit{profile};
        edit.profile.*member = *typed;
        intent = edit;
    }
    frame.keyboard(keyboard_id, keyboard);
    return intent;
}

MaybeIntent bringer_tiles(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& profile = model.visitor.profile;
    std::vector<Option> options;
    for (auto const& [value, key, icon] : bringers)
        options.push_back({std::string{key}, key, icon, profile.brought_by == value});
    auto const touched = option_tiles(model, frame, "brought_by.list", rect, options, {240, 160});
    if (!touched) return {};
    EditProfile edit{profile};
    edit.profile.brought_by = options[*touched].selected ? "" : bringers[*touched].value;
    return edit;
}

}  // namespace

std::string helpers_of(i18n::Tongue const& tongue, domain::Profile const& profile) {
    std::vector<std::string> parts;
    auto const& by = profile.brought_by;
    auto const known = std::ranges::find(bringers, by, &Bringer::value);
    if (known != bringers.end())
        parts.push_back(tongue.text(known->key));
    else if (!by.empty())
        parts.push_back(i18n::isolate(by));
    if (!profile.contact_person.empty()) parts.push_back(i18n::isolate(profile.contact_person));
    return tongue.list(parts);
}

MaybeIntent view_companion(Model const& model, ui::Frame& frame) {
    return name_screen(model, frame, "companion", "helping.companion_name", {},
                       &domain::Profile::companion);
}

MaybeIntent view_contact_person(Model const& model, ui::Frame& frame) {
    return name_screen(model, frame, "contact_person", "contact_person.title",
                       "contact_person.hint", &domain::Profile::contact_person);
}

MaybeIntent view_brought_by(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Back{};
    question(model, frame, page.body, "brought_by.title");
    auto const& name = model.visitor.profile.contact_person;
    auto const words = name.empty() ? frame.say("contact_person.hint") : i18n::isolate(name);
    // What needs two lines stands alone.
    auto const asked = frame.say("contact_person.title");
    constexpr float beside_words = 20 + 56 + 20 + 40 + 12 + 20;
    float const room = page.body.w - beside_words;
    bool const fits = frame.text_scale() < 1.2f &&
                      frame.measure(asked, ui::style::strong).w <= room &&
                      frame.measure(words, ui::style::body).w <= room;
    float const high =
        std::max(frame.row_height(true), 2 * frame.line_height(ui::style::strong) + 36);
    if (frame.row("brought_by.person", page.body.cut_bottom(high, 16), asked,
                  {.icon = "support_agent",
                   .subtitle = fits ? words : std::string{},
                   .end_icon = name.empty() ? "chevron_right" : "check_circle",
                   .selected = !name.empty()}))
        intent = Open{Screen::contact_person};
    if (auto touched = bringer_tiles(model, frame, page.body)) intent = std::move(touched);
    return intent;
}

}  // namespace ontmoet::screens
