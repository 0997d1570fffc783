// SPDX-License-Identifier: EUPL-1.2
#include "fuzz/portable_trial.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    ontmoet::fuzz::try_portable({reinterpret_cast<char const*>(data), size});
    return 0;
}
