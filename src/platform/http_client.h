// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sync/sync_engine.h"

#include <functional>
#include <memory>
#include <string>

namespace ontmoet::platform {

// Carries the engine's requests over HTTP on a thread of its own (libcurl). Connections are kept
// alive; the two channels never wait for each other. Redirects are not followed: a captive portal
// is not a server. Answers above k_most_answer_bytes count as broken off.
class HttpClient {
public:
    // Called on the network thread for every request started, once, unless the client ends before.
    using Answered = std::function<void(sync::Channel, sync::Response)>;

    HttpClient(std::string base_url, std::string const& token, Answered answered);
    // Breaks off what is running.
    ~HttpClient();
    HttpClient(HttpClient const&) = delete;
    HttpClient& operator=(HttpClient const&) = delete;

    // At most one running for each channel.
    void start(sync::Request request);

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

}  // namespace ontmoet::platform
