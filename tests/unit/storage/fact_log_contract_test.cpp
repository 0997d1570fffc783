// SPDX-License-Identifier: EUPL-1.2
// What every FactLog promises, on each kind of database.
#include "storage/tombstone.h"
#include "support/logs_for_test.h"
#include "support/sample_event.h"

#include <future>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::storage;
using namespace ontmoet::test;
using domain::Fact;

#define EVERY_LOG LogOnSqlite, LogOnPostgres, LogOnPartitions

namespace {

DeviceId const k_pen = named<DeviceId>("pen");
EventId const k_other_event = named<EventId>("another event");

std::vector<Fact> in_order(std::vector<Fact> drafts, domain::Cursor expected = 0) {
    for (auto& fact : drafts) {
        ++expected;
        fact = stamped(fact, k_pen, expected);
        fact.cursor = expected;
        fact.received_at = Moment{1'800'000'000'100};
    }
    return drafts;
}

}  // namespace

TEMPLATE_TEST_CASE("Facts come back whole and in order after the log is opened again", "",
                   EVERY_LOG) {
    TestType on;
    auto facts = in_order(sample_event());
    facts[1].actor = "candidate:\u0627\u0644\u0639\u0631\u0628\u064a\u0629";
    facts[1].clock_offset_ms = -1'700'000'000'000;
    facts[1].version = 7;
    facts[1].type = "from.the.future";
    REQUIRE(on.log().append(k_event, 0, facts, {}).ok());
    on.reopen();
    auto& log = on.log();
    CHECK(*log.read(k_event, 0, 1000) == facts);
    auto const part = log.read(k_event, 2, 3);
    REQUIRE(part->size() == 3);
    CHECK(part->front() == facts[2]);
    CHECK(log.head(k_event)->newest == static_cast<domain::Cursor>(facts.size()));
    CHECK(*log.events() == std::vector{k_event});
    CHECK(*log.cursor_of(k_event, facts[4].id) == 5);
    CHECK(*log.cursor_of(k_event, named<FactId>("another")) == 0);
    CHECK(log.head(k_other_event)->epoch.empty());
    CHECK(log.read(k_other_event, 0, 10)->empty());
}

TEMPLATE_TEST_CASE("An event becomes what another log holds of it, in an epoch of its own", "",
                   EVERY_LOG) {
    TestType on;
    LogOnSqlite other;
    auto& log = on.log();
    auto const theirs = in_order(sample_event(400));
    StoredAnswer const answer{k_pen, 1, theirs[0].id, 1, "{\"said\":1}"};
    REQUIRE(other.log().append(k_event, 0, theirs, std::span(&answer, 1)).ok());
    REQUIRE(log.append(k_event, 0, in_order(sample_event(2)), {}).ok());
    auto elsewhere = in_order(sample_event(1));
    for (auto& fact : elsewhere) fact.event = k_other_event;
    REQUIRE(log.append(k_other_event, 0, elsewhere, {}).ok());
    auto const before = *log.head(k_event);

    REQUIRE(log.claim(k_event).ok());
    REQUIRE(log.replace(k_event, other.log()).ok());
    log.release(k_event);
    CHECK(*log.read(k_event, 0, 1'000) == theirs);
    CHECK(log.answer(k_event, k_pen, 1)->value().answer == answer.answer);
    auto const after = *log.head(k_event);
    CHECK(after.newest == static_cast<domain::Cursor>(theirs.size()));
    CHECK_FALSE(after.epoch.empty());
    CHECK(after.epoch != before.epoch);
    CHECK(after.epoch != other.log().head(k_event)->epoch);
    CHECK(*log.read(k_other_event, 0, 1'000) == elsewhere);

    // Half of it cannot be read: then nothing happened.
    other.kept->database().execute("DELETE FROM fact WHERE cursor > 300");
    CHECK(log.replace(k_event, other.log()).error().message_key == "error.database_damaged");
    log.release(k_event);
    CHECK(*log.read(k_event, 0, 1'000) == theirs);
    CHECK(*log.head(k_event) == after);
}

TEMPLATE_TEST_CASE("An append on another cursor is refused and leaves nothing behind", "",
                   EVERY_LOG) {
    TestType on;
    auto& log = on.log();
    auto const early = log.append(k_event, 5, in_order({registered(person(9), "Early")}, 5), {});
    REQUIRE_FALSE(early.ok());
    CHECK(early.error().message_key == "error.log_moved_on");
    CHECK(log.head(k_event)->newest == 0);
    REQUIRE(log.append(k_event, 0, in_order(sample_event()), {}).ok());
    auto const epoch = log.head(k_event)->epoch;
    CHECK_FALSE(epoch.empty());

    StoredAnswer const told{k_pen, 1, named<FactId>("late"), 1, "{}"};
    auto const late = log.append(k_event, 0, in_order({registered(person(9), "Late")}), {&told, 1});
    REQUIRE_FALSE(late.ok());
    CHECK(late.error().kind == ErrorKind::conflict);
    CHECK(late.error().message_key == "error.log_moved_on");
    CHECK(log.read(k_event, 0, 1000)->size() == 9);
    CHECK(log.decided(k_event, 0)->empty());
    CHECK(log.head(k_event)->epoch == epoch);
}

TEMPLATE_TEST_CASE("A group that cannot be taken whole is not taken at all", "", EVERY_LOG) {
    TestType on;
    REQUIRE(on.log().append(k_event, 0, in_order(sample_event()), {}).ok());
    auto twice = in_order({registered(person(9), "New"), registered(person(8), "Known")}, 9);
    twice[1].id = in_order(sample_event())[0].id;
    CHECK_FALSE(on.log().append(k_event, 9, twice, {}).ok());
    CHECK(on.log().head(k_event)->newest == 9);
    CHECK(on.log().read(k_event, 0, 1000)->size() == 9);
    twice.pop_back();
    CHECK(on.log().append(k_event, 9, twice, {}).ok());
}

TEMPLATE_TEST_CASE("An answer is kept for its device and sequence", "", EVERY_LOG) {
    TestType on;
    std::vector<StoredAnswer> const told{{k_pen, 1, named<FactId>("refused"), 0, R"({"a":1})"},
                                         {k_pen, 2, named<FactId>("taken"), 1, R"({"a":2})"}};
    REQUIRE(on.log().append(k_event, 0, {}, std::span(told).first(1)).ok());
    REQUIRE(on.log()
                .append(k_event, 0, in_order({registered(person(1), "One")}),
                        std::span(told).subspan(1))
                .ok());
    on.reopen();
    auto const kept = on.log().answer(k_event, k_pen, 1);
    REQUIRE((kept.ok() && kept->has_value()));
    CHECK((*kept)->answer == told[0].answer);
    CHECK((*kept)->fact == told[0].fact);
    CHECK_FALSE(on.log().answer(k_event, k_pen, 3)->has_value());
    CHECK_FALSE(on.log().answer(k_other_event, k_pen, 1)->has_value());
    CHECK(on.log().decided(k_event, 0)->size() == 2);
    auto const later = on.log().decided(k_event, 1);
    REQUIRE(later->size() == 1);
    CHECK(later->front().device_sequence == 2);
    CHECK(later->front().at == 1);
    auto const all = on.log().answers(k_event, 0, 1);
    REQUIRE(all->size() == 2);
    CHECK(all->front().fact == told[0].fact);
    CHECK(all->back().answer == told[1].answer);
    CHECK(on.log().answers(k_event, 0, 0)->size() == 1);
    CHECK(on.log().answers(k_event, 1, 9)->size() == 1);
    CHECK(on.log().answers(k_other_event, 0, 9)->empty());
}

TEMPLATE_TEST_CASE("Events share nothing", "", EVERY_LOG) {
    TestType on;
    auto elsewhere = in_order({registered(person(1), "Elsewhere")});
    elsewhere[0].event = k_other_event;
    REQUIRE(on.log().append(k_event, 0, in_order(sample_event()), {}).ok());
    REQUIRE(on.log().append(k_other_event, 0, elsewhere, {}).ok());
    CHECK(on.log().events()->size() == 2);
    CHECK(on.log().head(k_other_event)->newest == 1);
    CHECK(*on.log().read(k_other_event, 0, 10) == elsewhere);
    CHECK(on.log().head(k_event)->newest == 9);
    auto const other_epoch = on.log().head(k_other_event)->epoch;
    auto const epoch = on.log().head(k_event)->epoch;
    REQUIRE(on.log().begin_epoch(k_event).ok());
    CHECK(on.log().head(k_event)->epoch != epoch);
    CHECK(on.log().head(k_other_event)->epoch == other_epoch);
}

TEMPLATE_TEST_CASE("An erasure empties what was said before and keeps the order", "", EVERY_LOG) {
    TestType on;
    auto drafts = sample_event();
    drafts.push_back(registered(person(8), "Uniquename"));
    drafts.push_back(domain::make_fact(domain::PlanPublished{
        named<PlanId>("plan"),
        {},
        {{named<MeetId>("m1"), person(8), k_baker, k_offer, k_table_1, 0, {}},
         {named<MeetId>("m2"), person(1), k_baker, k_offer, k_table_2, 0, {}}},
        0,
        true,
        {{person(8), {}, {}, 3}}}));
    REQUIRE(on.log().append(k_event, 0, in_order(drafts), {}).ok());
    auto const newest = on.log().head(k_event)->newest;
    auto const erasure = in_order({domain::make_fact(domain::PersonErased{person(8)}),
                                   registered(person(8), "Said afterwards")},
                                  newest);
    REQUIRE(on.log().append(k_event, newest, erasure, {}).ok());

    auto const facts = *on.log().read(k_event, 0, 1000);
    REQUIRE(facts.size() == drafts.size() + 2);
    CHECK(facts[9].type == domain::fact_type::person_registered);
    CHECK(is_tombstone(facts[9]));
    auto const plan = domain::read_body<domain::PlanPublished>(facts[10]);
    REQUIRE(plan.ok());
    REQUIRE(plan->meets.size() == 1);
    CHECK(plan->meets[0].person == person(1));
    CHECK(plan->away.empty());
    CHECK(facts[10].subjects == std::vector{person(1).uuid});
    CHECK(facts[11].type == domain::fact_type::person_erased);
    CHECK(facts[12] == erasure[1]);
    CHECK_FALSE(is_tombstone(facts[5]));
}

TEMPLATE_TEST_CASE("A turn at an event ends with its append or when it is given back", "",
                   EVERY_LOG) {
    TestType on;
    auto& log = on.log();
    REQUIRE(log.claim(k_event).ok());
    CHECK(log.append(k_event, 0, in_order(sample_event()), {}).ok());
    auto const claimed = log.claim(k_event);
    REQUIRE(claimed.ok());
    if (*claimed) CHECK(**claimed == *log.head(k_event));
    CHECK(log.append(k_event, 3, in_order({registered(person(9), "Late")}, 3), {})
              .error()
              .message_key == "error.log_moved_on");
    REQUIRE(log.claim(k_event).ok());
    log.release(k_event);
    auto const erasure = in_order({domain::make_fact(domain::PersonErased{person(1)})}, 9);
    REQUIRE(log.claim(k_event).ok());
    CHECK(log.append(k_event, 9, erasure, {}).ok());
    CHECK(log.head(k_event)->newest == 10);
}
