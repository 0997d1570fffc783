// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sync/hall_list.h"
#include "sync/hub.h"
#include "sync/judge.h"
#include "sync/page_shelf.h"

#include <map>
#include <mutex>
#include <set>

// The inside of Hub, for hub.cpp and, what only a venue server does, hub_venue.cpp.
namespace ontmoet::sync {

struct Waiter {
    domain::Cursor after = 0;
    std::int64_t hall = 0;
    std::function<void()> callback;
};
using Callbacks = std::vector<std::function<void()>>;

// An event in memory.
struct WarmEvent {
    Ground ground;
    storage::Head seen;  // the end of the log that `ground` knows
    PageShelf shelf;
    std::uint64_t last_used = 0;
};

// How many facts of the device were decided at or before `end`.
std::int64_t decided_up_to(Ground const& ground, DeviceId device, domain::Cursor end);

struct Hub::Inside {
    storage::FactLog& log;
    Clock const& clock;
    HallList* hall = nullptr;  // on a venue server
    Duration clock_offset{0};  // there; else none
    std::mutex mutex{};
    std::map<EventId, WarmEvent> events{};
    std::uint64_t uses = 0;
    std::map<EventId, std::map<WaiterId, Waiter>> waiters{};
    WaiterId last_waiter = 0;
    std::set<DeviceId> believed{};  // by whose word an event lost its end

    Moment server_time() const { return clock.now() + clock_offset; }
    Result<Ground*> warm(EventId event);
    Status refresh(EventId event);
    Status take_turn(EventId event);
    template <class Judging>
    Status decide(EventId event, Judging judging);
    bool is_news(Ground const& ground, Waiter const& waiter) const;
    Callbacks woken(EventId event);      // of those for whom there is news
    Callbacks all_woken(EventId event);  // of everybody
    Result<PullPage> page(storage::Device const& device, Pull const& pull);

    // hub_venue.cpp
    std::vector<Result<PushAnswer>> hold_group(std::span<Push const> group);
    Status append_copy(EventId event, PullPage const& page);
    Result<PullPage> venue_page(storage::Device const& device, Pull const& pull);
    void add_hall_news(Viewer const& viewer, Pull const& pull, PullPage& page) const;
};

}  // namespace ontmoet::sync
