// SPDX-License-Identifier: EUPL-1.2
#include "exchange/base45.h"

namespace ontmoet::exchange {
namespace {

constexpr std::string_view k_signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
constexpr unsigned k_base = 45;

unsigned byte_at(std::string_view bytes, std::size_t place) {
    return static_cast<unsigned char>(bytes[place]);
}

}  // namespace

std::string to_base45(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() / 2 * 3 + 2);
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        bool const is_pair = i + 1 < bytes.size();
        unsigned number = byte_at(bytes, i);
        if (is_pair) number = number * 256 + byte_at(bytes, i + 1);
        for (int signs = is_pair ? 3 : 2; signs > 0; --signs, number /= k_base)
            text += k_signs[number % k_base];
    }
    return text;
}

std::optional<std::string> from_base45(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 3 * 2 + 1);
    for (std::size_t i = 0; i < text.size(); i += 3) {
        auto const group = text.substr(i, 3);
        if (group.size() == 1) return std::nullopt;
        unsigned number = 0;
        for (auto sign = group.rbegin(); sign != group.rend(); ++sign) {
            auto const value = k_signs.find(*sign);
            if (value == k_signs.npos) return std::nullopt;
            number = number * k_base + static_cast<unsigned>(value);
        }
        bool const is_pair = group.size() == 3;
        if (number > (is_pair ? 0xFFFFU : 0xFFU)) return std::nullopt;
        if (is_pair) bytes += static_cast<char>(number / 256);
        bytes += static_cast<char>(number % 256);
    }
    return bytes;
}

}  // namespace ontmoet::exchange
