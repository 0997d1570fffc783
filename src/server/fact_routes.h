// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/call.h"
#include "server/failed_tokens.h"
#include "server/job_queue.h"
#include "storage/devices.h"
#include "sync/hub.h"

#include <cstdint>
#include <functional>
#include <unordered_map>

namespace ontmoet::server {

// The I/O thread as its guests see it.
struct Loop {
    std::function<void(std::function<void()>)> post;             // from any thread
    std::function<void(Duration, std::function<void()>)> after;  // from the loop itself
};

// /v1/events/{event}/facts: what kiosks say and hear (sync/protocol.h). Pushes queue for the writer
// thread, which commits all that wait at once; polls without news are parked until the hub calls.
class FactRoutes {
public:
    static constexpr std::string_view k_pattern = "/v1/events/{event}/facts";

    // `behind_proxy`: the address to count against is the last one of X-Forwarded-For. The hub, the
    // devices and the loop must outlive it.
    FactRoutes(Books books, sync::Hub& hub, storage::Devices& devices, Loop loop,
               bool behind_proxy);
    ~FactRoutes();
    FactRoutes(FactRoutes const&) = delete;
    FactRoutes& operator=(FactRoutes const&) = delete;

    // On the loop.
    void handle(CallPtr call, std::string_view event_text);
    // Answers everything that is parked, and parks nothing any more. On the loop.
    void release_all();
    // Ends the writer when it has done what waits.
    void finish();

    std::size_t parked() const { return m_parked.size(); }
    std::size_t waiting() const { return m_writer.waiting(); }

private:
    struct PushJob {
        CallPtr call;
        sync::Push push;
    };
    struct Poll {
        CallPtr call;
        storage::Device device;
        sync::Pull pull;
        std::int64_t decided_up_to = 0;  // of the first page, to see that there is news
        Duration until{0};
        sync::Hub::WaiterId waiter = 0;
    };
    using PollId = std::uint64_t;

    // The device that asks; otherwise the call has been answered.
    std::optional<storage::Device> authenticated(CallPtr const& call, EventId event);
    std::string peer_of(Request const& request) const;
    void push(CallPtr call, storage::Device device);
    void commit(std::vector<PushJob> jobs);
    void count_decisions(sync::PushAnswer const& answer);
    void pull(CallPtr call, storage::Device device);
    void park(PollId id, domain::Cursor after);
    void look_again(PollId id);
    void answer_page(CallPtr const& call, sync::PullPage const& page);
    void tick();

    Books m_books;
    sync::Hub& m_hub;
    storage::Devices& m_devices;
    Loop m_loop;
    bool m_behind_proxy;
    FailedTokens m_failed_tokens;
    std::unordered_map<PollId, Poll> m_parked;
    PollId m_last_poll = 0;
    bool m_is_ticking = false;
    bool m_is_releasing = false;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    JobQueue<PushJob> m_writer;  // last: its thread uses the rest
};

}  // namespace ontmoet::server
