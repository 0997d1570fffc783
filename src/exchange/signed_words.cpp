// SPDX-License-Identifier: EUPL-1.2
#include "exchange/signed_words.h"

#include <algorithm>
#include <array>

#include <sodium.h>

namespace ontmoet::exchange {
namespace {

using KeySeed = std::array<unsigned char, crypto_sign_SEEDBYTES>;
using KeySecret = std::array<unsigned char, crypto_sign_SECRETKEYBYTES>;
using KeyPublic = std::array<unsigned char, crypto_sign_PUBLICKEYBYTES>;
using KeySignature = std::array<unsigned char, crypto_sign_BYTES>;

constexpr std::string_view k_kind = "ed25519 ";
constexpr std::size_t k_fingerprint_bytes = 10;

unsigned char const* words_as_bytes(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

template <std::size_t Count>
std::string hexadecimal(std::array<unsigned char, Count> const& bytes) {
    std::string text(2 * Count + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

template <std::size_t Count>
bool read_hexadecimal(std::string_view text, std::array<unsigned char, Count>& bytes) {
    std::size_t count = 0;
    return text.size() == 2 * Count &&
           sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &count,
                          nullptr) == 0 &&
           count == Count;
}

std::string fingerprint_of(KeyPublic const& key) {
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), key.data(), key.size(), nullptr, 0);
    std::string plain = hexadecimal(hash).substr(0, 2 * k_fingerprint_bytes);
    std::ranges::transform(plain, plain.begin(), [](char letter) {
        return letter >= 'a' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    std::string grouped;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i > 0 && i % 4 == 0) grouped += '-';
        grouped += plain[i];
    }
    return grouped;
}

// Without what people write between the digits, in small letters.
std::string plain_fingerprint(std::string_view typed) {
    std::string plain;
    for (char const sign : typed) {
        char const small = sign >= 'A' && sign <= 'F' ? static_cast<char>(sign - 'A' + 'a') : sign;
        if ((small >= '0' && small <= '9') || (small >= 'a' && small <= 'f')) plain += small;
    }
    return plain;
}

Result<KeyPublic> keys_of(std::string_view signing_key, KeySecret& secret) {
    KeySeed seed{};
    if (!read_hexadecimal(signing_key, seed))
        return Error{ErrorKind::invalid_input, "error.bad_signing_key", {}};
    KeyPublic known{};
    crypto_sign_seed_keypair(known.data(), secret.data(), seed.data());
    sodium_memzero(seed.data(), seed.size());
    return known;
}

}  // namespace

std::string new_signing_key() {
    KeySeed seed{};
    randombytes_buf(seed.data(), seed.size());
    auto text = hexadecimal(seed);
    sodium_memzero(seed.data(), seed.size());
    return text;
}

Result<std::string> fingerprint_of_key(std::string_view signing_key) {
    KeySecret secret{};
    TRY_ASSIGN(auto const known, keys_of(signing_key, secret));
    sodium_memzero(secret.data(), secret.size());
    return fingerprint_of(known);
}

Result<std::string> sign_words(std::string_view words, std::string_view signing_key) {
    KeySecret secret{};
    TRY_ASSIGN(auto const known, keys_of(signing_key, secret));
    KeySignature signature{};
    crypto_sign_detached(signature.data(), nullptr, words_as_bytes(words), words.size(),
                         secret.data());
    sodium_memzero(secret.data(), secret.size());
    return std::string(words) + "\n" + std::string(k_kind) + hexadecimal(known) + " " +
           hexadecimal(signature) + "\n";
}

Result<std::string> read_signed(std::string_view text, std::string_view fingerprint,
                                SignFaults const& faults) {
    auto const refused = [](char const* key, std::string detail = {}) {
        return Error{ErrorKind::refused, key, std::move(detail)};
    };
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    auto const end = text.find('\n');
    if (end == text.npos) return refused(faults.not_signed);
    auto const words = text.substr(0, end);
    auto mark = text.substr(end + 1);
    KeyPublic known{};
    KeySignature signature{};
    bool const is_signed =
        mark.starts_with(k_kind) &&
        mark.size() == k_kind.size() + 2 * known.size() + 1 + 2 * signature.size();
    if (!is_signed) return refused(faults.not_signed);
    mark.remove_prefix(k_kind.size());
    if (!read_hexadecimal(mark.substr(0, 2 * known.size()), known) ||
        !read_hexadecimal(mark.substr(2 * known.size() + 1), signature))
        return refused(faults.not_signed);
    if (plain_fingerprint(fingerprint) != plain_fingerprint(fingerprint_of(known)))
        return refused(faults.stranger, fingerprint_of(known));
    if (crypto_sign_verify_detached(signature.data(), words_as_bytes(words), words.size(),
                                    known.data()) != 0)
        return refused(faults.altered);
    return std::string(words);
}

}  // namespace ontmoet::exchange
