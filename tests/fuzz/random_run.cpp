// SPDX-License-Identifier: EUPL-1.2
#include "fuzz/random_run.h"

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <sanitizer/common_interface_defs.h>

// Asked for by the sanitizer: remembering where each piece of memory came from takes half the time.
extern "C" char const* __asan_default_options();
char const* __asan_default_options() {
    return "malloc_context_size=2";
}

namespace {

std::uint64_t current_seed = 0;
std::string current_input;

// Printable signs as they are, the rest as C writes it.
void tell_input() {
    std::fprintf(stderr, "seed %llu, input:\n", static_cast<unsigned long long>(current_seed));
    for (auto const sign : current_input) {
        auto const byte = static_cast<unsigned char>(sign);
        if (byte == '\\' || byte < 0x20 || byte > 0x7E)
            std::fprintf(stderr, "\\x%02x", static_cast<unsigned>(byte));
        else
            std::fputc(byte, stderr);
    }
    std::fputc('\n', stderr);
}

extern "C" void tell_input_of_abort(int) {
    tell_input();
    std::_Exit(1);
}

std::uint64_t number(char const* argument) {
    std::uint64_t value = 0;
    std::string_view const digits(argument);
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace

namespace ontmoet::fuzz {

std::size_t pick(Random& random, std::size_t bound) {
    return static_cast<std::size_t>(random.below(bound));
}

std::vector<std::string> read_corpus(std::string const& folder) {
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<std::string> all;
    for (auto const& file : files) {
        std::ifstream stream(file, std::ios::binary);
        all.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    }
    return all;
}

std::string changed(Random& random, std::vector<std::string> const& inputs,
                    std::string (*hard_piece)(Random&)) {
    auto input = inputs[pick(random, inputs.size())];
    for (auto changes = pick(random, 6); changes > 0 && input.size() > 1; --changes) {
        auto const at = 1 + pick(random, input.size() - 1);
        auto const& other = inputs[pick(random, inputs.size())];
        switch (random.below(6)) {
            case 0: input[at] = static_cast<char>(random.below(256)); break;
            case 1: input.erase(at, 1 + pick(random, 12)); break;
            case 2: input.insert(at, hard_piece(random)); break;
            case 3:
                input.insert(at, other.substr(pick(random, other.size()), pick(random, 60)));
                break;
            case 4: input[at] = static_cast<char>(input[at] ^ (1 << random.below(8))); break;
            default: input.insert(at, input.substr(at, pick(random, 80)));
        }
    }
    return input;
}

int run(RandomRun const& random_run, int count, char** arguments) {
    auto const inputs = count > 1 ? number(arguments[1]) : random_run.inputs;
    auto const first_seed = count > 2 ? number(arguments[2]) : 1;
    __sanitizer_set_death_callback(tell_input);
    std::signal(SIGABRT, tell_input_of_abort);
    for (std::uint64_t i = 0; i < inputs; ++i) {
        current_seed = first_seed + i;
        Random random(current_seed);
        current_input = random_run.make(random);
        random_run.attempt(current_input);
    }
    std::printf("%llu %s from seed %llu: no fault\n", static_cast<unsigned long long>(inputs),
                random_run.things, static_cast<unsigned long long>(first_seed));
    return 0;
}

}  // namespace ontmoet::fuzz
