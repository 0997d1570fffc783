// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/sqlite_fact_log.h"
#include "sync/hall_list.h"
#include "sync/hub.h"
#include "sync/presence.h"
#include "sync/sync_store.h"

#include <functional>
#include <memory>
#include <set>

namespace ontmoet::sync {

// The disk of a venue server as its SyncEngine knows it: the inbox is a copy of the central
// server's log with its answers and devices, the outbox is what the hall said. The venue says
// nothing of its own.
class VenueStore final : public SyncStore {
public:
    // Which devices of the hall were heard a moment ago; called when the central server is asked.
    using Heard = std::function<std::vector<AtHallNow>()>;
    // Something is wanted of this device; called on the thread that asks the central server.
    using Wanted = std::function<void(DeviceId)>;

    // Everything must outlive the store. Brings the hall's list up to what the copy says; errors
    // are those of the log and the list.
    static Result<std::unique_ptr<VenueStore>> open(EventId event, storage::SqliteFactLog& copy,
                                                    HallList& hall, Hub& hub, Heard heard = {},
                                                    Wanted wanted = {});

    // "error.ask_central_server": always.
    Status append(std::span<domain::Fact const> own) override;
    Result<std::vector<domain::Fact>> pending() override;
    Result<std::int64_t> pending_count() override;
    Result<std::vector<domain::Fact>> to_send(std::size_t limit, std::size_t most_bytes,
                                              AtHall at_hall = {}) override;
    Result<std::vector<Problem>> take_answers(std::span<FactAnswer const> answers,
                                              std::string const& epoch) override;
    Status send_again_from(std::int64_t sequence, domain::Fact const& stamp) override;
    Status forget_sent(Moment before) override;

    Result<Checkpoint> checkpoint() override;
    std::string also_asked() override;
    Status take_page(PullPage const& page) override;
    Status begin_epoch(std::string const& epoch) override;

    Status set_setting(std::string_view name, std::string_view value) override;
    Status wipe() override;

private:
    VenueStore(EventId event, storage::SqliteFactLog& copy, HallList& hall, Hub& hub, Heard heard,
               Wanted wanted)
        : m_event(event),
          m_copy(copy),
          m_hall(hall),
          m_hub(hub),
          m_heard(std::move(heard)),
          m_wanted(std::move(wanted)) {}
    void learn_devices(std::vector<storage::KnownDevice> const& told);
    std::vector<AnsweredAtHall> answered() const;

    EventId m_event;
    storage::SqliteFactLog& m_copy;
    HallList& m_hall;
    Hub& m_hub;
    Heard m_heard;
    Wanted m_wanted;
    std::set<DeviceId> m_known;
    std::set<DeviceId> m_revoked;
    std::string m_devices_mark;  // of what the central server told
};

}  // namespace ontmoet::sync
