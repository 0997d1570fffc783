// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/state.h"
#include "storage/fact_log.h"
#include "sync/audience_history.h"
#include "sync/hub.h"
#include "sync/protocol.h"
#include "sync/schedule_history.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// How the server decides about facts (sync.md, contract 2 and 5), for Hub alone.
namespace ontmoet::sync {

// An event as it stands: what is on the disk and what was decided since.
struct Ground {
    EventId event;
    domain::State state;
    domain::Cursor newest = 0;
    std::string epoch;
    // For each device, at which cursor its facts 1, 2, 3, … were decided; never falling.
    std::map<DeviceId, std::vector<domain::Cursor>> decided_at;
    AudienceHistory audiences;
    ScheduleHistory schedules;

    // The next fact of the order.
    void fold(domain::Fact const& fact);
};

// What is decided and not yet on the disk.
struct Judged {
    std::vector<domain::Fact> facts;
    std::vector<storage::StoredAnswer> answers;
    std::map<FactId, domain::Cursor> cursors;
    std::map<std::pair<DeviceId, std::int64_t>, std::size_t> places;  // in `answers`
};

// Whether the push may be looked at: "error.too_many_facts", "error.fact_of_other_device".
Status check_push(Push const& push);
// What this fact was told the first time.
Result<FactAnswer> repeated_answer(storage::FactLog& log, Ground const& ground,
                                   Judged const& judged, domain::Fact const& fact);
// For another fact than the one that went by its number: the device's disk was put back to an
// earlier day.
FactAnswer reused_answer(domain::Fact const& fact, domain::Cursor at);

Result<PushAnswer> judge_push(storage::FactLog& log, Ground& ground, Judged& judged,
                              Push const& push, Moment now);
Result<std::vector<FactAnswer>> judge_own(storage::FactLog& log, Ground& ground, Judged& judged,
                                          std::vector<domain::Fact> const& drafts,
                                          std::string_view actor, Moment now);

}  // namespace ontmoet::sync
