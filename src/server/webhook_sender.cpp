// SPDX-License-Identifier: EUPL-1.2
#include "server/webhook_sender.h"

#include "server/console_gate.h"
#include "server/limits.h"

#include <algorithm>

namespace ontmoet::server {
namespace {

using storage::Account;

Error claimed_by_other() {
    return {ErrorKind::conflict, "console.webhook_claimed", {}};
}

bool is_told_of(Webhook const& hook, std::string_view kind) {
    return std::ranges::find(hook.kinds, kind) != hook.kinds.end();
}

}  // namespace

Status WebhookSender::look() {
    TRY_ASSIGN(auto accounts, m_accounts.list());
    for (auto& account : accounts) {
        auto const hook = webhook_of(account);
        if (hook && hook->is_open && !m_is_ending) TRY(look_at(std::move(account)));
    }
    return {};
}

Status WebhookSender::look_at(Account account) {
    for (int sent = 0; sent < k_most_webhooks_in_turn; ++sent) {
        auto const hook = webhook_of(account);
        auto const now = m_books.clock.now();
        if (!hook || !hook->is_open || now < hook->next_at || now < hook->claimed_until) return {};
        if (!hook->has_begun) {
            TRY(begin(account.id));
            return {};
        }
        TRY_ASSIGN(auto const due, next_due(account.id, *hook));
        if (!due) return {};
        auto const claimed = claim(account.id, *due);
        if (!claimed.ok() && claimed.error().kind == ErrorKind::conflict) return {};
        if (!claimed.ok()) return claimed.error();
        auto post = signed_post(*claimed, due->message, m_books.clock.now());
        post.is_over = [this] { return m_is_ending.load(); };
        auto const answer = platform::post_outward(post, m_reach, k_webhook_answer_time);
        if (m_is_ending) return {};
        TRY_ASSIGN(account, note(account.id, *due, answer));
    }
    return {};
}

// What was said before it was there is not told.
Result<Account> WebhookSender::begin(AccountId account) {
    std::map<EventId, ToldUpTo> ends;
    TRY_ASSIGN(auto const events, m_log.events());
    for (auto const& event : events) {
        TRY_ASSIGN(auto const head, m_log.head(event));
        ends[event] = {head.newest, head.epoch};
    }
    return m_accounts.change(account, [&](Account& known) -> Status {
        auto hook = webhook_of(known);
        if (!hook || hook->has_begun) return {};
        hook->has_begun = true;
        hook->told = std::move(ends);
        keep_webhook(*hook, known);
        return {};
    });
}

Result<std::optional<WebhookSender::Due>> WebhookSender::next_due(AccountId account,
                                                                  Webhook const& hook) {
    if (!hook.test.empty()) return std::optional(Due{test_message(hook.test, m_books.clock.now())});
    TRY_ASSIGN(auto const events, m_log.events());
    for (auto const& event : events) {
        TRY_ASSIGN(auto due, next_in(event, account, hook));
        if (due) return due;
    }
    return std::optional<Due>{};
}

Result<std::optional<WebhookSender::Due>> WebhookSender::next_in(EventId event, AccountId account,
                                                                 Webhook const& hook) {
    TRY_ASSIGN(auto const head, m_log.head(event));
    auto& passed = m_passed[{account, event}];
    auto const known = hook.told.find(event);
    // After a restore cursors may mean other facts: it goes on from where the log ends then.
    bool const is_other_life = known != hook.told.end() && known->second.epoch != head.epoch;
    if (is_other_life && passed.epoch != head.epoch) passed = {head.newest, head.epoch};
    if (passed.epoch != head.epoch) passed = {0, head.epoch};
    if (!is_other_life && known != hook.told.end())
        passed.cursor = std::max(passed.cursor, known->second.cursor);
    while (passed.cursor < head.newest) {
        TRY_ASSIGN(auto const facts, m_log.read(event, passed.cursor, k_most_facts_in_page));
        if (facts.empty()) break;
        TRY_ASSIGN(auto due, first_of(event, facts, hook));
        if (due) {
            due->up_to.epoch = head.epoch;
            return due;
        }
        passed.cursor = facts.back().cursor;
    }
    return std::optional<Due>{};
}

Result<std::optional<WebhookSender::Due>> WebhookSender::first_of(
    EventId event, std::vector<domain::Fact> const& facts, Webhook const& hook) {
    std::optional<Due> due;
    TRY(m_hub.with_state(event, [&](domain::State const& state) {
        if (!is_of_organiser(state.event, hook.organiser)) return;
        for (auto const& fact : facts) {
            auto message = message_of(fact, state);
            if (!message || !is_told_of(hook, message->kind)) continue;
            due = Due{std::move(*message), event, {fact.cursor, {}}};
            return;
        }
    }));
    return due;
}

Result<Account> WebhookSender::claim(AccountId account, Due const& due) {
    auto const now = m_books.clock.now();
    return m_accounts.change(account, [&](Account& known) -> Status {
        auto hook = webhook_of(known);
        if (!hook || !hook->is_open || now < hook->claimed_until) return claimed_by_other();
        auto const told = hook->told.find(due.event);
        bool const is_done = due.event.is_none() ? hook->test.empty()
                                                 : told != hook->told.end() &&
                                                       told->second.epoch == due.up_to.epoch &&
                                                       told->second.cursor >= due.up_to.cursor;
        if (is_done) return claimed_by_other();
        hook->claimed_until = now + 2 * k_webhook_answer_time;
        keep_webhook(*hook, known);
        return {};
    });
}

Result<Account> WebhookSender::note(AccountId account, Due const& due,
                                    platform::PostAnswer const& answer) {
    auto const now = m_books.clock.now();
    return m_accounts.change(account, [&](Account& known) -> Status {
        auto hook = webhook_of(known);
        if (!hook) return {};  // removed meanwhile
        note_answer(*hook, answer, now);
        bool const is_taken = hook->attempts == 0;
        // A test is asked for once, whatever comes of it.
        if (due.event.is_none())
            hook->test.clear();
        else if (is_taken)
            hook->told[due.event] = due.up_to;
        if (!is_taken)
            m_books.log.step("webhook_failed", hook->id + ": " + std::to_string(answer.status));
        keep_webhook(*hook, known);
        return {};
    });
}

}  // namespace ontmoet::server
