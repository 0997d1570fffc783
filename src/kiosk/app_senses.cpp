// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app.h"
#include "kiosk/sound_text.h"

#include <utility>

// What a kiosk's App sees and hears: codes before its camera, and people's own words.
namespace ontmoet::kiosk {

namespace {

screens::Microphone shown_microphone(platform::MicrophoneState const& state) {
    return {state.is_there, state.records, state.so_far, state.level};
}

// What was said, as letters; nothing when the fact is no recording.
std::string recorded_letters(domain::Fact const& fact) {
    if (auto words = domain::read_body<domain::OwnWordsRecorded>(fact); words.ok())
        return words->sound;
    auto pitch = domain::read_body<domain::PitchRecorded>(fact);
    return pitch.ok() ? pitch->sound : std::string{};
}

}  // namespace

// Who holds up a code is there, though nothing is touched.
bool App::take_camera() {
    if (!m_camera) return false;
    auto const codes = m_camera->take_codes();
    if (!codes.empty()) m_last_heard = m_clock.uptime();
    for (auto const& code : codes) happen(Scanned{code});
    bool const works = m_camera->works();
    bool const changed = works != m_model.camera_works;
    if (changed) happen(CameraChanged{works});
    return changed || !codes.empty();
}

void App::watch_codes() {
    if (m_camera) m_camera->look(looks_for_codes(m_model));
}

// Whoever speaks is there, though nothing is touched.
bool App::take_voice() {
    if (!m_microphone) return false;
    bool changed = false;
    auto const shown = shown_microphone(m_microphone->state());
    if (shown.records) m_last_heard = m_clock.uptime();
    if (shown != m_model.microphone) {
        happen(MicrophoneChanged{shown});
        changed = true;
    }
    if (auto taken = m_microphone->take()) {
        VoiceRecorded event;
        if (taken->ok())
            event = {std::move((*taken)->sound), (*taken)->seconds, {}};
        else
            event.message_key = taken->error().message_key;
        happen(event);
        changed = true;
    }
    for (auto const& fact : m_client->take_found()) {
        auto const letters = recorded_letters(fact);
        bool const is_asked = m_wanted_screen == m_model.screen() && !letters.empty() &&
                              fact.id == std::exchange(m_wanted_recording, {});
        if (!is_asked) continue;  // whoever asked has gone on
        if (auto sound = sound_of_text(letters)) perform(HearSound{std::move(*sound)});
    }
    return changed;
}

bool App::take_speech() {
    if (!m_reading) return false;
    auto const speech = m_reading->speech();
    if (speech.speaking || m_model.speech.speaking) m_last_heard = m_clock.uptime();
    if (speech == m_model.speech) return false;
    happen(SpeechChanged{speech});
    return true;
}

void App::perform(ReadScreen const&) {
    if (m_reading && m_tree != nullptr) m_reading->read(m_model, *m_tree);
}

void App::perform(SayGreeting const& effect) {
    if (m_reading && m_tree != nullptr) m_reading->hear_language(m_model, *m_tree, effect.language);
}

void App::perform(CallHall const& effect) {
    if (m_reading) m_reading->call_hall(m_model, effect.key);
}

void App::perform(Tell const& effect) {
    if (m_reading) m_reading->tell(m_model, effect.language, effect.sayings);
}

void App::perform(PlaySound const& effect) {
    if (m_reading) m_reading->play(m_model, effect.sound);
}

void App::perform(LookForMicrophone const&) {
    if (m_microphone) m_microphone->look();
}

// The kiosk is silent while somebody speaks.
void App::perform(BeginRecording const&) {
    if (m_reading) m_reading->hush();
    if (m_microphone) m_microphone->begin();
}

void App::perform(EndRecording const& effect) {
    if (m_microphone) m_microphone->end(effect.keep);
}

void App::perform(HearSound const& effect) {
    if (m_reading) m_reading->hear(m_model, effect.sound);
}

void App::perform(HearRecording const& effect) {
    m_wanted_recording = effect.fact;
    m_wanted_screen = m_model.screen();
    m_client->find(effect.fact);
}

}  // namespace ontmoet::kiosk
