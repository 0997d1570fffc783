// SPDX-License-Identifier: EUPL-1.2
#include "screens/host/problem_words.h"

#include "i18n/tongue.h"
#include "screens/host/plan_words.h"

#include <string_view>

namespace ontmoet::screens {
namespace {

using Kind = Problem::Kind;
using LineKind = ProblemLine::Kind;
namespace fact_type = domain::fact_type;

bool is_known(Model const& model, PersonId person) {
    return model.state->people.contains(person);
}

void join(std::string& words, std::string const& more) {
    if (more.empty()) return;
    words += (words.empty() ? "" : " · ") + more;
}

// What kind of thing was said.
char const* what_key(Problem const& problem) {
    if (problem.fact_type == fact_type::plan_published) return "problems.plan";
    if (problem.fact_type == fact_type::verdict_given) return "problems.verdict";
    return "problems.entry";
}

// Enough of a registration to tell two of them apart.
std::string registration_words(Model const& model, PersonId id) {
    auto const found = model.state->people.find(id);
    if (found == model.state->people.end()) return "?";
    auto const& candidate = found->second;
    auto words = i18n::isolate(candidate.profile.given_name + " " + candidate.profile.family_name);
    for (auto const& more : {candidate.badge, candidate.profile.phone, candidate.profile.email})
        if (!more.empty()) join(words, i18n::isolate(more));
    return words;
}

std::string who_said_it(ui::Frame const& frame, Problem const& problem) {
    std::string_view const actor = problem.actor;
    if (actor.starts_with("candidate:")) return frame.say("problems.by_visitor");
    if (actor.starts_with("employer:")) return frame.say("problems.by_employer");
    return actor.starts_with("host") ? frame.say("problems.by_host") : std::string{};
}

void add_ways_on(ui::Frame& frame, Problem const& problem, std::vector<ProblemLine>& lines) {
    if (problem.fits_again)
        lines.push_back(
            {LineKind::reason, frame.say("problems.fits_again"), "check_circle", ui::Tint::good});
    else if (problem.alternatives.empty())
        lines.push_back({LineKind::reason, frame.say("problems.no_other_time"), "forum",
                         ui::Tint::information});
}

}  // namespace

std::string problem_title(Model const& model, ui::Frame const& frame, Problem const& problem) {
    if (problem.kind == Kind::alike) return frame.say("problems.alike");
    std::string title;
    if (is_known(model, problem.person)) title = who_is(*model.state, problem.person);
    if (problem.has_meet)
        join(title, organisation_of(*model.state, problem.meet.organisation));
    else if (problem.kind == Kind::refused || problem.kind == Kind::foreseen)
        join(title, frame.say(what_key(problem)));
    return title.empty() ? frame.say(what_key(problem)) : title;
}

std::vector<ProblemLine> problem_lines(Model const& model, ui::Frame& frame,
                                       Problem const& problem) {
    std::vector<ProblemLine> lines;
    auto const& state = *model.state;
    if (problem.has_meet)
        lines.push_back(
            {LineKind::plain,
             frame.tongue().text(
                 "problems.booking",
                 {{"place", place_words(state, frame, problem.meet.round, problem.meet.table)}})});
    auto const reason = [&](char const* key, char const* icon, ui::Tint tint) {
        lines.push_back({LineKind::reason, frame.say(key), icon, tint});
    };
    switch (problem.kind) {
        case Kind::refused:
        case Kind::foreseen:
            lines.push_back(
                {LineKind::reason, frame.say(problem.message_key), "error_outline", ui::Tint::bad});
            if (problem.kind == Kind::foreseen)
                reason("problems.undecided", "schedule", ui::Tint::accent);
            if (problem.has_meet) add_ways_on(frame, problem, lines);
            break;
        case Kind::alike:
            for (auto const person : {problem.person, problem.other})
                lines.push_back({LineKind::plain, registration_words(model, person)});
            break;
        case Kind::again: reason("problems.again", "help_outline", ui::Tint::accent); break;
        case Kind::unknown: reason("problems.unknown", "help_outline", ui::Tint::accent); break;
        case Kind::provisional:
            reason("problems.provisional", "schedule", ui::Tint::information);
            break;
    }
    std::string said;
    if (problem.at != Moment{}) said = i18n::isolate(frame.tongue().time(problem.at));
    join(said, who_said_it(frame, problem));
    if (auto const device = state.devices.find(problem.device); device != state.devices.end())
        join(said, i18n::isolate(device->second.name));
    if (!said.empty()) lines.push_back({LineKind::quiet, said});
    return lines;
}

}  // namespace ontmoet::screens
