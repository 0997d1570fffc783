// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/gate.h"
#include "sync/hub.h"

#include <map>
#include <memory>

namespace ontmoet::server {

// Who asks for news is lent tables to promise while it cannot ask (sync/lending.h). Each of several
// servers lends to those that ask it. On the loop.
class Lending {
public:
    // The hub, the slow work and the loop must outlive it.
    Lending(Books books, sync::Hub& hub, SlowWork& slow, Loop loop)
        : m_books(books), m_hub(hub), m_slow(slow), m_loop(std::move(loop)) {}
    ~Lending() { *m_alive = false; }
    Lending(Lending const&) = delete;
    Lending& operator=(Lending const&) = delete;

    void heard(EventId event, DeviceId device, storage::Role role);

private:
    void lend();

    Books m_books;
    sync::Hub& m_hub;
    SlowWork& m_slow;
    Loop m_loop;
    std::map<EventId, std::map<DeviceId, Duration>> m_heard;  // uptime
    bool m_is_due = false;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace ontmoet::server
