// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "storage/sealer.h"

#include <filesystem>
#include <functional>
#include <string>

namespace ontmoet::platform {

// Where the secret that opens sealed data comes from, the first of these that is there: words to
// remember, a named key file, the systemd credential "ontmoet-key" (in $CREDENTIALS_DIRECTORY, from
// the machine's TPM where it has one), and for trials the key file of this user, which is made when
// there is none.
struct KeySource {
    std::string passphrase;
    std::filesystem::path file;
};

// A key file holds 64 hexadecimal digits and only its owner may read it. It never lies in the data
// folder: whoever carries that away shall not have both. Errors: "error.key_file" (detail: the file
// and why), "error.key_in_data_folder".
Result<storage::Unlock> find_key(KeySource const& source, std::filesystem::path const& data);
// The public key to which kiosks that are paired leave the keys of their disks, 64 hexadecimal
// digits. Errors of find_key.
Result<std::string> escrow_key(KeySource const& source, std::filesystem::path const& data);
// Beside a kiosk's store: its key, sealed to that public key. `to` of any other form than 64
// hexadecimal digits is "error.bad_message".
std::filesystem::path escrow_file(std::filesystem::path const& store);
Status write_escrow(std::filesystem::path const& store,
                    std::function<std::string(storage::EscrowKey const&)> const& escrow,
                    std::string const& to);
// Opens a kiosk's store with the server's key. "error.cannot_read" (detail: the file beside it),
// "error.wrong_key".
Result<storage::Unlock> find_escrowed_key(KeySource const& source,
                                          std::filesystem::path const& data,
                                          std::filesystem::path const& store);
// $XDG_CONFIG_HOME/ontmoet/ontmoet.key, else under ~/.config.
std::filesystem::path trial_key_file();
// A fresh key in a new file; one that is there stays as it is.
Status make_key_file(std::filesystem::path const& file);

}  // namespace ontmoet::platform
