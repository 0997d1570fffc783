// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/at_table.h"
#include "screens/model.h"

#include <string_view>
#include <vector>

// What a device at a table shows, as questions to the model.
namespace ontmoet::screens {

using domain::TableNow;
TableNow table_now(Model const& model);
// The tables of the organisation whose device this is, by number.
std::vector<TableId> own_tables(Model const& model);
// The picture of a way to go on (domain::WayOn::code).
std::string_view icon_of_way(std::string_view code);

}  // namespace ontmoet::screens
