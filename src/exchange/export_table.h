// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"

#include <string>
#include <string_view>

// What the parts of the export share.
namespace ontmoet::exchange {

inline constexpr std::string_view k_utf8_byte_order_mark = "\xEF\xBB\xBF";

// A CSV text (RFC 4180, CRLF) that grows cell by cell; the first row gives the header.
class ExportTable {
public:
    void row();
    // Every row names the same columns in the same order.
    void cell(std::string_view column, std::string_view value);
    // Header and rows; empty without rows.
    std::string text();

private:
    int m_rows = 0;
    int m_cells = 0;  // of the row being written
    std::string m_header;
    std::string m_line;
    std::string m_lines;
};

// The first line of a CSV text, with its line end.
std::string header_line(std::string const& text);

// The work card: what domain.md §4 lets employers see, and help, contact person and origin.
void add_profile(ExportTable& table, domain::Profile const& profile);

// True when the details of this person belong in an export: they take part.
bool has_details(domain::Candidate const& candidate);

std::string event_json(domain::State const& state);

}  // namespace ontmoet::exchange
