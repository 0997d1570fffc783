// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace ontmoet::fuzz {

// Gives these bytes to what reads from the network; the first letter says to which: a fact (f), a
// push (p), a page (g), answers (a), a pairing (k), an owner's order (o) or a request's target (t).
// What is taken must be whole: written and read again it is the same, and the fold and the
// audiences can stand it. Aborts with a message when that is not so.
void try_wire(std::string_view input);

}  // namespace ontmoet::fuzz
