// SPDX-License-Identifier: EUPL-1.2
#include "e2e/cable.h"

#include <array>
#include <stdexcept>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ontmoet::e2e {
namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool pass_on(int from, int to) {
    std::array<char, 65536> buffer{};
    auto const count = ::read(from, buffer.data(), buffer.size());
    if (count <= 0) return false;
    for (ssize_t sent = 0; sent < count;) {
        auto const part =
            ::send(to, buffer.data() + sent, static_cast<std::size_t>(count - sent), MSG_NOSIGNAL);
        if (part <= 0) return false;
        sent += part;
    }
    return true;
}

using Pair = std::pair<int, int>;

void close_both(Pair const& pair) {
    ::close(pair.first);
    ::close(pair.second);
}

}  // namespace

Cable::Cable(int server_port) : m_server_port(server_port) {
    m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
    auto address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(m_listener, 16) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("no port for the cable");
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread([this](std::stop_token const& stop) { carry(stop); });
}

Cable::~Cable() {
    m_thread.request_stop();
    m_thread.join();
    ::close(m_listener);
}

void Cable::carry(std::stop_token const& stop) {
    std::vector<Pair> pairs;
    while (!stop.stop_requested()) {
        std::vector<pollfd> waiting{{m_listener, POLLIN, 0}};
        for (auto const& [kiosk, server] : pairs) {
            waiting.push_back({kiosk, POLLIN, 0});
            waiting.push_back({server, POLLIN, 0});
        }
        (void)::poll(waiting.data(), waiting.size(), 20);
        std::vector<Pair> kept;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            auto const& pair = pairs[i];
            bool good = m_plugged;
            if (good && waiting[1 + 2 * i].revents != 0) good = pass_on(pair.first, pair.second);
            if (good && waiting[2 + 2 * i].revents != 0) good = pass_on(pair.second, pair.first);
            if (good)
                kept.push_back(pair);
            else
                close_both(pair);
        }
        pairs = std::move(kept);
        if ((waiting[0].revents & POLLIN) == 0) continue;
        int const kiosk = ::accept(m_listener, nullptr, nullptr);
        int const server = ::socket(AF_INET, SOCK_STREAM, 0);
        auto const address = loopback(m_server_port);
        bool const through =
            m_plugged &&
            ::connect(server, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
        if (through)
            pairs.emplace_back(kiosk, server);
        else
            close_both({kiosk, server});
    }
    for (auto const& pair : pairs) close_both(pair);
}

}  // namespace ontmoet::e2e
