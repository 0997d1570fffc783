// SPDX-License-Identifier: EUPL-1.2
#include "screens/table/table_parts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ontmoet::screens {

TableNow table_now(Model const& model) {
    auto const& here = model.at_table;
    return domain::table_now(*model.state, here.table, {here.longer_round, here.longer_min},
                             model.now);
}

std::vector<TableId> own_tables(Model const& model) {
    return domain::tables_of(*model.state, model.at_table.organisation);
}

std::string_view icon_of_way(std::string_view code) {
    using Icon = std::pair<std::string_view, std::string_view>;
    static constexpr std::array icons{Icon{"interview", "forum"},
                                      Icon{"walk_along", "directions_walk"},
                                      Icon{"proefplaatsing", "handshake"},
                                      Icon{"werkervaringsplaats", "badge"},
                                      Icon{"taalstage", "translate"},
                                      Icon{"bbl", "school"},
                                      Icon{"paid_job", "work"}};
    auto const found = std::ranges::find(icons, code, &Icon::first);
    return found == icons.end() ? "close" : found->second;
}

}  // namespace ontmoet::screens
