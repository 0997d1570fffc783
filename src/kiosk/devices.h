// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/model.h"
#include "sync/presence.h"

namespace ontmoet::kiosk {

// What the server has heard of the devices, judged: who needs help comes first.
screens::Devices judged_devices(sync::DeviceList const& list, DeviceId own);

}  // namespace ontmoet::kiosk
