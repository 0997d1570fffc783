// SPDX-License-Identifier: EUPL-1.2
#include "domain/offer_rules.h"
#include "domain/visits.h"

#include <algorithm>
#include <set>
#include <type_traits>
#include <utility>

#include <nlohmann/json.hpp>

namespace ontmoet::domain {
namespace {

constexpr std::size_t k_most_alternatives = 3;

// A meet.booked or meet.moved.
struct Booking {
    PlannedMeet meet;
    bool any_time = false;
    bool is_move = false;
    bool invited = false;
};

std::optional<Booking> booking_of(Fact const& fact) {
    if (auto const booked = read_body<MeetBooked>(fact); booked.ok())
        return Booking{booked->meet, booked->any_time, false, booked->invited};
    if (auto const moved = read_body<MeetMoved>(fact); moved.ok())
        return Booking{moved->meet, moved->any_time, true};
    return std::nullopt;
}

// Why nobody can meet so; nothing when they can.
char const* clash_key(State const& state, PlannedMeet const& meet, Booker const& booker) {
    auto const round = meet.round;
    if (!round_can_be_met_in(state, round) || !table_is_open(state, meet.table, round))
        return "refused.meet_table_closed";
    if (!person_is_free(state, meet.person, round, booker.moves)) return "refused.meet_person_busy";
    if (!table_is_free(state, meet.table, round, booker.moves)) return "refused.meet_table_taken";
    if (is_leased_to_another(state, meet.table, round, booker)) return "refused.meet_table_leased";
    if (!meet.interpreter.is_none() &&
        (!interpreter_is_free(state, meet.interpreter, round, booker.moves) ||
         !interpreter_is_there(state, meet.interpreter, round)))
        return "refused.meet_interpreter_taken";
    return nullptr;
}

// A booking needs a new meet, a move one that is not cancelled.
bool names_a_meet(State const& state, Booking const& booking) {
    auto const person = same_person(state, booking.meet.person);
    if (booking.meet.meet.is_none()) return false;
    auto const known = state.meets.find(booking.meet.meet);
    if (known == state.meets.end()) return !booking.is_move;
    return booking.is_move && known->second.status != MeetStatus::cancelled &&
           known->second.planned.person == person &&
           known->second.planned.organisation == booking.meet.organisation;
}

std::optional<Refusal> booking_refusal(State const& state, Booking const& booking,
                                       Fact const& fact) {
    auto const& meet = booking.meet;
    auto const person = state.people.find(same_person(state, meet.person));
    if (person == state.people.end()) return Refusal{"refused.meet_unknown", {}};
    Booker const booker{fact.device, fact.decided_at(), booking.is_move ? meet.meet : MeetId{}};
    auto const* key =
        names_a_meet(state, booking) ? clash_key(state, meet, booker) : "refused.meet_unknown";
    if (key == nullptr) return std::nullopt;
    auto const language =
        meet.interpreter.is_none() ? std::string() : person->second.profile.interpreter_wanted;
    return Refusal{key,
                   free_meets(state, person->first, meet.organisation, language,
                              next_round(state, fact.happened_at()), k_most_alternatives, booker)};
}

// What is said about a meet names its person, or an erasure would take it from somebody else.
bool is_meet_of(State const& state, Meet const& meet, PersonId person) {
    return person.is_none() || meet.planned.person == same_person(state, person);
}

// What is leased to another device stays as it is: a plan that was made before the lease is made
// again.
std::optional<Refusal> plan_refusal(State const& state, PlanPublished const& plan, Booker booker) {
    PlanId const current = state.plan ? state.plan->id : PlanId{};
    if (plan.replaces != current) return Refusal{"refused.plan_outdated", {}};
    std::set<std::pair<Uuid, int>> taken;
    auto const take_seats = [&](PlannedMeet const& meet) {
        bool const person = taken.emplace(same_person(state, meet.person).uuid, meet.round).second;
        bool const table = taken.emplace(meet.table.uuid, meet.round).second;
        bool const interpreter =
            meet.interpreter.is_none() || taken.emplace(meet.interpreter.uuid, meet.round).second;
        return person && table && interpreter;
    };
    std::set<MeetId> named;
    for (auto const& meet : plan.meets) {
        named.insert(meet.meet);
        if (!take_seats(meet) || meet.meet.is_none() || !round_is_open(state.event, meet.round))
            return Refusal{"refused.plan_clash", {}};
        if (state.tables_gone.contains(meet.table)) return Refusal{"refused.plan_outdated", {}};
        auto const known = state.meets.find(meet.meet);
        if (known != state.meets.end() && !is_meet_of(state, known->second, meet.person))
            return Refusal{"refused.plan_clash", {}};
        bool const stays = known != state.meets.end() &&
                           known->second.planned.table == meet.table &&
                           known->second.planned.round == meet.round;
        bool const is_given_away = is_leased_to_another(state, meet.table, meet.round, booker) ||
                                   is_in(rounds_visited(state, meet.table), meet.round);
        if (!stays && is_given_away) return Refusal{"refused.plan_outdated", {}};
    }
    // Those that no plan makes forgotten keep their seats.
    for (auto const& [id, meet] : state.meets)
        if (meet.status == MeetStatus::planned && meet.is_told() && !named.contains(id) &&
            !take_seats(meet.planned))
            return Refusal{"refused.plan_clash", {}};
    return std::nullopt;
}

// A table at which people meet or met, or to which somebody is invited, stays.
std::optional<Refusal> table_refusal(State const& state, TableSet const& set) {
    auto const fields = nlohmann::json::parse(set.fields, nullptr, false);
    if (!fields.is_object() || fields.value("gone", nlohmann::json()) != true) return std::nullopt;
    if (!is_table_used(state, set.table)) return std::nullopt;
    return Refusal{"refused.table_in_use", {}};
}

// Two people that are there and known apart, who are not expected at two tables at once.
std::optional<Refusal> link_refusal(State const& state, IdentityLinked const& link) {
    auto const person = same_person(state, link.person);
    auto const duplicate = same_person(state, link.duplicate);
    if (person == duplicate || !state.people.contains(person) || !state.people.contains(duplicate))
        return Refusal{"refused.link_unknown", {}};
    for (auto const* meet : meets_of(state, duplicate))
        if (!person_is_free(state, person, meet->planned.round))
            return Refusal{"refused.meet_person_busy", {}};
    return std::nullopt;
}

std::optional<Refusal> needs_meet(State const& state, MeetId id, PersonId person,
                                  char const* otherwise) {
    auto const meet = state.meets.find(id);
    if (meet != state.meets.end() && is_meet_of(state, meet->second, person)) return std::nullopt;
    return Refusal{otherwise, {}};
}

// Nobody is followed who did not agree to it.
std::optional<Refusal> follow_up_refusal(State const& state, FollowUpRecorded const& answer) {
    auto const found = state.people.find(same_person(state, answer.person));
    if (found != state.people.end() && found->second.consents_to(Purpose::follow_up))
        return std::nullopt;
    return Refusal{"refused.follow_up_no_consent", {}};
}

// Whoever cancels what is not there (any more) has what they want.
std::optional<Refusal> cancel_refusal(State const& state, MeetCancelled const& cancel) {
    auto const meet = state.meets.find(cancel.meet);
    if (meet == state.meets.end() || is_meet_of(state, meet->second, cancel.person))
        return std::nullopt;
    return Refusal{"refused.meet_unknown", {}};
}

// A meet that was given up may begin after all if nobody sits there now.
std::optional<Refusal> start_refusal(State const& state, MeetStarted const& start) {
    auto const found = state.meets.find(start.meet);
    if (found == state.meets.end() || found->second.status == MeetStatus::cancelled ||
        !is_meet_of(state, found->second, start.person))
        return Refusal{"refused.meet_unknown", {}};
    auto const& planned = found->second.planned;
    if (!person_is_free(state, planned.person, planned.round, start.meet))
        return Refusal{"refused.meet_person_busy", {}};
    if (!table_is_free(state, planned.table, planned.round, start.meet))
        return Refusal{"refused.meet_table_taken", {}};
    return std::nullopt;
}

// Whoever did not miss it after all needs their seat.
std::optional<Refusal> miss_refusal(State const& state, MeetMissed const& miss) {
    auto known = needs_meet(state, miss.meet, miss.person, "refused.meet_unknown");
    if (known || miss.missed) return known;
    return start_refusal(state, {miss.meet, miss.person});
}

// Asks `decide` when the fact is of this body's type; false when it is of another.
template <class Body, class Decide>
bool judged(Fact const& fact, std::optional<Refusal>& refused, Decide decide) {
    if (fact.type != Body::k_type) return false;
    if (auto const body = read_body<Body>(fact); body.ok())
        refused = decide(*body);
    else
        refused = Refusal{body.error().message_key, {}};
    return true;
}

}  // namespace

std::optional<PlannedMeet> booked_meet(Fact const& fact) {
    auto const booking = booking_of(fact);
    return booking ? std::optional(booking->meet) : std::nullopt;
}

bool round_can_be_met_in(State const& state, int round) {
    auto const clock = state.rounds.find(round);
    return round_is_open(state.event, round) &&
           (clock == state.rounds.end() || !clock->second.skipped);
}

std::optional<Refusal> refusal(State const& state, Fact const& fact) {
    std::optional<Refusal> refused;
    auto const book = [&](auto const& body) {
        constexpr bool is_move = std::is_same_v<std::decay_t<decltype(body)>, MeetMoved>;
        return booking_refusal(state, {body.meet, body.any_time, is_move}, fact);
    };
    auto const known_meet = [&](auto const& body) {
        return needs_meet(state, body.meet, body.person, "refused.meet_unknown");
    };
    auto const sound = [](auto const& recorded) -> std::optional<Refusal> {
        if (is_recorded_sound(recorded.sound, recorded.seconds)) return std::nullopt;
        return Refusal{"error.bad_fact", {}};
    };
    if (judged<OwnWordsRecorded>(fact, refused, sound) ||
        judged<PitchRecorded>(fact, refused, sound))
        return refused;
    if (auto said = employer_refusal(state, fact)) return said;
    (void)(judged<MeetBooked>(fact, refused, book) || judged<MeetMoved>(fact, refused, book) ||
           judged<PlanPublished>(
               fact, refused,
               [&](auto const& plan) {
                   return plan_refusal(state, plan, {fact.device, fact.decided_at(), {}});
               }) ||
           judged<VerdictGiven>(fact, refused,
                                [&](auto const& verdict) {
                                    return needs_meet(state, verdict.meet, verdict.person,
                                                      "refused.verdict_unknown_meet");
                                }) ||
           judged<MeetStarted>(fact, refused,
                               [&](auto const& start) { return start_refusal(state, start); }) ||
           judged<MeetCancelled>(
               fact, refused, [&](auto const& cancel) { return cancel_refusal(state, cancel); }) ||
           judged<MeetEnded>(fact, refused, known_meet) ||
           judged<MeetMissed>(fact, refused,
                              [&](auto const& miss) { return miss_refusal(state, miss); }) ||
           judged<NextStepSet>(fact, refused, known_meet) ||
           judged<VisitBooked>(
               fact, refused,
               [&](auto const& visit) {
                   return visit_refusal(state, visit, {fact.device, fact.decided_at(), {}});
               }) ||
           judged<ContactInformed>(fact, refused, known_meet) ||
           judged<FollowUpRecorded>(
               fact, refused,
               [&](auto const& answer) { return follow_up_refusal(state, answer); }) ||
           judged<IdentityLinked>(fact, refused,
                                  [&](auto const& link) { return link_refusal(state, link); }) ||
           judged<TableSet>(fact, refused,
                            [&](TableSet const& set) { return table_refusal(state, set); }) ||
           judged<RoundSet>(fact, refused, [&](RoundSet const& set) -> std::optional<Refusal> {
               if (set.round >= 0 && set.round < state.event.rounds) return std::nullopt;
               return Refusal{"refused.round_unknown", {}};
           }));
    return refused;
}

std::optional<Fact> moved_booking(State const& state, Fact const& fact) {
    auto const booking = booking_of(fact);
    if (!booking || !booking->any_time) return std::nullopt;
    auto const refused = booking_refusal(state, *booking, fact);
    if (!refused || refused->alternatives.empty()) return std::nullopt;
    auto meet = refused->alternatives.front();
    meet.meet = booking->meet.meet;
    meet.offer = booking->meet.offer;
    auto moved = fact;
    moved.body = booking->is_move ? make_fact(MeetMoved{meet, true}).body
                                  : make_fact(MeetBooked{meet, true, booking->invited}).body;
    return moved;
}

std::vector<PlannedMeet> free_meets(State const& state, PersonId person,
                                    OrganisationId organisation, std::string const& language,
                                    int from_round, std::size_t most, Booker const& booker) {
    std::vector<PlannedMeet> found;
    auto const offers = offers_of(state, organisation);
    for (int round = std::max(0, from_round); round < state.event.rounds && found.size() < most;
         ++round) {
        if (!round_can_be_met_in(state, round) ||
            !person_is_free(state, person, round, booker.moves))
            continue;
        InterpreterId interpreter;
        if (!language.empty()) {
            for (auto const& [id, record] : state.interpreters)
                if (interpreter.is_none() && interpreter_is_there(state, id, round) &&
                    std::ranges::find(record.languages, language) != record.languages.end() &&
                    interpreter_is_free(state, id, round, booker.moves))
                    interpreter = id;
            if (interpreter.is_none()) continue;
        }
        for (auto const& [id, table] : state.tables) {
            if (table.organisation != organisation || !table_is_open(state, id, round) ||
                !table_is_free(state, id, round, booker.moves) ||
                is_leased_to_another(state, id, round, booker))
                continue;
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

}  // namespace ontmoet::domain
