// SPDX-License-Identifier: EUPL-1.2
#include "server/console_evidence.h"

#include "domain/rules.h"
#include "printing/report_words.h"
#include "server/console_gate.h"
#include "server/list_page.h"

namespace ontmoet::server {
namespace {

using evidence::Counted;
using nlohmann::json;
using printing::ReportBar;

json bars_of(std::vector<ReportBar> const& bars) {
    auto list = json::array();
    for (auto const& bar : bars)
        list.push_back({{"label", bar.label},
                        {"value", bar.value},
                        {"share", bar.share},
                        {"is_other", bar.is_other}});
    return list;
}

json tile(std::string const& name, int count, int of, i18n::Tongue const& tongue) {
    return {{"label", tongue.text("report." + name)},
            {"count", tongue.number(std::int64_t{count})},
            {"of", tongue.text("report.of", {{"n", tongue.number(std::int64_t{of})}})}};
}

json table_of(printing::ReportTable const& table) {
    auto rows = json::array();
    for (auto const& row : table.rows)
        rows.push_back({{"name", row.name}, {"cells", row.cells}, {"first", row.first}});
    return {{"counted", table.counted == Counted::people ? "people" : "meets"},
            {"title", table.title},
            {"columns", table.columns},
            {"rows", std::move(rows)},
            {"note", table.note}};
}

json event_of(evidence::EventFigures const& event) {
    return {{"id", to_string(event.id)},       {"name", event.name},
            {"region", event.region},          {"starts_at", event.starts_at.ms},
            {"came", event.funnel.came},       {"met", event.funnel.met},
            {"matched", event.funnel.matched}, {"started", event.funnel.started}};
}

}  // namespace

Result<evidence::EventEvidence const*> EvidenceShelf::of(EventId event, Moment now) {
    // Long enough to read a page, short enough to see the day go on.
    constexpr Duration k_under_way{10'000};
    TRY_ASSIGN(auto const head, m_log.head(event));
    auto const today = i18n::iso_date(now);
    auto const known = m_kept.find(event);
    if (known != m_kept.end()) {
        auto const& kept = known->second;
        if (kept.head.newest == head.newest && kept.head.epoch == head.epoch &&
            kept.today == today && now < kept.good_until)
            return &kept.evidence;
    }
    Kept kept{head, today, {}, {}};
    TRY(m_hub.with_state(event, [&](domain::State const& state) {
        kept.evidence = evidence::evidence_of(state, now, today);
        bool const is_over = domain::hall_at(state, now).phase == domain::HallMoment::Phase::over;
        kept.good_until = now + (is_over ? Duration{std::chrono::hours{24}} : k_under_way);
    }));
    return &(m_kept[event] = std::move(kept)).evidence;
}

bool is_asked_for(domain::Event const& event, EvidenceQuestion const& question) {
    auto const day = i18n::iso_date(event.starts_at);
    return (question.from.empty() || question.from <= day) &&
           (question.to.empty() || day <= question.to) &&
           (question.region.empty() || question.region == event.region) &&
           (question.series.empty() || is_same_name(question.series, event.series));
}

std::string evidence_page(evidence::Report const& report, i18n::Tongue const& tongue) {
    auto const& total = report.total;
    json page{{"made_at", report.made_at.ms},
              {"funnel", bars_of(printing::funnel_bars(total, tongue))},
              {"later", bars_of(printing::later_bars(total, tongue))},
              {"benchmarks", bars_of(printing::benchmark_bars(total, tongue))},
              {"fairness", bars_of(total.took_part == 0 ? std::vector<ReportBar>{}
                                                        : printing::fairness_bars(total, tongue))},
              {"day", printing::lines_of_day(total, tongue)}};
    page["tiles"] = {tile("came", total.came, total.known, tongue),
                     tile("met", total.met, total.came, tongue),
                     tile("matched", total.matched, total.met, tongue),
                     tile("started", total.started, total.asked, tongue)};
    page["fair_share"] =
        tongue.text("report.fair_share", {{"n", tongue.number(std::int64_t{total.fair_share})},
                                          {"all", tongue.number(std::int64_t{total.took_part})}});
    auto& tables = page["tables"] = json::array();
    for (auto const& table : printing::group_tables(report.groups, tongue))
        tables.push_back(table_of(table));
    auto& events = page["events"] = json::array();
    for (auto const& event : report.events) events.push_back(event_of(event));
    auto& definitions = page["definitions"] = json::array();
    for (auto const& definition : printing::definitions(tongue))
        definitions.push_back({{"word", definition.word}, {"meaning", definition.meaning}});
    return written_json(page);
}

}  // namespace ontmoet::server
