// SPDX-License-Identifier: EUPL-1.2
#include "sync/hall_list.h"

#include "domain/bodies.h"
#include "support/key_for_test.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"

#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

TEST_CASE("A hall that misses a number asks for it, also when it holds the ones after it") {
    TempFolder folder;
    auto const device = named<DeviceId>("kiosk");
    auto const list =
        HallList::open(folder / "hall.db", k_event, named<DeviceId>("laptop"), k_unlock);
    REQUIRE(list.ok());
    auto const arrival = [&](int sequence) {
        return Arrival{
            stamped(domain::make_fact(domain::HelpAsked{{}, "start", "nl"}), device, sequence)};
    };
    std::vector const all{arrival(1), arrival(2), arrival(3)};
    REQUIRE((*list)->hold(all).ok());
    // The centre decides two of them, and then loses its end.
    std::vector<storage::StoredAnswer> decided(2);
    for (int i = 0; i < 2; ++i) {
        decided[static_cast<std::size_t>(i)].device = device;
        decided[static_cast<std::size_t>(i)].device_sequence = i + 1;
    }
    REQUIRE((*list)->settle(decided).ok());
    REQUIRE((*list)->begin({}).ok());
    using Place = HallList::Place;
    CHECK(*(*list)->hold(std::vector{arrival(1), arrival(3)}) ==
          std::vector{Place::held, Place::gap});
    CHECK((*list)->next(device) == 2);
    CHECK(*(*list)->hold(std::vector{arrival(2), arrival(3)}) ==
          std::vector{Place::held, Place::held});
}
