// SPDX-License-Identifier: EUPL-1.2
#include "platform/spare_keeper.h"

#include "support/key_for_test.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"
#include "sync/limits.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::platform;
using namespace ontmoet::test;

TEST_CASE("a spare follows numbers, settings and tables, and is not written for nothing") {
    TempFolder folder;
    auto const file = folder / "k.db";
    auto const device = named<DeviceId>("kept kiosk");
    auto const store = sync::KioskStore::open(file, k_event, device, k_unlock).value();
    auto keeper = SpareKeeper::open(*store, k_unlock).value();
    auto const spare = [&] { return sync::read_spare(file, k_event, device, k_unlock); };
    auto const written = [&] { return std::filesystem::last_write_time(sync::spare_file(file)); };
    REQUIRE(spare());
    CHECK(spare()->numbers_up_to == sync::k_numbers_ahead);
    auto const mode = std::filesystem::status(sync::spare_file(file)).permissions();
    CHECK((mode & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));

    auto const before = written();
    keeper.keep();
    keeper.allow_for(sync::k_numbers_ahead);
    CHECK(written() == before);
    keeper.allow_for(sync::k_numbers_ahead + 1);
    CHECK(spare()->numbers_up_to == 2 * sync::k_numbers_ahead + 1);

    REQUIRE(store->set_setting("table", "7").ok());
    keeper.keep();
    CHECK_FALSE(spare()->settings.contains("table"));
    keeper.setting_changed();
    keeper.keep();
    CHECK(spare()->settings.at("table") == "7");

    // As a rewritten file may have it.
    store->database().execute("CREATE TABLE more (x TEXT) STRICT");
    store->database().truncate_log();
    keeper.keep();
    CHECK(sync::is_same_first_page(spare()->first_page, sync::first_page_of(file)));

    REQUIRE(store->wipe().ok());
    keeper.setting_changed();
    keeper.keep();
    CHECK_FALSE(std::filesystem::exists(sync::spare_file(file)));
}
