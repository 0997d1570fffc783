// SPDX-License-Identifier: EUPL-1.2
#include "platform/speaker_device.h"

#include "platform/limits.h"
#include "platform/sdl_audio.h"
#include "platform/speaker_mixer.h"

#include <SDL.h>

namespace ontmoet::platform {
namespace {

void fill_buffer(void* mixer, Uint8* bytes, int size) {
    auto* samples = reinterpret_cast<std::int16_t*>(bytes);
    static_cast<SpeakerMixer*>(mixer)->mix(
        {samples, static_cast<std::size_t>(size) / sizeof(std::int16_t)});
}

}  // namespace

Status SpeakerDevice::open(SpeakerDevice& device, SpeakerMixer& mixer) {
    SDL_AudioSpec wanted{};
    wanted.freq = k_sound_rate;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = k_device_buffer;
    wanted.callback = fill_buffer;
    wanted.userdata = &mixer;
    return open_audio(device.m_device, AudioWay::play, wanted);
}

bool SpeakerDevice::is_alive() const {
    return is_audio_alive(m_device);
}

void SpeakerDevice::close() {
    close_audio(m_device);
}

Resampler::Resampler(int rate)
    : m_stream(SDL_NewAudioStream(AUDIO_S16SYS, 1, rate, AUDIO_S16SYS, 1, k_sound_rate)) {
    check(m_stream != nullptr, "SDL converts between rates");
}

Resampler::~Resampler() {
    SDL_FreeAudioStream(m_stream);
}

Samples Resampler::convert(std::span<std::int16_t const> samples, bool last) {
    constexpr int width = sizeof(std::int16_t);
    SDL_AudioStreamPut(m_stream, samples.data(), static_cast<int>(samples.size_bytes()));
    if (last) SDL_AudioStreamFlush(m_stream);
    Samples out(static_cast<std::size_t>(SDL_AudioStreamAvailable(m_stream) / width));
    SDL_AudioStreamGet(m_stream, out.data(), static_cast<int>(out.size()) * width);
    return out;
}

}  // namespace ontmoet::platform
