// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/call.h"
#include "server/desk.h"
#include "server/gate.h"
#include "server/slow_work.h"

#include <functional>
#include <string>
#include <vector>

namespace ontmoet::server {

// /v1/admin/…: a Desk over HTTP for the commands of whoever owns the data folder (RemoteDesk). The
// token stands in the folder's server.json, which only its owner can read.
class AdminRoutes {
public:
    AdminRoutes(Desk& desk, SlowWork& slow, Gate& gate, std::string token)
        : m_desk(desk), m_slow(slow), m_gate(gate), m_token(std::move(token)) {}

    // Whether the request carries the token; takes the same time for every wrong one.
    bool is_admin(Request const& request) const;
    // `values`: what stands in the target for the {…} of the route. On the I/O thread.
    void handle(CallPtr call, Act act, std::vector<std::string> const& values);

private:
    using Work = std::function<Result<std::string>()>;
    Work work_for(CallPtr const& call, Act act, EventId event) const;
    Work work_for_device(CallPtr const& call, Act act, EventId event, DeviceId device) const;

    Desk& m_desk;
    SlowWork& m_slow;
    Gate& m_gate;
    std::string m_token;
};

}  // namespace ontmoet::server
