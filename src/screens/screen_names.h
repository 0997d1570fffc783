// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/model.h"

#include <span>
#include <string_view>

namespace ontmoet::screens {

struct NamedScreen {
    Screen screen;
    std::string_view name;   // in facts, in files of pictures and in tests
    std::string_view title;  // the message that is read aloud first; empty: it is not read aloud
};
std::span<NamedScreen const> screen_names();
std::string_view name_of(Screen screen);
// A clock on it counts seconds.
bool shows_seconds(Screen screen);
std::string_view title_key(Screen screen);
// How to begin, said by the speakers of the language tiles.
inline constexpr std::string_view k_hear_language = "languages.hear";

}  // namespace ontmoet::screens
