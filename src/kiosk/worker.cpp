// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/worker.h"

namespace ontmoet::kiosk {

Worker::Worker(std::function<void()> wake)
    : m_wake(std::move(wake)), m_thread([this](std::stop_token const& stop) { work(stop); }) {}

Worker::~Worker() {
    m_thread.request_stop();
    m_news.notify_all();
}

void Worker::run(Job job) {
    {
        std::scoped_lock const lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_news.notify_all();
}

void Worker::stop_job() {
    std::scoped_lock const lock(m_mutex);
    m_job_stop.request_stop();
}

std::vector<Event> Worker::take_events() {
    std::scoped_lock const lock(m_mutex);
    return std::exchange(m_events, {});
}

void Worker::work(std::stop_token const& stop) {
    Say const say = [this](Event event) {
        {
            std::scoped_lock const lock(m_mutex);
            m_events.push_back(std::move(event));
        }
        m_wake();
    };
    while (!stop.stop_requested()) {
        Job job;
        std::stop_token job_stop;
        {
            std::unique_lock lock(m_mutex);
            if (!m_news.wait(lock, stop, [this] { return !m_jobs.empty(); })) return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
            m_job_stop = {};
            job_stop = m_job_stop.get_token();
        }
        std::stop_callback const end(stop, [this] { stop_job(); });
        job(job_stop, say);
    }
}

}  // namespace ontmoet::kiosk
