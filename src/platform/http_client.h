// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sync/sync_engine.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ontmoet::platform {

// Which server, and what this device has to prove itself with: the newest token first. Where one is
// unknown the next is tried, for a server that was restored knows older ones only.
struct ServerAccess {
    sync::Address address;
    std::vector<std::string> tokens;
};

// Carries the engine's requests over HTTP on a thread of its own (libcurl). Connections are kept
// alive; the two channels never wait for each other. Redirects are not followed: a captive portal
// is not a server. Certificates are verified; with a public key, by that key alone. Answers above
// k_most_answer_bytes count as broken off.
class HttpClient {
public:
    // Called on the network thread for every request started, once, unless the client ends before.
    using Answered = std::function<void(sync::Channel, sync::Response)>;
    // Called on the network thread when the server hands out a new token: keep it, then use_tokens.
    using NextToken = std::function<void(std::string)>;

    HttpClient(
        ServerAccess access, Answered answered, NextToken next_token = [](std::string const&) {});
    // Breaks off what is running.
    ~HttpClient();
    HttpClient(HttpClient const&) = delete;
    HttpClient& operator=(HttpClient const&) = delete;

    // At most one running for each channel.
    void start(sync::Request request);
    // Of the requests that are started from now on.
    void use_tokens(std::vector<std::string> tokens);

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

// One request, and waits for its answer: for a command at a terminal. "error.no_answer" (detail:
// the address) when none comes.
Result<sync::Response> ask_once(ServerAccess const& access, std::string const& method,
                                std::string const& target, std::string const& body,
                                Duration timeout);

}  // namespace ontmoet::platform
