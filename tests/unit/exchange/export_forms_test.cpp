// SPDX-License-Identifier: EUPL-1.2
#include "exchange/csv.h"
#include "exchange/export.h"
#include "exchange/local_time.h"
#include "support/exported_day.h"
#include "support/workbook.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::exchange;
using domain::Purpose;
using nlohmann::ordered_json;
using test::Day;
using test::k_head;

namespace {

// A day and what came after it, so that every table has rows.
domain::State whole_story() {
    Day day;
    auto& state = day.state;
    auto& first = state.meets.at(MeetId::from_name(state.id.uuid, "0"));
    first.next_steps[domain::Side::employer] = {"trial_day", domain::StepOwner::employer,
                                                "2026-12-01", "=cmd|' /C calc'!A0", true};
    auto const person = first.planned.person;
    state.people.at(person).consents[Purpose::follow_up].given = true;
    state.people.at(person).profile.own_words = "Ik <kook> & \"bak\"\n=1+1";
    for (auto const* answer : {"2026-12-14", "2026-12-15"}) {
        domain::FollowUpRecorded said{
            person, first.planned.organisation, domain::Rung::started, answer, {}};
        said.kind = "paid_job";
        said.hours = 24;
        domain::apply(state, domain::make_fact(said));
    }
    return state;
}

// "AB" for 27.
std::string letters(std::size_t column) {
    std::string text(1, static_cast<char>('A' + column % 26));
    return column < 26 ? text : letters(column / 26 - 1) + text;
}

// Days since 1899-12-30, as spreadsheets count them, of "2026-11-20T13:00:00…" or a day.
double serial_of(std::string const& iso) {
    std::chrono::year_month_day const day{
        std::chrono::year{std::stoi(iso.substr(0, 4))},
        std::chrono::month{static_cast<unsigned>(std::stoi(iso.substr(5, 2)))},
        std::chrono::day{static_cast<unsigned>(std::stoi(iso.substr(8, 2)))}};
    double serial = static_cast<double>(
        (std::chrono::sys_days{day} - std::chrono::sys_days{std::chrono::year{1899} / 12 / 30})
            .count());
    if (iso.size() > 10)
        serial += (std::stoi(iso.substr(11, 2)) * 60 + std::stoi(iso.substr(14, 2))) / 1440.0;
    return serial;
}

// What a value of the JSON is in CSV.
std::string as_csv(ordered_json const& value) {
    if (value.is_null()) return {};
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_array()) return value.dump();
    std::string text;
    for (auto const& item : value) text += (text.empty() ? "" : "|") + item.get<std::string>();
    return text;
}

void check_sheet_cell(test::SheetCell const& cell, ordered_json const& value, CellType type) {
    CHECK_FALSE(cell.is_formula);
    if (value.is_boolean()) {
        CHECK(cell.type == "b");
        CHECK(cell.value == (value.get<bool>() ? "1" : "0"));
    } else if (value.is_number()) {
        CHECK(cell.type.empty());
        CHECK(std::stod(cell.value) == value.get<double>());
    } else if (type == CellType::day || type == CellType::moment) {
        CHECK(cell.type.empty());
        CHECK(cell.style > 0);
        CHECK(std::stod(cell.value) == Approx(serial_of(value.get<std::string>())).margin(1e-4));
    } else {
        CHECK(cell.type == "s");
        CHECK(cell.value == as_csv(value));
    }
}

std::string whole(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("CSV, JSON and workbook hold the same cells, each in its own type") {
    auto const tables = tables_of(whole_story(), k_head.made_at);
    auto const document = ordered_json::parse(json_text(tables, k_head));
    auto const bytes = xlsx_bytes(tables, k_head);
    REQUIRE(bytes.ok());
    test::Workbook const book(*bytes);
    REQUIRE(document["tables"].size() == tables.size());
    for (auto const& table : tables) {
        INFO(table.name);
        auto const& list = document["tables"][std::string(table.name)];
        auto const csv = read_csv(csv_text(table));
        auto const cells = book.cells(std::string(table.name));
        CHECK(csv.problems.empty());
        CHECK(list.size() > 0);
        REQUIRE(csv.rows.size() == list.size() + 1);
        for (std::size_t i = 0; i < list.size(); ++i) {
            std::size_t column = 0;
            for (auto const& [name, value] : list[i].items()) {
                INFO(name << " of row " << i);
                CHECK(csv.rows[0].at(column).text == name);
                auto const& text = csv.rows[i + 1].at(column).text;
                CHECK((text == as_csv(value) || text == "'" + as_csv(value)));
                auto const place = letters(column) + std::to_string(i + 2);
                if (value.is_null())
                    CHECK_FALSE(cells.contains(place));
                else
                    check_sheet_cell(cells.at(place), value, table.columns[column].type);
                ++column;
            }
        }
    }
}

TEST_CASE("What was typed is no formula in any form") {
    auto const tables = tables_of(whole_story(), k_head.made_at);
    for (auto const& file : csv_files(tables)) {
        INFO(file.name);
        for (auto const& row : read_csv(file.content).rows)
            for (auto const& cell : row)
                CHECK((cell.text.empty() ||
                       std::string("=@\t\r").find(cell.text[0]) == std::string::npos));
    }
    test::Workbook const book(*xlsx_bytes(tables, k_head));
    for (auto const& [name, xml] : book.parts) CHECK(xml.find("<f>") == std::string::npos);
}

TEST_CASE("A sheet has a header that stays, a filter, and a readme before it") {
    auto const tables = tables_of(whole_story(), k_head.made_at);
    test::Workbook const book(*xlsx_bytes(tables, k_head));
    CHECK(book.sheets.front() == "readme");
    CHECK(book.sheets.back() == "columns");
    CHECK(book.sheets.size() == tables.size() + 2);
    CHECK(book.xml("participants").find("state=\"frozen\"") != std::string::npos);
    CHECK(book.xml("participants").find("<autoFilter ref=\"A1:BJ49\"/>") != std::string::npos);
    auto const readme = book.cells("readme");
    CHECK(readme.at("B3").value == "Report to the region");
    CHECK(readme.at("B4").value == "Noor");
    CHECK(readme.at("B5").value == iso_moment(k_head.made_at));
}

TEST_CASE("A workbook holds what is too long for a cell as far as it has room") {
    ExportTable table{"long", "One cell."};
    table.columns.push_back({"words", CellType::text, "H", {}, {}});
    std::string words(40'000, 'a');
    words.insert(32'766, "é");
    table.rows.push_back({Cell{words}});
    auto const bytes = xlsx_bytes({&table, 1}, k_head);
    REQUIRE(bytes.ok());
    CHECK(test::Workbook(*bytes).cells("long").at("A2").value == std::string(32'766, 'a'));
}

TEST_CASE("Nobody's year of birth and no number of staff is in any table") {
    auto const state = whole_story();
    auto const text = json_text(tables_of(state, k_head.made_at), k_head);
    CHECK(text.find("birth_year") == std::string::npos);
    for (auto const& [id, member] : state.staff)
        CHECK(text.find("\"" + member.record.code + "\"") == std::string::npos);
}

TEST_CASE("Answers about how it went leave with the consent to be asked, and not without") {
    auto state = whole_story();
    auto const rows = [&] { return follow_ups_table(state).rows; };
    REQUIRE(rows().size() == 2);
    CHECK(std::get<bool>(rows()[0][6]) == false);
    CHECK(std::get<bool>(rows()[1][6]) == true);
    auto const person = state.follow_ups.begin()->first.first;
    state.people.at(person).consents[Purpose::follow_up].given = false;
    CHECK(rows().empty());
}

TEST_CASE("A file for some people says nothing of others") {
    Day const day;
    auto const state = only_people(day.state, std::vector{day.people[0]});
    auto const text = json_text(tables_of(state, k_head.made_at), k_head);
    CHECK(participants_table(state).rows.size() == 1);
    CHECK(matches_table(state).rows.size() == 1);
    for (std::size_t i = 1; i < day.people.size(); ++i)
        CHECK(text.find(to_string(day.people[i])) == std::string::npos);
}

TEST_CASE("COLUMNS.md of this room is what the program says of its tables") {
    auto const file = std::string(SOURCE_DIR) + "/src/exchange/COLUMNS.md";
    auto const text = description(tables_of({}, {}));
    if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(file, std::ios::binary) << text;
    CHECK(whole(file) == text);
    for (auto const& table : tables_of({}, {})) {
        std::set<std::string_view> names;
        for (auto const& column : table.columns) {
            INFO(table.name << "." << column.name);
            CHECK(names.insert(column.name).second);
            CHECK_FALSE(column.meaning.empty());
            CHECK_FALSE(column.source.empty());
        }
    }
}
