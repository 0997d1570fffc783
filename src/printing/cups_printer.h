// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "printing/limits.h"
#include "printing/printer.h"
#include "printing/printer_settings.h"

#include <string>

namespace ontmoet::printing {

// A queue of CUPS: PDF, or for a raw queue the printer's own language. The job is called "Ontmoet"
// whoever it is for, and is taken out of CUPS' memory when it is printed.
class CupsPrinter final : public Printer {
public:
    // "cups:QUEUE" of this computer's CUPS, or "cups:QUEUE@HOST:PORT".
    // A page that takes longer than `patience`, and nobody says why: the printer is absent so far.
    CupsPrinter(std::string const& address, Wire wire, Duration patience = k_cups_patience);

    PrinterState state() override;
    Status print(std::string_view bytes, std::stop_token const& stop, Tell const& tell) override;

private:
    class Connection;

    std::string m_queue;
    std::string m_host;  // empty: as CUPS itself is set up
    int m_port = 0;
    Wire m_wire;
    Duration m_patience;
};

}  // namespace ontmoet::printing
