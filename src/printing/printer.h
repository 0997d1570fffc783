// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace ontmoet::printing {

enum class PrinterState {
    unknown,  // not asked yet
    ready,
    printing,
    paper_out,  // somebody must put in paper or labels
    stopped,    // paused, open, jammed: somebody must look at it
    absent,     // switched off, unplugged, or no such queue
};
// The words a host reads.
std::string_view message_key(PrinterState state);
// One word, as the server is told: "paper_out".
std::string_view to_text(PrinterState state);

// Where bytes for a printer go. Every call may wait for the printer, so it belongs on a thread of
// its own, and each comes to an end by itself (limits.h) or when `stop` is requested.
//
// Errors of kind `unavailable` pass when somebody looks after the printer; then nothing or only a
// part was printed, and the same bytes are sent again. All others are about these bytes:
// "error.printer_refused". Nothing that leaves this computer names the person it is about.
class Printer {
public:
    using Tell = std::function<void(PrinterState)>;

    virtual ~Printer() = default;
    virtual PrinterState state() = 0;
    // Returns when it is printed, as far as the printer says so. `tell` hears what the printer is
    // at meanwhile.
    virtual Status print(std::string_view bytes, std::stop_token const& stop, Tell const& tell) = 0;
};

// The error that a printer in this state gives to a job.
Error printer_error(PrinterState state, std::string detail = {});

}  // namespace ontmoet::printing
