// SPDX-License-Identifier: EUPL-1.2
#include "evidence/report.h"

#include <algorithm>
#include <utility>

namespace ontmoet::evidence {

ReportBuilder::ReportBuilder(Moment now, std::string today) {
    m_report.made_at = now;
    m_report.today = std::move(today);
}

void ReportBuilder::add(domain::State const& state) {
    EventFigures event;
    event.id = state.id;
    event.name = state.event.name;
    event.region = state.event.region;
    event.organiser = state.event.organiser;
    event.starts_at = state.event.starts_at;
    event.funnel = funnel_of(state, m_report.made_at, m_report.today);
    m_report.total += event.funnel;
    m_report.events.push_back(std::move(event));
    add_figures(m_report.groups, state, m_report.made_at);
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
