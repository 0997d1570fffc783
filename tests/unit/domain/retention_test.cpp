// SPDX-License-Identifier: EUPL-1.2
#include "domain/retention.h"

#include "support/told_event.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::domain;
using namespace ontmoet::test;

namespace {

constexpr std::int64_t k_day = 24LL * 3'600'000;

// The event of Told, its day over; Selam agreed to be asked later, Omar to take part alone.
struct Kept : Told {
    StaffId staff = StaffId::make(clock, random);

    Kept() {
        tell(ConsentGiven{selam, Purpose::take_part, "1", "ti"});
        tell(ConsentGiven{selam, Purpose::follow_up, "1", "ti"});
        tell(ConsentGiven{omar, Purpose::take_part, "1", "ar"});
        tell(StaffSet{staff, R"({"name":"Joke","organisation":")" + to_string(bakery) + "\"}"});
    }
    Moment after_days(int days) const { return {event_end(state.event).ms + days * k_day}; }
    // What the server says at that moment; so many facts.
    std::size_t hear(std::vector<Fact> facts, Moment now) {
        clock.set(now);
        for (auto& fact : facts) {
            fact.recorded_at = now;
            fact.cursor = state.cursor + 1;
            apply(state, fact);
        }
        return facts.size();
    }
    std::size_t warn(Moment now) { return hear(warnings_due(state, now), now); }
    std::size_t erase(Moment now) { return hear(erasures_due(state, now), now); }
};

}  // namespace

TEST_CASE("people are warned of and erased when their time is over, each by their own rule") {
    Kept kept;
    CHECK(kept.warn(kept.after_days(15)) == 0);
    CHECK(kept.warn(kept.after_days(17)) == 1);
    CHECK(kept.warn(kept.after_days(18)) == 0);
    CHECK(kept.erase(kept.after_days(29)) == 0);
    CHECK(kept.erase(kept.after_days(31)) == 3);  // Omar, Joke and the interpreter
    CHECK(kept.state.people.contains(kept.selam));
    CHECK_FALSE(kept.state.people.contains(kept.omar));
    CHECK(kept.state.staff.empty());
    CHECK(kept.state.interpreters.empty());
    CHECK(kept.warn(kept.after_days(720)) == 1);
    CHECK(kept.erase(kept.after_days(729)) == 0);
    CHECK(kept.erase(kept.after_days(731)) == 1);
    CHECK(kept.state.people.empty());
    CHECK(kept_groups(kept.state).empty());
    auto const counts = erasure_counts(kept.state);
    REQUIRE(counts.size() == 4);
    CHECK(counts[0].rule == "after_event");
    CHECK(counts[3].rule == "consented");
    CHECK(counts[3].count == 1);
}

TEST_CASE("whoever is warned late has a week all the same, and another day is another warning") {
    Kept kept;
    auto const late = kept.after_days(400);  // the server was off for a year
    CHECK(kept.warn(late) == 1);
    CHECK(kept.erase(late) == 0);
    CHECK(kept.erase(late + k_least_notice - Duration{1}) == 0);
    kept.tell(EventSet{R"({"retention_days":500})"});
    CHECK(kept.erase(late + k_least_notice) == 0);
    CHECK(kept.warn(kept.after_days(490)) == 1);
    kept.tell(EventSet{R"({"retention_days":30})"});  // as it was: said anew, with a new id
    CHECK(kept.warn(kept.after_days(491)) == 1);
    CHECK(kept.erase(kept.after_days(499)) == 3);
}

TEST_CASE("a legal hold, or no day, keeps everything") {
    Kept kept;
    CHECK(kept.warn(kept.after_days(20)) == 1);
    kept.tell(EventSet{R"({"legal_hold":"a court asks for it"})"});
    CHECK(kept.erase(kept.after_days(3'000)) == 0);
    CHECK(kept.warn(kept.after_days(3'000)) == 0);
    kept.tell(EventSet{R"({"legal_hold":""})"});
    CHECK(kept.erase(kept.after_days(3'000)) == 3);
    kept.tell(EventSet{R"({"starts_at":0})"});
    CHECK(kept.warn(kept.after_days(3'000)) == 0);
    CHECK(kept_groups(kept.state).front().until == Moment{});
}

TEST_CASE("who takes their consent back is kept as long as everybody else") {
    Kept kept;
    kept.warn(kept.after_days(20));
    CHECK(kept.erase(kept.after_days(31)) == 3);
    kept.tell(ConsentWithdrawn{kept.selam, Purpose::follow_up, "ti"});
    CHECK(kept.erase(kept.after_days(40)) == 1);
    CHECK(kept.state.people.empty());
}

TEST_CASE("two servers that erase at once say the same facts") {
    Kept kept;
    kept.warn(kept.after_days(20));
    auto const one = erasures_due(kept.state, kept.after_days(31));
    auto const other = erasures_due(kept.state, kept.after_days(32));
    REQUIRE(one.size() == other.size());
    for (std::size_t i = 0; i < one.size(); ++i) CHECK(one[i].id == other[i].id);
}

TEST_CASE("a certificate counts what was asked for apart, and copies of an erasure not at all") {
    Kept kept;
    kept.tell(PersonErased{kept.omar, "request"});
    kept.tell(PersonErased{kept.omar, "request"});
    kept.tell(PersonErased{PersonId::make(kept.clock, kept.random)});
    auto const counts = erasure_counts(kept.state);
    REQUIRE(counts.size() == 1);
    CHECK(counts[0].count == 1);
    CHECK(counts[0].rule == "request");
}

TEST_CASE("terms that nobody can mean are held to a limit") {
    Kept kept;
    kept.tell(EventSet{R"({"retention_days":-3,"consented_days":99999})"});
    CHECK(kept.state.event.retention_days == 0);
    CHECK(kept.state.event.consented_days == k_most_days_kept);
    kept.tell(EventSet{R"({"retention_days":900,"consented_days":10})"});
    CHECK(kept.state.event.consented_days == 900);
}
