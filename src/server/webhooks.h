// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/fact.h"
#include "domain/state.h"
#include "platform/outward_post.h"
#include "server/account_order.h"
#include "storage/accounts.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Addresses of others that are told when something happened, signed after Standard Webhooks
// (standardwebhooks.com): accounts that nobody can sign in to, as keys are (api_keys.h), with their
// secret sealed in them. The queue is the log itself: each address remembers how far into each
// event it has been told, and how the last attempt went. A message names kinds and ids, no person's
// data; whoever is told asks for more with a right of their own.
namespace ontmoet::server {

// What there is to be told of: "person.checked_in", "plan.published", "match.made",
// "follow_up.answered", "person.erased", "event.closed".
std::span<std::string_view const> all_webhook_kinds();
bool is_webhook_kind(std::string_view text);

// How far into an event an address was told, in this life of its log (storage::Head).
struct ToldUpTo {
    domain::Cursor cursor = 0;
    std::string epoch;
};

struct Webhook {
    std::string id;
    std::string name;
    std::string organiser;
    std::string url;
    std::vector<std::string> kinds;
    bool is_open = true;  // else nothing is sent, until somebody opens it again
    bool failed = false;  // it was closed because nobody answered for so long

    bool has_begun = false;  // what was said before is not told
    std::map<EventId, ToldUpTo> told;
    std::string test;      // id of a message that somebody asked for; empty: none
    int attempts = 0;      // that failed since the last that did not
    Moment failing_since;  // 0: it does not
    Moment next_at;        // not before
    Moment claimed_until;  // by the process that sends to it
    Moment last_at;        // of the last attempt; 0: there was none
    int last_status = 0;   // 0: no answer
    std::string last_failure;
};
// "told", "failing" (there will be another attempt), "closed" or "failed" (closed after all those).
std::string_view state_of(Webhook const& webhook);
// None for an account that is no webhook, or one that was removed.
std::optional<Webhook> webhook_of(storage::Account const& account);
// What there is to remember of it goes back into the account.
void keep_webhook(Webhook const& webhook, storage::Account& account);

struct NewWebhook {
    std::string id;
    std::string secret;  // "whsec_…", shown once
    AccountOrder order;
};
struct WebhookWish {
    std::string name;
    std::string organiser;
    std::string url;
    std::vector<std::string> kinds;
};
// "console.webhook_bad_url", "console.webhook_kind" (detail: what is none).
Result<NewWebhook> new_webhook(WebhookWish const& wish);
AccountOrder webhook_removal(std::string const& id);
// A message of the kind "webhook.test" as soon as a server runs.
AccountOrder webhook_test(std::string const& id);
// After it was closed; what was not told yet is told then.
AccountOrder webhook_opening(std::string const& id);

struct WebhookMessage {
    std::string id;    // the same at each attempt
    std::string body;  // JSON: type, timestamp, data
    std::string kind;
};
// Nothing for a fact that nobody is told of. A match that is both asked and said again keeps its
// id, so that whoever is told counts it once.
std::optional<WebhookMessage> message_of(domain::Fact const& fact, domain::State const& state);
WebhookMessage test_message(std::string const& id, Moment now);

// "v1,…": the base64 of HMAC-SHA256 over "id.timestamp.body". None for a secret of no such form.
std::optional<std::string> webhook_signature(std::string_view secret, std::string_view id,
                                             std::int64_t timestamp_s, std::string_view body);
platform::OutwardPost signed_post(storage::Account const& account, WebhookMessage const& message,
                                  Moment now);

// What an attempt came to is noted: a next one after a growing pause, or the end of them.
void note_answer(Webhook& webhook, platform::PostAnswer const& answer, Moment now);

}  // namespace ontmoet::server
