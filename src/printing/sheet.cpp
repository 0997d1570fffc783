// SPDX-License-Identifier: EUPL-1.2
#include "printing/sheet.h"

#include "printing/limits.h"

#include <algorithm>
#include <array>

namespace ontmoet::printing {
namespace {

// Large letters where all of it stands on one sheet with them.
constexpr std::array k_sheet_scales{1.4, 1.2, 1.0};
constexpr double k_line_mm = 0.3;
constexpr double k_below_whose = 3;

}  // namespace

Sheet::Sheet(Canvas& canvas, i18n::Tongue const& tongue, double scale, std::string whose)
    : m_canvas(canvas),
      m_scale(std::min(scale, canvas.paper().width_mm / k_a6.width_mm)),
      m_whose(std::move(whose)),
      m_margin(canvas.paper().width_mm > k_a6.width_mm ? 16 : 7),
      m_width(canvas.paper().width_mm / m_scale - 2 * m_margin),
      m_y(m_margin) {
    canvas.set_language(tongue.language());
}

Lettering Sheet::scaled(Lettering lettering) const {
    lettering.size_pt *= m_scale;
    lettering.smallest_pt *= m_scale;
    return lettering;
}

Box Sheet::scaled(Box const& box) const {
    return {box.x * m_scale, box.y * m_scale, box.width * m_scale, box.height * m_scale};
}

double Sheet::height_of(std::string const& words, double width, Lettering const& lettering) const {
    if (words.empty()) return 0;
    return m_canvas.height_of(words, width * m_scale, scaled(lettering)) / m_scale;
}

double Sheet::width_of(std::string const& words, Lettering const& lettering) const {
    return m_canvas.width_of(words, scaled(lettering)) / m_scale;
}

double Sheet::write(Box const& box, std::string const& words, Lettering const& lettering) {
    return m_canvas.write(scaled(box), words, scaled(lettering)) / m_scale;
}

void Sheet::write_centred(Box const& box, std::string const& words, Lettering const& lettering) {
    m_canvas.write_centred(scaled(box), words, scaled(lettering));
}

void Sheet::fill(Box const& box, Ink ink, double corner_mm) {
    m_canvas.fill(scaled(box), ink, corner_mm * m_scale);
}

void Sheet::draw_qr(Box const& box, QrCode const& code) {
    m_canvas.draw_qr(scaled(box), code);
}

void Sheet::line(std::string const& words, Lettering const& lettering, double gap) {
    if (words.empty()) return;
    m_y += write({m_margin, m_y, m_width, 0}, words, lettering) + gap;
}

void Sheet::rule() {
    fill({m_margin, m_y, m_width, k_line_mm}, Ink::line);
    m_y += k_line_mm;
}

bool Sheet::has_room_for(double height) {
    auto const paper = m_canvas.paper();
    if (paper.is_endless() || m_y + height <= paper.height_mm / m_scale - m_margin) return true;
    if (m_pages == k_most_pages) return false;
    ++m_pages;
    m_canvas.next_page();
    m_y = m_margin;
    line(m_whose,
         {.size_pt = 9.5, .bold = true, .ink = Ink::primary, .most_lines = 1, .smallest_pt = 8},
         k_below_whose);
    rule();
    return true;
}

double scale_for_one_page(Paper paper, std::function<int(Canvas&, double scale)> const& draw) {
    for (double const scale : k_sheet_scales) {
        int pages = 0;
        bottom_of(paper, [&](Canvas& trial) { pages = draw(trial, scale); });
        if (pages == 1) return scale;
    }
    return k_sheet_scales.back();
}

}  // namespace ontmoet::printing
