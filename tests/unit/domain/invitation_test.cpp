// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "support/told_event.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;

namespace {

// Selam and Omar are in the hall and show their work; the bakery offers something at its table,
// which is open in the rounds 0, 1 and 3.
struct Inviting : Told {
    OfferId offer = OfferId::make(clock, random);

    Inviting() {
        tell(OfferSet{offer, nlohmann::json{{"organisation", to_string(bakery)}}.dump()});
        for (auto const person : {selam, omar}) {
            tell(ConsentGiven{person, Purpose::take_part, "1", "nl"});
            tell(ConsentGiven{person, Purpose::show_work, "1", "nl"});
            tell(CheckIn{person, {}, person == selam ? "A-1" : "A-2", "code"});
        }
    }
    Invitation now(int from_round = 0) { return invitation(state, selam, offer, from_round, {}); }
    std::string why() { return now().message_key; }
    void fill(PersonId person, std::initializer_list<int> rounds) {
        for (int const round : rounds) tell(MeetBooked{meet(person, round), false});
    }
};

}  // namespace

TEST_CASE(
    "an invitation is for the first round both are free in, about the offer it was made for") {
    Inviting told;
    told.fill(told.omar, {0});
    auto const made = told.now();
    REQUIRE(made.meets.size() == 2);
    CHECK(made.meets.front().round == 1);
    CHECK(made.meets.front().table == told.table);
    CHECK(made.meets.front().offer == told.offer);
    CHECK(told.now(2).meets.front().round == 3);
}

TEST_CASE("who has a meet with the employer is not invited again, who missed it is") {
    Inviting told;
    auto const planned = told.meet(told.selam, 1);
    told.tell(MeetBooked{planned, false});
    CHECK(told.why() == "invite.already");
    told.tell(MeetMissed{planned.meet, told.selam});
    CHECK_FALSE(told.now().meets.empty());
}

TEST_CASE("who is not in the hall is not invited") {
    Inviting told;
    told.tell(CheckOut{told.selam, {}});
    CHECK(told.why() == "invite.not_here");
}

TEST_CASE("a table without a free round is told apart from a candidate without one") {
    Inviting told;
    told.fill(told.omar, {0, 1, 3});
    CHECK(told.why() == "invite.table_full");
}

TEST_CASE("when no round is left no table is said to be full") {
    Inviting told;
    CHECK(told.now(4).message_key == "invite.no_common_round");
}

TEST_CASE("a table that is lent to another kiosk is not free") {
    Inviting told;
    auto const other = DeviceId::make(told.clock, told.random);
    LeaseGiven given;
    for (int const round : {0, 1, 3})
        given.leases.push_back({other, told.table, round, told.state.event.round_start(9)});
    told.tell(given);
    CHECK(told.why() == "invite.table_full");
}

TEST_CASE("without an interpreter for a round that suits both it says so") {
    Inviting told;
    told.tell(PersonSet{told.selam, R"({"interpreter_wanted":"fa"})"});
    CHECK(told.why() == "invite.no_interpreter");
    told.tell(PersonSet{told.selam, R"({"interpreter_wanted":"ti"})"});
    CHECK(told.now().meets.front().interpreter == told.interpreter);
}

TEST_CASE("no employer learns whether somebody said no to them, is busy or hides their work") {
    auto const key = [](auto change) {
        Inviting told;
        change(told);
        return told.why();
    };
    std::set<std::string> const keys{
        key([](Inviting& told) {
            told.tell(PreferenceSet{told.selam, told.bakery, Side::candidate, Answer::no});
        }),
        key([](Inviting& told) {
            told.tell(PreferenceSet{told.selam, told.bakery, Side::candidate, Answer::no});
            told.tell(PersonSet{told.selam, R"({"interpreter_wanted":"fa"})"});
        }),
        key([](Inviting& told) {
            auto const other = OrganisationId::make(told.clock, told.random);
            auto const table = TableId::make(told.clock, told.random);
            for (int const round : {0, 1, 3})
                told.tell(MeetBooked{{MeetId::make(told.clock, told.random),
                                      told.selam,
                                      other,
                                      {},
                                      table,
                                      round,
                                      {}},
                                     false});
        }),
        key([](Inviting& told) { told.tell(EventSet{R"({"most_meets":0})"}); }),
        key([](Inviting& told) {
            told.tell(ConsentWithdrawn{told.selam, Purpose::show_work, "nl"});
        }),
        key([](Inviting& told) { told.tell(PersonErased{told.selam}); })};
    CHECK(keys == std::set<std::string>{"invite.no_common_round"});
}

TEST_CASE("a meet stays an invitation when it moves and when a plan names it again") {
    Inviting told;
    auto planned = told.meet(told.selam, 0);
    told.tell(MeetBooked{planned, true, true});
    auto const is_invited = [&] { return told.state.meets.at(planned.meet).invited; };
    CHECK(is_invited());
    planned.round = 1;
    told.tell(MeetMoved{planned, true});
    CHECK(is_invited());
    told.tell(PlanPublished{PlanId::make(told.clock, told.random), {}, {planned}});
    CHECK(is_invited());
}

TEST_CASE("an invitation that the server puts into another round is one all the same") {
    Inviting told;
    told.fill(told.omar, {0});
    auto const moved =
        moved_booking(told.state, told.fact(MeetBooked{told.meet(told.selam, 0), true, true}));
    REQUIRE(moved);
    auto const body = read_body<MeetBooked>(*moved);
    REQUIRE(body.ok());
    CHECK(body->invited);
    CHECK(body->meet.round == 1);
}
