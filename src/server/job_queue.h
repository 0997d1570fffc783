// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace ontmoet::server {

// A thread that does jobs in the order they came. Jobs that came while one was at work are handed
// over together, so that the writer can commit them at once.
template <class Job>
class JobQueue {
public:
    using Work = std::function<void(std::vector<Job> jobs)>;

    JobQueue(std::size_t most_waiting, Work work)
        : m_most_waiting(most_waiting), m_work(std::move(work)), m_thread([this] { run(); }) {}
    ~JobQueue() { finish(); }
    JobQueue(JobQueue const&) = delete;
    JobQueue& operator=(JobQueue const&) = delete;

    // False when too many wait already, or after finish().
    [[nodiscard]] bool add(Job job) {
        std::lock_guard const lock(m_mutex);
        if (m_is_finishing || m_waiting.size() >= m_most_waiting) return false;
        m_waiting.push_back(std::move(job));
        m_has_news.notify_one();
        return true;
    }

    std::size_t waiting() const {
        std::lock_guard const lock(m_mutex);
        return m_waiting.size();
    }

    // Does what waits and ends the thread.
    void finish() {
        {
            std::lock_guard const lock(m_mutex);
            m_is_finishing = true;
            m_has_news.notify_one();
        }
        if (m_thread.joinable()) m_thread.join();
    }

private:
    void run() {
        while (true) {
            std::vector<Job> jobs;
            {
                std::unique_lock lock(m_mutex);
                m_has_news.wait(lock, [&] { return m_is_finishing || !m_waiting.empty(); });
                if (m_waiting.empty()) return;
                jobs.swap(m_waiting);
            }
            m_work(std::move(jobs));
        }
    }

    std::size_t const m_most_waiting;
    Work const m_work;
    mutable std::mutex m_mutex;
    std::condition_variable m_has_news;
    std::vector<Job> m_waiting;
    bool m_is_finishing = false;
    std::thread m_thread;  // last: starts when the rest stands
};

}  // namespace ontmoet::server
