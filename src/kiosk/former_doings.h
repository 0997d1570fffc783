// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "platform/sync_client.h"
#include "screens/model.h"
#include "sync/local_state.h"

namespace ontmoet::kiosk {

// Begins with what the disk held. On the way each doing of this device's hosts meets the state it
// was said on, so that the last ten can be taken back after a start as before it. `model.device`
// must be set; `stored` is used up.
void begin_with(platform::StoredEvent& stored, sync::LocalState& local, screens::Model& model);

}  // namespace ontmoet::kiosk
