// SPDX-License-Identifier: EUPL-1.2
#include "printing/report_page.h"

#include "printing/canvas.h"
#include "printing/report_words.h"

#include <algorithm>

namespace ontmoet::printing {
namespace {

constexpr double k_margin_mm = 18;
constexpr double k_footer_mm = 9;
constexpr double k_tile_height_mm = 27;
constexpr double k_bar_row_mm = 9.5;
constexpr double k_table_row_mm = 6.8;
constexpr std::size_t k_most_rows = 14;  // of a table of groups; the smallest stand behind

class ReportSheet {
public:
    ReportSheet(Canvas& canvas, ReportPage const& page, i18n::Tongue const& tongue)
        : m_canvas(canvas), m_page(page), m_report(page.report), m_tongue(tongue) {
        canvas.set_language(tongue.language());
    }

    void draw() {
        begin_page();
        title();
        tiles();
        bars("report.funnel", funnel_bars(m_report.total, m_tongue));
        later();
        the_day();
        groups();
        timeline();
        method();
    }

private:
    double width() const { return m_canvas.paper().width_mm - 2 * k_margin_mm; }
    double foot() const { return m_canvas.paper().height_mm - k_margin_mm; }
    std::string text(std::string_view key) const { return m_tongue.text(key); }
    std::string number(int value) const { return m_tongue.number(std::int64_t{value}); }

    void begin_page() {
        ++m_pages;
        Box const line{k_margin_mm, foot() + k_footer_mm - 5, width(), 5};
        Lettering const quiet{.size_pt = 8, .ink = Ink::quiet, .most_lines = 1};
        m_canvas.write(line, i18n::isolate(m_page.organisation), quiet);
        auto at_end = quiet;
        at_end.place = Place::end;
        m_canvas.write(line, number(m_pages), at_end);
        m_y = k_margin_mm;
    }
    // The next page when so much does not stand on this one.
    void keep_together(double height) {
        if (m_y + height <= foot()) return;
        m_canvas.next_page();
        begin_page();
    }
    void line(std::string const& words, Lettering const& lettering, double gap) {
        if (words.empty()) return;
        double const height = m_canvas.height_of(words, width(), lettering);
        keep_together(height);
        m_canvas.write({k_margin_mm, m_y, width(), height}, words, lettering);
        m_y += height + gap;
    }
    void heading(std::string_view key, double with) {
        m_y += 7;
        keep_together(10 + with);
        line(text(key), {.size_pt = 14, .bold = true, .ink = Ink::primary}, 2);
    }

    void title() {
        line(i18n::isolate(m_page.organisation),
             {.size_pt = 11, .bold = true, .ink = Ink::primary, .most_lines = 1}, 6);
        line(text("report.title"), {.size_pt = 26, .bold = true}, 1);
        auto const& events = m_report.events;
        if (events.size() == 1) {
            line(i18n::isolate(events.front().name), {.size_pt = 15, .most_lines = 2}, 1);
            auto where = m_tongue.date(events.front().starts_at);
            if (!events.front().region.empty())
                where += " · " + i18n::isolate(events.front().region);
            line(where, {.size_pt = 11, .ink = Ink::quiet}, 1);
        } else if (!events.empty()) {
            line(m_tongue.plural("report.events", static_cast<std::int64_t>(events.size())),
                 {.size_pt = 15}, 1);
            line(m_tongue.date(events.front().starts_at) + " – " +
                     m_tongue.date(events.back().starts_at),
                 {.size_pt = 11, .ink = Ink::quiet}, 1);
        }
        line(m_tongue.text("report.made", {{"date", m_tongue.date(m_report.made_at)}}),
             {.size_pt = 9, .ink = Ink::quiet}, 5);
    }

    void tile(Box const& box, std::string_view key, int count, int of) {
        m_canvas.fill(box, Ink::primary_ground, 3);
        auto const inside = box.inset(4, 3);
        double y = inside.y;
        auto const put = [&](std::string const& words, Lettering const& lettering) {
            y += m_canvas.write({inside.x, y, inside.width, 0}, words, lettering);
        };
        put(number(count), {.size_pt = 24, .bold = true, .ink = Ink::primary, .most_lines = 1});
        put(text(key), {.size_pt = 10.5, .bold = true, .most_lines = 1, .smallest_pt = 8});
        put(m_tongue.text("report.of", {{"n", number(of)}}),
            {.size_pt = 9, .ink = Ink::quiet, .most_lines = 1});
    }
    void tiles() {
        auto const& total = m_report.total;
        constexpr double k_gap = 5;
        double const each = (width() - 3 * k_gap) / 4;
        auto const box = [&](int index) {
            return Box{k_margin_mm + index * (each + k_gap), m_y, each, k_tile_height_mm};
        };
        tile(box(0), "report.came", total.came, total.known);
        tile(box(1), "report.met", total.met, total.came);
        tile(box(2), "report.matched", total.matched, total.met);
        tile(box(3), "report.started", total.started, total.asked);
        m_y += k_tile_height_mm;
    }

    void bar(ReportBar const& bar) {
        keep_together(k_bar_row_mm);
        double const label = width() * 0.32;
        double const value = width() * 0.34;
        double const room = width() - label - value - 8;
        Lettering const words{.size_pt = 10, .most_lines = 2, .smallest_pt = 8};
        m_canvas.write_centred({k_margin_mm, m_y, label, k_bar_row_mm}, bar.label, words);
        Box const track{k_margin_mm + label + 4, m_y + 2.4, room, k_bar_row_mm - 4.8};
        m_canvas.fill(track, Ink::primary_ground, 1.2);
        double const length = room * std::clamp(bar.share, 0.0, 1.0);
        if (length > 2.4)
            m_canvas.fill({track.x, track.y, length, track.height},
                          bar.is_other ? Ink::quiet : Ink::primary, 1.2);
        else if (bar.share > 0)
            m_canvas.fill({track.x, track.y, std::max(0.6, length), track.height},
                          bar.is_other ? Ink::quiet : Ink::primary);
        m_canvas.write_centred({track.end() + 4, m_y, value, k_bar_row_mm}, bar.value, words);
        m_y += k_bar_row_mm;
    }
    void bars(std::string_view key, std::vector<ReportBar> const& all) {
        heading(key, k_bar_row_mm * static_cast<double>(std::min<std::size_t>(all.size(), 6)));
        for (auto const& one : all) bar(one);
    }

    void later() {
        auto const after = later_bars(m_report.total, m_tongue);
        if (after.empty()) {
            heading("report.later", 8);
            line(text("report.no_later"), {.size_pt = 10.5}, 0);
            return;
        }
        bars("report.later", after);
        bars("report.benchmarks", benchmark_bars(m_report.total, m_tongue));
        line(text("report.caution"), {.size_pt = 9, .ink = Ink::quiet}, 0);
    }

    void the_day() {
        heading("report.day", 30);
        for (auto const& words : lines_of_day(m_report.total, m_tongue))
            line(words, {.size_pt = 10.5}, 1);
        if (m_report.total.took_part == 0) return;
        bars("report.fair", fairness_bars(m_report.total, m_tongue));
        line(m_tongue.text("report.fair_share", {{"n", number(m_report.total.fair_share)},
                                                 {"all", number(m_report.total.took_part)}}),
             {.size_pt = 10.5}, 0);
    }

    // A row of a table: words in the first column, figures in the others.
    void row(std::vector<std::string> const& cells, double first, bool is_header) {
        keep_together(k_table_row_mm);
        Lettering lettering{.size_pt = is_header ? 8.5 : 9.5,
                            .bold = is_header,
                            .ink = is_header ? Ink::quiet : Ink::text,
                            .most_lines = 1,
                            .smallest_pt = 7};
        double const each = (width() - first) / static_cast<double>(cells.size() - 1);
        m_canvas.write_centred({k_margin_mm, m_y, first - 3, k_table_row_mm}, cells[0], lettering);
        lettering.place = Place::end;
        for (std::size_t i = 1; i < cells.size(); ++i)
            m_canvas.write_centred({k_margin_mm + first + static_cast<double>(i - 1) * each, m_y,
                                    each, k_table_row_mm},
                                   cells[i], lettering);
        m_y += k_table_row_mm;
        m_canvas.fill({k_margin_mm, m_y - 0.2, width(), 0.2}, Ink::line);
    }

    void table_of(ReportTable const& table) {
        m_y += 3;
        keep_together(k_table_row_mm * 3);
        auto const put = [&](std::string name, std::vector<std::string> cells, bool is_header) {
            cells.insert(cells.begin(), std::move(name));
            row(cells, width() * 0.3, is_header);
        };
        put(table.title, table.columns, true);
        for (std::size_t i = 0; i < std::min(table.rows.size(), k_most_rows); ++i)
            put(table.rows[i].name, table.rows[i].cells, false);
        line(table.note, {.size_pt = 8.5, .ink = Ink::quiet}, 0);
    }
    void groups_of(std::vector<ReportTable> const& tables, evidence::Counted counted,
                   std::string_view key) {
        m_y += 2;
        keep_together(24);
        line(text(key), {.size_pt = 11, .bold = true}, 0);
        for (auto const& table : tables)
            if (table.counted == counted) table_of(table);
    }
    void groups() {
        heading("report.groups", 30);
        auto const tables = group_tables(m_report.groups, m_tongue);
        groups_of(tables, evidence::Counted::people, "report.people_by");
        groups_of(tables, evidence::Counted::meets, "report.meets_by");
    }

    void timeline() {
        if (m_report.events.size() < 2) return;
        heading("report.timeline", 3 * k_table_row_mm);
        row({"", text("report.came"), text("report.met"), text("report.matched"),
             text("report.started")},
            width() * 0.44, true);
        for (auto const& event : m_report.events)
            row({i18n::iso_date(event.starts_at) + "  " + i18n::isolate(event.name),
                 number(event.funnel.came), number(event.funnel.met), number(event.funnel.matched),
                 number(event.funnel.started)},
                width() * 0.44, false);
    }

    void method() {
        m_canvas.next_page();
        begin_page();
        line(text("report.method"), {.size_pt = 18, .bold = true, .ink = Ink::primary}, 4);
        for (auto const& definition : definitions(m_tongue)) {
            keep_together(14);
            line(definition.word, {.size_pt = 10.5, .bold = true}, 0);
            line(definition.meaning, {.size_pt = 10.5}, 3);
        }
        line(m_tongue.text("report.made", {{"date", m_tongue.date(m_report.made_at)}}) +
                 " · Ontmoet",
             {.size_pt = 9, .ink = Ink::quiet}, 0);
    }

    Canvas& m_canvas;
    ReportPage const& m_page;
    evidence::Report const& m_report;
    i18n::Tongue const& m_tongue;
    double m_y = 0;
    int m_pages = 0;
};

}  // namespace

Document document_of(ReportPage page, i18n::Tongue const& tongue) {
    return {k_a4, [page = std::move(page), &tongue](Canvas& canvas) {
                ReportSheet(canvas, page, tongue).draw();
            }};
}

}  // namespace ontmoet::printing
