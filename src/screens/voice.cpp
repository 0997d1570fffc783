// SPDX-License-Identifier: EUPL-1.2
#include "screens/voice.h"

#include "i18n/tongue.h"
#include "screens/parts.h"

#include <algorithm>

namespace ontmoet::screens {

namespace {

// What there is of somebody's own voice, and so what can be done with it.
enum class VoiceStep { asks, records, draft, kept };

VoiceStep voice_step(Model const& model, bool is_recorded) {
    auto const& voice = model.visitor.voice;
    if (model.microphone.records) return VoiceStep::records;
    if (!voice.draft.empty() && !(voice.is_said && is_recorded)) return VoiceStep::draft;
    return is_recorded ? VoiceStep::kept : VoiceStep::asks;
}

using Do = UseVoice::Do;

// One below the other in the middle, as high as fingers like.
MaybeIntent voice_button(ui::Frame& frame, ui::Rect& rest, std::string_view id, Do what,
                         ui::ButtonLook const& look) {
    auto const row = rest.cut_top(frame.button_height(), 16);
    if (frame.button(id, row, frame.say(id), look)) return UseVoice{what};
    return {};
}

// Half a minute runs down; the bar moves with the voice.
MaybeIntent draw_recording(Model const& model, ui::Frame& frame, ui::Rect rest) {
    auto const& now = model.microphone;
    constexpr float bar = 20;
    ui::Rect const stop = rest.cut_bottom(std::min(120.0f, rest.h * 0.3f), 24);
    frame.progress(rest.cut_bottom(bar, 24), now.level, {.height = bar});
    auto const left = std::chrono::ceil<std::chrono::seconds>(
        std::chrono::seconds{domain::k_longest_own_words_s} - now.so_far);
    auto const share =
        static_cast<float>(now.so_far.count()) / (domain::k_longest_own_words_s * 1'000.0f);
    frame.ring(rest, 1 - share, frame.tongue().number(std::max<long>(0, left.count())),
               frame.say("words.speak_now"), ui::Tint::bad);
    if (frame.button(
            "words.stop", stop, frame.say("words.stop"),
            {.kind = ui::ButtonKind::danger, .icon = "stop", .text_size = 34, .icon_size = 64}))
        return UseVoice{Do::stop};
    return {};
}

// What was said can be heard, said again or taken away.
MaybeIntent draw_recorded(Model const& model, ui::Frame& frame, ui::Rect rest, VoiceStep step) {
    MaybeIntent intent;
    frame.paragraph(rest, frame.say(step == VoiceStep::kept ? "words.kept" : "words.ready"),
                    ui::style::body, 24);
    bool const sounds = model.speech.speaking;
    auto const heard = frame.say(sounds ? "words.stop" : "common.listen");
    if (frame.button("words.listen", rest.cut_top(frame.button_height(), 16), heard,
                     {.icon = sounds ? "stop" : "play_arrow", .enabled = model.speech.works}))
        intent = UseVoice{Do::listen};
    if (auto said = voice_button(frame, rest, "words.again", Do::record,
                                 {.icon = "replay", .enabled = model.microphone.is_there}))
        intent = std::move(said);
    if (auto said = voice_button(frame, rest, "words.delete", Do::remove,
                                 {.kind = ui::ButtonKind::danger, .icon = "delete"}))
        intent = std::move(said);
    return intent;
}

// What becomes of it is said before anything is heard.
MaybeIntent draw_asking(Model const& model, ui::Frame& frame, ui::Rect rest,
                        std::string_view body_key) {
    MaybeIntent intent;
    ui::Rect const record = rest.cut_bottom(frame.button_height(), 20);
    auto list = frame.begin_scroll("words.voice", rest);
    float const top = list.y;
    if (!model.visitor.voice.trouble.empty())
        notice(frame, list, "info", frame.say(model.visitor.voice.trouble));
    frame.paragraph(list, frame.say(body_key), ui::style::body, 0);
    frame.end_scroll(list.y - top);
    if (frame.button(
            "words.record", record, frame.say("words.record"),
            {.kind = ui::ButtonKind::primary, .icon = "mic", .enabled = model.microphone.is_there}))
        intent = UseVoice{Do::record};
    return intent;
}

}  // namespace

MaybeIntent view_voice(Model const& model, ui::Frame& frame, VoiceLook const& voice) {
    auto const step = voice_step(model, voice.is_recorded);
    bool const keeps = step == VoiceStep::draft;
    auto const type = frame.say("words.type");
    ui::ButtonLook const type_look{.icon = "keyboard"};
    bool const may_leave = step == VoiceStep::asks || step == VoiceStep::kept;
    ShellLook look{.step = voice.is_step,
                   .reserve = may_leave ? reserve_for(frame, type, type_look) : 0};
    auto const next = frame.say(keeps ? "words.keep" : "common.next");
    if (keeps || may_leave) look.next = next;
    if (keeps) {
        look.next_id = "words.keep";
        look.next_icon = "check";
    }
    auto page = shell(model, frame, look);
    MaybeIntent intent = page.intent;
    if (page.next) intent = keeps ? MaybeIntent{UseVoice{Do::keep}} : MaybeIntent{Next{}};
    if (may_leave && extra_button(frame, page, "words.type", type, type_look))
        intent = UseVoice{Do::close};
    title_block(frame, page.body, frame.say(voice.title), second_words(model, voice.title));
    auto const body = page.body.centered({std::min(page.body.w, 760.0f), page.body.h});
    auto done = step == VoiceStep::records ? draw_recording(model, frame, body)
                : step == VoiceStep::asks  ? draw_asking(model, frame, body, voice.body)
                                           : draw_recorded(model, frame, body, step);
    return done ? done : intent;
}

}  // namespace ontmoet::screens
