// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Bytes in the 45 signs of a QR's alphanumeric mode (RFC 9285): three signs for two bytes, a third
// less room in the picture than base64.
namespace ontmoet::exchange {

std::string to_base45(std::string_view bytes);
// Nothing when it is not of that form.
std::optional<std::string> from_base45(std::string_view text);

}  // namespace ontmoet::exchange
