// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/api_keys.h"
#include "server/call.h"
#include "server/failed_tries.h"
#include "server/limits.h"
#include "server/slow_work.h"
#include "sync/hub.h"

#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace ontmoet::server {

// A program that has been let in, and the event it asks about, which is its organiser's.
struct KeyVisit {
    ApiKey key;
    EventId event{};  // none: the route is about no event
};

// The one place where it is decided what a program of others may do: by a key in `Authorization:
// Token …` (or Bearer, or Device, as scanners send it), the scope the route asks for, and its own
// organiser, who stands in the path. What is another's is answered like what was never there. Wrong
// keys are slowed down by address, right ones by key.
class KeyGate {
public:
    using Work = std::function<Result<Response>(KeyVisit const&)>;

    // What it is given must outlive it.
    KeyGate(Books books, storage::Accounts& accounts, sync::Hub& hub, SlowWork& slow,
            bool behind_proxy)
        : m_books(books),
          m_accounts(accounts),
          m_hub(hub),
          m_slow(slow),
          m_behind_proxy(behind_proxy) {}

    // On the loop; `work` on the slow thread. `values`: of the route; the first is the organiser,
    // the second the event, where there is one.
    void let_in(CallPtr const& call, Route const& route, std::vector<std::string> const& values,
                Work work);

private:
    Result<KeyVisit> visit_of(std::string const& token, Route const& route,
                              std::vector<std::string> const& values);

    // That it asked just now.
    void note_use(ApiKey const& key, Moment now);

    Books m_books;
    storage::Accounts& m_accounts;
    sync::Hub& m_hub;
    SlowWork& m_slow;
    bool m_behind_proxy;
    std::mutex m_mutex;  // of the tries
    FailedTries m_failed{{.by_address = k_failed_keys_per_minute}};
    FailedTries m_asked{{.by_address = k_key_requests_per_minute}};
};

}  // namespace ontmoet::server
