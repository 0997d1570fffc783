// SPDX-License-Identifier: EUPL-1.2
#include "platform/service_manager.h"

#include "support/temp_folder.h"

#include <cstdlib>
#include <cstring>

#include <catch2/catch.hpp>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace ontmoet;

namespace {

// What systemd is for a program that it started: a socket of datagrams.
class NotifySocket {
public:
    NotifySocket() : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        auto const file = (m_folder.path() / "notify").string();
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, file.c_str(), sizeof(address.sun_path) - 1);
        REQUIRE(::bind(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0);
        ::setenv("NOTIFY_SOCKET", file.c_str(), 1);
    }
    NotifySocket(NotifySocket const&) = delete;
    NotifySocket& operator=(NotifySocket const&) = delete;
    ~NotifySocket() {
        ::unsetenv("NOTIFY_SOCKET");
        ::unsetenv("WATCHDOG_USEC");
        ::close(m_socket);
    }
    // Empty when nothing was said.
    std::string heard() {
        std::string words(256, '\0');
        auto const size = ::recv(m_socket, words.data(), words.size(), MSG_DONTWAIT);
        words.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
        return words;
    }

private:
    test::TempFolder m_folder;
    int m_socket;
};

}  // namespace

TEST_CASE("systemd hears that a program is ready, alive and ending") {
    NotifySocket systemd;
    platform::tell_ready();
    CHECK(systemd.heard() == "READY=1");
    platform::tell_alive();
    CHECK(systemd.heard() == "WATCHDOG=1");
    platform::tell_ending();
    CHECK(systemd.heard() == "STOPPING=1");
}

TEST_CASE("a sign of life is given twice in the time that systemd waits for one") {
    NotifySocket systemd;
    CHECK_FALSE(platform::alive_every());
    ::setenv("WATCHDOG_USEC", "30000000", 1);
    CHECK(platform::alive_every() == Duration{15'000});
}

TEST_CASE("without systemd nothing is told to anybody") {
    ::unsetenv("NOTIFY_SOCKET");
    platform::tell_ready();
    platform::tell_alive();
    CHECK_FALSE(platform::alive_every());
}
