// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/sound_text.h"

#include <sodium.h>

namespace ontmoet::kiosk {
namespace {

constexpr int k_form = sodium_base64_VARIANT_ORIGINAL;

}  // namespace

std::string text_of_sound(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), k_form), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), k_form);
    text.pop_back();  // the end of a C string
    return text;
}

std::optional<std::string> sound_of_text(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &size, nullptr, k_form) != 0)
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

}  // namespace ontmoet::kiosk
