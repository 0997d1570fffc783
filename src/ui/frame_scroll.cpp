// SPDX-License-Identifier: EUPL-1.2
#include "ui/backstage.h"
#include "ui/frame.h"
#include "ui/limits.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace ontmoet::ui {

namespace {

struct Thumb {
    float at = 0, length = 0;
};

Thumb thumb_of(Scroller const& scroller, float rail) {
    float const length =
        std::max(48.0f, rail * scroller.view() / (scroller.view() + scroller.most()));
    return {(rail - length) * std::clamp(scroller.offset() / scroller.most(), 0.0f, 1.0f), length};
}

void bar(Backstage& back, Rect const& rail, Rect const& thumb) {
    back.painter.fill(rail, back.colour(Paint::track), 4);
    back.painter.fill(thumb, back.colour(Paint::part), 4);
}

}  // namespace

void Frame::begin_clip(Rect rect) {
    auto& back = m_stage.inside();
    back.painter.push_clip(rect);
    back.clips.push_back(back.clips.back().intersected(back.painter.to_canvas(rect)));
}

void Frame::end_clip() {
    auto& back = m_stage.inside();
    check(back.clips.size() > 1, "every end_clip has its begin_clip");
    back.painter.pop_clip();
    back.clips.pop_back();
}

Rect Frame::begin_scroll(std::string_view id, Rect rect, ScrollLook const& look) {
    auto& back = m_stage.inside();
    auto const& [down, across, page] = back.scroll_area(id);
    auto const index = back.add(id, Role::scroll, "", rect);
    Node& node = back.tree.nodes[index];
    float const before = across.offset();
    node.scroll_at = down.offset();
    node.across_at = back.painter.is_mirrored() ? across.most() - before : before;
    node.moves = down.is_gliding() || across.is_gliding();
    // Letters such as J reach out of their own width a little.
    begin_clip(rect.inset(-4, 0));
    rect.cut_start(look.frozen.w);
    rect.cut_top(look.frozen.h);
    back.open_scrolls.push_back(
        {std::string{id}, rect, index, back.scroll_node, look.content_width});
    back.scroll_node = static_cast<int>(index);
    return {rect.x - std::round(before), rect.y - std::round(down.offset()),
            std::max(rect.w, look.content_width), 1e6f};
}

void Frame::end_scroll(float content_height) {
    auto& back = m_stage.inside();
    check(!back.open_scrolls.empty(), "every end_scroll has its begin_scroll");
    OpenScroll const open = back.open_scrolls.back();
    back.open_scrolls.pop_back();
    end_clip();
    back.scroll_node = open.outer_scroll;
    // What is too high by a fraction only does not scroll.
    if (content_height < open.rect.h + 1) content_height = std::min(content_height, open.rect.h);
    ScrollArea& area = back.scroll_area(open.id);
    Point const before{area.across.offset(), area.down.offset()};
    area.down.set_extent(content_height, open.rect.h);
    area.across.set_extent(open.content_width, open.rect.w);
    if (before != Point{area.across.offset(), area.down.offset()}) back.wake(back.now);
    back.tree.nodes[open.node].scroll_end = area.down.most();
    back.tree.nodes[open.node].across_end = area.across.most();
    Rect filled = open.rect;
    filled.h = std::min(filled.h, std::max(0.0f, content_height));
    back.shade_edges(filled, area);
    // The thumbs stand in the margin beside the content, so that they cover nothing.
    Rect const& seen = open.rect;
    if (area.down.most() > 0) {
        auto const [at, length] = thumb_of(area.down, seen.h);
        bar(back, {seen.end() + 8, seen.y, 8, seen.h}, {seen.end() + 8, seen.y + at, 8, length});
    }
    if (area.across.most() > 0) {
        auto const [at, length] = thumb_of(area.across, seen.w);
        float const y = seen.bottom() + 4;
        bar(back, {seen.x, y, seen.w, 8}, {seen.x + at, y, length, 8});
    }
}

void Frame::reset_scroll(std::string_view id) {
    auto& back = m_stage.inside();
    auto const found = back.scroll_areas.find(id);
    if (found == back.scroll_areas.end()) return;
    found->second.down.reset();
    found->second.across.reset();
}

Rect Frame::begin_dialog(std::string_view id, Size size, std::string_view title,
                         DialogLook const& look) {
    auto& back = m_stage.inside();
    check(back.clips.size() == 1, "a dialog is opened outside scroll areas");
    for (auto& node : back.tree.nodes) node.reachable = false;
    back.layer = ++back.top_layer;
    back.painter.set_layer(back.layer);
    back.painter.fill(canvas(), back.colour(Paint::scrim));
    Size const room{std::min(size.w, canvas().w - 48), std::min(size.h, canvas().h - 48)};
    Rect const box = canvas().centered(room);
    auto const node = back.add(id, Role::dialog, title, box);
    back.painter.fill(box, back.colour(Paint::card), 28);
    Rect inside = box.inset(32, 28);
    if (!look.icon.empty()) {
        icon_square(inside.cut_top(88, 16).centered({88, 88}), look.icon, look.tint);
    }
    if (!title.empty()) {
        TextStyle const style = style::heading.with(Align::center).shrinking(20);
        float const height = measure(title, style, inside.w).h;
        back.words(node, inside.cut_top(height, 16), title, style, back.colour(Paint::ink));
    }
    return inside;
}

void Frame::end_dialog() {
    auto& back = m_stage.inside();
    check(back.layer > 0, "every end_dialog has its begin_dialog");
    --back.layer;
    back.painter.set_layer(back.layer);
}

void Frame::toast(std::string_view id, std::string_view text, ToastLook const& look) {
    auto& back = m_stage.inside();
    TextStyle const style = style::strong.with(Stand::middle).lines(3);
    float const most = std::min(canvas().w - 96, 820.0f);
    float const beside = look.icon.empty() ? 0.0f : 52.0f;
    Size const words = measure(text, style, most - 56 - beside);
    Size const size{words.w + 56 + beside, words.h + 32};
    float const top = canvas().h - button_height() - 48 - size.h;
    Rect const box{(canvas().w - size.w) / 2, top, size.w, size.h};
    back.painter.set_layer(++back.layer);
    auto const node = back.add(id, Role::text, text, box);
    back.painter.fill(box.moved({0, 4}).inset(-3), back.colour(Paint::shadow), 23);
    back.painter.fill(box, back.colour(soft_of(look.tint)), 20);
    back.painter.outline(box, back.colour(part_of(look.tint)), 3, 20);
    Rect inside = box.inset(28, 12);
    if (!look.icon.empty()) {
        back.icon(inside.cut_start(36, 16), look.icon, back.colour(part_of(look.tint)), 36);
    }
    back.words(node, inside, text, style, back.colour(ink_of(look.tint)));
    back.painter.set_layer(--back.layer);
}

}  // namespace ontmoet::ui
