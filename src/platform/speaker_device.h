// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "platform/sound.h"

#include <cstdint>
#include <span>

#include <SDL_audio.h>

namespace ontmoet::platform {

class SpeakerMixer;

// SDL's audio part, started only while this lives. Made and ended on the speaker's thread: opening
// may take long.
class SpeakerDevice {
public:
    // "error.no_sound" with SDL's reason.
    static Status open(SpeakerDevice& device, SpeakerMixer& mixer);
    SpeakerDevice() = default;
    ~SpeakerDevice() { close(); }
    SpeakerDevice(SpeakerDevice const&) = delete;
    SpeakerDevice& operator=(SpeakerDevice const&) = delete;

    bool is_open() const { return m_device != 0; }
    // False when the device was pulled out.
    bool is_alive() const;
    void close();

private:
    SDL_AudioDeviceID m_device = 0;
};

// From another rate to ours, piece by piece.
class Resampler {
public:
    explicit Resampler(int rate);
    ~Resampler();
    Resampler(Resampler const&) = delete;
    Resampler& operator=(Resampler const&) = delete;

    // What can be given back already; everything with `last`.
    Samples convert(std::span<std::int16_t const> samples, bool last = false);

private:
    SDL_AudioStream* m_stream;
};

}  // namespace ontmoet::platform
