// SPDX-License-Identifier: EUPL-1.2
#include "platform/hidden_line.h"

#include "platform/limits.h"

#include <cerrno>
#include <csignal>

#include <termios.h>
#include <unistd.h>

namespace ontmoet::platform {
namespace {

void show(int terminal, std::string_view text) {
    while (!text.empty()) {
        auto const written = ::write(terminal, text.data(), text.size());
        if (written < 0 && errno != EINTR) return;  // then the question is not seen, and no more
        text.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
}

// From here to its end the terminal does not show what is typed.
class NoEcho {
public:
    NoEcho(int terminal, termios const& usual) : m_terminal(terminal), m_usual(usual) {
        sigset_t waiting{};
        sigemptyset(&waiting);
        for (int const signal : {SIGINT, SIGTERM, SIGQUIT, SIGHUP, SIGTSTP})
            sigaddset(&waiting, signal);
        ::pthread_sigmask(SIG_BLOCK, &waiting, &m_signals);
        auto hidden = usual;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(terminal, TCSAFLUSH, &hidden);
    }
    NoEcho(NoEcho const&) = delete;
    NoEcho& operator=(NoEcho const&) = delete;
    ~NoEcho() {
        ::tcsetattr(m_terminal, TCSAFLUSH, &m_usual);
        ::pthread_sigmask(SIG_SETMASK, &m_signals, nullptr);
    }

private:
    int m_terminal;
    termios m_usual;
    sigset_t m_signals{};
};

// Letter by letter: what comes after the line is somebody else's.
Result<std::string> read_short_line(int descriptor) {
    std::string line;
    for (char letter = 0; line.size() <= k_most_hidden_letters;) {
        auto const count = ::read(descriptor, &letter, 1);
        if (count < 0 && errno == EINTR) continue;
        if ((count <= 0 || letter == '\n') && !line.empty()) return line;
        if (count <= 0 || letter == '\n') break;
        line += letter;
    }
    return Error{ErrorKind::not_found, "error.cannot_read", "-"};
}

}  // namespace

Result<std::string> read_hidden_line(int descriptor, std::string_view question) {
    termios usual{};
    if (::tcgetattr(descriptor, &usual) != 0) return read_short_line(descriptor);
    NoEcho const hidden(descriptor, usual);
    show(descriptor, question);
    auto line = read_short_line(descriptor);
    show(descriptor, "\n");
    return line;
}

}  // namespace ontmoet::platform
