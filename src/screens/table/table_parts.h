// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/rules.h"
#include "screens/model.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// What a device at a table shows, as questions to the model.
namespace ontmoet::screens {

struct TableNow {
    domain::HallMoment hall;
    domain::Meet const* meet = nullptr;  // whose card is shown; null: nobody comes any more
    domain::Meet const* next = nullptr;  // after that
    bool has_meets = false;              // any at all, on this day
    bool is_running = false;             // the round of `meet` runs
    bool is_over = false;                // it is over, and no answer was given yet
    Duration left{0};                    // to its end, else to its beginning
    Duration whole{0};                   // of which that is the rest
};
TableNow table_now(Model const& model);
// The tables of the organisation whose device this is, by number.
std::vector<TableId> own_tables(Model const& model);

// A way to go on after a meet.
struct StepKind {
    std::string_view code;  // of NextStep::kind; empty: not any further
    std::string_view key;   // its words
    std::string_view icon;
    bool unpaid = false;  // needs a learning goal (SER 2018)
};
std::span<StepKind const> step_kinds();
StepKind const* find_step(std::string_view code);
// What the employer has said about the meet; nothing while they did not.
StepKind const* agreed_step(domain::Meet const& meet);

}  // namespace ontmoet::screens
