// SPDX-License-Identifier: EUPL-1.2
#include "domain/interpreter_day.h"

#include "domain/rules.h"

#include <algorithm>
#include <tuple>

namespace ontmoet::domain {
namespace {

// The language they were asked for, or the one they have in common with the person.
std::string language_between(State const& state, Interpreter const& interpreter, PersonId person) {
    auto const found = state.people.find(person);
    if (found == state.people.end()) return {};
    auto const speaks = [&](std::string const& language) {
        return std::ranges::find(interpreter.languages, language) != interpreter.languages.end();
    };
    auto const& profile = found->second.profile;
    if (speaks(profile.interpreter_wanted)) return profile.interpreter_wanted;
    auto const common = std::ranges::find_if(
        profile.languages, [&](auto const& skill) { return speaks(skill.language); });
    return common == profile.languages.end() ? std::string{} : common->language;
}

InterpreterRound without_meet(State const& state, InterpreterId interpreter, int round) {
    using Kind = InterpreterRound::Kind;
    if (!round_can_be_met_in(state, round)) return {round, Kind::pause};
    return {round, interpreter_is_there(state, interpreter, round) ? Kind::free : Kind::away};
}

}  // namespace

std::string_view to_text(InterpreterRound::Kind kind) {
    using Kind = InterpreterRound::Kind;
    switch (kind) {
        case Kind::meet: return "meet";
        case Kind::free: return "free";
        case Kind::away: return "away";
        case Kind::pause: break;
    }
    return "pause";
}

std::vector<InterpreterRound> interpreter_day(State const& state, InterpreterId interpreter) {
    std::vector<InterpreterRound> day;
    auto const record = state.interpreters.find(interpreter);
    if (record == state.interpreters.end()) return day;
    for (int round = 0; round < state.event.rounds; ++round)
        day.push_back(without_meet(state, interpreter, round));
    for (auto const& [id, meet] : state.meets) {
        auto const& planned = meet.planned;
        bool const is_theirs = planned.interpreter == interpreter && planned.round >= 0 &&
                               planned.round < state.event.rounds;
        if (!is_theirs || meet.status == MeetStatus::cancelled) continue;
        day[static_cast<std::size_t>(planned.round)] = {
            planned.round, InterpreterRound::Kind::meet, &meet,
            language_between(state, record->second, planned.person)};
    }
    return day;
}

std::vector<InterpreterId> interpreters_by_name(State const& state) {
    std::vector<InterpreterId> all;
    for (auto const& [id, interpreter] : state.interpreters) all.push_back(id);
    std::ranges::sort(all, {}, [&](InterpreterId id) {
        auto const& record = state.interpreters.at(id);
        return std::tie(record.name, record.languages, id);
    });
    return all;
}

}  // namespace ontmoet::domain
