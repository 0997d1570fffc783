// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <cstddef>

// What bounds speech, sound and the camera.
namespace ontmoet::platform {

// One buffer of the device, 23 ms: what is still heard after a stop.
inline constexpr int k_device_buffer = 1'024;
// The device is closed after so much silence, for an idle kiosk should sleep.
inline constexpr Duration k_device_linger{10'000};
// A device that was not there is not asked for again sooner.
inline constexpr Duration k_device_retry{60'000};
// Speech is made so far ahead of what is heard; the voice waits for the listener.
inline constexpr std::size_t k_speech_ahead = 4 * 44'100;
// A stop fades within 3 ms, so that it does not click.
inline constexpr std::size_t k_fade = 128;
// Sounds at the same time; of quick presses the oldest give way.
inline constexpr std::size_t k_most_sounds = 4;
// Louder than this (of 32767) is no silence.
inline constexpr int k_audible = 200;
// A voice gives its sound in pieces of this length, and can be stopped between them.
inline constexpr int k_voice_piece_ms = 50;
// Words a minute: slower than people talk, for a language one is learning.
inline constexpr int k_voice_pace = 150;
// Between two sentences, so that a list does not run into one.
inline constexpr std::size_t k_pause = 44'100 * 3 / 10;
// A sentence is no longer than this; a file beyond it is a mistake.
inline constexpr int k_longest_recording_s = 60;
// Words a person remembers are far shorter; a longer line is a wrong file.
inline constexpr std::size_t k_most_hidden_letters = 1'024;

// Of own words: enough for who somebody is and what they want, short enough to be heard out.
inline constexpr Duration k_longest_take{30'000};
// Telephones sound so; more would only be more to send.
inline constexpr int k_voice_rate = 16'000;
// Of Opus: speech that is easily understood, half a minute in 48 KB.
inline constexpr double k_voice_bits_a_second = 12'000;
// One buffer of the microphone, 64 ms: how often the level moves.
inline constexpr int k_voice_buffer = 1'024;
// A microphone that gives nothing for so long is gone.
inline constexpr Duration k_microphone_patience{3'000};

// Asked of a camera: the largest QR code, of 177 squares, has four pixels a square then.
inline constexpr unsigned k_camera_width = 1'280;
inline constexpr unsigned k_camera_height = 720;
// More than any camera at a kiosk gives; beyond it the driver is wrong.
inline constexpr unsigned k_most_camera_side = 4'096;

}  // namespace ontmoet::platform
