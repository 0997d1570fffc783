// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/call.h"
#include "server/job_queue.h"
#include "server/limits.h"

#include <functional>
#include <string>

namespace ontmoet::server {

// A thread for what takes longer than the I/O thread may wait and need not hurry as the writer:
// the owner's orders, pairing, notes about devices. One after the other.
class SlowWork {
public:
    explicit SlowWork(std::size_t most_waiting = k_most_waiting_jobs)
        : m_queue(most_waiting, [](std::vector<std::function<void()>> tasks) {
              for (auto const& task : tasks) task();
          }) {}
    // False when too much waits already, or after finish().
    [[nodiscard]] bool add(std::function<void()> task) { return m_queue.add(std::move(task)); }
    // What `work` gives is the answer, JSON.
    void answer(CallPtr call, std::function<Result<std::string>()> work);
    std::size_t waiting() const { return m_queue.waiting(); }
    void finish() { m_queue.finish(); }

private:
    JobQueue<std::function<void()>> m_queue;
};

}  // namespace ontmoet::server
