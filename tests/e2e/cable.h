// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <thread>

namespace ontmoet::e2e {

// The cable between a kiosk and the server: passes TCP connections on until it is pulled; then
// every connection breaks and new ones are refused.
class Cable {
public:
    explicit Cable(int server_port);
    ~Cable();

    int port() const { return m_port; }
    void pull() { m_plugged = false; }
    void plug() { m_plugged = true; }

private:
    void carry(std::stop_token const& stop);

    int m_server_port;
    int m_port = 0;
    int m_listener = -1;
    std::atomic<bool> m_plugged{true};
    std::jthread m_thread;
};

}  // namespace ontmoet::e2e
