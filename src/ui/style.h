// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/geometry.h"
#include "ui/theme.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What the widgets of a Frame can be told beside their id, place and words. All have good
// defaults; write them with designated initialisers: `{.icon = "check", .selected = chosen}`.
// Icons are names of Google Material Icons; those that point (arrow_forward …) turn round by
// themselves in a language that runs right to left.
namespace ontmoet::ui {

// `own` is the side where the text's own script begins, whatever the screen's direction is.
enum class Align { start, center, end, own };
enum class Stand { top, middle, bottom };

struct TextStyle {
    float size = 22;  // logical units at 100 % text; the Frame scales it
    bool bold = false;
    Paint paint = Paint::ink;
    Align align = Align::start;
    Stand stand = Stand::top;     // where the lines stand in the rectangle
    int max_lines = 0;            // 0: as many as fit in the rectangle
    float smallest = 0;           // may shrink to this size before it is cut; 0: never shrinks
    std::string_view language{};  // of these words, as "ar"; empty: the screen's language
    bool fixed_size = false;      // not scaled by the "Aa" step (clocks, map numbers)
    bool silent = false;          // not read aloud: private, or part of a picture

    TextStyle with(Paint p) const {
        auto s = *this;
        s.paint = p;
        return s;
    }
    TextStyle with(Align a) const {
        auto s = *this;
        s.align = a;
        return s;
    }
    TextStyle with(Stand v) const {
        auto s = *this;
        s.stand = v;
        return s;
    }
    TextStyle sized(float to) const {
        auto s = *this;
        s.size = to;
        return s;
    }
    TextStyle lines(int most) const {
        auto s = *this;
        s.max_lines = most;
        return s;
    }
    TextStyle shrinking(float to = 18) const {
        auto s = *this;
        s.smallest = to;
        return s;
    }
    TextStyle unspoken() const {
        auto s = *this;
        s.silent = true;
        return s;
    }
    TextStyle in(std::string_view words_language) const {
        auto s = *this;
        s.language = words_language;
        return s;
    }
};

namespace style {
inline constexpr TextStyle clock{.size = 72, .bold = true, .fixed_size = true};
inline constexpr TextStyle title{.size = 40, .bold = true};
inline constexpr TextStyle heading{.size = 28, .bold = true};
inline constexpr TextStyle body{.size = 22};
inline constexpr TextStyle strong{.size = 22, .bold = true};
inline constexpr TextStyle quiet{.size = 22, .paint = Paint::quiet};
inline constexpr TextStyle small{.size = 18};
inline constexpr TextStyle small_strong{.size = 18, .bold = true};
inline constexpr TextStyle small_quiet{.size = 18, .paint = Paint::quiet};
}  // namespace style

enum class ButtonKind {
    primary,    // the one thing to do: filled
    secondary,  // outlined on a card
    quiet,      // no edge until it is touched
    danger,     // outlined, red words
    accent,     // filled in the accent colour
};
enum class IconSide { start, end, above };

struct ButtonLook {
    ButtonKind kind = ButtonKind::secondary;
    std::string_view icon{};
    IconSide icon_side = IconSide::start;
    bool selected = false;  // soft primary ground and a strong edge
    bool enabled = true;
    float text_size = 26;
    float icon_size = 36;
    Align align = Align::center;
    std::string_view language{};
    std::string_view spoken{};  // what is read aloud where the words drawn do not say it
    bool escape = false;        // the Escape key presses it: back, or what closes a dialog
};

struct PillLook {
    std::string_view icon{};
    Paint paint = Paint::ink;  // of words and icon
    bool selected = false;
    bool enabled = true;
    bool pressable = true;  // false: it only tells something (offline, a name)
    bool silent = false;    // left out when the screen is read aloud
    std::string_view language{};
    std::string_view spoken{};  // as of a button
};

// A big choice: an icon above a title and a subtitle (mockup 02).
struct ChoiceLook {
    std::string_view icon{};
    std::string_view subtitle{};
    bool filled = false;  // the recommended one
    bool enabled = true;
};

// A pictogram, a word and the same word small in a second language (mockup 04).
struct TileLook {
    std::string_view icon{};
    std::string_view second{};
    std::string_view second_language{};
    bool selected = false;
    bool enabled = true;
};

// A line of a list that can be touched: a name found, an arrival, a language.
struct RowLook {
    std::string_view icon{};
    std::string_view subtitle{};
    std::string_view end_text{};
    std::string_view end_icon{};
    Tint tint = Tint::primary;  // of the icon and the end text
    bool selected = false;
    bool enabled = true;
    bool silent = false;  // somebody's name: left out when the screen is read aloud
    std::string_view language{};
};

// A card with an icon, a title with perhaps a tag, a sentence and a toggle (mockup 03).
struct ToggleCardLook {
    std::string_view icon{};
    std::string_view tag{};
    std::string_view body{};
    bool enabled = true;
    bool stacked = false;  // icon and toggle above the words, for narrow cards
};

enum class LanguageTouch { none, choose, listen };
struct LanguageTileLook {
    std::string_view language{};  // its code, for shape and direction of the name
    bool has_sound = false;  // shows the speaker, which is a target of its own (id + ".listen")
    bool selected = false;
};

enum class CardKind { plain, selected, accent, soft, danger };

struct Tag {
    std::string text{};
    Tint tint = Tint::primary;
    std::string icon{};
};

// A number that is counted up and down: − 24 +.
struct StepperLook {
    int least = 0;
    int most = 100;
    int step = 1;
    std::string_view words{};  // what the value is called; empty: its digits
    bool enabled = true;
};

// One step of a slider whose steps have pictures.
struct LevelStep {
    std::string name{};   // the end of its id
    std::string label{};  // "A2"
    std::string words{};  // "I can ask the way"
    std::string icon{};
};

// Days beside each other, parts of the day below each other; bit `part * 7 + day` of `chosen`.
struct WeekGrid {
    std::span<std::string const> days{};   // 7 short names
    std::span<std::string const> parts{};  // morning, afternoon, evening
    std::span<std::string const> part_icons{};
    std::uint32_t chosen = 0;
    std::uint32_t blocked = 0;  // something else is then; shown with `blocked_icon`
    std::string_view blocked_icon{};
    std::string_view chosen_icon = "check";
};

struct FieldLook {
    std::string_view label{};  // what is asked, read aloud; not drawn
    std::string_view placeholder{};
    std::string_view icon{};
    std::string_view language{};
    int max_length = 80;  // in what a person calls letters
    bool secret = false;  // dots instead of letters
    bool multiline = false;
};

struct KeyboardLook {
    std::string_view
        layout{};              // "latin", "arabic"; empty: what the screen's language is written in
    std::string_view enter{};  // word or nothing (then an arrow) on the enter key
};

struct NumberPadLook {
    int max_digits = 8;
    bool enabled = true;
};

struct DialogLook {
    std::string_view icon{};
    Tint tint = Tint::primary;
};

struct ToastLook {
    std::string_view icon{};
    Tint tint = Tint::good;
};

// A table on the hall map; the place is a share of the hall's width and depth, 0 to 1, from the
// left and from the far wall, the same in every language.
struct MapTable {
    std::string number{};
    Point place{};
    bool marked = false;  // someone's table, softly
};
struct HallMap {
    std::span<MapTable const> tables{};
    std::span<Point const> boards{};   // the public screens, to find one's way by
    float entrance = 0.5f;             // where in the near wall, 0 to 1 from the left
    std::string_view entrance_word{};  // below the door
    int highlighted = -1;              // index of the table to walk to; the dashed way leads there
    bool pressable = false;
};

struct ScrollLook {
    float content_width = 0;  // wider than the area: it scrolls sideways too
    Size frozen{};            // of a column at the start and a head on top that stay where they are
};

enum class CellKind { empty, heading, done, now, planned, changed, missed, free, selected };
struct CellLook {
    CellKind kind = CellKind::planned;
    bool enabled = true;
    bool pressable = true;
    bool draggable = false;     // hold, then drag: see Frame::dropped
    std::string_view icon{};    // small, in the corner above the words
    std::string_view detail{};  // heard after the words
};

// One column of a chart.
struct ChartBar {
    std::string label{};   // what is counted
    std::string number{};  // how many
    float share = 0;       // of the column's height, 0 to 1
};

struct BarLook {
    Tint tint = Tint::primary;
    float height = 16;
};

}  // namespace ontmoet::ui
