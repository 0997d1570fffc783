// SPDX-License-Identifier: EUPL-1.2
#include "printing/wire_printer.h"

#include "printing/limits.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <linux/lp.h>
#include <netdb.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ontmoet::printing {
namespace {

using Waits = short;

// A socket or device; closes itself.
class Cable {
public:
    explicit Cable(int file) : m_file(file) {}
    Cable(Cable&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}
    Cable& operator=(Cable&&) = delete;
    ~Cable() {
        if (m_file >= 0) ::close(m_file);
    }

    bool is_open() const { return m_file >= 0; }
    int file() const { return m_file; }
    bool can_answer() const {
        struct stat status {};
        if (::fstat(m_file, &status) != 0) return false;
        return S_ISSOCK(status.st_mode) ||
               (S_ISCHR(status.st_mode) && (::fcntl(m_file, F_GETFL) & O_ACCMODE) == O_RDWR);
    }
    // Whether it can be read from or written to (`what`) before the time is over or `stop`.
    bool wait(Waits what, Duration longest, std::stop_token const& stop) const {
        for (auto left = longest; left.count() > 0 && !stop.stop_requested();
             left -= k_stop_check) {
            pollfd one{m_file, what, 0};
            auto const slice = std::min(left, k_stop_check);
            int const ready = ::poll(&one, 1, static_cast<int>(slice.count()));
            if (ready > 0) return (one.revents & (what | POLLHUP)) != 0;
            if (ready < 0 && errno != EINTR) return false;
        }
        return false;
    }
    // False when it broke or took nothing for k_write_timeout.
    bool send(std::string_view bytes, std::stop_token const& stop) const {
        while (!bytes.empty()) {
            auto const sent = write_some(bytes);
            if (sent > 0)
                bytes.remove_prefix(static_cast<std::size_t>(sent));
            else if (sent < 0 && errno != EAGAIN && errno != EINTR)
                return false;
            else if (!wait(POLLOUT, k_write_timeout, stop))
                return false;
        }
        return true;
    }

private:
    // A printer that hangs up is an error and no signal.
    ssize_t write_some(std::string_view bytes) const {
        auto const sent = ::send(m_file, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == ENOTSOCK) return ::write(m_file, bytes.data(), bytes.size());
        return sent;
    }

    int m_file;
};

Cable connected(addrinfo const& to, std::stop_token const& stop) {
    Cable cable(
        ::socket(to.ai_family, to.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, to.ai_protocol));
    if (!cable.is_open()) return cable;
    if (::connect(cable.file(), to.ai_addr, to.ai_addrlen) == 0) return cable;
    if (errno != EINPROGRESS || !cable.wait(POLLOUT, k_connect_timeout, stop)) return Cable(-1);
    int reason = 0;
    socklen_t length = sizeof reason;
    ::getsockopt(cable.file(), SOL_SOCKET, SO_ERROR, &reason, &length);
    if (reason != 0) return Cable(-1);
    return cable;
}

Cable open_socket(std::string const& host, std::string const& port, std::stop_token const& stop) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), port.c_str(), &wanted, &found) != 0) return Cable(-1);
    std::unique_ptr<addrinfo, void (*)(addrinfo*)> const kept(found, ::freeaddrinfo);
    for (auto const* to = found; to != nullptr; to = to->ai_next)
        if (auto cable = connected(*to, stop); cable.is_open()) return cable;
    return Cable(-1);
}

Cable open_device(std::string const& path) {
    constexpr int k_flags = O_NONBLOCK | O_NOCTTY | O_CLOEXEC | O_APPEND;
    int const both_ways = ::open(path.c_str(), O_RDWR | k_flags);
    return Cable(both_ways >= 0 ? both_ways : ::open(path.c_str(), O_WRONLY | k_flags));
}

Cable open_cable(std::string const& address, std::stop_token const& stop) {
    auto const target = address.substr(address.find(':') + 1);
    if (address.starts_with("file:")) return open_device(target);
    auto const colon = target.rfind(':');
    if (colon == std::string::npos) return open_socket(target, "9100", stop);
    return open_socket(target.substr(0, colon), target.substr(colon + 1), stop);
}

// As the driver of a USB printer sees its wires.
std::optional<PrinterState> told_by_driver(Cable const& cable) {
    int wires = 0;
    if (::ioctl(cable.file(), LPGETSTATUS, &wires) != 0) return {};
    if ((wires & LP_POUTPA) != 0) return PrinterState::paper_out;
    bool const is_well = (wires & LP_PSELECD) != 0 && (wires & LP_PERRORP) != 0;
    return is_well ? PrinterState::ready : PrinterState::stopped;
}

PrinterState state_of(Cable const& cable, Wire wire, std::stop_token const& stop) {
    if (auto const told = told_by_driver(cable)) return *told;
    if (!cable.can_answer()) return PrinterState::ready;
    if (!cable.send(status_question(wire), stop)) return PrinterState::stopped;
    std::string answer;
    while (cable.wait(POLLIN, k_status_timeout, stop)) {
        std::array<char, 256> piece{};
        auto const read = ::read(cable.file(), piece.data(), piece.size());
        if (read <= 0) break;
        answer.append(piece.data(), static_cast<std::size_t>(read));
        if (auto const state = status_answer(wire, answer)) return *state;
    }
    return PrinterState::ready;
}

// A socket is printed when the printer has taken all: most close it then.
void hang_up(Cable const& cable, std::stop_token const& stop) {
    if (::shutdown(cable.file(), SHUT_WR) == 0) cable.wait(POLLIN, k_status_timeout, stop);
}

std::optional<PrinterState> esc_pos_answer(std::string_view answer) {
    constexpr std::size_t k_bytes = 3;
    std::array<unsigned, k_bytes> told{};
    std::size_t count = 0;
    for (char const letter : answer) {
        auto const byte = static_cast<unsigned char>(letter);
        bool const is_status = (byte & 0x93U) == 0x12U;
        if (is_status && count < k_bytes) told[count++] = byte;
    }
    if (count < k_bytes) return {};
    bool const no_paper = (told[1] & 0x20U) != 0 || (told[2] & 0x60U) != 0;
    bool const stopped = (told[0] & 0x08U) != 0 || (told[1] & 0x44U) != 0;
    if (no_paper) return PrinterState::paper_out;
    return stopped ? PrinterState::stopped : PrinterState::ready;
}

// The value after so many commas of the line that begins after the mark with this number.
std::string_view zpl_value(std::string_view answer, int line, int value) {
    constexpr char k_begin = '\x02';
    for (int i = 0; i <= line; ++i) {
        auto const begin = answer.find(k_begin);
        if (begin == answer.npos) return {};
        answer.remove_prefix(begin + 1);
    }
    for (int i = 0; i < value; ++i) {
        auto const comma = answer.find(',');
        if (comma == answer.npos) return {};
        answer.remove_prefix(comma + 1);
    }
    return answer.substr(0, answer.find_first_of(",\x03"));
}

std::optional<PrinterState> zpl_answer(std::string_view answer) {
    constexpr char k_end = '\x03';
    if (std::ranges::count(answer, k_end) < 3) return {};
    if (zpl_value(answer, 0, 1) == "1") return PrinterState::paper_out;
    bool const stopped = zpl_value(answer, 0, 2) == "1" || zpl_value(answer, 1, 2) == "1" ||
                         zpl_value(answer, 1, 3) == "1";
    return stopped ? PrinterState::stopped : PrinterState::ready;
}

}  // namespace

std::string_view status_question(Wire wire) {
    return wire == Wire::zpl ? "~HS" : "\x10\x04\x01\x10\x04\x02\x10\x04\x04";
}

std::optional<PrinterState> status_answer(Wire wire, std::string_view answer) {
    return wire == Wire::zpl ? zpl_answer(answer) : esc_pos_answer(answer);
}

WirePrinter::WirePrinter(std::string address, Wire wire)
    : m_address(std::move(address)), m_wire(wire) {}

PrinterState WirePrinter::state() {
    std::stop_token const never;
    auto const cable = open_cable(m_address, never);
    return cable.is_open() ? state_of(cable, m_wire, never) : PrinterState::absent;
}

Status WirePrinter::print(std::string_view bytes, std::stop_token const& stop, Tell const& tell) {
    auto const cable = open_cable(m_address, stop);
    if (!cable.is_open()) return printer_error(PrinterState::absent);
    auto const state = state_of(cable, m_wire, stop);
    tell(state == PrinterState::ready ? PrinterState::printing : state);
    if (state != PrinterState::ready) return printer_error(state);
    if (!cable.send(bytes, stop)) return printer_error(PrinterState::stopped);
    hang_up(cable, stop);
    return {};
}

}  // namespace ontmoet::printing
