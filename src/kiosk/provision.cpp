// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/provision.h"

#include "kiosk/pairing.h"

#include <fstream>
#include <sstream>

namespace ontmoet::kiosk {

Result<exchange::ProvisionFile> open_provision(std::filesystem::path const& file,
                                               std::string const& fingerprint, Clock const& clock) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) return Error{ErrorKind::not_found, "error.cannot_read", file.string()};
    return exchange::read_provision(text.str(), fingerprint, clock.now());
}

Status pair_by_provision(exchange::ProvisionFile const& file, storage::FormerSelf const& former,
                         std::filesystem::path const& pairing) {
    for (auto const& kiosk : file.kiosks) {
        auto const paired = pair_by_code({kiosk.code, file.url, file.public_key}, former, pairing);
        if (paired.ok()) return {};
        if (paired.error().message_key != "error.unknown_pairing_code") return paired.error();
    }
    return Error{ErrorKind::refused, "error.provision_used", {}};
}

std::string wifi_settings(exchange::ProvisionFile const& file) {
    if (file.wifi_name.empty()) return {};
    constexpr std::string_view k_digits = "0123456789abcdef";
    // In hexadecimal nothing of the name is a sign of that file's own.
    std::string name;
    for (char const letter : file.wifi_name) {
        auto const byte = static_cast<unsigned char>(letter);
        name += k_digits[byte >> 4U];
        name += k_digits[byte & 15U];
    }
    auto const key = file.wifi_password.empty() ? std::string("key_mgmt=NONE")
                                                : "psk=\"" + file.wifi_password + "\"";
    return "ctrl_interface=/run/wpa_supplicant\nnetwork={\n  ssid=" + name + "\n  " + key + "\n}\n";
}

}  // namespace ontmoet::kiosk
