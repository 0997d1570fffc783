// SPDX-License-Identifier: EUPL-1.2
#include "exchange/workbook.h"

#include "exchange/export.h"
#include "exchange/zip_file.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::exchange;

namespace {

std::string const k_book =
    R"(<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Lijst" sheetId="7" r:id="rId3"/>)"
    R"(<sheet name="Anders" sheetId="1" r:id="rId1"/></sheets></workbook>)";
std::string const k_relations =
    R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="rId3" Target="/xl/worksheets/other.xml"/></Relationships>)";
std::string const k_texts =
    R"(<sst><si><t>Naam</t></si><si><r><t>Sel</t></r><r><t xml:space="preserve">am </t></r>)"
    R"(<rPh><t>x</t></rPh></si><si><t>a &amp; "b", c</t></si></sst>)";
std::string const k_styles =
    R"(<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\-mm\-yyyy"/>)"
    R"(<numFmt numFmtId="171" formatCode="[Red]0.0&quot; dagen&quot;"/></numFmts>)"
    R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>)"
    R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>)";

std::string book_with(std::string const& sheet) {
    std::vector<ExportFile> const files{{"xl/workbook.xml", k_book},
                                        {"xl/_rels/workbook.xml.rels", k_relations},
                                        {"xl/sharedStrings.xml", k_texts},
                                        {"xl/styles.xml", k_styles},
                                        {"xl/worksheets/sheet1.xml", "<worksheet/>"},
                                        {"xl/worksheets/other.xml", sheet}};
    return zip_of(files, {});
}

std::string csv_of(std::string const& sheet) {
    auto const csv = csv_of_workbook(book_with(sheet));
    REQUIRE(csv.ok());
    return *csv;
}

std::string complaint_about(std::string const& bytes) {
    auto const csv = csv_of_workbook(bytes);
    REQUIRE_FALSE(csv.ok());
    return csv.error().message_key;
}

}  // namespace

TEST_CASE("cells of the first sheet come out as words, numbers and days, where they stand") {
    CHECK(
        csv_of(
            R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v>)"
            R"(</x:c><x:c r="C1" t="s"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>)") ==
        "Naam,,\"a & \"\"b\"\", c\"\r\n");
    CHECK(
        csv_of(R"(<worksheet><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>6.12345678E8</v>)"
               R"(</c><c t="inlineStr"><is><t>zelf</t></is></c><c r="D3" s="1"><v>46346</v></c>)"
               R"(<c r="E3" s="2"><v>46346.5</v></c><c r="F3" t="b"><v>1</v></c>)"
               R"(<c r="G3" t="str"><f>A1</f><v>som</v></c><c r="H3" t="e"><v>#REF!</v></c>)"
               R"(</row></worksheet>)") ==
        "\r\n\r\n\"Selam \",612345678,zelf,2026-11-20,46346.5,ja,som\r\n");
}

TEST_CASE("a workbook of our own is read back as it was written") {
    ExportTable table{"people", "Invented."};
    table.columns = {{"name", CellType::text, "C", "x", "y"},
                     {"hours", CellType::number, "C", "x", "y"},
                     {"from", CellType::day, "C", "x", "y"}};
    table.rows = {{std::string("Zahra =1+1"), std::int64_t{24}, std::string("2026-11-20")}};
    auto const bytes = xlsx_bytes(std::vector{table}, {Moment{1'790'000'000'000}, "test", "Noor"});
    REQUIRE(bytes.ok());
    auto const csv = csv_of_workbook(*bytes);
    REQUIRE(csv.ok());
    CHECK(csv->find("test") != csv->npos);  // the first sheet says what it is
}

TEST_CASE("what is no workbook, is damaged or would grow without end is refused") {
    auto const whole = book_with("<worksheet/>");
    CHECK(csv_of_workbook(whole).ok());
    CHECK(complaint_about("") == "console.not_a_workbook");
    CHECK(complaint_about("Naam;Plaats\n") == "console.not_a_workbook");
    CHECK(complaint_about(zip_of(std::vector<ExportFile>{{"a.txt", "b"}}, {})) ==
          "console.not_a_workbook");
    CHECK(complaint_about(book_with("<worksheet><row>")) == "console.not_a_workbook");
    CHECK(complaint_about(
              book_with("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet>&a;</worksheet>")) ==
          "console.not_a_workbook");
    CHECK(complaint_about(book_with("<worksheet><c r=\"A1\"><v>1</v></c></worksheet>")) ==
          "console.not_a_workbook");
    CHECK(complaint_about(book_with("<worksheet><row r=\"99999999\"/></worksheet>")) ==
          "console.workbook_large");
    CHECK(complaint_about(
              book_with("<worksheet><row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row></worksheet>")) ==
          "console.workbook_large");
    // Each byte that is another one, and each end that is missing, is refused or read: never more.
    for (std::size_t i = 0; i < whole.size(); i += 3) {
        auto damaged = whole;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
        static_cast<void>(csv_of_workbook(damaged));
        CHECK_FALSE(csv_of_workbook(std::string_view(whole).substr(0, i)).ok());
    }
}
