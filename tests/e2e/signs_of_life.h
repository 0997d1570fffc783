// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include <catch2/catch.hpp>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace ontmoet::e2e {

// What systemd hears of the kiosk.
class SignsOfLife {
public:
    explicit SignsOfLife(std::filesystem::path const& place)
        : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        place.string().copy(address.sun_path, sizeof address.sun_path - 1);
        REQUIRE(::bind(m_socket, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0);
        ::setenv("NOTIFY_SOCKET", place.c_str(), 1);
        ::setenv("WATCHDOG_USEC", "1000000", 1);
    }
    SignsOfLife(SignsOfLife const&) = delete;
    SignsOfLife& operator=(SignsOfLife const&) = delete;
    ~SignsOfLife() {
        ::unsetenv("NOTIFY_SOCKET");
        ::unsetenv("WATCHDOG_USEC");
        ::close(m_socket);
    }
    // Within the time.
    bool hears(std::string const& sign, std::chrono::milliseconds longest) const {
        auto const until = std::chrono::steady_clock::now() + longest;
        std::string said(100, '\0');
        while (std::chrono::steady_clock::now() < until) {
            auto const size = ::recv(m_socket, said.data(), said.size(), MSG_DONTWAIT);
            if (size > 0 && said.substr(0, static_cast<std::size_t>(size)) == sign) return true;
            if (size <= 0) std::this_thread::sleep_for(std::chrono::milliseconds{20});
        }
        return false;
    }

private:
    int m_socket;
};

}  // namespace ontmoet::e2e
