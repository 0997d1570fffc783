// SPDX-License-Identifier: EUPL-1.2
#include "server/console_exports.h"

#include "exchange/zip_file.h"
#include "server/list_page.h"
#include "server/order_reader.h"

#include <array>

namespace ontmoet::server {
namespace {

using nlohmann::json;

json docs_of(exchange::ExportTable const& table) {
    auto columns = json::array();
    for (auto const& column : table.columns)
        columns.push_back({{"name", column.name},
                           {"type", exchange::to_text(column.type)},
                           {"unit", column.unit},
                           {"audience", column.audience},
                           {"source", column.source},
                           {"since", column.since},
                           {"meaning", column.meaning}});
    return {{"name", table.name}, {"meaning", table.meaning}, {"columns", std::move(columns)}};
}

}  // namespace

Result<ExportOrder> decode_export_order(std::string_view text) {
    TRY_ASSIGN(auto read, OrderReader::open(text));
    ExportOrder order;
    auto const form = export_forms().find(read.text("form", true));
    if (form == export_forms().end())
        read.fail("form");
    else
        order.form = form->second;
    order.head.purpose = read.text("purpose", true);
    order.person = read.text("person", false);
    TRY(read.end());
    return order;
}

std::string exports_page(domain::State const& state) {
    auto forms = json::array();
    for (auto const& [word, form] : export_forms()) forms.push_back(word);
    auto made = json::array();
    for (auto one = state.exports.rbegin(); one != state.exports.rend(); ++one)
        made.push_back({{"at", one->at.ms},
                        {"form", one->said.format},
                        {"purpose", one->said.purpose},
                        {"by", one->said.by},
                        {"made_for", one->said.made_for}});
    return written_json({{"forms", std::move(forms)}, {"made", std::move(made)}});
}

std::string export_docs() {
    auto tables = json::array();
    for (auto const& table : exchange::tables_of({}, {})) tables.push_back(docs_of(table));
    return written_json({{"version", exchange::k_export_version}, {"tables", std::move(tables)}});
}

exchange::ExportFile one_file(std::vector<MadeExport> made, ExportOrder const& order) {
    std::vector<exchange::ExportFile> files;
    for (auto& one : made)
        for (auto& file : one.files) files.push_back(std::move(file));
    auto const day = i18n::iso_date(order.head.made_at);
    if (files.size() == 1) return {day + "-" + files.front().name, std::move(files[0].content)};
    return {day + "-ontmoet-" + std::string(to_text(order.form)) + ".zip",
            exchange::zip_of(files, order.head.made_at)};
}

std::string_view media_type_of(std::string_view file_name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> k_types{
        {{".csv", "text/csv; charset=utf-8"},
         {".json", "application/json"},
         {".ics", "text/calendar; charset=utf-8"},
         {".pdf", "application/pdf"},
         {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
         {".zip", "application/zip"}}};
    for (auto const& [ending, type] : k_types)
        if (file_name.ends_with(ending)) return type;
    return "application/octet-stream";
}

}  // namespace ontmoet::server
