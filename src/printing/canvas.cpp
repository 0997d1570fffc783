// SPDX-License-Identifier: EUPL-1.2
#include "printing/canvas.h"

#include <cmath>
#include <memory>
#include <numbers>
#include <string>

#include <pango/pangocairo.h>

namespace ontmoet::printing {
namespace {

constexpr double k_points_a_mm = 72.0 / 25.4;
constexpr char const* k_families = "Noto Sans, Noto Sans Arabic, Noto Sans Ethiopic, sans-serif";
constexpr double k_shrink_step_pt = 0.5;
// Shares of the size of letters. The faces of the scripts differ by half in what they ask for
// themselves; lines of the same size should look so.
constexpr double k_first_baseline = 1.07;
constexpr double k_line_height = 1.36;
constexpr double k_arabic_line_height = 1.52;

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
using Words = std::unique_ptr<PangoLayout, Unref>;

// The words of one box, laid out as letters of `size_pt`; its lengths are in points.
class Lines {
public:
    Lines(cairo_t* pen, i18n::Language const& page, std::string_view words, double width_mm,
          Lettering const& lettering)
        : m_layout(pango_cairo_create_layout(pen)), m_lettering(lettering) {
        auto const& language = lettering.language != nullptr ? *lettering.language : page;
        bool const rtl = language.direction == i18n::Direction::right_to_left;
        auto* const context = pango_layout_get_context(m_layout.get());
        pango_cairo_context_set_resolution(context, 72);
        std::unique_ptr<cairo_font_options_t, void (*)(cairo_font_options_t*)> const options(
            cairo_font_options_create(), cairo_font_options_destroy);
        // The same lines on paper and on a picture of any size.
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
        pango_cairo_context_set_font_options(context, options.get());
        pango_context_set_round_glyph_positions(context, FALSE);
        pango_context_set_base_dir(context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
        pango_context_set_language(context,
                                   pango_language_from_string(std::string(language.tag).c_str()));
        if (rtl) m_line_height = k_arabic_line_height;
        pango_layout_set_auto_dir(m_layout.get(), FALSE);
        bool const begins_left = page.direction == i18n::Direction::left_to_right;
        bool const at_left = (lettering.place == Place::start) == begins_left;
        pango_layout_set_alignment(m_layout.get(), lettering.place == Place::middle
                                                       ? PANGO_ALIGN_CENTER
                                                   : at_left ? PANGO_ALIGN_LEFT
                                                             : PANGO_ALIGN_RIGHT);
        pango_layout_set_text(m_layout.get(), words.data(), static_cast<int>(words.size()));
        pango_layout_set_wrap(m_layout.get(), PANGO_WRAP_WORD_CHAR);
        set_size(lettering.size_pt);
        if (width_mm > 0) fit(width_mm);
    }

    double height() const {
        int const further = pango_layout_get_line_count(m_layout.get()) - 1;
        return m_size * (k_line_height + further * m_line_height);
    }
    double width() const {
        PangoRectangle logical{};
        pango_layout_get_extents(m_layout.get(), nullptr, &logical);
        return static_cast<double>(logical.width) / PANGO_SCALE;
    }
    void show(cairo_t* pen, double x, double y) const {
        std::unique_ptr<PangoLayoutIter, void (*)(PangoLayoutIter*)> const line(
            pango_layout_get_iter(m_layout.get()), pango_layout_iter_free);
        double baseline = y + m_size * k_first_baseline;
        do {
            PangoRectangle logical{};
            pango_layout_iter_get_line_extents(line.get(), nullptr, &logical);
            cairo_move_to(pen, x + static_cast<double>(logical.x) / PANGO_SCALE, baseline);
            pango_cairo_show_layout_line(pen, pango_layout_iter_get_line_readonly(line.get()));
            baseline += m_size * m_line_height;
        } while (pango_layout_iter_next_line(line.get()));
    }

private:
    void set_size(double points) {
        m_size = points;
        std::unique_ptr<PangoFontDescription, void (*)(PangoFontDescription*)> const font(
            pango_font_description_from_string(k_families), pango_font_description_free);
        pango_font_description_set_weight(
            font.get(), m_lettering.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_font_description_set_absolute_size(font.get(), points * PANGO_SCALE);
        pango_layout_set_font_description(m_layout.get(), font.get());
    }

    // Smaller until it stands in its lines with its words whole; what is still over ends in ….
    void fit(double width_mm) {
        pango_layout_set_width(m_layout.get(),
                               static_cast<int>(width_mm * k_points_a_mm * PANGO_SCALE));
        int const most = m_lettering.most_lines;
        if (most == 0) return;
        double size = m_lettering.size_pt;
        while (m_lettering.smallest_pt > 0 && size > m_lettering.smallest_pt && !stands_in(most)) {
            size = std::max(m_lettering.smallest_pt, size - k_shrink_step_pt);
            set_size(size);
        }
        pango_layout_set_height(m_layout.get(), -most);
        pango_layout_set_ellipsize(m_layout.get(), PANGO_ELLIPSIZE_END);
    }

    bool stands_in(int lines) const {
        return pango_layout_get_line_count(m_layout.get()) <= lines && !breaks_words();
    }

    // A line that ends in the middle of a word.
    bool breaks_words() const {
        auto const* const text = pango_layout_get_text(m_layout.get());
        int const count = pango_layout_get_line_count(m_layout.get());
        for (int line = 1; line < count; ++line) {
            int const start = pango_layout_line_get_start_index(
                pango_layout_get_line_readonly(m_layout.get(), line));
            auto const before = start > 0 ? text[start - 1] : ' ';
            if (before != ' ' && before != '-' && before != '\n' && before != '/') return true;
        }
        return false;
    }

    Words m_layout;
    Lettering m_lettering;
    double m_size = 0;  // in points, as m_line_height times it
    double m_line_height = k_line_height;
};

}  // namespace

Canvas::Canvas(cairo_t* pen, Paper paper, std::function<void()> turn_page)
    : m_pen(pen),
      m_paper(paper),
      m_turn_page(std::move(turn_page)),
      m_language(i18n::find_language("en")) {}

void Canvas::next_page() {
    if (!m_paper.is_endless()) m_turn_page();
}

double Canvas::height_of(std::string_view words, double width, Lettering const& lettering) const {
    return Lines(m_pen, *m_language, words, width, scaled(lettering)).height() / k_points_a_mm;
}

double Canvas::width_of(std::string_view words, Lettering const& lettering) const {
    return Lines(m_pen, *m_language, words, 0, scaled(lettering)).width() / k_points_a_mm;
}

double Canvas::write(Box const& box, std::string_view words, Lettering const& lettering) {
    if (words.empty()) return 0;
    Lines const lines(m_pen, *m_language, words, box.width, scaled(lettering));
    set_ink(lettering.ink);
    lines.show(m_pen, physical_x(box) * k_points_a_mm, box.y * k_points_a_mm);
    double const height = lines.height() / k_points_a_mm;
    end_at(box.y + height);
    return height;
}

void Canvas::write_centred(Box const& box, std::string_view words, Lettering const& lettering) {
    double const height = height_of(words, box.width, lettering);
    write({box.x, box.y + (box.height - height) / 2, box.width, height}, words, lettering);
}

void Canvas::fill(Box const& box, Ink ink, double corner_mm) {
    set_ink(ink);
    outline(box, corner_mm);
    cairo_fill(m_pen);
    end_at(box.bottom());
}

void Canvas::frame(Box const& box, Ink ink, double line_mm, double corner_mm) {
    set_ink(ink);
    cairo_set_line_width(m_pen, line_mm * k_points_a_mm);
    outline(box.inset(line_mm / 2, line_mm / 2), corner_mm);
    cairo_stroke(m_pen);
    end_at(box.bottom());
}

void Canvas::draw_qr(Box const& box, QrCode const& code) {
    int const squares = code.side + 2 * QrCode::k_quiet_zone;
    double square = std::min(box.width, box.height) * k_points_a_mm / squares;
    double x = (physical_x(box) + box.width / 2) * k_points_a_mm;
    double y = (box.y + box.height / 2) * k_points_a_mm;
    bool const has_dots =
        cairo_surface_get_type(cairo_get_target(m_pen)) == CAIRO_SURFACE_TYPE_IMAGE;
    cairo_save(m_pen);
    if (has_dots) {
        double down = 0;
        cairo_user_to_device(m_pen, &x, &y);
        cairo_user_to_device_distance(m_pen, &square, &down);
        cairo_identity_matrix(m_pen);
        square = std::max(1.0, std::floor(square));
        x = std::round(x - square * squares / 2) + square * squares / 2;
        y = std::round(y - square * squares / 2) + square * squares / 2;
        cairo_set_antialias(m_pen, CAIRO_ANTIALIAS_NONE);
    }
    double const side = square * squares;
    set_ink(Ink::paper);
    cairo_rectangle(m_pen, x - side / 2, y - side / 2, side, side);
    cairo_fill(m_pen);
    // One path, so that no hair of light stands between two squares.
    for (int row = 0; row < code.side; ++row)
        for (int column = 0; column < code.side; ++column)
            if (code.is_dark(column, row))
                cairo_rectangle(m_pen, x - side / 2 + (column + QrCode::k_quiet_zone) * square,
                                y - side / 2 + (row + QrCode::k_quiet_zone) * square, square,
                                square);
    cairo_set_source_rgb(m_pen, 0, 0, 0);
    cairo_fill(m_pen);
    cairo_restore(m_pen);
    end_at(box.bottom());
}

Lettering Canvas::scaled(Lettering lettering) const {
    lettering.size_pt *= m_letter_scale;
    lettering.smallest_pt *= m_letter_scale;
    return lettering;
}

double Canvas::physical_x(Box const& box) const {
    bool const rtl = m_language->direction == i18n::Direction::right_to_left;
    return rtl ? m_paper.width_mm - box.end() : box.x;
}

void Canvas::set_ink(Ink ink) {
    auto const colour = static_cast<std::uint32_t>(ink);
    auto const part = [&](unsigned shift) { return ((colour >> shift) & 0xFFU) / 255.0; };
    cairo_set_source_rgb(m_pen, part(16), part(8), part(0));
}

void Canvas::outline(Box const& box, double corner_mm) {
    double const left = physical_x(box) * k_points_a_mm;
    double const top = box.y * k_points_a_mm;
    double const right = left + box.width * k_points_a_mm;
    double const bottom = top + box.height * k_points_a_mm;
    double const corner = corner_mm * k_points_a_mm;
    constexpr double k_quarter = std::numbers::pi / 2;
    cairo_new_path(m_pen);
    cairo_arc(m_pen, right - corner, top + corner, corner, -k_quarter, 0);
    cairo_arc(m_pen, right - corner, bottom - corner, corner, 0, k_quarter);
    cairo_arc(m_pen, left + corner, bottom - corner, corner, k_quarter, 2 * k_quarter);
    cairo_arc(m_pen, left + corner, top + corner, corner, 2 * k_quarter, 3 * k_quarter);
    cairo_close_path(m_pen);
}

}  // namespace ontmoet::printing
