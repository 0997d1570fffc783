// SPDX-License-Identifier: EUPL-1.2
#include "server/console_updates.h"

#include "base/version.h"
#include "exchange/release_list.h"
#include "exchange/signed_words.h"
#include "server/console_for_test.h"
#include "sync/protocol.h"

#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using storage::AccountRole;

namespace {

std::string const k_releaser(64, 'e');

// A server that was told where the newest release is told.
struct ReleasedWorld {
    TempFolder folder;
    std::filesystem::path list = folder / "ontmoet.releases";
    ConsoleForTest console{{}, {list, exchange::fingerprint_of_key(k_releaser).value()}};
    Visitor ada{(console.add("ada", AccountRole::organiser), console.world)};

    ReleasedWorld() {
        console.begin_event(k_event);
        REQUIRE(ada.sign_in("ada").status == 200);
    }
    void release(std::string const& version, std::string const& key = k_releaser,
                 Duration valid = std::chrono::hours(1)) const {
        auto const package = folder / ("ontmoet-kiosk_" + version + "_amd64.deb");
        std::ofstream(package) << version;
        auto const now = platform::RealClock{}.now();
        auto const made = exchange::list_release({package}, now, valid).value();
        std::ofstream(list) << exchange::sign_release(made, key).value();
    }
    nlohmann::json page() { return ada.json("events/" + to_string(k_event) + "/updates"); }
    // A device asks for news with this version.
    void hears_of(std::string const& version) {
        auto const desk = console.world.pair(storage::Role::host);
        auto client = console.world.client();
        auto const reply = client.ask(
            "GET " + sync::facts_path(k_event) +
            "?after=0 HTTP/1.1\r\nHost: x\r\nOntmoet-Protocol: 1\r\nOntmoet-Backlog: 0\r\n"
            "Ontmoet-Offset: 0\r\nOntmoet-Version: " +
            version + "\r\nAuthorization: Bearer " + desk.token + "\r\n\r\n");
        REQUIRE(reply.status == 200);
    }
};

}  // namespace

TEST_CASE("the console says which version runs where, and believes a signed list alone") {
    ReleasedWorld world;
    std::string const runs(program_version());
    world.hears_of(runs);
    world.hears_of("0.0.1");
    auto const found = [&](std::string const& version) {
        auto const page = world.page();
        for (auto const& device : page["devices"])
            if (device["version"] == version) return device["is_old"].get<bool>();
        FAIL("no device of version " << version);
        return false;
    };
    // No list yet: it is told that it cannot be read, and what is older than the server is behind.
    CHECK(world.page()["fault"] == "error.cannot_read");
    CHECK(world.page()["runs"] == runs);
    CHECK_FALSE(found(runs));
    CHECK(found("0.0.1"));

    world.release("99.0");
    CHECK(world.page()["newest"] == "99.0");
    CHECK(world.page()["fault"] == "");
    CHECK(found(runs));

    world.release("99.0", std::string(64, 'f'));
    CHECK(world.page()["fault"] == "console.release_stranger");
    CHECK(world.page()["newest"] == "");
    CHECK_FALSE(found(runs));
    world.release("0.0.1");
    CHECK(world.page()["fault"] == "console.release_older");
    world.release("99.0", k_releaser, Duration{0});
    CHECK(world.page()["fault"] == "console.release_over");
}

TEST_CASE("without a list nothing is said of releases, and not everybody may ask") {
    ConsoleForTest console;
    console.add("ada", AccountRole::organiser);
    console.add("kim", AccountRole::klantmanager);
    console.begin_event(k_event);
    Visitor ada(console.world);
    REQUIRE(ada.sign_in("ada").status == 200);
    auto const path = "events/" + to_string(k_event) + "/updates";
    auto const page = ada.json(path);
    CHECK(page["newest"] == "");
    CHECK(page["fault"] == "");
    Visitor kim(console.world);
    REQUIRE(kim.sign_in("kim").status == 200);
    CHECK(kim.get(path).status != 200);
}
