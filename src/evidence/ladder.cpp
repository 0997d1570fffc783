// SPDX-License-Identifier: EUPL-1.2
#include "evidence/ladder.h"

#include "domain/rules.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace ontmoet::evidence {
namespace {

using domain::Answer;
using domain::Rung;
using domain::State;

std::optional<std::chrono::year_month_day> date_of(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    auto const number = [&](std::size_t first, std::size_t count) {
        int value = -1;
        auto const* const begin = text.data() + first;
        auto const read = std::from_chars(begin, begin + count, value);
        return read.ptr == begin + count ? value : -1;
    };
    int const year = number(0, 4);
    int const month = number(5, 2);
    int const day = number(8, 2);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    std::chrono::year_month_day const date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string text_of(std::chrono::year_month_day date) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

int months_of(Rung moment) {
    switch (moment) {
        case Rung::months_3: return 3;
        case Rung::months_6: return 6;
        case Rung::months_12: return 12;
        case Rung::months_24: return 24;
        case Rung::started:
        case Rung::weeks_4:
        case Rung::ended: break;
    }
    return 0;
}

}  // namespace

bool takes_part(domain::Candidate const& candidate) {
    return candidate.registered && candidate.consents_to(domain::Purpose::take_part);
}

bool was_held(State const& state, domain::Meet const& meet, Moment now) {
    if (meet.status != domain::MeetStatus::planned) return false;
    auto const found = state.people.find(meet.planned.person);
    if (found == state.people.end() || !takes_part(found->second)) return false;
    if (meet.is_told() && meet.missed_at == Moment{}) return true;
    return found->second.checked_in && domain::round_end(state, meet.planned.round) <= now;
}

bool has_next_step(domain::Meet const& meet) {
    return std::ranges::any_of(meet.next_steps,
                               [](auto const& entry) { return !entry.second.kind.empty(); });
}

domain::FollowUp const* answer_on(State const& state, Pair const& pair, Rung rung) {
    auto const found = state.follow_ups.find(pair);
    if (found == state.follow_ups.end()) return nullptr;
    auto const& said = found->second;
    auto const newest = std::find_if(said.rbegin(), said.rend(),
                                     [&](auto const& answer) { return answer.said.rung == rung; });
    if (newest == said.rend() || newest->said.answer == Answer::none) return nullptr;
    return &*newest;
}

bool may_be_asked(State const& state, PersonId person) {
    auto const found = state.people.find(person);
    return found != state.people.end() && takes_part(found->second) &&
           found->second.consents_to(domain::Purpose::follow_up);
}

bool has_started(State const& state, Pair const& pair) {
    auto const* answer = answer_on(state, pair, Rung::started);
    return answer != nullptr && answer->said.answer == Answer::yes &&
           may_be_asked(state, pair.first);
}

std::vector<OrganisationId> started_at(State const& state, PersonId person) {
    std::vector<OrganisationId> found;
    for (auto entry = state.follow_ups.lower_bound({person, {}});
         entry != state.follow_ups.end() && entry->first.first == person; ++entry)
        if (has_started(state, entry->first)) found.push_back(entry->first.second);
    return found;
}

std::string days_after(std::string_view day, int days) {
    auto const date = date_of(day);
    if (!date) return {};
    return text_of(std::chrono::sys_days{*date} + std::chrono::days{days});
}

std::string day_of(Rung moment, std::string_view from) {
    if (moment == Rung::weeks_4) return days_after(from, 28);
    auto const date = date_of(from);
    if (!date) return {};
    auto const later = *date + std::chrono::months{months_of(moment)};
    return text_of(later.ok() ? later : later.year() / later.month() / std::chrono::last);
}

std::string start_day(State const& state, Pair const& pair) {
    return has_started(state, pair) ? answer_on(state, pair, Rung::started)->said.date
                                    : std::string();
}

bool is_due(State const& state, Pair const& pair, Rung moment, std::string_view today) {
    auto const day = day_of(moment, start_day(state, pair));
    return !day.empty() && day <= today;
}

std::optional<bool> still_there(State const& state, Pair const& pair, Rung moment,
                                std::string_view today) {
    if (!is_due(state, pair, moment, today)) return std::nullopt;
    auto const day = day_of(moment, start_day(state, pair));
    auto const* ended = answer_on(state, pair, Rung::ended);
    bool const has_ended = ended != nullptr && ended->said.answer == Answer::yes;
    if (has_ended && !ended->said.date.empty()) return ended->said.date > day;
    auto at = std::ranges::find(k_moments, moment);
    for (; at != k_moments.end(); ++at) {
        auto const* answer = answer_on(state, pair, *at);
        if (answer == nullptr || answer->said.answer == Answer::maybe) continue;
        if (answer->said.answer == Answer::yes) return true;
        // No at a later moment says nothing of this one.
        if (*at == moment) return false;
    }
    return std::nullopt;
}

}  // namespace ontmoet::evidence
