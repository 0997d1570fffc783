// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "platform/machine.h"
#include "printing/print_queue.h"
#include "screens/device_model.h"
#include "sync/presence.h"

#include <vector>

// Whether this computer itself is well: what a host reads on the page of the devices, and in one
// word each what the server is told of it.
namespace ontmoet::kiosk {

// What of a machine is judged, the same each time.
std::vector<screens::HealthLine> judged_health(platform::MachineState const& machine);
// What the server is told. A board is touched by nobody, which is no trouble there.
enum class TouchedBy { people, nobody };
sync::Health told_health(screens::Care const& care,
                         std::vector<printing::PrinterReport> const& printers, TouchedBy touched);

}  // namespace ontmoet::kiosk
