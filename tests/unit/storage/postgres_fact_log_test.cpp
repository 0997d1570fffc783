// SPDX-License-Identifier: EUPL-1.2
#include "storage/chain.h"
#include "support/logs_for_test.h"
#include "support/sample_event.h"

#include <condition_variable>
#include <future>
#include <mutex>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::storage;
using namespace ontmoet::test;

namespace {

std::vector<domain::Fact> one_fact(domain::Cursor expected) {
    auto fact = stamped(registered(person(1), "One"), named<DeviceId>("brush"), expected + 1);
    fact.cursor = expected + 1;
    return {fact};
}

// Counts the news of the event that is meant.
struct Ear {
    void operator()(EventId event) {
        std::scoped_lock const lock(mutex);
        if (event == k_event) ++heard;
        changed.notify_all();
    }
    void wait_for(int times) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return heard >= times; });
    }
    std::mutex mutex;
    std::condition_variable changed;
    int heard = 0;
};

void run_sql(std::string const& where, std::string const& sql) {
    PostgresLink link(where);
    auto const done = link.run(Repeat::safe, [&](PostgresLink& open) { open.execute(sql); });
    INFO((done.ok() ? "" : done.error().detail));
    REQUIRE(done.ok());
}

std::string key_of(Result<std::unique_ptr<PostgresFactLog>> const& opened) {
    return opened.ok() ? "" : opened.error().message_key;
}

}  // namespace

TEST_CASE("Two processes take turns at an event and the second sees what the first said") {
    LogOnPostgres on;
    auto const other = on.another();
    REQUIRE(on.log().claim(k_event).ok());
    auto turn = std::async(std::launch::async, [&] { return other->claim(k_event); });
    REQUIRE(on.log().append(k_event, 0, one_fact(0), {}).ok());
    auto const seen = turn.get();
    REQUIRE((seen.ok() && seen->has_value()));
    CHECK((*seen)->newest == 1);
    CHECK(other->append(k_event, 1, one_fact(1), {}).ok());
    CHECK(on.log().append(k_event, 1, one_fact(1), {}).error().message_key == "error.log_moved_on");
    CHECK(on.log().read(k_event, 0, 10)->size() == 2);
}

TEST_CASE("A process hears what others append and not what it appends itself") {
    LogOnPostgres on;
    auto const other = on.another();
    REQUIRE(on.log().append(k_event, 0, one_fact(0), {}).ok());
    Ear ear;
    on.log().listen([&](EventId event) { ear(event); });
    ear.wait_for(1);  // what may have been missed before
    REQUIRE(on.log().append(k_event, 1, one_fact(1), {}).ok());
    REQUIRE(other->append(k_event, 2, one_fact(2), {}).ok());
    ear.wait_for(2);
    REQUIRE(other->begin_epoch(k_event).ok());
    ear.wait_for(3);
    on.log().listen({});
    CHECK(ear.heard == 3);
}

TEST_CASE("A database that was gone is found again and asked for what was missed") {
    auto& server = PostgresForTest::shared();
    auto const where = server.new_database();
    auto const log = PostgresFactLog::open(where, k_unlock);
    REQUIRE(log.ok());
    REQUIRE((*log)->append(k_event, 0, one_fact(0), {}).ok());
    Ear ear;
    (*log)->listen([&](EventId event) { ear(event); });
    ear.wait_for(1);
    server.kill();
    auto const gone = (*log)->append(k_event, 1, one_fact(1), {});
    REQUIRE_FALSE(gone.ok());
    CHECK(gone.error().kind == ErrorKind::unavailable);
    CHECK(gone.error().message_key == "error.database_unreachable");
    CHECK((*log)->head(k_event).error().message_key == "error.database_unreachable");
    CHECK(key_of(PostgresFactLog::open(where, k_unlock)) == "error.database_unreachable");
    server.start();
    CHECK((*log)->head(k_event)->newest == 1);
    CHECK((*log)->append(k_event, 1, one_fact(1), {}).ok());
    ear.wait_for(2);
}

TEST_CASE("A turn that is never given back ends with its connection") {
    LogOnPostgres on;
    {
        auto const other = on.another();
        REQUIRE(other->claim(k_event).ok());
    }
    CHECK(on.log().claim(k_event).ok());
    run_sql(on.where,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE state = 'idle in transaction' AND datname = current_database()");
    auto const lost = on.log().append(k_event, 0, one_fact(0), {});
    CHECK(lost.error().message_key == "error.database_unreachable");
    CHECK(on.log().head(k_event)->newest == 0);
    CHECK(on.log().append(k_event, 0, one_fact(0), {}).ok());
}

TEST_CASE("A database of a newer program is refused and stays as it is") {
    LogOnPostgres on;
    run_sql(on.where, "UPDATE ontmoet SET version = 99");
    auto const opened = PostgresFactLog::open(on.where, k_unlock);
    CHECK(key_of(opened) == "error.database_too_new");
    CHECK(opened.error().kind == ErrorKind::too_new);
}

TEST_CASE("A database without tables is left alone by who only wants to read") {
    auto const where = PostgresForTest::shared().new_database();
    CHECK(key_of(PostgresFactLog::open(where, k_unlock, WhenEmpty::fail)) ==
          "error.database_missing");
    auto const open = [&] { return PostgresFactLog::open(where, k_unlock); };
    std::vector<std::future<Result<std::unique_ptr<PostgresFactLog>>>> first;
    for (int i = 0; i < 4; ++i) first.push_back(std::async(std::launch::async, open));
    for (auto& made : first) {
        auto const opened = made.get();
        INFO((opened.ok() ? "" : opened.error().detail));
        CHECK(opened.ok());
    }
    CHECK(PostgresFactLog::open(where, k_unlock, WhenEmpty::fail).ok());
}

TEST_CASE("A wrong key is told and changes nothing") {
    LogOnPostgres on;
    REQUIRE(on.log().append(k_event, 0, one_fact(0), {}).ok());
    auto const opened = PostgresFactLog::open(on.where, unlock_with(Key({9})));
    CHECK(key_of(opened) == "error.wrong_key");
    CHECK(opened.error().detail.find("password") == std::string::npos);
    CHECK(on.log().read(k_event, 0, 10)->size() == 1);
    CHECK(PostgresFactLog::open(on.where, k_unlock).ok());
}

TEST_CASE("An address is shown without its password") {
    std::string const where = "postgresql://ontmoet:secret@db.example/ontmoet";
    CHECK(has_password(where));
    CHECK_FALSE(has_password("postgresql://ontmoet@db.example/ontmoet"));
    CHECK(without_password(where).find("secret") == std::string::npos);
    CHECK(without_password(where).find("db.example") != std::string::npos);
    CHECK(key_of(PostgresFactLog::open("host=/nonexistent", k_unlock)) ==
          "error.database_unreachable");
}

TEST_CASE("A database that was spread by an older version is spread whole after its upgrade") {
    LogOnPartitions on;  // spread
    auto facts = sample_event(3);
    for (domain::Cursor cursor = 0; auto& fact : facts) {
        fact = stamped(fact, named<DeviceId>("d"), ++cursor);
        fact.cursor = cursor;
    }
    REQUIRE(on.log().append(k_event, 0, facts, {}).ok());
    REQUIRE(storage::keep_chain(on.log(), k_event).ok());
    // As it was before there were chains.
    on.kept.reset();
    {
        PostgresLink link(on.where);
        auto const back = link.run(Repeat::unsafe, [](PostgresLink& open) {
            open.execute("DROP TABLE link; UPDATE ontmoet SET version = version - 1");
        });
        REQUIRE(back.ok());
    }
    // The program brings the table, and the script spreads that one alone.
    on.reopen();
    on.kept.reset();
    partition_by_event(on.where);
    partition_by_event(on.where);
    on.reopen();
    CHECK(on.log().read(k_event, 0, 10)->size() == facts.size());
    CHECK(*storage::keep_chain(on.log(), k_event) == static_cast<domain::Cursor>(facts.size()));
    CHECK(storage::verify_chain(on.log(), k_event, {}).ok());
}
