// SPDX-License-Identifier: EUPL-1.2
#include "printing/print_lane.h"

#include "printing/dot_languages.h"

#include <algorithm>

namespace ontmoet::printing {

PrintQueue::Lane::Lane(PrinterSettings settings, std::unique_ptr<Printer> printer,
                       Clock const& clock, std::function<void()> wake)
    : m_settings(std::move(settings)),
      m_printer(std::move(printer)),
      m_clock(clock),
      m_wake(std::move(wake)),
      m_thread([this](std::stop_token const& stop) { work(stop); }) {}

PrintQueue::Lane::~Lane() {
    m_thread.request_stop();
}

std::size_t PrintQueue::Lane::waiting() const {
    std::scoped_lock const lock(m_mutex);
    return static_cast<std::size_t>(std::ranges::count_if(
        m_entries, [](Entry const& entry) { return !entry.report.is_finished(); }));
}

void PrintQueue::Lane::submit(JobId id, Job job) {
    {
        std::scoped_lock const lock(m_mutex);
        Entry entry;
        entry.report = {id, job.kind, job.subject, JobState::waiting, m_clock.now(), {}};
        entry.job = std::move(job);
        entry.since = m_clock.uptime();
        m_entries.push_back(std::move(entry));
    }
    m_news.notify_all();
}

std::optional<Job> PrintQueue::Lane::finished(JobId id) const {
    std::scoped_lock const lock(m_mutex);
    for (auto const& entry : m_entries)
        if (entry.report.id == id && entry.report.is_finished()) return entry.job;
    return {};
}

void PrintQueue::Lane::cancel(JobId id) {
    drop_if(
        [id](Entry const& entry) { return entry.report.id == id && !entry.report.is_finished(); });
}

void PrintQueue::Lane::forget(PersonId subject) {
    drop_if([subject](Entry const& entry) { return entry.report.subject == subject; });
}

void PrintQueue::Lane::clear() {
    drop_if([](Entry const&) { return true; });
}

void PrintQueue::Lane::drop_if(std::function<bool(Entry const&)> const& goes) {
    std::scoped_lock const lock(m_mutex);
    auto const* const running = m_printing ? find(*m_printing) : nullptr;
    if (running != nullptr && goes(*running)) m_job_stop.request_stop();
    std::erase_if(m_entries, goes);
}

void PrintQueue::Lane::look_again() {
    {
        std::scoped_lock const lock(m_mutex);
        m_must_look = true;
        m_rests = false;
    }
    m_news.notify_all();
}

PrinterReport PrintQueue::Lane::report() const {
    std::scoped_lock const lock(m_mutex);
    PrinterReport report{m_settings.name, m_settings.stock, m_state, {}};
    for (auto const& entry : m_entries) report.jobs.push_back(entry.report);
    return report;
}

void PrintQueue::Lane::work(std::stop_token const& stop) {
    while (!stop.stop_requested()) {
        auto const work = next_work(stop);
        if (work == Work::look) look();
        if (work == Work::print) print_first(stop);
    }
}

PrintQueue::Lane::Work PrintQueue::Lane::next_work(std::stop_token const& stop) {
    std::unique_lock lock(m_mutex);
    drop_old();
    auto const has_work = [this] {
        return m_must_look || (!m_rests && first_waiting() != nullptr);
    };
    if (m_rests) {
        m_news.wait_for(lock, stop, k_printer_retry, has_work);
        m_rests = false;
    } else if (m_entries.empty()) {
        m_news.wait(lock, stop, has_work);
    } else {
        m_news.wait_for(lock, stop, k_drop_check, has_work);
    }
    if (stop.stop_requested()) return Work::none;
    if (std::exchange(m_must_look, false)) return Work::look;
    return first_waiting() != nullptr ? Work::print : Work::none;
}

void PrintQueue::Lane::look() {
    set_state(m_printer->state());
}

void PrintQueue::Lane::set_state(PrinterState state) {
    {
        std::scoped_lock const lock(m_mutex);
        if (std::exchange(m_state, state) == state) return;
    }
    m_wake();
}

void PrintQueue::Lane::print_first(std::stop_token const& stop) {
    Job job;
    JobId id{};
    std::stop_token job_stop;
    {
        std::scoped_lock const lock(m_mutex);
        drop_old();
        auto* const entry = first_waiting();
        if (entry == nullptr) return;
        entry->report.state = JobState::printing;
        job = entry->job;
        id = entry->report.id;
        m_printing = id;
        m_job_stop = {};
        job_stop = m_job_stop.get_token();
    }
    m_wake();
    std::stop_callback const end(stop, [this] {
        std::scoped_lock const lock(m_mutex);
        m_job_stop.request_stop();
    });
    auto const printed = m_printer->print(bytes_for(m_settings, job.document(m_settings.paper)),
                                          job_stop, [this](PrinterState is) { set_state(is); });
    auto const state = printed.ok() ? PrinterState::ready : m_printer->state();
    end_try(id, printed, state);
    m_wake();
}

void PrintQueue::Lane::end_try(JobId id, Status const& printed, PrinterState state) {
    std::scoped_lock const lock(m_mutex);
    m_printing.reset();
    m_state = state;
    auto* const entry = find(id);
    if (entry == nullptr) return;  // cancelled or forgotten meanwhile
    entry->report.error_key = printed.ok() ? std::string{} : printed.error().message_key;
    if (printed.ok()) {
        finish(*entry, JobState::done);
    } else if (printed.error().kind == ErrorKind::unavailable) {
        entry->report.state = JobState::waiting;
        m_rests = !m_must_look;
    } else if (++entry->tries < k_most_tries) {
        entry->report.state = JobState::waiting;
    } else {
        finish(*entry, JobState::failed);
    }
}

PrintQueue::Lane::Entry* PrintQueue::Lane::find(JobId id) {
    for (auto& entry : m_entries)
        if (entry.report.id == id) return &entry;
    return nullptr;
}

PrintQueue::Lane::Entry* PrintQueue::Lane::first_waiting() {
    for (auto& entry : m_entries)
        if (entry.report.state == JobState::waiting) return &entry;
    return nullptr;
}

void PrintQueue::Lane::finish(Entry& entry, JobState state) {
    entry.report.state = state;
    entry.since = m_clock.uptime();
}

void PrintQueue::Lane::drop_old() {
    auto const now = m_clock.uptime();
    std::size_t finished = 0;
    for (auto& entry : m_entries) {
        if (entry.report.state == JobState::waiting && now - entry.since > k_longest_wait) {
            entry.report.error_key = "error.print_too_late";
            finish(entry, JobState::failed);
        }
        finished += entry.report.is_finished() ? 1U : 0U;
    }
    std::erase_if(m_entries, [&](Entry const& entry) {
        if (!entry.report.is_finished()) return false;
        bool const goes = finished > k_most_finished_jobs || now - entry.since >= k_finished_kept;
        if (goes) --finished;
        return goes;
    });
}

}  // namespace ontmoet::printing
