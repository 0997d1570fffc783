// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "printing/document.h"
#include "printing/printer_settings.h"

#include <span>
#include <string>

// Pages as printers of dots take them. Both languages are given pictures and no letters, so every
// script comes out, whatever the printer knows.
namespace ontmoet::printing {

// ZPL II: one label for each page, by ^GFA (graphic field, hexadecimal).
std::string zpl_of(std::span<BlackDots const> pages);
// ESC/POS: GS v 0 in bands of k_rows_a_band, then feed and cut.
std::string esc_pos_of(std::span<BlackDots const> pages);

// The document as the printer with these settings understands it.
std::string bytes_for(PrinterSettings const& printer, Document const& document);

}  // namespace ontmoet::printing
