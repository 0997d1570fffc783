// SPDX-License-Identifier: EUPL-1.2
#include "ui/backstage.h"
#include "ui/frame.h"
#include "ui/limits.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace ontmoet::ui {

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

Rect Frame::begin_scroll(std::string_view id, Rect rect) {
    auto& back = m_stage.inside();
    if (back.scrollers.size() >= limits::scroll_areas && !back.scrollers.contains(id)) {
        back.scrollers.clear();
    }
    auto const& scroller = back.scrollers[std::string{id}];
    auto const node = back.add(id, Role::scroll, "", rect);
    back.tree.nodes[node].scroll_at = scroller.offset();
    back.open_scrolls.push_back({std::string{id}, rect, node, back.scroll_node});
    back.scroll_node = static_cast<int>(node);
    begin_clip(rect);
    return {rect.x, rect.y - std::round(scroller.offset()), rect.w, 1e6f};
}

void Frame::end_scroll(float content_height) {
    auto& back = m_stage.inside();
    check(!back.open_scrolls.empty(), "every end_scroll has its begin_scroll");
    OpenScroll const open = back.open_scrolls.back();
    back.open_scrolls.pop_back();
    end_clip();
    back.scroll_node = open.outer_scroll;
    Scroller& scroller = back.scrollers[open.id];
    float const before = scroller.offset();
    scroller.set_extent(content_height, open.rect.h);
    if (scroller.offset() != before) back.wake(back.now);
    back.tree.nodes[open.node].scroll_end = scroller.most();
    if (scroller.most() <= 0) return;
    // The thumb stands in the margin beside the content, so that it covers nothing.
    float const share = open.rect.h / content_height;
    float const length = std::max(48.0f, open.rect.h * share);
    float const at = std::clamp(scroller.offset() / scroller.most(), 0.0f, 1.0f);
    Rect const thumb{open.rect.end() + 8, open.rect.y + (open.rect.h - length) * at, 8, length};
    Rect const rail{thumb.x, open.rect.y, thumb.w, open.rect.h};
    back.painter.fill(rail, back.colour(Paint::track), 4);
    back.painter.fill(thumb, back.colour(Paint::part), 4);
}

void Frame::reset_scroll(std::string_view id) {
    auto& back = m_stage.inside();
    auto const found = back.scrollers.find(id);
    if (found != back.scrollers.end()) found->second.reset();
}

Rect Frame::begin_dialog(std::string_view id, Size size, std::string_view title,
                         DialogLook const& look) {
    auto& back = m_stage.inside();
    check(back.clips.size() == 1, "a dialog is opened outside scroll areas");
    for (auto& node : back.tree.nodes) node.reachable = false;
    back.layer = ++back.top_layer;
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
    auto const node = back.add(id, Role::text, text, box);
    back.painter.fill(box.moved({0, 4}).inset(-3), back.colour(Paint::shadow), 23);
    back.painter.fill(box, back.colour(soft_of(look.tint)), 20);
    back.painter.outline(box, back.colour(part_of(look.tint)), 3, 20);
    Rect inside = box.inset(28, 12);
    if (!look.icon.empty()) {
        back.icon(inside.cut_start(36, 16), look.icon, back.colour(part_of(look.tint)), 36);
    }
    back.words(node, inside, text, style, back.colour(ink_of(look.tint)));
}

}  // namespace ontmoet::ui
