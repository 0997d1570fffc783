// SPDX-License-Identifier: EUPL-1.2
#include "server/tls.h"

#include "platform/http_client.h"
#include "server/http_for_test.h"
#include "support/temp_folder.h"

#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;

namespace {

// A certificate of one's own for 127.0.0.1, as somebody at a venue would make it.
TlsFiles fresh_certificate(TempFolder const& folder, std::string const& name) {
    TlsFiles const files{folder / (name + ".pem"), folder / (name + ".key")};
    auto const command =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
        " -subj /CN=hall -addext subjectAltName=IP:127.0.0.1 -out '" +
        files.certificate.string() + "' -keyout '" + files.key.string() + "' 2>/dev/null";
    REQUIRE(std::system(command.c_str()) == 0);
    return files;
}

HttpServerOptions with_tls(TlsFiles const& files) {
    HttpServerOptions options;
    options.tls = files;
    return options;
}

// A new connection each time, as a kiosk that knows the server by its key.
bool is_reached(std::string const& url, std::string const& public_key) {
    auto const response =
        platform::ask_once({{url, public_key}, {}}, "GET", "/hello", "", Duration{20'000});
    if (!response.ok()) return false;
    CHECK(response->body == "GET /hello ");
    return true;
}

}  // namespace

TEST_CASE("a kiosk that knows the server's key reaches it, one that trusts authorities does not") {
    TempFolder const folder;
    auto const files = fresh_certificate(folder, "one");
    HttpForTest http(echo, with_tls(files));
    CHECK(http.server().url().starts_with("https://127.0.0.1:"));
    CHECK(http.server().public_key() == load_tls(files)->public_key);
    CHECK(is_reached(http.server().url(), http.server().public_key()));
    CHECK_FALSE(is_reached(http.server().url(), ""));
    auto const other = load_tls(fresh_certificate(folder, "other"))->public_key;
    CHECK_FALSE(is_reached(http.server().url(), other));
}

TEST_CASE("a browser that came by TLS is told to come by nothing else") {
    TempFolder const folder;
    HttpForTest http(echo, with_tls(fresh_certificate(folder, "one")));
    auto const head = folder / "head";
    REQUIRE(std::system(("curl --silent --insecure --output /dev/null --dump-header '" +
                         head.string() + "' " + http.server().url() + "/")
                            .c_str()) == 0);
    std::ifstream stream(head);
    std::string const text{std::istreambuf_iterator<char>(stream), {}};
    CHECK(text.find("Strict-Transport-Security: max-age=31536000\r\n") != std::string::npos);
    HttpForTest plain(echo, {});
    auto client = plain.client();
    CHECK(client.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n").head.find("Strict-Transport") ==
          std::string::npos);
}

TEST_CASE("many requests, large ones too, go over one TLS connection") {
    TempFolder const folder;
    HttpForTest http(
        [](std::shared_ptr<Exchange> exchange) {
            exchange->answer({200, "text/plain", {}, exchange->request().body});
        },
        with_tls(fresh_certificate(folder, "one")));
    std::promise<sync::Response>* waiting = nullptr;
    platform::HttpClient client(
        {{http.server().url(), http.server().public_key()}, {}},
        [&](sync::Channel, sync::Response response) { waiting->set_value(std::move(response)); });
    for (std::size_t const size : {1UL, 100UL, 20'000UL, 3'000'000UL}) {
        std::promise<sync::Response> next;
        waiting = &next;
        client.start({sync::Channel::push, "POST", "/", std::string(size, 'x'), Duration{30'000}});
        auto const response = next.get_future().get();
        CHECK(response.status == 200);
        CHECK(response.body.size() == size);
    }
}

TEST_CASE("plain HTTP and older TLS are not spoken on a TLS port") {
    TempFolder const folder;
    HttpForTest http(echo, with_tls(fresh_certificate(folder, "one")));
    auto client = http.client();
    REQUIRE(client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    CHECK_FALSE(client.receive());
    auto const port = std::to_string(http.server().port());
    auto const speaks = [&](std::string const& version) {
        auto const command = "echo | openssl s_client -" + version + " -connect 127.0.0.1:" + port +
                             " 2>&1 | grep -q 'New, TLSv1'";
        return std::system(command.c_str()) == 0;
    };
    CHECK(speaks("tls1_3"));
    CHECK_FALSE(speaks("tls1_2"));
}

TEST_CASE("a client that leaves while it waits is noticed over TLS too") {
    TempFolder const folder;
    std::promise<void> parked;
    std::promise<void> gone;
    HttpForTest http(
        [&](std::shared_ptr<Exchange> exchange) {
            exchange->on_gone([&] { gone.set_value(); });
            parked.set_value();
        },
        with_tls(fresh_certificate(folder, "one")));
    {
        platform::HttpClient client({{http.server().url(), http.server().public_key()}, {}},
                                    [](sync::Channel, sync::Response) {});
        client.start({sync::Channel::pull, "GET", "/", "", Duration{30'000}});
        parked.get_future().wait();
    }
    gone.get_future().wait();
}

TEST_CASE("a certificate that is renewed counts for new connections, a broken one never") {
    TempFolder const folder;
    auto const one = fresh_certificate(folder, "one");
    auto const two = fresh_certificate(folder, "two");
    HttpForTest http(echo, with_tls(one));
    REQUIRE(http.server().use_certificate(two).ok());
    CHECK(is_reached(http.server().url(), load_tls(two)->public_key));
    CHECK_FALSE(is_reached(http.server().url(), load_tls(one)->public_key));
    std::ofstream(two.certificate) << "not a certificate";
    auto const broken = http.server().use_certificate(two);
    REQUIRE_FALSE(broken.ok());
    CHECK(broken.error().message_key == "error.certificate");
    CHECK(is_reached(http.server().url(), http.server().public_key()) == false);
}

TEST_CASE("files that do not go together, or need a passphrase, are named") {
    TempFolder const folder;
    auto const one = fresh_certificate(folder, "one");
    auto const two = fresh_certificate(folder, "two");
    auto const key_of = [](TlsFiles const& files) { return load_tls(files).error(); };
    CHECK(key_of({one.certificate, two.key}).detail.starts_with(two.key.string()));
    CHECK(
        key_of({folder / "none.pem", one.key}).detail.starts_with((folder / "none.pem").string()));
    auto const locked = folder / "locked.key";
    auto const command = "openssl ec -aes256 -passout pass:secret -in '" + one.key.string() +
                         "' -out '" + locked.string() + "' 2>/dev/null";
    REQUIRE(std::system(command.c_str()) == 0);
    CHECK(key_of({one.certificate, locked}).message_key == "error.certificate");
}

TEST_CASE("with a certificate the server may be reached from everywhere") {
    TempFolder const folder;
    auto options = with_tls(fresh_certificate(folder, "one"));
    options.port = 0;
    options.address = "0.0.0.0";
    CHECK(HttpServer::create(options, echo).ok());
    HttpServerOptions plain;
    plain.port = 0;
    plain.address = "0.0.0.0";
    plain.plain_for_all = true;
    CHECK(HttpServer::create(plain, echo).ok());
}
