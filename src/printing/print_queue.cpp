// SPDX-License-Identifier: EUPL-1.2
#include "printing/print_queue.h"

#include "base/check.h"
#include "printing/cups_printer.h"
#include "printing/print_lane.h"
#include "printing/wire_printer.h"

#include <algorithm>

namespace ontmoet::printing {
namespace {

std::unique_ptr<Printer> printer_at(PrinterSettings const& settings) {
    if (settings.address.starts_with("cups:"))
        return std::make_unique<CupsPrinter>(settings.address, settings.wire);
    return std::make_unique<WirePrinter>(settings.address, settings.wire);
}

}  // namespace

std::string_view message_key(JobKind kind) {
    switch (kind) {
        case JobKind::badge: return "print.badge";
        case JobKind::schedule: return "print.schedule";
        case JobKind::letter: return "print.letter";
        case JobKind::profile: return "print.profile";
    }
    return "print.badge";
}

std::string_view message_key(JobState state) {
    switch (state) {
        case JobState::waiting: return "print.job_waiting";
        case JobState::printing: return "print.job_printing";
        case JobState::done: return "print.job_done";
        case JobState::failed: return "print.job_failed";
    }
    return "print.job_waiting";
}

std::size_t PrinterReport::waiting() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(jobs, [](JobReport const& job) { return !job.is_finished(); }));
}

PrintQueue::PrintQueue(Clock const& clock, std::function<void()> wake)
    : m_clock(clock), m_wake(std::move(wake)) {}

PrintQueue::~PrintQueue() = default;

void PrintQueue::add(PrinterSettings settings, std::unique_ptr<Printer> printer) {
    check(m_lanes.size() < k_most_printers, "a kiosk has few printers");
    m_lanes.push_back(
        std::make_unique<Lane>(std::move(settings), std::move(printer), m_clock, m_wake));
}

bool PrintQueue::has(Stock stock) const {
    return std::ranges::any_of(m_lanes,
                               [stock](auto const& lane) { return lane->stock() == stock; });
}

Result<JobId> PrintQueue::submit(Job job) {
    Lane* shortest = nullptr;
    for (auto const& lane : m_lanes) {
        if (lane->stock() != job.stock) continue;
        if (shortest == nullptr || lane->waiting() < shortest->waiting()) shortest = lane.get();
    }
    if (shortest == nullptr) return Error{ErrorKind::not_found, "error.no_printer", {}};
    if (shortest->waiting() >= k_most_waiting_jobs)
        return Error{ErrorKind::unavailable, "error.print_queue_full", {}};
    JobId const id{++m_last_job};
    shortest->submit(id, std::move(job));
    return id;
}

Result<JobId> PrintQueue::reprint(JobId id) {
    for (auto const& lane : m_lanes)
        if (auto job = lane->finished(id)) return submit(std::move(*job));
    return Error{ErrorKind::not_found, "error.print_job_gone", {}};
}

void PrintQueue::cancel(JobId id) {
    for (auto const& lane : m_lanes) lane->cancel(id);
}

void PrintQueue::forget(PersonId subject) {
    for (auto const& lane : m_lanes) lane->forget(subject);
}

void PrintQueue::clear() {
    for (auto const& lane : m_lanes) lane->clear();
}

void PrintQueue::look_again() {
    for (auto const& lane : m_lanes) lane->look_again();
}

std::vector<PrinterReport> PrintQueue::reports() const {
    std::vector<PrinterReport> reports;
    for (auto const& lane : m_lanes) reports.push_back(lane->report());
    return reports;
}

std::unique_ptr<PrintQueue> make_print_queue(std::vector<PrinterSettings> const& settings,
                                             Clock const& clock, std::function<void()> wake) {
    auto queue = std::make_unique<PrintQueue>(clock, std::move(wake));
    for (auto const& printer : settings) queue->add(printer, printer_at(printer));
    return queue;
}

}  // namespace ontmoet::printing
