// SPDX-License-Identifier: EUPL-1.2
// Fonts with faults by chance (random_run.h), most of them where the tables are listed.
#include "fuzz/fonts_trial.h"
#include "fuzz/random_run.h"

namespace {

using namespace ontmoet;

char any_byte(Random& random) {
    return static_cast<char>(random.below(256));
}

std::string faults(Random& random) {
    std::string input{any_byte(random)};
    bool const is_cut = random.below(4) == 0;
    for (int i = 0; i < 2; ++i) input += is_cut ? any_byte(random) : '\0';
    for (auto count = 1 + fuzz::pick(random, 12); count > 0; --count) {
        bool const is_early = random.below(2) == 0;
        input += is_early ? '\0' : static_cast<char>(random.below(6));
        input += is_early ? static_cast<char>(random.below(2)) : any_byte(random);
        input += any_byte(random);
        input += any_byte(random);
    }
    return input;
}

}  // namespace

int main(int count, char** arguments) {
    return fuzz::run(
        {.things = "fonts", .inputs = 1'000, .make = faults, .attempt = fuzz::try_font}, count,
        arguments);
}
