// SPDX-License-Identifier: EUPL-1.2
#include "sync/reveal.h"

#include "domain/apply.h"
#include "domain/rules.h"
#include "support/random_facts.h"
#include "support/sync_world.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;
using domain::Fact;
using storage::Role;

namespace {

// A server, a browse screen and a table of the baker's.
struct MovingWorld {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer server{folder / "log.db", clock};
    std::uint64_t kiosks = 0;

    explicit MovingWorld(std::vector<Fact> facts = sample_event()) { say(std::move(facts)); }

    void say(std::vector<Fact> facts) {
        auto const told = server.hub().append_own(k_event, std::move(facts), "host");
        REQUIRE(told.ok());
    }
    void say(Fact const& fact) { say(std::vector{fact}); }
    template <class Body>
    void say(Body const& body) {
        say(std::vector{domain::make_fact(body)});
    }
    void agree(int who) {
        say(domain::ConsentGiven{person(who), domain::Purpose::take_part, "1", "ti"});
        say(domain::ConsentGiven{person(who), domain::Purpose::show_work, "1", "ti"});
    }
    void withdraw(int who) {
        say(domain::ConsentWithdrawn{person(who), domain::Purpose::show_work, "ti"});
    }
    TestKiosk kiosk(Role role, OrganisationId organisation = {}) {
        auto const device = server.pair(role);
        if (!organisation.is_none())
            say(domain::DeviceJoined{device.id, "table", "Table 1", organisation});
        ++kiosks;
        return {folder / ("kiosk" + std::to_string(kiosks) + ".db"), device, clock, kiosks};
    }
    domain::State pulled(TestKiosk& kiosk) {
        settle(server, kiosk);
        return kiosk.local.confirmed();
    }
    // All that this kiosk keeps, read back from its disk.
    std::string kept(TestKiosk& kiosk) const {
        auto const facts = kiosk.store->confirmed(0, 1'000'000);
        REQUIRE(facts.ok());
        std::string text;
        for (auto const& fact : *facts) text += domain::encode_fact(fact) + '\n';
        return text;
    }
};

// What a device of this audience has when it has everything, said a second time: every fact it may
// have of those near it now, folded in order.
domain::State everything_due(MovingWorld& world, Role role, OrganisationId organisation) {
    Ground ground;
    ground.event = k_event;
    auto const facts = world.server.facts();
    for (auto const& fact : facts) ground.fold(fact);
    Viewer viewer{role, organisation, {}, {}};
    viewer.closeness = [&](PersonId person) {
        auto const tables_of = role == Role::table ? organisation : OrganisationId{};
        return ground.audiences.closeness(tables_of, person, ground.newest);
    };
    viewer.organisation_of = [&](MeetId meet) { return ground.audiences.organisation_of(meet); };
    domain::State state;
    for (auto const& fact : facts)
        if (auto const seen = visible_to(viewer, fact)) domain::apply(state, *seen);
    state.cursor = 0;
    return state;
}

domain::State without_cursor(domain::State state) {
    state.cursor = 0;
    return state;
}

domain::PlanPublished plan_with(PlanId id, PlanId replaces, std::vector<int> people) {
    domain::PlanPublished plan{id, replaces, {}, 0, true, {}};
    for (int round = 0; int const who : people) {
        plan.meets.push_back({named<MeetId>("meet " + std::to_string(who)),
                              person(who),
                              k_baker,
                              k_offer,
                              k_table_1,
                              round++,
                              {}});
    }
    return plan;
}

}  // namespace

TEST_CASE("Somebody who agrees is shown to browse screens with all that was said before") {
    MovingWorld world;
    auto screen = world.kiosk(Role::browse);
    CHECK(world.pulled(screen).people.empty());
    world.agree(1);
    auto const& people = world.pulled(screen).people;
    REQUIRE(people.size() == 1);
    CHECK(people.at(person(1)).profile.hours == 24);
    CHECK(people.at(person(1)).profile.given_name.empty());
    CHECK(domain::is_shown_to_employers(people.at(person(1))));
}

TEST_CASE("Somebody who withdraws is forgotten, in the store too, and nobody else is") {
    MovingWorld world;
    world.say(domain::PersonSet{person(1), R"({"own_words":"Baking is my life"})"});
    world.agree(1);
    world.agree(2);
    auto screen = world.kiosk(Role::browse);
    CHECK(world.pulled(screen).people.size() == 2);
    CHECK(world.kept(screen).find("Baking is my life") != std::string::npos);
    world.withdraw(1);
    auto const state = world.pulled(screen);
    CHECK(state.people.size() == 1);
    CHECK(state.people.contains(person(2)));
    CHECK(world.kept(screen).find("Baking is my life") == std::string::npos);
    world.agree(1);
    CHECK(world.pulled(screen).people.at(person(1)).profile.own_words == "Baking is my life");
}

TEST_CASE("What somebody recorded goes where their own words go, and nowhere once taken back") {
    MovingWorld world;
    world.say(domain::OwnWordsRecorded{person(1), 12, "T2dnUuniquename", "2026-11", "ti"});
    auto screen = world.kiosk(Role::browse);
    CHECK(world.pulled(screen).people.empty());
    CHECK(world.kept(screen).find("T2dnUuniquename") == std::string::npos);
    world.agree(1);
    CHECK(world.pulled(screen).people.at(person(1)).is_recorded());
    CHECK(world.kept(screen).find("T2dnUuniquename") != std::string::npos);
    world.say(domain::OwnWordsRemoved{person(1)});
    CHECK_FALSE(world.pulled(screen).people.at(person(1)).is_recorded());
    CHECK(world.kept(screen).find("T2dnUuniquename") == std::string::npos);
    auto another = world.kiosk(Role::browse);
    CHECK_FALSE(world.pulled(another).people.at(person(1)).is_recorded());
    CHECK(world.kept(another).find("T2dnUuniquename") == std::string::npos);
}

TEST_CASE("Who withdrew before a screen first asks is never sent to it, not for a moment") {
    MovingWorld world;
    world.say(domain::PersonSet{person(1), R"({"own_words":"Baking is my life"})"});
    world.agree(1);
    world.withdraw(1);
    auto screen = world.kiosk(Role::browse);
    world.server.most_facts_in_page = 1;
    for (int i = 0; i < 40 && exchange(world.server, screen); ++i) {
        CHECK(screen.local.confirmed().people.empty());
        CHECK(world.kept(screen).find("Baking") == std::string::npos);
    }
    CHECK(screen.store->checkpoint()->cursor == world.server.state().cursor);
}

TEST_CASE("What was said here stays in the outbox when its person is concealed") {
    MovingWorld world;
    world.agree(1);
    auto screen = world.kiosk(Role::browse);
    settle(world.server, screen);
    screen.say(domain::make_fact(
        domain::PreferenceSet{person(1), k_baker, domain::Side::employer, domain::Answer::yes}));
    settle(world.server, screen);
    world.withdraw(1);
    CHECK(world.pulled(screen).preferences.empty());
    REQUIRE(world.server.hub().begin_epoch(k_event).ok());
    settle(world.server, screen);
    CHECK(world.server.state().preferences.size() == 1);
    CHECK(screen.local.view().preferences.empty());
}

TEST_CASE("A plan brings a table its candidates, the next plan takes them away") {
    MovingWorld world;
    for (int const who : {1, 2, 3}) world.agree(who);
    auto table = world.kiosk(Role::table, k_baker);
    CHECK(world.pulled(table).people.empty());
    auto const first = named<PlanId>("first");
    world.say(plan_with(first, {}, {1, 2}));
    auto state = world.pulled(table);
    CHECK(state.people.size() == 2);
    CHECK(state.people.at(person(1)).profile.given_name == "Number 1");
    CHECK(state.people.at(person(1)).profile.phone.empty());
    world.say(plan_with(named<PlanId>("second"), first, {2, 3}));
    state = world.pulled(table);
    CHECK_FALSE(state.people.contains(person(1)));
    CHECK(state.people.contains(person(3)));
}

TEST_CASE("A table has the number of a candidate who shows no work, and nothing else") {
    MovingWorld world;
    world.say(domain::CheckIn{person(1), {}, "A-01", "code"});
    world.say(booking("m", person(1), k_table_1, 0));
    auto table = world.kiosk(Role::table, k_baker);
    auto const state = world.pulled(table);
    CHECK(state.people.at(person(1)).badge == "A-01");
    CHECK(state.people.at(person(1)).profile == domain::Profile{});
}

TEST_CASE(
    "Name and phone reach the table after a double yes with that consent, and leave with it") {
    MovingWorld world;
    world.agree(1);
    world.say(booking("m", person(1), k_table_1, 0));
    auto table = world.kiosk(Role::table, k_baker);
    auto const phone = [&] { return world.pulled(table).people.at(person(1)).profile.phone; };
    for (auto const side : {domain::Side::candidate, domain::Side::employer})
        world.say(
            domain::VerdictGiven{named<MeetId>("m"), person(1), side, domain::Answer::yes, {}});
    CHECK(phone().empty());
    world.say(domain::ConsentGiven{person(1), domain::Purpose::share_contact, "1", "ti"});
    CHECK(phone() == "06 0000 0000");
    world.say(domain::ConsentWithdrawn{person(1), domain::Purpose::share_contact, "ti"});
    CHECK(phone().empty());
    CHECK(world.kept(table).find("06 0000 0000") == std::string::npos);
}

TEST_CASE("A verdict is its side's alone until both said yes, and again when one takes it back") {
    using domain::Answer;
    using domain::Side;
    MovingWorld world;
    world.agree(1);
    auto const meet = named<MeetId>("m");
    world.say(booking("m", person(1), k_table_1, 0));
    auto table = world.kiosk(Role::table, k_baker);
    auto const judge = [&](Side side, Answer answer) {
        world.say(domain::VerdictGiven{meet, person(1), side, answer, {}});
    };
    auto const told = [&] { return world.pulled(table).meets.at(meet).candidate_verdict; };
    judge(Side::candidate, Answer::yes);
    CHECK(told() == Answer::none);
    judge(Side::employer, Answer::maybe);
    CHECK(told() == Answer::none);
    CHECK(world.kept(table).find("candidate") == std::string::npos);
    judge(Side::employer, Answer::yes);
    CHECK(domain::is_match(world.pulled(table).meets.at(meet)));
    judge(Side::candidate, Answer::no);
    CHECK(told() == Answer::none);
    CHECK(world.pulled(table).meets.at(meet).employer_verdict == Answer::yes);
    CHECK(world.kept(table).find("candidate") == std::string::npos);
}

TEST_CASE("A table of another organisation, or of none, sees nobody") {
    MovingWorld world;
    world.agree(1);
    world.say(booking("m", person(1), k_table_1, 0));
    auto other = world.kiosk(Role::table, named<OrganisationId>("painter"));
    auto nobodys = world.kiosk(Role::table);
    for (auto* table : {&other, &nobodys}) {
        auto const state = world.pulled(*table);
        CHECK(state.people.empty());
        CHECK(state.meets.empty());
    }
}

TEST_CASE("A table that becomes another organisation's begins anew with what is for it now") {
    MovingWorld world;
    world.agree(1);
    world.say(booking("m", person(1), k_table_1, 0));
    auto table = world.kiosk(Role::table, k_baker);
    CHECK(world.pulled(table).people.size() == 1);
    world.say(domain::DeviceJoined{table.device.id, "table", "", named<OrganisationId>("painter")});
    CHECK(world.pulled(table).people.empty());
    CHECK(world.pulled(table).meets.empty());
    CHECK(world.kept(table).find("Number 1") == std::string::npos);
}

TEST_CASE("A table that lost its answer is told the same again") {
    MovingWorld world;
    auto screen = world.kiosk(Role::browse);
    settle(world.server, screen);
    world.agree(1);
    auto const requests = screen.engine->take_requests();
    REQUIRE(requests.size() == 1);
    (void)world.server.handle(screen.device, requests[0], false);
    screen.crash();
    CHECK(world.pulled(screen).people.size() == 1);
}

TEST_CASE("Whatever happens, every screen has what is due to it and no more, live or begun anew") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        RandomFacts random(seed);
        MovingWorld world;
        auto const organisation = random.organisation();
        std::vector<TestKiosk> live;
        live.push_back(world.kiosk(Role::browse));
        live.push_back(world.kiosk(Role::table, organisation));
        live.push_back(world.kiosk(Role::board));
        for (int i = 0; i < 250; ++i) {
            auto fact = random.next();
            // Most people agree, now and then, so that there is something to see.
            if (random.below(4) == 0)
                fact = domain::make_fact(domain::ConsentGiven{
                    random.person(),
                    random.coin() ? domain::Purpose::take_part : domain::Purpose::show_work, "1",
                    "ti"});
            fact.id = FactId::from_name({}, "said " + std::to_string(i));
            if (fact.type == domain::fact_type::device_joined) continue;
            world.say(std::vector{fact});
            world.server.most_facts_in_page = static_cast<std::size_t>(1 + random.below(40));
            if (random.below(3) == 0)
                exchange(world.server, live[static_cast<std::size_t>(random.below(3))]);
        }
        for (auto& kiosk : live) {
            auto const role = kiosk.device.role;
            CAPTURE(storage::to_text(role));
            auto const of = role == Role::table ? organisation : OrganisationId{};
            auto const due = everything_due(world, role, of);
            auto const got = without_cursor(world.pulled(kiosk));
            CHECK(got.people == due.people);
            CHECK(got.meets == due.meets);
            CHECK(got == due);
            kiosk.crash();
            CHECK(without_cursor(kiosk.local.confirmed()) == due);
            auto fresh = world.kiosk(role, of);
            CHECK(without_cursor(world.pulled(fresh)) == everything_due(world, role, of));
        }
    }
}
