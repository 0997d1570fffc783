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

// What was kept before: of the visitor, or of the organisation whose staff speak.
FactId kept_voice(screens::Model const& model) {
    if (model.screen() == screens::Screen::our_pitch) {
        auto const pitch = model.state->pitches.find(model.employer.organisation);
        return pitch == model.state->pitches.end() ? FactId{} : pitch->second.fact;
    }
    auto const* candidate = model.candidate();
    return candidate != nullptr && candidate->is_recorded() ? candidate->recording->fact : FactId{};
}

// Takes back what was kept; the sound of it is emptied.
void say_removed(Step& step) {
    auto const& model = step.model;
    if (kept_voice(model).is_none()) return;
    if (model.screen() != screens::Screen::our_pitch) {
        step.say(domain::OwnWordsRemoved{model.visitor.person}, actor_of(model));
        return;
    }
    auto const organisation = model.employer.organisation;
    step.say(domain::PitchRemoved{organisation, model.state->pitches.at(organisation).staff},
             actor_of(model));
}

void keep_voice(Step& step) {
    auto& model = step.model;
    auto& voice = model.visitor.voice;
    bool const is_pitch = model.screen() == screens::Screen::our_pitch;
    bool const is_somebodys =
        is_pitch ? !model.employer.staff.is_none() : model.candidate() != nullptr;
    if (voice.draft.empty() || !is_somebodys) return;
    // Until it is on the disk it stays here, too: the disk may be full.
    voice.is_said = true;
    say_removed(step);
    auto const sound = text_of_sound(voice.draft);
    if (is_pitch)
        step.say(domain::PitchRecorded{model.employer.organisation, model.employer.staff,
                                       voice.seconds, sound, model.language},
                 actor_of(model));
    else
        step.say(domain::OwnWordsRecorded{model.visitor.person, voice.seconds, sound,
                                          k_consent_text_version, model.language},
                 actor_of(model));
}

void remove_voice(Step& step) {
    auto& voice = step.model.visitor.voice;
    bool const is_draft = !voice.draft.empty() && !voice.is_said;
    forget_draft(voice);
    if (!is_draft) say_removed(step);
}

void listen_voice(Step& step) {
    auto const& model = step.model;
    auto const& voice = model.visitor.voice;
    if (!voice.draft.empty())
        step.effects.push_back(HearSound{voice.draft});
    else if (auto const kept = kept_voice(model); !kept.is_none())
        step.effects.push_back(HearRecording{kept});
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
