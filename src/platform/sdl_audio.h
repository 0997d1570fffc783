// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <SDL_audio.h>

namespace ontmoet::platform {

// SDL's audio part and the devices in it. The speaker and the microphone come and go on threads of
// their own, and SDL wants its parts and devices begun and ended one at a time: here they are.
enum class AudioWay { play, record };

// Runs at once. "error.no_sound" or "error.no_microphone", with SDL's reason.
Status open_audio(SDL_AudioDeviceID& device, AudioWay way, SDL_AudioSpec const& wanted);
// Nothing when it is 0.
void close_audio(SDL_AudioDeviceID& device);
// False when it was pulled out.
bool is_audio_alive(SDL_AudioDeviceID device);
// Whether there is anything to record with, without opening it.
bool has_microphone();

}  // namespace ontmoet::platform
