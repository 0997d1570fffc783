// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/qr_code.h"
#include "i18n/tongue.h"
#include "printing/paper.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>

using cairo_t = struct _cairo;

// Where the pages are drawn, in words of a reader: millimetres from the edge where lines begin, so
// that a page in Arabic is the mirror of one in Dutch without a word about it in its drawing.
namespace ontmoet::printing {

// `x` is measured from the side where the page's language begins to read.
struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    double end() const { return x + width; }
    double bottom() const { return y + height; }
    Box inset(double by_x, double by_y) const {
        return {x + by_x, y + by_y, width - 2 * by_x, height - 2 * by_y};
    }
};

// The palette of interface.md, chosen so that what must be read stays black and what is a ground
// stays white on a printer that knows black only.
enum class Ink : std::uint32_t {
    text = 0x1C2333,
    quiet = 0x5A6275,
    line = 0xD9D4C7,
    primary = 0x0B5F5A,
    primary_ground = 0xDDEFEB,
    accent_ground = 0xFFF1CF,
    paper = 0xFFFFFF,
};

enum class Place { start, middle, end };

struct Lettering {
    double size_pt = 11;
    bool bold = false;
    Ink ink = Ink::text;
    Place place = Place::start;
    int most_lines = 0;      // 0: as many as there are; what is over ends in …
    double smallest_pt = 0;  // 0: it does not shrink to fit into its lines
    // Whose words these are, when it is another language than the page's.
    i18n::Language const* language = nullptr;

    Lettering sized(double points) const {
        auto changed = *this;
        changed.size_pt = points;
        return changed;
    }
    Lettering in(Ink other) const {
        auto changed = *this;
        changed.ink = other;
        return changed;
    }
};

// Used on one thread, while its document is drawn.
class Canvas {
public:
    Canvas(cairo_t* pen, Paper paper, std::function<void()> turn_page);

    Paper paper() const { return m_paper; }
    // Whose page this is: it decides where `x` begins.
    void set_language(i18n::Language const& language) { m_language = &language; }
    // Makes all letters this much larger or smaller.
    void set_letter_scale(double by) { m_letter_scale = by; }
    // A receipt has one page only.
    void next_page();
    // How far down anything was drawn.
    double bottom() const { return m_bottom; }

    // Millimetres from top to bottom in this width.
    double height_of(std::string_view words, double width, Lettering const& lettering) const;
    double width_of(std::string_view words, Lettering const& lettering) const;
    // From the top of the box on; returns the height it took.
    double write(Box const& box, std::string_view words, Lettering const& lettering);
    // The same, in the middle of the box's height.
    void write_centred(Box const& box, std::string_view words, Lettering const& lettering);
    void fill(Box const& box, Ink ink, double corner_mm = 0);
    void frame(Box const& box, Ink ink, double line_mm, double corner_mm = 0);
    // With its light edge, in the middle of the box; squares are whole dots on a picture.
    void draw_qr(Box const& box, QrCode const& code);

private:
    Lettering scaled(Lettering lettering) const;
    double physical_x(Box const& box) const;
    void end_at(double bottom) { m_bottom = std::max(m_bottom, bottom); }
    void set_ink(Ink ink);
    void outline(Box const& box, double corner_mm);

    cairo_t* m_pen;
    Paper m_paper;
    std::function<void()> m_turn_page;
    i18n::Language const* m_language = nullptr;
    double m_bottom = 0;
    double m_letter_scale = 1;
};

// How far down a page it comes, in millimetres; nothing is drawn.
double bottom_of(Paper paper, std::function<void(Canvas&)> const& draw);

}  // namespace ontmoet::printing
