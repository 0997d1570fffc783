// SPDX-License-Identifier: EUPL-1.2
#include "storage/phone_key.h"

#include "storage/credentials.h"

#include <algorithm>
#include <array>

#include <sodium.h>

namespace ontmoet::storage {
namespace {

constexpr std::size_t k_id_bytes = sizeof(Uuid::bytes);
constexpr std::size_t k_chance_bytes = 16;
using KeyBytes = std::array<std::uint8_t, k_id_bytes + k_chance_bytes>;
constexpr int k_key_variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t k_key_room = sodium_base64_ENCODED_LEN(sizeof(KeyBytes), k_key_variant);

}  // namespace

std::string new_phone_key(EventId event) {
    KeyBytes bytes{};
    std::ranges::copy(event.uuid.bytes, bytes.begin());
    randombytes_buf(bytes.data() + k_id_bytes, k_chance_bytes);
    std::array<char, k_key_room> text{};
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), k_key_variant);
    sodium_memzero(bytes.data(), bytes.size());
    return text.data();
}

std::optional<EventId> event_of_phone_key(std::string_view key) {
    KeyBytes bytes{};
    std::size_t count = 0;
    char const* end = nullptr;
    if (key.size() != k_key_room - 1 ||
        sodium_base642bin(bytes.data(), bytes.size(), key.data(), key.size(), nullptr, &count, &end,
                          k_key_variant) != 0 ||
        count != bytes.size() || end != key.data() + key.size())
        return std::nullopt;
    EventId event;
    std::copy_n(bytes.begin(), k_id_bytes, event.uuid.bytes.begin());
    return event;
}

std::string hash_of_phone_key(std::string_view key) {
    auto const hash = hash_of(key);
    std::array<char, 2 * sizeof(SecretHash) + 1> text{};
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    return text.data();
}

}  // namespace ontmoet::storage
