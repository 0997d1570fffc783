// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/console_attention.h"

#include <string>

namespace ontmoet::server {

// How an event goes now (schema EventLive): figures, what waits for somebody, devices, where
// interpreters are, and what stands on the boards.
std::string event_live(LiveView const& view);

}  // namespace ontmoet::server
