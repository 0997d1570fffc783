// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ontmoet::test {

// What came back over a socket.
struct Reply {
    int status = 0;
    std::string head;
    std::string body;
};

// A client that says exactly what it is told, byte by byte: a browser never would. A test that
// waits longer than a minute for an answer has failed.
class SocketClient {
public:
    // `from`: an address of this machine, "127.0.0.2".
    explicit SocketClient(std::uint16_t port, char const* from = nullptr)
        : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
        REQUIRE(m_socket >= 0);
        timeval const longest{60, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        if (from != nullptr) {
            address.sin_addr.s_addr = ::inet_addr(from);
            REQUIRE(::bind(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        }
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    }
    SocketClient(SocketClient&& other) noexcept
        : m_socket(std::exchange(other.m_socket, -1)), m_received(std::move(other.m_received)) {}
    SocketClient(SocketClient const&) = delete;
    SocketClient& operator=(SocketClient const&) = delete;
    ~SocketClient() { close(); }

    void close() {
        if (m_socket >= 0) ::close(std::exchange(m_socket, -1));
    }
    // False when the other side has closed.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    // Nothing when the other side closes before a whole answer.
    std::optional<Reply> receive() {
        while (m_received.find("\r\n\r\n") == std::string::npos)
            if (!receive_more()) return std::nullopt;
        Reply reply;
        auto const end = m_received.find("\r\n\r\n") + 4;
        reply.head = m_received.substr(0, end);
        reply.status = std::stoi(reply.head.substr(9, 3));
        m_received.erase(0, end);
        m_head = reply.head;
        auto const length = content_length(reply.head);
        while (m_received.size() < length)
            if (!receive_more()) return std::nullopt;
        reply.body = m_received.substr(0, length);
        m_received.erase(0, length);
        return reply;
    }
    // Of the answer that receive() looked at last, also when its body never came.
    std::string const& received_head() const { return m_head; }
    // True when the other side closes without another byte.
    bool is_closed_by_server() { return m_received.empty() && !receive_more(); }

    Reply ask(std::string_view request) {
        REQUIRE(send(request));
        auto const reply = receive();
        REQUIRE(reply);
        return *reply;
    }

private:
    bool receive_more() {
        char bytes[16'384];
        auto const count = ::recv(m_socket, bytes, sizeof bytes, 0);
        if (count <= 0) return false;
        m_received.append(bytes, static_cast<std::size_t>(count));
        return true;
    }
    static std::size_t content_length(std::string const& head) {
        auto const at = head.find("Content-Length: ");
        if (at == std::string::npos) return 0;
        std::size_t length = 0;
        std::from_chars(head.data() + at + 16, head.data() + head.size(), length);
        return length;
    }

    int m_socket;
    std::string m_received;
    std::string m_head;
};

// Both ends of a connection are in this process: two descriptors each.
inline void allow_many_sockets() {
    rlimit files{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &files) == 0);
    files.rlim_cur = files.rlim_max;
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &files) == 0);
}

}  // namespace ontmoet::test
