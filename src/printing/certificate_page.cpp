// SPDX-License-Identifier: EUPL-1.2
#include "printing/certificate_page.h"

#include "printing/canvas.h"

namespace ontmoet::printing {
namespace {

constexpr double k_edge_mm = 22;
constexpr double k_line_gap_mm = 2;

class CertificateSheet {
public:
    CertificateSheet(Canvas& canvas, CertificatePage const& page, i18n::Tongue const& tongue)
        : m_canvas(canvas), m_page(page), m_tongue(tongue), m_y(k_edge_mm) {
        canvas.set_language(tongue.language());
    }

    void draw() {
        line(i18n::isolate(m_page.organiser), {.size_pt = 11, .bold = true, .ink = Ink::primary});
        line(text("console.certificate.title"), {.size_pt = 24, .bold = true});
        line(i18n::isolate(m_page.event_name), {.size_pt = 15});
        line(m_tongue.date(m_page.event_ended_at) + " · " + i18n::isolate(m_page.event_id),
             {.size_pt = 9, .ink = Ink::quiet});
        heading("console.retention.was_erased");
        line(m_tongue.text("console.certificate.in_all", {{"count", number(m_page.erased_in_all)}}),
             {.bold = true});
        for (auto const& group : m_page.erased) row(group, "console.retention.erased");
        heading("console.retention.now_kept");
        if (m_page.kept.empty()) line(text("console.retention.nothing_kept"), {});
        for (auto const& group : m_page.kept) row(group, "console.retention.kept");
        heading("console.certificate.rules");
        line(m_tongue.text("console.retention.terms",
                           {{"days", number(m_page.after_event_days)},
                            {"consented_days", number(m_page.consented_days)}}),
             {});
        if (!m_page.legal_hold.empty())
            line(m_tongue.text("console.retention.hold", {{"why", m_page.legal_hold}}), {});
        heading("console.certificate.checked");
        line(m_tongue.text("console.certificate.read", {{"read", number(m_page.facts_read)},
                                                        {"emptied", number(m_page.facts_emptied)}}),
             {});
        line(m_page.facts_telling == 0 ? text("console.certificate.nothing_left")
                                       : m_tongue.text("console.certificate.left",
                                                       {{"count", number(m_page.facts_telling)}}),
             {.bold = true});
        m_y += 6;
        line(m_tongue.text("console.certificate.made", {{"date", m_tongue.date(m_page.made_at)},
                                                        {"time", m_tongue.time(m_page.made_at)}}),
             {.size_pt = 9, .ink = Ink::quiet});
    }

private:
    std::string text(std::string_view key) const { return m_tongue.text(key); }
    std::string number(std::int64_t value) const { return m_tongue.number(value); }

    void heading(std::string_view key) {
        m_y += 6;
        line(text(key), {.size_pt = 14, .bold = true, .ink = Ink::primary});
    }
    void row(CertificatePage::Group const& group, std::string_view key) {
        auto const date =
            group.to == Moment{} ? text("console.retention.no_day") : m_tongue.date(group.to);
        line(m_tongue.text(key, {{"count", number(group.count)},
                                 {"kind", text("console.retention.kind." + group.kind)},
                                 {"rule", text("console.retention.rule." + group.rule)},
                                 {"date", date}}),
             {});
    }
    void line(std::string const& words, Lettering const& lettering) {
        if (words.empty()) return;
        double const width = m_canvas.paper().width_mm - 2 * k_edge_mm;
        double const height = m_canvas.height_of(words, width, lettering);
        if (m_y + height > m_canvas.paper().height_mm - k_edge_mm) {
            m_canvas.next_page();
            m_y = k_edge_mm;
        }
        m_canvas.write({k_edge_mm, m_y, width, height}, words, lettering);
        m_y += height + k_line_gap_mm;
    }

    Canvas& m_canvas;
    CertificatePage const& m_page;
    i18n::Tongue const& m_tongue;
    double m_y;
};

}  // namespace

Document document_of(CertificatePage page, i18n::Tongue const& tongue) {
    return {k_a4, [page = std::move(page), &tongue](Canvas& canvas) {
                CertificateSheet(canvas, page, tongue).draw();
            }};
}

}  // namespace ontmoet::printing
