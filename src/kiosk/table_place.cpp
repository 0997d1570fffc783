// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/table_place.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ontmoet::kiosk {
namespace {

// Places that are tried, from wall to wall.
constexpr int k_columns = 20;
constexpr int k_rows = 12;
// People come in there: twice the room that a table needs.
constexpr double k_entrance_x = 0.5;
constexpr double k_entrance_y = 1.0;
constexpr double k_entrance_room = 2;

domain::Table const* nearest_table(domain::State const& state, double x, double y) {
    domain::Table const* nearest = nullptr;
    auto const away = [&](domain::Table const& table) {
        return std::hypot(table.x - x, table.y - y);
    };
    for (auto const& [id, table] : state.tables)
        if (!table.organisation.is_none() && (nearest == nullptr || away(table) < away(*nearest)))
            nearest = &table;
    return nearest;
}

// The room around this place, in lengths of the hall.
double room_at(domain::Table const* nearest, double x, double y) {
    double const wall = std::min({x, 1 - x, y, 1 - y});
    double const entrance = std::hypot(k_entrance_x - x, k_entrance_y - y) / k_entrance_room;
    double const table = nearest == nullptr ? std::numeric_limits<double>::infinity()
                                            : std::hypot(nearest->x - x, nearest->y - y);
    // A table may stand nearer to a wall than to another one.
    return std::min({2 * wall, entrance, table});
}

}  // namespace

TablePlace place_for_table(domain::State const& state) {
    TablePlace best;
    double most = -1;
    for (int row = 1; row < k_rows; ++row)
        for (int column = 1; column < k_columns; ++column) {
            double const x = double(column) / k_columns;
            double const y = double(row) / k_rows;
            auto const* nearest = nearest_table(state, x, y);
            double const room = room_at(nearest, x, y);
            if (room <= most) continue;
            most = room;
            best = {x, y, nearest == nullptr ? 0 : nearest->zone};
        }
    return best;
}

}  // namespace ontmoet::kiosk
