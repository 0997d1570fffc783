// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "evidence/funnel.h"
#include "evidence/groups.h"

#include <string>
#include <string_view>
#include <vector>

// What one event or many brought: the funnel, the groups, and each event apart in the order of
// time. Plain data, as a page or a file shows it.
namespace ontmoet::evidence {

struct EventFigures {
    EventId id;
    std::string name;
    std::string region;
    std::string organiser;
    Moment starts_at;
    Funnel funnel;
};

// What one event brought, made safe: it can be kept and added to others' without its people.
struct EventEvidence {
    EventFigures figures;
    std::vector<DimensionFigures> groups;
};
// `today` as of the report, ISO 8601; `now` decides which meets were held. After an erasure by time
// with what was kept (kept.h).
EventEvidence evidence_of(domain::State const& state, Moment now, std::string_view today);

struct Report {
    Moment made_at;
    std::string today;                 // ISO 8601
    std::vector<EventFigures> events;  // by day
    Funnel total;
    std::vector<DimensionFigures> groups;
};

class ReportBuilder {
public:
    // `today`: the day of `now` in the Netherlands, ISO 8601.
    ReportBuilder(Moment now, std::string today);
    // So the States of many events need not be in memory at once.
    void add(domain::State const& state);
    void add(EventEvidence const& event);
    Report finish() &&;

private:
    Report m_report;
};

// What others measured, to be shown beside: never the same thing in the same way.
struct Benchmark {
    std::string_view message_key;  // what was counted
    std::string_view source;
    int per_mille = 0;
};
std::vector<Benchmark> benchmarks();

}  // namespace ontmoet::evidence
