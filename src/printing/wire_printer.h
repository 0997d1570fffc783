// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "printing/printer.h"
#include "printing/printer_settings.h"

#include <optional>
#include <string>

namespace ontmoet::printing {

// A printer at the end of a cable: a TCP socket (port 9100 of most printers with a network), or a
// device file (usblp). It is asked how it is in its own language; one that does not answer is
// taken to be well.
class WirePrinter final : public Printer {
public:
    // "tcp:HOST:PORT" or "file:PATH"
    WirePrinter(std::string address, Wire wire);

    PrinterState state() override;
    Status print(std::string_view bytes, std::stop_token const& stop, Tell const& tell) override;

private:
    std::string m_address;
    Wire m_wire;
};

// What to send to hear how a printer is.
std::string_view status_question(Wire wire);
// What it answered; nothing while the answer is not whole.
// ESC/POS: DLE EOT 1, 2 and 4 (one byte each). ZPL II: ~HS (three lines).
std::optional<PrinterState> status_answer(Wire wire, std::string_view answer);

}  // namespace ontmoet::printing
