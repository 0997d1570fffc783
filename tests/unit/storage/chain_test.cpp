// SPDX-License-Identifier: EUPL-1.2
#include "storage/chain.h"

#include "storage/copy_log.h"
#include "storage/tombstone.h"
#include "support/logs_for_test.h"
#include "support/sample_event.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::storage;
using namespace ontmoet::test;
using domain::Cursor;
using domain::Fact;

#define EVERY_CHAINED_LOG LogOnSqlite, LogOnPostgres, LogOnPartitions

namespace {

DeviceId const k_quill = named<DeviceId>("quill");

void appends(FactLog& log, std::vector<Fact> drafts) {
    auto const before = log.head(k_event)->newest;
    auto at = before;
    for (auto& fact : drafts) {
        fact = stamped(fact, k_quill, ++at);
        fact.cursor = at;
        fact.received_at = Moment{1'800'000'000'100};
    }
    REQUIRE(log.append(k_event, before, drafts, {}).ok());
}

std::string broken_at(FactLog& log, std::optional<ChainHead> const& kept = {}) {
    auto const found = verify_chain(log, k_event, kept);
    return found.ok() ? "whole" : found.error().message_key + " " + found.error().detail;
}

// Behind the program's back.
void changes(LogOnSqlite& on, char const* statement) {
    on.kept->database().execute(statement);
}

}  // namespace

TEMPLATE_TEST_CASE("Every fact has its link in the chain, and an earlier head is a place of it", "",
                   EVERY_CHAINED_LOG) {
    TestType on;
    auto& log = on.log();
    CHECK(broken_at(log) == "whole");
    appends(log, sample_event());
    CHECK(verify_chain(log, k_event, {})->waiting == log.head(k_event)->newest);
    REQUIRE(keep_chain(log, k_event).ok());
    auto const first = *verify_chain(log, k_event, {});
    CHECK(first.waiting == 0);
    CHECK(first.head.cursor == log.head(k_event)->newest);
    appends(log, {registered(person(70), "Late")});
    REQUIRE(keep_chain(log, k_event).ok());
    REQUIRE(keep_chain(log, k_event).ok());
    on.reopen();
    auto& again = on.log();
    CHECK(broken_at(again, first.head) == "whole");
    CHECK(read_chain_head(to_text(first.head))->link == first.head.link);
    auto other = first.head;
    other.link[0] = static_cast<char>(other.link[0] ^ 1);
    CHECK(broken_at(again, other) == "console.audit.head " + std::to_string(first.head.cursor));
    other.cursor = 9'999;
    CHECK(broken_at(again, other) == "console.audit.head 9999");
}

TEMPLATE_TEST_CASE("When somebody is erased the chain still holds, and no trace of the words stays",
                   "", EVERY_CHAINED_LOG) {
    TestType on;
    auto& log = on.log();
    appends(log, {registered(person(1), "Uniquename"), registered(person(2), "Other")});
    REQUIRE(keep_chain(log, k_event).ok());
    auto const head = verify_chain(log, k_event, {})->head;
    appends(log, {domain::make_fact(domain::PersonErased{person(1)})});
    REQUIRE(keep_chain(log, k_event).ok());
    auto const after = *verify_chain(log, k_event, head);
    CHECK(after.erased == 1);
    CHECK(after.head.cursor == 3);
    auto const links = *log.chain(k_event, 0, 10);
    CHECK(links[0].nonce.empty());
    CHECK_FALSE(links[1].nonce.empty());
    CHECK_FALSE(links[2].nonce.empty());
}

TEMPLATE_TEST_CASE("A copy and a restored event have the chain of what was copied", "",
                   EVERY_CHAINED_LOG) {
    TestType from;
    appends(from.log(), sample_event());
    REQUIRE(keep_chain(from.log(), k_event).ok());
    auto const head = verify_chain(from.log(), k_event, {})->head;
    TestType to;
    REQUIRE(to.log().replace(k_event, from.log()).ok());
    CHECK(broken_at(to.log(), head) == "whole");
    appends(to.log(), {registered(person(71), "Later")});
    REQUIRE(keep_chain(to.log(), k_event).ok());
    CHECK(broken_at(to.log(), head) == "whole");
    LogOnSqlite copy;
    REQUIRE(copy_log({from.log(), from.devices(), from.kept->accounts()},
                     {copy.log(), copy.devices(), copy.kept->accounts()})
                .ok());
    CHECK(broken_at(copy.log(), head) == "whole");
}

TEST_CASE("Whatever is changed in a log behind the program's back breaks its chain at that place") {
    auto const breaks = [](char const* statement) {
        LogOnSqlite on;
        appends(on.log(), sample_event());
        REQUIRE(keep_chain(on.log(), k_event).ok());
        changes(on, statement);
        return broken_at(on.log());
    };
    CHECK(breaks("SELECT 1") == "whole");
    CHECK(breaks("UPDATE fact SET actor = 'host' WHERE cursor = 3") == "console.audit.changed 3");
    CHECK(breaks("UPDATE fact SET recorded_at = recorded_at + 1 WHERE cursor = 4") ==
          "console.audit.changed 4");
    CHECK(breaks("UPDATE fact SET body = seal('{}', event, id, 'body') WHERE cursor = 2") ==
          "console.audit.changed 2");
    CHECK(breaks("UPDATE fact SET body = seal('{}', event, id, 'body') WHERE cursor = 2;"
                 "UPDATE link SET nonce = seal('', event, event, 'nonce') WHERE cursor = 2") ==
          "console.audit.changed 2");
    CHECK(breaks("UPDATE fact SET body = zeroblob(60) WHERE cursor = 2") ==
          "console.audit.changed 2");
    CHECK(breaks("UPDATE link SET nonce = zeroblob(60) WHERE cursor = 2") ==
          "console.audit.changed 2");
    CHECK(breaks("DELETE FROM fact WHERE cursor = 5") == "console.audit.missing 5");
    CHECK(breaks("DELETE FROM link WHERE cursor = 5") == "console.audit.missing 5");
    CHECK(breaks("DELETE FROM fact WHERE cursor = 5; DELETE FROM link WHERE cursor = 5") ==
          "console.audit.missing 5");
    CHECK(breaks("UPDATE link SET link = x'00' WHERE cursor = 1") == "console.audit.changed 1");
    CHECK(breaks("DELETE FROM link WHERE cursor > 3; DELETE FROM fact WHERE cursor = 5") ==
          "console.audit.missing 5");
    CHECK(breaks("DELETE FROM fact WHERE cursor > 3; DELETE FROM link WHERE cursor > 3") ==
          "console.audit.missing 4");
    for (auto const* column : {"event", "id", "device"})
        CHECK(breaks(("UPDATE fact SET " + std::string(column) + " = x'" + std::string(32, '7') +
                      "' WHERE cursor = 3")
                         .c_str()) != "whole");
    for (auto const* column : {"device_sequence", "clock_offset_ms", "received_at", "version"})
        CHECK(breaks(("UPDATE fact SET " + std::string(column) + " = " + column +
                      " + 1000 WHERE cursor = 3")
                         .c_str()) == "console.audit.changed 3");
    CHECK(breaks("UPDATE fact SET type = 'other.thing' WHERE cursor = 3") ==
          "console.audit.changed 3");
    CHECK(breaks("UPDATE fact SET subjects = x'' WHERE subjects != x''") != "whole");
}

TEST_CASE("What nobody was erased from cannot be emptied as if somebody was") {
    LogOnSqlite on;
    appends(on.log(), {registered(person(1), "One"), registered(person(2), "Two")});
    appends(on.log(), {domain::make_fact(domain::PlanPublished{}),
                       domain::make_fact(domain::PersonErased{person(1)})});
    REQUIRE(keep_chain(on.log(), k_event).ok());
    CHECK(broken_at(on.log()) == "whole");
    std::string const empties = std::string("UPDATE fact SET body = seal('") + k_tombstone_body +
                                "', event, id, 'body') WHERE cursor = 2;"
                                "UPDATE link SET nonce = seal('', event, event, 'nonce')"
                                " WHERE cursor = 2";
    changes(on, empties.c_str());
    CHECK(broken_at(on.log()) == "console.audit.erased 2");
}

TEST_CASE("Who takes the disk cannot try out what was said") {
    LogOnSqlite on;
    appends(on.log(), {registered(person(1), "One")});
    REQUIRE(keep_chain(on.log(), k_event).ok());
    auto const links = *on.log().chain(k_event, 0, 1);
    REQUIRE(links.size() == 1);
    on.kept->database().truncate_log();
    auto const file = on.folder / "log.db";
    CHECK(holds_word(file, links[0].link));
    CHECK_FALSE(holds_word(file, links[0].nonce));
}

TEST_CASE("No reader waits for a chain while another process appends") {
    LogOnPostgres on;
    appends(on.log(), sample_event());
    auto const other = on.another();
    REQUIRE(other->claim(k_event).ok());
    CHECK(*keep_chain(on.log(), k_event) == 0);
    other->release(k_event);
    CHECK(*keep_chain(on.log(), k_event) == on.log().head(k_event)->newest);
    CHECK(broken_at(on.log()) == "whole");
}

TEST_CASE("An end that was cut off with its links is missed by whoever kept the head") {
    LogOnSqlite on;
    appends(on.log(), sample_event());
    REQUIRE(keep_chain(on.log(), k_event).ok());
    auto const head = verify_chain(on.log(), k_event, {})->head;
    changes(on,
            "DELETE FROM link WHERE cursor > 3; DELETE FROM fact WHERE cursor > 3;"
            "UPDATE event SET newest = 3");
    CHECK(broken_at(on.log()) == "whole");
    CHECK(broken_at(on.log(), head) == "console.audit.head " + std::to_string(head.cursor));
}

TEST_CASE("A head that is not whole is none") {
    std::string const hex(64, 'a');
    CHECK(read_chain_head("7:" + hex));
    for (auto const& wrong : {std::string{}, hex, "7" + hex, ":" + hex, "0:" + hex, "-1:" + hex,
                              "7:" + hex.substr(2), "7:" + hex + "aa", "7:" + std::string(64, 'x')})
        CHECK_FALSE(read_chain_head(wrong));
}
