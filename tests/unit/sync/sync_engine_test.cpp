// SPDX-License-Identifier: EUPL-1.2
#include "sync/sync_engine.h"

#include "support/sync_world.h"
#include "sync/limits.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;
using domain::Fact;

namespace {

struct Pair {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer server{folder / "log.db", clock};
    TestKiosk kiosk{folder / "a.db", server.pair(), clock, 1};
    TestKiosk other{folder / "b.db", server.pair(), clock, 2};

    Pair() { REQUIRE(server.hub().append_own(k_event, sample_event(), "organiser").ok()); }

    domain::Fact check_in(TestKiosk& at, int who) {
        return at.say(domain::make_fact(domain::CheckIn{person(who), {}, "A-01", "name"}));
    }
    // Lets both lines get the same answer, whatever they asked.
    void answer_all(Response const& response) {
        for (auto const& request : kiosk.engine->take_requests()) {
            kiosk.engine->answer(request.channel, response);
            kiosk.take_events();
        }
    }
};

Response unreachable() {
    return {0, "", "", std::nullopt, Response::Failure::unreachable};
}
Response html(int status = 200) {
    return {status, "text/html", "<html>Log in to the guest network</html>", std::nullopt,
            Response::Failure::none};
}
Response failure(int status, char const* key) {
    return {status, "application/json", encode(Failure{key, ""}), std::nullopt,
            Response::Failure::none};
}

}  // namespace

TEST_CASE("What is said without a server is saved, shown, and arrives when the server appears") {
    Pair world;
    for (int i = 1; i <= 3; ++i) {
        world.check_in(world.kiosk, i);
        world.answer_all(unreachable());
        world.clock.advance(Duration{60'000});
    }
    CHECK_FALSE(world.kiosk.status.online);
    CHECK(world.kiosk.status.message_key == "sync.no_server");
    CHECK(world.kiosk.status.pending == 3);
    world.kiosk.crash();
    CHECK(world.kiosk.local.pending().size() == 3);

    settle(world.server, world.kiosk);
    CHECK(world.kiosk.status.online);
    CHECK(world.kiosk.status.pending == 0);
    CHECK(world.kiosk.local.pending().empty());
    CHECK(world.kiosk.local.view() == world.server.state());
}

TEST_CASE("A lost answer does not double what was said") {
    Pair world;
    world.check_in(world.kiosk, 1);
    for (auto const& request : world.kiosk.engine->take_requests()) {
        (void)world.server.handle(world.kiosk.device, request, false);
        world.kiosk.engine->answer(request.channel, unreachable());
    }
    settle(world.server, world.kiosk);
    CHECK(world.server.facts().size() == 10);
    CHECK_FALSE(world.kiosk.local.view().people.at(person(1)).checked_in_again);
}

TEST_CASE("Two kiosks book the same seat: the later one gets a worded problem with alternatives") {
    Pair world;
    settle(world.server, world.kiosk);
    settle(world.server, world.other);
    world.kiosk.say(booking("mine", person(1), k_table_1, 0));
    auto const late = world.other.say(booking("theirs", person(2), k_table_1, 0));
    CHECK(world.other.local.view().meets.contains(named<MeetId>("theirs")));

    settle(world.server, world.kiosk);
    settle(world.server, world.other);
    REQUIRE(world.other.local.problems().size() == 1);
    auto const& problem = world.other.local.problems().front();
    CHECK(problem.fact == late);
    CHECK(problem.decided);
    CHECK(problem.message_key == "refused.meet_table_taken");
    CHECK(problem.alternatives.size() == 3);
    CHECK(world.other.local.view() == world.server.state());
    CHECK(world.other.status.pending == 0);

    world.other.crash();
    CHECK(world.other.local.problems().size() == 1);
    // A host at the other kiosk reads of it, too, and closes it for both, at once and for good.
    settle(world.server, world.kiosk);
    REQUIRE(world.kiosk.local.problems().size() == 1);
    CHECK(world.kiosk.local.problems().front().fact.id == late.id);
    CHECK(world.kiosk.local.problems().front().alternatives.size() == 3);
    world.kiosk.say(domain::make_fact(domain::ProblemClosed{late.id}));
    CHECK(world.kiosk.local.problems().empty());
    world.kiosk.crash();
    CHECK(world.kiosk.local.problems().empty());
    settle(world.server, world.kiosk);
    settle(world.server, world.other);
    CHECK(world.other.local.problems().empty());
    world.other.crash();
    CHECK(world.other.local.problems().empty());
}

TEST_CASE("An answer alone does not take a fact off the view, only a page that reaches it") {
    Pair world;
    world.check_in(world.kiosk, 1);
    for (auto const& request : world.kiosk.engine->take_requests()) {
        if (request.channel != Channel::push) continue;
        world.kiosk.engine->answer(Channel::push,
                                   world.server.handle(world.kiosk.device, request, false));
        world.kiosk.take_events();
    }
    CHECK(world.kiosk.status.online);
    CHECK(world.kiosk.local.pending().size() == 1);
    CHECK(world.kiosk.local.view().people.at(person(1)).checked_in);
}

TEST_CASE("A captive portal is no server, whatever its status") {
    Pair world;
    world.check_in(world.kiosk, 1);
    for (int const status : {200, 302, 401, 410}) {
        world.answer_all(html(status));
        CHECK_FALSE(world.kiosk.status.online);
        CHECK(world.kiosk.status.message_key == "sync.foreign_answer");
        CHECK_FALSE(world.kiosk.revoked);
        world.clock.advance(Duration{60'000});
    }
    world.answer_all(
        {200, "application/json", "{\"hello\":1}", std::nullopt, Response::Failure::none});
    CHECK(world.kiosk.status.message_key == "sync.foreign_answer");
    world.clock.advance(Duration{60'000});
    settle(world.server, world.kiosk);
    CHECK(world.kiosk.status.online);
    CHECK(world.server.facts().size() == 10);
}

TEST_CASE("Waiting grows with each failure, stays below the longest, and differs by chance") {
    Pair world;
    settle(world.server, world.kiosk);
    std::set<std::int64_t> waits;
    Duration longest{0};
    for (int i = 0; i < 40; ++i) {
        world.answer_all(failure(503, "sync.server_busy"));
        auto const wait = world.kiosk.engine->next_deadline();
        CHECK(wait >= k_first_retry);
        CHECK(wait <= k_longest_retry);
        if (i == 0) CHECK(wait <= 2 * k_first_retry);
        waits.insert(wait.count());
        longest = std::max(longest, wait);
        CHECK(world.kiosk.engine->take_requests().empty());
        world.clock.advance(wait);
    }
    CHECK(waits.size() > 20);
    CHECK(longest > Duration{15'000});
}

TEST_CASE("A server that is not there is looked for every two seconds") {
    Pair world;
    for (int i = 0; i < 20; ++i) {
        world.answer_all(unreachable());
        CHECK(world.kiosk.engine->next_deadline() < Duration{2'000});
        world.clock.advance(world.kiosk.engine->next_deadline());
    }
}

TEST_CASE("A server that asks for patience gets it, within reason") {
    Pair world;
    auto busy = failure(429, "sync.server_busy");
    busy.retry_after = Duration{60'000};
    world.answer_all(busy);
    CHECK(world.kiosk.status.message_key == "sync.server_busy");
    CHECK(world.kiosk.engine->next_deadline() >= Duration{60'000});
    world.clock.advance(Duration{60'000});
    busy.retry_after = Duration{86'400'000};
    world.answer_all(busy);
    CHECK(world.kiosk.engine->next_deadline() <= k_longest_retry_after);
    world.kiosk.engine->retry_now();
    CHECK(world.kiosk.engine->next_deadline() == Duration{0});
}

TEST_CASE("A revoked kiosk forgets everything and an unknown one nothing") {
    Pair world;
    settle(world.server, world.kiosk);
    world.check_in(world.kiosk, 1);
    world.answer_all(failure(401, "sync.unknown_device"));
    CHECK_FALSE(world.kiosk.revoked);
    CHECK(world.kiosk.status.message_key == "sync.unknown_device");
    CHECK(world.kiosk.store->pending()->size() == 1);

    world.clock.advance(Duration{60'000});
    REQUIRE(world.server.log().devices().revoke(k_event, world.kiosk.device.id).ok());
    exchange(world.server, world.kiosk);
    CHECK(world.kiosk.revoked);
    CHECK(world.kiosk.store->pending()->empty());
    CHECK(world.kiosk.store->confirmed(0, 100)->empty());
    CHECK(world.kiosk.engine->take_requests().empty());
    world.check_in(world.kiosk, 2);
    REQUIRE(world.kiosk.failures.size() == 1);
    CHECK(world.kiosk.failures[0].message_key == "sync.revoked");
}

TEST_CASE("A server restored from a backup gets back what it lost") {
    Pair world;
    world.check_in(world.kiosk, 1);
    settle(world.server, world.kiosk);
    REQUIRE(world.server.log().backup(world.folder / "backup.db").ok());
    world.check_in(world.kiosk, 2);
    world.check_in(world.other, 3);
    settle(world.server, world.kiosk);
    settle(world.server, world.other);
    settle(world.server, world.kiosk);
    CHECK(world.server.facts().size() == 12);

    world.server.restart(world.folder / "backup.db");
    CHECK(world.server.facts().size() == 10);
    world.check_in(world.other, 4);
    for (auto* kiosk : {&world.kiosk, &world.other, &world.kiosk}) settle(world.server, *kiosk);
    CHECK(world.server.facts().size() == 13);
    auto const state = world.server.state();
    for (int i = 1; i <= 4; ++i) {
        CHECK(state.people.at(person(i)).checked_in);
        CHECK_FALSE(state.people.at(person(i)).checked_in_again);
    }
    CHECK(world.kiosk.local.view() == state);
    CHECK(world.other.local.view() == state);
}

TEST_CASE("A clock that jumps ahead by years makes a kiosk forget nothing") {
    Pair world;
    REQUIRE(world.server.log().backup(world.folder / "backup.db").ok());
    world.check_in(world.kiosk, 1);
    settle(world.server, world.kiosk);
    // Its clock alone, as the server's seven days have not passed.
    ManualClock ahead(k_start + Duration{5LL * 365 * 24 * 3'600 * 1'000});
    Random chance(1);
    world.kiosk.engine =
        std::make_unique<SyncEngine>(*world.kiosk.store, ahead, chance, world.kiosk.device.event);
    settle(world.server, world.kiosk);
    world.server.restart(world.folder / "backup.db");
    settle(world.server, world.kiosk);
    CHECK(world.server.state().people.at(person(1)).checked_in);
}

TEST_CASE("A server whose log was put back without a word is found out") {
    Pair world;
    REQUIRE(world.server.log().backup(world.folder / "old.db").ok());
    world.server.restart(world.folder / "old.db");
    settle(world.server, world.kiosk);
    auto const epoch = world.kiosk.store->checkpoint()->epoch;
    world.check_in(world.kiosk, 1);
    settle(world.server, world.kiosk);
    world.server.restart(world.folder / "log.db");
    REQUIRE(world.server.log().head(k_event)->newest == 9);
    world.server.log().database().execute(("UPDATE event SET epoch = '" + epoch + "'").c_str());
    world.server.restart(world.folder / "log.db");

    settle(world.server, world.kiosk);
    CHECK(world.server.state().people.at(person(1)).checked_in);
    CHECK(world.kiosk.store->checkpoint()->epoch != epoch);
    CHECK(world.kiosk.local.view() == world.server.state());
}

TEST_CASE("A long day offline is sent in pushes of at most two hundred") {
    Pair world;
    std::vector<domain::Fact> day;
    for (int i = 0; i < 450; ++i)
        day.push_back(stamped(domain::make_fact(domain::CheckIn{person(1), {}, "A-01", "name"}),
                              world.kiosk.device.id, i + 1));
    world.kiosk.engine->append(day);
    world.kiosk.local.append(day);
    int pushes = 0;
    for (bool sending = true; sending;) {
        sending = false;
        for (auto const& request : world.kiosk.engine->take_requests()) {
            if (request.channel == Channel::push) {
                ++pushes;
                sending = true;
                CHECK(decode_push_request(request.body)->facts.size() <= 200);
            }
            world.kiosk.engine->answer(request.channel,
                                       world.server.handle(world.kiosk.device, request, false));
            world.kiosk.take_events();
        }
    }
    CHECK(pushes == 3);
    settle(world.server, world.kiosk);
    CHECK(world.server.facts().size() == 459);
}

TEST_CASE("A fact too large to be sent is told at once and does not stop the others") {
    Pair world;
    auto large = domain::make_fact(domain::PersonSet{
        person(1), R"({"own_words":")" + std::string(domain::k_most_body_bytes, 'x') + "\"}"});
    world.kiosk.say(large);
    REQUIRE(world.kiosk.failures.size() == 1);
    CHECK(world.kiosk.failures[0].message_key == "error.fact_too_large");
    CHECK(world.kiosk.local.pending().empty());
    world.check_in(world.kiosk, 1);
    settle(world.server, world.kiosk);
    CHECK(world.server.state().people.at(person(1)).checked_in);
    auto const facts = world.server.facts();
    CHECK(facts[facts.size() - 2].type == domain::fact_type::lost);
}

TEST_CASE("A fact too large to be sent fails alone among those said with it") {
    Pair world;
    auto const said = [&](domain::Fact draft, char const* name, std::int64_t sequence) {
        draft.id = named<FactId>(name);
        return stamped(draft, world.kiosk.device.id, sequence);
    };
    auto const large = said(
        domain::make_fact(domain::PersonSet{
            person(1), R"({"own_words":")" + std::string(domain::k_most_body_bytes, 'x') + "\"}"}),
        "large", 1);
    auto const small =
        said(domain::make_fact(domain::CheckIn{person(1), {}, "A-01", "name"}), "small", 2);
    world.kiosk.local.append({large, small});
    world.kiosk.engine->append({large, small});
    world.kiosk.take_events();
    REQUIRE(world.kiosk.failures.size() == 1);
    REQUIRE(world.kiosk.local.pending().size() == 1);
    CHECK(world.kiosk.local.pending().front().id == small.id);
    settle(world.server, world.kiosk);
    CHECK(world.server.state().people.at(person(1)).checked_in);
}

TEST_CASE("A full disk is told, the screen takes it back, and the kiosk goes on") {
    Pair world;
    settle(world.server, world.kiosk);
    std::vector<domain::Fact> many;
    for (int i = 0; i < 2'000; ++i)
        many.push_back(stamped(registered(person(100), "Somebody"), world.kiosk.device.id, i + 1));
    storage::Database* const database = &world.kiosk.store->database();
    database->execute("PRAGMA max_page_count = 30");
    world.kiosk.local.append(many);
    world.kiosk.engine->append(many);
    world.kiosk.take_events();
    REQUIRE(world.kiosk.failures.size() == 1);
    CHECK(world.kiosk.failures[0].message_key == "error.disk_full");
    CHECK(world.kiosk.local.pending().empty());
    database->execute("PRAGMA max_page_count = 100000");
    world.kiosk.engine->append({many.front()});
    world.kiosk.take_events();
    CHECK(world.kiosk.failures.size() == 1);
}

TEST_CASE("The next pull waits for news only when all is well") {
    Pair world;
    auto const pull_target = [&] {
        for (auto const& request : world.kiosk.engine->take_requests())
            if (request.channel == Channel::pull) {
                world.kiosk.engine->answer(Channel::pull,
                                           world.server.handle(world.kiosk.device, request, false));
                return request.target;
            }
        return std::string();
    };
    CHECK(pull_target().find("wait=0") != std::string::npos);
    CHECK(pull_target().find("wait=25") != std::string::npos);
    world.answer_all(unreachable());
    world.clock.advance(Duration{2'000});
    CHECK(pull_target().find("wait=0") != std::string::npos);
}
