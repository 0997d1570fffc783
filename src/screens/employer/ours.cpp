// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"
#include "screens/voice.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

// What an organisation's staff say about it.
namespace ontmoet::screens {
namespace {

// The organisation with another value of one member.
template <class Value>
Intent edit_ours(Model const& model, Value domain::Organisation::*member, Value value) {
    EditOrganisation edit{model.employer.ours.record};
    edit.organisation.*member = std::move(value);
    return OffersIntent{std::move(edit)};
}

struct Known {
    domain::Experience experience;
    char const* key;
    char const* icon;
};
constexpr std::array k_experiences{
    Known{domain::Experience::none, "ours.experience_none", "spa"},
    Known{domain::Experience::some, "ours.experience_some", "groups"},
    Known{domain::Experience::ambassador, "ours.experience_ambassador", "campaign"}};

MaybeIntent ask_experience(Model const& model, ui::Frame& frame, ui::Rect& list) {
    auto const now = model.employer.ours.record.experience;
    std::vector<Option> options;
    for (auto const& one : k_experiences)
        options.push_back({one.key, one.key, one.icon, now == one.experience});
    auto const touched = option_buttons(model, frame, list, "ours.experience", options);
    if (!touched) return {};
    return edit_ours(model, &domain::Organisation::experience, k_experiences[*touched].experience);
}

MaybeIntent ask_trained(Model const& model, ui::Frame& frame, ui::Rect& list) {
    constexpr int most = 999;
    auto const label = frame.say("ours.trained");
    auto const rect = list.cut_top(frame.stepper_height(list.w, label), 20);
    auto const counted = frame.stepper("ours.trained", rect, label,
                                       model.employer.ours.record.people_trained, {.most = most});
    if (!counted) return {};
    return edit_ours(model, &domain::Organisation::people_trained, *counted);
}

MaybeIntent ask_size(Model const& model, ui::Frame& frame, ui::Rect& list) {
    auto const& size = model.employer.ours.record.size;
    std::array const sizes{Option{"ours.small", "register.small", "store", size == "mkb"},
                           Option{"ours.large", "register.large", "business", size == "large"}};
    auto const touched = option_buttons(model, frame, list, "register.size", sizes);
    if (!touched) return {};
    return edit_ours(model, &domain::Organisation::size,
                     std::string{*touched == 0 ? "mkb" : "large"});
}

// Those of the screens, and whatever an import named besides.
std::vector<std::string> languages_to_choose(domain::Organisation const& ours) {
    std::vector<std::string> tags;
    for (auto const& language : i18n::interface_languages()) tags.emplace_back(language.tag);
    for (auto const& tag : ours.languages)
        if (!holds(tags, tag)) tags.push_back(tag);
    return tags;
}

MaybeIntent ask_languages(Model const& model, ui::Frame& frame, ui::Rect& list) {
    MaybeIntent intent;
    auto const& spoken = model.employer.ours.record.languages;
    question(model, frame, list, "ours.languages");
    auto const tags = languages_to_choose(model.employer.ours.record);
    ui::ButtonLook const chosen_look{
        .icon = "check", .selected = true, .text_size = 20, .icon_size = 26};
    float least = 0;
    for (auto const& tag : tags)
        least = std::max(least, frame.button_width(frame.tongue().language_name(tag), chosen_look));
    auto const columns = std::max(1, static_cast<int>((list.w + 12) / (least + 12)));
    int const rows = (static_cast<int>(tags.size()) + columns - 1) / columns;
    constexpr float high = 72;
    auto const cells =
        list.cut_top(static_cast<float>(rows) * (high + 12) - 12, 24).grid(columns, rows, 12);
    for (std::size_t i = 0; i < tags.size(); ++i) {
        bool const chosen = holds(spoken, tags[i]);
        if (!frame.button("ours.language." + tags[i], cells[i],
                          frame.tongue().language_name(tags[i]),
                          {.icon = chosen ? "check" : "",
                           .selected = chosen,
                           .text_size = 20,
                           .icon_size = 26}))
            continue;
        auto now = spoken;
        turn(now, tags[i]);
        intent = edit_ours(model, &domain::Organisation::languages, std::move(now));
    }
    return intent;
}

MaybeIntent turn_on(Model const& model, ui::Frame& frame, ui::Rect& list, char const* key,
                    char const* icon, bool domain::Organisation::*member) {
    bool const on = model.employer.ours.record.*member;
    auto const title = frame.say(key);
    ui::ToggleCardLook const look{.icon = icon};
    if (!frame.toggle_card(key, list.cut_top(frame.toggle_card_height(list.w, title, look), 12), on,
                           title, look))
        return {};
    return edit_ours(model, member, !on);
}

}  // namespace

MaybeIntent view_our_organisation(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    auto const take = [&](MaybeIntent pressed) {
        if (pressed) intent = std::move(pressed);
    };
    auto const& ours = model.employer.ours.record;
    title_block(frame, page.body, frame.say("ours.title"), i18n::isolate(ours.name));
    auto list = frame.begin_scroll("ours.list", page.body);
    float const top = list.y;
    bool const is_said =
        !ours.pitch.empty() || model.state->pitches.contains(model.employer.organisation);
    if (frame.row("ours.pitch", list.cut_top(frame.row_height(true), 24), frame.say("ours.pitch"),
                  {.icon = "campaign",
                   .end_icon = is_said ? "check_circle" : "chevron_right",
                   .selected = is_said}))
        take(Open{Screen::our_pitch});
    take(ask_size(model, frame, list));
    take(ask_languages(model, frame, list));
    take(ask_experience(model, frame, list));
    take(ask_trained(model, frame, list));
    take(turn_on(model, frame, list, "ours.buddy", "people", &domain::Organisation::buddy));
    take(turn_on(model, frame, list, "ours.partner", "handshake", &domain::Organisation::partner));
    frame.end_scroll(list.y - top - 12);
    return intent;
}

MaybeIntent view_our_pitch(Model const& model, ui::Frame& frame) {
    bool const is_recorded = model.state->pitches.contains(model.employer.organisation);
    if (model.visitor.voice.is_open)
        return view_voice(model, frame, {"ours.pitch_title", "ours.voice_body", is_recorded});
    constexpr int most_letters = 300;
    auto const speak = frame.say("words.speak");
    ui::ButtonLook const speak_look{.icon = "mic"};
    bool const speaks = model.microphone.is_there || is_recorded;
    auto page = shell(model, frame,
                      {.next = frame.say("common.next"),
                       .reserve = speaks ? reserve_for(frame, speak, speak_look) : 0});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    if (frame.focused() != "pitch.text") frame.focus("pitch.text");
    auto const keyboard = page.body.cut_bottom(frame.keyboard_height("pitch.keyboard"), 12);
    if (speaks && extra_button(frame, page, "pitch.speak", speak, speak_look))
        intent = UseVoice{UseVoice::Do::open};
    bool const has_room = frame.is_portrait() || frame.text_scale() < 1.2f;
    auto const title = frame.say("ours.pitch_title");
    title_block(frame, page.body, title, has_room ? frame.say("words.hint") : std::string{});
    if (auto const typed =
            frame.text_field("pitch.text", page.body, model.employer.ours.record.pitch,
                             {.label = title,
                              .icon = "edit_note",
                              .language = model.language,
                              .max_length = most_letters,
                              .multiline = true}))
        intent = edit_ours(model, &domain::Organisation::pitch, *typed);
    frame.keyboard("pitch.keyboard", keyboard);
    return intent;
}

}  // namespace ontmoet::screens
