// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::fuzz {

// Gives one input to the reader of portable profiles. The first byte says at which step it comes
// in: t a text, c CBOR in a whole and signed one, p what is packed.
void try_portable(std::string_view input);
// Good inputs to begin with.
std::vector<std::string> portable_seeds();

}  // namespace ontmoet::fuzz
