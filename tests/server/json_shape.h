// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace ontmoet::test {

// What in `value` is not as the schema says (type, required, properties, items and $ref of the
// document), and what it does not mention; empty when all is well.
inline std::string fault_in_value(nlohmann::json const& document, nlohmann::json const& value,
                                  nlohmann::json const& schema, std::string const& where) {
    if (schema.contains("$ref")) {
        nlohmann::json::json_pointer const at(schema["$ref"].get<std::string>().substr(1));
        return fault_in_value(document, value, document[at], where);
    }
    auto const type = schema.value("type", "");
    bool const fits = type == "integer"   ? value.is_number_integer()
                      : type == "boolean" ? value.is_boolean()
                                          : type == value.type_name();
    if (!fits) return where + " is no " + type;
    for (auto const& name : schema.value("required", nlohmann::json::array()))
        if (!value.contains(name)) return where + "/" + name.get<std::string>() + " is missing";
    if (schema.contains("properties"))
        for (auto const& [name, member] : value.items()) {
            auto const inside = where + "/" + name;
            if (!schema["properties"].contains(name)) return inside + " is not described";
            auto const fault = fault_in_value(document, member, schema["properties"][name], inside);
            if (!fault.empty()) return fault;
        }
    if (schema.contains("items"))
        for (auto const& element : value) {
            auto const fault = fault_in_value(document, element, schema["items"], where + "/…");
            if (!fault.empty()) return fault;
        }
    return {};
}

// The same for one of an OpenAPI document's schemas.
inline std::string fault_in_shape(nlohmann::json const& document, nlohmann::json const& value,
                                  std::string const& schema) {
    return fault_in_value(document, value, document["components"]["schemas"][schema], schema);
}

}  // namespace ontmoet::test
