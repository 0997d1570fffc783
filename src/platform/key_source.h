// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "storage/sealer.h"

#include <filesystem>
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
// $XDG_CONFIG_HOME/ontmoet/ontmoet.key, else under ~/.config.
std::filesystem::path trial_key_file();
// A fresh key in a new file; one that is there stays as it is.
Status make_key_file(std::filesystem::path const& file);

}  // namespace ontmoet::platform
