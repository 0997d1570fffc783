// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kiosk/update.h"

#include <cstddef>
#include <string>
#include <vector>

// Who is found by what is typed: at most five for a visitor, all that fit for a host.
namespace ontmoet::kiosk {

// The names of these people, or of all, have to be read again.
void note_names(screens::Model& model, StateChanged const& changed);
// Reads up to `most` of them: a few each tick, so that thousands do not hold up a frame.
void read_names(screens::Model& model, std::size_t most);

// Sets Visitor::search and found by what the visitor typed.
void find_visitor(screens::Model& model);
// Who the visitor that registers here may be: the same phone, e-mail or name, or a whole name that
// sounds the same. At most three; nobody when more fit equally well.
std::vector<PersonId> find_alike(screens::Model& model);
// Registered people whose names fit, the nearest first; one letter is enough for a host.
std::vector<PersonId> find_arrivals(screens::Model& model, std::string const& typed);
// All registered people in the order of their names, whatever the script.
std::vector<PersonId> everybody_by_name(screens::Model& model);

}  // namespace ontmoet::kiosk
