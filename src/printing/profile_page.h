// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/records.h"
#include "i18n/tongue.h"
#include "printing/document.h"

#include <string>
#include <vector>

namespace ontmoet::printing {

struct ProfilePart {
    std::string heading;
    std::vector<std::string> lines;
    friend bool operator==(ProfilePart const&, ProfilePart const&) = default;
};

// What somebody takes home of their profile: in words for themselves and for whom they show it to,
// and as a code for the next event's kiosk.
struct ProfilePage {
    std::string name;
    std::string event;  // where it was made
    Moment made_at;
    std::vector<ProfilePart> parts;
    std::string code;           // of exchange/portable_profile.h
    bool is_shortened = false;  // not all of it found room in the code
};

// Everything a profile says, in the reader's language; parts of which nothing was said are left
// out.
std::vector<ProfilePart> profile_parts(domain::Profile const& profile, i18n::Tongue const& tongue);

// For k_a6 and larger and for receipts: a label's width does not hold the code. Further pages as of
// the schedule.
Document document_of(ProfilePage page, Paper paper, i18n::Tongue const& tongue);

}  // namespace ontmoet::printing
