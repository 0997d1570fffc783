// SPDX-License-Identifier: EUPL-1.2
#include "platform/outward_post.h"

#include <cstring>
#include <string>

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <netinet/in.h>

using namespace ontmoet::platform;

namespace {

bool is_public(std::string const& text) {
    sockaddr_storage storage{};
    if (text.find(':') == text.npos) {
        sockaddr_in in{};
        in.sin_family = AF_INET;
        REQUIRE(::inet_pton(AF_INET, text.c_str(), &in.sin_addr) == 1);
        std::memcpy(&storage, &in, sizeof in);
    } else {
        sockaddr_in6 in{};
        in.sin6_family = AF_INET6;
        REQUIRE(::inet_pton(AF_INET6, text.c_str(), &in.sin6_addr) == 1);
        std::memcpy(&storage, &in, sizeof in);
    }
    return is_public_address(reinterpret_cast<sockaddr const&>(storage));
}

}  // namespace

TEST_CASE("addresses that not everybody on the internet may use are known, with their neighbours") {
    for (auto const* own : {"0.0.0.0",
                            "10.0.0.1",
                            "10.255.255.255",
                            "100.64.0.1",
                            "100.127.255.255",
                            "127.0.0.1",
                            "127.255.0.9",
                            "169.254.169.254",
                            "172.16.0.1",
                            "172.31.255.255",
                            "192.0.0.8",
                            "192.0.2.1",
                            "192.88.99.1",
                            "192.168.0.1",
                            "198.18.0.1",
                            "198.19.255.255",
                            "198.51.100.7",
                            "203.0.113.9",
                            "224.0.0.1",
                            "239.255.255.255",
                            "255.255.255.255",
                            "::",
                            "::1",
                            "::ffff:10.0.0.1",
                            "::ffff:127.0.0.1",
                            "::7f00:1",
                            "64:ff9b::a00:1",
                            "fe80::1",
                            "fc00::1",
                            "fd12:3456::1",
                            "ff02::1",
                            "2001::1",
                            "2001:db8::1",
                            "2002:a00:1::1",
                            "3fff::1",
                            "4000::1"}) {
        INFO(own);
        CHECK_FALSE(is_public(own));
    }
    for (auto const* all :
         {"1.1.1.1",      "9.255.255.255",   "11.0.0.1",       "100.63.255.255", "100.128.0.1",
          "126.0.0.1",    "128.0.0.1",       "169.253.0.1",    "169.255.0.1",    "172.15.255.255",
          "172.32.0.1",   "192.0.1.1",       "192.167.0.1",    "192.169.0.1",    "198.17.0.1",
          "198.20.0.1",   "223.255.255.255", "::ffff:1.1.1.1", "2001:610::1",    "2003::1",
          "2a00:1450::1", "3ffe::1"}) {
        INFO(all);
        CHECK(is_public(all));
    }
}

TEST_CASE("what is typed as an address is one of the web, without a password in it") {
    CHECK(is_outward_url("https://example.org/hook?x=1", Reach::public_only));
    CHECK_FALSE(is_outward_url("http://example.org/hook", Reach::public_only));
    CHECK(is_outward_url("http://example.org/hook", Reach::anywhere));
    for (auto const* wrong : {"", "https://", "https://u@example.org", "gopher://example.org",
                              "example.org", "https://example.org/ x", "https://[::1"})
        CHECK_FALSE(is_outward_url(wrong, Reach::anywhere));
}
