// SPDX-License-Identifier: EUPL-1.2
#include "platform/speaker_mixer.h"

#include "platform/limits.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace ontmoet::platform {

SpeakerMixer::SpeakerMixer(Clock const& clock, std::function<void()> changed)
    : m_clock(clock), m_changed(std::move(changed)) {}

void SpeakerMixer::set_gain(float gain) {
    std::scoped_lock const lock(m_mutex);
    m_gain = std::clamp(gain, 0.0F, 1.0F);
}

void SpeakerMixer::begin(Reading reading) {
    std::scoped_lock const lock(m_mutex);
    fade_out();
    m_reading = reading;
    m_is_finished = reading == 0;
    m_sentence = reading == 0 ? std::nullopt : std::optional<std::size_t>{0};
    m_begun = m_clock.uptime();
    m_first_sound.reset();
    m_drained.notify_all();
}

// The next few samples stay, ever softer.
void SpeakerMixer::fade_out() {
    m_fading.clear();
    for (auto const& piece : m_pieces) {
        for (std::size_t i = piece.at; i < piece.samples.size() && m_fading.size() < k_fade; ++i) {
            float const share =
                1 - static_cast<float>(m_fading.size()) / static_cast<float>(k_fade);
            m_fading.push_back(static_cast<std::int16_t>(share * piece.samples[i]));
        }
    }
    m_pieces.clear();
    m_queued = 0;
}

void SpeakerMixer::add(Sound sound) {
    std::scoped_lock const lock(m_mutex);
    if (m_sounds.size() >= k_most_sounds) m_sounds.pop_front();
    m_sounds.push_back({sound, 0});
}

std::optional<std::size_t> SpeakerMixer::sentence() const {
    std::scoped_lock const lock(m_mutex);
    return m_sentence;
}

std::optional<Duration> SpeakerMixer::first_sound() const {
    std::scoped_lock const lock(m_mutex);
    return m_first_sound;
}

bool SpeakerMixer::push(Reading reading, std::size_t sentence,
                        std::span<std::int16_t const> samples) {
    std::unique_lock lock(m_mutex);
    m_drained.wait(lock, [&] { return m_reading != reading || m_queued < k_speech_ahead; });
    if (m_reading != reading) return false;
    m_pieces.push_back({sentence, {samples.begin(), samples.end()}, 0});
    m_queued += samples.size();
    return true;
}

void SpeakerMixer::finish(Reading reading) {
    {
        std::scoped_lock const lock(m_mutex);
        if (m_reading != reading) return;
        m_is_finished = true;
        if (!m_pieces.empty()) return;
        m_sentence.reset();
    }
    m_changed();
}

bool SpeakerMixer::is_silent() const {
    std::scoped_lock const lock(m_mutex);
    return m_pieces.empty() && m_is_finished && m_sounds.empty() && m_fading.empty();
}

void SpeakerMixer::drop_all() {
    hush();
    std::scoped_lock const lock(m_mutex);
    m_sounds.clear();
    m_fading.clear();
}

bool SpeakerMixer::mix_speech(std::span<std::int32_t> sum) {
    auto const before = m_sentence;
    std::size_t at = 0;
    while (at < sum.size() && !m_pieces.empty()) {
        auto& piece = m_pieces.front();
        m_sentence = piece.sentence;
        std::size_t const count = std::min(sum.size() - at, piece.samples.size() - piece.at);
        for (std::size_t i = 0; i < count; ++i) {
            std::int16_t const sample = piece.samples[piece.at + i];
            sum[at + i] += sample;
            if (!m_first_sound && std::abs(sample) > k_audible)
                m_first_sound = m_clock.uptime() - m_begun;
        }
        at += count;
        piece.at += count;
        m_queued -= count;
        if (piece.at == piece.samples.size()) m_pieces.pop_front();
    }
    if (m_pieces.empty() && m_is_finished) m_sentence.reset();
    return m_sentence != before;
}

void SpeakerMixer::mix_sounds(std::span<std::int32_t> sum) {
    for (auto& playing : m_sounds) {
        auto const& samples = samples_of(playing.sound);
        std::size_t const count = std::min(sum.size(), samples.size() - playing.at);
        for (std::size_t i = 0; i < count; ++i) sum[i] += samples[playing.at + i];
        playing.at += count;
    }
    std::erase_if(m_sounds, [](Playing const& playing) {
        return playing.at == samples_of(playing.sound).size();
    });
}

void SpeakerMixer::mix(std::span<std::int16_t> out) {
    bool has_changed = false;
    {
        std::scoped_lock const lock(m_mutex);
        m_sum.assign(out.size(), 0);
        for (std::size_t i = 0; i < std::min(m_fading.size(), m_sum.size()); ++i)
            m_sum[i] += m_fading[i];
        m_fading.clear();
        has_changed = mix_speech(m_sum);
        mix_sounds(m_sum);
        for (std::size_t i = 0; i < out.size(); ++i) {
            float const loud = m_gain * static_cast<float>(m_sum[i]);
            out[i] =
                static_cast<std::int16_t>(std::lround(std::clamp(loud, -32'767.0F, 32'767.0F)));
        }
    }
    m_drained.notify_all();
    if (has_changed) m_changed();
}

}  // namespace ontmoet::platform
