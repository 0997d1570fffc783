// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

struct sockaddr;

// One message to an address that somebody typed: what may be reached by it, and how much is read of
// what comes back. A server that asks wherever it is told to would open its own network to others.
namespace ontmoet::platform {

enum class Reach {
    public_only,  // https to addresses of the public internet
    anywhere,     // http as well, and this computer and its network: the administrator allows it
};

// Whether everybody on the internet may use the address: not this computer, a network of one's own,
// a link, or what is kept for tests and tunnels (the registries of special-purpose addresses, RFC
// 6890). An IPv4 address inside an IPv6 one counts as itself.
bool is_public_address(sockaddr const& address);

// "https://host…" (or http, for Reach::anywhere), without a name and a password in it.
bool is_outward_url(std::string_view url, Reach reach);

struct OutwardPost {
    std::string url;
    std::vector<std::string> headers;  // "name: value"
    std::string body;
    std::function<bool()> is_over{};  // asked now and then: whether to break it off
};

struct PostAnswer {
    int status = 0;       // 0: none came
    std::string failure;  // a message key, when none came; else empty
};

// Waits for the answer, at most `patience`. The address is looked at when it is connected to, so
// that no name leads elsewhere meanwhile; redirects are not followed, no proxy is used, and of the
// answer's body at most 4 KB are taken. Failures: "console.webhook_bad_url",
// "console.webhook_private_address", "console.webhook_not_trusted" (its certificate),
// "console.webhook_no_answer", "console.webhook_broken_off".
PostAnswer post_outward(OutwardPost const& post, Reach reach, Duration patience);

}  // namespace ontmoet::platform
