// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/printer_lines.h"

#include "kiosk/limits.h"

namespace ontmoet::kiosk {
namespace {

screens::PrintLine job_line(printing::JobReport const& report) {
    using PrintState = screens::PrintLine::State;
    screens::PrintLine line{static_cast<std::uint64_t>(report.id),
                            report.subject,
                            std::string(message_key(report.kind)),
                            PrintState::waiting,
                            std::string(message_key(report.state)),
                            {},
                            report.submitted_at};
    switch (report.state) {
        case printing::JobState::waiting: break;
        case printing::JobState::printing: line.state = PrintState::printing; break;
        case printing::JobState::done: line.state = PrintState::done; break;
        case printing::JobState::failed:
            line.state = PrintState::failed;
            line.trouble_key = report.error_key;
            break;
    }
    return line;
}

// What a host can do about a printer in this state; nothing when it is well.
std::string_view advice_key(printing::PrinterState state) {
    switch (state) {
        case printing::PrinterState::paper_out: return "printing.put_paper";
        case printing::PrinterState::stopped: return "printing.look_inside";
        case printing::PrinterState::absent: return "printing.switch_on";
        case printing::PrinterState::unknown:
        case printing::PrinterState::ready:
        case printing::PrinterState::printing: return {};
    }
    return {};
}

}  // namespace

screens::PrinterLine line_of(printing::PrinterReport const& report) {
    auto const advice = advice_key(report.state);
    screens::PrinterLine line{report.name, std::string(message_key(report.state)), !advice.empty(),
                              static_cast<int>(report.waiting()), std::string(advice)};
    for (auto const& job : report.jobs) {
        if (job.is_finished()) continue;
        if (line.jobs.size() < k_shown_print_jobs)
            line.jobs.push_back(job_line(job));
        else
            ++line.more_waiting;
    }
    for (auto job = report.jobs.rbegin(); job != report.jobs.rend(); ++job)
        if (job->is_finished()) line.jobs.push_back(job_line(*job));
    return line;
}

}  // namespace ontmoet::kiosk
