// SPDX-License-Identifier: EUPL-1.2
#include "sync/hub.h"

#include "base/check.h"
#include "domain/apply.h"
#include "sync/audience.h"
#include "sync/judge.h"
#include "sync/limits.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

namespace ontmoet::sync {
namespace {

using domain::Cursor;
using domain::Fact;

struct Waiter {
    Cursor after = 0;
    std::function<void()> callback;
};
using Callbacks = std::vector<std::function<void()>>;

// An event in memory.
struct WarmEvent {
    Ground ground;
    std::uint64_t last_used = 0;
};

Status catch_up(storage::FactLog& log, EventId event, Ground& ground) {
    TRY_ASSIGN(auto const head, log.head(event));
    ground.event = event;
    ground.epoch = head.epoch;
    TRY_ASSIGN(auto const decided, log.decided(event));
    for (auto const& entry : decided) ground.decided_at[entry.device].push_back(entry.at);
    while (ground.newest < head.newest) {
        TRY_ASSIGN(auto const facts, log.read(event, ground.newest, k_facts_in_reading));
        if (facts.empty()) return Error{ErrorKind::storage, "error.database_damaged", "cursors"};
        for (auto const& fact : facts) domain::apply(ground.state, fact);
        ground.newest = facts.back().cursor;
    }
    return {};
}

std::int64_t decided_up_to(Ground const& ground, DeviceId device, Cursor end) {
    auto const found = ground.decided_at.find(device);
    if (found == ground.decided_at.end()) return 0;
    return std::ranges::upper_bound(found->second, end) - found->second.begin();
}

}  // namespace

struct Hub::Inside {
    storage::FactLog& log;
    Clock const& clock;
    std::mutex mutex;
    std::map<EventId, WarmEvent> events;
    std::uint64_t uses = 0;
    std::map<EventId, std::map<WaiterId, Waiter>> waiters;
    WaiterId last_waiter = 0;

    Result<Ground*> warm(EventId event);
    template <class Judging>
    Status decide(EventId event, Judging judging);
    Callbacks woken(EventId event);
    Result<PullPage> page(storage::Device const& device, Pull const& pull);
};

// The newest state of the event, loaded if need be; the one not used for longest makes room.
Result<Ground*> Hub::Inside::warm(EventId event) {
    auto found = events.find(event);
    if (found == events.end()) {
        WarmEvent loaded;
        TRY(catch_up(log, event, loaded.ground));
        if (events.size() >= k_most_warm_events)
            events.erase(std::ranges::min_element(
                events, {}, [](auto const& entry) { return entry.second.last_used; }));
        found = events.emplace(event, std::move(loaded)).first;
    }
    found->second.last_used = ++uses;
    return &found->second.ground;
}

// Lets `judging(Ground&, Judged&)` decide on the newest state and appends what came of it; begins
// anew when another writer was faster. The warm state is dropped when it may be ahead of the disk.
template <class Judging>
Status Hub::Inside::decide(EventId event, Judging judging) {
    for (int tries = 1;; ++tries) {
        TRY_ASSIGN(auto* ground, warm(event));
        auto const expected = ground->newest;
        Judged judged;
        auto const heard = judging(*ground, judged);
        if (heard.ok() && judged.facts.empty() && judged.answers.empty()) return {};
        auto const appended =
            heard.ok() ? log.append(event, expected, judged.facts, judged.answers) : heard;
        if (appended.ok()) {
            if (!ground->epoch.empty()) return {};
            TRY_ASSIGN(auto const head, log.head(event));
            ground->epoch = head.epoch;
            return {};
        }
        events.erase(event);
        if (appended.error().kind != ErrorKind::conflict || tries == k_most_append_tries)
            return appended.error();
    }
}

Callbacks Hub::Inside::woken(EventId event) {
    Callbacks callbacks;
    auto const warm_event = events.find(event);
    if (warm_event == events.end()) return callbacks;
    auto const newest = warm_event->second.ground.newest;
    std::erase_if(waiters[event], [&](auto& entry) {
        if (entry.second.after >= newest) return false;
        callbacks.push_back(std::move(entry.second.callback));
        return true;
    });
    return callbacks;
}

Result<PullPage> Hub::Inside::page(storage::Device const& device, Pull const& pull) {
    TRY_ASSIGN(auto const* ground, warm(device.event));
    PullPage page;
    page.server_time = clock.now();
    bool epoch_is_over = !pull.epoch.empty() && pull.epoch != ground->epoch;
    if (!epoch_is_over && pull.after > ground->newest) {
        page.epoch = ground->epoch;
        page.reset = true;
        if (pull.epoch.empty()) return page;
        // The device has read, in this very epoch, what the log does not hold: it lost its end.
        TRY(log.begin_epoch(device.event));
        events.erase(device.event);
        TRY_ASSIGN(ground, warm(device.event));
        epoch_is_over = true;
    }
    page.epoch = ground->epoch;
    page.reset = epoch_is_over;
    if (epoch_is_over) return page;

    auto const limit = std::clamp(pull.limit, std::size_t{1}, k_most_facts_in_page);
    page.next = pull.after;
    if (pull.after < ground->newest) {
        TRY_ASSIGN(auto const facts, log.read(device.event, pull.after, limit));
        // Else the device would ask for the same page for ever.
        if (facts.empty()) return Error{ErrorKind::storage, "error.database_damaged", "cursors"};
        std::size_t bytes = 0;
        for (auto const& fact : facts) {
            bytes += fact.body.size();
            if (bytes > k_most_page_bytes && page.next != pull.after) break;
            page.next = fact.cursor;
            if (auto seen = visible_to(device.role, fact)) page.facts.push_back(std::move(*seen));
        }
    }
    page.more = page.next < ground->newest;
    page.decided_up_to = decided_up_to(*ground, device.id, page.next);
    return page;
}

Hub::Hub(storage::FactLog& log, Clock const& clock)
    : m_inside(new Inside{log, clock, {}, {}, 0, {}, 0}) {}
Hub::~Hub() = default;

Result<PushAnswer> Hub::push(storage::Device const& device, PushRequest const& request) {
    Push const one{device, request};
    return std::move(push_group({&one, 1}).front());
}

std::vector<Result<PushAnswer>> Hub::push_group(std::span<Push const> group) {
    std::vector<Result<PushAnswer>> results(
        group.size(), Error{ErrorKind::unavailable, "error.storage", "not reached"});
    std::map<EventId, std::vector<std::size_t>> by_event;
    for (std::size_t i = 0; i < group.size(); ++i) by_event[group[i].device.event].push_back(i);

    Callbacks callbacks;
    {
        std::scoped_lock const lock(m_inside->mutex);
        for (auto const& entry : by_event) {
            auto const event = entry.first;
            auto const& places = entry.second;
            auto const done =
                m_inside->decide(event, [&](Ground& ground, Judged& judged) -> Status {
                    for (auto const place : places)
                        results[place] = judge_push(m_inside->log, ground, judged, group[place],
                                                    m_inside->clock.now());
                    return {};
                });
            auto const* ground = done.ok() ? &m_inside->events.at(event).ground : nullptr;
            for (auto const place : places) {
                if (!done.ok()) results[place] = done.error();
                if (results[place].ok()) results[place]->epoch = ground->epoch;
            }
            auto woken = m_inside->woken(event);
            std::ranges::move(woken, std::back_inserter(callbacks));
        }
    }
    for (auto const& callback : callbacks) callback();
    return results;
}

Result<PullPage> Hub::pull(storage::Device const& device, Pull const& pull) {
    std::scoped_lock const lock(m_inside->mutex);
    return m_inside->page(device, pull);
}

Result<std::vector<FactAnswer>> Hub::append_own(EventId event, std::vector<Fact> drafts,
                                                std::string_view actor) {
    Callbacks callbacks;
    std::vector<FactAnswer> answers;
    {
        std::scoped_lock const lock(m_inside->mutex);
        TRY(m_inside->decide(event, [&](Ground& ground, Judged& judged) -> Status {
            auto own =
                judge_own(m_inside->log, ground, judged, drafts, actor, m_inside->clock.now());
            if (!own.ok()) return own.error();
            answers = std::move(*own);
            return {};
        }));
        callbacks = m_inside->woken(event);
    }
    for (auto const& callback : callbacks) callback();
    return answers;
}

Hub::WaiterId Hub::on_news(EventId event, Cursor after, std::function<void()> callback) {
    {
        std::scoped_lock const lock(m_inside->mutex);
        auto const ground = m_inside->warm(event);
        // When the event cannot be read, the pull that follows the callback says so.
        if (ground.ok() && (*ground)->newest <= after) {
            auto const id = ++m_inside->last_waiter;
            m_inside->waiters[event].emplace(id, Waiter{after, std::move(callback)});
            return id;
        }
    }
    callback();
    return 0;
}

void Hub::forget(EventId event, WaiterId waiter) {
    std::scoped_lock const lock(m_inside->mutex);
    if (auto const found = m_inside->waiters.find(event); found != m_inside->waiters.end())
        found->second.erase(waiter);
}

Status Hub::with_state(EventId event, std::function<void(domain::State const&)> const& read) {
    std::scoped_lock const lock(m_inside->mutex);
    TRY_ASSIGN(auto const* ground, m_inside->warm(event));
    read(ground->state);
    return {};
}

Status Hub::begin_epoch(EventId event) {
    Callbacks callbacks;
    {
        std::scoped_lock const lock(m_inside->mutex);
        TRY(m_inside->log.begin_epoch(event));
        m_inside->events.erase(event);
        for (auto& [id, waiter] : m_inside->waiters[event])
            callbacks.push_back(std::move(waiter.callback));
        m_inside->waiters[event].clear();
    }
    for (auto const& callback : callbacks) callback();
    return {};
}

}  // namespace ontmoet::sync
