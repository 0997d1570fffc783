// SPDX-License-Identifier: EUPL-1.2
#include "sync/local_state.h"

#include "support/sample_event.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;
using domain::Fact;

namespace {

DeviceId const k_here = named<DeviceId>("here");
DeviceId const k_there = named<DeviceId>("there");

LocalState loaded(std::vector<Fact> more = {}) {
    auto facts = sample_event();
    facts.insert(facts.end(), more.begin(), more.end());
    for (domain::Cursor cursor = 0; auto& fact : facts) {
        ++cursor;
        fact = stamped(fact, k_there, cursor);
        fact.cursor = cursor;
    }
    LocalState local;
    local.confirm(facts, 0);
    return local;
}

Fact confirmed(Fact fact, domain::Cursor cursor) {
    fact.cursor = cursor;
    return fact;
}

Fact check_in(int who, std::int64_t sequence) {
    return stamped(domain::make_fact(domain::CheckIn{person(who), {}, "A-01", "name"}), k_here,
                   sequence);
}

}  // namespace

TEST_CASE("Without anything pending the view is the confirmed state itself") {
    auto const local = loaded();
    CHECK(&local.view() == &local.confirmed());
    CHECK(local.view().people.size() == 4);
}

TEST_CASE("What was said here shows at once and does not blink when it is confirmed") {
    auto local = loaded();
    auto const fact = check_in(1, 1);
    local.append({fact});
    CHECK(local.view().people.at(person(1)).checked_in);
    CHECK_FALSE(local.confirmed().people.at(person(1)).checked_in);
    auto const other = confirmed(stamped(registered(person(9), "Nine"), k_there, 10), 10);
    local.confirm(std::vector{other}, 0);
    CHECK(local.view().people.at(person(1)).checked_in);
    local.confirm(std::vector{confirmed(fact, 11)}, 1);
    CHECK(local.view().people.at(person(1)).checked_in);
    CHECK_FALSE(local.view().people.at(person(1)).checked_in_again);
    CHECK(local.pending().empty());
    CHECK(&local.view() == &local.confirmed());
}

TEST_CASE("A booking whose seat was taken meanwhile becomes a problem with free alternatives") {
    auto local = loaded();
    local.append({stamped(booking("mine", person(1), k_table_1, 0), k_here, 1)});
    CHECK(local.problems().empty());
    local.confirm(std::vector{confirmed(
                      stamped(booking("theirs", person(2), k_table_1, 0), k_there, 10), 10)},
                  0);
    REQUIRE(local.problems().size() == 1);
    auto const& problem = local.problems().front();
    CHECK(problem.message_key == "refused.meet_table_taken");
    CHECK_FALSE(problem.decided);
    REQUIRE(problem.alternatives.size() == 3);
    CHECK_FALSE(local.view().meets.contains(named<MeetId>("mine")));
    CHECK(local.pending().size() == 1);

    // Others take the best alternative as well: the problem's list follows.
    auto const best = problem.alternatives.front();
    local.confirm(
        std::vector{confirmed(
            stamped(booking("third", person(3), best.table, best.round), k_there, 11), 11)},
        0);
    REQUIRE(local.problems().size() == 1);
    CHECK_FALSE(local.problems().front().alternatives.front() == best);
}

TEST_CASE("A refused fact leaves the view and stays readable until a person closes it") {
    auto local = loaded();
    auto const fact = stamped(booking("mine", person(1), k_table_1, 0), k_here, 1);
    local.append({fact});
    local.refuse({fact, "refused.meet_table_taken", {}, true});
    CHECK(local.pending().empty());
    CHECK_FALSE(local.view().meets.contains(named<MeetId>("mine")));
    local.confirm({}, 1);
    REQUIRE(local.problems().size() == 1);
    CHECK(local.problems().front().decided);
    local.refuse({fact, "refused.meet_table_taken", {}, true});
    CHECK(local.problems().size() == 1);
    auto const closed = stamped(domain::make_fact(domain::ProblemClosed{fact.id}), k_here, 2);
    local.append({closed});
    CHECK(local.problems().empty());
    local.confirm(std::vector{confirmed(closed, 10)}, 2);
    CHECK(local.problems().empty());
}

TEST_CASE("A booking that any time suits is shown where the server will move it") {
    auto local = loaded({stamped(booking("theirs", person(2), k_table_1, 0), k_there, 10)});
    local.append({stamped(booking("mine", person(1), k_table_1, 0, true), k_here, 1)});
    CHECK(local.problems().empty());
    auto const meet = local.view().meets.at(named<MeetId>("mine")).planned;
    CHECK_FALSE((meet.table == k_table_1 && meet.round == 0));
}

TEST_CASE("What was pending about a person who is erased is no problem and not shown") {
    auto local = loaded();
    local.append({stamped(booking("mine", person(1), k_table_1, 0), k_here, 1)});
    local.confirm(
        std::vector{confirmed(
            stamped(domain::make_fact(domain::PersonErased{person(1)}), k_there, 10), 10)},
        0);
    CHECK(local.problems().empty());
    CHECK(local.view().meets.empty());
    CHECK_FALSE(local.view().people.contains(person(1)));
}

TEST_CASE("A fact that could not be saved is taken back") {
    auto local = loaded();
    auto const kept = check_in(1, 1);
    auto const lost = check_in(2, 2);
    local.append({kept, lost});
    local.forget(std::vector{lost.id});
    CHECK(local.view().people.at(person(1)).checked_in);
    CHECK_FALSE(local.view().people.at(person(2)).checked_in);
}

TEST_CASE("A new epoch begins with the own facts on an empty ground") {
    auto local = loaded();
    auto const fact = stamped(registered(person(1), "One"), k_here, 1);
    local.reset({fact});
    CHECK(local.confirmed().people.empty());
    CHECK(local.view().people.size() == 1);
}
