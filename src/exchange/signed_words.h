// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

// What people carry to computers that shall believe it: sticks (provision_file.h) and lists of
// releases (release_list.h). A file of two lines: the words, and who signed them (Ed25519,
// libsodium):
//   {"provision_version":1,…}
//   ed25519 PUBLIC-KEY SIGNATURE          both in hexadecimal
// A computer is told whom to trust by a fingerprint that a person typed: a file would vouch for
// itself.
namespace ontmoet::exchange {

// A key to sign with, 64 hexadecimal digits: a secret.
std::string new_signing_key();
// What people compare, "3F2A-91C0-…", 80 bits of the public key's BLAKE2b. "error.bad_signing_key".
Result<std::string> fingerprint_of_key(std::string_view signing_key);

// The file; `words` are one line. "error.bad_signing_key".
Result<std::string> sign_words(std::string_view words, std::string_view signing_key);

// Message keys of what a file of some kind is refused with.
struct SignFaults {
    char const* not_signed;
    char const* stranger;  // another key signed it; the detail is its fingerprint
    char const* altered;
};
// The words, when who is trusted signed them. ErrorKind::refused with one of the faults.
Result<std::string> read_signed(std::string_view text, std::string_view fingerprint,
                                SignFaults const& faults);

}  // namespace ontmoet::exchange
