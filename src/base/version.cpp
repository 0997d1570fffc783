// SPDX-License-Identifier: EUPL-1.2
#include "base/version.h"

namespace ontmoet {

std::string_view program_version() {
    return ONTMOET_VERSION;
}

}  // namespace ontmoet
