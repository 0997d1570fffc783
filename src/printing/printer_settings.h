// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "printing/paper.h"

#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::printing {

// What comes out of a printer, and so what it is for.
enum class Stock { label, receipt, page };
// What a printer understands: PDF (through CUPS), ZPL II (Zebra and many label printers), ESC/POS
// (most receipt printers).
enum class Wire { pdf, zpl, esc_pos };

// One printer of a kiosk, as in its settings file.
struct PrinterSettings {
    std::string name;  // what hosts call it
    Stock stock = Stock::page;
    Wire wire = Wire::pdf;
    // "cups:QUEUE" or "cups:QUEUE@HOST:PORT", "tcp:HOST:PORT" (mostly 9100), "file:/dev/usb/lp0".
    std::string address;
    Paper paper;
    int dpi = 203;  // of a printer of dots
    friend bool operator==(PrinterSettings const&, PrinterSettings const&) = default;
};

// {"printers":[{"name":"Labels","for":"label","language":"zpl","address":"tcp:10.0.0.9:9100",
//   "width_mm":57,"height_mm":102,"dpi":203}]}
// "language", sizes and "dpi" may be left out: PDF, label 57 × 102, receipt 72 wide, page A4, 203.
// "error.printer_settings"; the detail names the printer and what is wrong with it.
Result<std::vector<PrinterSettings>> read_printer_settings(std::string_view json);

}  // namespace ontmoet::printing
