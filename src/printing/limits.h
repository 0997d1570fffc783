// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <cstddef>
#include <cstdint>

// What bounds printing.
namespace ontmoet::printing {

// Pixels of a picture somebody hands in: a photo of a telephone, and no bomb.
inline constexpr std::int64_t k_largest_picture = 50'000'000;
// A page that could not be drawn on paper of any printer; beyond it the settings are wrong.
inline constexpr double k_widest_paper_mm = 450;
inline constexpr double k_narrowest_paper_mm = 30;
inline constexpr int k_least_dpi = 72;
inline constexpr int k_most_dpi = 1'200;
// A receipt that comes to no end is a mistake: fourteen meets are 40 cm.
inline constexpr double k_longest_receipt_mm = 1'500;
// Pages of one schedule or letter; the rest is left out.
inline constexpr int k_most_pages = 12;
// Printers of one kiosk: a label, a receipt and a page printer, and one of each in spare.
inline constexpr std::size_t k_most_printers = 6;

// Jobs that wait for one printer: more than a hall prints in the busiest hour, some MB.
inline constexpr std::size_t k_most_waiting_jobs = 1'000;
// Finished jobs that can be printed again. They hold names, so they are few and soon gone.
inline constexpr std::size_t k_most_finished_jobs = 20;
inline constexpr Duration k_finished_kept{15LL * 60 * 1'000};
// How often a printer with nothing to do looks for finished jobs to drop.
inline constexpr Duration k_drop_check{60'000};
// Who has waited so long has gone to their table.
inline constexpr Duration k_longest_wait{60LL * 60 * 1'000};
// A printer that was out of paper or out of reach is asked again after so long.
inline constexpr Duration k_printer_retry{5'000};
// Tries of a job that the printer takes and does not print.
inline constexpr int k_most_tries = 3;

// A printer on the venue's network answers at once or not at all.
inline constexpr Duration k_connect_timeout{3'000};
// A printer that takes no more bytes for so long has stopped; the slowest label takes 5 s.
inline constexpr Duration k_write_timeout{15'000};
// Printers that tell their state do so within 100 ms; many never answer.
inline constexpr Duration k_status_timeout{300};
// Between two looks whether a job was cancelled.
inline constexpr Duration k_stop_check{100};
// CUPS is on this computer; a spooler that is busier than this does not work.
inline constexpr Duration k_cups_timeout{5'000};
// How often CUPS is asked how far a job is, and how often in vain.
inline constexpr Duration k_cups_poll{400};
inline constexpr int k_most_cups_failures = 5;
// A page that CUPS works on for longer, without a reason: of a printer that is off it says no more.
inline constexpr Duration k_cups_patience{45'000};
// Rows of dots in one piece: what the smallest receipt printers can hold.
inline constexpr int k_rows_a_band = 128;

}  // namespace ontmoet::printing
