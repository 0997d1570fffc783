// SPDX-License-Identifier: EUPL-1.2
#include "printing/visitor_schedule.h"

#include "printing/canvas.h"
#include "printing/limits.h"

#include <algorithm>
#include <array>

namespace ontmoet::printing {
namespace {

// Large letters where all of the day stands on one sheet with them.
constexpr std::array k_scales{1.4, 1.2, 1.0};
constexpr double k_square = 13;
constexpr double k_gap = 3;
constexpr double k_row_padding = 2.2;
constexpr double k_phone_qr = 26;

// Everything is drawn as for a width of 105 mm and scaled.
class ScheduleSheet {
public:
    ScheduleSheet(Canvas& canvas, VisitorSchedule const& schedule, i18n::Tongue const& tongue,
                  double scale)
        : m_canvas(canvas),
          m_schedule(schedule),
          m_tongue(tongue),
          m_scale(std::min(scale, canvas.paper().width_mm / k_a6.width_mm)),
          m_margin(canvas.paper().width_mm > k_a6.width_mm ? 16 : 7),
          m_width(canvas.paper().width_mm / m_scale - 2 * m_margin),
          m_y(m_margin) {
        canvas.set_language(tongue.language());
    }

    int pages() const { return m_pages; }

    void draw() {
        heading();
        if (m_schedule.lines.empty()) nothing_yet();
        for (auto const& line : m_schedule.lines)
            if (!row(line)) return;
        if (!m_schedule.lines.empty()) hall_note();
        phone();
    }

private:
    static Lettering time_lettering() { return {.size_pt = 15, .bold = true, .most_lines = 1}; }
    static Lettering name_lettering() {
        return {.size_pt = 11.5, .bold = true, .most_lines = 3, .smallest_pt = 9};
    }
    static Lettering work_lettering() {
        return {.size_pt = 9.5, .ink = Ink::quiet, .most_lines = 3, .smallest_pt = 8};
    }
    static Lettering note_lettering() { return {.size_pt = 9.5}; }

    Lettering scaled(Lettering lettering) const {
        lettering.size_pt *= m_scale;
        lettering.smallest_pt *= m_scale;
        return lettering;
    }
    Box scaled(Box const& box) const {
        return {box.x * m_scale, box.y * m_scale, box.width * m_scale, box.height * m_scale};
    }
    double height_of(std::string const& words, double width, Lettering const& lettering) const {
        if (words.empty()) return 0;
        return m_canvas.height_of(words, width * m_scale, scaled(lettering)) / m_scale;
    }
    double write(Box const& box, std::string const& words, Lettering const& lettering) {
        return m_canvas.write(scaled(box), words, scaled(lettering)) / m_scale;
    }
    void line_down(std::string const& words, Lettering const& lettering, double gap) {
        if (words.empty()) return;
        m_y += write({m_margin, m_y, m_width, 0}, words, lettering) + gap;
    }

    std::string whose() const {
        if (m_schedule.number.empty() || m_schedule.name.empty())
            return m_schedule.number + m_schedule.name;
        return i18n::isolate(m_schedule.number) + " · " + i18n::isolate(m_schedule.name);
    }

    void heading() {
        line_down(m_tongue.text("schedule.title"),
                  {.size_pt = 20, .bold = true, .most_lines = 2, .smallest_pt = 14}, 0.5);
        line_down(whose(),
                  {.size_pt = 12.5,
                   .bold = true,
                   .ink = Ink::primary,
                   .most_lines = 2,
                   .smallest_pt = 10},
                  0.5);
        line_down(m_tongue.day(m_schedule.day) + " · " + i18n::isolate(m_schedule.event),
                  {.size_pt = 9.5, .ink = Ink::quiet, .most_lines = 2, .smallest_pt = 8}, k_gap);
        rule();
    }

    void rule() {
        m_canvas.fill(scaled({m_margin, m_y, m_width, 0.3}), Ink::line);
        m_y += 0.3;
    }

    void nothing_yet() {
        m_y += k_gap;
        line_down(m_tongue.text("schedule.empty"), {.size_pt = 12.5, .bold = true}, 1);
        line_down(m_tongue.text("schedule.empty_body"), {.size_pt = 10.5}, k_gap);
    }

    // False when there is no page left.
    bool has_room_for(double height) {
        auto const& paper = m_canvas.paper();
        if (paper.is_endless() || m_y + height <= paper.height_mm / m_scale - m_margin) return true;
        if (m_pages == k_most_pages) return false;
        ++m_pages;
        m_canvas.next_page();
        m_y = m_margin;
        line_down(
            whose(),
            {.size_pt = 9.5, .bold = true, .ink = Ink::primary, .most_lines = 1, .smallest_pt = 8},
            k_gap);
        rule();
        return true;
    }

    std::string marks_of(ScheduleLine const& line) const {
        auto words = line.with_interpreter ? m_tongue.text("schedule.interpreter") : std::string{};
        if (line.is_provisional)
            words += (words.empty() ? "" : " · ") + m_tongue.text("schedule.provisional");
        return words;
    }

    bool row(ScheduleLine const& line) {
        auto const time = m_tongue.time(line.starts_at);
        double const time_width =
            m_canvas.width_of("00:00", scaled(time_lettering())) / m_scale + 0.5;
        double const words_x = m_margin + time_width + k_gap + k_square + k_gap;
        double const words_width = m_margin + m_width - words_x;
        auto const employer = i18n::isolate(line.employer);
        auto const marks = marks_of(line);
        Lettering const mark{.size_pt = 9.5, .bold = true, .ink = Ink::primary};
        double const words_height = height_of(employer, words_width, name_lettering()) +
                                    height_of(line.work, words_width, work_lettering()) +
                                    height_of(marks, words_width, mark);
        double const inside = std::max(k_square, words_height);
        if (!has_room_for(inside + 2 * k_row_padding)) return false;
        double const top = m_y + k_row_padding;
        auto time_words = time_lettering();
        time_words.language = i18n::find_language("en");
        m_canvas.write_centred(scaled({m_margin, top, time_width, inside}), time,
                               scaled(time_words));
        table_square(
            {m_margin + time_width + k_gap, top + (inside - k_square) / 2, k_square, k_square},
            line.table);
        double y = top + (inside - words_height) / 2;
        y += write({words_x, y, words_width, 0}, employer, name_lettering());
        y += write({words_x, y, words_width, 0}, line.work, work_lettering());
        write({words_x, y, words_width, 0}, marks, mark);
        m_y += inside + 2 * k_row_padding;
        rule();
        return true;
    }

    void table_square(Box const& box, std::string const& number) {
        m_canvas.fill(scaled(box), Ink::primary, 2 * m_scale);
        m_canvas.write_centred(scaled({box.x + 0.5, box.y + 0.9, box.width - 1, 3.2}),
                               m_tongue.text("schedule.table"),
                               scaled({.size_pt = 6.5,
                                       .ink = Ink::paper,
                                       .place = Place::middle,
                                       .most_lines = 1,
                                       .smallest_pt = 4.5}));
        m_canvas.write_centred(scaled({box.x + 0.5, box.y + 3.8, box.width - 1, box.height - 4.4}),
                               number,
                               scaled({.size_pt = 17,
                                       .bold = true,
                                       .ink = Ink::paper,
                                       .place = Place::middle,
                                       .most_lines = 1,
                                       .smallest_pt = 9,
                                       .language = i18n::find_language("en")}));
    }

    void hall_note() {
        if (m_schedule.hall_note.empty()) return;
        double const inside = m_width - 6;
        double const height = height_of(m_schedule.hall_note, inside, note_lettering()) + 4;
        if (!has_room_for(height + k_gap)) return;
        m_y += k_gap;
        m_canvas.fill(scaled({m_margin, m_y, m_width, height}), Ink::accent_ground, 2 * m_scale);
        write({m_margin + 3, m_y + 2, inside, 0}, m_schedule.hall_note, note_lettering());
        m_y += height;
    }

    void phone() {
        auto const code = qr_code(m_schedule.phone_url);
        if (!code || !has_room_for(k_phone_qr + k_gap)) return;
        m_y += k_gap;
        m_canvas.draw_qr(scaled({m_margin, m_y, k_phone_qr, k_phone_qr}), *code);
        m_canvas.write_centred(
            scaled({m_margin + k_phone_qr + k_gap, m_y, m_width - k_phone_qr - k_gap, k_phone_qr}),
            m_tongue.text("print.phone"), scaled(note_lettering()));
        m_y += k_phone_qr;
    }

    Canvas& m_canvas;
    VisitorSchedule const& m_schedule;
    i18n::Tongue const& m_tongue;
    double m_scale;
    double m_margin;
    double m_width;
    double m_y;
    int m_pages = 1;
};

double scale_of(Paper paper, VisitorSchedule const& schedule, i18n::Tongue const& tongue) {
    for (double const scale : k_scales) {
        int pages = 0;
        bottom_of(paper, [&](Canvas& trial) {
            ScheduleSheet sheet(trial, schedule, tongue, scale);
            sheet.draw();
            pages = sheet.pages();
        });
        if (pages == 1) return scale;
    }
    return k_scales.back();
}

}  // namespace

Document document_of(VisitorSchedule schedule, Paper paper, i18n::Tongue const& tongue) {
    return {paper, [schedule = std::move(schedule), &tongue](Canvas& canvas) {
                double const scale = scale_of(canvas.paper(), schedule, tongue);
                ScheduleSheet(canvas, schedule, tongue, scale).draw();
            }};
}

}  // namespace ontmoet::printing
