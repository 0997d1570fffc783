// SPDX-License-Identifier: EUPL-1.2
#include "printing/printer.h"

namespace ontmoet::printing {

std::string_view message_key(PrinterState state) {
    switch (state) {
        case PrinterState::unknown: return "print.printer_unknown";
        case PrinterState::ready: return "print.printer_ready";
        case PrinterState::printing: return "print.printer_printing";
        case PrinterState::paper_out: return "print.printer_paper_out";
        case PrinterState::stopped: return "print.printer_stopped";
        case PrinterState::absent: return "print.printer_absent";
    }
    return "print.printer_unknown";
}

std::string_view to_text(PrinterState state) {
    return message_key(state).substr(std::string_view("print.printer_").size());
}

Error printer_error(PrinterState state, std::string detail) {
    switch (state) {
        case PrinterState::paper_out:
            return {ErrorKind::unavailable, "error.printer_paper_out", std::move(detail)};
        case PrinterState::absent:
            return {ErrorKind::unavailable, "error.printer_absent", std::move(detail)};
        default: return {ErrorKind::unavailable, "error.printer_stopped", std::move(detail)};
    }
}

}  // namespace ontmoet::printing
