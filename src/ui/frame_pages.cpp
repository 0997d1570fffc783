// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "ui/backstage.h"
#include "ui/frame.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace ontmoet::ui {

std::optional<int> Frame::page_dots(std::string_view id, Rect rect, int count, int current) {
    auto& back = m_stage.inside();
    std::optional<int> pressed;
    if (count < 2) return pressed;
    float const step = std::min(measure::target, rect.w / static_cast<float>(count));
    Rect strip = rect.centered({step * static_cast<float>(count), measure::target});
    for (int i = 0; i < count; ++i) {
        Rect const place = strip.cut_start(step);
        bool const is_here = i == current;
        auto const words = tongue().text("widget.page", {{"page", tongue().number(i + 1LL)},
                                                         {"count", tongue().number(count + 0LL)}});
        auto const target = back.target(std::string{id} + "." + std::to_string(i), Role::button,
                                        words, place, true, is_here);
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
