// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"

#include <algorithm>
#include <iterator>

namespace ontmoet::domain {

// A round that no host touched follows the last one before it that was; without one, the event.
Moment round_start(State const& state, int round) {
    auto const after = state.rounds.upper_bound(round);
    if (after == state.rounds.begin()) return state.event.round_start(round);
    auto const& [last, clock] = *std::prev(after);
    if (last == round) return clock.starts_at;
    auto const& event = state.event;
    std::chrono::minutes const changeover{event.changeover_min};
    auto const next =
        clock.starts_at == clock.ends_at ? clock.starts_at : clock.ends_at + changeover;
    return next + (round - last - 1) * (std::chrono::minutes{event.meet_length_min} + changeover);
}

// A round ends at the latest when a host starts the next one.
Moment round_end(State const& state, int round) {
    auto const touched = state.rounds.find(round);
    auto const end =
        touched == state.rounds.end()
            ? round_start(state, round) + std::chrono::minutes{state.event.meet_length_min}
            : touched->second.ends_at;
    auto const next = state.rounds.find(round + 1);
    if (next == state.rounds.end()) return end;
    return std::max(round_start(state, round), std::min(end, next->second.starts_at));
}

Duration round_left(State const& state, int round, Moment now) {
    auto const touched = state.rounds.find(round);
    bool const stands_still =
        touched != state.rounds.end() && touched->second.paused_at != Moment{};
    auto const at = stands_still ? touched->second.paused_at : now;
    return std::max(Duration{0}, round_end(state, round) - at);
}

int next_round(State const& state, Moment now) {
    int most = state.event.rounds;
    if (!state.rounds.empty()) {
        auto const& [last, clock] = *state.rounds.rbegin();
        if (clock.paused_at != Moment{}) most = std::min(most, last + 1);
    }
    int round = 0;
    while (round < most && round_start(state, round) <= now) ++round;
    return round;
}

bool round_has_begun(State const& state, int round, Moment now) {
    return round < next_round(state, now);
}

int first_open_round(State const& state, int from) {
    while (from < state.event.rounds && !round_can_be_met_in(state, from)) ++from;
    return from;
}

HallMoment hall_at(State const& state, Moment now) {
    using Phase = HallMoment::Phase;
    int const last = next_round(state, now) - 1;
    if (last >= 0 && round_can_be_met_in(state, last)) {
        auto const left = round_left(state, last, now);
        auto const touched = state.rounds.find(last);
        bool const still = touched != state.rounds.end() && touched->second.paused_at != Moment{};
        if (left > Duration{0}) return {Phase::meeting, last, left, still};
    }
    int const next = first_open_round(state, last + 1);
    if (next >= state.event.rounds) return {Phase::over, state.event.rounds};
    HallMoment moment{last < 0 ? Phase::before : Phase::between, next,
                      std::max(Duration{0}, round_start(state, next) - now)};
    auto const& breaks = state.event.breaks;
    moment.is_break = last >= 0 && std::ranges::any_of(breaks, [&](int each) {
                          return each >= last && each < next;
                      });
    return moment;
}

}  // namespace ontmoet::domain
