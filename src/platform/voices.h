// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace ontmoet::platform {

// The voices of espeak-ng. The library keeps its state in the process, so only one of these may
// live at a time, on one thread. It is started by the first box that finds data and then stays as
// it is: its own end waits for ever now and then (1.51, fifo_terminate).
class VoiceBox {
public:
    // Gets the sound as it is made, 22,050 a second; false stops the voice.
    using Heard = std::function<bool(std::span<std::int16_t const>)>;

    // `data` is the folder espeak-ng-data; empty: the system's. Without data there are no voices,
    // which is no error.
    explicit VoiceBox(std::filesystem::path const& data = {});
    VoiceBox(VoiceBox const&) = delete;
    VoiceBox& operator=(VoiceBox const&) = delete;

    // Which of these languages (ISO 639-1) it has a voice for, asked of the library itself.
    std::set<std::string, std::less<>> languages(std::span<std::string_view const> tags) const;
    int rate() const { return m_rate; }
    // Says it and comes back when all has been heard, or when `heard` had enough; false when there
    // is no voice for the language.
    bool say(std::string_view tag, std::string const& words, Heard const& heard);

private:
    // The library's name for the language's first voice; empty: none.
    std::string voice_for(std::string_view tag) const;

    int m_rate = 0;  // 0: no data
    std::string m_tag;
};

}  // namespace ontmoet::platform
