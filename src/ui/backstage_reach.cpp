// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "ui/backstage.h"
#include "ui/limits.h"
#include "ui/unmirrored.h"

#include <algorithm>

// The picture can slide down by a quarter and by a half of the panel, so that who sits in a
// wheelchair reaches what stands at its top: a target of up to 128 units stands wholly in the lower
// half, above the strip, in one of the three places. Everything drawn and everything that can be
// touched moves together, because the painter moves it on the way to the canvas; a strip at the
// foot stays where it is.
namespace ontmoet::ui {

namespace {

constexpr int k_slid_most = 2;

}  // namespace

void Backstage::let_slide() {
    if (!setting.reach) slid_steps = 0;
    float const goal = std::round(tree.canvas.h / 4) * static_cast<float>(slid_steps);
    auto const passed = static_cast<float>(std::min(now - last, limits::longest_step).count());
    float const step = tree.canvas.h / 2 * passed / static_cast<float>(limits::slide.count());
    slide = setting.reduced_motion ? goal : std::clamp(goal, slide - step, slide + step);
    if (slide != goal) wake(now + limits::animation_step);
}

void Backstage::draw_above_slide(Frame& frame) {
    if (slide <= 0) return;
    Unmirrored const physical(painter);
    float const width = 240;
    frame.logo({(canvas.w - width) / 2, 0, width, slide}, 44);
}

void Backstage::draw_reach_strip() {
    if (!setting.reach) return;
    Unmirrored const physical(painter);
    clips.assign(1, Rect{0, 0, tree.canvas.w, tree.canvas.h});
    layer = top_layer;
    scroll_node = -1;
    Rect const strip{0, canvas.h, canvas.w, k_reach_strip};
    bool const goes_up = slid_steps == k_slid_most;
    std::string const label = setting.tongue->text(goes_up ? "reach.up" : "reach.down");
    auto const made = target(k_reach_id, Role::button, label, strip);
    painter.fill(strip, colour(Paint::primary_soft));
    painter.fill({strip.x, strip.y, strip.w, measure::tile_line}, colour(Paint::primary));
    if (made.held) {
        Colour shade = colour(Paint::ink);
        shade.a = 28;
        painter.fill(strip, shade);
    }
    TextStyle const style =
        style::strong.with(Stand::middle).with(Align::center).lines(1).shrinking(16);
    Colour const ink = colour(Paint::primary_ink);
    float const mark = 44;
    float const gap = 12;
    float const words_width = std::min(measure(label, style, 0).w + 8, strip.w - 2 * mark - 64);
    Rect group = strip.centered({mark + gap + words_width, strip.h});
    bool const mirrored = setting.tongue->is_right_to_left();
    Rect const at = mirrored ? group.cut_end(mark, gap) : group.cut_start(mark, gap);
    icon(at, goes_up ? "keyboard_double_arrow_up" : "keyboard_double_arrow_down", ink, mark);
    words(made.node, group, label, style, ink);
    if (!made.pressed) return;
    slid_steps = goes_up ? 0 : slid_steps + 1;
    wake(now);
}

}  // namespace ontmoet::ui
