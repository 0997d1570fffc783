// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/records.h"

#include <cstddef>
#include <cstdint>

namespace ontmoet::exchange {

// A file of an event is some hundred kilobytes; a larger one was chosen by mistake.
inline constexpr std::uintmax_t k_most_file_bytes = 64UL * 1024 * 1024;
// So many problems of one file are told; a wrong file has thousands and nobody reads them.
inline constexpr std::size_t k_most_problems_per_file = 100;
// Of a value that is wrong, so much is repeated in the message.
inline constexpr std::size_t k_most_value_bytes = 60;
// What a round's bit mask holds (scheduling.md).
using domain::k_most_rounds;

}  // namespace ontmoet::exchange
