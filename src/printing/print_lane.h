// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "printing/limits.h"
#include "printing/print_queue.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace ontmoet::printing {

// One printer, its row of jobs and the thread that feeds it. Its members may be called on any
// thread and never wait for the printer.
class PrintQueue::Lane {
public:
    Lane(PrinterSettings settings, std::unique_ptr<Printer> printer, Clock const& clock,
         std::function<void()> wake);
    ~Lane();

    Stock stock() const { return m_settings.stock; }
    std::size_t waiting() const;
    void submit(JobId id, Job job);
    // A finished job that is still kept.
    std::optional<Job> finished(JobId id) const;
    void cancel(JobId id);
    void forget(PersonId subject);
    void clear();
    void look_again();
    PrinterReport report() const;

private:
    struct Entry {
        JobReport report;
        Job job;
        Duration since{0};  // waiting, or finished
        int tries = 0;
    };
    enum class Work { none, look, print };

    void work(std::stop_token const& stop);
    Work next_work(std::stop_token const& stop);
    void look();
    void print_first(std::stop_token const& stop);
    void end_try(JobId id, Status const& printed, PrinterState state);
    void set_state(PrinterState state);
    void drop_if(std::function<bool(Entry const&)> const& goes);
    // The rest needs the lock.
    Entry* find(JobId id);
    Entry* first_waiting();
    void finish(Entry& entry, JobState state);
    void drop_old();

    PrinterSettings m_settings;
    std::unique_ptr<Printer> m_printer;
    Clock const& m_clock;
    std::function<void()> m_wake;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_news;
    std::deque<Entry> m_entries;  // by age
    PrinterState m_state = PrinterState::unknown;
    bool m_must_look = true;
    bool m_rests = false;  // after a try in vain
    std::optional<JobId> m_printing;
    std::stop_source m_job_stop;  // of the job that is being printed
    std::jthread m_thread;        // last: it ends before what it uses
};

}  // namespace ontmoet::printing
