// SPDX-License-Identifier: EUPL-1.2
#include "printing/visitor_schedule.h"

#include "printing/sheet.h"

#include <algorithm>

namespace ontmoet::printing {
namespace {

constexpr double k_square = 13;
constexpr double k_gap = 3;
constexpr double k_row_padding = 2.2;
constexpr double k_phone_qr = 26;

class ScheduleSheet {
public:
    ScheduleSheet(Canvas& canvas, VisitorSchedule const& schedule, i18n::Tongue const& tongue,
                  double scale)
        : m_schedule(schedule), m_tongue(tongue), m_sheet(canvas, tongue, scale, whose(schedule)) {}

    int pages() const { return m_sheet.pages(); }

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

    static std::string whose(VisitorSchedule const& schedule) {
        if (schedule.number.empty() || schedule.name.empty())
            return schedule.number + schedule.name;
        return i18n::isolate(schedule.number) + " · " + i18n::isolate(schedule.name);
    }

    void heading() {
        m_sheet.line(m_tongue.text(m_schedule.title_key),
                     {.size_pt = 20, .bold = true, .most_lines = 2, .smallest_pt = 14}, 0.5);
        m_sheet.line(whose(m_schedule),
                     {.size_pt = 12.5,
                      .bold = true,
                      .ink = Ink::primary,
                      .most_lines = 2,
                      .smallest_pt = 10},
                     0.5);
        m_sheet.line(m_tongue.day(m_schedule.day) + " · " + i18n::isolate(m_schedule.event),
                     {.size_pt = 9.5, .ink = Ink::quiet, .most_lines = 2, .smallest_pt = 8}, k_gap);
        m_sheet.rule();
    }

    void nothing_yet() {
        m_sheet.go_down(k_gap);
        m_sheet.line(m_tongue.text("schedule.empty"), {.size_pt = 12.5, .bold = true}, 1);
        m_sheet.line(m_tongue.text("schedule.empty_body"), {.size_pt = 10.5}, k_gap);
    }

    std::string marks_of(ScheduleLine const& line) const {
        auto words = line.with_interpreter ? m_tongue.text("schedule.interpreter") : std::string{};
        if (line.is_provisional)
            words += (words.empty() ? "" : " · ") + m_tongue.text("schedule.provisional");
        return words;
    }

    bool row(ScheduleLine const& line) {
        auto const time = m_tongue.time(line.starts_at);
        double const time_width = m_sheet.width_of("00:00", time_lettering()) + 0.5;
        double const words_x = m_sheet.margin() + time_width + k_gap + k_square + k_gap;
        double const words_width = m_sheet.margin() + m_sheet.width() - words_x;
        auto const employer = i18n::isolate(line.employer);
        auto const marks = marks_of(line);
        Lettering const mark{.size_pt = 9.5, .bold = true, .ink = Ink::primary};
        double const words_height = m_sheet.height_of(employer, words_width, name_lettering()) +
                                    m_sheet.height_of(line.work, words_width, work_lettering()) +
                                    m_sheet.height_of(marks, words_width, mark);
        double const inside = std::max(line.table.empty() ? 0 : k_square, words_height);
        if (!m_sheet.has_room_for(inside + 2 * k_row_padding)) return false;
        double const top = m_sheet.y() + k_row_padding;
        auto time_words = time_lettering();
        time_words.language = i18n::find_language("en");
        m_sheet.write_centred({m_sheet.margin(), top, time_width, inside}, time, time_words);
        if (!line.table.empty())
            table_square({m_sheet.margin() + time_width + k_gap, top + (inside - k_square) / 2,
                          k_square, k_square},
                         line.table);
        double y = top + (inside - words_height) / 2;
        y += m_sheet.write({words_x, y, words_width, 0}, employer, name_lettering());
        y += m_sheet.write({words_x, y, words_width, 0}, line.work, work_lettering());
        m_sheet.write({words_x, y, words_width, 0}, marks, mark);
        m_sheet.go_down(inside + 2 * k_row_padding);
        m_sheet.rule();
        return true;
    }

    void table_square(Box const& box, std::string const& number) {
        m_sheet.fill(box, Ink::primary, 2);
        m_sheet.write_centred({box.x + 0.5, box.y + 0.9, box.width - 1, 3.2},
                              m_tongue.text("schedule.table"),
                              {.size_pt = 6.5,
                               .ink = Ink::paper,
                               .place = Place::middle,
                               .most_lines = 1,
                               .smallest_pt = 4.5});
        m_sheet.write_centred({box.x + 0.5, box.y + 3.8, box.width - 1, box.height - 4.4}, number,
                              {.size_pt = 17,
                               .bold = true,
                               .ink = Ink::paper,
                               .place = Place::middle,
                               .most_lines = 1,
                               .smallest_pt = 9,
                               .language = i18n::find_language("en")});
    }

    void hall_note() {
        if (m_schedule.hall_note.empty()) return;
        double const inside = m_sheet.width() - 6;
        double const height = m_sheet.height_of(m_schedule.hall_note, inside, note_lettering()) + 4;
        if (!m_sheet.has_room_for(height + k_gap)) return;
        m_sheet.go_down(k_gap);
        m_sheet.fill({m_sheet.margin(), m_sheet.y(), m_sheet.width(), height}, Ink::accent_ground,
                     2);
        m_sheet.write({m_sheet.margin() + 3, m_sheet.y() + 2, inside, 0}, m_schedule.hall_note,
                      note_lettering());
        m_sheet.go_down(height);
    }

    void phone() {
        auto const code = qr_code(m_schedule.phone_url);
        if (!code || !m_sheet.has_room_for(k_phone_qr + k_gap)) return;
        m_sheet.go_down(k_gap);
        m_sheet.draw_qr({m_sheet.margin(), m_sheet.y(), k_phone_qr, k_phone_qr}, *code);
        m_sheet.write_centred({m_sheet.margin() + k_phone_qr + k_gap, m_sheet.y(),
                               m_sheet.width() - k_phone_qr - k_gap, k_phone_qr},
                              m_tongue.text("print.phone"), note_lettering());
        m_sheet.go_down(k_phone_qr);
    }

    VisitorSchedule const& m_schedule;
    i18n::Tongue const& m_tongue;
    Sheet m_sheet;
};

}  // namespace

Document document_of(VisitorSchedule schedule, Paper paper, i18n::Tongue const& tongue) {
    return document_of(std::vector{std::move(schedule)}, paper, tongue);
}

Document document_of(std::vector<VisitorSchedule> schedules, Paper paper,
                     i18n::Tongue const& tongue) {
    return {paper, [schedules = std::move(schedules), &tongue](Canvas& canvas) {
                for (auto const& schedule : schedules) {
                    if (&schedule != &schedules.front()) canvas.next_page();
                    auto const draw = [&](Canvas& to, double scale) {
                        ScheduleSheet sheet(to, schedule, tongue, scale);
                        sheet.draw();
                        return sheet.pages();
                    };
                    draw(canvas, scale_for_one_page(canvas.paper(), draw));
                }
            }};
}

}  // namespace ontmoet::printing
