// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace ontmoet::fuzz {

// Gives these bytes to what reads files; the first letter says to which: a table (c), a list of
// people (p) or of employers (e), a workbook as it is (x) or its first sheet (s), a catalogue of
// messages (m), a keyboard (k), a configuration (t), a card (i) or the code of a badge (b). Every
// refusal must say why, and what is taken must be whole. Aborts with a message when that is not so.
void try_file(std::string_view input);

}  // namespace ontmoet::fuzz
