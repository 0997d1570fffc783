// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>

namespace ontmoet {

// Where chance comes from: the same seed gives the same numbers on every machine. Not for keys or
// tokens; those come from libsodium. (xoshiro256**, Blackman and Vigna 2018, seeded by splitmix64.)
class Random {
public:
    explicit Random(std::uint64_t seed);

    std::uint64_t next();
    // A number in [0, bound), bound > 0, without bias.
    std::uint64_t below(std::uint64_t bound);
    // A number in [0, 1).
    double unit();

private:
    std::array<std::uint64_t, 4> m_state{};
};

}  // namespace ontmoet
