// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "ui/backstage.h"
#include "ui/frame.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace ontmoet::ui {

namespace {

constexpr int most_dots = 6;

float dots_width(int count) {
    return static_cast<float>(count) * measure::target +
           static_cast<float>(count - 1) * measure::gap;
}

std::string place_words(i18n::Tongue const& tongue, int page, int count) {
    return tongue.number(page + 1LL) + " / " + tongue.number(count + 0LL);
}

std::string page_words(i18n::Tongue const& tongue, int page, int count) {
    return tongue.text("widget.page", {{"page", tongue.number(page + 1LL)},
                                       {"count", tongue.number(count + 0LL)}});
}

// One page back and one forward, with the number of this one between them.
std::optional<int> page_turner(Frame& frame, std::string const& id, Rect strip, int count,
                               int current) {
    std::optional<int> pressed;
    auto const turn = [&](Rect place, char const* name, std::string_view icon, int to) {
        bool const is_there = to >= 0 && to < count;
        auto const words = page_words(frame.tongue(), std::clamp(to, 0, count - 1), count);
        if (frame.button(id + name, place, "",
                         {.icon = icon, .enabled = is_there, .spoken = words}))
            pressed = to;
    };
    turn(strip.cut_start(measure::target, measure::gap), ".before", "chevron_left", current - 1);
    turn(strip.cut_end(measure::target, measure::gap), ".after", "chevron_right", current + 1);
    auto const style = style::strong.with(Align::center).with(Stand::middle).lines(1).shrinking();
    frame.text(strip, place_words(frame.tongue(), current, count), style);
    return pressed;
}

}  // namespace

float Frame::page_dots_width(int count) {
    if (count < 2) return 0;
    if (count <= most_dots) return dots_width(count);
    return 2 * (measure::target + measure::gap) +
           measure(place_words(tongue(), count, count), style::strong).w;
}

std::optional<int> Frame::page_dots(std::string_view id, Rect rect, int count, int current) {
    auto& back = m_stage.inside();
    std::optional<int> pressed;
    if (count < 2) return pressed;
    Rect strip = rect.centered({std::min(rect.w, page_dots_width(count)), measure::target});
    if (count > most_dots || dots_width(count) > rect.w)
        return page_turner(*this, std::string{id}, strip, count, current);
    for (int i = 0; i < count; ++i) {
        Rect const place = strip.cut_start(measure::target, measure::gap);
        bool const is_here = i == current;
        auto const target = back.target(std::string{id} + "." + std::to_string(i), Role::button,
                                        page_words(tongue(), i, count), place, true, is_here);
        Colour const paint = back.colour(is_here ? Paint::primary : Paint::part);
        Size const dot = is_here ? Size{36, 18} : Size{18, 18};
        if (target.held) back.painter.circle(place.middle(), 26, back.colour(Paint::track));
        back.painter.fill(place.centered(dot), paint, 9);
        if (target.pressed) pressed = i;
    }
    return pressed;
}

std::optional<int> Frame::pages(std::string_view id, Rect rect, int count, int current,
                                std::function<void(int, Rect)> const& draw) {
    auto& back = m_stage.inside();
    auto& area = back.scroll_area(id);
    Scroller& turn = area.across;
    float const gap = measure::margin;
    float const step = rect.w + gap;
    turn.set_step(step);
    turn.set_extent(step * static_cast<float>(std::max(1, count)) - gap, rect.w);
    std::optional<int> turned;
    if (area.page != current) {
        turn.go_to(step * static_cast<float>(current), area.page >= 0 && !is_motion_reduced());
        area.page = current;
        back.wake(back.now);
    } else if (int const goal = std::clamp(turn.goal_step(), 0, std::max(0, count - 1));
               goal != current && !turn.is_held()) {
        turned = goal;
    }
    auto const node = back.add(id, Role::scroll, "", rect);
    back.tree.nodes[node].across_end = turn.most();
    back.tree.nodes[node].across_at =
        back.painter.is_mirrored() ? turn.most() - turn.offset() : turn.offset();
    back.tree.nodes[node].moves = turn.is_gliding();
    int const outer = std::exchange(back.scroll_node, static_cast<int>(node));
    Rect const seen{rect.x - gap, rect.y, rect.w + 2 * gap, rect.h};
    begin_clip(seen);
    for (int page = 0; page < count; ++page) {
        float const away = step * static_cast<float>(page) - std::round(turn.offset());
        Rect const place = rect.moved({away, 0});
        if (place.end() > seen.x && place.x < seen.end()) draw(page, place);
    }
    end_clip();
    back.scroll_node = outer;
    return turned;
}

}  // namespace ontmoet::ui
