// SPDX-License-Identifier: EUPL-1.2
// Changes good portable profiles by chance (random_run.h).
#include "fuzz/portable_trial.h"
#include "fuzz/random_run.h"

#include <array>

namespace {

using namespace ontmoet;

// Heads of CBOR that promise much, and signs that stand nowhere else.
std::string hard_bytes(Random& random) {
    constexpr std::array<std::string_view, 12> k_pieces{"\x9B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                                                        "\xBB\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                                                        "\x7B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                                                        "\x9F",
                                                        "\x7F\x7F\x7F",
                                                        "\xFF",
                                                        "\xC1",
                                                        "\xF6",
                                                        "\xFB\x7F\xF0\xFF\xFF\xFF\xFF\xFF\xFF",
                                                        "\x3B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                                                        ".",
                                                        "ONTMOET2:"};
    if (random.below(40) == 0)
        return std::string(fuzz::pick(random, 20'000), random.below(2) == 0 ? '\x81' : 'A');
    return std::string(k_pieces[fuzz::pick(random, k_pieces.size())]);
}

}  // namespace

int main(int count, char** arguments) {
    auto const seeds = fuzz::portable_seeds();
    return fuzz::run(
        {.things = "profiles",
         .inputs = 20'000,
         .make = [&](Random& random) { return fuzz::changed(random, seeds, hard_bytes); },
         .attempt = fuzz::try_portable},
        count, arguments);
}
