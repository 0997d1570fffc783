// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/postgres.h"

#include <atomic>
#include <functional>
#include <string>
#include <thread>

namespace ontmoet::storage {

// A connection and a thread that wait for NOTIFY: what other processes appended.
class PostgresNews {
public:
    // `heard` gets the event; none when some may have been missed, after the line was broken.
    // Notifications that come from `own_process` are not passed on.
    PostgresNews(std::string where, std::atomic<int> const& own_process,
                 std::function<void(EventId)> heard);
    PostgresNews(PostgresNews const&) = delete;
    PostgresNews& operator=(PostgresNews const&) = delete;
    ~PostgresNews();

private:
    void live();
    // Until something comes, the line breaks (false) or it shall end (false).
    bool wait_for_line();
    void pass_on(PostgresLink& link);
    // Waits for the end as long as that; true when it came.
    bool ends_within(int milliseconds) const;

    PostgresLink m_link;
    std::atomic<int> const& m_own_process;
    std::function<void(EventId)> m_heard;
    int m_end;  // an eventfd
    std::thread m_thread;
};

}  // namespace ontmoet::storage
