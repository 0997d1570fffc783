// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "ui/geometry.h"
#include "ui/style.h"
#include "ui/theme.h"
#include "ui/tree.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ontmoet::i18n {
class Tongue;
}

namespace ontmoet::ui {

class Stage;

// Everything a page of the kiosk has around its content: the places that are left.
struct Page {
    Rect top;     // of the top bar, after the logo; empty without one
    Rect body;    // between the bars, with the margins taken off
    Rect bottom;  // of the bottom bar; empty without one
};

struct PageLook {
    bool top_bar = true;
    bool bottom_bar = true;
    bool logo = true;
    float margin = measure::margin;
};

struct Dropped {
    std::string from, onto;  // ids of the draggable cell and of the node below the finger
};

// One picture of a screen, made anew each time something may have changed. A screen is a function
// `view(State const&, Frame&) -> optional<Intent>`: it cuts rectangles as if the language ran left
// to right, draws, and asks each widget whether it was just pressed. The Frame mirrors, scales and
// remembers what is not the program's state (scroll, focus, the caret). Ids are stable, unique on
// the screen and begin with its name: "consent.share_contact". A press is judged by what was on
// the screen when the finger came down.
class Frame {
public:
    explicit Frame(Stage& stage);
    Frame(Frame const&) = delete;
    Frame& operator=(Frame const&) = delete;

    // --- the canvas -----------------------------------------------------------------------
    // 1280 × 800 or a little wider or higher with the panel's shape; 800 × 1280 when it stands.
    Rect canvas() const;
    bool is_portrait() const;
    bool is_right_to_left() const;
    bool is_motion_reduced() const;
    i18n::Tongue const& tongue() const;
    // Tells which screen this is. On another one than before the keys begin at its first target.
    void screen(std::string_view name);
    // The words of a catalogue key in the screen's language.
    std::string say(std::string_view key) const;
    Theme const& theme() const;
    float text_scale() const;  // 1, 1.25 or 1.5
    // Since the program began; for animation. `wake_in` asks for another frame by then.
    Duration uptime() const;
    void wake_in(Duration wait);
    // Since the last touch or key.
    Duration idle_for() const;

    // --- heights that grow with the text ---------------------------------------------------
    float line_height(TextStyle const& style) const;
    float button_height() const;
    float pill_height() const;
    float tag_height() const;
    float field_height() const;
    // Of as many rows as the keyboard shows, each high enough for a finger.
    float keyboard_height(std::string_view id, KeyboardLook const& look = {}) const;

    // --- text and icons --------------------------------------------------------------------
    // One line's size, or the size of the paragraph when it may be at most `max_width` wide.
    Size measure(std::string_view text, TextStyle const& style, float max_width = 0);
    // Draws words in a rectangle, ends them in "…" where they do not fit; gives the height used.
    float text(Rect rect, std::string_view text, TextStyle const& style = style::body,
               std::string_view id = {});
    // Cuts the paragraph's height off the top of `rest` and draws it there.
    Rect paragraph(Rect& rest, std::string_view text, TextStyle const& style = style::body,
                   float gap = 8);
    void icon(Rect rect, std::string_view name, Paint paint = Paint::ink, float size = 32);
    void logo(Rect rect, float size = 28);

    // --- grounds ---------------------------------------------------------------------------
    Page page(PageLook const& look = {});
    void fill(Rect rect, Paint paint, float corner = 0);
    void outline(Rect rect, Paint paint, float line = measure::line, float corner = 0);
    void card(Rect rect, CardKind kind = CardKind::plain);
    // A card that is one big target. Draw its content after it.
    bool card_button(std::string_view id, Rect rect, std::string_view label,
                     CardKind kind = CardKind::plain);
    void line(Rect rect);  // a thin rule along the top of `rect`

    // --- things to press: true in the one frame after the finger went up on it ---------------
    bool button(std::string_view id, Rect rect, std::string_view label,
                ButtonLook const& look = {});
    float button_width(std::string_view label, ButtonLook const& look = {});
    bool pill(std::string_view id, Rect rect, std::string_view label, PillLook const& look = {});
    float pill_width(std::string_view label, PillLook const& look = {});
    // Cuts a pill of its natural width off the end (or the start) of a bar and draws it there.
    bool pill_at_end(std::string_view id, Rect& bar, std::string_view label, PillLook const& = {});
    bool pill_at_start(std::string_view id, Rect& bar, std::string_view label,
                       PillLook const& = {});
    bool button_at_end(std::string_view id, Rect& bar, std::string_view label,
                       ButtonLook const& = {});
    bool button_at_start(std::string_view id, Rect& bar, std::string_view label,
                         ButtonLook const& = {});
    bool choice(std::string_view id, Rect rect, std::string_view title, ChoiceLook const& look);
    bool tile(std::string_view id, Rect rect, std::string_view word, TileLook const& look);
    bool row(std::string_view id, Rect rect, std::string_view title, RowLook const& look = {});
    float row_height(bool has_subtitle) const;
    LanguageTouch language_tile(std::string_view id, Rect rect, std::string_view name,
                                LanguageTileLook const& look);
    bool toggle(std::string_view id, Rect rect, bool on, std::string_view label,
                bool enabled = true);
    bool toggle_card(std::string_view id, Rect rect, bool on, std::string_view title,
                     ToggleCardLook const& look);
    float toggle_card_height(float width, std::string_view title, ToggleCardLook const& look);
    // The value counted up or down; holding a button counts on. Buttons are id + ".less", ".more".
    std::optional<int> stepper(std::string_view id, Rect rect, std::string_view label, int value,
                               StepperLook const& look);
    float stepper_height(float width, std::string_view label);
    // A slider: the index of the step that was touched or that a finger slid to. Steps are
    // id + "." + name.
    std::optional<int> level_steps(std::string_view id, Rect rect, std::span<LevelStep const> steps,
                                   int selected);
    float level_steps_height(float width, std::span<LevelStep const> steps);
    // The bit that was pressed (see WeekGrid).
    std::optional<int> week_grid(std::string_view id, Rect rect, WeekGrid const& grid);
    // The page that was pressed: a dot for each (id.0 …), or where there are many the one before,
    // "3 / 34" and the next (id.before, id.after).
    std::optional<int> page_dots(std::string_view id, Rect rect, int count, int current);
    float page_dots_width(int count);
    // Pages beside each other that follow the finger and come to rest at one of them. Draws those
    // that are seen; the index of the page that was turned to.
    std::optional<int> pages(std::string_view id, Rect rect, int count, int current,
                             std::function<void(int, Rect)> const& draw);

    // --- things to look at -----------------------------------------------------------------
    Size tag_size(Tag const& tag);
    void tag(Rect rect, Tag const& tag);
    // Tags beside each other, wrapping; gives the height used.
    float tags(Rect rect, std::span<Tag const> tags);
    float tags_height(float width, std::span<Tag const> tags);
    // An icon and a sentence, as the reasons of mockup 05; gives the height used.
    float reason(Rect rect, std::string_view icon, std::string_view text, Tint tint = Tint::good,
                 TextStyle const& style = style::body);
    float reason_height(float width, std::string_view text, TextStyle const& style = style::body);
    void progress(Rect rect, float share, BarLook const& look = {});
    // A clock ring with big and small words in the middle (mockup 08).
    void ring(Rect rect, float share, std::string_view big, std::string_view small,
              Tint tint = Tint::primary);
    void spinner(Rect rect);
    // Columns beside each other on a track, with what they count and how many beside each.
    void chart(Rect rect, std::span<ChartBar const> bars, Tint tint = Tint::good);
    void avatar(Rect rect, std::string_view initials, int colour);
    void badge(Rect rect, std::string_view number, int colour);  // a circle
    // An icon on a soft rounded square.
    void icon_square(Rect rect, std::string_view icon, Tint tint = Tint::primary);
    // A number above a small word on a soft square: the table of mockup 06.
    void number_square(Rect rect, std::string_view number, std::string_view word,
                       Tint tint = Tint::primary);
    // A QR code; `modules` row by row, non-zero is dark.
    void code(std::string_view id, Rect rect, int side, std::span<std::uint8_t const> modules);
    // The index of the table that was pressed, when the map is pressable. Never mirrored.
    std::optional<int> hall_map(std::string_view id, Rect rect, HallMap const& map);
    bool cell(std::string_view id, Rect rect, std::string_view text, CellLook const& look = {});
    // A draggable cell that is being carried, and the node below the finger (empty: none).
    std::optional<Dropped> carried() const;
    // A draggable cell that was just let go above another node.
    std::optional<Dropped> dropped() const;

    // --- typing ----------------------------------------------------------------------------
    // The field's new content when it changed; give it back as `value` from the next frame on.
    std::optional<std::string> text_field(std::string_view id, Rect rect, std::string_view value,
                                          FieldLook const& look = {});
    // Enter was pressed in this field, or for this number pad (ask after drawing it).
    bool submitted(std::string_view id) const;
    // Puts the caret into this field in the frame in which it appears.
    void focus(std::string_view id);
    // Takes the caret out of the field that has it.
    void leave_field();
    // The field with the caret.
    std::string const& focused() const;
    // Types into the focused field. As high as `rect`, as wide as the canvas.
    void keyboard(std::string_view id, Rect rect, KeyboardLook const& look = {});
    // The new digits when they changed. Keys are id + ".0" … ".9", ".erase"; the digits of a real
    // keyboard come here, too, when no field has the focus, and its Enter makes `submitted(id)`.
    std::optional<std::string> number_pad(std::string_view id, Rect rect, std::string_view value,
                                          NumberPadLook const& look = {});
    void pin_dots(Rect rect, int filled, int total);
    // What a scanner that types like a keyboard has just read.
    std::optional<std::string> const& scanned() const;

    // --- scrolling -------------------------------------------------------------------------
    // Between begin and end everything is cut to `rect`; draw from the top of the rectangle given
    // back, which is as high as you like, and tell how high it became. Beside what is frozen, cut
    // the rest yourself.
    Rect begin_scroll(std::string_view id, Rect rect, ScrollLook const& look = {});
    void end_scroll(float content_height);
    // Brings the area back to its top (another list is shown now).
    void reset_scroll(std::string_view id);
    // Cuts all drawing to a rectangle.
    void begin_clip(Rect rect);
    void end_clip();

    // --- above the screen ------------------------------------------------------------------
    // What is drawn until `end_dialog` lies above the screen, which cannot be touched meanwhile.
    // Gives back the inside of the box. Draw dialogs last.
    Rect begin_dialog(std::string_view id, Size size, std::string_view title,
                      DialogLook const& look = {});
    void end_dialog();
    // A short message above the bottom bar; show it for as long as it is wanted.
    void toast(std::string_view id, std::string_view text, ToastLook const& look = {});

    Stage& stage() { return m_stage; }

private:
    Stage& m_stage;
};

}  // namespace ontmoet::ui
