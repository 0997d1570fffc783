// SPDX-License-Identifier: EUPL-1.2
#include "platform/network_link.h"

#include "support/temp_folder.h"

#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::platform;

namespace {

// As the kernel shows it below /sys/class/net.
void add_link(std::filesystem::path const& classes, std::string const& name, char const* carrier,
              std::vector<std::string> const& folders) {
    std::filesystem::create_directories(classes / name);
    for (auto const& folder : folders) std::filesystem::create_directories(classes / name / folder);
    std::ofstream(classes / name / "carrier") << carrier << "\n";
}

}  // namespace

TEST_CASE("The way that works comes first, and what is no hardware is none") {
    test::TempFolder const folder;
    auto const classes = folder / "net";
    add_link(classes, "eth0", "0", {"device"});
    add_link(classes, "lo", "1", {});
    add_link(classes, "tun0", "1", {});
    add_link(classes, "wlan0", "1", {"device", "wireless"});
    std::vector<LinkAddress> const addresses{
        {"lo", "127.0.0.1"}, {"wlan0", "fe80::1"}, {"wlan0", "192.0.2.7"}, {"tun0", "192.0.2.9"}};
    CHECK(read_links(classes, addresses) ==
          std::vector{NetworkLink{"wlan0", true, true, "192.0.2.7"},
                      NetworkLink{"eth0", false, false, ""}});
}

TEST_CASE("A cable is in without an address, and an address one gives oneself is none") {
    test::TempFolder const folder;
    auto const classes = folder / "net";
    CHECK(read_links(classes, {}).empty());
    add_link(classes, "eth0", "1", {"device"});
    CHECK(read_links(classes, {{"eth0", "169.254.3.4"}}) ==
          std::vector{NetworkLink{"eth0", false, true, ""}});
    CHECK(is_makeshift("fe80::abcd"));
    CHECK_FALSE(is_makeshift("2001:db8::1"));
}
