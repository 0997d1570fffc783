// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "evidence/follow_up.h"
#include "storage/fact_log.h"
#include "sync/hub.h"

#include <map>
#include <string>
#include <vector>

namespace ontmoet::server {

// A task with what a list needs to find it, without its event's state.
struct TaskEntry {
    EventId event;
    std::string event_name;
    evidence::Task task;
    OfferId offer;  // of their last meet there; none: there is none
    std::string name;
    std::string badge;
    std::string employer;
};

// What is still to be done after each event, kept until its log moves on or the day changes, so
// that a list over many events folds none of them again. On one thread.
class TaskShelf {
public:
    TaskShelf(storage::FactLog& log, sync::Hub& hub) : m_log(log), m_hub(hub) {}

    // They stay until the next call about this event.
    Result<std::vector<TaskEntry> const*> of(EventId event, Moment now);

private:
    struct Kept {
        storage::Head head;
        std::string today;
        std::vector<TaskEntry> entries;
    };
    storage::FactLog& m_log;
    sync::Hub& m_hub;
    std::map<EventId, Kept> m_kept;
};

}  // namespace ontmoet::server
