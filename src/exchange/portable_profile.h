// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/records.h"

#include <string>
#include <string_view>
#include <vector>

// What somebody takes home of their profile, and brings to the next event: a text for a QR. All
// that is theirs to see (domain.md §4, C) and not of this event: no number of an invitation, no
// meet, no verdict. Nobody's server is asked, neither to write nor to read it.
//
//   "ONTMOET1:" base45( signature (64) | public key (32) | raw DEFLATE( CBOR ) ) "."
//   CBOR: {"at": minutes since 1970, "by": name of the event, "fields": by the names of fields.h}
//
// The signature (Ed25519, libsodium) tells whole from torn and who wrote it. It proves nothing
// about what somebody said about themselves.
namespace ontmoet::exchange {

enum class Issuer {
    known,          // this organiser's key
    unknown,        // another organiser: whole, and of as much use
    bad_signature,  // changed after it was written
};

struct PortableProfile {
    domain::Profile profile;
    std::string event;  // where it was written
    Moment made_at;     // in whole minutes
    Issuer issuer = Issuer::unknown;
};

// The organiser's secret, for Event::profile_key: 43 characters of URL-safe base64.
std::string new_profile_key();

struct PortableText {
    std::string text;  // at most k_most_portable_signs, all of a QR's alphanumeric mode
    std::vector<std::string> left_out;  // fields for which there was no room
};
// `profile_key`: of new_profile_key; with another text it is signed by a key that nobody knows.
PortableText write_portable_profile(PortableProfile const& profile, std::string_view profile_key);

// Whether it begins as one does; also one of a newer program.
bool is_portable_profile(std::string_view text);
// `profile_key` tells whether it is this organiser's own. Keys: "portable.damaged",
// "portable.too_new". Fields this program does not know, or that are of another form, are not in
// it.
Result<PortableProfile> read_portable_profile(std::string_view text, std::string_view profile_key);

// What a person is told about who wrote it.
std::string_view message_key(Issuer issuer);

// One more step down, for those who try what breaks it: signed, packed and written as text.
std::string seal_portable(std::string_view cbor, std::string_view profile_key);

}  // namespace ontmoet::exchange
