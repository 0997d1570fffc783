// SPDX-License-Identifier: EUPL-1.2
#include "support/logs_for_test.h"
#include "support/sample_event.h"

#include <catch2/catch.hpp>

// What organisers want of devices, on both databases.
using namespace ontmoet;
using namespace ontmoet::storage;
using namespace ontmoet::test;

namespace {

DeviceOrder wish(DeviceId device, std::string kind, std::string value) {
    DeviceOrder order;
    order.device = device;
    order.kind = std::move(kind);
    order.value = std::move(value);
    order.ordered_at = Moment{10};
    order.by = "account:1";
    return order;
}

}  // namespace

TEMPLATE_TEST_CASE("A device is told of what is open, and of each kind the last order counts", "",
                   LogOnSqlite, LogOnPostgres) {
    TestType world;
    auto const made = world.kept->devices().pair(k_event, Role::host, "Desk", Moment{5}).value();
    auto const id = made.device.id;
    auto const other = world.kept->devices().pair(k_event, Role::host, "B", Moment{6})->device.id;
    CHECK(world.kept->devices().order(k_event, wish(id, "volume", "3")).value() == 1);
    CHECK(world.kept->devices().order(k_event, wish(id, "rotation", "90")).value() == 2);
    CHECK(world.kept->devices().order(k_event, wish(id, "volume", "5")).value() == 3);
    CHECK(world.kept->devices().order(k_event, wish(other, "name", "Door")).value() == 1);
    world.reopen();
    auto& devices = world.kept->devices();
    CHECK(devices.find(k_event, other)->name == "Door");
    CHECK(devices.authenticate(k_event, made.token, Moment{9})->open_order == 3);
    auto const orders = devices.orders(k_event, id).value();
    REQUIRE(orders.size() == 2);
    CHECK(orders[0].kind == "rotation");
    CHECK(orders[1].value == "5");
    CHECK(orders[1].by == "account:1");
    CHECK(devices.orders(k_event, {})->size() == 3);

    // The one that was replaced is nobody's any more.
    REQUIRE(devices.note_answered(k_event, id, 1, "", Moment{20}).ok());
    REQUIRE(devices.note_answered(k_event, id, 3, "console.order_unknown", Moment{21}).ok());
    CHECK(devices.find(k_event, id)->open_order == 2);
    REQUIRE(devices.note_answered(k_event, id, 2, "", Moment{22}).ok());
    // An answer that comes twice changes nothing.
    REQUIRE(devices.note_answered(k_event, id, 3, "", Moment{99}).ok());
    CHECK(devices.find(k_event, id)->open_order == 0);
    auto const done = devices.orders(k_event, id).value();
    CHECK(done[0].answered_at == Moment{22});
    CHECK(done[1].fault == "console.order_unknown");
    CHECK(done[1].answered_at == Moment{21});
}

TEMPLATE_TEST_CASE("Nothing is wanted of a device that nobody knows", "", LogOnSqlite,
                   LogOnPostgres) {
    TestType world;
    auto& devices = world.kept->devices();
    auto const refused = devices.order(k_event, wish(named<DeviceId>("x"), "wipe", ""));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message_key == "sync.unknown_device");
    CHECK(devices.orders(k_event, {})->empty());
}

TEMPLATE_TEST_CASE("A copy of the devices has what is open, and keeps what was answered there", "",
                   LogOnSqlite, LogOnPostgres) {
    TempFolder folder;
    auto const centre = SqliteFactLog::open(folder / "centre.db", k_unlock);
    auto& theirs = (*centre)->devices();
    auto const id = theirs.pair(k_event, Role::host, "Desk", Moment{5})->device.id;
    for (auto const* kind : {"volume", "rotation", "wipe"})
        REQUIRE(theirs.order(k_event, wish(id, kind, "1")).ok());
    TestType world;
    auto& ours = world.kept->devices();
    REQUIRE(ours.replace(k_event, *theirs.known(k_event)).ok());
    CHECK(*ours.known(k_event) == *theirs.known(k_event));
    CHECK(ours.find(k_event, id)->open_order == 3);
    CHECK(ours.orders(k_event, id)->front().by.empty());

    REQUIRE(ours.note_answered(k_event, id, 3, "console.order_unknown", Moment{30}).ok());
    REQUIRE(theirs.note_answered(k_event, id, 1, "", Moment{31}).ok());
    REQUIRE(ours.replace(k_event, *theirs.known(k_event)).ok());
    auto const orders = ours.orders(k_event, id).value();
    REQUIRE(orders.size() == 2);
    CHECK(orders[0].number == 2);
    CHECK(orders[1].answered_at == Moment{30});
    CHECK(orders[1].fault == "console.order_unknown");
    CHECK(ours.find(k_event, id)->open_order == 2);
}
