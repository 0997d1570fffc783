// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/call.h"
#include "server/webhooks.h"
#include "storage/fact_log.h"
#include "sync/hub.h"

#include <atomic>
#include <map>
#include <optional>
#include <utility>

namespace ontmoet::server {

// Tells every webhook what it is to be told, one message after the other: the next one goes when
// this one was taken. Who sends says so in the account first, so of several servers over one
// database one makes each attempt; a crash between sending and noting repeats a message, by the
// same id. On one thread, for it waits for others.
class WebhookSender {
public:
    WebhookSender(Books books, storage::FactLog& log, sync::Hub& hub, storage::Accounts& accounts,
                  platform::Reach reach)
        : m_books(books), m_log(log), m_hub(hub), m_accounts(accounts), m_reach(reach) {}

    // Errors of the log and the accounts; what was noted before one stands.
    Status look();
    // From any thread: breaks off what is under way.
    void end() { m_is_ending = true; }

private:
    struct Due {
        WebhookMessage message;
        EventId event{};  // none: a test
        ToldUpTo up_to{};
    };

    Status look_at(storage::Account account);
    Result<std::optional<Due>> next_due(AccountId account, Webhook const& hook);
    Result<std::optional<Due>> next_in(EventId event, AccountId account, Webhook const& hook);
    Result<std::optional<Due>> first_of(EventId event, std::vector<domain::Fact> const& facts,
                                        Webhook const& hook);
    Result<storage::Account> begin(AccountId account);
    Result<storage::Account> claim(AccountId account, Due const& due);
    Result<storage::Account> note(AccountId account, Due const& due,
                                  platform::PostAnswer const& answer);

    Books m_books;
    storage::FactLog& m_log;
    sync::Hub& m_hub;
    storage::Accounts& m_accounts;
    platform::Reach m_reach;
    std::atomic<bool> m_is_ending = false;
    // Up to where an event holds nothing for a webhook, so that it is not read again.
    std::map<std::pair<AccountId, EventId>, ToldUpTo> m_passed;
};

}  // namespace ontmoet::server
