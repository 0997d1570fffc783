// SPDX-License-Identifier: EUPL-1.2
#include "exchange/export.h"
#include "exchange/local_time.h"

#include <nlohmann/json.hpp>

namespace ontmoet::exchange {
namespace {

using nlohmann::ordered_json;

struct JsonValue {
    ordered_json operator()(std::monostate) const { return nullptr; }
    ordered_json operator()(Moment at) const { return iso_moment(at); }
    template <class Value>
    ordered_json operator()(Value const& value) const {
        return value;
    }
};

}  // namespace

std::string json_text(std::span<ExportTable const> tables, ExportHead const& head) {
    ordered_json document{{"format", "ontmoet-event-export"},
                          {"version", k_export_version},
                          {"made_at", iso_moment(head.made_at)},
                          {"purpose", head.purpose},
                          {"by", head.by},
                          {"tables", ordered_json::object()}};
    for (auto const& table : tables) {
        auto list = ordered_json::array();
        for (auto const& row : table.rows) {
            auto object = ordered_json::object();
            for (std::size_t i = 0; i < row.size(); ++i)
                object[std::string(table.columns[i].name)] = std::visit(JsonValue{}, row[i]);
            list.push_back(std::move(object));
        }
        document["tables"][std::string(table.name)] = std::move(list);
    }
    return document.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace ontmoet::exchange
