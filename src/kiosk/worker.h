// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kiosk/update.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace ontmoet::kiosk {

// A thread for the work that takes longer than a frame: planning, the PIN's hash, writing an
// export. Jobs run one after another; what they say comes back as events.
class Worker {
public:
    using Say = std::function<void(Event)>;
    using Job = std::function<void(std::stop_token, Say const&)>;

    // `wake` is called on the worker's thread when take_events() has something new.
    explicit Worker(std::function<void()> wake);
    // Tells the running job to stop and waits for it; jobs not begun are dropped.
    ~Worker();

    void run(Job job);
    // Tells the running job to stop and come to its end.
    void stop_job();
    std::vector<Event> take_events();

private:
    void work(std::stop_token const& stop);

    std::function<void()> m_wake;
    std::mutex m_mutex;
    std::condition_variable_any m_news;
    std::deque<Job> m_jobs;
    std::vector<Event> m_events;
    std::stop_source m_job_stop;  // of the running job
    std::jthread m_thread;        // last: it ends before what it uses
};

}  // namespace ontmoet::kiosk
