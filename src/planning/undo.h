// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"

#include <span>
#include <string>
#include <vector>

// What hosts said, taken back. No fact is changed: new ones bring back what was.
namespace ontmoet::planning {

// What these facts are about, as it is in this state: enough to take them back later, and small
// enough to be kept until then.
domain::State part_about(domain::State const& state, std::span<domain::Fact const> facts);

struct TakingBack {
    std::vector<domain::Fact> facts{};  // to be said in this order; none: it cannot be taken back
    std::string why_not{};              // then, as a message key
};
// Takes back what was said together, with one touch. `before` is part_about() the state it was said
// on, `now` shows what became of it, `at` is by the server's clock. What somebody changed since
// stays as it is. Keys: undo.changed, undo.begun, undo.has_talks, undo.linked, undo.erased,
// undo.consent, undo.closed, undo.never; and those of domain::refusal and take_back (mend.h).
TakingBack taking_back(domain::State const& before, domain::State const& now,
                       std::span<domain::Fact const> said, Moment at);

}  // namespace ontmoet::planning
