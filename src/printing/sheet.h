// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "printing/canvas.h"

#include <functional>
#include <string>

namespace ontmoet::printing {

// A page that is filled from the top down and goes on on the next one. Everything is said as for a
// width of 105 mm (k_a6) and scaled to the paper's.
class Sheet {
public:
    // `whose`: stands above every page but the first.
    Sheet(Canvas& canvas, i18n::Tongue const& tongue, double scale, std::string whose);

    double margin() const { return m_margin; }
    double width() const { return m_width; }  // between the margins
    double y() const { return m_y; }
    void go_down(double by) { m_y += by; }
    int pages() const { return m_pages; }

    double height_of(std::string const& words, double width, Lettering const& lettering) const;
    double width_of(std::string const& words, Lettering const& lettering) const;
    double write(Box const& box, std::string const& words, Lettering const& lettering);
    void write_centred(Box const& box, std::string const& words, Lettering const& lettering);
    void fill(Box const& box, Ink ink, double corner_mm = 0);
    void draw_qr(Box const& box, QrCode const& code);

    // Words over the whole width, and a gap below them; nothing where there are none.
    void line(std::string const& words, Lettering const& lettering, double gap);
    void rule();
    // Begins another page where this one has no room for it. False: there is no page left.
    bool has_room_for(double height);

private:
    Lettering scaled(Lettering lettering) const;
    Box scaled(Box const& box) const;

    Canvas& m_canvas;
    double m_scale;
    std::string m_whose;
    double m_margin;
    double m_width;
    double m_y;
    int m_pages = 1;
};

// The largest scale at which all of it stands on one page, else the smallest. `draw` gives the
// pages it took.
double scale_for_one_page(Paper paper, std::function<int(Canvas&, double scale)> const& draw);

}  // namespace ontmoet::printing
