// SPDX-License-Identifier: EUPL-1.2
#include "exchange/portable_profile.h"

#include "domain/fields.h"
#include "domain/json_values.h"
#include "exchange/base45.h"
#include "exchange/limits.h"
#include "exchange/packing.h"
#include "exchange/plain_cbor.h"

#include <algorithm>
#include <array>
#include <optional>

#include <nlohmann/json.hpp>
#include <sodium.h>

namespace ontmoet::exchange {
namespace {

using nlohmann::json;

constexpr std::string_view k_name = "ONTMOET";
constexpr std::string_view k_begin = "ONTMOET1:";
constexpr char k_end = '.';  // so that a space before it is not cut off, and a torn one is seen
constexpr std::int64_t k_minute_ms = 60'000;
constexpr std::string_view k_context = "ontmoet portable profile 1";

using Seed = std::array<unsigned char, crypto_sign_SEEDBYTES>;
using Secret = std::array<unsigned char, crypto_sign_SECRETKEYBYTES>;
using Public = std::array<unsigned char, crypto_sign_PUBLICKEYBYTES>;
using Signature = std::array<unsigned char, crypto_sign_BYTES>;
constexpr std::size_t k_head_bytes = sizeof(Signature) + sizeof(Public);
constexpr int k_key_form = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

// The words of a profile, in CBOR as they stand there; what is most frequent last. Both sides must
// have the very same: it belongs to version 1 and never changes.
constexpr std::array<std::string_view, 78> k_words{"practical_needs",
                                                   "prepared",
                                                   "dutch_measured_on",
                                                   "dutch_measured_by",
                                                   "reached_by",
                                                   "housing",
                                                   "any_job",
                                                   "dream_occupations",
                                                   "lessons",
                                                   "dutch_aim",
                                                   "startkwalificatie",
                                                   "praktijkverklaring",
                                                   "vca",
                                                   "leerwerktraject",
                                                   "werkervaringsplaats",
                                                   "proefplaatsing",
                                                   "taalstage",
                                                   "traineeship",
                                                   "volunteering",
                                                   "own_business",
                                                   "school",
                                                   "bbl",
                                                   "paid_job",
                                                   "foot",
                                                   "bike",
                                                   "public_transport",
                                                   "car",
                                                   "analfabeet",
                                                   "native",
                                                   "C2",
                                                   "C1",
                                                   "B2",
                                                   "B1",
                                                   "A2",
                                                   "A1",
                                                   "A0",
                                                   "nl",
                                                   "en",
                                                   "ar",
                                                   "ti",
                                                   "fa",
                                                   "tr",
                                                   "so",
                                                   "ps",
                                                   "fr",
                                                   "uk",
                                                   "companion",
                                                   "brought_by",
                                                   "contact_person",
                                                   "own_words",
                                                   "interpreter_wanted",
                                                   "literacy_help",
                                                   "diploma_valuation",
                                                   "education",
                                                   "certificates",
                                                   "driving_licence",
                                                   "municipality",
                                                   "region",
                                                   "own_script_name",
                                                   "email",
                                                   "phone",
                                                   "family_name",
                                                   "given_name",
                                                   "from",
                                                   "hours",
                                                   "days",
                                                   "ways",
                                                   "wished_occupations",
                                                   "wished_sectors",
                                                   "skills",
                                                   "minutes",
                                                   "modes",
                                                   "reach",
                                                   "screen_language",
                                                   "works_in_english",
                                                   "languages",
                                                   "dutch",
                                                   "work"};
// Of structures, whose members follow each other.
constexpr std::array<std::array<std::string_view, 4>, 3> k_structures{
    {{"listening", "reading", "speaking", "writing"},
     {"language", "level", "", ""},
     {"occupation", "sector", "years", ""}}};

std::string dictionary() {
    std::string all;
    auto const add = [&](std::string_view word) {
        if (word.empty()) return;
        all += static_cast<char>(0x60U + word.size());  // a text of that length
        all += word;
    };
    for (auto const& word : k_words) add(word);
    for (auto const& members : k_structures)
        for (auto const& member : members) add(member);
    return all;
}

std::string text_of(std::vector<std::uint8_t> const& bytes) {
    return {bytes.begin(), bytes.end()};
}

unsigned char const* signed_bytes(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

// A pair of keys that is wiped when it is no longer needed.
struct SigningKeys {
    Secret secret{};
    Public known{};

    explicit SigningKeys(std::string_view profile_key) {
        Seed seed{};
        std::size_t size = 0;
        bool const is_key =
            sodium_base642bin(seed.data(), seed.size(), profile_key.data(), profile_key.size(),
                              nullptr, &size, nullptr, k_key_form) == 0 &&
            size == seed.size();
        if (!is_key) randombytes_buf(seed.data(), seed.size());
        crypto_sign_seed_keypair(known.data(), secret.data(), seed.data());
        sodium_memzero(seed.data(), seed.size());
    }
    ~SigningKeys() { sodium_memzero(secret.data(), secret.size()); }
    SigningKeys(SigningKeys const&) = delete;
    SigningKeys& operator=(SigningKeys const&) = delete;
};

std::string signed_part(std::string_view packed) {
    return std::string(k_context).append(packed);
}

// What is theirs to take: what they may see, but for the number of this event's invitation.
bool is_portable(domain::Field<domain::Profile> const& field) {
    return includes(field.audience, domain::Audience::candidate) && field.name != "code";
}

json portable_fields(domain::Profile const& profile) {
    auto fields = json::object();
    domain::Profile const nothing;
    for (auto const& field : domain::fields<domain::Profile>()) {
        if (!is_portable(field)) continue;
        auto value = field.get(profile);
        if (value != field.get(nothing)) fields[std::string(field.name)] = std::move(value);
    }
    return fields;
}

// As much of it as is shown, without a torn letter at its end.
std::string shortened(std::string text) {
    if (text.size() <= k_most_event_name_bytes) return text;
    auto end = k_most_event_name_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
    return text;
}

// Own words are the longest and the first that somebody can say again; then what is largest.
std::string least_needed(json const& fields) {
    if (fields.contains("own_words")) return "own_words";
    std::string largest;
    std::size_t most = 0;
    for (auto const& [name, value] : fields.items()) {
        auto const size = json::to_cbor(value).size();
        if (size <= most) continue;
        most = size;
        largest = name;
    }
    return largest;
}

// What is no UTF-8 is replaced, so that nobody further on stumbles over it.
json with_whole_letters(json const& content) {
    return json::parse(content.dump(-1, ' ', false, json::error_handler_t::replace));
}

struct Opened {
    json content;
    Issuer issuer = Issuer::unknown;
};

// Nothing when it is not whole. A wrong signature is told as such only of what can still be read.
std::optional<Opened> opened(std::string_view text, std::string_view profile_key) {
    auto const bytes = from_base45(text);
    if (!bytes || bytes->size() < k_head_bytes) return std::nullopt;
    std::string_view const all(*bytes);
    auto const packed = all.substr(k_head_bytes);
    auto const signature = all.substr(0, sizeof(Signature));
    auto const signer = all.substr(sizeof(Signature), sizeof(Public));
    auto const plain = unpack(packed, dictionary(), k_most_portable_bytes);
    if (!plain || !is_plain_cbor(*plain, k_most_portable_depth)) return std::nullopt;
    auto content = json::from_cbor(*plain, true, false);
    if (!content.is_object()) return std::nullopt;
    auto const what = signed_part(packed);
    Issuer issuer = Issuer::bad_signature;
    if (crypto_sign_verify_detached(signed_bytes(signature), signed_bytes(what), what.size(),
                                    signed_bytes(signer)) == 0) {
        SigningKeys const own(profile_key);
        bool const is_own = sodium_memcmp(own.known.data(), signer.data(), signer.size()) == 0;
        issuer = is_own ? Issuer::known : Issuer::unknown;
    }
    return Opened{with_whole_letters(content), issuer};
}

}  // namespace

std::string new_profile_key() {
    Seed seed{};
    randombytes_buf(seed.data(), seed.size());
    std::array<char, sodium_base64_ENCODED_LEN(sizeof(Seed), k_key_form)> text{};
    sodium_bin2base64(text.data(), text.size(), seed.data(), seed.size(), k_key_form);
    sodium_memzero(seed.data(), seed.size());
    return text.data();
}

std::string seal_portable(std::string_view cbor, std::string_view profile_key) {
    SigningKeys const keys(profile_key);
    auto const packed = pack(cbor, dictionary());
    auto const what = signed_part(packed);
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, signed_bytes(what), what.size(),
                         keys.secret.data());
    std::string bytes(signature.begin(), signature.end());
    bytes.append(keys.known.begin(), keys.known.end());
    bytes += packed;
    return std::string(k_begin) + to_base45(bytes) + k_end;
}

PortableText write_portable_profile(PortableProfile const& profile, std::string_view profile_key) {
    json content{{"at", std::max<std::int64_t>(0, profile.made_at.ms / k_minute_ms)},
                 {"by", shortened(profile.event)},
                 {"fields", portable_fields(profile.profile)}};
    PortableText written;
    while (true) {
        written.text = seal_portable(text_of(json::to_cbor(content)), profile_key);
        if (written.text.size() <= k_most_portable_signs) return written;
        auto const name = least_needed(content["fields"]);
        content["fields"].erase(name);
        written.left_out.push_back(name);
    }
}

bool is_portable_profile(std::string_view text) {
    if (!text.starts_with(k_name)) return false;
    auto const version = text.substr(k_name.size(), text.find(':') - k_name.size());
    return text.find(':') != text.npos && !version.empty() &&
           version.find_first_not_of("0123456789") == version.npos;
}

Result<PortableProfile> read_portable_profile(std::string_view text, std::string_view profile_key) {
    Error const damaged{ErrorKind::invalid_input, "portable.damaged", {}};
    if (!is_portable_profile(text)) return damaged;
    if (!text.starts_with(k_begin)) return Error{ErrorKind::too_new, "portable.too_new", {}};
    if (text.size() > k_most_portable_signs || text.back() != k_end) return damaged;
    text.remove_prefix(k_begin.size());
    text.remove_suffix(1);
    auto const found = opened(text, profile_key);
    if (!found) return damaged;
    PortableProfile read;
    read.issuer = found->issuer;
    std::int64_t minutes = 0;
    auto const fields = found->content.find("fields");
    if (!domain::from_json_member(found->content, "at", minutes) ||
        !domain::from_json_member(found->content, "by", read.event) ||
        fields == found->content.end() || !fields->is_object())
        return damaged;
    if (minutes < 0 || minutes > domain::k_furthest_moment_ms / k_minute_ms) return damaged;
    read.made_at = Moment{minutes * k_minute_ms};
    read.event = shortened(std::move(read.event));
    for (auto const& field : domain::fields<domain::Profile>())
        if (auto const value = fields->find(field.name);
            is_portable(field) && value != fields->end())
            (void)field.set(read.profile, *value);
    return read;
}

std::string_view message_key(Issuer issuer) {
    switch (issuer) {
        case Issuer::known: return "portable.known";
        case Issuer::unknown: return "portable.unknown_issuer";
        case Issuer::bad_signature: return "portable.bad_signature";
    }
    return {};
}

}  // namespace ontmoet::exchange
