// SPDX-License-Identifier: EUPL-1.2
#include "evidence/follow_up.h"

#include "domain/rules.h"
#include "exchange/export_table.h"
#include "exchange/follow_up_words.h"
#include "exchange/local_time.h"
#include "server/commands/access_document.h"
#include "server/commands/open_desk.h"
#include "server/follow_route.h"
#include "server/limits.h"
#include "storage/phone_key.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using evidence::Task;

Status say(Desk& desk, EventId event, domain::Fact fact) {
    TRY_ASSIGN(auto const answers, desk.append(event, {std::move(fact)}, "organiser"));
    for (auto const& answer : answers)
        if (answer.decision == sync::Decision::refused)
            return Error{ErrorKind::refused, answer.message_key, {}};
    return {};
}

Status tell_contact(Desk& desk, domain::State const& state, PersonId person,
                    OrganisationId organisation) {
    bool is_match = false;
    for (auto const& [id, meet] : state.meets) {
        if (meet.planned.person != person || meet.planned.organisation != organisation ||
            !domain::is_match(meet))
            continue;
        is_match = true;
        TRY(say(desk, state.id, domain::make_fact(domain::ContactInformed{id, person})));
    }
    if (!is_match) return Error{ErrorKind::not_found, "refused.meet_unknown", {}};
    return {};
}

Status write_answer(FollowUpCommand const& command, Desk& desk, domain::State const& state,
                    Moment now) {
    TRY_ASSIGN(auto const person, find_person(state, command.person));
    TRY_ASSIGN(auto const organisation, find_organisation(desk, state.id, command.employer));
    if (command.told) return tell_contact(desk, state, person, organisation);
    auto answer = command.answer;
    answer.person = person;
    answer.organisation = organisation;
    if (answer.date.empty()) answer.date = i18n::iso_date(now);
    if (!exchange::is_iso_date(answer.date))
        return Error{ErrorKind::invalid_input, "error.bad_fact", answer.date};
    return say(desk, state.id, domain::make_fact(answer));
}

std::string_view kind_word(Task::Kind kind) {
    switch (kind) {
        case Task::Kind::tell_contact: return "tell_contact";
        case Task::Kind::next_step: return "next_step";
        case Task::Kind::ask: break;
    }
    return "ask";
}

std::string tasks_json(domain::State const& state, std::vector<Task> const& tasks) {
    auto list = nlohmann::ordered_json::array();
    for (auto const& task : tasks)
        list.push_back(
            {{"due", task.due},
             {"kind", kind_word(task.kind)},
             {"moment", task.kind == Task::Kind::ask ? domain::to_text(task.rung) : ""},
             {"step", task.step},
             {"owner", domain::to_text(task.owner)},
             {"contact", task.contact},
             {"person", to_string(task.person)},
             {"badge", state.people.at(task.person).badge},
             {"organisation", to_string(task.organisation)},
             {"organisation_name", exchange::organisation_name(state, task.organisation)}});
    return list.dump(1);
}

std::string who_does(Task const& task, i18n::Tongue const& tongue) {
    switch (task.owner) {
        case domain::StepOwner::candidate: return tongue.text("agreed.candidate");
        case domain::StepOwner::employer: return tongue.text("agreed.employer");
        case domain::StepOwner::organiser: break;
    }
    return task.contact.empty() ? tongue.text("agreed.organiser") : task.contact;
}

void print_tasks(domain::State const& state, std::vector<Task> const& tasks, Console& console) {
    auto const& tongue = console.tongue();
    if (tasks.empty()) console.tell("follow_up.nothing", {});
    for (auto const& task : tasks) {
        auto const& candidate = state.people.at(task.person);
        console.print((task.due.empty() ? "          " : task.due) + "  " +
                      (candidate.badge.empty() ? candidate.profile.code : candidate.badge) + "  " +
                      exchange::organisation_name(state, task.organisation) + "  " +
                      exchange::task_in_words(task, tongue) + "  (" + who_does(task, tongue) + ")");
    }
}

void print_letters(domain::State const& state, std::vector<Task> const& tasks, Console& console) {
    for (auto const& task : tasks) {
        if (task.kind != Task::Kind::tell_contact) continue;
        auto const letter = exchange::match_letter(state, task.meet, console.tongue());
        console.print(task.contact);
        console.print(letter.title);
        console.print(letter.text);
        console.print("");
    }
}

// The link of each person who has a question, once; the log holds its hash alone.
Status print_links(FollowUpCommand const& command, Desk& desk, domain::State const& state,
                   std::vector<Task> const& tasks, Surroundings const& around) {
    std::set<PersonId> asked;
    for (auto const& task : tasks)
        if (task.kind == Task::Kind::ask) asked.insert(task.person);
    if (asked.empty()) around.console.tell("follow_up.nothing", {});
    auto base = command.links_at;
    while (base.ends_with('/')) base.pop_back();
    for (auto const& person : asked) {
        auto const key = storage::new_phone_key(state.id);
        domain::FollowUpLinkMade const made{person, storage::hash_of_phone_key(key),
                                            around.clock.now() + k_follow_link_life};
        TRY(say(desk, state.id, domain::make_fact(made)));
        auto const& candidate = state.people.at(person);
        auto const& profile = candidate.profile;
        around.console.print((candidate.badge.empty() ? profile.code : candidate.badge) + '\t' +
                             profile.given_name + '\t' + profile.screen_language + '\t' + base +
                             std::string(k_follow_path) + key);
    }
    return {};
}

Status follow_up(FollowUpCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const event, find_event(*desk, command.event));
    TRY_ASSIGN(auto const state, state_of(*desk, event));
    auto const now = around.clock.now();
    if (!command.person.empty()) return write_answer(command, *desk, state, now);
    auto const today = i18n::iso_date(now);
    auto tasks = evidence::open_tasks(state, today);
    if (!command.all)
        std::erase_if(tasks, [&](Task const& task) { return !evidence::is_due(task, today); });
    if (!command.links_at.empty()) return print_links(command, *desk, state, tasks, around);
    if (command.letters)
        print_letters(state, tasks, around.console);
    else if (command.json)
        around.console.print(tasks_json(state, tasks));
    else
        print_tasks(state, tasks, around.console);
    return {};
}

}  // namespace

ExitCode run(FollowUpCommand const& command, Surroundings const& around) {
    auto const done = follow_up(command, around);
    return done.ok() ? ExitCode::done : around.console.fail(done.error());
}

}  // namespace ontmoet::server
