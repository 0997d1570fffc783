// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "platform/sound.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <span>

namespace ontmoet::platform {

// What is heard now: one reading (a run of sentences) and short sounds above it. Fed by the
// speaker's thread, emptied by the device's, stopped by the UI's; nobody holds its lock for longer
// than one buffer takes to add up.
class SpeakerMixer {
public:
    using Reading = std::uint64_t;  // 0: none

    // `changed` is called, on the device's thread too, when another sentence begins or the last one
    // has ended.
    SpeakerMixer(Clock const& clock, std::function<void()> changed);

    // --- on the UI's thread
    // 0 … 1.
    void set_gain(float gain);
    // Drops what is left of the reading before it; pieces of that one are refused from here on.
    void begin(Reading reading);
    void hush() { begin(0); }
    void add(Sound sound);
    // The sentence that sounds, or will sound first; nothing when the reading has ended.
    std::optional<std::size_t> sentence() const;
    // From `begin` to the first sample that can be heard.
    std::optional<Duration> first_sound() const;

    // --- on the speaker's thread
    // Waits while enough is queued; false when another reading has begun: then stop.
    bool push(Reading reading, std::size_t sentence, std::span<std::int16_t const> samples);
    // All of it has been pushed.
    void finish(Reading reading);
    // Whether nothing is left to hear.
    bool is_silent() const;
    // There is no device: what was to be heard is dropped.
    void drop_all();

    // --- on the device's thread
    void mix(std::span<std::int16_t> out);

private:
    struct Piece {
        std::size_t sentence = 0;
        Samples samples;
        std::size_t at = 0;
    };
    struct Playing {
        Sound sound = Sound::press;
        std::size_t at = 0;
    };

    void fade_out();
    bool mix_speech(std::span<std::int32_t> sum);
    void mix_sounds(std::span<std::int32_t> sum);

    Clock const& m_clock;
    std::function<void()> m_changed;
    mutable std::mutex m_mutex;
    std::condition_variable m_drained;
    float m_gain = 1;
    Reading m_reading = 0;
    bool m_is_finished = true;
    std::deque<Piece> m_pieces;
    std::size_t m_queued = 0;  // samples
    std::optional<std::size_t> m_sentence;
    Samples m_fading;
    std::deque<Playing> m_sounds;
    Duration m_begun{0};
    std::optional<Duration> m_first_sound;
    std::vector<std::int32_t> m_sum;
};

}  // namespace ontmoet::platform
