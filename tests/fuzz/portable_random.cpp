// SPDX-License-Identifier: EUPL-1.2
// portable_random [inputs] [seed]: changes good portable profiles by chance and gives them to
// try_portable, each made from its own seed. After a fault it prints the seed, with which
// `portable_random 1 SEED` makes the same change again.
#include "base/random.h"
#include "fuzz/portable_trial.h"

#include <array>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <sanitizer/common_interface_defs.h>

namespace {

using namespace ontmoet;

std::uint64_t current_seed = 0;

void tell_seed() {
    std::fprintf(stderr, "seed %llu\n", static_cast<unsigned long long>(current_seed));
}

extern "C" void tell_seed_of_abort(int) {
    tell_seed();
    std::_Exit(1);
}

std::size_t pick(Random& random, std::size_t bound) {
    return static_cast<std::size_t>(random.below(bound));
}

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
        return std::string(pick(random, 20'000), random.below(2) == 0 ? '\x81' : 'A');
    return std::string(k_pieces[pick(random, k_pieces.size())]);
}

std::string random_input(std::vector<std::string> const& seeds, std::uint64_t seed) {
    Random random(seed);
    auto input = seeds[pick(random, seeds.size())];
    for (auto changes = pick(random, 6); changes > 0 && input.size() > 1; --changes) {
        auto const at = 1 + pick(random, input.size() - 1);
        switch (random.below(5)) {
            case 0: input[at] = static_cast<char>(random.below(256)); break;
            case 1: input.erase(at, 1 + pick(random, 12)); break;
            case 2: input.insert(at, hard_bytes(random)); break;
            case 3: input.insert(at, input.substr(at, pick(random, 80))); break;
            default: input[at] = static_cast<char>(input[at] ^ (1 << random.below(8)));
        }
    }
    return input;
}

std::uint64_t number(char const* argument) {
    std::uint64_t value = 0;
    std::string_view const digits(argument);
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace

int main(int count, char** arguments) {
    auto const inputs = count > 1 ? number(arguments[1]) : 20'000;
    auto const first_seed = count > 2 ? number(arguments[2]) : 1;
    auto const seeds = fuzz::portable_seeds();
    __sanitizer_set_death_callback(tell_seed);
    std::signal(SIGABRT, tell_seed_of_abort);
    for (std::uint64_t i = 0; i < inputs; ++i) {
        current_seed = first_seed + i;
        fuzz::try_portable(random_input(seeds, current_seed));
    }
    std::printf("%llu profiles from seed %llu: no fault\n", static_cast<unsigned long long>(inputs),
                static_cast<unsigned long long>(first_seed));
    return 0;
}
