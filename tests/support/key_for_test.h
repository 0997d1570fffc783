// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/sealer.h"

namespace ontmoet::test {

// The key of every sealed thing in a test that does not care which.
inline storage::Unlock const k_unlock = storage::unlock_with(storage::Key({1, 2, 3}));

}  // namespace ontmoet::test
