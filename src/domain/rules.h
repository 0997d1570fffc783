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

// Nothing when `fact` is accepted on `state`. Only what needs a meet, a plan, a round or two people
// that are there can be refused, and an offer that nobody may make; of what a person says about
// themselves only a recording that is no sound or too long. Keys:
// refused.meet_person_busy, refused.meet_table_taken, refused.meet_table_leased,
// refused.meet_interpreter_taken, refused.meet_table_closed, refused.meet_unknown,
// refused.plan_outdated, refused.plan_clash, refused.verdict_unknown_meet, refused.round_unknown,
// refused.link_unknown, refused.follow_up_no_consent, refused.offer_unpaid,
// refused.other_organisation (offer_rules.h), refused.visit (visits.h), error.bad_fact.
std::optional<Refusal> refusal(State const& state, Fact const& fact);

// The meet of a meet.booked or meet.moved.
std::optional<PlannedMeet> booked_meet(Fact const& fact);
// A meet.booked or meet.moved that is refused, with the first free alternative in a round that had
// not started when it was said, when its person said any time is fine.
std::optional<Fact> moved_booking(State const& state, Fact const& fact);

// Who wants to book, and when: tables leased to others are not free for them.
struct Booker {
    DeviceId device;
    Moment at;     // by the server's clock
    MeetId moves;  // the meet that shall move: it is in nobody's way
};
// Every round in which this person and this organisation could still meet, best (earliest) first,
// with a table and, when `language` is not empty, an interpreter. At most `most`.
std::vector<PlannedMeet> free_meets(State const& state, PersonId person,
                                    OrganisationId organisation, std::string const& language,
                                    int from_round, std::size_t most, Booker const& booker = {});

// Whether an employer can have a talk with somebody who did not ask for it: the rounds both
// are free for, or why there is none, as a message key: invite.not_here, invite.already,
// invite.table_full, invite.no_interpreter, invite.no_common_round. The last one is said whatever
// of the candidate's stands in the way: no employer learns that somebody said no to them, or how
// full another one's day is.
struct Invitation {
    std::vector<PlannedMeet> meets{};  // the best first
    std::string message_key{};         // when there are none
    friend bool operator==(Invitation const&, Invitation const&) = default;
};
Invitation invitation(State const& state, PersonId person, OfferId offer, int from_round,
                      Booker const& booker);

// A lease holds this much longer against others than for its holder, so that clocks need not agree.
inline constexpr Duration k_lease_grace{30'000};
// Whether the table is leased to another device at that time.
bool is_leased_to_another(State const& state, TableId table, int round, Booker const& booker);
// The rounds in which the table is free but for that, as bits.
std::uint32_t rounds_leased(State const& state, TableId table, Booker const& booker);
// Whether this device may promise a meet there without asking (sync.md, contract 5). A clock that
// shows an earlier time than the lease was given at is wrong: it proves nothing.
bool holds_lease(State const& state, TableId table, int round, Booker const& booker);

// The id somebody goes by, whichever of their registrations this is.
PersonId same_person(State const& state, PersonId person);
// All their ids, this one first.
std::vector<PersonId> ids_of(State const& state, PersonId person);
// Registrations that may be one person's: the same phone, e-mail or full name. A host links them
// (identity.linked) or leaves them; until then both live.
std::vector<std::pair<PersonId, PersonId>> look_alikes(State const& state);
// The registered people, but for `except`, that this profile may be about; by the same marks.
std::vector<PersonId> alike(State const& state, Profile const& profile, PersonId except);
// In the hall: checked in and not gone.
bool is_here(Candidate const& candidate);

// Neither in a meet, nor their companion in a meet of somebody else.
// `except` is in nobody's way.
bool person_is_free(State const& state, PersonId person, int round, MeetId except = {});
// Two people whom the same companion sits beside: they never meet in the same round.
bool share_companion(State const& state, PersonId one, PersonId other);
bool table_is_free(State const& state, TableId table, int round, MeetId except = {});
bool interpreter_is_free(State const& state, InterpreterId interpreter, int round,
                         MeetId except = {});
// The rounds lost to them in what went otherwise so far, as bits; the event's own: cancelled ones.
std::uint32_t rounds_away(std::vector<Away> const& away, PersonId person);
std::uint32_t rounds_away(std::vector<Away> const& away, TableId table);
std::uint32_t rounds_away(std::vector<Away> const& away, InterpreterId interpreter);
std::uint32_t rounds_cancelled(std::vector<Away> const& away);
// Whether the bit of this round is set.
bool is_in(std::uint32_t rounds, int round);
// In the rounds of its record and of the plan that stands.
bool table_is_open(State const& state, TableId table, int round);
// Somebody meets or met there, or a talk of two employers is at it or leaves it empty.
bool is_table_used(State const& state, TableId table);
bool interpreter_is_there(State const& state, InterpreterId interpreter, int round);
// True for a round in which somebody can meet at all: in range and no break.
bool round_is_open(Event const& event, int round);
// The same, and no host skipped it.
bool round_can_be_met_in(State const& state, int round);
// The first round that has not started at `now` by the hosts' clock (round.set); the number of
// rounds when all have. While a round stands still none after it starts.
int next_round(State const& state, Moment now);
bool round_has_begun(State const& state, int round, Moment now);
Moment round_start(State const& state, int round);
// Not counting a pause that is not over.
Moment round_end(State const& state, int round);
// What the clock of a running round shows: it stands still in a pause. Not below zero.
Duration round_left(State const& state, int round, Moment now);

// What goes on in the hall at a moment, by the hosts' clock.
struct HallMoment {
    enum class Phase {
        before,   // no round has begun
        meeting,  // `round` runs
        between,  // people walk to `round`, or there is a break until it begins
        over,     // nobody meets any more
    };
    Phase phase = Phase::over;
    int round = 0;
    Duration left{0};           // until that round ends, or else begins
    bool stands_still = false;  // a host paused it
    bool is_break = false;
    friend bool operator==(HallMoment const&, HallMoment const&) = default;
};
HallMoment hall_at(State const& state, Moment now);
// The first round from this one on that people can meet in; the number of rounds when none is left.
int first_open_round(State const& state, int from);

// The person's meets that stand, by round.
std::vector<Meet const*> meets_of(State const& state, PersonId person);
std::vector<Meet const*> meets_of(State const& state, OrganisationId organisation);
// Those for which somebody is looked for.
std::vector<OfferId> offers_of(State const& state, OrganisationId organisation);

// What this organisation's staff wrote down about them (note.set); empty: nothing.
std::string note_about(State const& state, PersonId person, OrganisationId organisation);

// Employers may see this person's work: they take part and said so (domain.md §7.4).
bool is_shown_to_employers(Candidate const& candidate);
// Both sides said yes (domain.md §6).
bool is_match(Meet const& meet);
// A match whose person agreed that name and contact go to the employer.
bool contact_may_be_shared(State const& state, Meet const& meet);
// The person an invitation or badge stands for, by its number or its QR code (badge_code.h);
// nothing for an unknown one. Spaces and dashes in what was typed or scanned do not matter.
Candidate const* find_by_code(State const& state, std::string_view code);
StaffMember const* find_staff_by_code(State const& state, std::string_view code, StaffId* id);
// Registered with a number of their own, and not here yet: who gets a letter.
std::vector<Candidate const*> invited(State const& state);
// The number of who comes along with this candidate, "A-17+": that of the first one in the hall
// whom they came with, so that it is theirs alone wherever badges are given and says where they
// belong. Empty when nobody comes along, or nobody they came with has a number yet.
std::string companion_badge(State const& state, Candidate const& candidate);
// Everybody who came along with somebody who is in the hall, each once.
int companions_here(State const& state);
// How many badges this letter has been given; the next one is this plus one.
int badges_given(State const& state, char letter);

}  // namespace ontmoet::domain
