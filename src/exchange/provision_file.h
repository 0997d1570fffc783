// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

// What an organiser carries to computers that are to become kiosks, on a stick: where the server
// is, the wifi, and a one-time code for each; JSON, signed (signed_words.h). Whoever holds the file
// can let a kiosk in and knows the wifi, until it is over: it is kept like a bunch of keys. The
// signature keeps others from giving a kiosk a server of theirs.
namespace ontmoet::exchange {

struct ProvisionedKiosk {
    std::string name;
    std::string code;  // storage::PairingOffer::valid
    friend bool operator==(ProvisionedKiosk const&, ProvisionedKiosk const&) = default;
};

struct ProvisionFile {
    Moment made_at;
    Moment valid_until;
    std::string url;
    std::string public_key{};     // of the server, see sync::Address; empty: the usual authorities
    std::string wifi_name{};      // empty: a cable
    std::string wifi_password{};  // empty: an open network
    std::vector<ProvisionedKiosk> kiosks{};
    friend bool operator==(ProvisionFile const&, ProvisionFile const&) = default;
};

// "error.bad_signing_key", "error.bad_message" (detail: what cannot stand in a file).
Result<std::string> sign_provision(ProvisionFile const& file, std::string_view signing_key);
// `fingerprint`: of who is trusted, as somebody typed it. ErrorKind::refused:
// "error.provision_unsigned", "error.provision_stranger" (another key signed it),
// "error.provision_altered", "error.provision_over" (detail: since when). "error.bad_message".
Result<ProvisionFile> read_provision(std::string_view text, std::string_view fingerprint,
                                     Moment now);

}  // namespace ontmoet::exchange
