// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// What the fuzzers by chance share: NAME_random [inputs] [seed]. Each input is made from its own
// seed; after a fault that and the input are printed, and `NAME_random 1 SEED` makes it again.
namespace ontmoet::fuzz {

struct RandomRun {
    char const* things = "";   // "messages"
    std::uint64_t inputs = 0;  // when the command line does not say
    std::function<std::string(Random&)> make;
    void (*attempt)(std::string_view) = nullptr;
};

int run(RandomRun const& random_run, int count, char** arguments);

std::size_t pick(Random& random, std::size_t bound);
// The files of a folder by name.
std::vector<std::string> read_corpus(std::string const& folder);

// One of the inputs, changed in up to five places behind its first letter, which says what reads
// it. `hard_piece` makes what breaks readers more often than chance would.
std::string changed(Random& random, std::vector<std::string> const& inputs,
                    std::string (*hard_piece)(Random&));

}  // namespace ontmoet::fuzz
