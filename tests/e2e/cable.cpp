// SPDX-License-Identifier: EUPL-1.2
#include "e2e/cable.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ontmoet::e2e {
namespace {

using std::chrono::milliseconds;

// A step of the loop: as exact as delays need to be.
constexpr int k_step_ms = 10;
constexpr milliseconds k_longest_late{1'500};
constexpr milliseconds k_longest_delay{400};
constexpr milliseconds k_silence{4'000};
constexpr std::size_t k_slow_bytes = 40;
// Where a cut or a wrong byte strikes: within a request, or a page of an answer.
constexpr std::size_t k_furthest_strike = 20'000;

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool send_all(int to, char const* bytes, std::size_t count) {
    while (count > 0) {
        auto const part = ::send(to, bytes, count, MSG_NOSIGNAL);
        if (part <= 0) return false;
        bytes += part;
        count -= static_cast<std::size_t>(part);
    }
    return true;
}

void close_one(int descriptor) {
    if (descriptor >= 0) ::close(descriptor);
}

}  // namespace

Cable::Cable(int server_port) : m_server_port(server_port) {
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
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

void Cable::disturb(std::uint64_t seed, int per_cent) {
    std::scoped_lock const lock(m_mutex);
    m_random = Random(seed);
    m_per_cent = per_cent;
    for (auto& line : m_lines)
        if (line.fault == Fault::none) meet_fault(line);
}

void Cable::calm() {
    m_per_cent = 0;
}

void Cable::carry(std::stop_token const& stop) {
    while (!stop.stop_requested()) {
        std::vector<pollfd> waiting{{m_listener, POLLIN, 0}};
        auto const now = std::chrono::steady_clock::now();
        for (auto const& line : m_lines) {
            bool const rests = now < line.ready || line.end != Time{};
            waiting.push_back({rests ? -1 : line.kiosk, POLLIN, 0});
            waiting.push_back({rests ? -1 : line.server, POLLIN, 0});
        }
        (void)::poll(waiting.data(), waiting.size(), k_step_ms);
        std::scoped_lock const lock(m_mutex);
        std::vector<Line> kept;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            auto& line = m_lines[i];
            if (step(line, waiting[1 + 2 * i].revents, waiting[2 + 2 * i].revents)) {
                kept.push_back(line);
            } else {
                close_one(line.kiosk);
                close_one(line.server);
            }
        }
        m_lines = std::move(kept);
        if ((waiting[0].revents & POLLIN) != 0) accept_line();
    }
    for (auto const& line : m_lines) {
        close_one(line.kiosk);
        close_one(line.server);
    }
}

void Cable::accept_line() {
    Line line;
    line.kiosk = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    meet_fault(line);
    if (line.fault == Fault::late)
        line.ready =
            std::chrono::steady_clock::now() + milliseconds(m_random.below(k_longest_late.count()));
    bool const through = line.fault == Fault::late || connect(line);
    if (m_plugged && line.fault != Fault::refused && through) return m_lines.push_back(line);
    close_one(line.kiosk);
    close_one(line.server);
}

void Cable::meet_fault(Line& line) {
    line.left = static_cast<std::size_t>(m_random.below(k_furthest_strike));
    if (m_random.below(100) >= static_cast<std::uint64_t>(m_per_cent)) return;
    line.fault = static_cast<Fault>(1 + m_random.below(7));
    ++m_faults;
}

bool Cable::connect(Line& line) const {
    line.server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto const address = loopback(m_server_port);
    return ::connect(line.server, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
}

// False when the connection is over.
bool Cable::step(Line& line, short from_kiosk, short from_server) {
    auto const now = std::chrono::steady_clock::now();
    bool const is_calm = m_per_cent == 0 && line.fault != Fault::none;
    bool const is_refused = line.fault == Fault::refused;
    if (!m_plugged || is_calm || is_refused || (line.end != Time{} && now > line.end)) return false;
    if (line.server < 0) return now < line.ready || connect(line);
    if (from_kiosk != 0 && !pass_on(line, line.kiosk, line.server)) return false;
    if (line.end == Time{} && from_server != 0) return pass_on(line, line.server, line.kiosk);
    return true;
}

bool Cable::pass_on(Line& line, int from, int to) {
    std::array<char, 65536> buffer{};
    auto const most = line.fault == Fault::slow ? k_slow_bytes : buffer.size();
    auto const read = ::read(from, buffer.data(), most);
    if (read <= 0) return false;
    auto const count = static_cast<std::size_t>(read);
    auto const now = std::chrono::steady_clock::now();
    bool const strikes = line.left < count;
    switch (line.fault) {
        case Fault::cut:
            if (strikes) (void)send_all(to, buffer.data(), line.left);
            if (strikes) return false;
            break;
        case Fault::wrong_bytes:
            if (strikes) buffer[line.left] = static_cast<char>(buffer[line.left] ^ 0x10);
            break;
        case Fault::half_open:
            if (strikes) line.end = now + k_silence;
            if (strikes) return true;
            break;
        case Fault::delayed:
            line.ready = now + milliseconds(m_random.below(k_longest_delay.count()));
            break;
        case Fault::slow: line.ready = now + milliseconds(k_step_ms); break;
        case Fault::none:
        case Fault::refused:
        case Fault::late: break;
    }
    line.left = strikes ? k_furthest_strike : line.left - count;
    return send_all(to, buffer.data(), count);
}

}  // namespace ontmoet::e2e
