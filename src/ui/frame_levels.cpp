// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "ui/backstage.h"
#include "ui/frame.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace ontmoet::ui {

namespace {

// --- the stepper
constexpr float step_button = 88;

struct StepperParts {
    Rect label, less, value, more;
};

// The label stands beside the buttons, or above them where that leaves it too little room. The
// buttons stay where they are whatever the value is.
StepperParts parts_of(Rect rect, float text_scale, float label_height) {
    float const controls = 2 * step_button + 2 * measure::gap + 148 * text_scale;
    StepperParts parts;
    if (rect.w - controls >= 200) {
        parts.value = rect.cut_end(controls, 24);
        parts.label = rect;
    } else {
        parts.label = rect.cut_top(label_height, 8);
        parts.value = rect;
    }
    parts.less = parts.value.cut_start(step_button, measure::gap);
    parts.more = parts.value.cut_end(step_button, measure::gap);
    return parts;
}

std::string words_of(i18n::Tongue const& tongue, int value, StepperLook const& look) {
    return look.words.empty() ? tongue.number(std::int64_t{value}) : std::string{look.words};
}

// --- the slider
constexpr float rail_width = 52;
constexpr float level_gap = 12;
constexpr float picture = 56;
constexpr TextStyle level_words{.stand = Stand::middle, .smallest = 18};

// Room for one step of a slider whose steps stand below each other.
struct StepParts {
    Rect card, picture, label, words;
};

StepParts parts_of(Rect place, float label) {
    StepParts parts;
    place.cut_start(rail_width, 8);
    parts.card = place;
    Rect inside = place.inset(16, 8);
    parts.picture = inside.cut_start(picture, 16).centered({picture, picture});
    parts.label = inside.cut_end(label, 12);
    parts.words = inside;
    return parts;
}

float label_width(Backstage& back, std::span<LevelStep const> steps) {
    float width = 0;
    for (auto const& step : steps)
        width = std::max(width, back.measure(step.label, style::strong, 0).w);
    return width + 4;
}

// The rail beside the steps, filled as far as one has come.
void draw_rail(Backstage& back, std::span<Rect const> places, int selected) {
    auto const middle = [&](std::size_t i) {
        return Point{places[i].x + rail_width / 2, places[i].middle().y};
    };
    Point const first = middle(0);
    Point const last = middle(places.size() - 1);
    constexpr float wide = 14;
    Rect const rail{first.x - wide / 2, first.y, wide, last.y - first.y};
    back.painter.fill(rail, back.colour(Paint::track), wide / 2);
    auto const here = static_cast<std::size_t>(std::max(0, selected));
    if (selected >= 0) {
        Rect full = rail;
        full.h = middle(here).y - first.y;
        back.painter.fill(full, back.colour(Paint::primary), wide / 2);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        bool const is_reached = selected >= 0 && i <= here;
        back.painter.circle(middle(i), 12, back.colour(is_reached ? Paint::primary : Paint::part));
        if (!is_reached) back.painter.circle(middle(i), 9, back.colour(Paint::card));
    }
    if (selected >= 0) back.check_mark(middle(here), 24);
}

}  // namespace

float Frame::stepper_height(float width, std::string_view label) {
    float const button = button_height();
    Rect const words = parts_of({0, 0, width, 400}, text_scale(), 1).label;
    float const label_height = measure(label, style::strong, words.w).h;
    return words.h > 1 ? std::max(button, label_height) : button + 8 + label_height;
}

std::optional<int> Frame::stepper(std::string_view id, Rect rect, std::string_view label, int value,
                                  StepperLook const& look) {
    auto& back = m_stage.inside();
    auto const words = words_of(tongue(), value, look);
    float const above = measure(label, style::strong, rect.w).h;
    auto const parts = parts_of(rect, text_scale(), above);
    text(parts.label, label, style::strong.with(Stand::middle).shrinking(18));
    int counted = value;
    auto const button = [&](Rect const& place, char const* name, char const* key,
                            std::string_view icon_name, int by, bool enabled) {
        std::string const button_id = std::string{id} + name;
        auto const target =
            back.target(button_id, Role::button, tongue().text(key, {{"what", std::string{label}}}),
                        place, enabled);
        back.tree.nodes[target.node].repeats = true;
        back.tree.nodes[target.node].value = words;
        back.choosable_ground(place, target, measure::button_corner);
        back.icon(place, icon_name, back.colour(enabled ? Paint::primary : Paint::quiet), 40);
        if (target.pressed) counted += by * back.touch.presses_of(button_id);
    };
    button(parts.less, ".less", "widget.less", "remove", -look.step,
           look.enabled && value > look.least);
    auto const node = back.add(std::string{id} + ".value", Role::text, words, parts.value);
    back.words(node, parts.value, words,
               style::heading.with(Align::center).with(Stand::middle).lines(2).shrinking(18),
               back.colour(look.enabled ? Paint::ink : Paint::quiet));
    button(parts.more, ".more", "widget.more", "add", look.step, look.enabled && value < look.most);
    counted = std::clamp(counted, look.least, look.most);
    if (counted == value) return {};
    return counted;
}

float Frame::level_steps_height(float width, std::span<LevelStep const> steps) {
    float const label = label_width(m_stage.inside(), steps);
    float const room = parts_of(Rect{0, 0, width, 100}, label).words.w;
    float highest = 80;
    for (auto const& step : steps)
        highest = std::max(highest, measure(step.words, level_words, room).h + 24);
    auto const count = static_cast<float>(steps.size());
    return count * std::ceil(highest) + (count - 1) * level_gap;
}

std::optional<int> Frame::level_steps(std::string_view id, Rect rect,
                                      std::span<LevelStep const> steps, int selected) {
    auto& back = m_stage.inside();
    if (steps.empty()) return {};
    std::optional<int> chosen;
    auto const places = rect.rows(static_cast<int>(steps.size()), level_gap);
    float const label = label_width(back, steps);
    auto const& slid = back.touch.slid();
    int slid_to = selected;
    if (slid && slid->slider == id) {
        float const share = (slid->at.y - rect.y) / (rect.h + level_gap);
        auto const count = static_cast<int>(steps.size());
        slid_to = std::clamp(static_cast<int>(std::floor(share * static_cast<float>(count))), 0,
                             count - 1);
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
        auto const& step = steps[i];
        auto const index = static_cast<int>(i);
        bool const is_chosen = index == selected;
        auto const target = back.target(std::string{id} + "." + step.name, Role::toggle,
                                        step.words + " " + step.label, places[i], true, is_chosen);
        back.tree.nodes[target.node].slides = id;
        if (target.pressed || (slid_to == index && !is_chosen)) chosen = index;
        auto const parts = parts_of(places[i], label);
        back.choosable_ground(parts.card, target, measure::corner);
        icon_square(parts.picture, step.icon);
        back.words(target.node, parts.label, step.label,
                   style::strong.with(Align::end).with(Stand::middle).lines(1),
                   back.colour(Paint::primary_ink));
        back.words(target.node, parts.words, step.words, level_words, back.colour(Paint::ink));
    }
    draw_rail(back, places, selected);
    return chosen;
}

}  // namespace ontmoet::ui
