// SPDX-License-Identifier: EUPL-1.2
#include "server/server_for_test.h"
#include "server/terminal.h"
#include "support/key_for_test.h"
#include "sync/kiosk_store.h"

#include <fstream>
#include <iterator>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;
using Catch::Matchers::Contains;

namespace {

std::string bytes_in(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A kiosk that said this much and then broke; its key is its own.
struct BrokenKiosk {
    TempFolder folder;
    std::filesystem::path store = folder / "kiosk.db";
    storage::Device device;

    BrokenKiosk(storage::Device paired, std::string const& escrow_key,
                std::vector<domain::Fact> drafts)
        : device(std::move(paired)) {
        auto const opened = sync::KioskStore::open(store, k_event, device.id, k_unlock);
        REQUIRE(opened.ok());
        std::int64_t sequence = 0;
        for (auto& draft : drafts) draft = stamped(draft, device.id, ++sequence);
        REQUIRE((*opened)->append(drafts).ok());
        auto const escrow = [&](auto const& to) { return (*opened)->escrow(to); };
        REQUIRE(platform::write_escrow(store, escrow, escrow_key).ok());
    }
};

}  // namespace

TEST_CASE("what a broken kiosk said comes from its disk to the server, once, as that kiosk's") {
    TempFolder const folder;
    auto const data = folder / "data";
    ServerForTest world(data);
    world.begin_event();
    Terminal terminal;
    auto const escrow_key = *platform::escrow_key(terminal.key, data);
    auto const broken =
        BrokenKiosk(world.pair(storage::Role::host).device, escrow_key,
                    {registered(person(20), "Walks in"), booking("m1", person(1), k_table_1, 0),
                     booking("m2", person(2), k_table_1, 0)});
    auto const on_disk = bytes_in(broken.store);
    auto const base = world.newest();

    REQUIRE(terminal.run(RescueCommand{data, broken.store}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("On the server: 2. Refused: 1."));
    CHECK_THAT(terminal.out.str(), Contains("meet.booked: "));
    auto const facts = world.server().folder().log().read(k_event, base, 100);
    REQUIRE(facts.ok());
    auto const& first = facts->front();
    CHECK(first.device == broken.device.id);
    CHECK(first.device_sequence == 1);
    CHECK_THAT(first.body, Contains("Walks in"));
    CHECK(bytes_in(broken.store) == on_disk);

    auto const newest = world.newest();
    REQUIRE(terminal.run(RescueCommand{data, broken.store}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("On the server: 2. Refused: 1."));
    CHECK(world.newest() == newest);
}

TEST_CASE("a disk of another server's kiosk, and one without a key beside it, stay closed") {
    TempFolder const folder;
    auto const data = folder / "data";
    ServerForTest world(data);
    world.begin_event();
    Terminal terminal;
    platform::KeySource const elsewhere{"three green bicycles", {}};
    auto const broken =
        BrokenKiosk(world.pair(storage::Role::host).device, *platform::escrow_key(elsewhere, {}),
                    {registered(person(20), "Walks in")});
    auto const base = world.newest();
    CHECK(terminal.run(RescueCommand{data, broken.store}) == ExitCode::refused);
    CHECK_THAT(terminal.err.str(), Contains("key"));
    CHECK(terminal.run(RescueCommand{data, folder / "none.db"}) == ExitCode::bad_input);
    CHECK(world.newest() == base);
}
