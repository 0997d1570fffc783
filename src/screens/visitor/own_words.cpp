// SPDX-License-Identifier: EUPL-1.2
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"
#include "screens/voice.h"

namespace ontmoet::screens {

namespace {

constexpr int most_letters = 200;

}  // namespace

MaybeIntent view_own_words(Model const& model, ui::Frame& frame) {
    bool const is_recorded = model.candidate() != nullptr && model.candidate()->is_recorded();
    if (model.visitor.voice.is_open)
        return view_voice(model, frame, {"words.title", "words.voice_body", is_recorded, true});
    auto const speak = frame.say("words.speak");
    ui::ButtonLook const speak_look{.icon = "mic"};
    bool const speaks = model.microphone.is_there || is_recorded;
    auto page = shell(model, frame,
                      {.step = true,
                       .next = frame.say("common.next"),
                       .reserve = speaks ? reserve_for(frame, speak, speak_look) : 0});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    if (frame.focused() != "words.text") frame.focus("words.text");
    float const keys = frame.keyboard_height("words.keyboard");
    ui::Rect const keyboard = page.body.cut_bottom(keys, 12);
    if (speaks && extra_button(frame, page, "words.speak", speak, speak_look))
        intent = UseVoice{UseVoice::Do::open};
    bool const has_room = frame.is_portrait() || frame.text_scale() < 1.2f;
    auto const second = second_words(model, "words.title");
    title_block(frame, page.body, frame.say("words.title"),
                !has_room        ? std::string{}
                : second.empty() ? frame.say("words.hint")
                                 : second);
    auto const& profile = model.visitor.profile;
    auto const label = frame.say("words.title");
    if (auto const typed = frame.text_field("words.text", page.body, profile.own_words,
                                            {.label = label,
                                             .icon = "edit_note",
                                             .language = model.language,
                                             .max_length = most_letters,
                                             .multiline = true})) {
        EditProfile edit{profile};
        edit.profile.own_words = *typed;
        intent = edit;
    }
    frame.keyboard("words.keyboard", keyboard);
    return intent;
}

}  // namespace ontmoet::screens
