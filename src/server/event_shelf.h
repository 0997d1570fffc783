// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "storage/fact_log.h"
#include "sync/hub.h"

#include <map>
#include <string_view>
#include <vector>

namespace ontmoet::server {

// What a list of events tells of each.
struct EventFigures {
    EventId id;
    domain::Event event;
    std::size_t people = 0;
    std::size_t here = 0;
    std::size_t employers = 0;
};

// The figures of all events, kept: an event that nobody looked at for a while is not folded again
// for a row of a list, only when its log has moved on. On one thread.
class EventShelf {
public:
    EventShelf(storage::FactLog& log, sync::Hub& hub) : m_log(log), m_hub(hub) {}

    // Of this organiser, the last ones first; they stay until the next call.
    Result<std::vector<EventFigures const*>> of_organiser(std::string_view organiser);

private:
    struct Kept {
        storage::Head head;
        EventFigures figures;
    };
    Status renew(EventId event, storage::Head const& head);

    storage::FactLog& m_log;
    sync::Hub& m_hub;
    std::map<EventId, Kept> m_kept;
};

}  // namespace ontmoet::server
