// SPDX-License-Identifier: EUPL-1.2
#include "sim/disk.h"
#include "sim/hall.h"
#include "sim/trial.h"
#include "support/key_for_test.h"
#include "support/temp_folder.h"
#include "sync/kiosk_store.h"

#include <array>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sim;

namespace {

constexpr std::uint64_t k_seeds = 200;
// Worlds that found a mistake once, as far as they are still the same ones.
constexpr std::array<std::uint64_t, 12> k_found_before{387,  603,  707,  876,  936,  1067,
                                                       1123, 1272, 1634, 1699, 1713, 1875};

}  // namespace

TEST_CASE("Nothing said is lost, doubled or seen by others in 200 worlds, and all come together") {
    Tally sum;
    for (std::uint64_t seed = 1; seed <= k_seeds; ++seed) {
        auto const trial = trial_of(seed);
        if (trial.violation) FAIL(failure_of(seed));
        sum.crashes += trial.tally.crashes;
        sum.epochs += trial.tally.epochs - 1;
        sum.facts += trial.tally.facts;
    }
    // A simulation in which nothing happens proves nothing.
    CHECK(sum.facts > 40 * k_seeds);
    CHECK(sum.crashes > 2 * k_seeds);
    CHECK(sum.epochs > k_seeds / 10);
}

TEST_CASE("Worlds that found a mistake once hold") {
    for (auto const seed : k_found_before)
        if (trial_of(seed).violation) FAIL(failure_of(seed));
}

TEST_CASE("The same seed tells the same story") {
    for (std::uint64_t const seed : {3U, 7U, 11U})
        CHECK(trial_of(seed, Telling::told).story == trial_of(seed, Telling::told).story);
}

TEST_CASE("A store is whole after a power cut at any write of its start") {
    constexpr int k_longest_start = 40;
    test::TempFolder folder;
    Disk disk(folder / "kiosk");
    seed_chance_of_libraries(1);
    Random chance(1);
    auto const device = DeviceId::from_name(hall_event().uuid, "kiosk");
    auto const open = [&] {
        return sync::KioskStore::open(disk / "store.db", hall_event(), device, test::k_unlock);
    };
    std::int64_t sequence = 0;
    for (int repetition = 0; repetition < 12; ++repetition)
        for (int write = 0; write < k_longest_start; ++write) {
            {
                auto const store = open();
                INFO("after a cut at write " << write);
                REQUIRE(store.ok());
                CHECK(*(*store)->last_sequence() == sequence);
                for (auto fact : opening_facts(3)) {
                    fact.id = FactId::from_name(device.uuid, std::to_string(++sequence));
                    fact.device_sequence = sequence;
                    fact.event = hall_event();
                    REQUIRE((*store)->append(std::vector{fact}).ok());
                }
                disk.die();
            }
            (void)disk.recover(Death::process, chance);
            disk.die_after(write);
            {
                auto const store = open();
                disk.die();
            }
            (void)disk.recover(Death::power, chance);
        }
}
