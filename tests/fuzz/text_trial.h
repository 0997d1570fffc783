// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace ontmoet::fuzz {

// Lays out the text in these bytes, draws it, walks a caret through it and edits with it, as the
// first bytes say. Aborts with a message when something is not as src/text promises.
void try_text(std::string_view input);

}  // namespace ontmoet::fuzz
