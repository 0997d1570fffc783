// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {

namespace {

constexpr int week_days = 7;
constexpr float most_high = 460;  // of the grid
constexpr std::uint32_t all_slots = (1U << domain::Days::k_slots) - 1;

// domain::Days counts day by day, the grid part by part.
std::uint32_t grid_mask(domain::Days days) {
    std::uint32_t mask = 0;
    for (int day = 0; day < week_days; ++day)
        for (int part = 0; part < domain::Days::k_parts; ++part)
            if (days.has(day, part)) mask |= 1U << (part * week_days + day);
    return mask;
}

std::uint32_t slot_of(int grid_bit) {
    int const part = grid_bit / week_days;
    int const day = grid_bit % week_days;
    return 1U << (day * domain::Days::k_parts + part);
}

EditProfile with_days(Model const& model, std::uint32_t mask) {
    EditProfile edit{model.visitor.profile};
    edit.profile.days.mask = mask;
    return edit;
}

// Below the days, or at the foot of the body where the days need all above it; 0 is "any number".
MaybeIntent hours_stepper(Model const& model, ui::Frame& frame, ui::Rect& body) {
    constexpr int most_hours = 40;
    constexpr int hours_a_step = 4;
    int const hours = model.visitor.profile.hours;
    auto const any = frame.say("days.any_hours");
    ui::StepperLook const look{.most = most_hours,
                               .step = hours_a_step,
                               .words = hours == 0 ? std::string_view{any} : std::string_view{}};
    auto const question = frame.say("days.hours");
    float const height = frame.stepper_height(body.w, question);
    body.h = std::min(body.h, most_high + 24 + height);
    auto const counted =
        frame.stepper("days.hours", body.cut_bottom(height, 24), question, hours, look);
    if (!counted) return {};
    EditProfile edit{model.visitor.profile};
    edit.profile.hours = *counted;
    return edit;
}

// Whether the days keep cells that a finger hits when the words below the title are shown, too.
bool has_room(ui::Frame& frame, ui::Rect const& body, std::string const& title,
              std::string const& subtitle) {
    float const words = frame.measure(title, title_style(frame), body.w).h +
                        frame.measure(subtitle, ui::style::quiet, body.w).h + 16;
    float const hours = frame.stepper_height(body.w, frame.say("days.hours")) + 24;
    float const grid = frame.line_height(ui::style::strong) + 8 + domain::Days::k_parts * 76;
    return body.h - words - hours >= grid;
}

}  // namespace

MaybeIntent view_days(Model const& model, ui::Frame& frame) {
    auto const extra = frame.say("days.all");
    auto page = shell(model, frame,
                      {.step = step_of(model, 6),
                       .next = frame.say("days.ready"),
                       .next_icon = "check",
                       .reserve = reserve_for(frame, extra, {.icon = "done_all"})});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    auto const mask = model.visitor.profile.days.mask;
    if (extra_button(frame, page, "days.all", extra,
                     {.icon = "done_all", .selected = mask == all_slots}))
        intent = with_days(model, mask == all_slots ? 0 : all_slots);
    auto const second = second_words(model, "days.title");
    auto const title = frame.say("days.title");
    auto const subtitle = second.empty() ? frame.say("days.hint") : second;
    title_block(frame, page.body, title,
                has_room(frame, page.body, title, subtitle) ? subtitle : "");
    std::array<std::string, week_days> days;
    for (int day = 0; day < week_days; ++day)
        days[static_cast<std::size_t>(day)] = frame.tongue().short_weekday_name(day + 1);
    std::array<std::string, 3> const parts{frame.say("days.morning"), frame.say("days.afternoon"),
                                           frame.say("days.evening")};
    std::array<std::string, 3> const icons{"wb_twilight", "light_mode", "nights_stay"};
    if (auto touched = hours_stepper(model, frame, page.body)) intent = std::move(touched);
    if (auto const bit = frame.week_grid(
            "days.grid", page.body,
            {.days = days, .parts = parts, .part_icons = icons, .chosen = grid_mask({mask})}))
        intent = with_days(model, mask ^ slot_of(*bit));
    return intent;
}

}  // namespace ontmoet::screens
