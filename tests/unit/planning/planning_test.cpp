// SPDX-License-Identifier: EUPL-1.2
#include "planning/changes.h"
#include "planning/edit.h"
#include "planning/translation.h"
#include "scheduling/verify.h"
#include "unit/planning/planning_hall.h"

#include <algorithm>
#include <set>

using namespace ontmoet;
using namespace ontmoet::test::planned;

TEST_CASE("Everybody gets the fair minimum when there is room, and no limit is broken") {
    auto const state = hall(6, 4);
    auto const outcome = planned(state);
    CHECK(outcome.people == 6);
    CHECK(outcome.wishes == 24);
    REQUIRE(outcome.coverage.size() >= 3);
    CHECK(outcome.coverage[2] == 6);
    auto const translation = to_problem(state, {});
    auto const plan = scheduling::plan(translation.problem);
    REQUIRE(plan.ok());
    CHECK(scheduling::broken_limits(translation.problem, plan->meets).empty());
    CHECK(to_meets(state, translation, plan->meets) == outcome.published.meets);
}

TEST_CASE("Nobody meets against a no of either side, and no one learns whose it was") {
    auto state = hall(3, 2);
    state.preferences[{person(1), employer(1)}].candidate = Answer::no;
    state.preferences[{person(1), employer(1)}].employer = Answer::yes;
    state.preferences[{person(2), employer(1)}].employer = Answer::no;
    auto const outcome = planned(state);
    CHECK(!meets(outcome, person(1), employer(1)));
    CHECK(!meets(outcome, person(2), employer(1)));
    CHECK(meets(outcome, person(3), employer(1)));
    CHECK(outcome.unmet ==
          std::vector<UnmetWish>{{person(2), employer(1), "unmet.not_offered", 0}});
}

TEST_CASE("Nobody is planned with an employer they did not choose") {
    auto state = hall(1, 3);
    state.preferences[{person(1), employer(1)}] = {Answer::none, Answer::yes};
    state.preferences.erase({person(1), employer(2)});
    auto const outcome = planned(state);
    REQUIRE(outcome.published.meets.size() == 1);
    CHECK(meets(outcome, person(1), employer(3)));
}

TEST_CASE("Without consent, registration or check-in nobody is planned") {
    auto state = hall(5, 1);
    state.people.at(person(1)).consents.clear();
    state.people.at(person(2)).consents[Purpose::take_part].given = false;
    state.people.at(person(3)).registered = false;
    state.people.at(person(4)).checked_in = false;
    auto const here = planned(state);
    REQUIRE(here.published.meets.size() == 1);
    CHECK(meets(here, person(5), employer(1)));
    auto const beforehand = planned(state, {.who = Who::registered});
    CHECK(beforehand.published.meets.size() == 2);
    CHECK(meets(beforehand, person(4), employer(1)));
}

TEST_CASE("An erased person is absent from the next plan, also from what they did before") {
    auto state = published(hall(2, 2), planned(hall(2, 2)));
    apply(state, domain::make_fact(domain::PersonErased{person(1)}));
    auto const outcome = planned(state, {.from_round = 1}, 2);
    for (auto const& meet : outcome.published.meets) CHECK(meet.person == person(2));
    CHECK(!outcome.published.meets.empty());
}

TEST_CASE("A person who withdraws is absent from the next plan") {
    auto state = published(hall(2, 2), planned(hall(2, 2)));
    apply(state, domain::make_fact(domain::ConsentWithdrawn{person(1), Purpose::take_part, "nl"}));
    auto const outcome = planned(state, {}, 2);
    for (auto const& meet : outcome.published.meets) CHECK(meet.person == person(2));
}

TEST_CASE("An employer's star decides who gets the only place") {
    auto state = hall(2, 1, 1);
    state.preferences[{person(2), employer(1)}].employer = Answer::yes;
    CHECK(meets(planned(state), person(2), employer(1)));
    state.preferences[{person(2), employer(1)}] = {Answer::maybe, Answer::none};
    auto const outcome = planned(state);
    CHECK(meets(outcome, person(1), employer(1)));
    CHECK(outcome.unmet.empty());
}

TEST_CASE("Breaks, closed tables and the most meets of a person are kept") {
    auto state = hall(1, 6, 8);
    state.event.breaks = {0, 3};
    state.event.most_meets = 2;
    state.tables.at(id<TableId>(10)).rounds = 0;
    auto const outcome = planned(state);
    CHECK(outcome.published.meets.size() == 2);
    for (auto const& meet : outcome.published.meets) {
        CHECK(domain::round_is_open(state.event, meet.round));
        CHECK(meet.organisation != employer(1));
    }
    CHECK(outcome.unmet.size() == 4);
    for (auto const& wish : outcome.unmet) CHECK(wish.message_key.starts_with("unmet."));
}

TEST_CASE("Who needs an interpreter gets a free one who speaks the language") {
    auto state = hall(3, 2, 3);
    state.interpreters[id<InterpreterId>(201)].languages = {"ar"};
    state.interpreters[id<InterpreterId>(202)].languages = {"fa", "ps"};
    for (int i = 1; i <= 2; ++i) state.people.at(person(i)).profile.interpreter_wanted = "ps";
    state.organisations.at(employer(2)).languages = {"ps"};
    auto const outcome = planned(state);
    std::set<int> rounds;
    for (auto const& meet : outcome.published.meets) {
        bool const needs = meet.person != person(3) && meet.organisation == employer(1);
        CHECK(meet.interpreter == (needs ? id<InterpreterId>(202) : InterpreterId{}));
        if (needs) CHECK(rounds.insert(meet.round).second);
    }
    CHECK(rounds.size() == 2);
}

TEST_CASE("Who has the same companion meets in other rounds, also in a booking") {
    auto state = hall(2, 2, 4);
    for (int i = 1; i <= 2; ++i) state.people.at(person(i)).profile.companion = "Els";
    auto const outcome = planned(state);
    CHECK(outcome.published.meets.size() == 4);
    std::set<int> rounds;
    for (auto const& meet : outcome.published.meets) rounds.insert(meet.round);
    CHECK(rounds.size() == 4);
    state = published(state, outcome);
    for (int round = 0; round < 4; ++round) CHECK(!domain::person_is_free(state, person(1), round));
}

TEST_CASE("Of two who fit as well the one with priority gets the place") {
    auto const first = GENERATE(1, 2);
    auto state = hall(2, 1, 1);
    state.people.at(person(first)).profile.priority = 1;
    auto const outcome = planned(state);
    CHECK(meets(outcome, person(first), employer(1)));
    CHECK(outcome.published.meets.size() == 1);
}

TEST_CASE("Nobody is sent to a partner's stand before an employer") {
    auto const stand = GENERATE(1, 2);
    auto state = hall(1, 2, 1);
    state.organisations.at(employer(stand)).partner = true;
    CHECK(meets(planned(state), person(1), employer(3 - stand)));
}

TEST_CASE("Who asks for a language nobody interprets is planned all the same, and named") {
    auto state = hall(2, 1);
    state.people.at(person(1)).profile.interpreter_wanted = "so";
    auto const outcome = planned(state);
    CHECK(meets(outcome, person(1), employer(1)));
    CHECK(outcome.without_interpreter == std::vector<PersonId>{person(1)});
}

TEST_CASE("A new plan keeps the identity of a meet and names the plan it replaces") {
    auto const before = hall(3, 3);
    auto const first = planned(before);
    CHECK(first.published.replaces.is_none());
    auto const state = published(before, first);
    auto const second = planned(state, {}, 2);
    CHECK(second.published.replaces == id<PlanId>(1));
    auto const& meet = meet_of(first.published.meets, person(2), employer(3));
    CHECK(meet.meet == meet_id(state.id, person(2), employer(3)));
    CHECK(meet_of(second.published.meets, person(2), employer(3)).meet == meet.meet);
    CHECK(meet_id(state.id, person(2), employer(3)) != meet_id(state.id, person(3), employer(2)));
}

TEST_CASE("A new plan that is no better changes nobody's meet, also one moved by hand") {
    auto state = hall(6, 4);
    auto first = planned(state);
    // The first meet for which there is another free place.
    auto& meets = first.published.meets;
    bool is_moved = false;
    for (auto& meet : meets) {
        for (int round = 0; round < state.event.rounds && !is_moved; ++round) {
            if (clash_of(state, meets, meet.meet, meet.table, round, 0, {})) continue;
            meet.round = round;
            is_moved = true;
        }
    }
    REQUIRE(is_moved);
    state = published(state, first);
    auto const again = planned(state, {}, 2);
    CHECK(changes_between(plan_of(state), again.published.meets).empty());
}

TEST_CASE("Meets that were held stay as they were, also against a later no") {
    auto const before = hall(4, 2);
    auto const first = planned(before);
    auto state = published(before, first);
    auto const held = std::ranges::find(first.published.meets, 0, &domain::PlannedMeet::round);
    REQUIRE(held != first.published.meets.end());
    state.preferences[{held->person, held->organisation}].candidate = Answer::no;
    auto const second = planned(state, {.from_round = 2}, 2);
    for (auto const& meet : first.published.meets)
        if (meet.round < 2) CHECK(std::ranges::count(second.published.meets, meet) == 1);
    for (auto const& meet : second.published.meets)
        if (meet.round < 2) CHECK(std::ranges::count(first.published.meets, meet) == 1);
}

TEST_CASE("A meet with a verdict keeps its round and its own table") {
    auto state = hall(4, 1);
    add_employer(state, 1, 3);
    domain::PlannedMeet const held{id<MeetId>(7),   person(2), employer(1),    id<OfferId>(1),
                                   id<TableId>(12), 1,         InterpreterId{}};
    state.meets[held.meet].planned = held;
    state.meets[held.meet].candidate_verdict = Answer::yes;
    auto const outcome = planned(state);
    CHECK(std::ranges::count(outcome.published.meets, held) == 1);
    CHECK(outcome.published.meets.size() == 4);
}

TEST_CASE("What a person booked by hand stays until somebody objects") {
    auto state = hall(2, 2);
    state.preferences.erase({person(1), employer(1)});
    domain::PlannedMeet const booked{id<MeetId>(9),   person(1), employer(1),    id<OfferId>(1),
                                     id<TableId>(10), 4,         InterpreterId{}};
    state.meets[booked.meet].planned = booked;
    CHECK(std::ranges::count(planned(state).published.meets, booked) == 1);
    state.people.at(person(1)).checked_in = false;
    CHECK(std::ranges::count(planned(state).published.meets, booked) == 1);
    auto vetoed = state;
    vetoed.preferences[{person(1), employer(1)}].employer = Answer::no;
    CHECK(std::ranges::count(planned(vetoed).published.meets, booked) == 0);
    vetoed.preferences[{person(1), employer(1)}] = {Answer::no, Answer::none};
    CHECK(std::ranges::count(planned(vetoed).published.meets, booked) == 0);
}

TEST_CASE("Nobody else gets the table or the interpreter of a meet that stays") {
    auto state = hall(2, 2, 1);
    state.interpreters[id<InterpreterId>(201)].languages = {"ti"};
    state.people.at(person(2)).profile.interpreter_wanted = "ti";
    state.people.at(person(1)).checked_in = false;
    domain::PlannedMeet const booked{id<MeetId>(9),   person(1), employer(1),    id<OfferId>(1),
                                     id<TableId>(10), 0,         InterpreterId{}};
    state.meets[booked.meet].planned = booked;
    auto const outcome = planned(state);
    REQUIRE(outcome.published.meets.size() == 2);
    CHECK(meets(outcome, person(2), employer(2)));
    state.meets[booked.meet].planned.interpreter = id<InterpreterId>(201);
    CHECK(planned(state).published.meets.size() == 1);
}

TEST_CASE("Another meeting of the same two is kept beside the first") {
    auto state = hall(1, 2);
    domain::PlannedMeet first{id<MeetId>(7),   person(1), employer(1),    id<OfferId>(1),
                              id<TableId>(10), 0,         InterpreterId{}};
    auto second = first;
    second.meet = id<MeetId>(8);
    second.round = 3;
    state.meets[first.meet].planned = first;
    state.meets[second.meet].planned = second;
    auto const outcome = planned(state);
    CHECK(std::ranges::count(outcome.published.meets, first) == 1);
    CHECK(std::ranges::count(outcome.published.meets, second) == 1);
    CHECK(outcome.published.meets.size() == 3);
}

TEST_CASE("An event that cannot be planned says why") {
    auto const key_of = [](domain::State const& state) {
        auto const outcome = make_plan(state, id<PlanId>(1));
        return outcome.ok() ? std::string() : outcome.error().message_key;
    };
    auto state = hall(1, 1, 0);
    CHECK(key_of(state) == "error.plan_no_rounds");
    state = hall(1, 1);
    state.tables.clear();
    CHECK(key_of(state) == "error.plan_no_tables");
    state = hall(1, 1);
    state.preferences.clear();
    CHECK(key_of(state) == "error.plan_no_wishes");
}
