// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/call.h"
#include "storage/fact_log.h"
#include "sync/hub.h"

#include <map>

namespace ontmoet::server {

// Warns of what will be erased and erases what is due, of every event, without being asked
// (domain/retention.h). What it says are facts with ids of their own, so it may begin again after a
// crash, and several servers over one database may do it at once. Not on a venue server. On one
// thread.
class RetentionKeeper {
public:
    RetentionKeeper(Books books, storage::FactLog& log, sync::Hub& hub)
        : m_books(books), m_log(log), m_hub(hub) {}

    // Errors of the log; what was said before one stands.
    Status look();

private:
    struct Looked {
        storage::Head head;
        Moment next;             // when there is something to do, as it stood then
        std::uint64_t near = 0;  // people whose erasure has been warned of
    };
    Status look_at(EventId event);

    Books m_books;
    storage::FactLog& m_log;
    sync::Hub& m_hub;
    std::map<EventId, Looked> m_looked;
};

}  // namespace ontmoet::server
