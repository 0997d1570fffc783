// SPDX-License-Identifier: EUPL-1.2
#include "ui/backstage.h"
#include "ui/limits.h"

namespace ontmoet::ui {

namespace {

// How far content has to move so that `low` … `high` lies between `from` and `to`; the beginning
// wins where both do not fit.
float shift_into(float low, float high, float from, float to) {
    if (low < from) return low - from;
    return high > to ? std::min(high - to, low - from) : 0;
}

}  // namespace

ScrollArea& Backstage::scroll_area(std::string_view id) {
    auto const found = scroll_areas.find(id);
    if (found != scroll_areas.end()) return found->second;
    if (scroll_areas.size() >= limits::scroll_areas) scroll_areas.clear();
    return scroll_areas[std::string{id}];
}

void Backstage::apply_scrolls() {
    bool const glides = !setting.reduced_motion;
    float const reading = painter.is_mirrored() ? -1.0f : 1.0f;
    for (auto const& move : touch.scroll_moves()) {
        auto const found = scroll_areas.find(move.id);
        if (found == scroll_areas.end()) continue;
        auto& [down, across, page] = found->second;
        if (move.grabbed) down.grab();
        if (move.grabbed) across.grab();
        if (move.by.y != 0 && down.most() > 0) down.drag(move.by.y);
        if (move.by.x != 0 && across.most() > 0) across.drag(move.by.x * reading);
        if (!move.released) continue;
        down.release(move.released->y, glides);
        across.release(move.released->x * reading, glides);
    }
    for (auto const& event : wheel) {
        for (Node const* node : seen.scrolls_at(event.at)) {
            auto const found = scroll_areas.find(node->id);
            if (found == scroll_areas.end() || node->scroll_end <= 0) continue;
            found->second.down.jump(-event.steps * limits::wheel_step);
            break;
        }
    }
    wheel.clear();
    for (auto& [id, area] : scroll_areas) {
        bool const down = area.down.step(now - last);
        bool const across = area.across.step(now - last);
        if (down || across) wake(now + limits::animation_step);
    }
}

void Backstage::reveal(Rect rect, int scroll) {
    bool const right_to_left = setting.tongue->is_right_to_left();
    while (scroll >= 0) {
        Node const& around = seen.nodes[static_cast<std::size_t>(scroll)];
        scroll = around.scroll;
        auto const found = scroll_areas.find(around.id);
        if (found == scroll_areas.end()) continue;
        auto& [down, across, page] = found->second;
        Rect const view = around.rect;
        float const below = shift_into(rect.y, rect.bottom(), view.y, view.bottom());
        float const aside = shift_into(rect.x, rect.end(), view.x, view.end());
        float const before = down.offset();
        down.jump(below);
        rect = rect.moved({0, before - down.offset()});
        if (!across.has_step()) across.jump(right_to_left ? -aside : aside);
    }
    wake(now);
}

// Says at each edge that there is more beyond it.
void Backstage::shade_edges(Rect const& rect, ScrollArea const& area) {
    Colour const ink = colour(Paint::ink);
    float const most = limits::more_shade;
    if (area.down.offset() > 1) painter.shade({rect.x, rect.y, rect.w, most}, ink, Side::top);
    if (area.down.offset() < area.down.most() - 1)
        painter.shade({rect.x, rect.bottom() - most, rect.w, most}, ink, Side::bottom);
    if (area.across.has_step()) return;
    if (area.across.offset() > 1) painter.shade({rect.x, rect.y, most, rect.h}, ink, Side::start);
    if (area.across.offset() < area.across.most() - 1)
        painter.shade({rect.end() - most, rect.y, most, rect.h}, ink, Side::end);
}

}  // namespace ontmoet::ui
