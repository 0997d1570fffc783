// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ontmoet::kiosk {

// Sound as it stands in a fact: base64 (RFC 4648).
std::string text_of_sound(std::string_view bytes);
// Nothing for what is no such text.
std::optional<std::string> sound_of_text(std::string_view text);

}  // namespace ontmoet::kiosk
