// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/values.h"
#include "ui/frame.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace ontmoet::screens {

struct WeekLook {
    domain::Days blocked{};  // at school then
    bool lessons = false;    // it is the lessons that are touched
};

// A week of dagdelen to touch: the bit of domain::Days that was touched.
std::optional<std::uint32_t> week_of(ui::Frame& frame, std::string_view id, ui::Rect rect,
                                     domain::Days chosen, WeekLook const& look = {});
// How high it is with cells that a finger hits.
float week_height(ui::Frame& frame, float width);

}  // namespace ontmoet::screens
