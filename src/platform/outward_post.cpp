// SPDX-License-Identifier: EUPL-1.2
#include "platform/outward_post.h"

#include "base/check.h"
#include "platform/curl_start.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <span>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ontmoet::platform {
namespace {

constexpr std::size_t k_most_post_answer_bytes = 4'096;

struct AddressBlock {
    std::array<std::uint8_t, 16> first;
    int bits;
};

// IANA's registry of special-purpose IPv4 addresses, and those of groups.
constexpr std::array k_own_blocks_4{
    AddressBlock{{0}, 8},
    AddressBlock{{10}, 8},
    AddressBlock{{100, 64}, 10},
    AddressBlock{{127}, 8},
    AddressBlock{{169, 254}, 16},
    AddressBlock{{172, 16}, 12},
    AddressBlock{{192, 0, 0}, 24},
    AddressBlock{{192, 0, 2}, 24},
    AddressBlock{{192, 88, 99}, 24},
    AddressBlock{{192, 168}, 16},
    AddressBlock{{198, 18}, 15},
    AddressBlock{{198, 51, 100}, 24},
    AddressBlock{{203, 0, 113}, 24},
    AddressBlock{{224}, 3},
};
// Of IPv6 only 2000::/3 is given out; of that: tunnels (Teredo, 6to4) and documentation.
constexpr AddressBlock k_given_out_6{{0x20}, 3};
constexpr std::array k_own_blocks_6{
    AddressBlock{{0x20, 0x01, 0x00}, 23},
    AddressBlock{{0x20, 0x01, 0x0d, 0xb8}, 32},
    AddressBlock{{0x20, 0x02}, 16},
    AddressBlock{{0x3f, 0xff}, 20},
};

bool is_inside(std::span<std::uint8_t const> address, AddressBlock const& block) {
    auto const whole = static_cast<std::size_t>(block.bits / 8);
    if (std::memcmp(address.data(), block.first.data(), whole) != 0) return false;
    int const rest = block.bits % 8;
    return rest == 0 || (address[whole] ^ block.first.at(whole)) >> (8 - rest) == 0;
}

bool is_public_4(std::span<std::uint8_t const> address) {
    for (auto const& block : k_own_blocks_4)
        if (is_inside(address, block)) return false;
    return true;
}

bool is_public_6(std::span<std::uint8_t const> address) {
    constexpr AddressBlock k_mapped{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96};
    if (is_inside(address, k_mapped)) return is_public_4(address.subspan(12));
    if (!is_inside(address, k_given_out_6)) return false;
    for (auto const& block : k_own_blocks_6)
        if (is_inside(address, block)) return false;
    return true;
}

struct Outward {
    Reach reach;
    std::function<bool()> const& is_over;
    bool is_turned_away = false;
    std::size_t received = 0;
};

curl_socket_t open_outward(void* user, curlsocktype, curl_sockaddr* address) {
    auto& outward = *static_cast<Outward*>(user);
    if (outward.reach == Reach::public_only && !is_public_address(address->addr)) {
        outward.is_turned_away = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_little(char*, std::size_t size, std::size_t count, void* user) {
    auto& received = static_cast<Outward*>(user)->received;
    received += size * count;
    return received > k_most_post_answer_bytes ? 0 : size * count;
}

int look_whether_over(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    auto const& is_over = static_cast<Outward*>(user)->is_over;
    return is_over && is_over() ? 1 : 0;
}

void prepare_outward(CURL* handle, OutwardPost const& post, Outward& outward, Duration patience) {
    bool const everywhere = outward.reach == Reach::anywhere;
    curl_easy_setopt(handle, CURLOPT_URL, post.url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, everywhere ? "https,http" : "https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(patience.count()));
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "ontmoet-webhooks");
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_outward);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &outward);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_little);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &outward);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, look_whether_over);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &outward);
    curl_easy_setopt(handle, CURLOPT_POST, 1L);
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, post.body.data());
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(post.body.size()));
}

// An answer that is broken off because it is too long is one all the same: its status is known.
PostAnswer answer_of(CURL* handle, CURLcode code, Outward const& outward) {
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    bool const is_cut = code == CURLE_WRITE_ERROR && outward.received > k_most_post_answer_bytes;
    if (code == CURLE_OK || is_cut) return {static_cast<int>(status), {}};
    if (code == CURLE_ABORTED_BY_CALLBACK) return {0, "console.webhook_broken_off"};
    if (outward.is_turned_away) return {0, "console.webhook_private_address"};
    if (code == CURLE_PEER_FAILED_VERIFICATION) return {0, "console.webhook_not_trusted"};
    return {0, "console.webhook_no_answer"};
}

}  // namespace

bool is_public_address(sockaddr const& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, &address, sizeof in);
        std::array<std::uint8_t, 4> bytes{};
        std::memcpy(bytes.data(), &in.sin_addr, bytes.size());
        return is_public_4(bytes);
    }
    if (address.sa_family != AF_INET6) return false;
    sockaddr_in6 in{};
    std::memcpy(&in, &address, sizeof in);
    std::array<std::uint8_t, 16> bytes{};
    std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
    return is_public_6(bytes);
}

bool is_outward_url(std::string_view url, Reach reach) {
    std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> const parsed(curl_url(), curl_url_cleanup);
    check(parsed != nullptr, "libcurl gives room for an address");
    std::string const text(url);
    if (url.find_first_of(" \t\r\n") != url.npos) return false;
    if (curl_url_set(parsed.get(), CURLUPART_URL, text.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK)
        return false;
    bool const is_plain = url.starts_with("http://") && reach == Reach::anywhere;
    return url.starts_with("https://") || is_plain;
}

PostAnswer post_outward(OutwardPost const& post, Reach reach, Duration patience) {
    if (!is_outward_url(post.url, reach)) return {0, "console.webhook_bad_url"};
    start_curl();
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> const handle(curl_easy_init(),
                                                                     curl_easy_cleanup);
    check(handle != nullptr, "libcurl gives a handle");
    Outward outward{reach, post.is_over};
    prepare_outward(handle.get(), post, outward, patience);
    curl_slist* headers = curl_slist_append(nullptr, "Content-Type: application/json");
    headers = curl_slist_append(headers, "Expect:");
    for (auto const& header : post.headers) headers = curl_slist_append(headers, header.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers);
    auto const answer = answer_of(handle.get(), curl_easy_perform(handle.get()), outward);
    curl_slist_free_all(headers);
    return answer;
}

}  // namespace ontmoet::platform
