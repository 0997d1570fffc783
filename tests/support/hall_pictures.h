// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "support/busy_hall.h"
#include "support/screen_models.h"

#include <chrono>

// The busy hall as its boards and hosts see it at other moments of the day.
namespace ontmoet::test {

// Some sit at their tables, others are called; there is an interpreter for three languages and
// something was announced.
inline domain::State called_hall_state() {
    auto state = busy_hall_state();
    for (auto& [id, meet] : state.meets)
        if (meet.planned.round == 2 && meet.planned.table != hall::table(1) &&
            meet.planned.table != hall::table(4))
            meet.started_at = hall::start + std::chrono::minutes{20};
    auto& interpreter = state.interpreters[hall::id<InterpreterId>("for the board")];
    interpreter.languages = {"ti", "ar", "fa"};
    state.announcements.push_back({hall::id<FactId>("announcement"),
                                   hall::start,
                                   {},
                                   {{"nl", "De pauze is klaar. Kom terug."},
                                    {"en", "The break is over. Please come back."},
                                    {"ar", "انتهت الاستراحة. عُد من فضلك."}}});
    return state;
}

inline domain::State const& called_hall() {
    static auto const state = called_hall_state();
    return state;
}
// Nobody at the first table has sat down yet; at the others they have.
inline domain::State const& waiting_hall() {
    static auto const state = [] {
        auto made = called_hall_state();
        for (auto& [id, meet] : made.meets)
            if (meet.planned.table == hall::table(0)) {
                meet.started_at = {};
                meet.planned.interpreter = hall::id<InterpreterId>("for the board");
            }
        return made;
    }();
    return state;
}
// The first meet ended without a way to go on.
inline domain::State const& refused_hall() {
    static auto const state = [] {
        auto made = called_hall_state();
        auto& meet = made.meets.at(hall::meet(0));
        meet.employer_verdict = domain::Answer::no;
        meet.employer_reason = "distance";
        meet.next_steps.clear();
        return made;
    }();
    return state;
}
inline domain::State const& paused_hall() {
    static auto const state = [] {
        auto made = called_hall_state();
        made.rounds[2] = {hall::start + std::chrono::minutes{20},
                          hall::start + std::chrono::minutes{28},
                          hall::start + std::chrono::minutes{26}};
        return made;
    }();
    return state;
}

// So many minutes after the first round began, in the hall where some are called.
template <int Minutes>
void at_minute(screens::Model& model) {
    model.state = &called_hall();
    model.now = hall::start + std::chrono::minutes{Minutes} + Duration{17'000};
}

}  // namespace ontmoet::test
