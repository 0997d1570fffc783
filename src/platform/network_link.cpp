// SPDX-License-Identifier: EUPL-1.2
#include "platform/network_link.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <tuple>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

namespace ontmoet::platform {
namespace {

std::string first_word_of(std::filesystem::path const& file) {
    std::ifstream stream(file);
    std::string word;
    stream >> word;
    return word;
}

// Bridges, tunnels and the like have no device below them.
bool is_hardware(std::filesystem::path const& link) {
    std::error_code unknown;
    return std::filesystem::exists(link / "device", unknown);
}

std::vector<LinkAddress> own_addresses() {
    ifaddrs* list = nullptr;
    if (::getifaddrs(&list) != 0) return {};
    std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> const held(list, ::freeifaddrs);
    std::vector<LinkAddress> addresses;
    for (auto const* one = list; one != nullptr; one = one->ifa_next) {
        if (one->ifa_addr == nullptr || (one->ifa_flags & IFF_LOOPBACK) != 0) continue;
        std::array<char, INET6_ADDRSTRLEN> text{};
        int const family = one->ifa_addr->sa_family;
        void const* bytes = nullptr;
        if (family == AF_INET)
            bytes = &reinterpret_cast<sockaddr_in const*>(one->ifa_addr)->sin_addr;
        else if (family == AF_INET6)
            bytes = &reinterpret_cast<sockaddr_in6 const*>(one->ifa_addr)->sin6_addr;
        if (bytes != nullptr && ::inet_ntop(family, bytes, text.data(), text.size()) != nullptr)
            addresses.push_back({one->ifa_name, text.data()});
    }
    return addresses;
}

}  // namespace

bool is_makeshift(std::string_view address) {
    return address.starts_with("169.254.") || address.starts_with("fe80:");
}

std::vector<NetworkLink> read_links(std::filesystem::path const& classes,
                                    std::vector<LinkAddress> const& addresses) {
    std::vector<NetworkLink> links;
    std::error_code unknown;
    for (auto const& entry : std::filesystem::directory_iterator(classes, unknown)) {
        auto const name = entry.path().filename().string();
        if (!is_hardware(entry.path())) continue;
        NetworkLink link{name};
        link.is_wifi = std::filesystem::exists(entry.path() / "wireless", unknown) ||
                       std::filesystem::exists(entry.path() / "phy80211", unknown);
        link.is_linked = first_word_of(entry.path() / "carrier") == "1";
        for (auto const& address : addresses)
            if (address.name == name && link.address.empty() && !is_makeshift(address.address))
                link.address = address.address;
        links.push_back(std::move(link));
    }
    std::ranges::sort(links, {}, [](NetworkLink const& link) {
        return std::tuple{link.address.empty(), !link.is_linked, link.is_wifi, link.name};
    });
    return links;
}

std::vector<NetworkLink> network_links() {
    return read_links("/sys/class/net", own_addresses());
}

}  // namespace ontmoet::platform
