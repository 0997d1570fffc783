// SPDX-License-Identifier: EUPL-1.2
#include "exchange/import.h"

#include "exchange/portable_profile.h"
#include "i18n/assets.h"
#include "i18n/vocabulary.h"
#include "server/commands/open_desk.h"

#include <algorithm>
#include <functional>

namespace ontmoet::server {
namespace {

// "candidates.csv:12:5: …", as compilers say it, so that editors can jump there.
std::string line_of(exchange::ImportProblem const& problem, Console const& console) {
    auto place = problem.file;
    if (problem.line > 0) place += ":" + std::to_string(problem.line);
    if (problem.column > 0) place += ":" + std::to_string(problem.column);
    Console::Values values;
    for (auto const& argument : problem.arguments)
        values.push_back({argument.name, argument.value});
    return place + ": " + console.text(problem.message_key, values);
}

ExitCode tell_problems(std::vector<exchange::ImportProblem> const& problems, Console& console) {
    for (auto const& problem : problems) console.tell(line_of(problem, console));
    auto const count = static_cast<std::int64_t>(problems.size());
    console.tell(console.tongue().plural("server.import_problems", count));
    return ExitCode::bad_input;
}

// What is known of the event so far; an event nobody knows yet is empty.
Result<domain::State> state_before(Desk& desk, EventId event) {
    auto state = state_of(desk, event);
    if (state.ok() || state.error().message_key != "error.unknown_event") return state;
    domain::State empty;
    empty.id = event;
    return empty;
}

// The key by which an organiser knows their own profiles again: that of their last event, else a
// new one.
Result<std::string> organisers_key(Desk& desk) {
    TRY_ASSIGN(auto events, desk.events());
    std::ranges::sort(events, std::greater{}, &EventSummary::starts_at);
    for (auto const& event : events) {
        TRY_ASSIGN(auto const state, state_of(desk, event.id));
        if (!state.event.profile_key.empty()) return state.event.profile_key;
    }
    return exchange::new_profile_key();
}

Result<std::int64_t> bring_in(exchange::Records records, ImportCommand const& command,
                              Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::create, around));
    TRY_ASSIGN(auto const before, state_before(*desk, records.id));
    if (before.event.profile_key.empty()) {
        TRY_ASSIGN(records.event.profile_key, organisers_key(*desk));
    }
    auto drafts = exchange::facts_to_import(before, records);
    if (drafts.empty()) return 0;
    auto const total = static_cast<std::int64_t>(drafts.size());
    around.console.tell(around.console.tongue().plural("server.import_writing", total));
    TRY_ASSIGN(auto const answers, desk->append(records.id, std::move(drafts), "organiser:import"));
    auto const refused = std::find_if(answers.begin(), answers.end(), [](auto const& answer) {
        return answer.decision == sync::Decision::refused;
    });
    if (refused != answers.end())
        return Error{ErrorKind::refused, refused->message_key, to_string(refused->fact)};
    return total;
}

}  // namespace

ExitCode run(ImportCommand const& command, Surroundings const& around) {
    auto& console = around.console;
    auto const vocabulary = i18n::load_vocabulary(i18n::asset_root());
    if (!vocabulary.ok()) return console.fail(vocabulary.error());
    console.tell("server.import_reading", {{"directory", command.directory.string()}});
    auto const tongues = i18n::Tongues::load(i18n::asset_root() / "locale");
    if (!tongues.ok()) return console.fail(tongues.error());
    auto const read =
        exchange::read_event_directory(command.directory, &*vocabulary, &tongues->get("nl"));
    for (auto const& note : read.notes) console.tell(line_of(note, console));
    if (!read.ok()) return tell_problems(read.problems, console);
    auto const changes = bring_in(read.records, command, around);
    if (!changes.ok()) return console.fail(changes.error());
    if (*changes == 0)
        console.print("server.import_nothing_new", {{"event", read.records.event.name}});
    else
        console.print(console.tongue().plural("server.import_done", *changes,
                                              {{"event", read.records.event.name}}));
    return ExitCode::done;
}

}  // namespace ontmoet::server
