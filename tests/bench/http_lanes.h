// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

// Many HTTP connections of one thread, each as bare as it can be: the bench shares its processors
// with the server.
namespace ontmoet::test {

using Ticks = std::chrono::steady_clock;

inline double ms_since(Ticks::time_point begin) {
    return std::chrono::duration<double, std::milli>(Ticks::now() - begin).count();
}

inline double percentile(std::vector<double>& values, double share) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

struct Reply {
    int status = 0;
    std::string body;  // as it came, maybe packed
    bool packed = false;
};

// One connection with one request at a time.
class Lane {
public:
    Lane(int port, int address) : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK + static_cast<unsigned>(address));
        check(::bind(m_socket, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0, "an address");
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        at.sin_port = htons(static_cast<std::uint16_t>(port));
        check(::connect(m_socket, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0, "a server");
        int const yes = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }
    Lane(Lane&& other) noexcept : sent(other.sent), m_socket(std::exchange(other.m_socket, -1)) {}
    Lane(Lane const&) = delete;
    Lane& operator=(Lane const&) = delete;
    ~Lane() {
        if (m_socket >= 0) ::close(m_socket);
    }

    void send(std::string const& request) {
        sent = Ticks::now();
        for (std::size_t done = 0; done < request.size();) {
            auto const part =
                ::send(m_socket, request.data() + done, request.size() - done, MSG_NOSIGNAL);
            check(part > 0, "the server listens");
            done += static_cast<std::size_t>(part);
        }
    }
    // What has come so far; a whole answer, if there is one.
    std::optional<Reply> receive(int flags = MSG_DONTWAIT) {
        std::array<char, 65'536> bytes;
        auto const count = ::recv(m_socket, bytes.data(), bytes.size(), flags);
        check(count > 0, "the server answers");
        m_received.append(bytes.data(), static_cast<std::size_t>(count));
        auto const end = m_received.find("\r\n\r\n");
        if (end == std::string::npos) return std::nullopt;
        auto const at = m_received.find("Content-Length: ");
        std::size_t length = 0;
        std::from_chars(m_received.data() + at + 16, m_received.data() + end, length);
        if (m_received.size() < end + 4 + length) return std::nullopt;
        Reply reply{std::stoi(m_received.substr(9, 3)), m_received.substr(end + 4, length),
                    m_received.find("Content-Encoding: gzip") < end};
        m_received.erase(0, end + 4 + length);
        return reply;
    }
    Reply ask(std::string const& request) {
        send(request);
        for (;;)
            if (auto reply = receive(0)) return std::move(*reply);
    }
    int socket() const { return m_socket; }

    Ticks::time_point sent;

private:
    int m_socket;
    std::string m_received;
};

// Gives every answer to `take` until it says that it is enough or the time is over.
inline void pump(
    std::vector<Lane>& lanes, Ticks::time_point until,
    std::function<bool(std::size_t lane, Reply)> const& take,
    std::function<void()> const& between = [] {}) {
    std::vector<pollfd> waiting;
    for (auto const& lane : lanes) waiting.push_back({lane.socket(), POLLIN, 0});
    while (Ticks::now() < until) {
        (void)::poll(waiting.data(), waiting.size(), 2);
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            if (waiting[i].revents == 0) continue;
            auto reply = lanes[i].receive();
            if (reply && take(i, std::move(*reply))) return;
        }
        between();
    }
}

// The beginning of a page: all but its facts.
inline std::string beginning_of(Reply const& reply) {
    if (!reply.packed) return reply.body.substr(0, 400);
    z_stream stream{};
    check(inflateInit2(&stream, 15 + 16) == Z_OK, "zlib starts");
    std::string plain(400, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(reply.body.data()));
    stream.avail_in = static_cast<uInt>(reply.body.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    (void)inflate(&stream, Z_SYNC_FLUSH);
    inflateEnd(&stream);
    return plain;
}
inline long number_in(std::string const& text, std::string const& name) {
    auto const at = text.find("\"" + name + "\":");
    return at == std::string::npos ? -1 : std::atol(text.c_str() + at + name.size() + 3);
}

inline std::string request(std::string const& method, std::string const& target,
                           std::string const& token, std::string const& body = {}) {
    return method + " " + target + " HTTP/1.1\r\nHost: x\r\nOntmoet-Protocol: 1\r\n" +
           "Accept-Encoding: gzip\r\nAuthorization: Bearer " + token +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace ontmoet::test
