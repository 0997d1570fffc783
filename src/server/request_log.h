// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <functional>
#include <string>
#include <string_view>

namespace ontmoet::server {

// One answered request, told without anything about a person: the pattern of the route instead of
// its target, the device instead of an address.
struct LoggedRequest {
    std::string_view method;
    std::string_view route;  // "/v1/events/{event}/facts"
    int status = 0;
    Duration took{0};
    std::string_view device;       // empty: not known
    std::string_view message_key;  // of a refusal
};

// Writes JSON lines, one for each thing that happened: {"at":…,"what":"request",…}.
class RequestLog {
public:
    using Sink = std::function<void(std::string_view line)>;

    RequestLog(Clock const& clock, Sink sink) : m_clock(clock), m_sink(std::move(sink)) {}

    void request(LoggedRequest const& request) const;
    // A step in the server's life: "started", "stopped".
    void step(std::string_view what, std::string_view detail = {}) const;

private:
    Clock const& m_clock;
    Sink m_sink;
};

// The whole line to standard error in one write, so that threads do not mix.
void write_to_stderr(std::string_view line);

}  // namespace ontmoet::server
