// SPDX-License-Identifier: EUPL-1.2
#include "exchange/workbook.h"

#include "exchange/csv.h"
#include "exchange/limits.h"
#include "exchange/zip_file.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>
#include <set>
#include <vector>

#include <expat.h>

// Read with expat, element by element. A document type is refused: spreadsheets write none, and it
// is what makes a small file a large one.
namespace ontmoet::exchange {
namespace {

using WorkbookParts = std::map<std::string, std::string>;

Error no_workbook() {
    return {ErrorKind::invalid_input, "console.not_a_workbook", {}};
}

// Names come without their prefix: "x:c" and "c" are one.
std::string_view local_name(std::string_view name) {
    auto const colon = name.rfind(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

// What is called while XML is read.
class XmlReader {
public:
    virtual ~XmlReader() = default;
    virtual void begins(std::string_view name, XML_Char const** attributes) = 0;
    virtual void ends(std::string_view name) = 0;

    Status read(std::string const& xml) {
        std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> const parser(
            XML_ParserCreate(nullptr), &XML_ParserFree);
        m_parser = parser.get();
        XML_SetUserData(m_parser, this);
        XML_SetElementHandler(
            m_parser,
            [](void* self, XML_Char const* name, XML_Char const** attributes) {
                static_cast<XmlReader*>(self)->begins(local_name(name), attributes);
            },
            [](void* self, XML_Char const* name) {
                static_cast<XmlReader*>(self)->ends(local_name(name));
            });
        XML_SetCharacterDataHandler(m_parser, [](void* self, XML_Char const* text, int size) {
            static_cast<XmlReader*>(self)->m_text.append(text, static_cast<std::size_t>(size));
        });
        XML_SetStartDoctypeDeclHandler(
            m_parser, [](void* self, XML_Char const*, XML_Char const*, XML_Char const*, int) {
                static_cast<XmlReader*>(self)->stop(no_workbook());
            });
        auto const told = XML_Parse(m_parser, xml.data(), static_cast<int>(xml.size()), 1);
        if (!m_status.ok()) return m_status;
        if (told != XML_STATUS_OK) return no_workbook();
        return {};
    }

protected:
    static std::string attribute(XML_Char const** attributes, std::string_view wanted) {
        for (; *attributes != nullptr; attributes += 2)
            if (local_name(*attributes) == wanted) return attributes[1];
        return {};
    }
    void stop(Error const& error) {
        m_status = error;
        XML_StopParser(m_parser, XML_FALSE);
    }
    std::string take_text() { return std::exchange(m_text, {}); }

private:
    XML_Parser m_parser = nullptr;
    std::string m_text;
    Status m_status;
};

// xl/sharedStrings.xml: pieces of one text stand in several <t>; how it is spoken is left out.
class SharedTexts : public XmlReader {
public:
    std::vector<std::string> texts;

private:
    void begins(std::string_view name, XML_Char const**) override {
        if (name == "si") m_whole.clear();
        if (name == "rPh") m_is_spoken = true;
        if (name == "t") take_text();
    }
    void ends(std::string_view name) override {
        if (name == "rPh") m_is_spoken = false;
        if (name == "t" && !m_is_spoken) m_whole += take_text();
        if (name == "si") texts.push_back(std::move(m_whole));
    }
    std::string m_whole;
    bool m_is_spoken = false;
};

// xl/styles.xml: which styles of cells show a day.
class Styles : public XmlReader {
public:
    std::set<std::size_t> days;

private:
    void begins(std::string_view name, XML_Char const** attributes) override {
        auto const id = std::atoi(attribute(attributes, "numFmtId").c_str());
        if (name == "numFmt" && shows_day(attribute(attributes, "formatCode")))
            m_own_days.insert(id);
        if (name == "cellXfs") m_is_of_cells = true;
        if (name != "xf" || !m_is_of_cells) return;
        // 14 to 17 and 22 are days in every workbook (ECMA-376 §18.8.30).
        if ((id >= 14 && id <= 17) || id == 22 || m_own_days.contains(id)) days.insert(m_next);
        ++m_next;
    }
    void ends(std::string_view name) override {
        if (name == "cellXfs") m_is_of_cells = false;
    }
    // Outside of quotes and brackets a y or a d is of a day.
    static bool shows_day(std::string_view code) {
        bool is_quoted = false;
        bool is_condition = false;
        for (char const sign : code) {
            if (sign == '"') is_quoted = !is_quoted;
            if (sign == '[' || sign == ']') is_condition = sign == '[';
            bool const is_of_day = sign == 'y' || sign == 'd' || sign == 'Y' || sign == 'D';
            if (is_of_day && !is_quoted && !is_condition) return true;
        }
        return false;
    }
    std::set<int> m_own_days;
    std::size_t m_next = 0;
    bool m_is_of_cells = false;
};

// Where the first sheet lies: its id in xl/workbook.xml, and what that id stands for.
class SheetNames : public XmlReader {
public:
    std::string first;
    bool counts_from_1904 = false;

private:
    void begins(std::string_view name, XML_Char const** attributes) override {
        if (name == "sheet" && first.empty()) first = relation(attributes);
        if (name == "workbookPr") {
            auto const value = attribute(attributes, "date1904");
            counts_from_1904 = value == "1" || value == "true";
        }
    }
    void ends(std::string_view) override {}
    // "r:id", not "sheetId".
    static std::string relation(XML_Char const** attributes) {
        for (; *attributes != nullptr; attributes += 2)
            if (std::string_view(*attributes).ends_with(":id")) return attributes[1];
        return {};
    }
};
class Relations : public XmlReader {
public:
    std::map<std::string, std::string> targets;

private:
    void begins(std::string_view name, XML_Char const** attributes) override {
        if (name == "Relationship")
            targets[attribute(attributes, "Id")] = attribute(attributes, "Target");
    }
    void ends(std::string_view) override {}
};

std::string day_text(double serial, bool counts_from_1904) {
    using namespace std::chrono;
    auto const epoch =
        counts_from_1904 ? sys_days{1904y / January / 1} : sys_days{1899y / December / 30};
    year_month_day const day{epoch + days{static_cast<int>(std::floor(serial))}};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return text.data();
}

class SheetCells : public XmlReader {
public:
    SheetCells(SharedTexts const& texts, Styles const& styles, bool counts_from_1904)
        : m_texts(texts), m_styles(styles), m_counts_from_1904(counts_from_1904) {}
    std::vector<std::vector<std::string>> rows;

private:
    void begins(std::string_view name, XML_Char const** attributes) override {
        if (name == "row") begin_row(attribute(attributes, "r"));
        if (name == "c") begin_cell(attributes);
        if (name == "v" || name == "t") take_text();
    }
    void ends(std::string_view name) override {
        if (name == "v" || name == "t") m_value += take_text();
        if (name == "c") end_cell();
    }
    void begin_row(std::string const& number) {
        auto const row =
            number.empty() ? rows.size() + 1 : std::strtoul(number.c_str(), nullptr, 10);
        if (row > k_most_sheet_rows)
            return stop({ErrorKind::invalid_input, "console.workbook_large", {}});
        if (row > rows.size()) rows.resize(row);
        m_column = 0;
    }
    // "AB12" is in the 28th column; without a place it stands behind the last one.
    void begin_cell(XML_Char const** attributes) {
        std::size_t column = 0;
        for (char const sign : attribute(attributes, "r")) {
            if (sign < 'A' || sign > 'Z' || column > k_most_sheet_columns) break;
            column = column * 26 + static_cast<std::size_t>(sign - 'A' + 1);
        }
        m_column = column == 0 ? m_column + 1 : column;
        m_type = attribute(attributes, "t");
        m_style = std::strtoul(attribute(attributes, "s").c_str(), nullptr, 10);
        m_value.clear();
    }
    void end_cell() {
        if (rows.empty()) return stop(no_workbook());
        if (m_column > k_most_sheet_columns)
            return stop({ErrorKind::invalid_input, "console.workbook_large", {}});
        auto text = cell_text();
        if (text.empty()) return;
        auto& row = rows.back();
        if (row.size() < m_column) row.resize(m_column);
        row[m_column - 1] = std::move(text);
    }
    std::string cell_text() const {
        if (m_type == "s") {
            auto const at = std::strtoul(m_value.c_str(), nullptr, 10);
            return at < m_texts.texts.size() ? m_texts.texts[at] : std::string();
        }
        if (m_type == "b") return m_value == "1" ? "ja" : "nee";
        if (m_type == "e") return {};
        if (!m_type.empty() && m_type != "n") return m_value;  // a text of its own
        double number = 0;
        auto const read = std::from_chars(m_value.data(), m_value.data() + m_value.size(), number);
        bool const is_number = read.ec == std::errc{} && std::abs(number) < 1e15;
        if (!is_number) return m_value;
        if (m_styles.days.contains(m_style) && number >= 1 && number < 2'958'466)
            return day_text(number, m_counts_from_1904);
        // 6.12345678E8 is a phone number.
        if (number == std::floor(number)) return std::to_string(static_cast<std::int64_t>(number));
        return m_value;
    }

    SharedTexts const& m_texts;
    Styles const& m_styles;
    bool m_counts_from_1904;
    std::size_t m_column = 0;
    std::size_t m_style = 0;
    std::string m_type;
    std::string m_value;
};

// Some files may be missing: a sheet of numbers alone has no texts.
Status read_part(WorkbookParts const& parts, std::string const& name, XmlReader& reader) {
    auto const part = parts.find(name);
    return part == parts.end() ? Status{} : reader.read(part->second);
}

}  // namespace

Result<std::string> csv_of_workbook(std::string_view bytes) {
    TRY_ASSIGN(auto const parts, read_zip(bytes));
    SheetNames names;
    Relations relations;
    SharedTexts texts;
    Styles styles;
    TRY(read_part(parts, "xl/workbook.xml", names));
    TRY(read_part(parts, "xl/_rels/workbook.xml.rels", relations));
    TRY(read_part(parts, "xl/sharedStrings.xml", texts));
    TRY(read_part(parts, "xl/styles.xml", styles));
    auto target = relations.targets[names.first];
    target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    if (!parts.contains(target)) return no_workbook();
    SheetCells sheet(texts, styles, names.counts_from_1904);
    TRY(read_part(parts, target, sheet));
    std::string csv;
    for (auto const& row : sheet.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) csv += (i == 0 ? "" : ",") + csv_cell(row[i]);
        csv += "\r\n";
    }
    return csv;
}

}  // namespace ontmoet::exchange
