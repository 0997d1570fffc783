// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/atlas.h"
#include "text/layout.h"
#include "text/text_edit.h"
#include "text/text_engine.h"
#include "ui/focus.h"
#include "ui/frame.h"
#include "ui/key_burst.h"
#include "ui/keyboard_state.h"
#include "ui/keyboards.h"
#include "ui/painter.h"
#include "ui/scroller.h"
#include "ui/stage.h"
#include "ui/touch.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct ImGuiContext;

// What Stage and the parts of Frame share; nobody outside this room includes it.
namespace ontmoet::ui {

// At the foot of the panel while everything can be brought into reach: what slides the picture.
inline constexpr float k_reach_strip = 72;

// A text made to fit, ready to be drawn.
struct FittedText {
    std::shared_ptr<text::Layout const> layout;
    float size = 0;  // logical units, as drawn
    bool truncated = false;
    bool broken = false;  // between the letters of a word
};

// What a widget learns when it registers as a target.
struct Target {
    bool pressed = false;
    bool held = false;
    std::size_t node = 0;
};

struct OpenScroll {
    std::string id;
    Rect rect;  // where content is seen
    std::size_t node = 0;
    int outer_scroll = -1;
    float content_width = 0;
};

struct ScrollArea {
    Scroller down, across;
    int page = -1;  // of Frame::pages, as the screen said last
};

// The last touch of a text field.
struct FieldTouch {
    std::string id;
    Point at;
    Duration when{0};
    bool selects = false;  // the finger has gone along the line
};

struct Backstage {
    Backstage(text::TextEngine& text_engine, Keyboards const& layouts);
    ~Backstage();
    Backstage(Backstage const&) = delete;
    Backstage& operator=(Backstage const&) = delete;

    // --- one frame
    void begin(Setting const& now_setting, Duration uptime);
    void end();

    // --- nodes
    std::size_t add(std::string_view id, Role role, std::string_view label, Rect const& rect);
    Target target(std::string_view id, Role role, std::string_view label, Rect const& rect,
                  bool enabled = true, bool selected = false);
    // Call it just after the text was drawn.
    void note(std::size_t node, FittedText const& text);
    void wake(Duration at);
    float text_scale() const { return setting.text_scale; }
    Colour colour(Paint paint) const { return theme_of(setting.look)[paint]; }

    // --- text; widths and heights in logical units
    std::shared_ptr<text::Layout const> layout(std::string_view text, TextStyle const& style,
                                               float size, float width, int lines);
    FittedText fit(std::string_view text, TextStyle const& style, Size room);
    Size measure(std::string_view text, TextStyle const& style, float max_width);
    // The height of words as they will be drawn, which may be smaller to fit the room.
    float fitted_height(std::string_view text, TextStyle const& style, Size room);
    float line_height(TextStyle const& style);
    float size_of(TextStyle const& style) const;
    // Draws a fitted text; gives the rectangle it covers.
    Rect draw(FittedText const& text, Rect const& rect, TextStyle const& style, Colour ink);
    // Fits and draws the words of a widget, and notes on its node whether they were cut.
    Rect words(std::size_t node, Rect const& rect, std::string_view text, TextStyle const& style,
               Colour ink);
    void icon(Rect const& rect, std::string_view name, Colour ink, float size);
    void check_mark(Point middle, float radius);

    // --- scrolling
    ScrollArea& scroll_area(std::string_view id);
    // `rect`: where content is.
    void shade_edges(Rect const& rect, ScrollArea const& area);

    // --- grounds that widgets share
    void pressable_ground(Rect const& rect, Target const& target, Colour fill, Colour edge,
                          float line, float corner);
    // The ground of a card that can be chosen: a strong edge when it is, no edge when it is
    // disabled.
    void choosable_ground(Rect const& rect, Target const& target, float corner);
    // In the corner of what is chosen, for eyes that see no colours.
    void chosen_badge(Rect const& rect);
    // Above the held key, on top of everything.
    void draw_popup();
    void draw_bubble();
    void draw_above_slide(Frame& frame);
    void draw_reach_strip();
    void draw_focus();
    void draw_spoken_mark();
    void draw_carried();

    text::TextEngine& engine;
    Keyboards const& keyboards;
    text::Atlas atlas;
    ShapeAtlas shapes;
    ImGuiContext* context = nullptr;
    Painter painter;

    Setting setting;
    Size canvas{1280, 800};
    float scale = 1;
    Duration now{0};
    Duration last{0};
    Duration last_activity{0};
    std::optional<Duration> wake_at;

    Tree tree;
    Tree seen;  // the last frame's
    Touch touch;
    KeyBurst burst;
    std::optional<std::string> scanned;
    std::vector<WheelEvent> wheel;

    std::string field;  // the one with the caret
    std::string submitted;
    Focus focus;              // where the keys are
    std::string focus_below;  // where they were before a dialog opened
    std::string screen;
    bool is_new_screen = false;
    Rect body;  // of the page, after mirroring
    Duration settled{0};
    Key last_switch = Key::undo;
    Duration last_switched{-1000000};
    int slid_steps = 0;    // into reach, quarters of the panel
    float slide = 0;       // how far now
    bool touched = false;  // by finger or key, since the frame before
    bool touched_next = false;
    bool is_anew = false;  // forgotten since the last frame: every field is a new one
    std::string edit_id;
    text::TextEdit edit;
    std::vector<KeyEvent> edit_keys;       // for the focused field, in this frame
    std::vector<KeyEvent> edit_keys_next;  // from the on-screen keyboard: in the next
    std::vector<KeyEvent> pad_keys;        // for a number pad, when no field has the focus
    FieldTouch field_touch;
    std::map<std::string, KeyboardState, std::less<>> keyboard_states;
    std::string keyboard_id;  // of the keyboard in this frame; empty: none
    std::optional<Popup> popup;
    std::optional<Bubble> bubble;  // in this frame

    std::map<std::string, ScrollArea, std::less<>> scroll_areas;
    std::vector<OpenScroll> open_scrolls;
    std::vector<Rect> clips;  // logical, after mirroring
    int scroll_node = -1;
    int layer = 0;
    int top_layer = 0;
    int last_top_layer = 0;

private:
    void apply_scrolls();
    // Scrolls the area at this index of `seen`, and those around it, so that `rect` is seen.
    void reveal(Rect rect, int scroll);
    void apply_keys();
    void follow_finger();
    bool walks(KeyEvent const& event, Group const& order);
    bool walks_with_two_buttons(KeyEvent const& event, Group const& order);
    void press_by_key(Node const& node, KeyEvent const& event);
    void scroll_on(Node const& area, int by);
    void show_focus(std::vector<std::size_t> const& nodes);
    void settle_focus();
    std::string first_of_body() const;
    Group order_of(Tree const& shown) const;
    void show_spoken();
    bool is_field(std::string_view id) const;
    void let_slide();
    void ring(Rect const& around);
};

// The name of the icon that means the same in a language that runs right to left.
std::string_view mirrored_icon(std::string_view name);

}  // namespace ontmoet::ui
