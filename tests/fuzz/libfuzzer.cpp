// SPDX-License-Identifier: EUPL-1.2
// A trial led by coverage: built by clang with -DTRIAL=try_wire or another of the *_trial.h.
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ontmoet::fuzz {
void TRIAL(std::string_view input);
}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    ontmoet::fuzz::TRIAL({reinterpret_cast<char const*>(data), size});
    return 0;
}
