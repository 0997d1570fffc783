// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <string>

namespace ontmoet::server {

// A PIN of hosts as the kiosk keeps it (Argon2id); empty for no PIN. "error.bad_pin".
Result<std::string> sealed_pin(std::string const& pin);

}  // namespace ontmoet::server
