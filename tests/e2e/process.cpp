// SPDX-License-Identifier: EUPL-1.2
#include "e2e/process.h"

#include <array>
#include <fstream>
#include <stdexcept>

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ontmoet::e2e {

Process::Process(std::vector<std::string> const& words, std::string const& log) {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    ::signal(SIGPIPE, SIG_IGN);
    ::signal(SIGXFSZ, SIG_IGN);  // the program's too: a full disk is told by the write that fails
    m_pid = ::fork();
    if (m_pid == 0) {
        ::dup2(in[0], STDIN_FILENO);
        ::dup2(out[1], STDOUT_FILENO);
        if (!log.empty())
            ::dup2(::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), STDERR_FILENO);
        std::vector<char*> pointers;
        for (auto const& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
        pointers.push_back(nullptr);
        ::execv(pointers[0], pointers.data());
        ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    m_input = in[1];
    m_output = out[0];
}

Process::~Process() {
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        (void)wait();
    }
    ::close(m_input);
    ::close(m_output);
}

void Process::write_line(std::string const& line) {
    auto const text = line + "\n";
    std::size_t written = 0;
    while (written < text.size()) {
        auto const count = ::write(m_input, text.data() + written, text.size() - written);
        if (count <= 0) throw std::runtime_error("the program does not listen: " + line);
        written += static_cast<std::size_t>(count);
    }
}

std::optional<std::string> Process::read_line(std::chrono::milliseconds longest) {
    auto const until = std::chrono::steady_clock::now() + longest;
    for (;;) {
        if (auto const end = m_read.find('\n'); end != std::string::npos) {
            auto line = m_read.substr(0, end);
            m_read.erase(0, end + 1);
            return line;
        }
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(
            until - std::chrono::steady_clock::now());
        if (left.count() <= 0) return std::nullopt;
        pollfd waiting{m_output, POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return std::nullopt;
        std::array<char, 65536> buffer{};
        auto const count = ::read(m_output, buffer.data(), buffer.size());
        if (count <= 0) return std::nullopt;
        m_read.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

void Process::signal(int number) {
    ::kill(m_pid, number);
}

int Process::wait() {
    if (m_pid <= 0) return -1;
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_pid = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

double Process::cpu_seconds() const {
    std::ifstream stat("/proc/" + std::to_string(m_pid) + "/stat");
    std::string field;
    double ticks = 0;
    for (int i = 1; stat >> field && i <= 15; ++i)
        if (i >= 14) ticks += std::stod(field);
    return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

Finished run(std::vector<std::string> const& words) {
    Process process(words);
    Finished finished;
    while (auto line = process.read_line(std::chrono::minutes{2})) finished.output += *line + "\n";
    finished.code = process.wait();
    return finished;
}

int free_port() {
    // Below those that the system gives to connections: none of them takes it before its server
    // does. Tests that run at the same time begin in different places.
    constexpr int first = 20'000;
    constexpr int count = 12'000;
    static int asked = 0;
    for (int tries = 0; tries < count; ++tries) {
        int const port = first + (::getpid() * 37 + asked++) % count;
        int const socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        bool const is_free =
            ::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        ::close(socket);
        if (is_free) return port;
    }
    throw std::runtime_error("no free port");
}

}  // namespace ontmoet::e2e
