// SPDX-License-Identifier: EUPL-1.2
#include "server/http_server.h"

#include "server/http_for_test.h"

#include <chrono>
#include <thread>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;

namespace {

std::string key_of(Reply const& reply) {
    return nlohmann::json::parse(reply.body).value("message_key", "");
}

HttpServerOptions with_limits(HttpLimits limits) {
    HttpServerOptions options;
    options.limits = limits;
    return options;
}

}  // namespace

TEST_CASE("requests over one connection are answered one after the other") {
    HttpForTest http(echo);
    auto client = http.client();
    CHECK(client.ask("GET /a HTTP/1.1\r\nHost: x\r\n\r\n").body == "GET /a ");
    CHECK(client.ask("POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi").body ==
          "POST /b hi");
    CHECK(client
              .ask("PUT /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                   "3\r\nabc\r\n0\r\n\r\n")
              .body == "PUT /c abc");
}

TEST_CASE("requests sent ahead wait their turn, even while one is parked") {
    std::shared_ptr<Exchange> parked;
    std::promise<void> is_parked;
    HttpForTest http([&](std::shared_ptr<Exchange> exchange) {
        if (exchange->request().target != "/park") return echo(exchange);
        parked = std::move(exchange);
        is_parked.set_value();
    });
    auto client = http.client();
    REQUIRE(
        client.send("GET /park HTTP/1.1\r\nHost: x\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\n\r\n"));
    is_parked.get_future().wait();
    parked->answer({200, "text/plain", {}, "late"});
    CHECK(client.receive()->body == "late");
    CHECK(client.receive()->body == "GET /next ");
}

TEST_CASE("a client that asks to close is closed, HTTP/1.0 too") {
    HttpForTest http(echo);
    auto client = http.client();
    CHECK(client.ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").status == 200);
    CHECK(client.is_closed_by_server());
    auto old = http.client();
    CHECK(old.ask("GET / HTTP/1.0\r\n\r\n").status == 200);
    CHECK(old.is_closed_by_server());
}

TEST_CASE("HEAD gets the length and no body") {
    HttpForTest http(echo);
    auto client = http.client();
    REQUIRE(client.send("HEAD /abc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
    CHECK_FALSE(client.receive());  // the length is announced, the body never comes
    CHECK(client.received_head().find("Content-Length: 10\r\n") != std::string::npos);
}

TEST_CASE("what is not HTTP is answered and closed") {
    HttpForTest http(echo);
    for (auto const* junk : {"\x16\x03\x01\x02\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
                             "GET / HTTP/1.1\r\nBad Header\r\n\r\n",
                             "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"}) {
        auto client = http.client();
        auto const reply = client.ask(junk);
        CHECK(reply.status == 400);
        CHECK(key_of(reply) == "error.http_malformed");
        CHECK(client.is_closed_by_server());
    }
}

TEST_CASE("a header above the limit is refused") {
    HttpForTest http(echo);
    auto client = http.client();
    auto const reply =
        client.ask("GET / HTTP/1.1\r\nX: " + std::string(HttpLimits{}.header_bytes, 'x') + "\r\n");
    CHECK(reply.status == 431);
    CHECK(key_of(reply) == "error.http_header_too_large");
}

TEST_CASE("a body above the limit is refused before it is read, announced or in chunks") {
    HttpForTest http(echo);
    auto const limit = HttpLimits{}.body_bytes;
    auto announced = http.client();
    auto const reply = announced.ask(
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(limit + 1) + "\r\n\r\n");
    CHECK(reply.status == 413);
    CHECK(key_of(reply) == "error.http_body_too_large");

    auto chunked = http.client();
    REQUIRE(chunked.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"));
    std::string const chunk = "100000\r\n" + std::string(0x100000, 'x') + "\r\n";
    for (int i = 0; i < 5; ++i) REQUIRE(chunked.send(chunk));
    CHECK(chunked.receive()->status == 413);
}

TEST_CASE("a body at the limit is taken whole") {
    HttpForTest http([](std::shared_ptr<Exchange> exchange) {
        exchange->answer({200, "text/plain", {}, std::to_string(exchange->request().body.size())});
    });
    auto const limit = HttpLimits{}.body_bytes;
    auto client = http.client();
    REQUIRE(client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(limit) +
                        "\r\n\r\n"));
    CHECK(client.ask(std::string(limit, 'x')).body == std::to_string(limit));
}

TEST_CASE("who asks whether to go on is told so") {
    HttpForTest http(echo);
    auto client = http.client();
    auto const go_on = client.ask(
        "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    CHECK(go_on.status == 100);
    CHECK(client.ask("hi").body == "POST / hi");
}

TEST_CASE("a header or a body that trickles in is cut off, and others are served meanwhile") {
    HttpLimits limits;
    limits.header = Duration{100};
    limits.body = Duration{100};
    HttpForTest http(echo, with_limits(limits));
    auto slow_header = http.client();
    auto slow_body = http.client();
    REQUIRE(slow_header.send("GET / HTTP/1.1\r\nX-Slow: "));
    REQUIRE(slow_body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nx"));
    auto other = http.client();
    CHECK(other.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n").status == 200);
    CHECK(slow_header.is_closed_by_server());
    CHECK(slow_body.is_closed_by_server());
}

TEST_CASE("a large body on a slow line is waited for, as long as it can still arrive") {
    HttpLimits limits;
    limits.body = Duration{1};
    limits.least_bytes_per_s = 1'000;
    HttpForTest http(echo, with_limits(limits));
    auto slow = http.client();
    REQUIRE(slow.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000\r\n\r\n"));
    std::this_thread::sleep_for(std::chrono::milliseconds{300});
    CHECK(slow.ask(std::string(2'000, 'x')).status == 200);
    REQUIRE(slow.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 200\r\n\r\n"));
    CHECK(slow.is_closed_by_server());
}

TEST_CASE("a connection without a request is closed after its idle time") {
    HttpLimits limits;
    limits.idle = Duration{50};
    HttpForTest http(echo, with_limits(limits));
    auto client = http.client();
    CHECK(client.is_closed_by_server());
}

TEST_CASE("more connections than allowed are closed at once, and there is room again later") {
    HttpLimits limits;
    limits.connections = 2;
    HttpForTest http(echo, with_limits(limits));
    auto first = http.client();
    auto second = http.client();
    auto const request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    CHECK(first.ask(request).status == 200);
    CHECK(second.ask(request).status == 200);
    auto third = http.client();
    CHECK(third.is_closed_by_server());
    first.close();
    bool is_served = false;
    while (!is_served) {  // until the server has seen it close
        auto again = http.client();
        is_served = again.send(request) && again.receive().has_value();
    }
    CHECK(is_served);
}

TEST_CASE("one address gets its share of the connections, and others theirs") {
    HttpLimits limits;
    limits.connections_per_address = 2;
    HttpForTest http(echo, with_limits(limits));
    auto const request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    auto first = http.client();
    auto second = http.client();
    CHECK(first.ask(request).status == 200);
    CHECK(second.ask(request).status == 200);
    auto third = http.client();
    CHECK(third.is_closed_by_server());
    SocketClient other(http.server().port(), "127.0.0.2");
    CHECK(other.ask(request).status == 200);
}

TEST_CASE("a client that does not read its answer is cut off") {
    HttpLimits limits;
    limits.write = Duration{100};
    limits.least_bytes_per_s = 1'000'000'000;
    HttpForTest http(
        [](std::shared_ptr<Exchange> exchange) {
            exchange->answer({200, "text/plain", {}, std::string(20'000'000, 'x')});
        },
        with_limits(limits));
    auto slow = http.client();
    REQUIRE(slow.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    auto idle = http.client();
    http.wait_until_connections_are(1);  // the slow one is gone
    CHECK_FALSE(slow.receive());
}

TEST_CASE("large answers are packed for who takes it, small ones never") {
    HttpForTest http([](std::shared_ptr<Exchange> exchange) {
        bool const is_large = exchange->request().target == "/large";
        exchange->answer({200, "text/plain", {}, std::string(is_large ? 100'000 : 10, 'x')});
    });
    auto client = http.client();
    auto const packs = "Accept-Encoding: gzip\r\n\r\n";
    auto const packed = client.ask(std::string("GET /large HTTP/1.1\r\nHost: x\r\n") + packs);
    CHECK(packed.head.find("Content-Encoding: gzip") != std::string::npos);
    CHECK(packed.body.size() < 1'000);
    auto const small = client.ask(std::string("GET /small HTTP/1.1\r\nHost: x\r\n") + packs);
    CHECK(small.body == std::string(10, 'x'));
    CHECK(client.ask("GET /large HTTP/1.1\r\nHost: x\r\n\r\n").body.size() == 100'000);
}

TEST_CASE("a client that leaves before its answer is noticed, and a late answer does no harm") {
    std::promise<std::shared_ptr<Exchange>> parked;
    std::promise<void> gone;
    HttpForTest http([&](std::shared_ptr<Exchange> exchange) {
        exchange->on_gone([&] { gone.set_value(); });
        parked.set_value(std::move(exchange));
    });
    auto client = http.client();
    REQUIRE(client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    auto const exchange = parked.get_future().get();
    client.close();
    gone.get_future().wait();
    exchange->answer({});
}

TEST_CASE("stopping answers what is under way, closes idle connections and frees the port") {
    std::promise<std::shared_ptr<Exchange>> parked;
    HttpForTest http(
        [&](std::shared_ptr<Exchange> exchange) { parked.set_value(std::move(exchange)); });
    auto const port = http.server().port();
    auto idle = http.client();
    auto busy = http.client();
    REQUIRE(busy.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    auto const exchange = parked.get_future().get();
    http.server().stop();
    CHECK(idle.is_closed_by_server());
    exchange->answer({200, "text/plain", {}, "last"});
    auto const reply = busy.receive();
    REQUIRE(reply);
    CHECK(reply->body == "last");
    CHECK(reply->head.find("Connection: close") != std::string::npos);
    http.stop();
    HttpServerOptions options;
    options.port = port;
    CHECK(HttpServer::create(options, echo).ok());
}

TEST_CASE("stopping does not wait for ever for an answer that never comes") {
    HttpLimits limits;
    limits.drain = Duration{20};
    std::promise<std::shared_ptr<Exchange>> parked;
    HttpForTest http([&](std::shared_ptr<Exchange> exchange) { parked.set_value(exchange); },
                     with_limits(limits));
    auto client = http.client();
    REQUIRE(client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    auto const exchange = parked.get_future().get();
    http.stop();
    CHECK(exchange != nullptr);
}

TEST_CASE("a port that is taken is an error that names it") {
    HttpForTest http(echo);
    HttpServerOptions options;
    options.port = http.server().port();
    auto const second = HttpServer::create(options, echo);
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().message_key == "error.port_in_use");
    CHECK(second.error().detail == std::to_string(options.port));
}

TEST_CASE("beyond loopback is served only behind a proxy that does the TLS") {
    HttpServerOptions options;
    options.port = 0;
    options.address = "0.0.0.0";
    auto const open = HttpServer::create(options, echo);
    REQUIRE_FALSE(open.ok());
    CHECK(open.error().message_key == "error.address_needs_tls");
    options.behind_proxy = true;
    CHECK(HttpServer::create(options, echo).ok());
    options.address = "the hall";
    CHECK(HttpServer::create(options, echo).error().message_key == "error.address_not_usable");
}
