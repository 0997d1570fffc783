// SPDX-License-Identifier: EUPL-1.2
#include "exchange/csv.h"
#include "exchange/export.h"
#include "exchange/limits.h"
#include "exchange/local_time.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

namespace ontmoet::exchange {
namespace {

// The workbook is written into memory: nobody's data lies on a disk while it is made.
class MemoryFile {
public:
    MemoryFile() : m_descriptor(::memfd_create("workbook", MFD_CLOEXEC)) {}
    ~MemoryFile() {
        if (m_descriptor >= 0) ::close(m_descriptor);
    }
    MemoryFile(MemoryFile const&) = delete;
    MemoryFile& operator=(MemoryFile const&) = delete;

    bool is_open() const { return m_descriptor >= 0; }
    std::string path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }
    std::string bytes() const {
        std::string content(static_cast<std::size_t>(std::max<off_t>(size(), 0)), '\0');
        std::size_t done = 0;
        while (done < content.size()) {
            auto const got = ::pread(m_descriptor, content.data() + done, content.size() - done,
                                     static_cast<off_t>(done));
            if (got <= 0) return {};
            done += static_cast<std::size_t>(got);
        }
        return content;
    }

private:
    off_t size() const { return ::lseek(m_descriptor, 0, SEEK_END); }

    int m_descriptor;
};

struct Formats {
    lxw_format* title;
    lxw_format* heading;
    lxw_format* header;
    lxw_format* words;
    lxw_format* number;
    lxw_format* day;
    lxw_format* moment;
};

Formats formats_of(lxw_workbook* book) {
    constexpr lxw_color_t k_primary = 0x0B5F5A;
    Formats formats{};
    auto const make = [&] {
        auto* format = workbook_add_format(book);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        return format;
    };
    formats.title = make();
    format_set_bold(formats.title);
    format_set_font_size(formats.title, 16);
    format_set_font_color(formats.title, k_primary);
    formats.heading = make();
    format_set_bold(formats.heading);
    formats.header = make();
    format_set_bold(formats.header);
    format_set_font_color(formats.header, LXW_COLOR_WHITE);
    format_set_bg_color(formats.header, k_primary);
    formats.words = make();
    formats.number = make();
    format_set_num_format(formats.number, "0");
    formats.day = make();
    format_set_num_format(formats.day, "yyyy-mm-dd");
    formats.moment = make();
    format_set_num_format(formats.moment, "yyyy-mm-dd hh:mm");
    return formats;
}

// "2026-11-20", or with "T13:00:00…" behind it; nothing for another text.
std::optional<lxw_datetime> datetime_of(std::string const& iso) {
    lxw_datetime at{};
    int seconds = 0;
    int const read = std::sscanf(iso.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d", &at.year, &at.month,
                                 &at.day, &at.hour, &at.min, &seconds);
    at.sec = seconds;
    return read == 3 || read == 6 ? std::optional(at) : std::nullopt;
}

// A cell of a sheet holds so much, counted as a spreadsheet counts; what is over is cut.
std::string fitting(std::string text) {
    if (text.size() <= k_most_sheet_cell_bytes) return text;
    auto end = k_most_sheet_cell_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
    return text;
}

class SheetWriter {
public:
    SheetWriter(lxw_worksheet* sheet, Formats const& formats)
        : m_sheet(sheet), m_formats(formats) {}

    // Words are always words: nothing that begins with = becomes a formula.
    void words(lxw_row_t row, std::size_t column, std::string_view text, lxw_format* format) {
        if (text.empty()) return;
        keep(worksheet_write_string(m_sheet, row, at(column), fitting(std::string(text)).c_str(),
                                    format));
    }
    void cell(lxw_row_t row, std::size_t column, Cell const& cell, CellType type) {
        m_row = row;
        m_column = column;
        m_type = type;
        std::visit(*this, cell);
    }
    void operator()(std::monostate) {}
    void operator()(std::string const& text) {
        if (m_type == CellType::day && is_iso_date(text)) return date(text, m_formats.day);
        words(m_row, m_column, text, m_formats.words);
    }
    void operator()(std::int64_t number) {
        keep(worksheet_write_number(m_sheet, m_row, at(m_column), static_cast<double>(number),
                                    m_formats.number));
    }
    void operator()(bool value) {
        keep(worksheet_write_boolean(m_sheet, m_row, at(m_column), value ? 1 : 0, m_formats.words));
    }
    void operator()(Moment moment) { date(iso_moment(moment), m_formats.moment); }
    void operator()(std::vector<std::string> const& items) {
        std::string text;
        for (auto const& item : items) text += (text.empty() ? "" : "|") + item;
        words(m_row, m_column, text, m_formats.words);
    }
    bool is_whole() const { return m_is_whole; }

private:
    static lxw_col_t at(std::size_t column) { return static_cast<lxw_col_t>(column); }
    void keep(lxw_error error) { m_is_whole = m_is_whole && error == LXW_NO_ERROR; }
    void date(std::string const& iso, lxw_format* format) {
        if (auto parts = datetime_of(iso))
            keep(worksheet_write_datetime(m_sheet, m_row, at(m_column), &*parts, format));
    }

    lxw_worksheet* m_sheet;
    Formats const& m_formats;
    lxw_row_t m_row = 0;
    std::size_t m_column = 0;
    CellType m_type = CellType::text;
    bool m_is_whole = true;
};

double width_of(ColumnInfo const& column) {
    double const header = static_cast<double>(column.name.size()) + 4;  // the filter's arrow
    switch (column.type) {
        case CellType::text:
        case CellType::list: return std::max(header, 24.0);
        case CellType::moment: return std::max(header, 17.0);
        case CellType::id: return std::max(header, 14.0);
        case CellType::day:
        case CellType::code:
        case CellType::number:
        case CellType::yes_no: break;
    }
    return std::max(header, 11.0);
}

void write_header(lxw_worksheet* sheet, SheetWriter& writer, Formats const& formats,
                  std::span<ColumnInfo const> columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto const column = static_cast<lxw_col_t>(i);
        worksheet_set_column(sheet, column, column, width_of(columns[i]), nullptr);
        writer.words(0, i, columns[i].name, formats.header);
    }
    worksheet_freeze_panes(sheet, 1, 0);
}

bool write_table(lxw_workbook* book, ExportTable const& table, Formats const& formats) {
    auto* const sheet = workbook_add_worksheet(book, std::string(table.name).c_str());
    if (sheet == nullptr) return false;
    SheetWriter writer(sheet, formats);
    write_header(sheet, writer, formats, table.columns);
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        for (std::size_t j = 0; j < table.rows[i].size(); ++j)
            writer.cell(static_cast<lxw_row_t>(i + 1), j, table.rows[i][j], table.columns[j].type);
    if (!table.columns.empty())
        worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()),
                             static_cast<lxw_col_t>(table.columns.size() - 1));
    return writer.is_whole();
}

// What somebody reads who opens the file in two years.
bool write_readme(lxw_workbook* book, std::span<ExportTable const> tables, ExportHead const& head,
                  Formats const& formats) {
    auto* const sheet = workbook_add_worksheet(book, "readme");
    if (sheet == nullptr) return false;
    SheetWriter writer(sheet, formats);
    worksheet_set_column(sheet, 0, 0, 24, nullptr);
    worksheet_set_column(sheet, 1, 1, 100, nullptr);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    writer.words(0, 0, "Ontmoet", formats.title);
    lxw_row_t row = 2;
    auto const line = [&](std::string_view name, std::string_view value) {
        writer.words(row, 0, name, formats.heading);
        writer.words(row++, 1, value, formats.words);
    };
    line("purpose", head.purpose);
    line("made by", head.by);
    line("made at", iso_moment(head.made_at));
    line("version of the export", std::to_string(k_export_version));
    line("empty cells", "were not asked or are not known; they never mean no");
    line("times", "by the wall clock in the Netherlands");
    line("rounds", "count from 1");
    line("who may be given what",
         "sheet “columns”: C the candidate, H hosts and organisers, "
         "E employers while they browse, M the employer after both said "
         "yes, O organisers alone");
    ++row;
    for (auto const& table : tables)
        line(table.name,
             std::string(table.meaning) + " Rows: " + std::to_string(table.rows.size()) + ".");
    return writer.is_whole();
}

ExportTable columns_sheet(std::span<ExportTable const> tables) {
    ExportTable sheet{"columns", "Every column."};
    for (auto const* name : {"table", "column", "unit", "for", "from", "meaning"})
        sheet.columns.push_back({name, CellType::text, "all", {}, {}});
    sheet.columns.push_back({"since", CellType::number, "all", {}, {}});
    for (auto const& table : tables)
        for (auto const& column : table.columns)
            sheet.rows.push_back({text_cell(table.name), text_cell(column.name),
                                  text_cell(column.unit), text_cell(column.audience),
                                  text_cell(column.source), text_cell(column.meaning),
                                  std::int64_t{column.since}});
    return sheet;
}

}  // namespace

Result<std::string> xlsx_bytes(std::span<ExportTable const> tables, ExportHead const& head) {
    Error const failed{ErrorKind::storage, "error.export_failed", "xlsx"};
    MemoryFile const file;
    if (!file.is_open()) return failed;
    // Its own temporary files, in memory too.
    std::string temporary = "/dev/shm";
    lxw_workbook_options options{};
    options.tmpdir = temporary.data();
    auto* const book = workbook_new_opt(file.path().c_str(), &options);
    if (book == nullptr) return failed;
    lxw_doc_properties properties{};
    properties.created = static_cast<time_t>(head.made_at.ms / 1000);
    workbook_set_properties(book, &properties);
    auto const formats = formats_of(book);
    bool is_whole = write_readme(book, tables, head, formats);
    for (auto const& table : tables) is_whole = write_table(book, table, formats) && is_whole;
    is_whole = write_table(book, columns_sheet(tables), formats) && is_whole;
    if (workbook_close(book) != LXW_NO_ERROR || !is_whole) return failed;
    auto bytes = file.bytes();
    if (bytes.empty()) return failed;
    return bytes;
}

}  // namespace ontmoet::exchange
