// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/check.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ontmoet::test {

// A printer on a network, as its socket behaves: it answers questions, takes what comes until the
// other side is done, or takes nothing at all.
class TcpPrinter {
public:
    enum class Mood { takes, stuck, hangs_up };

    // `answer`: to the bytes of `question`, which are no part of a page.
    TcpPrinter(std::string question, std::string answer, Mood mood = Mood::takes)
        : m_question(std::move(question)), m_answer(std::move(answer)), m_mood(mood) {
        m_door = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        int const small = 4'096;  // so that a printer that takes nothing is soon full
        ::setsockopt(m_door, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto* const place = reinterpret_cast<sockaddr*>(&address);
        check(::bind(m_door, place, length) == 0, "a test gets a port");
        check(::listen(m_door, 8) == 0, "a test listens");
        ::getsockname(m_door, place, &length);
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this](std::stop_token const& stop) { serve(stop); });
    }
    ~TcpPrinter() {
        m_thread.request_stop();
        m_thread.join();
        ::close(m_door);
    }
    TcpPrinter(TcpPrinter const&) = delete;
    TcpPrinter& operator=(TcpPrinter const&) = delete;

    std::string address() const { return "tcp:127.0.0.1:" + std::to_string(m_port); }
    void set_answer(std::string answer) {
        std::scoped_lock const lock(m_mutex);
        m_answer = std::move(answer);
    }
    void set_mood(Mood mood) { m_mood = mood; }
    // What came in each conversation that held more than questions.
    std::vector<std::string> pages() const {
        std::scoped_lock const lock(m_mutex);
        return m_pages;
    }

private:
    static bool has_news(int file) {
        pollfd one{file, POLLIN, 0};
        return ::poll(&one, 1, 20) > 0;
    }

    void serve(std::stop_token const& stop) {
        while (!stop.stop_requested()) {
            if (!has_news(m_door)) continue;
            int const guest = ::accept4(m_door, nullptr, nullptr, SOCK_CLOEXEC);
            if (guest < 0) continue;
            listen_to(guest, stop);
            ::close(guest);
        }
    }

    void listen_to(int guest, std::stop_token const& stop) {
        std::string said;
        while (!stop.stop_requested()) {
            if (m_mood == Mood::hangs_up && said.size() > m_question.size()) return;
            if (m_mood == Mood::stuck && said.size() > m_question.size()) {
                ::poll(nullptr, 0, 20);
                continue;
            }
            if (!has_news(guest)) continue;
            std::array<char, 1'024> piece{};
            auto const count = ::read(guest, piece.data(), piece.size());
            if (count <= 0) break;
            said.append(piece.data(), static_cast<std::size_t>(count));
            if (!said.starts_with(m_question) || m_question.empty()) continue;
            std::scoped_lock const lock(m_mutex);
            auto const sent = ::write(guest, m_answer.data(), m_answer.size());
            check(sent == static_cast<ssize_t>(m_answer.size()), "a test answers");
            said.erase(0, m_question.size());
        }
        std::scoped_lock const lock(m_mutex);
        if (!said.empty()) m_pages.push_back(std::move(said));
    }

    std::string m_question;
    mutable std::mutex m_mutex;
    std::string m_answer;
    std::vector<std::string> m_pages;
    std::atomic<Mood> m_mood;
    int m_door = -1;
    int m_port = 0;
    std::jthread m_thread;
};

}  // namespace ontmoet::test
