// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace ontmoet::platform {

// The voices of espeak-ng. The library keeps its state in the process, so one thread makes this
// object, uses it and ends it before another one is made.
class VoiceBox {
public:
    // Gets the sound as it is made, 22,050 a second; false stops the voice.
    using Heard = std::function<bool(std::span<std::int16_t const>)>;

    // `data` is the folder around espeak-ng-data; empty: the system's. Without data there are no
    // voices, which is no error.
    explicit VoiceBox(std::filesystem::path const& data = {});
    ~VoiceBox();
    VoiceBox(VoiceBox const&) = delete;
    VoiceBox& operator=(VoiceBox const&) = delete;

    // Which of these languages (ISO 639-1) it has a voice for, asked of the library itself.
    std::set<std::string, std::less<>> languages(std::span<std::string_view const> tags) const;
    int rate() const { return m_rate; }
    // Says it and comes back when all has been heard, or when `heard` had enough.
    // "error.no_voice" when there is none for the language.
    Status say(std::string_view tag, std::string const& words, Heard const& heard);

private:
    // The library's name for the language's first voice; empty: none.
    std::string voice_for(std::string_view tag) const;

    int m_rate = 0;  // 0: no data
    std::string m_tag;
};

}  // namespace ontmoet::platform
