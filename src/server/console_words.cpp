// SPDX-License-Identifier: EUPL-1.2
#include "server/console_words.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

// The console's own messages, and what the server may answer it.
constexpr std::array<std::string_view, 11> k_beginnings{
    "console.", "error.",  "import.",           "refused.",  "way.",     "moment.",
    "why_not.", "report.", "interpreters.none", "announce.", "plan.none"};

bool is_for_organisers(std::string_view key) {
    return std::ranges::any_of(
        k_beginnings, [&](std::string_view beginning) { return key.starts_with(beginning); });
}

}  // namespace

std::string encode_words(i18n::Tongue const& tongue, i18n::Vocabulary const& vocabulary) {
    auto words = nlohmann::json::object();
    for (auto const& key : tongue.keys())
        if (is_for_organisers(key)) words[key] = tongue.text(key);
    for (auto const& sector : vocabulary.sectors)
        words[sector.message_key()] = tongue.text(sector.message_key());
    return nlohmann::json{{"language", tongue.language().tag},
                          {"direction", tongue.is_right_to_left() ? "rtl" : "ltr"},
                          {"words", std::move(words)}}
        .dump();
}

}  // namespace ontmoet::server
