// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/fact.h"
#include "sync/local_state.h"
#include "sync/protocol.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::sync {

// How far this side has read the server's log.
struct Checkpoint {
    domain::Cursor cursor = 0;
    std::string epoch;  // empty: the server was never reached
};

// Own facts above `decided_up_to` and up to `held_up_to` lie at a venue server: delivered, not yet
// decided.
struct AtHall {
    std::int64_t decided_up_to = 0;
    std::int64_t held_up_to = 0;
};

// What a SyncEngine keeps on the disk: KioskStore on a kiosk, VenueStore on a venue server. Each
// call is one durable transaction. One thread.
class SyncStore {
public:
    virtual ~SyncStore() = default;

    // The outbox
    virtual Status append(std::span<domain::Fact const> own) = 0;
    // Not decided as far as the pages read tell: what lies on top of the confirmed facts.
    virtual Result<std::vector<domain::Fact>> pending() = 0;
    virtual Result<std::int64_t> pending_count() = 0;
    // The next facts to send, in order: not answered yet and not at a hall, at most `limit` and
    // `most_bytes` of body.
    virtual Result<std::vector<domain::Fact>> to_send(std::size_t limit, std::size_t most_bytes,
                                                      AtHall at_hall = {}) = 0;
    // Takes the server's answers down; gives the problems that are new with them. Answers of
    // another epoch say nothing about this one and are left; `held` is no answer yet.
    virtual Result<std::vector<Problem>> take_answers(std::span<FactAnswer const> answers,
                                                      std::string const& epoch) = 0;
    // The server lacks this sequence and all after it: sends them again. What is no longer kept is
    // replaced by a fact of type `lost`, made with `stamp` (id and times).
    virtual Status send_again_from(std::int64_t sequence, domain::Fact const& stamp) = 0;
    // Own facts decided before `before`, by the server's clock, are forgotten.
    virtual Status forget_sent(Moment before) = 0;

    // The inbox and the checkpoint
    virtual Result<Checkpoint> checkpoint() = 0;
    // What a pull asks besides: further members of its query, "&name=value". Mostly nothing.
    virtual std::string also_asked() { return {}; }
    // One page: its facts, the checkpoint and what it says about the outbox, or nothing of it.
    virtual Status take_page(PullPage const& page) = 0;
    // Forgets the inbox; every own fact still kept is pending and to be sent again, but for those
    // that were refused and closed.
    virtual Status begin_epoch(std::string const& epoch) = 0;
    // Who was erased in an epoch that is over and is not in this one, as far as the pages read and
    // what is said here tell. A server that was put back may hold them again.
    virtual Result<std::vector<PersonId>> lost_erasures() { return std::vector<PersonId>{}; }

    virtual Status set_setting(std::string_view name, std::string_view value) = 0;
    // Everything goes: the device was revoked.
    virtual Status wipe() = 0;
};

}  // namespace ontmoet::sync
