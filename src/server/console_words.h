// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "i18n/vocabulary.h"

#include <array>
#include <string>
#include <string_view>

namespace ontmoet::server {

// Organisers read Dutch or English (interface.md); the pages mirror for others as they are written.
inline constexpr std::array<std::string_view, 2> k_console_languages{"nl", "en"};

// What the console says in a language, out of the same catalogue as everything else (schema Words).
std::string encode_words(i18n::Tongue const& tongue, i18n::Vocabulary const& vocabulary);

}  // namespace ontmoet::server
