// SPDX-License-Identifier: EUPL-1.2
// Random texts (random_run.h).
#include "fuzz/random_run.h"
#include "fuzz/text_trial.h"
#include "text/utf8.h"
#include "unit/text/hard_strings.h"

#include <array>

namespace {

using namespace ontmoet;
using fuzz::pick;

char random_byte(Random& random) {
    return static_cast<char>(random.below(256));
}

std::string random_bytes(Random& random) {
    std::string text;
    for (auto size = pick(random, 64); size > 0; --size) text += random_byte(random);
    return text;
}

// What steers direction, joins, breaks and combines comes far more often than in life.
char32_t random_code(Random& random) {
    struct Range {
        char32_t first;
        char32_t last;
    };
    constexpr std::array<Range, 22> k_ranges{{
        {0x200B, 0x200F},   {0x202A, 0x202E},   {0x2066, 0x2069}, {0x300, 0x345},   {0x64B, 0x65F},
        {0x600, 0x605},     {0x61C, 0x61C},     {0x20, 0x7E},     {0x28, 0x29},     {0x30, 0x39},
        {0x621, 0x6D5},     {0x5D0, 0x5EA},     {0x1200, 0x137C}, {0x400, 0x45F},   {0xA0, 0x17F},
        {0x1F1E6, 0x1F1FF}, {0x1F466, 0x1F469}, {0xFE00, 0xFE0F}, {0x1100, 0x11FF}, {0x900, 0x97F},
        {0xE0000, 0xE007F}, {0, 0x10FFFF},
    }};
    auto const range = k_ranges[pick(random, k_ranges.size())];
    return range.first + static_cast<char32_t>(random.below(range.last - range.first + 1));
}

std::string random_codes(Random& random) {
    std::string text;
    for (auto size = pick(random, 40); size > 0; --size) {
        text::append_utf8(text, random_code(random));
    }
    return text;
}

std::string_view hard_string(Random& random) {
    using namespace text::hard;
    auto const index = pick(random, k_mixed.size() + k_one_run.size());
    return index < k_mixed.size() ? k_mixed[index] : k_one_run[index - k_mixed.size()].text;
}

std::string mutated_hard_strings(Random& random) {
    std::string text;
    for (auto count = 1 + pick(random, 3); count > 0; --count) text += hard_string(random);
    for (auto changes = pick(random, 4); changes > 0 && !text.empty(); --changes) {
        auto const at = pick(random, text.size());
        switch (random.below(4)) {
            case 0: text[at] = random_byte(random); break;
            case 1: text.erase(at, 1 + pick(random, 4)); break;
            case 2: text.insert(at, random_codes(random)); break;
            default: text.insert(at, text.substr(pick(random, text.size()), 8));
        }
    }
    return text;
}

std::string random_input(Random& random) {
    std::string input;
    for (int i = 0; i < 4; ++i) input += random_byte(random);
    switch (random.below(3)) {
        case 0: return input + random_bytes(random);
        case 1: return input + random_codes(random);
        default: return input + mutated_hard_strings(random);
    }
}

}  // namespace

int main(int count, char** arguments) {
    return fuzz::run(
        {.things = "texts", .inputs = 100'000, .make = random_input, .attempt = fuzz::try_text},
        count, arguments);
}
