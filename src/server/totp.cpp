// SPDX-License-Identifier: EUPL-1.2
#include "server/totp.h"

#include <array>
#include <vector>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

namespace ontmoet::server {
namespace {

constexpr std::string_view k_base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::int64_t k_step_ms = 30'000;
constexpr std::size_t k_code_digits = 6;
constexpr std::size_t k_secret_bytes = 20;  // as long as SHA-1, RFC 4226 §4

// Nothing when a sign is none of the alphabet.
std::vector<unsigned char> secret_bytes(std::string_view secret) {
    std::vector<unsigned char> bytes;
    std::uint32_t bits = 0;
    int held = 0;
    for (char const sign : secret) {
        auto const value = k_base32.find(sign);
        if (value == k_base32.npos) return {};
        bits = bits << 5U | static_cast<std::uint32_t>(value);
        held += 5;
        if (held < 8) continue;
        held -= 8;
        bytes.push_back(static_cast<unsigned char>(bits >> static_cast<unsigned>(held)));
    }
    return bytes;
}

}  // namespace

std::string new_totp_secret() {
    static_assert(k_secret_bytes * 8 % 5 == 0);
    std::string secret;
    for (std::size_t i = 0; i < k_secret_bytes * 8 / 5; ++i)
        secret += k_base32[randombytes_uniform(static_cast<std::uint32_t>(k_base32.size()))];
    return secret;
}

std::string totp_code(std::string_view secret, std::int64_t step) {
    auto const key = secret_bytes(secret);
    if (key.empty()) return {};
    std::array<unsigned char, 8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i)
        counter[counter.size() - 1 - i] =
            static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (8 * i));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), counter.data(), counter.size(),
             digest.data(), &size) == nullptr)
        return {};
    // RFC 4226 §5.3: four bytes from the place that the last one names.
    std::size_t const at = digest[size - 1] & 0x0FU;
    std::uint32_t number = digest[at] & 0x7FU;
    for (std::size_t i = 1; i < 4; ++i) number = number << 8U | digest[at + i];
    std::string code(k_code_digits, '0');
    for (std::size_t i = k_code_digits; i-- > 0; number /= 10)
        code[i] = static_cast<char>('0' + number % 10);
    return code;
}

std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, Moment now,
                                      std::int64_t last_used) {
    auto const present = now.ms / k_step_ms;
    std::optional<std::int64_t> found;
    if (code.size() != k_code_digits) return found;
    for (auto step = present - 1; step <= present + 1; ++step) {
        auto const wanted = totp_code(secret, step);
        bool const is_same = wanted.size() == code.size() &&
                             sodium_memcmp(wanted.data(), code.data(), code.size()) == 0;
        if (is_same && step > last_used && !found) found = step;
    }
    return found;
}

std::string totp_uri(std::string_view login, std::string_view secret) {
    std::string label;
    for (char const sign : login) {
        bool const is_plain = (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') ||
                              std::string_view("-._~@").find(sign) != std::string_view::npos;
        constexpr std::string_view k_digits = "0123456789ABCDEF";
        auto const byte = static_cast<unsigned char>(sign);
        if (is_plain)
            label += sign;
        else
            label.append({'%', k_digits[byte >> 4U], k_digits[byte & 0x0FU]});
    }
    return "otpauth://totp/Ontmoet:" + label + "?secret=" + std::string(secret) + "&issuer=Ontmoet";
}

}  // namespace ontmoet::server
