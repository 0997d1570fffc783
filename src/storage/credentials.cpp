// SPDX-License-Identifier: EUPL-1.2
#include "storage/credentials.h"

#include "base/random.h"
#include "storage/limits.h"

#include <sodium.h>

namespace ontmoet::storage {
namespace {

// Without 0 O 1 I L and U, which looks like V in capitals on a bad screen.
constexpr std::string_view k_code_signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

}  // namespace

SecretHash hash_of(std::string_view secret) {
    SecretHash hash;
    static_assert(hash.size() == crypto_generichash_BYTES);
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<unsigned char const*>(secret.data()), secret.size(),
                       nullptr, 0);
    return hash;
}

std::optional<SecretHash> hash_from_text(std::string_view hexadecimal) {
    SecretHash hash{};
    std::size_t size = 0;
    if (sodium_hex2bin(hash.data(), hash.size(), hexadecimal.data(), hexadecimal.size(), nullptr,
                       &size, nullptr) != 0 ||
        size != hash.size())
        return std::nullopt;
    return hash;
}

std::string new_token() {
    std::array<unsigned char, 32> secret;
    randombytes_buf(secret.data(), secret.size());
    constexpr auto variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string token(sodium_base64_ENCODED_LEN(secret.size(), variant), '\0');
    sodium_bin2base64(token.data(), token.size(), secret.data(), secret.size(), variant);
    token.pop_back();  // the terminating zero
    sodium_memzero(secret.data(), secret.size());
    return token;
}

DeviceId new_device_id(Moment now) {
    std::uint64_t seed = 0;
    randombytes_buf(&seed, sizeof seed);
    ManualClock const clock(now);
    Random random(seed);
    return DeviceId::make(clock, random);
}

std::string new_pairing_code() {
    std::string code;
    for (std::size_t i = 0; i < k_pairing_code_signs; ++i) {
        if (i == k_pairing_code_signs / 2) code += '-';
        code += k_code_signs[randombytes_uniform(static_cast<std::uint32_t>(k_code_signs.size()))];
    }
    return code;
}

PairingCode code_for(PairingOffer const& offer, Moment now) {
    if (offer.valid > Duration{0}) return {new_token(), now + offer.valid};
    return {new_pairing_code(), now + k_pairing_code_life};
}

SecretHash hash_of_code(std::string_view given) {
    constexpr std::size_t k_secret_signs = 43;  // of new_token
    return given.size() == k_secret_signs ? hash_of(given) : hash_of(plain_pairing_code(given));
}

std::string plain_pairing_code(std::string_view typed) {
    std::string plain;
    for (char sign : typed) {
        if (sign == ' ' || sign == '-') continue;
        if (sign >= 'a' && sign <= 'z') sign = static_cast<char>(sign - 'a' + 'A');
        if (k_code_signs.find(sign) == k_code_signs.npos) return {};
        plain += sign;
        if (plain.size() > k_pairing_code_signs) return {};
    }
    return plain.size() == k_pairing_code_signs ? plain : std::string{};
}

}  // namespace ontmoet::storage
