// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/gate.h"
#include "server/job_queue.h"
#include "server/lending.h"
#include "sync/device_orders.h"
#include "sync/hub.h"

#include <cstdint>
#include <functional>
#include <unordered_map>

namespace ontmoet::server {

// /v1/events/{event}/facts: what kiosks say and hear (sync/protocol.h), and beside it …/devices.
// Pushes queue for the writer thread, which commits all that wait at once; polls without news are
// parked until the hub calls. An epoch is told with the role of the device: in another role it
// loads anew what it may see.
class FactRoutes {
public:
    // The hub, the devices, the gate, the lending and the loop must outlive it.
    FactRoutes(Books books, sync::Hub& hub, storage::Devices& devices, Gate& gate, Lending& lending,
               Loop loop);
    ~FactRoutes();
    FactRoutes(FactRoutes const&) = delete;
    FactRoutes& operator=(FactRoutes const&) = delete;

    // Act::push, Act::pull or Act::watch_devices. On the loop.
    void handle(CallPtr call, Act act, std::string_view event_text);
    // Its role is another one or it was revoked: it, and every venue server, hears so at once. On
    // the loop.
    void device_changed(DeviceId device);
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

    void list_devices(Call& call, storage::Device const& device);
    Status take_hall_answers(EventId event, std::vector<sync::AnsweredAtHall> const& answered);
    void answer_orders(CallPtr const& call, storage::Device const& device);
    Result<std::vector<sync::DeviceOrder>> take_order_answers(storage::Device const& device,
                                                              sync::OrderAnswers const& said);
    void push(CallPtr call, storage::Device device);
    void commit(std::vector<PushJob> jobs);
    void count_decisions(sync::PushAnswer const& answer);
    void pull(CallPtr call, storage::Device device);
    Result<sync::PullPage> page_for(storage::Device const& device, sync::Pull const& pull);
    void park(PollId id, sync::PullPage const& page);
    void look_again(PollId id);
    void answer_page(CallPtr const& call, storage::Device const& device, sync::PullPage page);
    void answer_gone(CallPtr const& call, Error const& error);
    void tick();

    Books m_books;
    sync::Hub& m_hub;
    storage::Devices& m_devices;
    Gate& m_gate;
    Lending& m_lending;
    Loop m_loop;
    std::unordered_map<PollId, Poll> m_parked;
    PollId m_last_poll = 0;
    bool m_is_ticking = false;
    bool m_is_releasing = false;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    JobQueue<PushJob> m_writer;  // last: its thread uses the rest
};

}  // namespace ontmoet::server
