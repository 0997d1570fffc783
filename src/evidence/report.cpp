// SPDX-License-Identifier: EUPL-1.2
#include "evidence/report.h"

#include "evidence/kept.h"

#include <algorithm>
#include <utility>

namespace ontmoet::evidence {

EventEvidence evidence_of(domain::State const& state, Moment now, std::string_view today) {
    EventEvidence event;
    event.figures.id = state.id;
    event.figures.name = state.event.name;
    event.figures.region = state.event.region;
    event.figures.organiser = state.event.organiser;
    event.figures.starts_at = state.event.starts_at;
    event.figures.funnel = funnel_of(state, now, today);
    add_figures(event.groups, state, now);
    if (auto const kept = read_kept_report(state.kept_figures)) take_kept(event, *kept);
    return event;
}

ReportBuilder::ReportBuilder(Moment now, std::string today) {
    m_report.made_at = now;
    m_report.today = std::move(today);
}

void ReportBuilder::add(domain::State const& state) {
    add(evidence_of(state, m_report.made_at, m_report.today));
}

void ReportBuilder::add(EventEvidence const& event) {
    m_report.total += event.figures.funnel;
    m_report.events.push_back(event.figures);
    add_figures(m_report.groups, event.groups);
}

Report ReportBuilder::finish() && {
    std::ranges::stable_sort(m_report.events, {}, &EventFigures::starts_at);
    return std::move(m_report);
}

std::vector<Benchmark> benchmarks() {
    return {{"report.benchmark_rth", "Refugee Talent Hub, 2018 (71 / 427)", 166},
            {"report.benchmark_duo", "Duo for a Job", 740},
            {"report.benchmark_vdab", "VDAB", 477}};
}

}  // namespace ontmoet::evidence
