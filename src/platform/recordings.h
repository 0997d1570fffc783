// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "platform/sound.h"

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace ontmoet::platform {

// Sentences spoken by people: <folder>/<tag>/<message key>.ogg, Vorbis or Opus.
struct Recording {
    Samples samples;  // mono
    int rate = 0;
};

// Tag → message keys. A folder that is not there holds none.
std::map<std::string, std::set<std::string, std::less<>>, std::less<>> list_recordings(
    std::filesystem::path const& folder);
std::filesystem::path recording_path(std::filesystem::path const& folder, std::string_view tag,
                                     std::string_view key);
// "error.recording_unreadable" for what is no sound or longer than k_longest_recording_s.
Result<Recording> read_recording(std::filesystem::path const& file);
// The same of the bytes of such a file.
Result<Recording> unpack_recording(std::string_view bytes);
// Opus in Ogg, of samples at k_voice_rate. "error.recording_unreadable" when the library fails.
Result<std::string> pack_voice(std::span<std::int16_t const> samples);

}  // namespace ontmoet::platform
