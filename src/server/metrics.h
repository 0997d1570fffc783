// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <optional>
#include <string>

namespace ontmoet::server {

// How long things took, in classes, as Prometheus counts them.
class Histogram {
public:
    // Upper bounds in milliseconds; what is above counts in a last class of its own.
    static constexpr std::array<std::int64_t, 9> k_bounds_ms{5,   10,    25,    50,    100,
                                                             250, 1'000, 2'500, 10'000};

    void count(Duration took);
    std::array<std::uint64_t, k_bounds_ms.size() + 1> counts() const;  // each class alone
    std::uint64_t sum_ms() const { return m_sum_ms; }

private:
    std::array<std::atomic<std::uint64_t>, k_bounds_ms.size() + 1> m_counts{};
    std::atomic<std::uint64_t> m_sum_ms = 0;
};

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
    std::atomic<std::uint64_t> retention_near = 0;    // people of whose erasure was warned
    std::atomic<std::uint64_t> retention_erased = 0;  // because their time was over
    Histogram answer_times;                           // without long polls, which wait on purpose

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
