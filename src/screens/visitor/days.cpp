// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/months.h"
#include "screens/parts.h"
#include "screens/views.h"
#include "screens/week.h"

#include <algorithm>

namespace ontmoet::screens {

namespace {

constexpr float most_days_high = 460;  // of the grid
constexpr std::uint32_t all_slots = (1U << domain::Days::k_slots) - 1;

// Of the days of work, or of the lessons while these are touched.
EditProfile with_days(Model const& model, std::uint32_t mask) {
    EditProfile edit{model.visitor.profile};
    (model.visitor.shows_lessons ? edit.profile.lessons : edit.profile.days).mask = mask;
    return edit;
}

// 0 is "any number".
MaybeIntent hours_stepper(Model const& model, ui::Frame& frame, ui::Rect rect) {
    constexpr int most_hours = 40;
    constexpr int hours_a_step = 4;
    int const hours = model.visitor.profile.hours;
    auto const any = frame.say("days.any_hours");
    ui::StepperLook const look{.most = most_hours,
                               .step = hours_a_step,
                               .words = hours == 0 ? std::string_view{any} : std::string_view{}};
    auto const counted = frame.stepper("days.hours", rect, frame.say("days.hours"), hours, look);
    if (!counted) return {};
    EditProfile edit{model.visitor.profile};
    edit.profile.hours = *counted;
    return edit;
}

// At once, or the month in which they can start.
MaybeIntent from_stepper(Model const& model, ui::Frame& frame, ui::Rect rect) {
    constexpr int most_months = 12;
    auto const& from = model.visitor.profile.from;
    auto const at_once = month_of(i18n::iso_date(model.now)).value_or(0);
    int const month = std::max(at_once, month_of(from).value_or(at_once));
    auto const words =
        month > at_once ? month_name(frame.tongue(), month) : frame.say("days.at_once");
    auto const counted = frame.stepper(
        "days.from", rect, frame.say("days.from"), month,
        {.least = at_once, .most = std::max(month, at_once + most_months), .words = words});
    if (!counted) return {};
    EditProfile edit{model.visitor.profile};
    edit.profile.from = *counted > at_once ? first_day_of(*counted) : std::string{};
    return edit;
}

// The hours, from when, and the way to the times of lessons; beside each other where there is room.
struct BelowTheDays {
    bool beside = false;
    std::string words;  // of the lessons; none where large letters have no room for them
    float lessons_width = 0, stepper_width = 0, stepper_height = 0, height = 0;
};

constexpr float days_gap = 24;

BelowTheDays below_the_days(ui::Frame& frame, float width) {
    BelowTheDays look;
    look.beside = !frame.is_portrait();
    look.words = frame.say("days.lessons");
    look.lessons_width = frame.button_width(look.words, {.icon = "school"});
    bool const has_room = look.lessons_width < width * 0.28f && frame.text_scale() < 1.2f;
    if (look.beside && !has_room) {
        look.words.clear();
        look.lessons_width = frame.button_width("", {.icon = "school"});
    }
    look.stepper_width = look.beside ? (width - look.lessons_width) / 2 - days_gap : width;
    look.stepper_height =
        std::max(frame.stepper_height(look.stepper_width, frame.say("days.hours")),
                 frame.stepper_height(look.stepper_width, frame.say("days.from")));
    look.height =
        look.beside ? look.stepper_height : 2 * (look.stepper_height + 16) + frame.button_height();
    return look;
}

MaybeIntent below_the_days(Model const& model, ui::Frame& frame, ui::Rect& body) {
    auto const look = below_the_days(frame, body.w);
    body.h = std::min(body.h, most_days_high + 24 + look.height);
    ui::Rect rect = body.cut_bottom(look.height, 24);
    ui::Rect button = look.beside ? rect.cut_end(look.lessons_width, days_gap)
                                  : rect.cut_bottom(frame.button_height(), 16);
    // Beside steppers it stands where their buttons stand: under their words.
    button = button.cut_bottom(frame.button_height());
    ui::Rect const hours = look.beside ? rect.cut_start(look.stepper_width, days_gap)
                                       : rect.cut_top(look.stepper_height, 16);
    bool const has_lessons = model.visitor.profile.lessons.mask != 0;
    auto const spoken = frame.say("days.lessons");
    MaybeIntent intent = hours_stepper(model, frame, hours);
    if (auto counted = from_stepper(model, frame, rect)) intent = std::move(counted);
    if (frame.button("days.lessons", button, look.words,
                     {.icon = "school", .selected = has_lessons, .spoken = spoken}))
        intent = ShowLessons{true};
    return intent;
}

// Whether the days keep cells that a finger hits when the words below the title are shown, too.
bool has_room(ui::Frame& frame, ui::Rect const& body, std::string const& title,
              std::string const& subtitle) {
    float const words = frame.measure(title, title_style(frame), body.w).h +
                        frame.measure(subtitle, ui::style::quiet, body.w).h + 16;
    float const below = below_the_days(frame, body.w).height + 24;
    float const grid = frame.line_height(ui::style::strong) + 8 + domain::Days::k_parts * 76;
    return body.h - words - below >= grid;
}

// The slot that was touched.
std::optional<std::uint32_t> days_grid(ui::Frame& frame, ui::Rect rect,
                                       domain::Profile const& profile, bool lessons) {
    return week_of(frame, "days.grid", rect, lessons ? profile.lessons : profile.days,
                   {.blocked = lessons ? domain::Days{} : profile.lessons, .lessons = lessons});
}

}  // namespace

MaybeIntent view_days(Model const& model, ui::Frame& frame) {
    bool const lessons = model.visitor.shows_lessons;
    auto const& profile = model.visitor.profile;
    auto const mask = (lessons ? profile.lessons : profile.days).mask;
    auto const extra = frame.say("days.all");
    ui::ButtonLook const all_look{.icon = "done_all", .selected = mask == all_slots};
    auto page = shell(model, frame,
                      {.step = true,
                       .next = frame.say("common.next"),
                       .reserve = lessons ? 0 : reserve_for(frame, extra, all_look)});
    MaybeIntent intent = page.intent;
    // From the lessons both ways lead to the days of work.
    if (intent && std::holds_alternative<Back>(*intent) && lessons) intent = ShowLessons{false};
    if (page.next) intent = lessons ? Intent{ShowLessons{false}} : Intent{Next{}};
    if (!lessons && extra_button(frame, page, "days.all", extra, all_look))
        intent = with_days(model, mask == all_slots ? 0 : all_slots);
    std::string const key = lessons ? "days.lessons_title" : "days.title";
    auto const second = second_words(model, key);
    auto const title = frame.say(key);
    auto const subtitle =
        second.empty() ? frame.say(lessons ? "days.lessons_hint" : "days.hint") : second;
    title_block(frame, page.body, title,
                has_room(frame, page.body, title, subtitle) ? subtitle : "");
    if (!lessons) {
        if (auto touched = below_the_days(model, frame, page.body)) intent = std::move(touched);
    } else {
        page.body.h = std::min(page.body.h, most_days_high);
    }
    if (auto const touched = days_grid(frame, page.body, profile, lessons))
        intent = with_days(model, mask ^ *touched);
    return intent;
}

}  // namespace ontmoet::screens
