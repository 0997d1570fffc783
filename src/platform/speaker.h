// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "i18n/spoken.h"
#include "platform/sound.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ontmoet::platform {

// One thing to be said: a sound, or a recording of `key`, or else a voice says `words`.
struct Sentence {
    std::string language;  // tag
    std::string key;       // message; empty: none, so no recording
    std::string words;
    std::string sound{};  // the bytes of a sound file: what somebody said themselves
};

struct SpeakerOptions {
    std::filesystem::path recordings;   // assets/sound
    std::filesystem::path espeak_data;  // empty: the system's
    // Called on other threads when state() has become another one.
    std::function<void()> wake = [] {};
};

enum class SoundDevice { unknown, works, missing };

struct SpeakerState {
    // Null until the thread has looked, some milliseconds after the start.
    std::shared_ptr<i18n::Voices const> voices;
    SoundDevice device = SoundDevice::unknown;  // when it was last wanted
    std::optional<std::size_t> sentence;        // the one that sounds; none: silence

    friend bool operator==(SpeakerState const&, SpeakerState const&) = default;
};

// Says sentences and plays short sounds on a thread of its own; nothing here makes the UI thread
// wait, except the end. The device is open only around what is heard. A missing device is said once
// on standard error; what would be heard is dropped, and a minute later it is tried again. All
// members belong to the UI thread.
class Speaker {
public:
    // Make it after the window: SDL's parts are started one at a time.
    Speaker(SpeakerOptions options, Clock const& clock);
    ~Speaker();
    Speaker(Speaker const&) = delete;
    Speaker& operator=(Speaker const&) = delete;

    // Stops what is being said and says these. What can be said neither by recording nor by voice
    // is left out.
    void say(std::vector<Sentence> sentences);
    // Silence within one buffer of the device (k_device_buffer).
    void hush();
    void play(Sound sound);
    // 0 … 10 for people's ears: half as loud is some 3 steps less.
    void set_volume(int volume);

    SpeakerState state() const;
    // From the last say() to the first audible sample given to the device, for benches.
    std::optional<Duration> first_sound() const;

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

}  // namespace ontmoet::platform
