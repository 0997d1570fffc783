// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"

#include "domain/badge_code.h"
#include "domain/visits.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace ontmoet::domain {
namespace {

// Whatever a badge says, the next number can still be counted.
constexpr int k_highest_badge = 9'999'999;

bool stands(Meet const& meet) {
    return meet.status == MeetStatus::planned;
}

template <class Matches>
bool nothing_stands(State const& state, int round, MeetId except, Matches matches) {
    return std::ranges::none_of(state.meets, [&](auto const& entry) {
        return entry.first != except && stands(entry.second) &&
               entry.second.planned.round == round && matches(entry.second.planned);
    });
}

std::vector<Away> const& away_of(State const& state) {
    static std::vector<Away> const nobody;
    return state.plan ? state.plan->away : nobody;
}

template <class Names>
std::uint32_t rounds_of(std::vector<Away> const& away, Names names) {
    std::uint32_t rounds = 0;
    for (auto const& one : away)
        if (names(one)) rounds |= one.rounds;
    return rounds;
}

std::string digits_and_letters(std::string_view text) {
    std::string kept;
    for (char const letter : text) {
        if ((letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z'))
            kept += letter;
        else if (letter >= 'a' && letter <= 'z')
            kept += static_cast<char>(letter - 'a' + 'A');
    }
    return kept;
}

}  // namespace

bool share_companion(State const& state, PersonId one, PersonId other) {
    auto const first = state.people.find(one);
    auto const second = state.people.find(other);
    if (one == other || first == state.people.end() || second == state.people.end()) return false;
    auto const& companion = first->second.profile.companion;
    return !companion.empty() && companion == second->second.profile.companion;
}

bool person_is_free(State const& state, PersonId named, int round, MeetId except) {
    auto const person = same_person(state, named);
    return nothing_stands(state, round, except, [&](auto const& meet) {
        return meet.person == person || share_companion(state, meet.person, person);
    });
}
bool table_is_free(State const& state, TableId table, int round, MeetId except) {
    return nothing_stands(state, round, except,
                          [&](auto const& meet) { return meet.table == table; });
}
bool interpreter_is_free(State const& state, InterpreterId interpreter, int round, MeetId except) {
    return nothing_stands(state, round, except,
                          [&](auto const& meet) { return meet.interpreter == interpreter; });
}

std::uint32_t rounds_away(std::vector<Away> const& away, PersonId person) {
    return rounds_of(away,
                     [&](Away const& one) { return !person.is_none() && one.person == person; });
}
std::uint32_t rounds_away(std::vector<Away> const& away, TableId table) {
    return rounds_of(away, [&](Away const& one) { return !table.is_none() && one.table == table; });
}
std::uint32_t rounds_away(std::vector<Away> const& away, InterpreterId interpreter) {
    return rounds_of(away, [&](Away const& one) {
        return !interpreter.is_none() && one.interpreter == interpreter;
    });
}
std::uint32_t rounds_cancelled(std::vector<Away> const& away) {
    return rounds_of(away, [](Away const& one) {
        return one.person.is_none() && one.table.is_none() && one.interpreter.is_none();
    });
}

bool is_in(std::uint32_t rounds, int round) {
    return round >= 0 && round < k_most_rounds && (rounds >> round & 1U) != 0;
}

bool table_is_open(State const& state, TableId table, int round) {
    auto const found = state.tables.find(table);
    auto const& away = away_of(state);
    auto const closed =
        rounds_away(away, table) | rounds_cancelled(away) | rounds_visited(state, table);
    return found != state.tables.end() && is_in(found->second.rounds, round) &&
           !is_in(closed, round);
}
bool is_table_used(State const& state, TableId table) {
    return rounds_visited(state, table) != 0 ||
           std::ranges::any_of(state.meets, [&](auto const& entry) {
               auto const& meet = entry.second;
               return meet.planned.table == table && meet.status != MeetStatus::cancelled;
           });
}
bool interpreter_is_there(State const& state, InterpreterId interpreter, int round) {
    auto const found = state.interpreters.find(interpreter);
    return found != state.interpreters.end() && is_in(found->second.rounds, round) &&
           !is_in(rounds_away(away_of(state), interpreter), round);
}

bool round_is_open(Event const& event, int round) {
    return round >= 0 && round < event.rounds &&
           std::ranges::find(event.breaks, round) == event.breaks.end();
}

bool is_leased_to_another(State const& state, TableId table, int round, Booker const& booker) {
    return std::ranges::any_of(state.leases, [&](Lease const& lease) {
        return lease.table == table && lease.round == round && lease.device != booker.device &&
               booker.at < lease.until + k_lease_grace;
    });
}
bool holds_lease(State const& state, TableId table, int round, Booker const& booker) {
    if (booker.at + k_lease_grace < state.leases_at) return false;
    return std::ranges::any_of(state.leases, [&](Lease const& lease) {
        return lease.table == table && lease.round == round && lease.device == booker.device &&
               booker.at < lease.until;
    });
}

std::uint32_t rounds_leased(State const& state, TableId table, Booker const& booker) {
    std::uint32_t rounds = 0;
    for (auto const& lease : state.leases)
        if (lease.table == table && lease.round >= 0 && lease.round < k_most_rounds &&
            is_leased_to_another(state, table, lease.round, booker) &&
            table_is_free(state, table, lease.round))
            rounds |= 1U << lease.round;
    return rounds;
}

namespace {

template <class Matches>
std::vector<Meet const*> standing_meets(State const& state, Matches matches) {
    std::vector<Meet const*> meets;
    for (auto const& [id, meet] : state.meets)
        if (stands(meet) && matches(meet.planned)) meets.push_back(&meet);
    std::ranges::stable_sort(meets, {}, [](Meet const* meet) { return meet->planned.round; });
    return meets;
}

}  // namespace

std::vector<Meet const*> meets_of(State const& state, PersonId person) {
    return standing_meets(state, [&](auto const& meet) { return meet.person == person; });
}
std::vector<Meet const*> meets_of(State const& state, OrganisationId organisation) {
    return standing_meets(state,
                          [&](auto const& meet) { return meet.organisation == organisation; });
}

std::vector<OfferId> offers_of(State const& state, OrganisationId organisation) {
    std::vector<OfferId> offers;
    for (auto const& [id, offer] : state.offers)
        if (offer.organisation == organisation && !offer.filled) offers.push_back(id);
    return offers;
}

bool is_shown_to_employers(Candidate const& candidate) {
    return candidate.registered && candidate.consents_to(Purpose::take_part) &&
           candidate.consents_to(Purpose::show_work);
}

bool is_match(Meet const& meet) {
    return meet.candidate_verdict == Answer::yes && meet.employer_verdict == Answer::yes;
}

bool contact_may_be_shared(State const& state, Meet const& meet) {
    auto const person = state.people.find(meet.planned.person);
    return is_match(meet) && person != state.people.end() &&
           person->second.consents_to(Purpose::share_contact);
}

Candidate const* find_by_code(State const& state, std::string_view code) {
    auto const wanted = digits_and_letters(code);
    if (wanted.empty()) return nullptr;
    if (auto const read = read_badge_code(wanted)) {
        auto const found = state.people.find(same_person(state, PersonId{read->holder}));
        return found == state.people.end() ? nullptr : &found->second;
    }
    for (auto const& [id, candidate] : state.people)
        if (wanted == digits_and_letters(candidate.profile.code) ||
            wanted == digits_and_letters(candidate.badge) ||
            std::ranges::find(candidate.other_codes, wanted, digits_and_letters) !=
                candidate.other_codes.end())
            return &candidate;
    return nullptr;
}

StaffMember const* find_staff_by_code(State const& state, std::string_view code, StaffId* id) {
    auto const wanted = digits_and_letters(code);
    if (wanted.empty()) return nullptr;
    auto const read = read_badge_code(wanted);
    for (auto const& [staff_id, member] : state.staff)
        if (read ? read->holder == staff_id.uuid
                 : wanted == digits_and_letters(member.record.code)) {
            if (id != nullptr) *id = staff_id;
            return &member;
        }
    return nullptr;
}

std::vector<Candidate const*> invited(State const& state) {
    std::vector<Candidate const*> people;
    for (auto const& [id, candidate] : state.people)
        if (candidate.registered && !candidate.checked_in && !candidate.profile.code.empty())
            people.push_back(&candidate);
    return people;
}

std::string companion_badge(State const& state, Candidate const& candidate) {
    auto const& name = candidate.profile.companion;
    if (name.empty()) return {};
    Candidate const* first = nullptr;
    for (auto const& [id, other] : state.people) {
        if (other.badge.empty() || other.profile.companion != name) continue;
        if (first == nullptr || other.checked_in_at < first->checked_in_at) first = &other;
    }
    return first == nullptr ? std::string{} : first->badge + "+";
}

int companions_here(State const& state) {
    std::set<std::string_view> names;
    for (auto const& [id, candidate] : state.people)
        if (is_here(candidate) && !candidate.profile.companion.empty())
            names.insert(candidate.profile.companion);
    return static_cast<int>(names.size());
}

int badges_given(State const& state, char letter) {
    int highest = 0;
    auto const count = [&](std::string_view badge) {
        if (badge.size() < 3 || badge[0] != letter || badge[1] != '-') return;
        int number = 0;
        for (char const digit : badge.substr(2))
            if (digit >= '0' && digit <= '9')
                number = std::min(number * 10 + (digit - '0'), k_highest_badge);
        highest = std::max(highest, number);
    };
    for (auto const& [id, candidate] : state.people) {
        count(candidate.badge);
        for (auto const& code : candidate.other_codes) count(code);
    }
    return highest;
}

}  // namespace ontmoet::domain
