// SPDX-License-Identifier: EUPL-1.2
#include "sync/page_shelf.h"

#include "support/inflated.h"
#include "support/random_facts.h"
#include "support/sync_world.h"
#include "sync/limits.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;
using storage::Role;

namespace {

struct ShelfWorld {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer server{folder / "log.db", clock};

    void say(domain::Fact fact) {
        REQUIRE(server.hub().append_own(k_event, {std::move(fact)}, "host").ok());
    }
    PullPage pull(storage::Device const& device, domain::Cursor after, std::size_t limit,
                  bool packed) {
        auto page = server.hub().pull(device, {"", after, limit, packed});
        REQUIRE(page.ok());
        return std::move(*page);
    }
};

// As a device reads what goes over the line.
std::string told(PullPage const& page) {
    if (!page.ready) return encode(page);
    return inflated(gzip(encode_beginning(page), page.ready->end));
}

}  // namespace

TEST_CASE("Two devices of one audience are sent the same page, made once") {
    ShelfWorld world;
    REQUIRE(world.server.hub().append_own(k_event, sample_event(20), "organiser").ok());
    auto const desk = world.server.pair();
    auto const page = world.pull(desk, 0, 10, true);
    REQUIRE(page.ready);
    CHECK(page.facts.empty());
    CHECK(page.next == 10);
    CHECK(page.more);
    CHECK(world.pull(world.server.pair(), 0, 10, true).ready == page.ready);
    CHECK(world.pull(world.server.pair(Role::browse), 0, 10, true).ready != page.ready);
    CHECK(world.pull(desk, 10, 10, true).ready != page.ready);
    CHECK(world.pull(desk, 0, 9, true).ready != page.ready);
    // What is said later is in later pages.
    world.say(registered(person(30), "Later"));
    CHECK(world.pull(desk, 0, 10, true).ready == page.ready);
}

TEST_CASE("The last page, which still grows, and a device without gzip get facts as ever") {
    ShelfWorld world;
    REQUIRE(world.server.hub().append_own(k_event, sample_event(20), "organiser").ok());
    auto const desk = world.server.pair();
    CHECK_FALSE(world.pull(desk, 20, 10, true).ready);
    CHECK(world.pull(desk, 20, 10, true).facts.size() == 5);
    CHECK_FALSE(world.pull(desk, 0, 10, false).ready);
    CHECK_FALSE(world.pull(world.server.pair(Role::venue), 0, 10, true).ready);
}

TEST_CASE("A page from the shelf tells each device how far its own facts were decided") {
    ShelfWorld world;
    REQUIRE(world.server.hub().append_own(k_event, sample_event(20), "organiser").ok());
    auto const one = world.server.pair();
    auto const other = world.server.pair();
    REQUIRE(world.server.hub().push(one, {{stamped(registered(person(30), "N"), one.id, 1)}}).ok());
    for (int i = 31; i < 40; ++i) world.say(registered(person(i), "N"));
    CHECK(world.pull(one, 20, 10, true).decided_up_to == 1);
    CHECK(world.pull(other, 20, 10, true).decided_up_to == 0);
    CHECK(world.pull(one, 20, 10, true).ready == world.pull(other, 20, 10, true).ready);
}

TEST_CASE("Whatever is said, erased or withdrawn meanwhile: the shelf tells what the log tells") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        RandomFacts random(seed);
        ShelfWorld world;
        std::vector<storage::Device> devices;
        for (auto const role : {Role::host, Role::reception, Role::browse, Role::board})
            devices.push_back(world.server.pair(role));
        for (int table = 0; table < 2; ++table) {
            devices.push_back(world.server.pair(Role::table));
            world.say(domain::make_fact(domain::DeviceJoined{
                devices.back().id, "table", "Table",
                OrganisationId::from_name({}, "organisation " + std::to_string(table))}));
        }
        for (int i = 0; i < 200; ++i) {
            auto fact = random.next();
            if (fact.type == domain::fact_type::device_joined) continue;
            if (random.below(4) == 0)
                fact = domain::make_fact(domain::ConsentGiven{
                    random.person(),
                    random.coin() ? domain::Purpose::take_part : domain::Purpose::show_work, "1",
                    "ti"});
            fact.id = FactId::from_name({}, "said " + std::to_string(i));
            world.say(fact);
            for (auto const& device : devices) {
                auto const after = 8 * random.below(i / 8 + 1);
                CHECK(told(world.pull(device, after, 8, true)) ==
                      told(world.pull(device, after, 8, false)));
            }
        }
    }
}

TEST_CASE("A shelf that is full is emptied and filled anew") {
    PageShelf shelf;
    auto const page = [](std::size_t bytes) {
        return std::make_shared<ReadyFacts const>(
            ReadyFacts{{std::string(bytes, 'x'), 0, bytes}, 1, 1});
    };
    PageShelf::Place const first{Role::host, {}, 0, 500};
    PageShelf::Place const second{Role::host, {}, 500, 500};
    shelf.put(first, 0, page(k_most_shelf_bytes));
    CHECK(shelf.find(first, 0));
    CHECK_FALSE(shelf.find(first, 1));
    shelf.put(first, 1, page(k_most_shelf_bytes));
    CHECK(shelf.find(first, 1));
    shelf.put(second, 1, page(1));
    CHECK(shelf.find(second, 1));
    CHECK_FALSE(shelf.find(first, 1));
}
