// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "printing/print_queue.h"
#include "screens/model.h"

namespace ontmoet::kiosk {

// What a host reads of a printer and its jobs, at most k_shown_print_jobs of those that wait.
screens::PrinterLine line_of(printing::PrinterReport const& report);

}  // namespace ontmoet::kiosk
