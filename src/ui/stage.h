// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "ui/frame.h"
#include "ui/input.h"
#include "ui/theme.h"
#include "ui/tree.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

struct ImDrawData;

namespace ontmoet::text {
class Atlas;
class TextEngine;
}  // namespace ontmoet::text

namespace ontmoet::ui {

class Keyboards;
class ShapeAtlas;
struct Backstage;

// How the next frame is to be shown.
struct Setting {
    Size panel{1280, 800};  // pixels
    i18n::Tongue const* tongue = nullptr;
    Look look = Look::light;
    float text_scale = 1.0f;
    bool reduced_motion = false;
    bool reach = false;              // a strip at the foot slides the picture into the lower half
    bool two_buttons = false;        // Space or Tab goes on, Enter chooses (see README.md)
    std::optional<NodeName> spoken;  // what is being said: marked, and brought into view
    bool turned = false;             // upside down: for the person at the other side of the table
    int quarter_turns = 0;           // clockwise, of the picture on the panel: how it was hung

    // As the person sees it.
    Size upright() const { return quarter_turns % 2 == 0 ? panel : Size{panel.h, panel.w}; }
    int all_quarter_turns() const { return (quarter_turns + (turned ? 2 : 0)) % 4; }
};
// A point of the upright picture on a panel of this size that shows it turned, and back.
Point turned_by(int quarter_turns, Size panel, Point upright);
Point turned_back(int quarter_turns, Size panel, Point on_panel);

// Owns what lives longer than a frame: the finger, the keys, focus, scroll positions, the caret,
// the glyph atlas and the tree of the last frame. Belongs to one thread; several may live side by
// side.
class Stage {
public:
    Stage(text::TextEngine& engine, Keyboards const& keyboards);
    ~Stage();
    Stage(Stage const&) = delete;
    Stage& operator=(Stage const&) = delete;

    // Events since the last frame, in their order.
    void add(TouchEvent const& event);
    void add(KeyEvent const& event);
    void add(WheelEvent const& event);

    // One frame: judges the events by the last frame's tree, lets `view` draw, closes the frame.
    // Draw `draw_data()` with the pages of `atlas()` and `shapes()` before the next one.
    void frame(Setting const& setting, Duration uptime, std::function<void(Frame&)> const& view);
    ImDrawData* draw_data() const;
    text::Atlas& atlas();
    ShapeAtlas& shapes();

    Tree const& tree() const;
    // When the next frame is due though nothing happens (animation, a key being held); nothing when
    // only an event can change the picture.
    std::optional<Duration> wake_at() const;
    Duration last_activity() const;
    // Whether the frame pressed something, for the sound of a press.
    bool has_pressed() const;
    // Whether a finger came down or a key was pressed since the frame before.
    bool was_touched() const;
    // The id that keys or a switch have brought the focus to; empty when a finger did.
    std::string_view focused_by_keys() const;

    // From logical units after mirroring (the tree's) to panel pixels and back, as last drawn.
    Point to_panel(Point logical) const;
    Point to_logical(Point panel) const;

    // Forgets scroll positions, focus, typed text and laid-out words: the person has left. Call it
    // between frames; what is on the screen can be touched until the next one.
    void forget();

    Backstage& inside() { return *m_inside; }

private:
    std::unique_ptr<Backstage> m_inside;
};

}  // namespace ontmoet::ui
