// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "domain/state.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

// What may happen and who may see what, as questions to a State. A kiosk asks them to foresee the
// server's answer, the server asks them to decide: the same functions (sync.md, contract 5).
namespace ontmoet::domain {

// Why a fact is not accepted: a key of the catalogue, and for a meet up to three free alternatives.
struct Refusal {
    std::string message_key;
    std::vector<PlannedMeet> alternatives;
};

// Nothing when `fact` is accepted on `state`. Only meets and plans can be refused; what a person
// says about themselves never is. Keys: refused.meet_person_busy, refused.meet_table_taken,
// refused.meet_interpreter_taken, refused.meet_table_closed, refused.meet_unknown,
// refused.plan_outdated, refused.plan_clash, refused.verdict_unknown_meet, error.bad_fact.
std::optional<Refusal> refusal(State const& state, Fact const& fact);

// A booking moved to the first free alternative in a round that had not started when it was said,
// when its person said any time is fine.
std::optional<PlannedMeet> moved_booking(State const& state, MeetBooked const& booking,
                                         Moment said_at);

// Every round in which this person and this organisation could still meet, best (earliest) first,
// with a table and, when `language` is not empty, an interpreter. At most `most`.
std::vector<PlannedMeet> free_meets(State const& state, PersonId person,
                                    OrganisationId organisation, std::string const& language,
                                    int from_round, std::size_t most);

// Neither in a meet, nor their companion in a meet of somebody else.
bool person_is_free(State const& state, PersonId person, int round);
// Two people whom the same companion sits beside: they never meet in the same round.
bool share_companion(State const& state, PersonId one, PersonId other);
bool table_is_free(State const& state, TableId table, int round);
bool interpreter_is_free(State const& state, InterpreterId interpreter, int round);
// The rounds lost to them in what went otherwise so far, as bits; the event's own: cancelled ones.
std::uint32_t rounds_away(std::vector<Away> const& away, PersonId person);
std::uint32_t rounds_away(std::vector<Away> const& away, TableId table);
std::uint32_t rounds_away(std::vector<Away> const& away, InterpreterId interpreter);
std::uint32_t rounds_cancelled(std::vector<Away> const& away);
// Whether the bit of this round is set.
bool is_in(std::uint32_t rounds, int round);
// In the rounds of its record and of the plan that stands.
bool table_is_open(State const& state, TableId table, int round);
bool interpreter_is_there(State const& state, InterpreterId interpreter, int round);
// True for a round in which somebody can meet at all: in range and no break.
bool round_is_open(Event const& event, int round);
// The first round that has not started at `now`; the number of rounds when all have.
int next_round(Event const& event, Moment now);

// The person's meets that stand, by round.
std::vector<Meet const*> meets_of(State const& state, PersonId person);
std::vector<Meet const*> meets_of(State const& state, OrganisationId organisation);
std::vector<OfferId> offers_of(State const& state, OrganisationId organisation);

// Employers may see this person's work: they take part and said so (domain.md §7.4).
bool is_shown_to_employers(Candidate const& candidate);
// Both sides said yes (domain.md §6).
bool is_match(Meet const& meet);
// A match whose person agreed that name and contact go to the employer.
bool contact_may_be_shared(State const& state, Meet const& meet);
// The person an invitation or badge stands for; nothing for an unknown one. Spaces and dashes in
// what was typed or scanned do not matter.
Candidate const* find_by_code(State const& state, std::string_view code);
StaffMember const* find_staff_by_code(State const& state, std::string_view code, StaffId* id);
// How many badges this letter has been given; the next one is this plus one.
int badges_given(State const& state, char letter);

// Unpaid work needs a learning goal and an end date (SER 2018, domain.md §5).
bool offer_is_allowed(Offer const& offer);

}  // namespace ontmoet::domain
