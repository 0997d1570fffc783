// SPDX-License-Identifier: EUPL-1.2
#include "sim/trial.h"

#include <catch2/catch.hpp>

using namespace ontmoet::sim;

namespace {

constexpr std::uint64_t k_seeds = 200;

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

TEST_CASE("The same seed tells the same story") {
    for (std::uint64_t const seed : {3U, 7U, 11U})
        CHECK(trial_of(seed, Telling::told).story == trial_of(seed, Telling::told).story);
}
