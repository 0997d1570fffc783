// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"

#include <string>
#include <string_view>
#include <vector>

// How long what is known of people is kept after an event, and what is to be erased by now. All of
// it follows from the event's own settings and from what each person agreed to, so no list of it
// can be out of date. An event without a day, or under a legal hold, erases nothing by itself.
namespace ontmoet::domain {

// PersonErased::rule.
namespace retention_rule {
inline constexpr std::string_view after_event = "after_event";
// Of those who agreed to be asked later how it went, or to be remembered for the next event.
inline constexpr std::string_view consented = "consented";
// They asked for it themselves, or somebody did for them.
inline constexpr std::string_view request = "request";
}  // namespace retention_rule

// Those of whom the same is true.
struct KeptGroup {
    std::string_view rule;
    Erased kind = Erased::candidate;
    Moment until{};      // 0: no day was set for them
    Moment erased_at{};  // as warned: not before; 0: not warned yet
    std::vector<Uuid> ids{};
};

// Whoever is responsible is told so long before, and if that was told late (the server was off, the
// term was made shorter) nothing is erased before they had so long to answer.
inline constexpr Duration k_warned_before{14 * 24LL * 3'600'000};
inline constexpr Duration k_least_notice{7 * 24LL * 3'600'000};

// When the event is over; 0: nobody said when it is.
Moment event_end(Event const& event);
// Everybody of whom something is kept, staff and interpreters too; no empty groups.
std::vector<KeptGroup> kept_groups(State const& state);
// The warnings that are to be said now. They and erasures have ids that are the same whoever says
// them, so that several servers that say them at once say them once.
std::vector<Fact> warnings_due(State const& state, Moment now);
// The facts that erase whose time is over.
std::vector<Fact> erasures_due(State const& state, Moment now);
// What was erased together, within an hour from one to the next: for a certificate that names
// nobody.
struct ErasureCount {
    Moment from;  // the first and the last of them
    Moment to;
    std::string rule;
    Erased kind = Erased::candidate;
    int count = 0;
};
std::vector<ErasureCount> erasure_counts(State const& state);

}  // namespace ontmoet::domain
