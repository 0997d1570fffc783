// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/records.h"
#include "domain/values.h"
#include "ui/frame.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// How offers are told to candidates, and to the staff who make them.
namespace ontmoet::screens {

struct WayPicture {
    domain::Way way;
    std::string_view icon;
};
// All ways of working, in the order in which they are asked.
std::span<WayPicture const> way_pictures();

// "Dutch" for a goal of the list, else the employer's own words.
std::string goal_name(i18n::Tongue const& tongue, std::string_view goal);
// What somebody wants to know of an offer, the kind of work first.
std::vector<ui::Tag> offer_tags(ui::Frame& frame, domain::Offer const& offer);

}  // namespace ontmoet::screens
