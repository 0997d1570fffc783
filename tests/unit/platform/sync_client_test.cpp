// SPDX-License-Identifier: EUPL-1.2
#include "platform/sync_client.h"

#include "platform/http_client.h"
#include "platform/key_source.h"
#include "support/key_for_test.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"
#include "sync/kiosk_store.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace ontmoet;
using namespace ontmoet::platform;
using namespace ontmoet::test;

namespace {

// Events of a client, waited for without polling.
class Listener {
public:
    std::function<void()> wake() {
        return [this] {
            {
                std::scoped_lock const lock(m_mutex);
                m_woken = true;
            }
            m_changed.notify_one();
        };
    }
    // Takes events until one of them satisfies `wanted`; false after ten seconds.
    template <class Event, class Wanted>
    bool wait_for(SyncClient& client, Wanted wanted) {
        for (;;) {
            for (auto const& event : client.take_events())
                if (auto const* found = std::get_if<Event>(&event))
                    if (wanted(*found)) return true;
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait_for(lock, std::chrono::seconds{10}, [&] { return m_woken; }))
                return false;
            m_woken = false;
        }
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_woken = false;
};

// A server on a free port of this machine that gives every request the same answer.
class OneAnswerServer {
public:
    // `slowly`: in pieces, so many seconds in all.
    explicit OneAnswerServer(std::string answer, int slowly = 0)
        : m_answer(std::move(answer)), m_slowly_s(slowly) {
        m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const any = reinterpret_cast<sockaddr*>(&address);
        REQUIRE(::bind(m_socket, any, size) == 0);
        REQUIRE(::listen(m_socket, 8) == 0);
        REQUIRE(::getsockname(m_socket, any, &size) == 0);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~OneAnswerServer() {
        ::shutdown(m_socket, SHUT_RDWR);
        m_thread.join();
        ::close(m_socket);
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }

private:
    void serve() {
        for (;;) {
            int const client = ::accept(m_socket, nullptr, nullptr);
            if (client < 0) return;
            char buffer[4096];
            if (::recv(client, buffer, sizeof buffer, 0) > 0) answer(client);
            ::shutdown(client, SHUT_WR);
            ::close(client);
        }
    }

    void answer(int client) const {
        auto const pieces = static_cast<std::size_t>(std::max(1, m_slowly_s * 10));
        auto const piece = m_answer.size() / pieces + 1;
        for (std::size_t from = 0; from < m_answer.size(); from += piece) {
            if (from > 0) std::this_thread::sleep_for(std::chrono::milliseconds{100});
            auto const part = std::string_view(m_answer).substr(from, piece);
            if (::send(client, part.data(), part.size(), MSG_NOSIGNAL) < 0) return;
        }
    }

    std::string m_answer;
    int m_slowly_s = 0;
    int m_socket = -1;
    std::uint16_t m_port = 0;
    std::thread m_thread;
};

std::string http(std::string const& status, std::string const& type, std::string const& body) {
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type +
           "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           body;
}

struct Kiosk {
    TempFolder folder;
    ManualClock clock{Moment{1'800'000'000'000}};
    Listener listener;
    StoredEvent stored;
    std::unique_ptr<SyncClient> client;

    std::string escrow_key{};

    void open(std::string const& url) {
        client.reset();
        SyncOptions options;
        options.store = folder / "kiosk.db";
        options.pairing.url = url;
        options.pairing.token = "token";
        options.pairing.escrow_key = escrow_key;
        options.pairing.event = k_event;
        options.pairing.device = named<DeviceId>("kiosk");
        options.wake = listener.wake();
        options.unlock = k_unlock;
        auto opened = SyncClient::open(options, clock, stored);
        REQUIRE(opened.ok());
        client = std::move(*opened);
    }
};

}  // namespace

TEST_CASE("A kiosk leaves the key of its disk to its server, and to nobody else") {
    Kiosk kiosk;
    auto const store = kiosk.folder / "kiosk.db";
    kiosk.open("");
    CHECK_FALSE(std::filesystem::exists(escrow_file(store)));

    KeySource const server{"three green bicycles", {}};
    kiosk.escrow_key = *escrow_key(server, {});
    kiosk.open("");
    kiosk.client->append({registered(person(1), "One")});
    kiosk.client.reset();
    auto const unlock = find_escrowed_key(server, {}, store);
    REQUIRE(unlock.ok());
    auto const found = sync::KioskStore::open_found(store, *unlock);
    REQUIRE(found.ok());
    CHECK((*found)->event() == k_event);
    CHECK((*found)->device() == named<DeviceId>("kiosk"));
    CHECK((*found)->pending()->size() == 1);

    KeySource const other{"four red bicycles", {}};
    CHECK(find_escrowed_key(other, {}, store).error().message_key == "error.wrong_key");
    CHECK(find_escrowed_key(server, {}, kiosk.folder / "none.db").error().message_key ==
          "error.cannot_read");
}

TEST_CASE("A kiosk without any server keeps what it is told, numbered without gaps") {
    Kiosk kiosk;
    kiosk.open("");
    auto const first = kiosk.client->append({registered(person(1), "One")});
    auto const more =
        kiosk.client->append({registered(person(2), "Two"), registered(person(3), "Three")});
    CHECK(first[0].device_sequence == 1);
    CHECK(more[1].device_sequence == 3);
    CHECK_FALSE(more[0].id == more[1].id);
    kiosk.client->set_setting("pin.failures", "2");
    CHECK(kiosk.listener.wait_for<sync::Saved>(
        *kiosk.client, [&](sync::Saved const& saved) { return saved.facts.back() == more[1].id; }));

    kiosk.open("");
    CHECK(kiosk.stored.pending == std::vector{first[0], more[0], more[1]});
    CHECK(kiosk.client->setting("pin.failures") == "2");
    CHECK(kiosk.client->append({registered(person(4), "Four")})[0].device_sequence == 4);
}

TEST_CASE("Closing the client saves what it was given last") {
    Kiosk kiosk;
    kiosk.open("");
    std::vector<domain::Fact> all;
    for (int i = 0; i < 50; ++i) {
        auto const one = kiosk.client->append({registered(person(i), "Somebody")});
        all.push_back(one.front());
    }
    kiosk.open("");
    CHECK(kiosk.stored.pending == all);
}

TEST_CASE("A port where nobody listens is offline and nothing more") {
    Kiosk kiosk;
    std::string url;
    {
        OneAnswerServer gone("");
        url = gone.url();
    }
    kiosk.open(url);
    kiosk.client->append({registered(person(1), "One")});
    CHECK(kiosk.listener.wait_for<sync::SyncStatus>(
        *kiosk.client, [](auto const& status) { return status.message_key == "sync.no_server"; }));
}

TEST_CASE("A page of HTML is told as a foreign answer, a redirect is not followed") {
    for (auto const* status : {"200 OK", "302 Found"}) {
        OneAnswerServer portal(http(status, "text/html", "<html>Welcome, guest</html>"));
        Kiosk kiosk;
        kiosk.open(portal.url());
        CHECK(kiosk.listener.wait_for<sync::SyncStatus>(*kiosk.client, [](auto const& told) {
            return told.message_key == "sync.foreign_answer" && !told.online;
        }));
    }
}

TEST_CASE("An answer that arrives slowly is waited for, one that does not come is not") {
    auto const ask = [](std::string const& url) {
        return ask_once({{url, {}}, {}}, "GET", "/", "", Duration{1'000});
    };
    OneAnswerServer slow(http("200 OK", "application/json", std::string(60'000, ' ') + "{}"), 4);
    auto const answer = ask(slow.url());
    REQUIRE(answer.ok());
    CHECK(answer->body.size() == 60'002);
    OneAnswerServer nearly_dead(http("200 OK", "application/json", std::string(60, ' ')), 60);
    CHECK_FALSE(ask(nearly_dead.url()).ok());
}

TEST_CASE("A page that a server sends is taken, kept and there at the next start") {
    auto fact = stamped(registered(person(1), "One"), named<DeviceId>("server"), 1);
    fact.cursor = 1;
    sync::PullPage const page{{fact}, 1, "first", 0, false, false, Moment{1'800'000'000'000}};
    Kiosk kiosk;
    {
        OneAnswerServer server(http("200 OK", "application/json", sync::encode(page)));
        kiosk.open(server.url());
        CHECK(kiosk.listener.wait_for<sync::Confirmed>(
            *kiosk.client, [&](auto const& told) { return told.facts == std::vector{fact}; }));
        kiosk.client.reset();
    }
    kiosk.open("");
    CHECK(kiosk.stored.confirmed == std::vector{fact});
}

TEST_CASE("A revoked kiosk is told and its store is empty afterwards") {
    OneAnswerServer server(http("401 Unauthorized", "application/json",
                                sync::encode(sync::Failure{"sync.revoked", ""})));
    Kiosk kiosk;
    kiosk.open("");
    kiosk.client->append({registered(person(1), "One")});
    kiosk.open(server.url());
    CHECK(kiosk.stored.pending.size() == 1);
    CHECK(kiosk.listener.wait_for<sync::Revoked>(*kiosk.client, [](auto const&) { return true; }));
    kiosk.open("");
    CHECK(kiosk.stored.pending.empty());
}
