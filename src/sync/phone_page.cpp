// SPDX-License-Identifier: EUPL-1.2
#include "sync/phone_page.h"

#include <algorithm>
#include <array>

namespace ontmoet::sync {
namespace {

// RFC 3986 §3.2.2; IPv6 addresses without their brackets.
std::string_view host_of(std::string_view url) {
    constexpr std::string_view k_after_scheme = "://";
    if (auto const at = url.find(k_after_scheme); at != url.npos)
        url.remove_prefix(at + k_after_scheme.size());
    url = url.substr(0, url.find_first_of("/?#"));
    if (auto const at = url.find('@'); at != url.npos) url.remove_prefix(at + 1);
    if (url.starts_with('[')) return url.substr(1, url.find(']') - 1);
    return url.substr(0, url.find(':'));
}

// Loopback and "any" addresses and names (RFC 6761 §6.3).
bool is_this_computer(std::string_view host) {
    constexpr std::array<std::string_view, 5> k_names{"", "localhost", "::1", "::", "0.0.0.0"};
    return std::ranges::find(k_names, host) != k_names.end() || host.starts_with("127.") ||
           host.ends_with(".localhost");
}

}  // namespace

std::string const& address_for_phones(Pairing const& pairing) {
    return pairing.phone_url.empty() ? pairing.url : pairing.phone_url;
}

bool has_phone_page(Pairing const& pairing) {
    return !is_this_computer(host_of(address_for_phones(pairing)));
}

std::string phone_page_url(Pairing const& pairing, std::string_view key) {
    return address_for_phones(pairing) + std::string(k_phone_path).append(key);
}

}  // namespace ontmoet::sync
