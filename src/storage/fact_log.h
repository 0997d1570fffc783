// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "domain/fact.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ontmoet::storage {

// Where an event's log ends, and which life of it this is: a server that was restored from a
// backup begins a new epoch, because cursors it gave before may now mean other facts.
struct Head {
    domain::Cursor newest = 0;
    std::string epoch;  // empty: nothing was ever said at this event
    // How often something was appended, where other processes append too: refusals alone leave
    // `newest` as it is. 0 where nobody else does.
    std::int64_t appends = 0;
    friend bool operator==(Head const&, Head const&) = default;
};

// What a device was told about one of its facts, kept to be repeated word for word.
struct StoredAnswer {
    DeviceId device;
    std::int64_t device_sequence = 0;
    FactId fact;
    domain::Cursor at = 0;  // the newest cursor when it was decided, its own if it was accepted
    std::string answer;     // as sync/protocol.h writes it
};

// One decided fact of a device: enough to know how far each device has come.
struct Decided {
    DeviceId device;
    std::int64_t device_sequence = 0;
    domain::Cursor at = 0;
};

// Of the chain over a log (chain.h).
struct ChainLink {
    domain::Cursor cursor = 0;
    std::string nonce;  // empty: the content was erased. Lies sealed, as bodies do
    std::string proof;
    std::string link;
    friend bool operator==(ChainLink const&, ChainLink const&) = default;
};

// The log of every event of a server: append, read after a cursor, remember answers. The port with
// an adapter for each database; events share nothing. Adapters may be used from several threads.
class FactLog {
public:
    virtual ~FactLog() = default;

    virtual Result<std::vector<EventId>> events() = 0;
    virtual Result<Head> head(EventId event) = 0;
    // Facts with a cursor above `after`, in order, at most `limit`.
    virtual Result<std::vector<domain::Fact>> read(EventId event, domain::Cursor after,
                                                   std::size_t limit) = 0;
    // Adds the facts, which carry the cursors expected + 1, expected + 2, …, and the answers, all
    // or nothing and durable on return. ErrorKind::conflict "error.log_moved_on" when something
    // came in between. What takes earlier facts away (tombstone.h: Erasure) empties them, too.
    virtual Status append(EventId event, domain::Cursor expected,
                          std::span<domain::Fact const> facts,
                          std::span<StoredAnswer const> answers) = 0;
    virtual Result<std::optional<StoredAnswer>> answer(EventId event, DeviceId device,
                                                       std::int64_t device_sequence) = 0;
    // The answers decided from one cursor to another, those at both included, by device and
    // sequence.
    virtual Result<std::vector<StoredAnswer>> answers(EventId event, domain::Cursor from,
                                                      domain::Cursor to) = 0;
    // The place of every answer decided at this cursor or later, by device and sequence.
    virtual Result<std::vector<Decided>> decided(EventId event, domain::Cursor from) = 0;
    // The cursor of a fact, 0 when the log does not hold it.
    virtual Result<domain::Cursor> cursor_of(EventId event, FactId fact) = 0;
    // Says that the log may have lost its end: every kiosk loads anew and sends again what is
    // missing. To be called after a restore.
    virtual Status begin_epoch(EventId event) = 0;

    // The event begins anew, empty, as a copy of another log that is in this epoch.
    virtual Status begin_copy(EventId event, std::string const& epoch) = 0;
    // The copy is whole: from here on the event is in this epoch.
    virtual Status end_copy(EventId event, std::string const& epoch) = 0;

    // The event becomes, in an epoch of its own, what `from` holds of it, all or nothing. Whoever
    // else appends to it, or has claimed it, waits.
    virtual Status replace(EventId event, FactLog& from) = 0;

    // The links above `after`, in order, at most `limit`.
    virtual Result<std::vector<ChainLink>> chain(EventId event, domain::Cursor after,
                                                 std::size_t limit);
    // Makes the links of the next facts that have none, at most `limit`, or none while another
    // process appends. The last fact that has a link. What is erased later loses the nonce of it.
    virtual Result<domain::Cursor> extend_chain(EventId event, std::size_t limit);
    // Of a copy: links as they are in another log.
    virtual Status put_chain(EventId event, std::span<ChainLink const> links);

    // Where several processes append, they take turns: from here to the next append, or release,
    // of this event nobody else appends to it. Gives where the log ends now; nothing when nobody
    // else ever appends.
    virtual Result<std::optional<Head>> claim(EventId event);
    virtual void release(EventId event);
    // From now on calls `news`, on a thread of its own, for each event to which another process
    // may have appended. An empty function ends that; it is not called any more on return.
    virtual void listen(std::function<void(EventId)> news);
    // Whether any process listens, as every server does.
    virtual Result<bool> is_served();
};

// A log without a chain.
inline Result<std::vector<ChainLink>> FactLog::chain(EventId, domain::Cursor, std::size_t) {
    return std::vector<ChainLink>{};
}
inline Result<domain::Cursor> FactLog::extend_chain(EventId, std::size_t) {
    return domain::Cursor{0};
}
inline Status FactLog::put_chain(EventId, std::span<ChainLink const>) {
    return {};
}

// Where one process alone appends.
inline Result<std::optional<Head>> FactLog::claim(EventId) {
    return std::optional<Head>{};
}
inline void FactLog::release(EventId) {}
inline void FactLog::listen(std::function<void(EventId)>) {}
inline Result<bool> FactLog::is_served() {
    return false;
}

}  // namespace ontmoet::storage
