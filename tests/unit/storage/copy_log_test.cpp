// SPDX-License-Identifier: EUPL-1.2
#include "storage/copy_log.h"

#include "storage/limits.h"
#include "support/logs_for_test.h"
#include "support/sample_event.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::storage;
using namespace ontmoet::test;

namespace {

EventId const k_second_event = named<EventId>("second event");

struct SqliteToPostgres {
    LogOnSqlite from;
    LogOnPostgres to;
};
struct PostgresToSqlite {
    LogOnPostgres from;
    LogOnSqlite to;
};
struct SqliteToSqlite {
    LogOnSqlite from;
    LogOnSqlite to;
};
#define EVERY_WAY SqliteToPostgres, PostgresToSqlite, SqliteToSqlite

template <class On>
WholeLog whole(On& on) {
    return {on.log(), on.devices(), on.kept->accounts()};
}

// More than are copied at once, somebody who was erased, answers, and devices of every kind.
template <class On>
std::size_t fill(On& on) {
    auto& log = on.log();
    auto const desk = on.devices().pair(k_event, Role::host, "Desk", Moment{5});
    auto const board = on.devices().pair(k_event, Role::board, "Board", Moment{6});
    REQUIRE(board.ok());
    REQUIRE(on.devices().revoke(k_event, board->device.id).ok());
    REQUIRE(on.devices().offer_token(k_event, desk->device.id).ok());
    for (auto const* kind : {"volume", "rotation"}) {
        DeviceOrder wish{desk->device.id, 0, kind, "0", Moment{7}, "account:1"};
        REQUIRE(on.devices().order(k_event, wish).ok());
    }
    REQUIRE(on.devices().note_answered(k_event, desk->device.id, 1, "why", Moment{8}).ok());
    REQUIRE(on.devices().note_seen({{k_event, desk->device.id, Moment{90}}}).ok());
    auto facts = sample_event(static_cast<int>(k_copied_at_once) + 40);
    facts.push_back(domain::make_fact(domain::PersonErased{person(3)}));
    std::vector<StoredAnswer> answers;
    for (domain::Cursor cursor = 0; auto& fact : facts) {
        fact = stamped(fact, desk->device.id, ++cursor);
        fact.cursor = cursor;
        fact.received_at = Moment{1'800'000'000'100};
        answers.push_back({fact.device, cursor, fact.id, cursor, R"({"told":"word for word"})"});
    }
    REQUIRE(log.append(k_event, 0, facts, answers).ok());
    auto other = stamped(registered(person(1), "Elsewhere"), desk->device.id, 1);
    other.event = k_second_event;
    other.cursor = 1;
    REQUIRE(log.append(k_second_event, 0, {&other, 1}, {}).ok());
    return facts.size();
}

}  // namespace

TEMPLATE_TEST_CASE("A copy on any kind of database holds the same, in the same epoch", "",
                   EVERY_WAY) {
    TestType way;
    auto const facts = fill(way.from);
    auto const copied = copy_log(whole(way.from), whole(way.to));
    REQUIRE(copied.ok());
    CHECK(copied->events == 2);
    CHECK(copied->facts == static_cast<std::int64_t>(facts) + 1);
    way.to.reopen();
    auto& from = way.from.log();
    auto& to = way.to.log();
    CHECK(check_finished(to, "the copy").ok());
    for (auto const& event : {k_event, k_second_event}) {
        CHECK(to.head(event)->epoch == from.head(event)->epoch);
        CHECK(to.head(event)->newest == from.head(event)->newest);
        CHECK(*to.read(event, 0, 1000) == *from.read(event, 0, 1000));
        CHECK(*way.to.devices().known(event) == *way.from.devices().known(event));
        CHECK(*way.to.devices().orders(event) == *way.from.devices().orders(event));
    }
    CHECK(to.head(k_event)->newest > 0);
    auto const desk = way.from.devices().list(k_event)->front();
    CHECK(desk.open_order == 2);
    CHECK(to.answer(k_event, desk.id, 7).value()->answer == R"({"told":"word for word"})");
    CHECK(to.decided(k_event, 0)->size() == facts);
    CHECK(to.read(k_event, 7, 1)->front().body == R"({"erased":true})");
}

TEMPLATE_TEST_CASE("Nothing is copied over what is there", "", EVERY_WAY) {
    TestType way;
    fill(way.from);
    fill(way.to);
    auto const epoch = way.to.log().head(k_event)->epoch;
    auto const copied = copy_log(whole(way.from), whole(way.to));
    REQUIRE_FALSE(copied.ok());
    CHECK(copied.error().message_key == "error.target_not_empty");
    CHECK(way.to.log().head(k_event)->epoch == epoch);
    CHECK(check_finished(way.to.log(), "what was there").ok());
}

TEST_CASE("A copy that broke off is never taken for a whole one") {
    SqliteToPostgres way;
    fill(way.from);
    way.from.kept->database().execute("UPDATE device SET token_hash = x'01' WHERE role = 'host'");
    CHECK(copy_log(whole(way.from), whole(way.to)).error().message_key == "error.bad_message");
    way.to.reopen();
    auto const finished = check_finished(way.to.log(), "the copy");
    REQUIRE_FALSE(finished.ok());
    CHECK(finished.error().message_key == "error.copies_differ");
    CHECK(finished.error().detail == "the copy");
    CHECK(copy_log(whole(way.from), whole(way.to)).error().message_key == "error.target_not_empty");
}
