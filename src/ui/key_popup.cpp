// SPDX-License-Identifier: EUPL-1.2
#include "ui/backstage.h"
#include "ui/unmirrored.h"

#include <algorithm>

namespace ontmoet::ui {

namespace {

constexpr float popup_gap = 8;
constexpr float popup_key_height = 72;

// `size` above `key`, below it where there is no room, wholly on the canvas.
Rect beside_key(Rect const& key, Size size, Size canvas) {
    Rect box{key.middle().x - size.w / 2, key.y - size.h - 4, size.w, size.h};
    if (box.y < popup_gap) box.y = key.bottom() + 4;
    auto const within = [](float at, float most) {
        return std::clamp(at, popup_gap, std::max(popup_gap, most));
    };
    box.x = within(box.x, canvas.w - size.w - popup_gap);
    box.y = within(box.y, canvas.h - size.h - popup_gap);
    return box;
}

TextStyle style_of(std::string_view language, float size) {
    return style::body.sized(size)
        .with(Align::center)
        .with(Stand::middle)
        .lines(1)
        .shrinking()
        .in(language);
}

}  // namespace

void Backstage::draw_popup() {
    if (!popup) return;
    if (!tree.find(popup->key_id)) {
        popup.reset();
        return;
    }
    Unmirrored const physical(painter);
    layer = top_layer;
    auto const count = static_cast<int>(popup->keys.size());
    float const step = popup->key_width + popup_gap;
    int const most = std::max(1, static_cast<int>((canvas.w - 3 * popup_gap) / step));
    int const rows = (count + most - 1) / most;
    int const columns = (count + rows - 1) / rows;
    Rect const box =
        beside_key(popup->from,
                   {static_cast<float>(columns) * step + popup_gap,
                    static_cast<float>(rows) * (popup_key_height + popup_gap) + popup_gap},
                   canvas);
    painter.fill(box.inset(-3).moved({0, 3}), colour(Paint::shadow), 20);
    painter.fill(box, colour(Paint::card), 18);
    painter.outline(box, colour(Paint::primary), 3, 18);
    // Between the keys is nothing of the keyboard below.
    add("", Role::dialog, "", box);
    auto const places = box.inset(popup_gap).grid(columns, rows, popup_gap);
    for (std::size_t i = 0; i < popup->keys.size(); ++i) {
        auto const& key = popup->keys[i];
        auto const made = target(popup->prefix + key.name, Role::key, key.label, places[i]);
        bool const is_under_finger = touch.finger() && places[i].contains(*touch.finger());
        Paint const ground = is_under_finger ? Paint::primary_soft : Paint::neutral_soft;
        painter.fill(places[i], colour(ground), 12);
        words(made.node, places[i].inset(4, 2), key.label, style_of(key.language, 30),
              colour(Paint::ink));
    }
}

void Backstage::draw_bubble() {
    if (!bubble || popup) return;
    Unmirrored const physical(painter);
    Rect const box = beside_key(bubble->from, {std::max(84.0f, bubble->from.w), 96}, canvas);
    painter.fill(box.inset(-3).moved({0, 3}), colour(Paint::shadow), 20);
    painter.fill(box, colour(Paint::card), 18);
    painter.outline(box, colour(Paint::primary), 3, 18);
    auto const style = style_of(bubble->language, 48);
    draw(fit(bubble->label, style, box.size()), box, style, colour(Paint::ink));
}

}  // namespace ontmoet::ui
