// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

namespace ontmoet::e2e {

// What a network may do to one connection.
enum class Fault {
    none,
    refused,      // closed at once
    late,         // reaches the server only after others that began later
    delayed,      // every piece waits
    cut,          // ends in the middle of something
    half_open,    // goes silent without an end, for some seconds
    slow,         // a few bytes at a time (slow loris)
    wrong_bytes,  // one bit on its way is another one
};

// The cable between kiosks and a server: passes TCP connections on until it is pulled; then every
// connection breaks and new ones are refused. Disturbed, each new connection may meet a fault.
class Cable {
public:
    explicit Cable(int server_port);
    ~Cable();

    int port() const { return m_port; }
    void pull() { m_plugged = false; }
    void plug() { m_plugged = true; }
    // This share of the connections, those there are and new ones, meets a fault, by chance from
    // `seed`.
    void disturb(std::uint64_t seed, int per_cent);
    // No new faults; connections that have one end.
    void calm();
    // Connections that met a fault so far.
    int faults() const { return m_faults; }

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Line {
        int kiosk = -1;
        int server = -1;  // -1: not connected yet
        Fault fault = Fault::none;
        std::size_t left = 0;  // bytes until it strikes
        Time ready{};          // nothing happens before
        Time end{};            // of a silence
    };

    void carry(std::stop_token const& stop);
    void accept_line();
    bool connect(Line& line) const;
    bool step(Line& line, short from_kiosk, short from_server);
    bool pass_on(Line& line, int from, int to);
    void meet_fault(Line& line);

    int m_server_port;
    int m_port = 0;
    int m_listener = -1;
    std::atomic<bool> m_plugged{true};
    std::atomic<int> m_per_cent{0};
    std::atomic<int> m_faults{0};
    std::mutex m_mutex;
    Random m_random{1};  // guarded by m_mutex
    std::vector<Line> m_lines;
    std::jthread m_thread;
};

}  // namespace ontmoet::e2e
