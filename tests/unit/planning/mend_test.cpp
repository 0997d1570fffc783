// SPDX-License-Identifier: EUPL-1.2
#include "planning/mend.h"

#include "unit/planning/planning_hall.h"

#include <set>

using namespace ontmoet;
using namespace ontmoet::test::planned;
using scheduling::ChangeKind;
using scheduling::HappeningKind;

namespace {

Moment const start{1'790'000'000'000};

// During this round; -1: before the first.
Moment in_round(domain::State const& state, int round) {
    return round < 0 ? start - std::chrono::minutes{5}
                     : state.event.round_start(round) + std::chrono::minutes{1};
}

domain::State running(domain::State state) {
    state.event.starts_at = start;
    return published(state, planned(state));
}

std::vector<MendOption> mended(domain::State const& state, Trouble const& trouble, int round) {
    auto options = mend(state, trouble, id<PlanId>(2), {{}, in_round(state, round), {}});
    REQUIRE(options.ok());
    REQUIRE_FALSE(options->empty());
    CHECK(options->size() <= 3);
    for (auto const& option : *options) {
        CHECK_FALSE(domain::refusal(state, domain::make_fact(option.published)).has_value());
        for (auto const& meet : plan_of(state))
            if (meet.round <= round) CHECK(std::ranges::count(option.published.meets, meet) == 1);
    }
    return std::move(*options);
}

domain::State after(domain::State state, MendOption const& option) {
    apply(state, domain::make_fact(option.published));
    return state;
}

std::vector<int> rounds_of(domain::State const& state, PersonId who) {
    std::vector<int> rounds;
    for (auto const* meet : domain::meets_of(state, who)) rounds.push_back(meet->planned.round);
    return rounds;
}

domain::PlannedMeet meet_in_round(domain::State const& state, int round) {
    auto const meets = plan_of(state);
    auto const found = std::ranges::find(meets, round, &domain::PlannedMeet::round);
    REQUIRE(found != meets.end());
    return *found;
}

std::string error_of(Result<std::vector<MendOption>> const& result) {
    return result.ok() ? std::string() : result.error().message_key;
}

}  // namespace

TEST_CASE("Who does not come misses the running meet, frees the others, and changes nobody's") {
    auto const state = running(hall(6, 2));
    auto const missing = plan_of(state).front().person;
    auto const options = mended(state, {.kind = HappeningKind::no_show, .person = missing}, 0);
    CHECK(options.front().others_changed == 0);
    CHECK(std::ranges::find(options.front().told.people, missing) ==
          options.front().told.people.end());
    auto const later = after(state, options.front());
    CHECK(domain::meets_of(later, missing).empty());
    for (auto const& [meet_id, meet] : later.meets)
        if (meet.planned.person == missing) {
            CHECK(meet.planned.round == 0);
            CHECK(meet.status == domain::MeetStatus::missed);
        }
    for (auto const& change : options.front().changes)
        CHECK((change.person == missing ? change.kind == ChangeKind::cancelled && change.forced
                                        : change.kind == ChangeKind::added));
}

TEST_CASE("The place of somebody who left goes to who wished for it and waited") {
    auto state = hall(3, 1, 3);
    state.event.starts_at = start;
    auto const first = planned(state);
    add_person(state, 4);
    state.preferences[{person(4), employer(1)}].candidate = Answer::yes;
    state = published(state, first);
    REQUIRE(rounds_of(state, person(4)).empty());
    auto const last = meet_in_round(state, 2).person;
    auto const options = mended(state, {.kind = HappeningKind::left, .person = last}, 1);
    auto const later = after(state, options.front());
    CHECK(rounds_of(later, person(4)) == std::vector<int>{2});
    CHECK(options.front().told.people == std::vector<PersonId>{person(4)});
    CHECK(options.front().told.organisations == std::vector<OrganisationId>{employer(1)});
}

TEST_CASE("Who is late meets only after they came") {
    auto const state = running(hall(3, 3));
    auto const options =
        mended(state, {.kind = HappeningKind::late, .person = person(2), .until = 3}, -1);
    auto const later = after(state, options.front());
    CHECK(rounds_of(later, person(2)).size() == 3);
    for (int const round : rounds_of(later, person(2))) CHECK(round >= 3);
}

TEST_CASE("Who came after all gets meets again, beside the plan that stands") {
    auto const state = running(hall(2, 3));
    auto const gone = after(
        state, mended(state, {.kind = HappeningKind::no_show, .person = person(1)}, -1).front());
    REQUIRE(rounds_of(gone, person(1)).empty());
    auto options = mend(gone, {.kind = HappeningKind::walk_in, .person = person(1)}, id<PlanId>(3),
                        {{}, in_round(gone, 0), {}});
    REQUIRE(options.ok());
    auto const back = after(gone, options->front());
    CHECK(rounds_of(back, person(1)).size() == 3);
    CHECK(options->front().others_changed == 0);
    CHECK(domain::rounds_away(back.plan->away, person(1)) == 1U);
}

TEST_CASE("A walk-in with a meet booked by hand gets others beside it") {
    auto state = running(hall(2, 3));
    add_person(state, 3);
    for (int j = 1; j <= 3; ++j)
        state.preferences[{person(3), employer(j)}].candidate = Answer::yes;
    domain::PlannedMeet const booked{id<MeetId>(9), person(3), employer(1), id<OfferId>(1),
                                     table(1),      5,         {}};
    state.meets[booked.meet].planned = booked;
    auto const options = mended(state, {.kind = HappeningKind::walk_in, .person = person(3)}, 0);
    auto const& meets = options.front().published.meets;
    CHECK(std::ranges::count(meets, booked) == 1);
    CHECK(std::ranges::count(meets, person(3), &domain::PlannedMeet::person) == 3);
}

TEST_CASE("Nobody sits at a closed table, nor in a cancelled round, nor with who is gone") {
    auto state = hall(4, 2);
    add_employer(state, 1, 2);
    state.interpreters[id<InterpreterId>(201)].languages = {"ti"};
    state.people.at(person(1)).profile.interpreter_wanted = "ti";
    state = running(state);
    auto const closed = after(
        state, mended(state, {.kind = HappeningKind::table_closed, .table = table(1)}, 0).front());
    auto const cancelled = after(
        closed, mended(closed, {.kind = HappeningKind::round_cancelled, .round = 3}, 0).front());
    auto const options =
        mended(cancelled,
               {.kind = HappeningKind::interpreter_gone, .interpreter = id<InterpreterId>(201)}, 0);
    auto const later = after(cancelled, options.front());
    for (auto const& meet : plan_of(later)) {
        if (meet.round == 0) continue;
        CHECK(meet.table != table(1));
        CHECK(meet.round != 3);
        CHECK(meet.interpreter.is_none());
    }
    CHECK(later.plan->away.size() == 3);
    CHECK_FALSE(domain::table_is_open(later, table(1), 1));
    CHECK(domain::free_meets(later, person(4), employer(1), "ti", 1, 9).empty());
    auto const anew = planned(later, {.from_round = 1}, 5);
    for (auto const& meet : anew.published.meets) {
        CHECK((meet.round == 0 || (meet.table != table(1) && meet.round != 3)));
    }
    CHECK(anew.published.away == later.plan->away);
}

TEST_CASE(
    "Who gets another interpreter is told, and so is the interpreter; the others keep theirs") {
    auto state = hall(4, 4, 2);
    for (int i : {201, 202, 203}) state.interpreters[id<InterpreterId>(i)].languages = {"ti"};
    for (int i : {1, 2}) state.people.at(person(i)).profile.interpreter_wanted = "ti";
    state.event.starts_at = start;
    auto plan = planned(state);
    // Nobody needs the third; every round has one to spare.
    for (auto& meet : plan.published.meets)
        if (!meet.interpreter.is_none())
            meet.interpreter = id<InterpreterId>(meet.person == person(1) ? 201 : 203);
    state = published(state, plan);
    auto const helped = std::ranges::count(plan.published.meets, id<InterpreterId>(203),
                                           &domain::PlannedMeet::interpreter);
    REQUIRE(helped == 2);
    auto const options = mended(
        state, {.kind = HappeningKind::interpreter_gone, .interpreter = id<InterpreterId>(203)},
        -1);
    auto const& option = options.front();
    REQUIRE(option.changes.size() == 2);
    for (auto const& change : option.changes) {
        CHECK(change.kind == ChangeKind::other_interpreter);
        CHECK(change.person == person(2));
        CHECK(change.from_interpreter == id<InterpreterId>(203));
        CHECK(change.to_interpreter == id<InterpreterId>(202));
    }
    CHECK(option.others_changed == 0);
    CHECK(option.told.people == std::vector<PersonId>{person(2)});
    CHECK(option.told.interpreters == std::vector<InterpreterId>{id<InterpreterId>(202)});
    CHECK(mended(state, {.kind = HappeningKind::left, .person = person(4)}, -1)
              .front()
              .told.interpreters.empty());
}

TEST_CASE("A plan made anew leaves the interpreters who stay with whom they help") {
    auto state = hall(2, 2, 2);
    for (int i : {201, 202}) state.interpreters[id<InterpreterId>(i)].languages = {"ti"};
    for (int i : {1, 2}) state.people.at(person(i)).profile.interpreter_wanted = "ti";
    state.event.starts_at = start;
    auto plan = planned(state);
    for (auto& meet : plan.published.meets)
        meet.interpreter = id<InterpreterId>(meet.person == person(1) ? 202 : 201);
    state = published(state, plan);
    CHECK(changes_between(plan_of(state), planned(state, {}, 2).published.meets).empty());
}

TEST_CASE("A mended plan says how far it is from the best that is still possible") {
    auto const state = running(hall(6, 2));
    auto const option =
        mended(state, {.kind = HappeningKind::no_show, .person = person(1)}, 0).front();
    CHECK(option.published.gap_per_mille >= 0);
    CHECK(option.published.optimal == (option.published.gap_per_mille == 0));
    // Nobody is left who could take the free places.
    CHECK(option.published.optimal);
}

TEST_CASE("A meet that takes longer moves what came after it for the two of them") {
    auto const state = running(hall(3, 3));
    auto const held = meet_in_round(state, 0);
    auto const options =
        mended(state, {.kind = HappeningKind::meet_extended, .person = held.person, .until = 2}, 0);
    for (auto const& meet : options.front().published.meets)
        if (meet.round == 1) {
            CHECK(meet.person != held.person);
            CHECK(meet.table != held.table);
        }
}

TEST_CASE("A mended plan is taken back with what it was made for") {
    auto const state = running(hall(5, 2));
    auto const before = plan_of(state);
    auto const mendedState = after(
        state, mended(state, {.kind = HappeningKind::no_show, .person = person(1)}, -1).front());
    REQUIRE(plan_of(mendedState) != before);
    auto const back = take_back(mendedState, id<PlanId>(3), in_round(state, -1));
    REQUIRE(back.ok());
    CHECK(changes_between(before, back->published.meets).empty());
    CHECK(back->published.away.empty());
    CHECK(back->published.optimal == state.plan->optimal);
    CHECK_FALSE(domain::refusal(mendedState, domain::make_fact(back->published)).has_value());
    auto const restored = after(mendedState, *back);
    auto const again = take_back(restored, id<PlanId>(4), in_round(state, -1));
    REQUIRE(again.ok());
    CHECK(changes_between(plan_of(mendedState), again->published.meets).empty());
}

TEST_CASE("Taking back leaves alone what was held and what people booked since") {
    auto const state = running(hall(4, 2));
    auto later =
        after(state, mended(state, {.kind = HappeningKind::left, .person = person(1)}, -1).front());
    domain::PlannedMeet const booked{id<MeetId>(9), person(3), employer(2), id<OfferId>(2),
                                     table(2),      5,         {}};
    REQUIRE(domain::table_is_free(later, table(2), 5));
    REQUIRE(domain::person_is_free(later, person(3), 5));
    later.meets[booked.meet].planned = booked;
    later.preferences[{person(2), employer(1)}].employer = Answer::no;
    auto const back = take_back(later, id<PlanId>(3), in_round(state, 1));
    REQUIRE(back.ok());
    for (auto const& meet : plan_of(later))
        if (meet.round <= 1) CHECK(std::ranges::count(back->published.meets, meet) == 1);
    CHECK(std::ranges::count(back->published.meets, booked) == 1);
    for (auto const& meet : back->published.meets)
        CHECK_FALSE(
            (meet.round > 1 && meet.person == person(2) && meet.organisation == employer(1)));
    CHECK_FALSE(domain::refusal(later, domain::make_fact(back->published)).has_value());
}

TEST_CASE("The first plan taken back leaves what was held and what people booked by hand") {
    auto state = running(hall(4, 2));
    auto& by_hand = state.meets.at(meet_id(state.id, person(2), employer(1))).planned;
    auto const booked = by_hand;
    auto const begun = take_back(state, id<PlanId>(2), in_round(state, 0));
    REQUIRE(begun.ok());
    for (auto const& meet : begun->published.meets) CHECK(meet.round == 0);
    auto const all = take_back(state, id<PlanId>(2), in_round(state, -1));
    REQUIRE(all.ok());
    CHECK(all->published.meets.empty());
    CHECK(all->published.replaces == state.plan->id);
    CHECK_FALSE(all->changes.empty());
    CHECK(all->published.gap_per_mille == domain::k_gap_unknown);
    // Another id is what a booking by hand has.
    auto moved = state;
    moved.meets.erase(booked.meet);
    auto& mine = moved.meets[id<MeetId>(77)];
    mine.planned = booked;
    mine.planned.meet = id<MeetId>(77);
    auto const kept = take_back(moved, id<PlanId>(2), in_round(state, -1));
    REQUIRE(kept.ok());
    REQUIRE(kept->published.meets.size() == 1);
    CHECK(kept->published.meets.front().meet == id<MeetId>(77));
}

TEST_CASE("What cannot be mended says why") {
    auto state = hall(2, 1, 2);
    state.event.starts_at = start;
    Trouble const no_show{.kind = HappeningKind::no_show, .person = person(1)};
    auto const now = in_round(state, -1);
    CHECK(error_of(mend(state, no_show, id<PlanId>(2), {{}, now, {}})) == "plan.none");
    CHECK(take_back(state, id<PlanId>(2), now).error().message_key == "error.nothing_to_take_back");
    state = running(state);
    CHECK(take_back(state, id<PlanId>(2), in_round(state, 1)).error().message_key ==
          "error.mend_over");
    CHECK(error_of(mend(state, no_show, id<PlanId>(2), {{}, in_round(state, 1), {}})) ==
          "error.mend_over");
    CHECK(error_of(mend(state, {.kind = HappeningKind::left, .person = person(9)}, id<PlanId>(2),
                        {{}, now, {}})) == "error.mend_unknown");
    CHECK(error_of(mend(state,
                        {.kind = HappeningKind::meet_extended, .person = person(1), .until = 2},
                        id<PlanId>(2), {{}, now, {}})) == "error.mend_unknown");
    CHECK(error_of(mend(state, {.kind = HappeningKind::late, .person = person(1), .until = 9},
                        id<PlanId>(2), {{}, now, {}})) == "error.mend_unknown");
}

TEST_CASE("A locked meet stays in the plans to come") {
    auto state = running(hall(4, 2));
    auto& meet = state.meets.at(meet_id(state.id, person(2), employer(1))).planned;
    meet.round = 5;
    meet.locked = true;
    auto const anew = planned(state, {}, 2);
    CHECK(std::ranges::count(anew.published.meets, meet) == 1);
}

TEST_CASE("Changes are told by round: moved, fallen away, new, another table") {
    domain::PlannedMeet const one{id<MeetId>(1), person(1), employer(1), {}, table(1), 3, {}};
    auto two = one, three = one, four = one;
    two.meet = id<MeetId>(2);
    three.meet = id<MeetId>(3);
    four.meet = id<MeetId>(4);
    auto moved = one, seated = two;
    moved.round = 0;
    seated.table = table(2);
    auto const changes = changes_between({one, two, three}, {moved, seated, four});
    REQUIRE(changes.size() == 4);
    CHECK(changes[0].kind == ChangeKind::moved);
    CHECK(changes[0].from_round == 3);
    std::set<ChangeKind> kinds;
    for (auto const& change : changes) kinds.insert(change.kind);
    CHECK(kinds.size() == 4);
    CHECK(changes_between({one, two}, {two, one}).empty());
}
