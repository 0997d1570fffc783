// SPDX-License-Identifier: EUPL-1.2
#include "screens/week.h"

#include "i18n/tongue.h"

#include <array>
#include <string>

namespace ontmoet::screens {
namespace {

constexpr int k_week_days = 7;

// domain::Days counts day by day, the grid part by part.
std::uint32_t grid_mask(domain::Days days) {
    std::uint32_t mask = 0;
    for (int day = 0; day < k_week_days; ++day)
        for (int part = 0; part < domain::Days::k_parts; ++part)
            if (days.has(day, part)) mask |= 1U << (part * k_week_days + day);
    return mask;
}

std::uint32_t slot_of(int grid_bit) {
    int const part = grid_bit / k_week_days;
    int const day = grid_bit % k_week_days;
    return 1U << (day * domain::Days::k_parts + part);
}

}  // namespace

std::optional<std::uint32_t> week_of(ui::Frame& frame, std::string_view id, ui::Rect rect,
                                     domain::Days chosen, WeekLook const& look) {
    std::array<std::string, k_week_days> days;
    for (int day = 0; day < k_week_days; ++day)
        days[static_cast<std::size_t>(day)] = frame.tongue().short_weekday_name(day + 1);
    std::array<std::string, 3> const parts{frame.say("days.morning"), frame.say("days.afternoon"),
                                           frame.say("days.evening")};
    std::array<std::string, 3> const icons{"wb_twilight", "light_mode", "nights_stay"};
    auto const bit = frame.week_grid(
        id, rect,
        {.days = days,
         .parts = parts,
         .part_icons = icons,
         .chosen = grid_mask(chosen),
         .blocked = grid_mask(look.blocked),
         .blocked_icon = "school",
         .chosen_icon = look.lessons ? std::string_view{"school"} : std::string_view{"check"}});
    if (!bit) return std::nullopt;
    return slot_of(*bit);
}

float week_height(ui::Frame& frame, float width) {
    constexpr float names_stand_above = 900;  // as Frame::week_grid has it
    float const above = width < names_stand_above ? frame.line_height(ui::style::body) + 12 : 0;
    return frame.line_height(ui::style::strong) + 8 + domain::Days::k_parts * (80 + above);
}

}  // namespace ontmoet::screens
