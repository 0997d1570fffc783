// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <optional>
#include <string>

namespace ontmoet::server {

// What the server counts for its operator; numbers only, nothing about people.
struct Metrics {
    std::array<std::atomic<std::uint64_t>, 6> answers_by_class{};  // index 2: 2xx
    std::atomic<std::uint64_t> facts_created = 0;
    std::atomic<std::uint64_t> facts_existing = 0;
    std::atomic<std::uint64_t> facts_refused = 0;
    std::atomic<std::uint64_t> facts_held = 0;  // on a venue server
    std::atomic<std::uint64_t> facts_sent = 0;
    std::atomic<std::uint64_t> failed_tokens = 0;
    std::atomic<std::uint64_t> devices_paired = 0;  // by code
    std::atomic<std::uint64_t> commits = 0;

    void count_answer(int status);
};

// Of a venue server.
struct VenueGauges {
    bool is_online = false;   // the central server answers
    std::size_t waiting = 0;  // facts it has not decided
};

// Gauges of this moment.
struct Gauges {
    std::size_t connections = 0;
    std::size_t parked_polls = 0;
    std::size_t waiting_jobs = 0;
    std::optional<VenueGauges> venue{};
};

// The text format of Prometheus, version 0.0.4.
std::string metrics_text(Metrics const& metrics, Gauges const& gauges);

}  // namespace ontmoet::server
