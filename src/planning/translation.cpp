// SPDX-License-Identifier: EUPL-1.2
#include "planning/translation.h"

#include "domain/rules.h"
#include "domain/visits.h"
#include "matching/ranking.h"
#include "planning/weights.h"

#include <algorithm>
#include <bit>
#include <set>

namespace ontmoet::planning {
namespace {

using domain::Answer;
using scheduling::RoundMask;
using PersonAndOrganisation = std::pair<PersonId, OrganisationId>;

int size_of(auto const& list) {
    return static_cast<int>(list.size());
}

RoundMask bit(int round) {
    return round < 0 || round >= scheduling::max_rounds ? 0 : RoundMask{1} << round;
}

// Rounds in which a new meet may be put: open, and not before the plan's first.
RoundMask plannable_rounds(domain::Event const& event, int from_round) {
    RoundMask mask = 0;
    for (int round = std::max(0, from_round); round < event.rounds; ++round)
        if (domain::round_is_open(event, round)) mask |= bit(round);
    return mask;
}

bool may_take_part(domain::Candidate const& candidate) {
    return candidate.registered && candidate.consents_to(domain::Purpose::take_part);
}

bool says_no(domain::Preference const& preference) {
    return preference.candidate == Answer::no || preference.employer == Answer::no;
}

int points(Answer answer, int yes, int maybe) {
    return answer == Answer::yes ? yes : answer == Answer::maybe ? maybe : 0;
}

int worth(domain::Preference const& preference, int fit, int priority) {
    int const sum = points(preference.candidate, k_candidate_yes_points, k_candidate_maybe_points) +
                    points(preference.employer, k_employer_yes_points, k_employer_maybe_points) +
                    k_fit_points * fit / 100 + k_priority_points * priority;
    return std::clamp(sum, 1, 100);
}

std::uint8_t likes(domain::Preference const& preference) {
    return static_cast<std::uint8_t>(
        (preference.candidate == Answer::yes ? scheduling::liked_by_candidate : 0) |
        (preference.employer == Answer::yes ? scheduling::liked_by_employer : 0));
}

// Builds a Translation, step by step.
class Translator {
public:
    Translator(domain::State const& state, Settings const& settings,
               std::optional<Mending> const& mending)
        : m_state(state),
          m_settings(settings),
          m_mending(mending),
          m_context(matching::context_of(state)),
          m_plannable(plannable_rounds(state.event, settings.from_round)) {
        if (state.plan) m_away = state.plan->away;
        m_plannable &= ~domain::rounds_cancelled(m_away);
        if (mending)
            for (auto const& [id, meet] : state.meets)
                if (meet.status == domain::MeetStatus::planned)
                    m_has_meet.insert(meet.planned.person);
    }

    Translation run() {
        add_limits();
        add_people();
        add_employers();
        add_interpreters();
        add_wishes();
        add_standing_meets();
        if (m_mending) add_standing_pairs();
        if (has_newcomer()) add_wishes_of_newcomer();
        return std::move(m_result);
    }

private:
    void add_limits() {
        auto& problem = m_result.problem;
        problem.rounds = m_state.event.rounds;
        problem.max_run = m_state.event.max_run;
        problem.walk_gap = m_state.event.walk_gap;
        problem.employer_bonus = k_employer_bonus;
        int const rungs = std::min(m_state.event.fair_minimum, m_state.event.most_meets);
        for (int rung = rungs; rung > 0; --rung) problem.bonus.push_back(rung * k_ladder_rung);
    }

    void add_people() {
        for (auto const& [id, candidate] : m_state.people) {
            if (!may_take_part(candidate) || is_newcomer(id)) continue;
            bool const is_here = candidate.checked_in || m_has_meet.contains(id);
            if (m_settings.who == Who::checked_in && !is_here) continue;
            add_person(id);
        }
        auto const newcomer =
            has_newcomer() ? m_state.people.find(m_mending->newcomer) : m_state.people.end();
        if (newcomer != m_state.people.end() && may_take_part(newcomer->second))
            add_person(newcomer->first);
    }

    void add_person(PersonId id) {
        m_person_index[id] = size_of(m_result.people);
        m_result.people.push_back(id);
        m_result.problem.candidates.push_back({m_plannable & ~domain::rounds_away(m_away, id),
                                               std::max(0, m_state.event.most_meets),
                                               companion_of(m_state.people.at(id).profile)});
    }

    // Its number; -1: they come alone.
    int companion_of(domain::Profile const& profile) {
        if (profile.companion.empty()) return -1;
        auto const next = static_cast<int>(m_companion_index.size());
        return m_companion_index.try_emplace(profile.companion, next).first->second;
    }

    bool has_newcomer() const { return m_mending && !m_mending->newcomer.is_none(); }
    bool is_newcomer(PersonId id) const { return has_newcomer() && m_mending->newcomer == id; }

    void add_employers() {
        for (auto const& [table_id, table] : m_state.tables) {
            if (!m_state.organisations.contains(table.organisation)) continue;
            auto const [found, is_new] =
                m_employer_index.try_emplace(table.organisation, size_of(m_result.organisations));
            if (is_new) {
                m_result.organisations.push_back(table.organisation);
                m_result.tables.emplace_back();
                auto& employer = m_result.problem.employers.emplace_back();
                employer.zone = table.zone;
            }
            auto const index = static_cast<std::size_t>(found->second);
            auto& employer = m_result.problem.employers[index];
            m_result.tables[index].push_back(table_id);
            employer.tables.push_back(table.rounds & m_plannable &
                                      ~domain::rounds_away(m_away, table_id) &
                                      ~domain::rounds_visited(m_state, table_id) &
                                      ~domain::rounds_leased(m_state, table_id, m_settings.booker));
        }
    }

    void add_interpreters() {
        auto& problem = m_result.problem;
        for (auto const& [id, interpreter] : m_state.interpreters) {
            m_result.interpreters.push_back(id);
            auto& numbers = problem.interpreters.emplace_back();
            numbers.available = interpreter.rounds & m_plannable & ~domain::rounds_away(m_away, id);
            for (auto const& language : interpreter.languages) {
                auto const [found, is_new] =
                    m_language_index.try_emplace(language, size_of(m_result.languages));
                if (is_new) m_result.languages.push_back(language);
                numbers.languages.push_back(found->second);
            }
        }
        problem.languages = size_of(m_result.languages);
    }

    void add_wishes() {
        for (auto const& [key, preference] : m_state.preferences)
            if (!is_newcomer(key.first)) add_wish(key, preference);
    }

    void add_wishes_of_newcomer() {
        std::set<OrganisationId> met;
        for (auto const& [id, meet] : m_state.meets)
            if (is_newcomer(meet.planned.person) && is_kept(id, meet))
                met.insert(meet.planned.organisation);
        for (auto const& [key, preference] : m_state.preferences)
            if (is_newcomer(key.first) && !met.contains(key.second)) add_wish(key, preference);
    }

    void add_wish(PersonAndOrganisation const& key, domain::Preference const& preference) {
        auto const person = m_person_index.find(key.first);
        if (person == m_person_index.end()) return;
        bool const wished = preference.candidate == Answer::yes;
        if (!wished && preference.candidate != Answer::maybe) return;
        auto const employer = m_employer_index.find(key.second);
        if (says_no(preference) || employer == m_employer_index.end()) {
            if (wished)
                m_result.not_offered.push_back({key.first, key.second, "unmet.not_offered", 0});
            return;
        }
        add_pair(key, person->second, employer->second, preference);
    }

    void add_pair(PersonAndOrganisation const& key, int person, int employer,
                  domain::Preference const& preference) {
        auto const& profile = m_state.people.at(key.first).profile;
        auto const [offers, is_new] = m_offers.try_emplace(key.second);
        if (is_new) offers->second = domain::offers_of(m_state, key.second);
        auto const ranked =
            matching::fit_with_offers(m_state, profile, key.second, offers->second, m_context);
        m_pair_index[key] = size_of(m_result.problem.pairs);
        int const priority = profile.priority + m_state.organisations.at(key.second).priority;
        m_result.problem.pairs.push_back({person, employer,
                                          worth(preference, ranked.fit.score, priority),
                                          language_of(key), likes(preference)});
        m_result.offers.push_back(ranked.best_offer);
    }

    // The language for which this pair needs an interpreter, -1 for none.
    int language_of(PersonAndOrganisation const& key) {
        auto const& wanted = m_state.people.at(key.first).profile.interpreter_wanted;
        auto const& at_work = m_state.organisations.at(key.second).languages;
        if (wanted.empty() || std::ranges::find(at_work, wanted) != at_work.end()) return -1;
        if (auto const found = m_language_index.find(wanted); found != m_language_index.end())
            return found->second;
        auto& list = m_result.without_interpreter;
        if (list.empty() || list.back() != key.first) list.push_back(key.first);
        return -1;
    }

    // A meet stays as it is when its round is over (also one that somebody missed), when it began
    // or somebody gave a verdict on it, or when a person booked it (its id is not the planner's) or
    // a host locked it, and nobody objected since.
    bool is_kept(MeetId id, domain::Meet const& meet) const {
        if (meet.status == domain::MeetStatus::cancelled) return false;
        if (meet.planned.round < m_settings.from_round) return true;
        if (meet.status == domain::MeetStatus::missed) return false;
        if (meet.is_told()) return true;
        PersonAndOrganisation const key{meet.planned.person, meet.planned.organisation};
        bool const by_hand =
            meet.planned.locked || id != meet_id(m_state.id, key.first, key.second);
        return by_hand && !is_vetoed(key);
    }

    bool is_vetoed(PersonAndOrganisation const& key) const {
        auto const preference = m_state.preferences.find(key);
        return preference != m_state.preferences.end() && says_no(preference->second);
    }

    void add_standing_meets() {
        for (auto const& [id, meet] : m_state.meets) {
            auto const person = m_state.people.find(meet.planned.person);
            if (!is_kept(id, meet)) continue;
            occupy(meet.planned);
            if (person != m_state.people.end() && may_take_part(person->second) &&
                !add_fixed(meet.planned))
                set_aside(meet.planned);
        }
        for (std::size_t j = 0; j < m_result.organisations.size(); ++j) {
            auto& employer = m_result.problem.employers[j];
            for (auto const mask : employer.tables) employer.max_meets += std::popcount(mask);
            // A stand is there for whoever wants it; nobody is sent to it before an employer.
            bool const is_stand = m_state.organisations.at(m_result.organisations[j]).partner;
            employer.min_meets = is_stand ? 0 : std::min(k_employer_min_meets, employer.max_meets);
        }
    }

    // The meets that may be moved but should not. Nobody waits for an interpreter who was planned
    // without one.
    void add_standing_pairs() {
        for (auto const& [id, meet] : m_state.meets) {
            auto const& planned = meet.planned;
            PersonAndOrganisation const key{planned.person, planned.organisation};
            auto const person = m_person_index.find(key.first);
            auto const employer = m_employer_index.find(key.second);
            if (meet.status != domain::MeetStatus::planned || is_kept(id, meet) || is_vetoed(key) ||
                is_newcomer(key.first) || person == m_person_index.end() ||
                employer == m_employer_index.end())
                continue;
            auto const pair = pair_of(planned, person->second, employer->second);
            auto& language = m_result.problem.pairs[static_cast<std::size_t>(pair)].language;
            language = planned.interpreter.is_none() ? -1 : language_of(key);
        }
    }

    // Nobody else gets this table or this interpreter in that round.
    void occupy(domain::PlannedMeet const& meet) {
        for (std::size_t employer = 0; employer < m_result.tables.size(); ++employer)
            for (std::size_t table = 0; table < m_result.tables[employer].size(); ++table)
                if (m_result.tables[employer][table] == meet.table)
                    m_result.problem.employers[employer].tables[table] &= ~bit(meet.round);
        for (std::size_t i = 0; i < m_result.interpreters.size(); ++i)
            if (m_result.interpreters[i] == meet.interpreter)
                m_result.problem.interpreters[i].available &= ~bit(meet.round);
    }

    // False when the numbers have no room for it: a person or table that is not planned for, or a
    // second meet of the same two.
    bool add_fixed(domain::PlannedMeet const& meet) {
        auto& problem = m_result.problem;
        auto const person = m_person_index.find(meet.person);
        auto const employer = m_employer_index.find(meet.organisation);
        if (person == m_person_index.end() || employer == m_employer_index.end() ||
            is_newcomer(meet.person) || meet.round < 0 || meet.round >= problem.rounds)
            return false;
        auto const index = static_cast<std::size_t>(employer->second);
        auto const table = std::ranges::find(m_result.tables[index], meet.table);
        if (table == m_result.tables[index].end() ||
            m_result.fixed.contains({person->second, meet.round}) ||
            !m_fixed_pairs.insert({person->second, employer->second}).second)
            return false;
        m_result.fixed[{person->second, meet.round}] = meet;
        auto const row = static_cast<std::size_t>(table - m_result.tables[index].begin());
        problem.employers[index].tables[row] |= bit(meet.round);
        auto& numbers = problem.candidates[static_cast<std::size_t>(person->second)];
        numbers.available |= bit(meet.round);
        auto const pair = pair_of(meet, person->second, employer->second);
        problem.pairs[static_cast<std::size_t>(pair)].language = -1;
        problem.fixed.push_back({person->second, employer->second, meet.round});
        auto const held =
            std::ranges::count(problem.fixed, person->second, &scheduling::FixedMeet::candidate);
        numbers.max_meets = std::max(numbers.max_meets, static_cast<int>(held));
        return true;
    }

    int pair_of(domain::PlannedMeet const& meet, int person, int employer) {
        auto& pairs = m_result.problem.pairs;
        auto const [found, is_new] =
            m_pair_index.try_emplace({meet.person, meet.organisation}, size_of(pairs));
        if (is_new) {
            pairs.push_back({person, employer, 1, -1, scheduling::liked_by_nobody});
            m_result.offers.push_back(meet.offer);
        }
        return found->second;
    }

    void set_aside(domain::PlannedMeet const& meet) {
        m_result.aside.push_back(meet);
        auto const person = m_person_index.find(meet.person);
        if (person == m_person_index.end()) return;
        auto& numbers = m_result.problem.candidates[static_cast<std::size_t>(person->second)];
        numbers.available &= ~bit(meet.round);
        if (is_newcomer(meet.person)) numbers.max_meets = std::max(0, numbers.max_meets - 1);
    }

    domain::State const& m_state;
    Settings const& m_settings;
    std::optional<Mending> m_mending;
    std::vector<domain::Away> m_away;
    std::set<PersonId> m_has_meet;  // when mending
    matching::Context m_context;
    std::map<OrganisationId, std::vector<OfferId>> m_offers;
    RoundMask m_plannable;
    Translation m_result;
    std::map<PersonId, int> m_person_index;
    std::map<OrganisationId, int> m_employer_index;
    std::map<std::string, int> m_language_index;
    std::map<std::string, int> m_companion_index;
    std::map<PersonAndOrganisation, int> m_pair_index;
    std::set<std::pair<int, int>> m_fixed_pairs;
};

}  // namespace

Translation to_problem(domain::State const& state, Settings const& settings,
                       std::optional<Mending> const& mending) {
    return Translator(state, settings, mending).run();
}

}  // namespace ontmoet::planning
