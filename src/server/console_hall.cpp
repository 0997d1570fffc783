// SPDX-License-Identifier: EUPL-1.2
#include "server/console_hall.h"

#include "domain/bodies.h"
#include "domain/fields.h"
#include "exchange/export_table.h"
#include "server/json_guard.h"
#include "server/limits.h"
#include "server/list_page.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using nlohmann::json;

// A share of the hall, 0 to 1.
std::optional<double> share_of(json const& table, char const* name) {
    auto const found = table.find(name);
    if (found == table.end() || !found->is_number()) return std::nullopt;
    auto const share = found->get<double>();
    bool const is_inside = share >= 0 && share <= 1;
    return is_inside ? std::optional(share) : std::nullopt;
}

std::optional<int> zone_of(json const& table) {
    auto const found = table.find("zone");
    if (found == table.end() || !found->is_number_integer()) return std::nullopt;
    bool const is_one = *found >= 0 && *found <= k_most_zones;
    return is_one ? std::optional(found->get<int>()) : std::nullopt;
}

Error wrong_member(char const* member) {
    return {ErrorKind::invalid_input, "error.bad_message", member};
}

Result<std::optional<domain::Fact>> fact_of_table(domain::State const& state, json const& order) {
    if (!order.is_object() || !order.contains("id") || !order["id"].is_string())
        return wrong_member("id");
    auto const id = parse_id<TableId>(order["id"].get<std::string>());
    if (!id.ok()) return wrong_member("id");
    auto const known = state.tables.find(*id);
    if (known == state.tables.end())
        return Error{ErrorKind::not_found, "console.unknown_table", to_string(*id)};
    auto const x = share_of(order, "x");
    auto const y = share_of(order, "y");
    auto const zone = zone_of(order);
    if (!x) return wrong_member("x");
    if (!y) return wrong_member("y");
    if (!zone) return wrong_member("zone");
    auto table = known->second;
    table.x = *x;
    table.y = *y;
    table.zone = *zone;
    auto const changed = domain::changed_fields(known->second, table);
    if (changed.empty()) return std::optional<domain::Fact>{};
    return std::optional(domain::make_fact(domain::TableSet{*id, changed.dump()}));
}

}  // namespace

std::string hall_plan(domain::State const& state) {
    std::vector<std::pair<int, TableId>> by_number;
    for (auto const& [id, table] : state.tables) by_number.emplace_back(table.number, id);
    std::ranges::sort(by_number);
    auto tables = json::array();
    for (auto const& [number, id] : by_number) {
        auto const& table = state.tables.at(id);
        tables.push_back({{"id", to_string(id)},
                          {"number", number},
                          {"employer", exchange::organisation_name(state, table.organisation)},
                          {"x", table.x},
                          {"y", table.y},
                          {"zone", table.zone}});
    }
    return written_json({{"tables", std::move(tables)}});
}

Result<std::vector<domain::Fact>> facts_of_hall(domain::State const& state, std::string_view text) {
    TRY(guard_json(text));
    auto const order = json::parse(text, nullptr, false);
    if (!order.is_object() || !order.contains("tables") || !order["tables"].is_array() ||
        order["tables"].size() > state.tables.size())
        return wrong_member("tables");
    std::vector<domain::Fact> facts;
    for (auto const& table : order["tables"]) {
        TRY_ASSIGN(auto fact, fact_of_table(state, table));
        if (fact) facts.push_back(std::move(*fact));
    }
    return facts;
}

}  // namespace ontmoet::server
