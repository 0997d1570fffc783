// SPDX-License-Identifier: EUPL-1.2
#include "exchange/export.h"

#include "exchange/csv.h"
#include "exchange/local_time.h"

#include <algorithm>

namespace ontmoet::exchange {
namespace {

constexpr std::string_view k_utf8_byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view k_line_end = "\r\n";

struct CsvText {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::string const& text) const { return text; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(bool value) const { return value ? "yes" : "no"; }
    std::string operator()(Moment at) const { return iso_moment(at); }
    std::string operator()(std::vector<std::string> const& items) const {
        std::string text;
        for (auto const& item : items) text += (text.empty() ? "" : "|") + item;
        return text;
    }
};

bool is_one_of(std::span<PersonId const> people, PersonId id) {
    return std::ranges::find(people, id) != people.end();
}

}  // namespace

std::string_view to_text(CellType type) {
    switch (type) {
        case CellType::text: return "text";
        case CellType::code: return "code";
        case CellType::id: return "id";
        case CellType::list: return "list";
        case CellType::number: return "number";
        case CellType::yes_no: return "yes/no";
        case CellType::day: return "day";
        case CellType::moment: return "moment";
    }
    return {};
}

std::string csv_text(ExportTable const& table) {
    std::string text(k_utf8_byte_order_mark);
    std::string line;
    for (auto const& column : table.columns)
        line += (line.empty() ? "" : ",") + std::string(column.name);
    text += line;
    for (auto const& row : table.rows) {
        text += k_line_end;
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (i == 0 ? "" : ",") + safe_csv_cell(std::visit(CsvText{}, row[i]));
    }
    return text.append(k_line_end);
}

std::vector<ExportFile> csv_files(std::span<ExportTable const> tables) {
    std::vector<ExportFile> files;
    for (auto const& table : tables)
        files.push_back({std::string(table.name) + ".csv", csv_text(table)});
    return files;
}

std::vector<ExportFile> export_files(domain::State const& state, ExportHead const& head) {
    auto const tables = tables_of(state, head.made_at);
    auto files = csv_files(tables);
    files.push_back({"event.json", json_text(tables, head)});
    return files;
}

std::string description(std::span<ExportTable const> tables) {
    std::string text = "# Export of an event, version " + std::to_string(k_export_version) + "\n\n";
    text +=
        "Columns are never renamed, moved or taken away. An empty cell was not asked or is not "
        "known.\nWho may be given it: C the candidate, H hosts and organisers, E employers while "
        "they browse,\nM the employer after both said yes, O organisers alone.\n";
    for (auto const& table : tables) {
        text += "\n## " + std::string(table.name) + "\n\n" + std::string(table.meaning) +
                "\n\n| column | type | unit | for | from | since | meaning |\n"
                "|---|---|---|---|---|---|---|\n";
        for (auto const& column : table.columns) {
            text += "| " + std::string(column.name) + " | " + std::string(to_text(column.type));
            for (auto const part : {column.unit, column.audience, column.source})
                text += " | " + std::string(part);
            text +=
                " | " + std::to_string(column.since) + " | " + std::string(column.meaning) + " |\n";
        }
    }
    return text;
}

domain::State only_people(domain::State state, std::span<PersonId const> people) {
    auto const is_other = [&](PersonId id) { return !is_one_of(people, id); };
    std::erase_if(state.people, [&](auto const& entry) { return is_other(entry.first); });
    std::erase_if(state.preferences,
                  [&](auto const& entry) { return is_other(entry.first.first); });
    std::erase_if(state.follow_ups, [&](auto const& entry) { return is_other(entry.first.first); });
    std::erase_if(state.meets,
                  [&](auto const& entry) { return is_other(entry.second.planned.person); });
    return state;
}

}  // namespace ontmoet::exchange
