// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/figures.h"

#include "matching/ranking.h"

#include <algorithm>
#include <map>

namespace ontmoet::kiosk {
namespace {

using domain::Answer;
using domain::Meet;
using domain::State;

constexpr Duration k_arrival_slot{10 * 60 * 1000};
constexpr std::size_t k_most_slots = 12;
constexpr std::size_t k_most_languages = 5;
constexpr std::size_t k_most_fill_ins = 3;

void count_arrivals(screens::Figures& figures, State const& state) {
    std::map<std::int64_t, int> slots;
    for (auto const& [id, candidate] : state.people)
        if (candidate.checked_in && candidate.checked_in_at != Moment{})
            ++slots[candidate.checked_in_at.ms / k_arrival_slot.count()];
    if (slots.empty()) return;
    auto const last = slots.rbegin()->first;
    auto const first =
        std::max(slots.begin()->first, last - static_cast<std::int64_t>(k_most_slots) + 1);
    for (auto slot = first; slot <= last; ++slot) {
        auto const found = slots.find(slot);
        figures.arrivals.push_back(
            {Moment{slot * k_arrival_slot.count()}, found == slots.end() ? 0 : found->second});
    }
}

void count_tables(screens::Figures& figures, State const& state, domain::HallMoment const& hall) {
    for (auto const& [id, table] : state.tables)
        figures.tables += table.organisation.is_none() ? 0 : 1;
    if (hall.phase == domain::HallMoment::Phase::over) return;
    for (auto const& [id, meet] : state.meets)
        figures.tables_in_use +=
            meet.status == domain::MeetStatus::planned && meet.planned.round == hall.round ? 1 : 0;
}

bool has_meet_to_come(State const& state, PersonId person, int round) {
    auto const meets = domain::meets_of(state, person);
    return std::ranges::any_of(meets, [&](Meet const* meet) {
        return meet->planned.round >= round && meet->status == domain::MeetStatus::planned;
    });
}

// What somebody speaks best, as far as it is known.
std::string mother_tongue(domain::Profile const& profile) {
    auto const found =
        std::ranges::find(profile.languages, domain::Level::native, &domain::LanguageSkill::level);
    return found == profile.languages.end() ? profile.screen_language : found->language;
}

void count_people(screens::Figures& figures, State const& state, domain::HallMoment const& hall) {
    std::map<std::string, int> spoken;
    for (auto const& [id, candidate] : state.people) {
        if (!domain::is_here(candidate)) continue;
        if (auto const language = mother_tongue(candidate.profile); !language.empty())
            ++spoken[language];
        bool const is_over = hall.phase == domain::HallMoment::Phase::over;
        if (!is_over && !has_meet_to_come(state, id, hall.round)) figures.waiting.push_back(id);
    }
    for (auto const& [language, people] : spoken) figures.languages.push_back({language, people});
    std::ranges::stable_sort(figures.languages, std::greater{}, &screens::LanguageCount::people);
    while (figures.languages.size() > k_most_languages) {
        figures.other_languages += figures.languages.back().people;
        figures.languages.pop_back();
    }
}

bool was_meant(Meet const& meet, int next_round) {
    return meet.status == domain::MeetStatus::planned && meet.planned.round < next_round;
}

bool is_judged(Meet const& meet) {
    return meet.candidate_verdict != Answer::none && meet.employer_verdict != Answer::none;
}

void count_answers(screens::Figures& figures, State const& state, int next_round) {
    for (auto const& [id, meet] : state.meets) {
        bool const is_no =
            meet.candidate_verdict == Answer::no || meet.employer_verdict == Answer::no;
        bool const is_yes =
            meet.candidate_verdict == Answer::yes || meet.employer_verdict == Answer::yes;
        if (domain::is_match(meet))
            ++figures.matches;
        else if (is_no)
            ++figures.one_no;
        else if (is_yes)
            ++figures.one_yes;
        else if (was_meant(meet, next_round))
            ++figures.open;
    }
}

// The running round's too: there are minutes left.
bool can_be_filled(Meet const& meet, int next_round) {
    return meet.status != domain::MeetStatus::cancelled && meet.started_at == Moment{} &&
           meet.planned.round + 1 >= next_round;
}

bool may_have_one_more(State const& state, PersonId person, OrganisationId organisation) {
    auto const meets = domain::meets_of(state, person);
    bool const has_met = std::ranges::any_of(
        meets, [&](Meet const* meet) { return meet->planned.organisation == organisation; });
    return !has_met && static_cast<int>(meets.size()) < state.event.most_meets;
}

}  // namespace

screens::Figures figures_of(State const& state, Moment now) {
    screens::Figures figures;
    auto const hall = domain::hall_at(state, now);
    count_arrivals(figures, state);
    count_tables(figures, state, hall);
    count_people(figures, state, hall);
    count_answers(figures, state, domain::next_round(state, now));
    return figures;
}

screens::DayEnd day_end_of(screens::Model const& model) {
    screens::DayEnd end;
    auto const& state = *model.state;
    auto const next = domain::next_round(state, model.now);
    for (auto const& [id, meet] : state.meets) {
        end.open_answers += was_meant(meet, next) && !is_judged(meet) ? 1 : 0;
        end.matches_without_step += domain::is_match(meet) && meet.next_steps.empty() ? 1 : 0;
    }
    end.open_help =
        static_cast<int>(std::ranges::count(state.help, false, &domain::HelpRequest::answered));
    end.open_problems =
        static_cast<int>(std::ranges::count_if(model.host.problems, &screens::Problem::is_open));
    end.devices_behind = static_cast<int>(
        std::ranges::count_if(model.devices.list, [](screens::Device const& device) {
            bool const counts = device.state != screens::Device::State::revoked && !device.is_this;
            return counts && (device.backlog > 0 || device.needs_help());
        }));
    end.devices_behind += model.network.pending > 0 ? 1 : 0;
    return end;
}

std::vector<screens::FillIn> fill_ins(State const& state, MeetId place, domain::Booker booker) {
    std::vector<screens::FillIn> found;
    auto const at = state.meets.find(place);
    if (at == state.meets.end() || !can_be_filled(at->second, domain::next_round(state, booker.at)))
        return found;
    auto const& seat = at->second.planned;
    auto const context = matching::context_of(state);
    booker.moves = place;
    for (auto const& [id, candidate] : state.people) {
        bool const takes_part = candidate.consents_to(domain::Purpose::take_part);
        if (!domain::is_here(candidate) || !takes_part || id == seat.person) continue;
        if (!may_have_one_more(state, id, seat.organisation)) continue;
        auto const said = state.preferences.find({id, seat.organisation});
        auto const answer = said == state.preferences.end() ? Answer::none : said->second.candidate;
        if (answer == Answer::no) continue;
        auto const free =
            domain::free_meets(state, id, seat.organisation, candidate.profile.interpreter_wanted,
                               seat.round, 1, booker);
        if (free.empty() || free.front().round != seat.round) continue;
        auto fit =
            matching::fit_with_organisation(state, candidate.profile, seat.organisation, context);
        found.push_back({free.front(), std::move(fit.fit), answer == Answer::yes});
        found.back().meet.offer = fit.best_offer;
    }
    std::ranges::stable_sort(found, [](auto const& one, auto const& other) {
        if (one.chose != other.chose) return one.chose;
        return one.fit.score > other.fit.score;
    });
    if (found.size() > k_most_fill_ins) found.resize(k_most_fill_ins);
    return found;
}

}  // namespace ontmoet::kiosk
