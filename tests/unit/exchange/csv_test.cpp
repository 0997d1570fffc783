// SPDX-License-Identifier: EUPL-1.2
#include "exchange/csv.h"

#include <catch2/catch.hpp>

using namespace ontmoet::exchange;

namespace {

std::vector<std::vector<std::string>> texts(std::string_view csv) {
    auto const table = read_csv(csv);
    CHECK(table.problems.empty());
    std::vector<std::vector<std::string>> rows;
    for (auto const& row : table.rows) {
        rows.emplace_back();
        for (auto const& cell : row) rows.back().push_back(cell.text);
    }
    return rows;
}
using Rows = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("Every dialect of a spreadsheet reads as the same cells") {
    Rows const expected{{"name", "place"}, {"Bakker, Groot", "Den Haag"}, {"O\"K", "a\nb"}};
    for (auto const* csv :
         {"name,place\n\"Bakker, Groot\",Den Haag\n\"O\"\"K\",\"a\nb\"\n",
          "name,place\r\n\"Bakker, Groot\",Den Haag\r\n\"O\"\"K\",\"a\r\nb\"\r\n",
          "name,place\r\"Bakker, Groot\",Den Haag\r\"O\"\"K\",\"a\rb\"\r",
          "\xEF\xBB\xBFname;place\n\"Bakker, Groot\";Den Haag\n\"O\"\"K\";\"a\nb\"",
          "name;place\n\nBakker, Groot;Den Haag\nO\"K;\"a\nb\"\n;\n\n"}) {
        INFO(csv);
        CHECK(texts(csv) == expected);
    }
}

TEST_CASE("The separator is what the header has more of, quoted text left out") {
    CHECK(texts("\"a;b;c\",d\n1,2\n") == Rows{{"a;b;c", "d"}, {"1", "2"}});
    CHECK(texts("one\nx\n") == Rows{{"one"}, {"x"}});
    CHECK(texts("").empty());
    CHECK(texts("\xEF\xBB\xBF").empty());
}

TEST_CASE("Cells know their line and place, also after a newline in quotes") {
    auto const table = read_csv("a,b\n\"x\ny\",2\n3,4\n");
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[1][0].line == 2);
    CHECK(table.rows[1][1].line == 3);
    CHECK(table.rows[2][0].line == 4);
    CHECK(table.rows[2][1].column == 2);
}

TEST_CASE("Broken text is reported where it stands") {
    struct Broken {
        std::string text;
        int line;
        int column;
        std::string key;
    };
    for (auto const& [text, line, column, key] :
         {Broken{"a,b\n1,\"never closed\n2,3\n", 2, 2, "import.quote_not_closed"},
          Broken{"a,b\n1,2\n\xE9t\xE9,3\n", 3, 1, "import.not_utf8"},
          Broken{"a,b\n1,\"x\xC3\"\n", 2, 2, "import.not_utf8"},
          Broken{std::string("a\n\0\n", 4), 2, 1, "import.not_utf8"},
          Broken{"a\n\xED\xA0\x80\n", 2, 1, "import.not_utf8"},
          Broken{"a,b\n\"x\"y,2\n", 2, 1, "import.text_after_quote"}}) {
        auto const table = read_csv(text);
        INFO(text);
        REQUIRE(table.problems.size() == 1);
        CHECK(table.problems[0].line == line);
        CHECK(table.problems[0].column == column);
        CHECK(table.problems[0].message_key == key);
    }
}

TEST_CASE("A written cell reads back as it was") {
    for (std::string const text :
         {"", "plain", "a,b", "a;b", "say \"hi\"", "two\nlines", " x", "ሰላም"}) {
        auto const csv = csv_cell(text) + "," + csv_cell("end") + "\n";
        CHECK(texts("h,i\n" + csv) == Rows{{"h", "i"}, {text, "end"}});
    }
}

TEST_CASE("No cell runs as a formula, and numbers and phone numbers stay themselves") {
    CHECK(safe_csv_cell("=1+1") == "'=1+1");
    CHECK(safe_csv_cell("=HYPERLINK(\"x\")") == "\"'=HYPERLINK(\"\"x\"\")\"");
    CHECK(safe_csv_cell("@SUM(A1)") == "'@SUM(A1)");
    CHECK(safe_csv_cell("+cmd|' /C calc'!A0") == "'+cmd|' /C calc'!A0");
    CHECK(safe_csv_cell("-2+3+cmd") == "'-2+3+cmd");
    CHECK(safe_csv_cell("\tx") == "\"'\tx\"");
    CHECK(safe_csv_cell("\r=x") == "\"'\r=x\"");
    CHECK(safe_csv_cell("\n=x") == "\"'\n=x\"");
    CHECK(safe_csv_cell("＝1+1") == "'＝1+1");
    CHECK(safe_csv_cell("-") == "'-");
    CHECK(safe_csv_cell("-12.5") == "-12.5");
    CHECK(safe_csv_cell("+31 6 0000 0001") == "+31 6 0000 0001");
    CHECK(safe_csv_cell("a=b") == "a=b");
}
