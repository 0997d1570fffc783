// SPDX-License-Identifier: EUPL-1.2
#include "planning/explain.h"

#include "unit/planning/planning_hall.h"

using namespace ontmoet;
using namespace ontmoet::test::planned;

namespace {

Moment const early{0};

domain::State stands(domain::State state) {
    state.event.starts_at = Moment{1'790'000'000'000};
    return published(state, planned(state));
}

}  // namespace

TEST_CASE("Each wish without a meet has a reason, and the others have none") {
    auto const state = stands(hall(3, 1, 2));
    int unmet = 0;
    for (int i = 1; i <= 3; ++i) {
        auto const account = account_of(state, person(i), early);
        CHECK(account.possible == 1);
        CHECK(account.meets + static_cast<int>(account.unmet.size()) == 1);
        for (auto const& wish : account.unmet) {
            ++unmet;
            CHECK(wish.organisation == employer(1));
            CHECK((wish.message_key == "unmet.employer_full" ||
                   wish.message_key == "unmet.fairness"));
            CHECK(wish.others == 2);
        }
    }
    CHECK(unmet == 1);
}

TEST_CASE("A no of either side reads the same, and says nothing of whose it was") {
    auto state = hall(2, 2);
    state.preferences[{person(1), employer(1)}].employer = Answer::no;
    state = stands(state);
    auto const account = account_of(state, person(1), early);
    CHECK(account.unmet ==
          std::vector<UnmetWish>{{person(1), employer(1), "unmet.not_offered", 0}});
    CHECK(account_of(state, person(2), early).unmet.empty());
}

TEST_CASE("A wish said after the plan was made is not unmet while there is room, then it is") {
    auto state = hall(1, 2, 3);
    state.preferences.erase({person(1), employer(2)});
    state = stands(state);
    state.preferences[{person(1), employer(2)}].candidate = Answer::yes;
    CHECK(account_of(state, person(1), early).unmet.empty());
    auto const late = account_of(state, person(1), state.event.round_start(2));
    REQUIRE(late.unmet.size() == 1);
    CHECK(late.unmet.front().message_key == "unmet.already_started");
}

TEST_CASE("Before there is a plan nothing is unmet, and nobody unknown has an account") {
    auto const state = hall(2, 1, 1);
    CHECK(account_of(state, person(1), early).unmet.empty());
    CHECK(account_of(state, person(1), early).possible == 1);
    CHECK(account_of(state, person(9), early).possible == 0);
}

TEST_CASE("A meet tells who chose it and whether it is the first") {
    auto state = hall(1, 2, 3);
    state.preferences[{person(1), employer(1)}].employer = Answer::yes;
    state = stands(state);
    auto const meets = domain::meets_of(state, person(1));
    REQUIRE(meets.size() == 2);
    CHECK(reason_of(state, meets[0]->planned).is_first);
    CHECK_FALSE(reason_of(state, meets[1]->planned).is_first);
    for (auto const* meet : meets) {
        auto const reason = reason_of(state, meet->planned);
        CHECK(reason.candidate_chose);
        CHECK(reason.employer_chose == (meet->planned.organisation == employer(1)));
    }
}
