// SPDX-License-Identifier: EUPL-1.2
#include "printing/profile_page.h"

#include "printing/sheet.h"

#include <algorithm>

namespace ontmoet::printing {
namespace {

// What a phone's camera and a scanner still tell apart: 4 dots at 150 dpi.
constexpr double k_code_module_mm = 0.68;
constexpr double k_smallest_code = 40;
constexpr double k_part_gap = 3;
// Of own words: what a page of A6 holds with its heading.
constexpr int k_most_lines = 20;

class ProfileSheet {
public:
    ProfileSheet(Canvas& canvas, ProfilePage const& page, i18n::Tongue const& tongue, double scale)
        : m_page(page),
          m_tongue(tongue),
          m_sheet(canvas, tongue, scale, i18n::isolate(page.name)) {}

    int pages() const { return m_sheet.pages(); }

    void draw() {
        heading();
        code();
        for (auto const& part : m_page.parts)
            if (!draw_part(part)) return;
    }

private:
    void heading() {
        m_sheet.line(m_tongue.text("take.profile"),
                     {.size_pt = 18, .bold = true, .most_lines = 2, .smallest_pt = 13}, 0.5);
        m_sheet.line(
            i18n::isolate(m_page.name),
            {.size_pt = 13, .bold = true, .ink = Ink::primary, .most_lines = 2, .smallest_pt = 10},
            0.5);
        m_sheet.line(i18n::isolate(m_page.event) + " · " + m_tongue.date(m_page.made_at),
                     {.size_pt = 9.5, .ink = Ink::quiet, .most_lines = 2, .smallest_pt = 8},
                     k_part_gap);
        m_sheet.rule();
    }

    void note(std::string const& words) { m_sheet.line(words, {.size_pt = 10}, 1); }

    void code() {
        m_sheet.go_down(k_part_gap);
        note(m_tongue.text("print.profile_code"));
        note(m_tongue.text("print.profile_yours"));
        if (m_page.is_shortened) note(m_tongue.text("take.profile_shortened"));
        auto const square = qr_code(m_page.code);
        if (!square) return;
        double const wanted = (square->side + 2 * QrCode::k_quiet_zone) * k_code_module_mm;
        double const side = std::min(m_sheet.width(), std::max(k_smallest_code, wanted));
        if (!m_sheet.has_room_for(side)) return;
        m_sheet.draw_qr({m_sheet.margin(), m_sheet.y(), m_sheet.width(), side}, *square);
        m_sheet.go_down(side);
    }

    // A part stays together.
    bool draw_part(ProfilePart const& part) {
        Lettering const title{.size_pt = 10, .bold = true, .ink = Ink::primary};
        Lettering const words{.size_pt = 10.5, .most_lines = k_most_lines};
        double height = m_sheet.height_of(part.heading, m_sheet.width(), title) + k_part_gap;
        for (auto const& line : part.lines)
            height += m_sheet.height_of(line, m_sheet.width(), words);
        if (!m_sheet.has_room_for(height)) return false;
        m_sheet.go_down(k_part_gap);
        m_sheet.line(part.heading, title, 0);
        for (auto const& line : part.lines) m_sheet.line(line, words, 0);
        return true;
    }

    ProfilePage const& m_page;
    i18n::Tongue const& m_tongue;
    Sheet m_sheet;
};

}  // namespace

Document document_of(ProfilePage page, Paper paper, i18n::Tongue const& tongue) {
    return {paper, [page = std::move(page), &tongue](Canvas& canvas) {
                auto const draw = [&](Canvas& to, double scale) {
                    ProfileSheet sheet(to, page, tongue, scale);
                    sheet.draw();
                    return sheet.pages();
                };
                draw(canvas, scale_for_one_page(canvas.paper(), draw));
            }};
}

}  // namespace ontmoet::printing
