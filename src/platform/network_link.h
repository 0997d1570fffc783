// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::platform {

// One way of this computer to the network; the loopback is none.
struct NetworkLink {
    std::string name;  // "eth0"
    bool is_wifi = false;
    bool is_linked = false;  // the cable is in, the wifi has been joined
    std::string address{};   // an address that others reach; empty: the network gave none
    friend bool operator==(NetworkLink const&, NetworkLink const&) = default;
};

// What of a computer the kernel tells there ("/sys/class/net"), by name, with these addresses.
struct LinkAddress {
    std::string name;
    std::string address;
};
std::vector<NetworkLink> read_links(std::filesystem::path const& classes,
                                    std::vector<LinkAddress> const& addresses);
// Of this computer, the one that works best first.
std::vector<NetworkLink> network_links();
// Whether this is only an address that a computer gives itself when nobody gave it one.
bool is_makeshift(std::string_view address);

}  // namespace ontmoet::platform
