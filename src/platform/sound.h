// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

namespace ontmoet::platform {

// Everything that sounds is mono, signed 16 bit, at this rate: what voices give, twice.
inline constexpr int k_sound_rate = 44'100;
using Samples = std::vector<std::int16_t>;

enum class Sound {
    press,    // a soft tick, 30 ms
    success,  // three rising notes
    wrong,    // two low notes
    gong,     // low and long, for a whole hall
};

// Made from sines here: no files, and soft edges everywhere.
Samples const& samples_of(Sound sound);

}  // namespace ontmoet::platform
