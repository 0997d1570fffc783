// SPDX-License-Identifier: EUPL-1.2
#include "server/console_advice.h"

#include "domain/rules.h"
#include "i18n/tongue.h"

#include <algorithm>
#include <map>

namespace ontmoet::server {
namespace {

// Practice (domain.md §3): so many more tables than meets need, in per cents, and so many
// participants for one host.
constexpr int k_spare_tables_percent = 15;
constexpr int k_people_per_host = 35;
// Longer without a break and people no longer listen.
constexpr int k_longest_without_break_min = 120;
constexpr int k_shortest_meet_min = 6;

int rounded_up(int number, int by) {
    return by <= 0 ? 0 : (number + by - 1) / by;
}

// So that this many people can have their fair minimum, with some to spare.
int tables_needed(domain::Event const& event, int people) {
    auto const meets = people * std::max(event.fair_minimum, 1);
    return rounded_up(meets * (100 + k_spare_tables_percent), 100 * open_rounds(event));
}

std::string text_of(int number) {
    return std::to_string(number);
}

int longest_run(domain::Event const& event) {
    int longest = 0;
    int run = 0;
    for (int round = 0; round < event.rounds; ++round) {
        run = domain::round_is_open(event, round) ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

void advise_on_times(domain::Event const& event, std::vector<Advice>& all) {
    auto const minutes = longest_run(event) * (event.meet_length_min + event.changeover_min);
    if (minutes > k_longest_without_break_min)
        all.push_back(
            {"console.advice_no_break", Weight::warning, {{"minutes", text_of(minutes)}}});
    if (event.meet_length_min < k_shortest_meet_min)
        all.push_back({"console.advice_short_meets",
                       Weight::warning,
                       {{"minutes", text_of(event.meet_length_min)}}});
    if (event.changeover_min == 0) all.push_back({"console.advice_no_changeover", Weight::warning});
    if (event.fair_minimum > open_rounds(event))
        all.push_back(
            {"console.advice_few_rounds",
             Weight::warning,
             {{"rounds", text_of(open_rounds(event))}, {"meets", text_of(event.fair_minimum)}}});
}

void advise_on_tables(domain::Event const& event, int people, int tables,
                      std::vector<Advice>& all) {
    if (people == 0 || open_rounds(event) == 0) return;
    auto const needed = tables_needed(event, people);
    std::vector<std::pair<std::string, std::string>> values{
        {"needed", text_of(needed)}, {"tables", text_of(tables)}, {"people", text_of(people)}};
    if (tables < needed)
        all.push_back({"console.advice_few_tables", Weight::warning, std::move(values)});
    else
        all.push_back({"console.advice_tables", Weight::note, std::move(values)});
}

void advise_on_hosts(int people, std::vector<Advice>& all) {
    if (people > 0)
        all.push_back({"console.advice_hosts",
                       Weight::note,
                       {{"hosts", text_of(rounded_up(people, k_people_per_host))}}});
}

// In which rounds people meet and this interpreter is there.
int rounds_there(domain::Event const& event, domain::Interpreter const& interpreter) {
    int there = 0;
    for (int round = 0; round < event.rounds; ++round)
        if (domain::round_is_open(event, round) && domain::is_in(interpreter.rounds, round))
            ++there;
    return there;
}

// An interpreter sits at one table in a round, whichever of their languages is spoken there.
void advise_on_interpreters(domain::State const& state, std::vector<Advice>& all) {
    std::map<std::string, int> wanted;
    for (auto const& [id, person] : state.people)
        if (auto const& language = person.profile.interpreter_wanted; !language.empty())
            ++wanted[language];
    auto const open = open_rounds(state.event);
    if (open == 0) return;
    auto const each = std::max(state.event.fair_minimum, 1);
    bool is_enough = true;
    int meets_in_all = 0;
    for (auto const& [language, people] : wanted) {
        int have = 0;
        int rounds = 0;
        for (auto const& [id, interpreter] : state.interpreters) {
            if (std::ranges::count(interpreter.languages, language) == 0) continue;
            ++have;
            rounds += rounds_there(state.event, interpreter);
        }
        auto const needed = rounded_up(people * each, open);
        meets_in_all += people * each;
        if (rounds >= people * each) continue;
        is_enough = false;
        // Enough of them, but not for long enough.
        if (have >= needed)
            all.push_back({"console.advice_interpreter_hours",
                           Weight::warning,
                           {{"language", language},
                            {"meets", text_of(people * each)},
                            {"rounds", text_of(rounds)}}});
        else
            all.push_back({"console.advice_interpreters",
                           Weight::warning,
                           {{"language", language},
                            {"people", text_of(people)},
                            {"needed", text_of(needed)},
                            {"have", text_of(have)}}});
    }
    int rounds_in_all = 0;
    for (auto const& [id, interpreter] : state.interpreters)
        if (std::ranges::any_of(interpreter.languages,
                                [&](auto const& language) { return wanted.contains(language); }))
            rounds_in_all += rounds_there(state.event, interpreter);
    if (is_enough && rounds_in_all < meets_in_all)
        all.push_back({"console.advice_interpreters_shared",
                       Weight::warning,
                       {{"meets", text_of(meets_in_all)}, {"rounds", text_of(rounds_in_all)}}});
}

void advise_on_employers(domain::State const& state, std::vector<Advice>& all) {
    auto const without = [&](auto const& things, auto organisation_of) {
        return static_cast<int>(std::ranges::count_if(state.organisations, [&](auto const& entry) {
            return std::ranges::none_of(things, [&](auto const& thing) {
                return organisation_of(thing.second) == entry.first;
            });
        }));
    };
    int const no_table =
        without(state.tables, [](auto const& table) { return table.organisation; });
    int const no_offer =
        without(state.offers, [](auto const& offer) { return offer.organisation; });
    int const no_staff =
        without(state.staff, [](auto const& member) { return member.record.organisation; });
    for (auto const& [count, key] : {std::pair{no_table, "console.advice_without_table"},
                                     std::pair{no_offer, "console.advice_without_offer"},
                                     std::pair{no_staff, "console.advice_without_staff"}})
        if (count > 0) all.push_back({key, Weight::warning, {{"count", text_of(count)}}});
}

}  // namespace

int open_rounds(domain::Event const& event) {
    int open = 0;
    for (int round = 0; round < event.rounds; ++round)
        if (domain::round_is_open(event, round)) ++open;
    return open;
}

std::vector<Advice> advice_on(domain::Event const& event, Expected const& expected, Moment now) {
    std::vector<Advice> all;
    if (event.starts_at < now) all.push_back({"console.advice_past", Weight::warning});
    if (i18n::iso_weekday(event.starts_at) >= 6) all.push_back({"console.advice_weekend"});
    advise_on_times(event, all);
    advise_on_tables(event, expected.people, expected.employers, all);
    advise_on_hosts(expected.people, all);
    return all;
}

std::vector<Advice> advice_on(domain::State const& state, std::size_t devices) {
    std::vector<Advice> all;
    auto const people = static_cast<int>(state.people.size());
    if (people == 0) all.push_back({"console.advice_nobody", Weight::warning});
    if (state.organisations.empty()) all.push_back({"console.advice_no_employer", Weight::warning});
    advise_on_times(state.event, all);
    if (!state.organisations.empty())
        advise_on_tables(state.event, people, static_cast<int>(state.tables.size()), all);
    advise_on_employers(state, all);
    advise_on_interpreters(state, all);
    if (devices == 0) all.push_back({"console.advice_no_device", Weight::warning});
    advise_on_hosts(people, all);
    return all;
}

}  // namespace ontmoet::server
