// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// What stands in the QR code of an invitation or a badge: sixty digits, nothing else, so that a
// scanner that types like a keyboard reads them right on a computer of any layout, and the code
// stays small (ISO/IEC 18004: 25 squares wide at level M, 33 at level H).
//
//   1 digit   version, 1
//   10        which event, a sum over its id
//   39        the id of the person or member of staff, 128 bits
//   10        CRC-32 of the digits before it: a torn or foreign code is told from an unknown one
//
// An id says nothing about whom it stands for.
namespace ontmoet::domain {

inline constexpr std::size_t k_badge_code_digits = 60;

struct BadgeCode {
    std::uint32_t event_sum = 0;
    Uuid holder;

    bool is_of(EventId event) const;
    friend bool operator==(BadgeCode const&, BadgeCode const&) = default;
};

// `holder`: a PersonId or a StaffId.
std::string badge_code(EventId event, Uuid const& holder);
// Nothing when the text is no such code or one of its digits is wrong.
std::optional<BadgeCode> read_badge_code(std::string_view text);

}  // namespace ontmoet::domain
