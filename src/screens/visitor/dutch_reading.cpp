// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/months.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {

namespace {

using domain::Level;

struct ReadingStep {
    Level level;
    std::string_view icon;
};

constexpr std::array<ReadingStep, 6> reading_steps{{
    {Level::illiterate, "record_voice_over"},
    {Level::a0, "abc"},
    {Level::a1, "draw"},
    {Level::a2, "mail"},
    {Level::b1, "work"},
    {Level::b2, "menu_book"},
}};

struct Measure {
    std::string_view value;
    std::string_view key;
    std::string_view icon;
};

constexpr std::array<Measure, 3> measures{{
    {"self", "dutch_reading.self", "person"},
    {"test", "dutch_reading.test", "fact_check"},
    {"school", "dutch_reading.school", "school"},
}};

constexpr std::array aims{Level::a2, Level::b1, Level::b2, Level::c1};

// Touching the chosen step takes it back.
MaybeIntent reading_slider(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& profile = model.visitor.profile;
    std::vector<ui::LevelStep> steps;
    int selected = -1;
    for (auto const& step : reading_steps) {
        auto const id = level_id(step.level);
        if (profile.dutch.reading == step.level) selected = static_cast<int>(steps.size());
        auto const name = step.level == Level::illiterate ? std::string{}
                                                          : level_name(frame.tongue(), step.level);
        steps.push_back({id, name, frame.say("dutch_reading." + id), std::string{step.icon}});
    }
    float const height =
        std::max(frame.level_steps_height(rect.w, steps), std::min(rect.h, 640.0f));
    ui::Rect const area = frame.begin_scroll("dutch_reading.list", rect);
    auto const touched =
        frame.level_steps("dutch_reading", {area.x, area.y, area.w, height}, steps, selected);
    frame.end_scroll(height);
    if (!touched) return {};
    EditProfile edit{profile};
    auto const level = *touched == selected
                           ? Level::unknown
                           : reading_steps[static_cast<std::size_t>(*touched)].level;
    edit.profile.dutch.reading = level;
    edit.profile.dutch.writing = level;
    return edit;
}

MaybeIntent measured_by(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& profile = model.visitor.profile;
    std::vector<Option> options;
    for (auto const& [value, key, icon] : measures)
        options.push_back({std::string{key}, key, icon, profile.dutch_measured_by == value});
    auto const touched = option_rows(model, frame, "dutch_reading.measures", rect, options);
    if (!touched) return {};
    EditProfile edit{profile};
    auto const value = options[*touched].selected ? "" : measures[*touched].value;
    edit.profile.dutch_measured_by = value;
    // What somebody thinks, they think now; of a test or a school they may say when it was.
    edit.profile.dutch_measured_on = value == "self" ? i18n::iso_date(model.now) : std::string{};
    return edit;
}

bool was_measured(domain::Profile const& profile) {
    return profile.dutch_measured_by == "test" || profile.dutch_measured_by == "school";
}

// From five years ago to this month, and behind it "not said".
MaybeIntent measured_on(Model const& model, ui::Frame& frame, ui::Rect rect) {
    constexpr int most_months = 60;
    auto const this_month = month_of(i18n::iso_date(model.now)).value_or(0);
    auto const said = month_of(model.visitor.profile.dutch_measured_on);
    int const not_said = this_month + 1;
    auto const words = said ? month_name(frame.tongue(), *said) : frame.say("years.unknown");
    int const value = said.value_or(not_said);
    auto const counted =
        frame.stepper("dutch_reading.when", rect, frame.say("dutch_reading.when"), value,
                      {.least = std::min(value, this_month - most_months),
                       .most = std::max(value, not_said),
                       .words = words});
    if (!counted) return {};
    EditProfile edit{model.visitor.profile};
    edit.profile.dutch_measured_on = *counted > this_month ? std::string{} : first_day_of(*counted);
    return edit;
}

MaybeIntent aim_buttons(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const& profile = model.visitor.profile;
    auto const places = rect.columns(static_cast<int>(aims.size()), 12);
    for (std::size_t i = 0; i < aims.size(); ++i) {
        bool const selected = profile.dutch_aim == aims[i];
        auto const words = level_name(frame.tongue(), aims[i]);
        if (!frame.button("dutch_reading.aim." + level_id(aims[i]), places[i], words,
                          {.selected = selected, .language = "en"}))
            continue;
        EditProfile edit{profile};
        edit.profile.dutch_aim = selected ? Level::unknown : aims[i];
        intent = edit;
    }
    return intent;
}

}  // namespace

MaybeIntent view_dutch_reading(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    auto const take = [&](MaybeIntent pressed) {
        if (pressed) intent = std::move(pressed);
    };
    ui::Rect first = page.body;
    ui::Rect second = frame.is_portrait() ? first.cut_bottom(first.h * 0.5f, 24)
                                          : first.cut_end(first.w * 0.42f, 40);
    question(model, frame, first, "dutch_reading.title", "dutch_reading.hint");
    take(reading_slider(model, frame, first));
    bool const asks_when = was_measured(model.visitor.profile);
    // Large words have room for one more question: when it was, once that is to be said.
    if (!asks_when || frame.text_scale() < 1.2f) {
        auto aim = second.cut_bottom(frame.button_height(), 16);
        take(aim_buttons(model, frame, aim));
        auto const aim_words = frame.say("dutch_reading.aim");
        auto const style = ui::style::strong.with(ui::Stand::bottom);
        float const aim_height = frame.measure(aim_words, style, second.w).h;
        frame.text(second.cut_bottom(aim_height, 12), aim_words, style);
    }
    if (asks_when) {
        float const height = frame.stepper_height(second.w, frame.say("dutch_reading.when"));
        take(measured_on(model, frame, second.cut_bottom(height, 16)));
    }
    question(model, frame, second, "dutch_reading.measured");
    take(measured_by(model, frame, second));
    return intent;
}

}  // namespace ontmoet::screens
