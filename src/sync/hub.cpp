// SPDX-License-Identifier: EUPL-1.2
#include "sync/hub.h"

#include "base/check.h"
#include "base/planted_fault.h"
#include "sync/hub_inside.h"
#include "sync/lending.h"
#include "sync/limits.h"
#include "sync/reveal.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

namespace ontmoet::sync {
namespace {

using domain::Cursor;
using domain::Fact;

// Takes in what the log holds up to `head` and the ground does not know yet. Another epoch is
// another log.
Status catch_up(storage::FactLog& log, EventId event, WarmEvent& warm, storage::Head const& head) {
    if (head.epoch != warm.seen.epoch || head.newest < warm.seen.newest) warm = {};
    auto& ground = warm.ground;
    ground.event = event;
    if (head == warm.seen) return {};
    ground.epoch = head.epoch;
    TRY_ASSIGN(auto const decided, log.decided(event, ground.newest));
    for (auto const& entry : decided) {
        auto& places = ground.decided_at[entry.device];
        if (entry.device_sequence == static_cast<std::int64_t>(places.size()) + 1)
            places.push_back(entry.at);
    }
    while (ground.newest < head.newest) {
        auto const lacking = static_cast<std::size_t>(head.newest - ground.newest);
        TRY_ASSIGN(auto const facts,
                   log.read(event, ground.newest, std::min(lacking, k_facts_in_reading)));
        if (facts.empty()) return Error{ErrorKind::storage, "error.database_damaged", "cursors"};
        for (auto const& fact : facts) ground.fold(fact);
    }
    warm.seen = head;
    return {};
}

// Of all devices.
std::int64_t all_decided_up_to(Ground const& ground, Cursor end) {
    std::int64_t decided = 0;
    for (auto const& [device, places] : ground.decided_at)
        decided += decided_up_to(ground, device, end);
    return decided;
}

// The answers a venue server lacks. Those decided at `pull.after` itself may have come since its
// last page; they are sent again when the numbers differ.
Result<VenueNews> venue_news(storage::FactLog& log, Ground const& ground, Pull const& pull,
                             Cursor end) {
    VenueNews news;
    if (all_decided_up_to(ground, end) == pull.decided) return news;
    TRY_ASSIGN(news.answers, log.answers(ground.event, pull.after, end));
    // Another server may have decided more meanwhile.
    std::erase_if(news.answers, [&](auto const& stored) {
        return stored.device_sequence > decided_up_to(ground, stored.device, end);
    });
    std::ptrdiff_t known = 0;
    for (auto const& [device, places] : ground.decided_at)
        known +=
            std::ranges::upper_bound(places, end) - std::ranges::lower_bound(places, pull.after);
    if (std::ssize(news.answers) != known)
        return Error{ErrorKind::storage, "error.database_damaged", "answers"};
    return news;
}

}  // namespace

std::int64_t decided_up_to(Ground const& ground, DeviceId device, Cursor end) {
    auto const found = ground.decided_at.find(device);
    if (found == ground.decided_at.end()) return 0;
    return std::ranges::upper_bound(found->second, end) - found->second.begin();
}

// The newest state of the event, loaded if need be; the one not used for longest makes room.
Result<Ground*> Hub::Inside::warm(EventId event) {
    auto found = events.find(event);
    if (found == events.end()) {
        WarmEvent loaded;
        TRY_ASSIGN(auto const head, log.head(event));
        TRY(catch_up(log, event, loaded, head));
        if (events.size() >= k_most_warm_events)
            events.erase(std::ranges::min_element(
                events, {}, [](auto const& entry) { return entry.second.last_used; }));
        found = events.emplace(event, std::move(loaded)).first;
    }
    found->second.last_used = ++uses;
    return &found->second.ground;
}

// Takes in what other processes appended. The event is warm.
Status Hub::Inside::refresh(EventId event) {
    auto const refreshed = [&]() -> Status {
        TRY_ASSIGN(auto const head, log.head(event));
        return catch_up(log, event, events.at(event), head);
    }();
    if (!refreshed.ok()) events.erase(event);
    return refreshed;
}

// From here to the append or `release` this process alone appends to the event, which is warm and
// as new as the log.
Status Hub::Inside::take_turn(EventId event) {
    auto const taken = [&]() -> Status {
        TRY_ASSIGN(auto const head, log.claim(event));
        if (head) TRY(catch_up(log, event, events.at(event), *head));
        return {};
    }();
    if (taken.ok()) return {};
    log.release(event);
    events.erase(event);
    return taken;
}

// Lets `judging(Ground&, Judged&)` decide on the newest state and appends what came of it; begins
// anew when another writer was faster. The warm state is dropped when it may be ahead of the disk.
template <class Judging>
Status Hub::Inside::decide(EventId event, Judging judging) {
    for (int tries = 1;; ++tries) {
        TRY_ASSIGN(auto* ground, warm(event));
        TRY(take_turn(event));
        auto const expected = ground->newest;
        Judged judged;
        auto const heard = judging(*ground, judged);
        bool const has_news = !judged.facts.empty() || !judged.answers.empty();
        if (!heard.ok() || !has_news) log.release(event);
        if (heard.ok() && !has_news) return {};
        auto const appended =
            heard.ok() ? log.append(event, expected, judged.facts, judged.answers) : heard;
        if (appended.ok()) {
            auto& seen = events.at(event).seen;
            seen.newest = ground->newest;
            if (seen.appends > 0) ++seen.appends;
            if (!ground->epoch.empty()) return {};
            TRY_ASSIGN(auto const head, log.head(event));
            ground->epoch = head.epoch;
            seen.epoch = head.epoch;
            seen.appends = head.appends;
            return {};
        }
        events.erase(event);
        if (appended.error().kind != ErrorKind::conflict || tries == k_most_append_tries)
            return appended.error();
    }
}

bool Hub::Inside::is_news(Ground const& ground, Waiter const& waiter) const {
    return ground.newest > waiter.after || (hall != nullptr && hall->newest() > waiter.hall);
}

Callbacks Hub::Inside::woken(EventId event) {
    Callbacks callbacks;
    auto const warm_event = events.find(event);
    if (warm_event == events.end()) return callbacks;
    std::erase_if(waiters[event], [&](auto& entry) {
        if (!is_news(warm_event->second.ground, entry.second)) return false;
        callbacks.push_back(std::move(entry.second.callback));
        return true;
    });
    return callbacks;
}

Callbacks Hub::Inside::all_woken(EventId event) {
    Callbacks callbacks;
    for (auto& [id, waiter] : waiters[event]) callbacks.push_back(std::move(waiter.callback));
    waiters[event].clear();
    return callbacks;
}

Result<PullPage> Hub::Inside::page(storage::Device const& device, Pull const& pull) {
    TRY_ASSIGN(auto const* ground, warm(device.event));
    PullPage page;
    page.server_time = server_time();
    // Another process may have told the device of what this one has not heard yet.
    auto const epoch = [&] { return epoch_for(*ground, device.id, device.role); };
    auto const knows_more = [&] {
        return pull.after > ground->newest || (!pull.epoch.empty() && pull.epoch != epoch()) ||
               (device.role == storage::Role::venue &&
                pull.decided > all_decided_up_to(*ground, ground->newest));
    };
    if (knows_more()) TRY(refresh(device.event));
    bool epoch_is_over = !pull.epoch.empty() && pull.epoch != epoch();
    if (!epoch_is_over && pull.after > ground->newest) {
        page.epoch = epoch();
        page.reset = true;
        if (pull.epoch.empty()) return page;
        // The device has read, in this very epoch, what the log does not hold: it lost its end. One
        // that says so again and again, truly or not, begins anew alone.
        if (!believed.insert(device.id).second) return page;
        TRY(log.begin_epoch(device.event));
        events.erase(device.event);
        TRY_ASSIGN(ground, warm(device.event));
        epoch_is_over = true;
    }
    page.epoch = epoch();
    page.reset = epoch_is_over;
    if (epoch_is_over) return page;

    auto const limit = std::clamp(pull.limit, std::size_t{1}, k_most_facts_in_page);
    page.next = pull.after;
    if (pull.packed)
        TRY(fill_ready_page(log, *ground, device, limit, events.at(device.event).shelf, page));
    else
        TRY(fill_page(log, *ground, device, limit, page));
    // Read while another writer had its cursor and was not done.
    if (ONTMOET_FAULT(visible_gap) && page.facts.size() > 1) page.facts.erase(page.facts.end() - 2);
    auto const end = ONTMOET_FAULT(overlay_ahead_of_page) ? ground->newest : page.next;
    page.decided_up_to = decided_up_to(*ground, device.id, end);
    if (device.role == storage::Role::venue) {
        TRY_ASSIGN(page.venue, venue_news(log, *ground, pull, page.next));
    }
    return page;
}

Hub::Hub(storage::FactLog& log, Clock const& clock, HallList* hall)
    : m_inside(new Inside{log, clock, hall}) {}
Hub::~Hub() = default;

Result<PushAnswer> Hub::push(storage::Device const& device, PushRequest const& request) {
    Push const one{device, request};
    return std::move(push_group({&one, 1}).front());
}

std::vector<Result<PushAnswer>> Hub::push_group(std::span<Push const> group) {
    if (m_inside->hall != nullptr) return m_inside->hold_group(group);
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
                if (results[place].ok())
                    results[place]->epoch =
                        epoch_for(*ground, group[place].device.id, group[place].device.role);
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
    return m_inside->hall == nullptr ? m_inside->page(device, pull)
                                     : m_inside->venue_page(device, pull);
}

Result<std::vector<FactAnswer>> Hub::append_own(EventId event, std::vector<Fact> drafts,
                                                std::string_view actor) {
    if (m_inside->hall != nullptr)
        return Error{ErrorKind::refused, "error.ask_central_server", to_string(event)};
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

Status Hub::lend(EventId event, std::set<DeviceId> const& in_contact) {
    if (m_inside->hall != nullptr) return {};
    Callbacks callbacks;
    {
        std::scoped_lock const lock(m_inside->mutex);
        auto const now = m_inside->clock.now();
        TRY_ASSIGN(auto const* warm, m_inside->warm(event));
        if (!leases_due(warm->state, in_contact, now)) return {};
        TRY(m_inside->decide(event, [&](Ground& ground, Judged& judged) -> Status {
            auto const due = leases_due(ground.state, in_contact, now);
            if (!due) return {};
            auto const said =
                judge_own(m_inside->log, ground, judged, {domain::make_fact(*due)}, "server", now);
            return said.ok() ? Status() : Status(said.error());
        }));
        callbacks = m_inside->woken(event);
    }
    for (auto const& callback : callbacks) callback();
    return {};
}

Hub::WaiterId Hub::on_news(EventId event, Cursor after, std::function<void()> callback,
                           std::int64_t hall) {
    {
        std::scoped_lock const lock(m_inside->mutex);
        auto const ground = m_inside->warm(event);
        // When the event cannot be read, the pull that follows the callback says so.
        if (ground.ok() && !m_inside->is_news(**ground, {after, hall, {}})) {
            auto const id = ++m_inside->last_waiter;
            m_inside->waiters[event].emplace(id, Waiter{after, hall, std::move(callback)});
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

void Hub::news(EventId event) {
    Callbacks callbacks;
    {
        std::scoped_lock const lock(m_inside->mutex);
        auto const waiting = m_inside->waiters.find(event);
        bool const somebody_waits = waiting != m_inside->waiters.end() && !waiting->second.empty();
        if (!somebody_waits && !m_inside->events.contains(event)) return;
        auto const warm = m_inside->warm(event);
        auto const epoch = warm.ok() ? (*warm)->epoch : std::string{};
        bool const is_known = warm.ok() && m_inside->refresh(event).ok();
        // When the event cannot be read, the pull that follows the callback says so.
        callbacks = is_known && (*warm)->epoch == epoch ? m_inside->woken(event)
                                                        : m_inside->all_woken(event);
    }
    for (auto const& callback : callbacks) callback();
}

Status Hub::with_state(EventId event, std::function<void(domain::State const&)> const& read) {
    std::scoped_lock const lock(m_inside->mutex);
    TRY_ASSIGN(auto const* ground, m_inside->warm(event));
    read(ground->state);
    return {};
}

Status Hub::with_schedules(
    EventId event, std::function<void(domain::State const&, ScheduleHistory const&)> const& read) {
    std::scoped_lock const lock(m_inside->mutex);
    // A stranger's guess makes no other event cold.
    if (!m_inside->events.contains(event)) {
        TRY_ASSIGN(auto const head, m_inside->log.head(event));
        if (head.newest == 0)
            return Error{ErrorKind::not_found, "error.unknown_event", to_string(event)};
    }
    TRY_ASSIGN(auto const* ground, m_inside->warm(event));
    read(ground->state, ground->schedules);
    return {};
}

Status Hub::restore(EventId event,
                    std::function<Status(domain::State const& present)> const& replace) {
    return replace_copy(event, [&]() -> Status {
        TRY_ASSIGN(auto const* ground, m_inside->warm(event));
        TRY(m_inside->take_turn(event));
        auto replaced = replace(ground->state);
        m_inside->log.release(event);
        return replaced;
    });
}

Status Hub::begin_epoch(EventId event) {
    Callbacks callbacks;
    {
        std::scoped_lock const lock(m_inside->mutex);
        TRY(m_inside->log.begin_epoch(event));
        m_inside->events.erase(event);
        callbacks = m_inside->all_woken(event);
    }
    for (auto const& callback : callbacks) callback();
    return {};
}

}  // namespace ontmoet::sync
