// SPDX-License-Identifier: EUPL-1.2
#include "sync/lending.h"

#include "domain/apply.h"
#include "domain/rules.h"
#include "support/logs_for_test.h"
#include "support/sync_world.h"
#include "sync/limits.h"

#include <map>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;
using domain::Lease;
using storage::Role;

namespace {

using namespace std::chrono_literals;

DeviceId const k_one = named<DeviceId>("one");
DeviceId const k_two = named<DeviceId>("two");
// Six hours before the first of six rounds at two tables.
Moment const k_morning = k_start - Duration{6h};

void tell(domain::State& state, domain::Fact fact, Moment now) {
    fact.recorded_at = now;
    domain::apply(state, fact);
}
void tell(domain::State& state, std::vector<domain::Fact> const& facts) {
    for (auto const& fact : facts) tell(state, fact, k_morning);
}

domain::Fact plan(std::vector<domain::PlannedMeet> meets = {}) {
    return domain::make_fact(
        domain::PlanPublished{named<PlanId>("plan"), {}, std::move(meets), 0, true, {}});
}

domain::State planned_event() {
    domain::State state;
    tell(state, sample_event());
    tell(state, {plan()});
    return state;
}

// Lends what is due; says whether anything was.
bool lend(domain::State& state, std::set<DeviceId> const& devices, Moment now) {
    auto const due = leases_due(state, devices, now);
    if (due) tell(state, domain::make_fact(*due), now);
    return due.has_value();
}

std::vector<Lease> leases_of(domain::State const& state, DeviceId device) {
    auto leases = state.leases;
    std::erase_if(leases, [&](Lease const& lease) { return lease.device != device; });
    return leases;
}

// A server with two desks, one of which can be cut off: then nobody asks for it.
struct LentHall {
    TempFolder folder;
    ManualClock clock{k_morning};
    TestServer server{folder / "log.db", clock};
    TestKiosk here{folder / "here.db", server.pair(), clock, 1};
    TestKiosk there{folder / "there.db", server.pair(Role::reception), clock, 2};

    LentHall() {
        auto facts = sample_event();
        facts.push_back(plan());
        REQUIRE(server.hub().append_own(k_event, facts, "organiser").ok());
        lend();
    }
    void lend() {
        REQUIRE(server.hub().lend(k_event, {here.device.id, there.device.id}).ok());
        settle(server, here);
        settle(server, there);
    }
    Lease lease_of(TestKiosk const& kiosk) {
        auto const leases = leases_of(server.state(), kiosk.device.id);
        REQUIRE_FALSE(leases.empty());
        return leases.front();
    }
};

}  // namespace

TEST_CASE("Nobody is lent a table before there is a plan") {
    domain::State state;
    tell(state, sample_event());
    CHECK_FALSE(lend(state, {k_one}, k_morning));
    tell(state, {plan()});
    CHECK(lend(state, {k_one}, k_morning));
}

TEST_CASE("Leases are disjoint, in different rounds for each device, and a third of what is free") {
    auto state = planned_event();
    REQUIRE(lend(state, {k_one, k_two}, k_morning));
    CHECK(state.leases.size() == 4);
    std::set<std::pair<TableId, int>> seats;
    for (auto const device : {k_one, k_two}) {
        std::set<int> rounds;
        for (auto const& lease : leases_of(state, device)) {
            CHECK(seats.emplace(lease.table, lease.round).second);
            CHECK(rounds.insert(lease.round).second);
            CHECK(lease.until == k_morning + k_lease_life);
        }
        CHECK(rounds.size() == 2);
    }
    CHECK_FALSE(lend(state, {named<DeviceId>("three")}, k_morning));
}

TEST_CASE("Where somebody sits or nobody may, nothing is lent") {
    domain::State state;
    tell(state, sample_event());
    std::vector<domain::PlannedMeet> meets;
    for (int round = 0; round < 6; ++round)
        meets.push_back({named<MeetId>("m" + std::to_string(round)),
                         person(1),
                         k_baker,
                         k_offer,
                         k_table_1,
                         round,
                         {}});
    tell(state, {plan(meets)});
    tell(state, {domain::make_fact(domain::EventSet{R"({"breaks":[2]})"})});
    REQUIRE(lend(state, {k_one}, k_morning));
    CHECK(state.leases.size() == 1);
    for (auto const& lease : state.leases) {
        CHECK(lease.table == k_table_2);
        CHECK(lease.round != 2);
    }
}

TEST_CASE("A lease ends when its round begins at the latest") {
    auto state = planned_event();
    auto const now = domain::round_start(state, 1) + Duration{1};
    REQUIRE(lend(state, {k_one}, now));
    for (auto const& lease : state.leases) {
        CHECK(lease.round > 1);
        CHECK(lease.until == domain::round_start(state, lease.round));
    }
}

TEST_CASE("Who keeps asking keeps the same leases, renewed in time and not more often") {
    auto state = planned_event();
    REQUIRE(lend(state, {k_one}, k_morning));
    auto const seats = [&] {
        std::set<std::pair<TableId, int>> all;
        for (auto const& lease : state.leases) all.emplace(lease.table, lease.round);
        return all;
    };
    auto const first = seats();
    CHECK_FALSE(lend(state, {k_one}, k_morning + k_lease_renewal));
    auto const later = k_morning + k_lease_renewal + Duration{1};
    CHECK(lend(state, {k_one}, later));
    CHECK(seats() == first);
    CHECK(state.leases.front().until == later + k_lease_life);
}

TEST_CASE("The leases of a device that is silent end, and others are lent its tables") {
    auto state = planned_event();
    REQUIRE(lend(state, {k_one, k_two}, k_morning));
    auto const end = state.leases.front().until;
    auto const silent = leases_of(state, k_one);
    for (auto now = k_morning; now < end + domain::k_lease_grace; now = now + k_lease_renewal)
        lend(state, {k_two}, now);
    CHECK(leases_of(state, k_one) == silent);
    lend(state, {k_two}, end + domain::k_lease_grace + k_lease_renewal);
    CHECK(leases_of(state, k_one).empty());
    auto const third = named<DeviceId>("three");
    CHECK(lend(state, {third}, end + domain::k_lease_grace + k_lease_renewal));
    CHECK(leases_of(state, third).size() == 2);
}

TEST_CASE("A device that is revoked, or is something else from now on, has no leases") {
    auto state = planned_event();
    REQUIRE(lend(state, {k_one, k_two}, k_morning));
    tell(state, {domain::make_fact(domain::DeviceRevoked{k_one})});
    CHECK(leases_of(state, k_one).empty());
    CHECK_FALSE(lend(state, {k_one}, k_morning));
    tell(state, {domain::make_fact(domain::DeviceJoined{k_two, "table", "", k_baker})});
    CHECK(state.leases.empty());
    for (auto const role : {Role::host, Role::reception}) CHECK(may_hold_leases(role));
    for (auto const role : {Role::browse, Role::table, Role::board, Role::venue})
        CHECK_FALSE(may_hold_leases(role));
}

TEST_CASE("What a cut off kiosk books inside its lease is sure, and the rest is provisional") {
    LentHall hall;
    auto const lease = hall.lease_of(hall.here);
    hall.here.say(booking("sure", person(1), lease.table, lease.round));
    auto const other = hall.lease_of(hall.there);
    int const round = other.round == lease.round ? (lease.round + 1) % 6 : other.round;
    hall.here.say(booking("perhaps", person(2), k_table_1, round));
    auto const now = hall.clock.now();
    CHECK(hall.here.local.provisional(now).count(named<MeetId>("sure")) == 0);
    // When the lease is over it is no longer, nor by a clock that cannot be right.
    CHECK(hall.here.local.provisional(lease.until).count(named<MeetId>("sure")) == 1);
    CHECK(hall.here.local.provisional(Moment{0}).count(named<MeetId>("sure")) == 1);
}

TEST_CASE("Nobody else gets the table meanwhile, and the booking finds it free when it arrives") {
    LentHall hall;
    auto const lease = hall.lease_of(hall.here);
    auto const sure = hall.here.say(booking("sure", person(1), lease.table, lease.round));
    hall.clock.advance(k_lease_life - Duration{1s});
    auto const pushed = hall.server.hub().push(
        hall.there.device,
        {{stamped(booking("late", person(2), lease.table, lease.round), hall.there.device.id, 1)}});
    REQUIRE(pushed.ok());
    auto const& answer = pushed->answers.front();
    CHECK(answer.message_key == "refused.meet_table_leased");
    REQUIRE_FALSE(answer.alternatives.empty());
    for (auto const& free : answer.alternatives)
        CHECK((free.table != lease.table || free.round != lease.round));
    auto const state = hall.server.state();
    domain::PlanPublished replan{named<PlanId>("next"), state.plan->id, {}, 0, true, {}};
    replan.meets = {
        {named<MeetId>("x"), person(3), k_baker, k_offer, lease.table, lease.round, {}}};
    auto const planned = hall.server.hub().append_own(k_event, {domain::make_fact(replan)}, "host");
    REQUIRE(planned.ok());
    CHECK(planned->front().message_key == "refused.plan_outdated");
    settle(hall.server, hall.here);
    for (auto const& problem : hall.here.local.problems()) CHECK(problem.fact.id != sure.id);
    CHECK(hall.server.state().meets.at(named<MeetId>("sure")).planned.round == lease.round);
}

TEST_CASE("Two replicas on one PostgreSQL lend different tables to those that ask them") {
    LogOnPostgres on;
    ManualClock clock{k_morning};
    auto const log_one = on.another();
    auto const log_two = on.another();
    Hub one(*log_one, clock);
    Hub two(*log_two, clock);
    auto facts = sample_event();
    facts.push_back(plan());
    REQUIRE(one.append_own(k_event, facts, "organiser").ok());
    REQUIRE(two.lend(k_event, {k_two}).ok());
    REQUIRE(one.lend(k_event, {k_one}).ok());
    REQUIRE(two.lend(k_event, {k_two}).ok());
    domain::State state;
    REQUIRE(two.with_state(k_event, [&](auto const& newest) { state = newest; }).ok());
    two.news(k_event);
    REQUIRE(two.with_state(k_event, [&](auto const& newest) { state = newest; }).ok());
    CHECK(leases_of(state, k_one).size() == 2);
    CHECK(leases_of(state, k_two).size() == 2);
    std::set<std::pair<TableId, int>> seats;
    for (auto const& lease : state.leases) CHECK(seats.emplace(lease.table, lease.round).second);
}
