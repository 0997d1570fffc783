// SPDX-License-Identifier: EUPL-1.2
#include "server/console_import.h"

#include "exchange/workbook.h"
#include "server/json_guard.h"
#include "server/limits.h"

#include <algorithm>

#include <nlohmann/json.hpp>
#include <sodium.h>

namespace ontmoet::server {
namespace {

using exchange::ListChoice;
using exchange::ListKind;
using nlohmann::json;

Error bad_list_member(char const* name) {
    return {ErrorKind::invalid_input, "error.bad_message", name};
}

char const* text_of_kind(ListKind kind) {
    return kind == ListKind::people ? "people" : "employers";
}

json written_problems(std::vector<exchange::ImportProblem> const& problems) {
    auto list = json::array();
    for (auto const& problem : problems) {
        auto values = json::object();
        for (auto const& argument : problem.arguments) values[argument.name] = argument.value;
        list.push_back({{"line", problem.line},
                        {"column", problem.column},
                        {"message_key", problem.message_key},
                        {"values", std::move(values)}});
    }
    return list;
}

// Of base64 (RFC 4648).
Result<std::string> bytes_of_base64(std::string const& text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    char const* end = nullptr;
    auto* const begin = reinterpret_cast<unsigned char*>(bytes.data());
    bool const is_whole = sodium_base642bin(begin, bytes.size(), text.data(), text.size(), nullptr,
                                            &size, &end, sodium_base64_VARIANT_ORIGINAL) == 0 &&
                          end == text.data() + text.size();
    if (!is_whole) return bad_list_member("xlsx");
    bytes.resize(size);
    return bytes;
}

json settings_object(std::string const& settings) {
    auto object = json::parse(settings, nullptr, false);
    return object.is_object() ? object : json::object();
}

}  // namespace

Result<ListOrder> decode_list_order(std::string_view text) {
    TRY(guard_json(text));
    auto const object = json::parse(text, nullptr, false);
    if (!object.is_object()) return Error{ErrorKind::invalid_input, "error.not_json", "object"};
    auto const is_text = [](json const& from, char const* name) {
        return from.is_object() && from.contains(name) && from[name].is_string();
    };
    ListOrder order;
    if (!is_text(object, "kind")) return bad_list_member("kind");
    auto const kind = exchange::list_kind_from_text(object["kind"].get<std::string>());
    if (!kind) return bad_list_member("kind");
    order.kind = *kind;
    if (is_text(object, "xlsx")) {
        TRY_ASSIGN(auto const bytes, bytes_of_base64(object["xlsx"].get<std::string>()));
        TRY_ASSIGN(order.csv, exchange::csv_of_workbook(bytes));
    } else {
        if (!is_text(object, "csv")) return bad_list_member("csv");
        order.csv = object["csv"].get<std::string>();
    }
    auto const columns = object.value("columns", json::array());
    if (!columns.is_array() || columns.size() > k_most_list_columns)
        return bad_list_member("columns");
    for (auto const& column : columns) {
        if (!is_text(column, "heading") || !is_text(column, "target"))
            return bad_list_member("columns");
        order.choices.push_back(
            {column["heading"].get<std::string>(), column["target"].get<std::string>()});
    }
    if (!object.contains("apply") || !object["apply"].is_boolean()) return bad_list_member("apply");
    order.apply = object["apply"].get<bool>();
    return order;
}

ListCounts counts_of(domain::State const& current, exchange::ListImport const& list,
                     std::vector<domain::Fact> const& facts) {
    ListCounts counts;
    auto const count = [&](auto const& records, auto const& known) {
        for (auto const& entry : records)
            ++(known.contains(entry.first) ? counts.same : counts.added);
    };
    if (!list.ok()) return counts;
    count(list.records.candidates, current.people);
    count(list.records.organisations, current.organisations);
    // Each fact is about one of them: a new one, or one that is changed.
    counts.changed = facts.size() - std::min(facts.size(), counts.added);
    counts.same -= std::min(counts.same, counts.changed);
    return counts;
}

std::string encode_preview(ListKind kind, exchange::ListImport const& list,
                           ListCounts const& counts, bool applied) {
    auto columns = json::array();
    for (auto const& column : list.columns)
        columns.push_back({{"heading", column.heading},
                           {"target", column.target},
                           {"is_never_stored", column.is_never_stored},
                           {"samples", column.samples}});
    auto targets = json::array();
    for (auto const target : exchange::list_targets(kind)) targets.push_back(target);
    return json{{"columns", std::move(columns)},
                {"targets", std::move(targets)},
                {"rows", list.rows},
                {"added", counts.added},
                {"changed", counts.changed},
                {"same", counts.same},
                {"applied", applied},
                {"problems", written_problems(list.problems)},
                {"notes", written_problems(list.notes)}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

std::vector<ListChoice> remembered_choices(std::string const& settings, ListKind kind) {
    std::vector<ListChoice> choices;
    auto const object = settings_object(settings);
    auto const columns = object.find("columns");
    if (columns == object.end() || !columns->is_object()) return choices;
    auto const of_kind = columns->value(text_of_kind(kind), json::object());
    if (!of_kind.is_object()) return choices;
    for (auto const& [heading, target] : of_kind.items())
        if (target.is_string()) choices.push_back({heading, target.get<std::string>()});
    return choices;
}

std::string with_choices(std::string const& settings, ListKind kind,
                         std::vector<exchange::ListColumn> const& columns) {
    auto object = settings_object(settings);
    auto& of_kind = object["columns"][text_of_kind(kind)];
    if (!of_kind.is_object() || of_kind.size() > k_most_list_columns) of_kind = json::object();
    for (auto const& column : columns)
        if (!column.heading.empty() && !column.is_never_stored)
            of_kind[column.heading] = column.target;
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace ontmoet::server
