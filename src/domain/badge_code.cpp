// SPDX-License-Identifier: EUPL-1.2
#include "domain/badge_code.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace ontmoet::domain {
namespace {

constexpr char k_version = '1';
constexpr std::size_t k_sum_digits = 10;
constexpr std::size_t k_id_digits = 39;

// CRC-32 of ISO-HDLC, bit by bit.
std::uint32_t sum_of(std::span<std::uint8_t const> bytes) {
    constexpr std::uint32_t k_polynomial = 0xEDB88320U;
    std::uint32_t sum = ~0U;
    for (auto const byte : bytes) {
        sum ^= byte;
        for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1U) ^ ((sum & 1U) * k_polynomial);
    }
    return ~sum;
}
std::uint32_t sum_of(std::string_view digits) {
    std::vector<std::uint8_t> const bytes(digits.begin(), digits.end());
    return sum_of(std::span(bytes));
}
std::uint32_t sum_of(EventId event) {
    return sum_of(std::span(std::as_const(event.uuid.bytes)));
}

std::string decimal(std::uint32_t value) {
    auto const digits = std::to_string(value);
    return std::string(k_sum_digits - digits.size(), '0') + digits;
}

// A number of 128 bits, its highest byte first.
std::string decimal(Uuid id) {
    std::string digits(k_id_digits, '0');
    for (auto place = digits.rbegin(); place != digits.rend(); ++place) {
        unsigned rest = 0;
        for (auto& byte : id.bytes) {
            rest = rest * 256 + byte;
            byte = static_cast<std::uint8_t>(rest / 10);
            rest %= 10;
        }
        *place = static_cast<char>('0' + rest);
    }
    return digits;
}

std::optional<std::uint32_t> read_sum(std::string_view digits) {
    std::uint64_t value = 0;
    for (char const digit : digits) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    if (value > 0xFFFFFFFFU) return {};
    return static_cast<std::uint32_t>(value);
}

std::optional<Uuid> read_id(std::string_view digits) {
    Uuid id;
    for (char const digit : digits) {
        auto carry = static_cast<unsigned>(digit - '0');
        for (auto byte = id.bytes.rbegin(); byte != id.bytes.rend(); ++byte) {
            carry += *byte * 10U;
            *byte = static_cast<std::uint8_t>(carry % 256);
            carry /= 256;
        }
        if (carry != 0) return {};
    }
    return id;
}

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

}  // namespace

bool BadgeCode::is_of(EventId event) const {
    return event_sum == sum_of(event);
}

std::string badge_code(EventId event, Uuid const& holder) {
    auto const said = k_version + decimal(sum_of(event)) + decimal(holder);
    return said + decimal(sum_of(said));
}

std::optional<BadgeCode> read_badge_code(std::string_view text) {
    if (text.size() != k_badge_code_digits || text.front() != k_version ||
        !std::ranges::all_of(text, is_digit))
        return {};
    auto const said = text.substr(0, text.size() - k_sum_digits);
    if (read_sum(text.substr(said.size())) != sum_of(said)) return {};
    auto const event = read_sum(said.substr(1, k_sum_digits));
    auto const holder = read_id(said.substr(1 + k_sum_digits));
    if (!event || !holder) return {};
    return BadgeCode{*event, *holder};
}

}  // namespace ontmoet::domain
