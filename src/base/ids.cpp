// SPDX-License-Identifier: EUPL-1.2
#include "base/ids.h"

namespace ontmoet {
namespace {

constexpr std::string_view k_hex = "0123456789abcdef";
constexpr std::array<std::size_t, 4> k_dashes{8, 13, 18, 23};

void set_version(Uuid& uuid, unsigned version) {
    uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0FU) | (version << 4U));
    uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3FU) | 0x80U);
}

std::uint64_t fnv1a(std::uint64_t seed, Uuid const& space, std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325ULL ^ seed;
    for (auto byte : space.bytes) hash = (hash ^ byte) * 0x100000001b3ULL;
    for (auto letter : name) hash = (hash ^ static_cast<std::uint8_t>(letter)) * 0x100000001b3ULL;
    hash ^= hash >> 32U;
    hash *= 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29U);
}

int hex_value(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
    return -1;
}

}  // namespace

Uuid make_uuid(Clock const& clock, Random& random) {
    Uuid uuid;
    auto const time = static_cast<std::uint64_t>(clock.now().ms);
    for (std::size_t i = 0; i < 6; ++i)
        uuid.bytes[i] = static_cast<std::uint8_t>(time >> (8 * (5 - i)));
    std::array<std::uint64_t, 2> const chance{random.next(), random.next()};
    for (std::size_t i = 6; i < 16; ++i)
        uuid.bytes[i] = static_cast<std::uint8_t>(chance[i / 14] >> (8 * (i % 8)));
    set_version(uuid, 7);
    return uuid;
}

Uuid uuid_from_name(Uuid const& space, std::string_view name) {
    Uuid uuid;
    std::array<std::uint64_t, 2> const hash{fnv1a(1, space, name), fnv1a(2, space, name)};
    for (std::size_t i = 0; i < 16; ++i)
        uuid.bytes[i] = static_cast<std::uint8_t>(hash[i / 8] >> (8 * (i % 8)));
    set_version(uuid, 8);
    return uuid;
}

std::string to_string(Uuid const& uuid) {
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += k_hex[uuid.bytes[i] >> 4U];
        text += k_hex[uuid.bytes[i] & 0x0FU];
    }
    return text;
}

Result<Uuid> parse_uuid(std::string_view text) {
    Error const bad{ErrorKind::invalid_input, "error.bad_id", std::string(text.substr(0, 64))};
    if (text.size() != 36) return bad;
    for (auto dash : k_dashes)
        if (text[dash] != '-') return bad;
    Uuid uuid;
    std::size_t byte = 0;
    for (std::size_t i = 0; i < 36;) {
        if (text[i] == '-') {
            ++i;
            continue;
        }
        if (i + 1 >= 36) return bad;
        int const high = hex_value(text[i]);
        int const low = hex_value(text[i + 1]);
        if (high < 0 || low < 0 || byte >= 16) return bad;
        uuid.bytes[byte++] = static_cast<std::uint8_t>(high * 16 + low);
        i += 2;
    }
    if (byte != 16) return bad;
    return uuid;
}

}  // namespace ontmoet
