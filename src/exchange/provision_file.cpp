// SPDX-License-Identifier: EUPL-1.2
#include "exchange/provision_file.h"

#include "domain/json_values.h"
#include "exchange/signed_words.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace ontmoet::exchange {
namespace {

using nlohmann::json;

constexpr SignFaults k_provision_faults{"error.provision_unsigned", "error.provision_stranger",
                                        "error.provision_altered"};
constexpr int k_provision_version = 1;
constexpr std::size_t k_most_provision_bytes = 64UL * 1024;
constexpr std::size_t k_most_provision_kiosks = 100;
constexpr std::size_t k_longest_provision_text = 300;

Error bad_provision(char const* member) {
    return {ErrorKind::invalid_input, "error.bad_message", member};
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
    return sign_words(words, signing_key);
}

Result<ProvisionFile> read_provision(std::string_view text, std::string_view fingerprint,
                                     Moment now) {
    if (text.size() > k_most_provision_bytes) return bad_provision("kiosks");
    TRY_ASSIGN(auto const words, read_signed(text, fingerprint, k_provision_faults));
    TRY_ASSIGN(auto file, file_of(words));
    if (now >= file.valid_until)
        return Error{ErrorKind::refused, "error.provision_over",
                     std::to_string(file.valid_until.ms)};
    return file;
}

}  // namespace ontmoet::exchange
