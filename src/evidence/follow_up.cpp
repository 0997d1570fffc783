// SPDX-License-Identifier: EUPL-1.2
#include "evidence/follow_up.h"

#include "domain/rules.h"
#include "evidence/ladder.h"
#include "i18n/tongue.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace ontmoet::evidence {
namespace {

using domain::Answer;
using domain::Rung;
using domain::State;

Task task_of(State const& state, Task::Kind kind, Pair const& pair) {
    Task task;
    task.kind = kind;
    task.person = pair.first;
    task.organisation = pair.second;
    task.contact = state.people.at(pair.first).profile.contact_person;
    return task;
}

// Those who may go on together: a match, something agreed, or something already known of after.
std::set<Pair> pairs_of(State const& state) {
    std::set<Pair> pairs;
    for (auto const& [id, meet] : state.meets)
        if (domain::is_match(meet) || has_next_step(meet))
            pairs.insert({meet.planned.person, meet.planned.organisation});
    for (auto const& [pair, answers] : state.follow_ups) pairs.insert(pair);
    return pairs;
}

bool is_so(domain::FollowUp const* answer) {
    return answer != nullptr && answer->said.answer == Answer::yes;
}

// The moment to ask about now, or else the next one to come; nothing when all were asked.
std::optional<Rung> next_moment(State const& state, Pair const& pair, std::string_view today) {
    std::optional<Rung> next;
    for (auto const moment : k_moments) {
        bool const has_come = is_due(state, pair, moment, today);
        if (!has_come && next) break;
        if (answer_on(state, pair, moment) == nullptr)
            next = moment;
        else
            next.reset();
        if (!has_come && next) break;
    }
    return next;
}

std::optional<Task> question(State const& state, Pair const& pair, std::string_view today) {
    if (!may_be_asked(state, pair.first) || is_so(answer_on(state, pair, Rung::ended)))
        return std::nullopt;
    auto task = task_of(state, Task::Kind::ask, pair);
    auto const* started = answer_on(state, pair, Rung::started);
    if (started != nullptr && started->said.answer == Answer::no) return std::nullopt;
    if (is_so(started)) {
        auto const moment = next_moment(state, pair, today);
        if (!moment) return std::nullopt;
        task.rung = *moment;
        task.due = day_of(*moment, started->said.date);
    } else {
        auto const from = started != nullptr ? i18n::iso_date(started->at) : event_day(state);
        task.due = days_after(from, k_first_question_days);
    }
    return task;
}

// Until it is known whether they began.
bool is_open(State const& state, Pair const& pair) {
    auto const* started = answer_on(state, pair, Rung::started);
    return started == nullptr || started->said.answer == Answer::maybe;
}

void add_tasks_of_meets(State const& state, std::vector<Task>& tasks) {
    for (auto const& [id, meet] : state.meets) {
        Pair const pair{meet.planned.person, meet.planned.organisation};
        auto const found = state.people.find(pair.first);
        if (found == state.people.end() || !takes_part(found->second)) continue;
        if (domain::is_match(meet) && meet.contact_informed_at == Moment{} &&
            !found->second.profile.contact_person.empty()) {
            tasks.push_back(task_of(state, Task::Kind::tell_contact, pair));
            tasks.back().meet = id;
            tasks.back().due = event_day(state);
        }
        if (!is_open(state, pair)) continue;
        // What both said is one step.
        std::set<std::tuple<std::string, std::string>> said;
        for (auto const& [side, step] : meet.next_steps) {
            if (step.kind.empty() || !said.emplace(step.kind, step.due).second) continue;
            tasks.push_back(task_of(state, Task::Kind::next_step, pair));
            tasks.back().meet = id;
            tasks.back().step = step.kind;
            tasks.back().due = step.due;
            tasks.back().owner = step.owner;
        }
    }
}

}  // namespace

std::string event_day(State const& state) {
    return state.event.starts_at == Moment{} ? std::string()
                                             : i18n::iso_date(state.event.starts_at);
}

bool is_due(Task const& task, std::string_view today) {
    return task.due <= today;
}

std::vector<Task> open_tasks(State const& state, std::string_view today) {
    std::vector<Task> tasks;
    add_tasks_of_meets(state, tasks);
    for (auto const& pair : pairs_of(state))
        if (auto task = question(state, pair, today)) tasks.push_back(std::move(*task));
    std::ranges::stable_sort(tasks, {}, [](Task const& task) {
        return std::make_tuple(task.due.empty(), task.due, task.kind);
    });
    return tasks;
}

}  // namespace ontmoet::evidence
