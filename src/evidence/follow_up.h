// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"

#include <string>
#include <string_view>
#include <vector>

// What is still to be done after an event, worked out from its facts alone: nothing of it is kept
// apart, so a list is never out of date.
namespace ontmoet::evidence {

struct Task {
    enum class Kind {
        tell_contact,  // a match of which the candidate's fixed contact has not heard: the same day
        next_step,     // what was agreed at the table, until it is known whether they began
        ask,           // whether they began, or are still there
    };
    Kind kind = Kind::ask;
    PersonId person;
    OrganisationId organisation;
    MeetId meet;                                // none for `ask`
    domain::Rung rung = domain::Rung::started;  // of `ask`
    std::string step{};                         // of `next_step`: its kind
    std::string due{};                          // ISO 8601; empty: no day was named
    domain::StepOwner owner = domain::StepOwner::organiser;
    std::string contact{};  // the candidate's fixed contact; empty: none is known
    friend bool operator==(Task const&, Task const&) = default;
};

// The first question after an event, and the next one after "nobody could say", come so many days
// later.
inline constexpr int k_first_question_days = 28;

// Of those who take part; questions only to those who agreed to be asked. One question for each
// person and employer at a time: of moments that passed unasked the latest. By day, those without
// one last.
std::vector<Task> open_tasks(domain::State const& state, std::string_view today);
// Those whose day has come, or who have none.
bool is_due(Task const& task, std::string_view today);
// The day of the event, ISO 8601; empty when it has none.
std::string event_day(domain::State const& state);

}  // namespace ontmoet::evidence
