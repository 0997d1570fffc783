// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "printing/document.h"
#include "printing/printer.h"
#include "printing/printer_settings.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// Prints while everything else goes on. Each printer has its own thread and its own row of jobs, so
// one without paper holds up nobody else. Jobs live in memory only, for they hold names: after a
// restart they are made again from the facts.
namespace ontmoet::printing {

// Counts up from 1.
enum class JobId : std::uint64_t {};

enum class JobKind { badge, schedule, letter, profile };
enum class JobState { waiting, printing, done, failed };
std::string_view message_key(JobKind kind);
std::string_view message_key(JobState state);

struct Job {
    JobKind kind = JobKind::badge;
    Stock stock = Stock::label;
    PersonId subject;  // whose name is on it
    // Drawn on the paper of the printer it goes to, on that printer's thread; so it holds copies,
    // and refers only to what outlives the queue.
    std::function<Document(Paper)> document;
};

struct JobReport {
    JobId id{};
    JobKind kind{};
    PersonId subject;
    JobState state = JobState::waiting;
    Moment submitted_at;
    std::string error_key;  // of the last try; empty: none, or it did not fail

    bool is_finished() const { return state == JobState::done || state == JobState::failed; }
};

struct PrinterReport {
    std::string name;
    Stock stock{};
    PrinterState state = PrinterState::unknown;
    std::vector<JobReport> jobs;  // oldest first, the finished ones that can be printed again too

    std::size_t waiting() const;
};

// Used on one thread; none of its members waits for a printer.
class PrintQueue {
public:
    // `wake` is called on a printer's thread when reports() says something new.
    PrintQueue(Clock const& clock, std::function<void()> wake);
    // Tells the running jobs to stop; those not begun are dropped.
    ~PrintQueue();
    PrintQueue(PrintQueue const&) = delete;
    PrintQueue& operator=(PrintQueue const&) = delete;

    // Before the first job. At most k_most_printers.
    void add(PrinterSettings settings, std::unique_ptr<Printer> printer);
    bool has(Stock stock) const;

    // To the printer of this stock with the fewest jobs before it. "error.no_printer" when there is
    // none, "error.print_queue_full" beyond k_most_waiting_jobs. Returns at once.
    Result<JobId> submit(Job job);
    // The same again, as a new job: while the finished one is kept (k_finished_kept). Not found:
    // "error.print_job_gone".
    Result<JobId> reprint(JobId id);
    // A job that waits goes away; one that is being printed stops where it can.
    void cancel(JobId id);
    // Everything with this person's name goes away: they were erased.
    void forget(PersonId subject);
    // Everything goes away.
    void clear();
    // Somebody has put paper in: waiting jobs are tried at once, and each printer is asked how it
    // is.
    void look_again();

    std::vector<PrinterReport> reports() const;

private:
    class Lane;

    Clock const& m_clock;
    std::function<void()> m_wake;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::uint64_t m_last_job = 0;
};

// The queue of the printers in a kiosk's settings, each with the adapter for its address.
std::unique_ptr<PrintQueue> make_print_queue(std::vector<PrinterSettings> const& settings,
                                             Clock const& clock, std::function<void()> wake);

}  // namespace ontmoet::printing
