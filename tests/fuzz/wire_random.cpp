// SPDX-License-Identifier: EUPL-1.2
// wire_random [inputs] [seed]: changes the messages of corpus/wire by chance and gives them to
// try_wire, each made from its own seed. After a fault it prints the seed, with which
// `wire_random 1 SEED` makes the same input again, and the input.
#include "base/random.h"
#include "fuzz/wire_trial.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <sanitizer/common_interface_defs.h>

// Asked for by the sanitizer: remembering where each piece of memory came from takes half the time.
extern "C" char const* __asan_default_options();
char const* __asan_default_options() {
    return "malloc_context_size=2";
}

namespace {

using namespace ontmoet;

std::uint64_t current_seed = 0;
std::string current_input;

void tell_input() {
    std::fprintf(stderr, "seed %llu, input:\n", static_cast<unsigned long long>(current_seed));
    std::fwrite(current_input.data(), 1, current_input.size(), stderr);
    std::fputc('\n', stderr);
}

extern "C" void tell_input_of_abort(int) {
    tell_input();
    std::_Exit(1);
}

std::vector<std::string> corpus() {
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator(CORPUS))
        files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<std::string> all;
    for (auto const& file : files) {
        std::ifstream stream(file, std::ios::binary);
        all.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    }
    return all;
}

std::size_t pick(Random& random, std::size_t bound) {
    return static_cast<std::size_t>(random.below(bound));
}

// What breaks readers more often than chance would.
std::string hard_piece(Random& random) {
    constexpr std::array<std::string_view, 24> k_pieces{"{",
                                                        "}",
                                                        "[",
                                                        "]",
                                                        ",",
                                                        ":",
                                                        "\"",
                                                        "\\",
                                                        "\\ud800",
                                                        "\\u0000",
                                                        "null",
                                                        "true",
                                                        "-1",
                                                        "1e999",
                                                        "0.5",
                                                        "{}",
                                                        "[]",
                                                        "\"\"",
                                                        "%00",
                                                        "%",
                                                        "18446744073709551616",
                                                        "-9223372036854775808",
                                                        "\xff",
                                                        "\xed\xa0\x80"};
    if (random.below(40) == 0)
        return std::string(pick(random, 3'000), random.below(2) == 0 ? '[' : 'x');
    return std::string(k_pieces[pick(random, k_pieces.size())]);
}

// Something between a quote and the next one, such as a name or a value.
std::string quoted_piece(Random& random, std::string const& from) {
    auto const begin = from.find('"', pick(random, from.size()));
    if (begin == std::string::npos) return {};
    auto const end = from.find('"', begin + 1);
    return end == std::string::npos ? std::string{} : from.substr(begin, end - begin + 1);
}

std::string random_input(std::vector<std::string> const& seeds, std::uint64_t seed) {
    Random random(seed);
    auto input = seeds[pick(random, seeds.size())];
    for (auto changes = pick(random, 5); changes > 0 && input.size() > 1; --changes) {
        auto const at = 1 + pick(random, input.size() - 1);
        auto const& other = seeds[pick(random, seeds.size())];
        switch (random.below(6)) {
            case 0: input[at] = static_cast<char>(random.below(256)); break;
            case 1: input.erase(at, 1 + pick(random, 12)); break;
            case 2: input.insert(at, hard_piece(random)); break;
            case 3:
                input.insert(at, other.substr(pick(random, other.size()), pick(random, 60)));
                break;
            case 4: {
                auto const old = quoted_piece(random, input);
                auto const place = old.empty() ? std::string::npos : input.find(old);
                auto const fresh =
                    random.below(2) == 0 ? quoted_piece(random, other) : hard_piece(random);
                if (place != std::string::npos) input.replace(place, old.size(), fresh);
                break;
            }
            default: input.insert(at, input.substr(at, pick(random, 80)));
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
    auto const inputs = count > 1 ? number(arguments[1]) : 40'000;
    auto const first_seed = count > 2 ? number(arguments[2]) : 1;
    auto const seeds = corpus();
    __sanitizer_set_death_callback(tell_input);
    std::signal(SIGABRT, tell_input_of_abort);
    for (std::uint64_t i = 0; i < inputs; ++i) {
        current_seed = first_seed + i;
        current_input = random_input(seeds, current_seed);
        fuzz::try_wire(current_input);
    }
    std::printf("%llu messages from seed %llu: no fault\n", static_cast<unsigned long long>(inputs),
                static_cast<unsigned long long>(first_seed));
    return 0;
}
