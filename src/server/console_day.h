// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "server/console_gate.h"
#include "server/desk.h"
#include "server/gate.h"

#include <string>
#include <string_view>

namespace ontmoet::server {

// The console on the day itself (console_day_routes.h) and its overview: what a host's kiosk shows
// and does, by the same facts.
class ConsoleDay {
public:
    struct Parts {
        Clock const& clock;
        Desk& desk;
        sync::Hub& hub;
        i18n::Tongues const& tongues;
    };
    explicit ConsoleDay(Parts parts) : m_parts(parts) {}

    static bool has(Act act) { return act >= Act::console_plan && act <= Act::set_hall; }
    // Whether it may take seconds: then it is not for the slow thread.
    static bool is_long(Act act) { return act == Act::try_plan; }
    ConsoleGate::Work work_for(CallPtr const& call, Act act);
    // `heard`: of devices, as the loop has it.
    Result<std::string> live(Visit const& visit, sync::PresenceBoard const& heard);

private:
    Result<std::string> plan(Visit const& visit);
    Result<std::string> preview(Visit const& visit, std::string_view body);
    Result<std::string> publish(Visit const& visit, std::string_view body);
    Result<std::string> announce(Visit const& visit, std::string_view body);
    Result<std::string> end_announcement(Visit const& visit, std::string_view body);
    Result<std::string> hall(Visit const& visit);
    Result<std::string> set_hall(Visit const& visit, std::string_view body);
    Result<std::string> settle(Visit const& visit, std::string_view body);

    Parts m_parts;
};

}  // namespace ontmoet::server
