// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"

#include <algorithm>
#include <set>

namespace ontmoet::domain {
namespace {

// Whatever a badge says, the next number can still be counted.
constexpr int k_highest_badge = 9'999'999;

bool stands(Meet const& meet) {
    return meet.status == MeetStatus::planned;
}

template <class Matches>
bool nothing_stands(State const& state, int round, Matches matches) {
    return std::ranges::none_of(state.meets, [&](auto const& entry) {
        return stands(entry.second) && entry.second.planned.round == round &&
               matches(entry.second.planned);
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

std::optional<Refusal> booking_refusal(State const& state, MeetBooked const& booking,
                                       Moment said_at) {
    auto const& meet = booking.meet;
    char const* key = nullptr;
    if (state.erased.contains(meet.person) || !state.people.contains(meet.person) ||
        meet.meet.is_none() || state.meets.contains(meet.meet)) {
        key = "refused.meet_unknown";
    } else if (!round_is_open(state.event, meet.round) ||
               !table_is_open(state, meet.table, meet.round)) {
        key = "refused.meet_table_closed";
    } else if (!person_is_free(state, meet.person, meet.round)) {
        key = "refused.meet_person_busy";
    } else if (!table_is_free(state, meet.table, meet.round)) {
        key = "refused.meet_table_taken";
    } else if (!meet.interpreter.is_none() &&
               (!interpreter_is_free(state, meet.interpreter, meet.round) ||
                !interpreter_is_there(state, meet.interpreter, meet.round))) {
        key = "refused.meet_interpreter_taken";
    }
    if (key == nullptr) return std::nullopt;
    auto const person = state.people.find(meet.person);
    std::string const language = meet.interpreter.is_none() || person == state.people.end()
                                     ? std::string()
                                     : person->second.profile.interpreter_wanted;
    return Refusal{key, person == state.people.end()
                            ? std::vector<PlannedMeet>()
                            : free_meets(state, meet.person, meet.organisation, language,
                                         next_round(state.event, said_at), 3)};
}

std::optional<Refusal> plan_refusal(State const& state, PlanPublished const& plan) {
    PlanId const current = state.plan ? state.plan->id : PlanId{};
    if (plan.replaces != current) return Refusal{"refused.plan_outdated", {}};
    std::set<std::pair<Uuid, int>> taken;
    for (auto const& meet : plan.meets) {
        bool clash = !taken.insert({meet.person.uuid, meet.round}).second ||
                     !taken.insert({meet.table.uuid, meet.round}).second;
        if (!meet.interpreter.is_none())
            clash = !taken.insert({meet.interpreter.uuid, meet.round}).second || clash;
        if (clash || meet.meet.is_none() || !round_is_open(state.event, meet.round))
            return Refusal{"refused.plan_clash", {}};
    }
    return std::nullopt;
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

std::optional<Refusal> refusal(State const& state, Fact const& fact) {
    auto const judged = [&]<class Body>(auto decide) -> std::optional<Refusal> {
        auto const body = read_body<Body>(fact);
        if (!body.ok()) return Refusal{body.error().message_key, {}};
        return decide(*body);
    };
    if (fact.type == fact_type::meet_booked)
        return judged.operator()<MeetBooked>([&](MeetBooked const& booking) {
            return booking_refusal(state, booking, fact.happened_at());
        });
    if (fact.type == fact_type::plan_published)
        return judged.operator()<PlanPublished>(
            [&](PlanPublished const& plan) { return plan_refusal(state, plan); });
    if (fact.type == fact_type::verdict_given)
        return judged.operator()<VerdictGiven>(
            [&](VerdictGiven const& verdict) -> std::optional<Refusal> {
                if (state.meets.contains(verdict.meet)) return std::nullopt;
                return Refusal{"refused.verdict_unknown_meet", {}};
            });
    return std::nullopt;
}

std::optional<PlannedMeet> moved_booking(State const& state, MeetBooked const& booking,
                                         Moment said_at) {
    if (!booking.any_time) return std::nullopt;
    auto const refused = booking_refusal(state, booking, said_at);
    if (!refused || refused->alternatives.empty()) return std::nullopt;
    auto moved = refused->alternatives.front();
    moved.meet = booking.meet.meet;
    moved.offer = booking.meet.offer;
    return moved;
}

std::vector<PlannedMeet> free_meets(State const& state, PersonId person,
                                    OrganisationId organisation, std::string const& language,
                                    int from_round, std::size_t most) {
    std::vector<PlannedMeet> found;
    for (int round = std::max(0, from_round); round < state.event.rounds && found.size() < most;
         ++round) {
        if (!round_is_open(state.event, round) || !person_is_free(state, person, round)) continue;
        InterpreterId interpreter;
        if (!language.empty()) {
            for (auto const& [id, record] : state.interpreters)
                if (interpreter.is_none() && interpreter_is_there(state, id, round) &&
                    std::ranges::find(record.languages, language) != record.languages.end() &&
                    interpreter_is_free(state, id, round))
                    interpreter = id;
            if (interpreter.is_none()) continue;
        }
        for (auto const& [id, table] : state.tables) {
            if (table.organisation != organisation || !table_is_open(state, id, round) ||
                !table_is_free(state, id, round))
                continue;
            auto const offers = offers_of(state, organisation);
            found.push_back({{},
                             person,
                             organisation,
                             offers.empty() ? OfferId{} : offers.front(),
                             id,
                             round,
                             interpreter});
            break;
        }
    }
    return found;
}

bool share_companion(State const& state, PersonId one, PersonId other) {
    auto const first = state.people.find(one);
    auto const second = state.people.find(other);
    if (one == other || first == state.people.end() || second == state.people.end()) return false;
    auto const& companion = first->second.profile.companion;
    return !companion.empty() && companion == second->second.profile.companion;
}

bool person_is_free(State const& state, PersonId person, int round) {
    return nothing_stands(state, round, [&](auto const& meet) {
        return meet.person == person || share_companion(state, meet.person, person);
    });
}
bool table_is_free(State const& state, TableId table, int round) {
    return nothing_stands(state, round, [&](auto const& meet) { return meet.table == table; });
}
bool interpreter_is_free(State const& state, InterpreterId interpreter, int round) {
    return nothing_stands(state, round,
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
    return found != state.tables.end() && is_in(found->second.rounds, round) &&
           !is_in(rounds_away(away, table) | rounds_cancelled(away), round);
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

int next_round(Event const& event, Moment now) {
    int round = 0;
    while (round < event.rounds && event.round_start(round) <= now) ++round;
    return round;
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
        if (offer.organisation == organisation) offers.push_back(id);
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
    for (auto const& [id, candidate] : state.people)
        if (wanted == digits_and_letters(candidate.profile.code) ||
            wanted == digits_and_letters(candidate.badge))
            return &candidate;
    return nullptr;
}

StaffMember const* find_staff_by_code(State const& state, std::string_view code, StaffId* id) {
    auto const wanted = digits_and_letters(code);
    if (wanted.empty()) return nullptr;
    for (auto const& [staff_id, member] : state.staff)
        if (wanted == digits_and_letters(member.record.code)) {
            if (id != nullptr) *id = staff_id;
            return &member;
        }
    return nullptr;
}

int badges_given(State const& state, char letter) {
    int highest = 0;
    for (auto const& [id, candidate] : state.people) {
        auto const& badge = candidate.badge;
        if (badge.size() < 3 || badge[0] != letter || badge[1] != '-') continue;
        int number = 0;
        for (char const digit : std::string_view(badge).substr(2))
            if (digit >= '0' && digit <= '9')
                number = std::min(number * 10 + (digit - '0'), k_highest_badge);
        highest = std::max(highest, number);
    }
    return highest;
}

bool offer_is_allowed(Offer const& offer) {
    bool const unpaid = offer.kind == Way::werkervaringsplaats ||
                        offer.kind == Way::proefplaatsing || offer.kind == Way::taalstage ||
                        offer.kind == Way::volunteering;
    return !unpaid || (!offer.learning_goal.empty() && !offer.end_date.empty());
}

}  // namespace ontmoet::domain
