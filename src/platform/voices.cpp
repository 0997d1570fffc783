// SPDX-License-Identifier: EUPL-1.2
#include "platform/voices.h"

#include "platform/limits.h"

#include <algorithm>
#include <limits>

#include <espeak-ng/speak_lib.h>

namespace ontmoet::platform {
namespace {

// Not zero ends the synthesis. Nothing may be thrown through the library.
int take_piece(short* samples, int count, espeak_EVENT* events) {
    auto const* heard = static_cast<VoiceBox::Heard const*>(events->user_data);
    if (samples == nullptr || heard == nullptr || count <= 0) return 0;
    return (*heard)({samples, static_cast<std::size_t>(count)}) ? 0 : 1;
}

bool has_tag(std::string_view language, std::string_view tag) {
    return language.starts_with(tag) &&
           (language.size() == tag.size() || language[tag.size()] == '-');
}

// How well a voice fits, smaller is better: a number of the library, and a dialect named otherwise
// than the language comes after it. `languages` is pairs of a number and a name, ended by a zero.
int rank_of(char const* languages, std::string_view tag) {
    constexpr int dialect = 256;
    int best = std::numeric_limits<int>::max();
    while (*languages != '\0') {
        int const number = static_cast<unsigned char>(*languages);
        std::string_view const language{languages + 1};
        if (has_tag(language, tag))
            best = std::min(best, number + (language.size() == tag.size() ? 0 : dialect));
        languages += language.size() + 2;
    }
    return best;
}

// Samples a second, 0 without voices: the library itself goes on without its data.
int start(std::string const& folder) {
    int const rate =
        espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, k_voice_piece_ms,
                          folder.empty() ? nullptr : folder.c_str(), espeakINITIALIZE_DONT_EXIT);
    auto const* const* voices = rate > 0 ? espeak_ListVoices(nullptr) : nullptr;
    if (voices == nullptr || *voices == nullptr) return 0;
    espeak_SetSynthCallback(take_piece);
    return rate;
}

}  // namespace

VoiceBox::VoiceBox(std::filesystem::path const& data) {
    std::error_code failed;
    if (!data.empty() && !std::filesystem::exists(data / "phontab", failed)) return;
    static int const rate = start(data.string());
    m_rate = rate;
}

std::string VoiceBox::voice_for(std::string_view tag) const {
    if (m_rate == 0) return {};
    std::string best;
    int best_rank = std::numeric_limits<int>::max();
    for (auto const* const* voice = espeak_ListVoices(nullptr); *voice != nullptr; ++voice) {
        int const rank = rank_of((*voice)->languages, tag);
        if (rank >= best_rank) continue;
        best_rank = rank;
        best = (*voice)->identifier;
    }
    return best;
}

std::set<std::string, std::less<>> VoiceBox::languages(
    std::span<std::string_view const> tags) const {
    std::set<std::string, std::less<>> found;
    for (auto const tag : tags)
        if (!voice_for(tag).empty()) found.emplace(tag);
    return found;
}

bool VoiceBox::say(std::string_view tag, std::string const& words, Heard const& heard) {
    if (m_tag != tag) {
        m_tag.clear();
        auto const voice = voice_for(tag);
        if (voice.empty() || espeak_SetVoiceByName(voice.c_str()) != EE_OK) return false;
        m_tag = tag;
        espeak_SetParameter(espeakRATE, k_voice_pace, 0);
    }
    Heard const callback = heard;
    espeak_Synth(words.c_str(), words.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr,
                 const_cast<Heard*>(&callback));
    return true;
}

}  // namespace ontmoet::platform
