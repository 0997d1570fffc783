// SPDX-License-Identifier: EUPL-1.2
#include "platform/sdl_audio.h"

#include <mutex>

#include <SDL.h>

namespace ontmoet::platform {
namespace {

std::mutex& one_at_a_time() {
    static std::mutex mutex;
    return mutex;
}

Error audio_error(AudioWay way) {
    return {ErrorKind::unavailable,
            way == AudioWay::record ? "error.no_microphone" : "error.no_sound", SDL_GetError()};
}

}  // namespace

Status open_audio(SDL_AudioDeviceID& device, AudioWay way, SDL_AudioSpec const& wanted) {
    std::scoped_lock const lock(one_at_a_time());
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return audio_error(way);
    int const records = way == AudioWay::record ? 1 : 0;
    device = SDL_OpenAudioDevice(nullptr, records, &wanted, nullptr, 0);
    if (device == 0) {
        auto error = audio_error(way);
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return error;
    }
    SDL_PauseAudioDevice(device, 0);
    return {};
}

void close_audio(SDL_AudioDeviceID& device) {
    if (device == 0) return;
    std::scoped_lock const lock(one_at_a_time());
    SDL_CloseAudioDevice(device);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    device = 0;
}

bool is_audio_alive(SDL_AudioDeviceID device) {
    return device != 0 && SDL_GetAudioDeviceStatus(device) != SDL_AUDIO_STOPPED;
}

bool has_microphone() {
    std::scoped_lock const lock(one_at_a_time());
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return false;
    // Below zero: it cannot be told, so it is tried.
    bool const has_one = SDL_GetNumAudioDevices(1) != 0;
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    return has_one;
}

}  // namespace ontmoet::platform
