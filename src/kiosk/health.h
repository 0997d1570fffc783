// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "platform/machine.h"
#include "screens/device_model.h"

#include <string>
#include <vector>

// Whether this computer itself is well: what a host reads on the page of the devices, and in one
// word each what the server is told of it.
namespace ontmoet::kiosk {

// What of a machine is judged, the same each time.
std::vector<screens::HealthLine> judged_health(platform::MachineState const& machine);
// The names of what needs help, as "disk,heat"; empty: nothing does.
std::string troubles_of(screens::Care const& care);

}  // namespace ontmoet::kiosk
