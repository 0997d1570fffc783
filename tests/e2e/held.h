// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "e2e/hall.h"

#include <map>
#include <vector>

#include <nlohmann/json.hpp>

// What lies on the disk of a device that was quit.
namespace ontmoet::e2e {

// The confirmed facts in its store, in the server's order.
std::vector<domain::Fact> held_by(HallOfDevices const& hall, KioskHand const& device);
// Every field of a profile that these facts tell, by person.
std::map<PersonId, nlohmann::json> profiles_in(std::vector<domain::Fact> const& facts);

}  // namespace ontmoet::e2e
