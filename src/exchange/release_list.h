// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// What the makers of a release say of it: its version, its packages with their hashes, and until
// when this is their last word; JSON, signed (signed_words.h). So a package that somebody else made
// or changed is known, and so is an old release that is passed off as the newest: by its version,
// and by a list that is over.
namespace ontmoet::exchange {

struct ReleasedFile {
    std::string name;   // "ontmoet-kiosk_0.2.0_amd64.deb"
    std::string blake;  // BLAKE2b of 256 bits in hexadecimal, as `b2sum -l 256` prints it
    friend bool operator==(ReleasedFile const&, ReleasedFile const&) = default;
};

struct ReleaseList {
    std::string version;
    Moment made_at;
    Moment valid_until;
    std::vector<ReleasedFile> files;
    friend bool operator==(ReleaseList const&, ReleaseList const&) = default;
};

// Less than, equal to or greater than 0, as Debian orders them: 0.2.0~rc1 < 0.2.0 < 0.10.0.
int compare_versions(std::string_view one, std::string_view other);

// Packages of one version, hashed where they lie. "error.cannot_read" (detail: the file),
// "error.bad_message" (detail: a file whose name is no package's, or is of another version).
Result<ReleaseList> list_release(std::vector<std::filesystem::path> const& packages, Moment now,
                                 Duration valid);
// "error.bad_signing_key".
Result<std::string> sign_release(ReleaseList const& list, std::string_view signing_key);

// `fingerprint`: of who is trusted, as somebody typed it; `running`: the version that is there.
// ErrorKind::refused: "console.release_unsigned", "console.release_stranger",
// "console.release_altered", "console.release_over" (detail: since which day),
// "console.release_older" (detail: its version). "error.bad_message".
Result<ReleaseList> read_release(std::string_view text, std::string_view fingerprint,
                                 std::string_view running, Moment now);
// Whether this is the package of the list. "error.cannot_read", ErrorKind::refused:
// "console.release_not_in_list", "console.release_other_content" (detail: the file).
Status check_package(ReleaseList const& list, std::filesystem::path const& package);

}  // namespace ontmoet::exchange
