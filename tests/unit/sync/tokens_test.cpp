// SPDX-License-Identifier: EUPL-1.2
#include "sync/tokens.h"

#include "support/key_for_test.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"
#include "sync/kiosk_store.h"
#include "sync/limits.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

TEST_CASE("A kiosk keeps its newest tokens over a start, and one of a new pairing is the newest") {
    TempFolder folder;
    auto const store =
        KioskStore::open(folder / "kiosk.db", k_event, named<DeviceId>("kiosk"), k_unlock);
    REQUIRE(store.ok());
    auto const started = [&](std::string const& paired_with) {
        auto tokens = Tokens::open(**store, paired_with);
        REQUIRE(tokens.ok());
        return *tokens;
    };
    using All = std::vector<std::string>;
    auto tokens = started("first");
    CHECK(tokens.all() == All{"first"});
    REQUIRE(tokens.add(**store, "second").ok());
    CHECK(started("first").all() == All{"second", "first"});
    CHECK(started("paired again").all() == All{"paired again", "second", "first"});
    CHECK(started("paired again").all() == All{"paired again", "second", "first"});
    CHECK(started("").all().size() == 3);
    for (std::size_t i = 0; i < k_most_kept_tokens; ++i)
        REQUIRE(tokens.add(**store, "day " + std::to_string(i)).ok());
    CHECK(started("paired again").all().size() == k_most_kept_tokens);
    CHECK(started("paired again").all().back() == "day 0");
}
