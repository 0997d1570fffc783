// SPDX-License-Identifier: EUPL-1.2
#include "platform/sound.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>

namespace ontmoet::platform {
namespace {

struct Note {
    double start_s;
    double length_s;
    double pitch_hz;
    double loudness;  // 0 … 1
};

// A bell's shape: up within 4 ms, then dying away; an octave above it for warmth.
double sample_of(Note const& note, double at_s) {
    double const since = at_s - note.start_s;
    if (since < 0 || since > note.length_s) return 0;
    double const rise = std::min(1.0, since / 0.004);
    double const left = note.length_s - since;
    double const fall = std::exp(-4 * since / note.length_s) * std::min(1.0, left / 0.01);
    double const turn = 2 * std::numbers::pi * note.pitch_hz * since;
    return note.loudness * rise * fall * (0.85 * std::sin(turn) + 0.15 * std::sin(2 * turn));
}

Samples play_notes(std::initializer_list<Note> notes) {
    double length = 0;
    for (auto const& note : notes) length = std::max(length, note.start_s + note.length_s);
    Samples samples(static_cast<std::size_t>(length * k_sound_rate));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        double sum = 0;
        for (auto const& note : notes)
            sum += sample_of(note, static_cast<double>(i) / k_sound_rate);
        samples[i] = static_cast<std::int16_t>(std::lround(std::clamp(sum, -1.0, 1.0) * 32'767));
    }
    return samples;
}

}  // namespace

Samples const& samples_of(Sound sound) {
    static Samples const press = play_notes({{0, 0.03, 880, 0.16}});
    static Samples const success =
        play_notes({{0, 0.25, 523.25, 0.28}, {0.11, 0.25, 659.25, 0.28}, {0.22, 0.5, 783.99, 0.3}});
    static Samples const wrong = play_notes({{0, 0.2, 246.94, 0.3}, {0.17, 0.3, 207.65, 0.3}});
    static Samples const gong =
        play_notes({{0, 2.6, 196, 0.42}, {0, 2.2, 293.66, 0.22}, {0.7, 2.6, 164.81, 0.42}});
    switch (sound) {
        case Sound::press: return press;
        case Sound::success: return success;
        case Sound::wrong: return wrong;
        case Sound::gong: return gong;
    }
    return press;
}

}  // namespace ontmoet::platform
