// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/records.h"

#include <cstddef>
#include <cstdint>

namespace ontmoet::exchange {

// A file of an event is some hundred kilobytes; a larger one was chosen by mistake.
inline constexpr std::uintmax_t k_most_file_bytes = 64UL * 1024 * 1024;
// A release has a package for each part and kind of computer.
inline constexpr std::size_t k_most_release_bytes = 64UL * 1024;
// So many problems of one file are told; a wrong file has thousands and nobody reads them.
inline constexpr std::size_t k_most_problems_per_file = 100;
// Of a column that somebody says what it is about, so many values are shown.
inline constexpr std::size_t k_most_samples = 3;
// Numbers of invitations have six digits.
inline constexpr std::uint32_t k_least_code = 100'000;
inline constexpr std::uint32_t k_codes = 900'000;
// Of a value that is wrong, so much is repeated in the message.
inline constexpr std::size_t k_most_value_bytes = 60;
// A portable profile, as text: a QR of 2 KB is 117 squares wide, which a phone's picture and a
// sheet of A6 still hold.
inline constexpr std::size_t k_most_portable_signs = 2'048;
// What it may become when it is unpacked: the longest honest one has some 3 KB.
inline constexpr std::size_t k_most_portable_bytes = 16UL * 1024;
// A list of structures in a member of a map, and some to spare.
inline constexpr int k_most_portable_depth = 8;
inline constexpr std::size_t k_most_event_name_bytes = 80;
// A cell of a workbook holds 32,767 units of UTF-16; no byte of UTF-8 makes more than one.
inline constexpr std::size_t k_most_sheet_cell_bytes = 32'767;
// What the files of a workbook may be together when they are unpacked: 5,000 people of 40 columns
// are some 10 MB.
inline constexpr std::size_t k_most_unzipped = 64UL * 1024 * 1024;
inline constexpr std::size_t k_most_sheet_rows = 20'000;
inline constexpr std::size_t k_most_sheet_columns = 200;
// Of iCalendar (RFC 5545 §3.1).
inline constexpr std::size_t k_calendar_line_bytes = 75;
// A calendar reminds so long before: time to walk through the hall.
inline constexpr int k_calendar_alarm_min = 5;
// What a round's bit mask holds (scheduling.md).
using domain::k_most_rounds;

}  // namespace ontmoet::exchange
