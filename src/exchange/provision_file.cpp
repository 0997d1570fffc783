// SPDX-License-Identifier: EUPL-1.2
#include "exchange/provision_file.h"

#include "domain/json_values.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>
#include <sodium.h>

namespace ontmoet::exchange {
namespace {

using nlohmann::json;

using KeySeed = std::array<unsigned char, crypto_sign_SEEDBYTES>;
using KeySecret = std::array<unsigned char, crypto_sign_SECRETKEYBYTES>;
using KeyPublic = std::array<unsigned char, crypto_sign_PUBLICKEYBYTES>;
using KeySignature = std::array<unsigned char, crypto_sign_BYTES>;

constexpr std::string_view k_kind = "ed25519 ";
constexpr int k_provision_version = 1;
constexpr std::size_t k_fingerprint_bytes = 10;
constexpr std::size_t k_most_provision_bytes = 64UL * 1024;
constexpr std::size_t k_most_provision_kiosks = 100;
constexpr std::size_t k_longest_provision_text = 300;

unsigned char const* signed_words(std::string_view text) {
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

Error provision_refused(char const* key, std::string detail = {}) {
    return {ErrorKind::refused, key, std::move(detail)};
}
Error bad_provision(char const* member) {
    return {ErrorKind::invalid_input, "error.bad_message", member};
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

// Printable, so that nothing of it ends a line in a file that it is written into.
bool is_plain(std::string const& text) {
    return text.size() <= k_longest_provision_text &&
           std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

// WPA takes 8 to 63 signs of ASCII.
bool is_wifi_password(std::string const& text) {
    return text.empty() || (text.size() >= 8 && text.size() <= 63 &&
                            std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; }));
}

Status check_provision(ProvisionFile const& file) {
    bool const has_scheme = file.url.starts_with("https://") || file.url.starts_with("http://");
    if (!has_scheme || !is_plain(file.url) || file.url.find(' ') != std::string::npos)
        return bad_provision("url");
    if (!is_plain(file.public_key)) return bad_provision("public_key");
    if (!is_plain(file.wifi_name) || file.wifi_name.size() > 32) return bad_provision("wifi_name");
    if (!is_wifi_password(file.wifi_password)) return bad_provision("wifi_password");
    if (file.kiosks.size() > k_most_provision_kiosks) return bad_provision("kiosks");
    for (auto const& kiosk : file.kiosks)
        if (!is_plain(kiosk.name) || !is_plain(kiosk.code) || kiosk.code.empty())
            return bad_provision("kiosks");
    return {};
}

Result<ProvisionFile> file_of(std::string_view words) {
    if (domain::is_too_deep(words)) return bad_provision("kiosks");
    auto const object = json::parse(words, nullptr, false);
    ProvisionFile file;
    using domain::from_json_member;
    int version = 0;
    if (!object.is_object() || !from_json_member(object, "provision_version", version) ||
        version != k_provision_version)
        return bad_provision("provision_version");
    bool const is_whole = from_json_member(object, "made_at", file.made_at) &&
                          from_json_member(object, "valid_until", file.valid_until) &&
                          from_json_member(object, "url", file.url) &&
                          from_json_member(object, "public_key", file.public_key) &&
                          from_json_member(object, "wifi_name", file.wifi_name) &&
                          from_json_member(object, "wifi_password", file.wifi_password);
    if (!is_whole) return bad_provision("url");
    auto const kiosks = object.find("kiosks");
    if (kiosks == object.end() || !kiosks->is_array()) return bad_provision("kiosks");
    for (auto const& entry : *kiosks) {
        ProvisionedKiosk kiosk;
        if (!entry.is_object() || !from_json_member(entry, "name", kiosk.name) ||
            !from_json_member(entry, "code", kiosk.code))
            return bad_provision("kiosks");
        file.kiosks.push_back(std::move(kiosk));
    }
    TRY(check_provision(file));
    return file;
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

Result<std::string> sign_provision(ProvisionFile const& file, std::string_view signing_key) {
    TRY(check_provision(file));
    auto kiosks = json::array();
    for (auto const& kiosk : file.kiosks)
        kiosks.push_back({{"name", kiosk.name}, {"code", kiosk.code}});
    auto const words = json{{"provision_version", k_provision_version},
                            {"made_at", file.made_at.ms},
                            {"valid_until", file.valid_until.ms},
                            {"url", file.url},
                            {"public_key", file.public_key},
                            {"wifi_name", file.wifi_name},
                            {"wifi_password", file.wifi_password},
                            {"kiosks", std::move(kiosks)}}
                           .dump(-1, ' ', false, json::error_handler_t::replace);
    KeySecret secret{};
    TRY_ASSIGN(auto const known, keys_of(signing_key, secret));
    KeySignature signature{};
    crypto_sign_detached(signature.data(), nullptr, signed_words(words), words.size(),
                         secret.data());
    sodium_memzero(secret.data(), secret.size());
    return words + "\n" + std::string(k_kind) + hexadecimal(known) + " " + hexadecimal(signature) +
           "\n";
}

Result<ProvisionFile> read_provision(std::string_view text, std::string_view fingerprint,
                                     Moment now) {
    if (text.size() > k_most_provision_bytes) return bad_provision("kiosks");
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    auto const end = text.find('\n');
    if (end == text.npos) return provision_refused("error.provision_unsigned");
    auto const words = text.substr(0, end);
    auto mark = text.substr(end + 1);
    KeyPublic known{};
    KeySignature signature{};
    bool const is_signed =
        mark.starts_with(k_kind) &&
        mark.size() == k_kind.size() + 2 * known.size() + 1 + 2 * signature.size();
    if (!is_signed) return provision_refused("error.provision_unsigned");
    mark.remove_prefix(k_kind.size());
    if (!read_hexadecimal(mark.substr(0, 2 * known.size()), known) ||
        !read_hexadecimal(mark.substr(2 * known.size() + 1), signature))
        return provision_refused("error.provision_unsigned");
    if (plain_fingerprint(fingerprint) != plain_fingerprint(fingerprint_of(known)))
        return provision_refused("error.provision_stranger", fingerprint_of(known));
    if (crypto_sign_verify_detached(signature.data(), signed_words(words), words.size(),
                                    known.data()) != 0)
        return provision_refused("error.provision_altered");
    TRY_ASSIGN(auto file, file_of(words));
    if (now >= file.valid_until)
        return provision_refused("error.provision_over", std::to_string(file.valid_until.ms));
    return file;
}

}  // namespace ontmoet::exchange
