// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"
#include "screens/voice.h"

#include <array>

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
