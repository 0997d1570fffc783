// SPDX-License-Identifier: EUPL-1.2
// How good the rest of a running day could be.
#include "scheduling/hour_prices.h"
#include "scheduling/relaxation.h"
#include "scheduling/running_day.h"

namespace ontmoet::scheduling {

// What was held is fixed and asks nobody for help any more; nothing new comes beside it.
std::int64_t RunningDay::bound(int now, int solves) const {
    RoundMask const future = now >= max_rounds ? 0 : ~RoundMask{0} << now;
    auto rest = m_problem;
    std::erase_if(rest.fixed, [&](FixedMeet const& fixed) { return fixed.round < now; });
    for (auto& candidate : rest.candidates) candidate.available &= future;
    for (auto& interpreter : rest.interpreters) interpreter.available &= future;
    for (auto& employer : rest.employers)
        for (auto& table : employer.tables) table &= future;
    for (auto const& meet : m_schedule.meets()) {
        if (meet.round >= now) continue;
        RoundMask const held = RoundMask{1} << meet.round;
        rest.fixed.push_back({meet.candidate, meet.employer, meet.round});
        rest.candidates[index(meet.candidate)].available |= held;
        rest.employers[index(meet.employer)].tables[index(meet.table)] |= held;
        rest.pairs[index(meet.pair)].language = -1;
    }
    Relaxation relaxation(rest);
    HourPrices(relaxation, rest).improve(solves);
    return relaxation.bound();
}

}  // namespace ontmoet::scheduling
