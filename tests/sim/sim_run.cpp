// SPDX-License-Identifier: EUPL-1.2
// Runs simulated worlds by their seeds:
//   sim_run --seed N            one world; --story tells everything that happened in it
//   sim_run --seeds FIRST LAST  many worlds with progress; stops at the first that fails
#include "sim/trial.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace ontmoet::sim;

namespace {

constexpr std::uint64_t k_seeds_between_words = 100;

std::string words_of(Tally const& tally) {
    return std::to_string(tally.kiosks) + " kiosks, " + std::to_string(tally.facts) + " facts, " +
           std::to_string(tally.exchanges) + " exchanges, " + std::to_string(tally.crashes) +
           " crashes, " + std::to_string(tally.steps) + " steps";
}

int run_one(std::uint64_t seed, bool tell) {
    auto const trial = trial_of(seed, Telling::told);
    if (tell)
        for (auto const& line : trial.story) std::puts(line.c_str());
    if (trial.violation && !tell) std::fputs(failure_of(seed).c_str(), stdout);
    if (!trial.violation)
        std::printf("seed %llu holds: %s\n", static_cast<unsigned long long>(seed),
                    words_of(trial.tally).c_str());
    return trial.violation ? 1 : 0;
}

int run_many(std::uint64_t first, std::uint64_t last) {
    Tally sum;
    for (auto seed = first; seed <= last; ++seed) {
        auto const trial = trial_of(seed);
        if (trial.violation) {
            std::fputs(failure_of(seed).c_str(), stdout);
            return 1;
        }
        sum.kiosks += trial.tally.kiosks;
        sum.facts += trial.tally.facts;
        sum.exchanges += trial.tally.exchanges;
        sum.crashes += trial.tally.crashes;
        sum.steps += trial.tally.steps;
        if (seed % k_seeds_between_words != 0 && seed != last) continue;
        std::printf("seeds %llu to %llu hold: %s\n", static_cast<unsigned long long>(first),
                    static_cast<unsigned long long>(seed), words_of(sum).c_str());
        std::fflush(stdout);
    }
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    std::vector<std::string_view> const given(arguments + 1, arguments + count);
    auto const number = [&](std::size_t place) {
        return std::strtoull(std::string(given[place]).c_str(), nullptr, 10);
    };
    if (given.size() >= 2 && given[0] == "--seed")
        return run_one(number(1), given.size() == 3 && given[2] == "--story");
    if (given.size() == 3 && given[0] == "--seeds") return run_many(number(1), number(2));
    std::fputs("usage: sim_run --seed N [--story] | sim_run --seeds FIRST LAST\n", stderr);
    return 2;
}
