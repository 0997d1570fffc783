// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "ui/backstage.h"
#include "ui/limits.h"
#include "ui/unmirrored.h"

#include <algorithm>

namespace ontmoet::ui {

// A list moves to what is being said, by itself and at once: reading aloud is not hurried.
void Backstage::show_spoken() {
    Node const* node = setting.spoken ? seen.find_named(*setting.spoken) : nullptr;
    if (node && node->is_clipped()) reveal(node->rect.inset(-limits::spoken_margin), node->scroll);
}

// Its own look, so that nobody takes it for the focus: a broad ring in two colours and a speaker.
void Backstage::draw_spoken_mark() {
    Node const* node = setting.spoken ? tree.find_named(*setting.spoken) : nullptr;
    if (!node || node->visible.is_empty()) return;
    Unmirrored const physical(painter);
    Rect const ring = node->visible.inset(-8);
    float const corner = std::min(measure::corner, ring.h / 2);
    painter.outline(ring, colour(Paint::ink), 10, corner);
    painter.outline(ring.inset(2), colour(Paint::accent), 6, corner);
    constexpr float mark = 40;
    float const half = mark / 2;
    bool const right_to_left = setting.tongue->is_right_to_left();
    constexpr float outside = 6;  // so that it stands beside the words, not on them
    float const x = right_to_left ? ring.end() + outside : ring.x - outside;
    Point const at{std::clamp(x, half, canvas.w - half),
                   std::clamp(ring.y - outside, half, canvas.h - half)};
    painter.circle(at, half, colour(Paint::ink));
    painter.circle(at, half - 3, colour(Paint::accent));
    icon({at.x - half, at.y - half, mark, mark}, "volume_up", colour(Paint::on_accent), 30);
}

}  // namespace ontmoet::ui
