// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"

namespace ontmoet::kiosk {

// Where one more table stands on the hall's map: as far as can be from those that are there, from
// the walls and from the entrance, in the zone of its nearest neighbour.
struct TablePlace {
    double x = 0;  // as domain::Table
    double y = 0;
    int zone = 0;
};
TablePlace place_for_table(domain::State const& state);

}  // namespace ontmoet::kiosk
