// SPDX-License-Identifier: EUPL-1.2
#include "server/console_hall.h"

#include "domain/bodies.h"
#include "domain/fields.h"
#include "domain/json_values.h"
#include "domain/rules.h"
#include "exchange/export_table.h"
#include "exchange/limits.h"
#include "server/json_guard.h"
#include "server/limits.h"
#include "server/list_page.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
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

// Reads an order against the hall as it is, and as its earlier parts leave it.
class HallReader {
public:
    explicit HallReader(domain::State const& state) : m_state(state) {
        for (auto const& [id, table] : state.tables) m_numbers[table.number] = id;
    }

    Status read_table(json const& order) {
        TRY_ASSIGN(auto const place, place_of(order));
        if (!m_seen.insert(place.id).second) return wrong_member("id");
        auto const here = m_state.tables.find(place.id);
        if (here != m_state.tables.end()) return change(place, here->second, order);
        auto const gone = m_state.tables_gone.find(place.id);
        if (gone != m_state.tables_gone.end()) return bring_back(place, gone->second, order);
        return add(place, order);
    }
    Status read_boards(json const& boards) {
        if (!boards.is_array() || boards.size() > k_most_boards) return wrong_member("boards");
        auto event = m_state.event;
        event.boards.clear();
        for (auto const& board : boards) {
            auto const x = board.is_object() ? share_of(board, "x") : std::nullopt;
            auto const y = board.is_object() ? share_of(board, "y") : std::nullopt;
            if (!x || !y || !board.contains("name") || !board["name"].is_string())
                return wrong_member("boards");
            auto name = board["name"].get<std::string>();
            if (name.size() > exchange::k_most_event_name_bytes) return wrong_member("boards");
            event.boards.push_back({std::move(name), *x, *y});
        }
        auto const changed = domain::changed_fields(m_state.event, event);
        if (!changed.empty())
            m_facts.push_back(domain::make_fact(domain::EventSet{changed.dump()}));
        return {};
    }
    std::vector<domain::Fact> take() && { return std::move(m_facts); }

private:
    struct TableAt {
        TableId id;
        double x = 0;
        double y = 0;
        int zone = 0;
    };

    static Result<TableAt> place_of(json const& order) {
        if (!order.is_object() || !order.contains("id") || !order["id"].is_string())
            return wrong_member("id");
        auto const id = parse_id<TableId>(order["id"].get<std::string>());
        if (!id.ok() || id->is_none()) return wrong_member("id");
        auto const x = share_of(order, "x");
        auto const y = share_of(order, "y");
        auto const zone = zone_of(order);
        if (!x) return wrong_member("x");
        if (!y) return wrong_member("y");
        if (!zone) return wrong_member("zone");
        for (auto const* name : {"gone", "sure"})
            if (order.contains(name) && !order[name].is_boolean()) return wrong_member(name);
        return TableAt{*id, *x, *y, *zone};
    }
    static domain::Table placed(domain::Table table, TableAt const& place) {
        table.x = place.x;
        table.y = place.y;
        table.zone = place.zone;
        return table;
    }

    Status change(TableAt const& place, domain::Table const& known, json const& order) {
        auto table = placed(known, place);
        TRY(read_employer(order, table));
        table.gone = order.value("gone", false);
        bool const is_about_people = table.gone || table.organisation != known.organisation;
        if (is_about_people && domain::is_table_used(m_state, place.id))
            return Error{ErrorKind::conflict, "refused.table_in_use", std::to_string(known.number)};
        if (table.gone && !known.organisation.is_none() && !order.value("sure", false))
            return Error{ErrorKind::conflict, "console.table_of_employer",
                         exchange::organisation_name(m_state, known.organisation)};
        if (table.gone) m_numbers.erase(known.number);
        say(place.id, known, table);
        return {};
    }
    Status bring_back(TableAt const& place, domain::Table const& known, json const& order) {
        if (!order.contains("gone") || order.value("gone", true))
            return Error{ErrorKind::not_found, "console.unknown_table", to_string(place.id)};
        auto table = placed(known, place);
        table.gone = false;
        TRY(take_number(table.number, place.id));
        say(place.id, known, table);
        return {};
    }
    Status add(TableAt const& place, json const& order) {
        if (!order.contains("number"))
            return Error{ErrorKind::not_found, "console.unknown_table", to_string(place.id)};
        auto table = placed({}, place);
        auto const& number = order["number"];
        if (!number.is_number_integer() || number < 1 || number > k_most_table_number)
            return wrong_member("number");
        table.number = number.get<int>();
        TRY(read_employer(order, table));
        TRY(take_number(table.number, place.id));
        say(place.id, {}, table);
        return {};
    }

    // Two tables of one number send people to the wrong one.
    Status take_number(int number, TableId id) {
        if (m_numbers.size() >= k_most_tables)
            return Error{ErrorKind::conflict, "console.hall_full", std::to_string(k_most_tables)};
        if (m_numbers.try_emplace(number, id).second) return {};
        return Error{ErrorKind::conflict, "console.table_number_taken", std::to_string(number)};
    }
    Status read_employer(json const& order, domain::Table& table) const {
        auto const found = order.find("employer");
        if (found == order.end()) return {};
        OrganisationId id;
        if (!domain::from_json_value(*found, id) ||
            (!id.is_none() && !m_state.organisations.contains(id)))
            return wrong_member("employer");
        table.organisation = id;
        return {};
    }
    void say(TableId id, domain::Table const& before, domain::Table const& now) {
        auto const changed = domain::changed_fields(before, now);
        if (!changed.empty())
            m_facts.push_back(domain::make_fact(domain::TableSet{id, changed.dump()}));
    }

    domain::State const& m_state;
    std::map<int, TableId> m_numbers;
    std::set<TableId> m_seen;
    std::vector<domain::Fact> m_facts;
};

json employers_of(domain::State const& state) {
    std::vector<std::pair<std::string, OrganisationId>> by_name;
    for (auto const& [id, organisation] : state.organisations)
        by_name.emplace_back(organisation.name, id);
    std::ranges::sort(by_name);
    auto list = json::array();
    for (auto const& [name, id] : by_name) list.push_back({{"id", to_string(id)}, {"name", name}});
    return list;
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
                          {"employer_id", domain::to_json_value(table.organisation)},
                          {"x", table.x},
                          {"y", table.y},
                          {"zone", table.zone}});
    }
    return written_json({{"tables", std::move(tables)},
                         {"boards", domain::to_json_value(state.event.boards)},
                         {"employers", employers_of(state)}});
}

Result<std::vector<domain::Fact>> facts_of_hall(domain::State const& state, std::string_view text) {
    TRY(guard_json(text));
    auto const order = json::parse(text, nullptr, false);
    if (!order.is_object() || !order.contains("tables") || !order["tables"].is_array() ||
        order["tables"].size() > k_most_tables)
        return wrong_member("tables");
    HallReader reader(state);
    for (auto const& table : order["tables"]) TRY(reader.read_table(table));
    if (order.contains("boards")) TRY(reader.read_boards(order["boards"]));
    return std::move(reader).take();
}

}  // namespace ontmoet::server
