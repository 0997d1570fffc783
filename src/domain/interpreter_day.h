// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"

#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::domain {

// An interpreter's round: where they sit, or why they do not.
struct InterpreterRound {
    enum class Kind {
        meet,
        free,   // may be asked
        away,   // not here
        pause,  // nobody meets
    };
    int round = 0;
    Kind kind = Kind::free;
    Meet const* meet = nullptr;  // with Kind::meet
    std::string language{};      // spoken there; empty: not known
};
// "meet", "free", "away", "pause".
std::string_view to_text(InterpreterRound::Kind kind);
// Every round of the event, in order; empty for one who is not known.
std::vector<InterpreterRound> interpreter_day(State const& state, InterpreterId interpreter);
// By name, then by languages.
std::vector<InterpreterId> interpreters_by_name(State const& state);

}  // namespace ontmoet::domain
