// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "domain/state.h"
#include "storage/devices.h"
#include "storage/fact_log.h"
#include "sync/protocol.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::sync {

class HallList;
class ScheduleHistory;

struct Push {
    storage::Device device;
    PushRequest request;
    // When the device is a venue server: what the devices are for whose facts it may pass on.
    std::map<DeviceId, storage::Role> speakers{};
};

struct Pull {
    std::string epoch;  // as the device knows it, empty: not yet
    domain::Cursor after = 0;
    std::size_t limit = 500;
    // The device takes gzip: a page that others load as well comes as PullPage::ready.
    bool packed = false;
    // Asked of a venue server: how much of its hall's list the device knows.
    std::string hall_epoch{};
    std::int64_t hall = 0;
    std::int64_t orders = 0;  // the newest order that the device has heard of
    // Asked by a venue server: how many answers to devices it holds, and whose tokens (mark_of).
    std::int64_t decided = 0;
    std::string devices_mark{};
};

// The server's side: decides every fact on the newest state of its event, gives it the next cursor,
// and hands facts out to those who may see them. The State of each event used is kept warm.
// Thread-safe behind one mutex. `push` and `append_own` return when the disk has it (fsync): call
// them on a writer thread; the others are quick once the event is warm.
class Hub {
public:
    using WaiterId = std::uint64_t;

    // With a hall's list it is the hub of a venue server: `log` is a copy of the central server's,
    // pushes are held for that one to decide, and pulls tell the hall's news besides. All must
    // outlive the hub.
    Hub(storage::FactLog& log, Clock const& clock, HallList* hall = nullptr);
    ~Hub();
    bool is_venue() const;

    // Keys: "error.too_many_facts", "error.fact_of_other_device" and those of the log. A fact that
    // is not accepted is no error: its FactAnswer says so.
    Result<PushAnswer> push(storage::Device const& device, PushRequest const& request);
    // The same for many devices with one fsync for each event; one result for each push, in order.
    std::vector<Result<PushAnswer>> push_group(std::span<Push const> group);

    // Says `reset` when the epoch asked for is over.
    Result<PullPage> pull(storage::Device const& device, Pull const& pull);

    // Facts of the server itself (import, organiser): type, body and subjects are taken from
    // `drafts` (make_fact), an id too when it has one; the rest is filled in. Refused ones say so
    // in their answer, facts whose id is in the log already are `exists`. No limit on their number.
    // "error.ask_central_server" on a venue server.
    Result<std::vector<FactAnswer>> append_own(EventId event, std::vector<domain::Fact> drafts,
                                               std::string_view actor);

    // Lends tables to these devices, which asked for news a moment ago, when that is due
    // (lending.h). A venue server lends nothing.
    Status lend(EventId event, std::set<DeviceId> const& in_contact);

    // Calls `callback` once, as soon as the event has a fact after `after`: at once, inside this
    // call, when it has one already, else on the thread that appends, after the answer is decided
    // and without the hub's lock. The callback must only queue something.
    // On a venue server also when the hall's list changed after `hall`.
    WaiterId on_news(EventId event, domain::Cursor after, std::function<void()> callback,
                     std::int64_t hall = 0);
    // After this the callback is not called any more (it may be running on another thread).
    void forget(EventId event, WaiterId waiter);

    // Another process may have appended to the event: takes it in and wakes who waits for it.
    void news(EventId event);

    // Gives the newest state to `read`, under the lock: copy what is needed and return.
    Status with_state(EventId event, std::function<void(domain::State const&)> const& read);
    // The same, with what calendars need; for an event that is there. "error.unknown_event".
    Status with_schedules(
        EventId event,
        std::function<void(domain::State const&, ScheduleHistory const&)> const& read);
    // To be called after a restore from a backup.
    Status begin_epoch(EventId event);

    // Lets `replace` put another log in the place of the event, as newest as it is and with nobody
    // else appending; everybody who waits looks again.
    Status restore(EventId event,
                   std::function<Status(domain::State const& present)> const& replace);

    // On a venue server: a page of the central server, that goes on where the copy ends.
    // "error.bad_message" when it does not.
    Status take_copy(EventId event, PullPage const& page);
    // On a venue server: the central server's clock minus its own, so that it tells its kiosks the
    // same time.
    void set_clock_offset(Duration offset);
    // Lets `replace` begin the copy anew; everybody who waits looks again.
    Status replace_copy(EventId event, std::function<Status()> const& replace);

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

}  // namespace ontmoet::sync
