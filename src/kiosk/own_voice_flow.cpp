// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/flow.h"
#include "kiosk/sound_text.h"

#include <utility>

namespace ontmoet::kiosk {
namespace {

// What was recorded and not kept is gone.
void forget_draft(screens::OwnVoice& voice) {
    voice.draft.clear();
    voice.seconds = 0;
    voice.is_said = false;
    voice.trouble.clear();
}

void record_voice(Step& step) {
    auto& model = step.model;
    if (!model.microphone.is_there) return;
    forget_draft(model.visitor.voice);
    step.effects.push_back(BeginRecording{});
}

void keep_voice(Step& step) {
    auto& model = step.model;
    auto& voice = model.visitor.voice;
    auto const* candidate = model.candidate();
    if (voice.draft.empty() || candidate == nullptr) return;
    auto const actor = actor_of(model);
    bool const replaces = candidate->is_recorded();
    // Until it is on the disk it stays here, too: the disk may be full.
    voice.is_said = true;
    if (replaces) step.say(domain::OwnWordsRemoved{candidate->id}, actor);
    step.say(domain::OwnWordsRecorded{candidate->id, voice.seconds, text_of_sound(voice.draft),
                                      k_consent_text_version, model.language},
             actor);
}

void remove_voice(Step& step) {
    auto& model = step.model;
    auto const* candidate = model.candidate();
    bool const is_draft = !model.visitor.voice.draft.empty() && !model.visitor.voice.is_said;
    forget_draft(model.visitor.voice);
    if (!is_draft && candidate != nullptr && candidate->is_recorded())
        step.say(domain::OwnWordsRemoved{candidate->id}, actor_of(model));
}

void listen_voice(Step& step) {
    auto const& model = step.model;
    auto const& voice = model.visitor.voice;
    if (!voice.draft.empty())
        step.effects.push_back(HearSound{voice.draft});
    else if (auto const* candidate = model.candidate();
             candidate != nullptr && candidate->is_recorded())
        step.effects.push_back(HearRecording{candidate->recording->fact});
}

}  // namespace

void use_voice(Step& step, screens::UseVoice::Do what) {
    using Do = screens::UseVoice::Do;
    auto& voice = step.model.visitor.voice;
    switch (what) {
        case Do::open:
            save_profile(step);
            voice.is_open = true;
            break;
        case Do::close: leave_voice(step); break;
        case Do::record: record_voice(step); break;
        case Do::stop: step.effects.push_back(EndRecording{true}); break;
        case Do::listen: listen_voice(step); break;
        case Do::keep: keep_voice(step); break;
        case Do::remove: remove_voice(step); break;
    }
}

void leave_voice(Step& step) {
    if (step.model.microphone.records) step.effects.push_back(EndRecording{false});
    step.model.visitor.voice = {};
}

void hear_person(Step& step, PersonId person) {
    auto const& model = step.model;
    auto const found = model.state->people.find(person);
    bool const may_hear =
        !model.employer.organisation.is_none() && model.screen() == screens::Screen::candidate;
    if (may_hear && found != model.state->people.end() && found->second.is_recorded())
        step.effects.push_back(HearRecording{found->second.recording->fact});
}

void take_recorded(Step& step, VoiceRecorded const& taken) {
    auto& voice = step.model.visitor.voice;
    // Whoever spoke has gone on.
    if (!voice.is_open) return;
    forget_draft(voice);
    voice.draft = taken.sound;
    voice.seconds = taken.seconds;
    voice.trouble = taken.message_key;
}

}  // namespace ontmoet::kiosk
