// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite_fact_log.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"

#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::storage;
using namespace ontmoet::test;

TEST_CASE("A paired device is known by its token, also after the file is opened again") {
    TempFolder folder;
    std::string token;
    DeviceId id;
    {
        auto const log = SqliteFactLog::open(folder / "log.db");
        auto const made = (*log)->devices().pair(k_event, Role::reception, "Door", Moment{5});
        REQUIRE(made.ok());
        token = made->token;
        id = made->device.id;
        CHECK(token.size() == 43);
    }
    auto const log = SqliteFactLog::open(folder / "log.db");
    auto const known = (*log)->devices().authenticate(token);
    REQUIRE(known.ok());
    CHECK(*known == Device{id, k_event, Role::reception, 'A', "Door", false, Moment{5}});
    CHECK((*log)->devices().authenticate(token + "x").error().message_key == "sync.unknown_device");
    CHECK((*log)->devices().authenticate("").error().message_key == "sync.unknown_device");
}

TEST_CASE("The token itself is not in the file") {
    TempFolder folder;
    auto const log = SqliteFactLog::open(folder / "log.db");
    auto const made = (*log)->devices().pair(k_event, Role::host, "Desk", Moment{5});
    (*log)->database().truncate_log();
    std::ifstream in(folder / "log.db", std::ios::binary);
    std::string const bytes{std::istreambuf_iterator<char>(in), {}};
    CHECK(bytes.find("Desk") != std::string::npos);
    CHECK(bytes.find(made->token) == std::string::npos);
}

TEST_CASE("Badge letters are handed out in order to the devices that give badges") {
    TempFolder folder;
    auto const log = SqliteFactLog::open(folder / "log.db");
    auto& devices = (*log)->devices();
    CHECK(devices.pair(k_event, Role::host, "1", {})->device.badge_letter == 'A');
    CHECK(devices.pair(k_event, Role::board, "2", {})->device.badge_letter == '\0');
    auto const second = devices.pair(k_event, Role::reception, "3", {});
    CHECK(second->device.badge_letter == 'B');
    REQUIRE(devices.revoke(k_event, second->device.id).ok());
    CHECK(devices.pair(k_event, Role::host, "4", {})->device.badge_letter == 'C');
    CHECK(devices.pair(named<EventId>("other"), Role::host, "5", {})->device.badge_letter == 'A');
    for (int i = 0; i < 23; ++i) REQUIRE(devices.pair(k_event, Role::host, "x", {}).ok());
    CHECK(devices.pair(k_event, Role::host, "too many", {}).error().message_key ==
          "error.no_badge_letter");
    CHECK(devices.list(k_event)->size() == 27);
}

TEST_CASE("A revoked device is told so, an unknown one is not mistaken for it") {
    TempFolder folder;
    auto const log = SqliteFactLog::open(folder / "log.db");
    auto& devices = (*log)->devices();
    auto const made = devices.pair(k_event, Role::table, "Table 3", {});
    REQUIRE(devices.revoke(k_event, made->device.id).ok());
    auto const answer = devices.authenticate(made->token);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.error().message_key == "sync.revoked");
    CHECK(answer.error().kind == ErrorKind::refused);
    CHECK(devices.revoke(k_event, named<DeviceId>("nobody")).error().message_key ==
          "sync.unknown_device");
}
