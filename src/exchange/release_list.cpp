// SPDX-License-Identifier: EUPL-1.2
#include "exchange/release_list.h"

#include "domain/json_values.h"
#include "exchange/limits.h"
#include "exchange/signed_words.h"
#include "i18n/tongue.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

#include <nlohmann/json.hpp>
#include <sodium.h>

namespace ontmoet::exchange {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr SignFaults k_release_faults{"console.release_unsigned", "console.release_stranger",
                                      "console.release_altered"};
constexpr int k_releases_version = 1;
constexpr std::size_t k_blake_bytes = 32;

Error bad_release(std::string detail) {
    return {ErrorKind::invalid_input, "error.bad_message", std::move(detail)};
}

// The ~ of a version before it is out comes before its end, that before any other sign.
int rank_of(std::string_view text) {
    if (text.empty()) return 0;
    return text.front() == '~' ? -1 : 1 + static_cast<unsigned char>(text.front());
}

bool begins_with_digit(std::string_view text) {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

std::uint64_t take_number(std::string_view& text) {
    std::uint64_t number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return number;
}

// "0.2.0" of "ontmoet-kiosk_0.2.0_amd64.deb"; empty for what is called otherwise.
std::string version_in(std::string const& name) {
    auto const first = name.find('_');
    auto const second = name.find('_', first + 1);
    bool const is_package = name.starts_with("ontmoet-") && name.ends_with(".deb") &&
                            first != name.npos && second != name.npos &&
                            name.find_first_of("/\n\"\\") == name.npos;
    return is_package ? name.substr(first + 1, second - first - 1) : std::string{};
}

Result<std::string> blake_of(fs::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, k_blake_bytes);
    std::string piece(1024UL * 1024, '\0');
    while (stream.read(piece.data(), static_cast<std::streamsize>(piece.size())) ||
           stream.gcount() > 0)
        crypto_generichash_update(&state, reinterpret_cast<unsigned char const*>(piece.data()),
                                  static_cast<unsigned long long>(stream.gcount()));
    if (!stream.eof()) return Error{ErrorKind::not_found, "error.cannot_read", file.string()};
    std::array<unsigned char, k_blake_bytes> hash{};
    crypto_generichash_final(&state, hash.data(), hash.size());
    std::string text(2 * hash.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.pop_back();
    return text;
}

Result<ReleaseList> release_of(std::string_view words) {
    if (domain::is_too_deep(words)) return bad_release("files");
    auto const object = json::parse(words, nullptr, false);
    ReleaseList list;
    using domain::from_json_member;
    int version = 0;
    if (!object.is_object() || !from_json_member(object, "releases_version", version) ||
        version != k_releases_version)
        return bad_release("releases_version");
    if (!from_json_member(object, "version", list.version) || !begins_with_digit(list.version) ||
        !from_json_member(object, "made_at", list.made_at) ||
        !from_json_member(object, "valid_until", list.valid_until))
        return bad_release("version");
    auto const files = object.find("files");
    if (files == object.end() || !files->is_array()) return bad_release("files");
    for (auto const& entry : *files) {
        ReleasedFile file;
        if (!entry.is_object() || !from_json_member(entry, "name", file.name) ||
            !from_json_member(entry, "blake", file.blake) || version_in(file.name) != list.version)
            return bad_release("files");
        list.files.push_back(std::move(file));
    }
    return list;
}

}  // namespace

int compare_versions(std::string_view one, std::string_view other) {
    while (!one.empty() || !other.empty()) {
        if (begins_with_digit(one) && begins_with_digit(other)) {
            auto const left = take_number(one);
            auto const right = take_number(other);
            if (left != right) return left < right ? -1 : 1;
            continue;
        }
        auto const left = rank_of(one);
        auto const right = rank_of(other);
        if (left != right) return left < right ? -1 : 1;
        one.remove_prefix(1);
        other.remove_prefix(1);
    }
    return 0;
}

Result<ReleaseList> list_release(std::vector<fs::path> const& packages, Moment now,
                                 Duration valid) {
    ReleaseList list;
    list.made_at = now;
    list.valid_until = now + valid;
    for (auto const& package : packages) {
        auto const name = package.filename().string();
        auto const version = version_in(name);
        if (list.version.empty()) list.version = version;
        if (!begins_with_digit(version) || version != list.version) return bad_release(name);
        TRY_ASSIGN(auto blake, blake_of(package));
        list.files.push_back({name, std::move(blake)});
    }
    return list;
}

Result<std::string> sign_release(ReleaseList const& list, std::string_view signing_key) {
    auto files = json::array();
    for (auto const& file : list.files)
        files.push_back({{"name", file.name}, {"blake", file.blake}});
    auto const words = json{
        {"releases_version", k_releases_version},
        {"version", list.version},
        {"made_at", list.made_at.ms},
        {"valid_until", list.valid_until.ms},
        {"files",
         std::move(files)}}.dump(-1, ' ', false, json::error_handler_t::replace);
    return sign_words(words, signing_key);
}

Result<ReleaseList> read_release(std::string_view text, std::string_view fingerprint,
                                 std::string_view running, Moment now) {
    if (text.size() > k_most_release_bytes) return bad_release("files");
    TRY_ASSIGN(auto const words, read_signed(text, fingerprint, k_release_faults));
    TRY_ASSIGN(auto list, release_of(words));
    if (now >= list.valid_until)
        return Error{ErrorKind::refused, "console.release_over", i18n::iso_date(list.valid_until)};
    if (compare_versions(list.version, running) < 0)
        return Error{ErrorKind::refused, "console.release_older", list.version};
    return list;
}

Status check_package(ReleaseList const& list, fs::path const& package) {
    auto const known =
        std::ranges::find(list.files, package.filename().string(), &ReleasedFile::name);
    if (known == list.files.end())
        return Error{ErrorKind::refused, "console.release_not_in_list", package.string()};
    TRY_ASSIGN(auto const blake, blake_of(package));
    if (blake != known->blake)
        return Error{ErrorKind::refused, "console.release_other_content", package.string()};
    return {};
}

}  // namespace ontmoet::exchange
