// SPDX-License-Identifier: EUPL-1.2
#include "storage/copy_log.h"

#include "storage/chain.h"
#include "storage/limits.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sodium.h>

namespace ontmoet::storage {
namespace {

using domain::Cursor;
using domain::Fact;

// The epoch of an event whose copy is not whole yet; those that are begun are hexadecimal.
constexpr char const* k_unfinished_epoch = "unfinished";

// BLAKE2b over all that is kept of an event, in order.
class EventDigest {
public:
    EventDigest() { crypto_generichash_init(&m_state, nullptr, 0, k_bytes); }

    void add(Fact const& fact) {
        ++m_facts;
        add(domain::encode_fact(fact));
        add(std::to_string(fact.cursor) + " " + std::to_string(fact.received_at.ms));
    }
    void add(StoredAnswer const& answer) {
        ++m_answers;
        add(to_string(answer.device) + " " + std::to_string(answer.device_sequence) + " " +
            to_string(answer.fact) + " " + std::to_string(answer.at));
        add(answer.answer);
    }
    void add(KnownDevice const& known) {
        auto const& device = known.device;
        ++m_devices;
        add(to_string(device.id) + " " + std::string(to_text(device.role)) + " " +
            device.badge_letter + " " + known.token_hash + " " + known.offered_hash);
        add(device.name);
        add(std::to_string(device.paired_at.ms) + " " + std::to_string(device.token_since.ms) +
            " " + std::to_string(device.last_seen.ms) + (device.revoked ? " revoked" : ""));
    }

    void add(DeviceOrder const& order) {
        add(to_string(order.device) + " " + std::to_string(order.number) + " " + order.kind);
        add(order.value);
        add(order.by + " " + order.fault);
        add(std::to_string(order.ordered_at.ms) + " " + std::to_string(order.answered_at.ms));
    }

    // Counts and hash.
    std::string finish() {
        std::string hash(k_bytes, '\0');
        crypto_generichash_final(&m_state, reinterpret_cast<unsigned char*>(hash.data()), k_bytes);
        return std::to_string(m_facts) + " " + std::to_string(m_answers) + " " +
               std::to_string(m_devices) + " " + hash;
    }

private:
    static constexpr std::size_t k_bytes = 32;

    // With its length, so that no two rows of texts are hashed alike.
    void add(std::string_view text) {
        auto const whole = std::to_string(text.size()) + ":" + std::string(text);
        crypto_generichash_update(&m_state, reinterpret_cast<unsigned char const*>(whole.data()),
                                  whole.size());
    }

    crypto_generichash_state m_state{};
    std::int64_t m_facts = 0;
    std::int64_t m_answers = 0;
    std::int64_t m_devices = 0;
};

// Everything of an event up to that cursor; gives its digest.
template <class TakeFacts, class TakeAnswers, class TakeDevices>
Result<std::string> read_event(WholeLog const& from, EventId event, Cursor newest,
                               TakeFacts take_facts, TakeAnswers take_answers,
                               TakeDevices take_devices) {
    EventDigest digest;
    TRY(for_each_of(
        from.log, event, newest,
        [&](Cursor after, std::span<Fact const> facts) {
            for (auto const& fact : facts) digest.add(fact);
            return Status(take_facts(after, facts));
        },
        [&](std::span<StoredAnswer const> answers) {
            for (auto const& answer : answers) digest.add(answer);
            return Status(take_answers(answers));
        }));
    TRY_ASSIGN(auto const devices, from.devices.known(event));
    for (auto const& device : devices) digest.add(device);
    TRY_ASSIGN(auto const orders, from.devices.orders(event));
    for (auto const& order : orders) digest.add(order);
    TRY(take_devices(devices, orders));
    return digest.finish();
}

Result<std::string> copy_event(WholeLog const& from, WholeLog const& to, EventId event,
                               Cursor newest) {
    TRY(to.log.begin_copy(event, k_unfinished_epoch));
    TRY_ASSIGN(
        auto digest,
        read_event(
            from, event, newest,
            [&](Cursor after, auto const& facts) { return to.log.append(event, after, facts, {}); },
            [&](auto const& answers) { return to.log.append(event, newest, {}, answers); },
            [&](auto const& devices, auto const& orders) -> Status {
                TRY(to.devices.replace(event, devices));
                return to.devices.put_orders(event, orders);
            }));
    TRY(copy_chain(from.log, event, newest,
                   [&](auto links) { return to.log.put_chain(event, links); }));
    return digest;
}

// When somebody was erased while the copy was made, it may have a half of that. What was broken
// before is copied as it is.
Result<bool> is_chain_copied(FactLog& from, FactLog& to, EventId event) {
    auto const copy = verify_chain(to, event, {});
    if (copy.ok()) return true;
    if (copy.error().kind != ErrorKind::conflict) return copy.error();
    return !verify_chain(from, event, {}).ok();
}

Result<std::string> digest_of(WholeLog const& log, EventId event, Cursor newest) {
    auto const leave = [](auto const&...) -> Status { return {}; };
    return read_event(log, event, newest, leave, leave, leave);
}

// Accounts that are there already are somebody's: "error.target_not_empty".
Status copy_accounts(Accounts& from, Accounts& to) {
    TRY_ASSIGN(auto const there, to.list());
    if (!there.empty())
        return Error{ErrorKind::conflict, "error.target_not_empty", there.front().login};
    TRY_ASSIGN(auto const accounts, from.list());
    for (auto const& account : accounts) TRY(to.add(account));
    TRY_ASSIGN(auto const copied, to.list());
    if (copied != accounts) return Error{ErrorKind::conflict, "error.copies_differ", "accounts"};
    return {};
}

}  // namespace

Status for_each_of(FactLog& log, EventId event, Cursor newest,
                   std::function<Status(Cursor, std::span<Fact const>)> const& take_facts,
                   std::function<Status(std::span<StoredAnswer const>)> const& take_answers) {
    for (Cursor after = 0; after < newest;) {
        auto const most = std::min<std::int64_t>(k_copied_at_once, newest - after);
        TRY_ASSIGN(auto const facts, log.read(event, after, static_cast<std::size_t>(most)));
        if (facts.empty()) return Error{ErrorKind::storage, "error.database_damaged", "cursors"};
        TRY(take_facts(after, facts));
        after = facts.back().cursor;
    }
    TRY_ASSIGN(auto const decided, log.decided(event, 0));
    std::vector<StoredAnswer> answers;
    for (auto const& place : decided) {
        if (place.at > newest) continue;
        TRY_ASSIGN(auto answer, log.answer(event, place.device, place.device_sequence));
        if (!answer) continue;
        answers.push_back(std::move(*answer));
        if (answers.size() < k_copied_at_once) continue;
        TRY(take_answers(answers));
        answers.clear();
    }
    return answers.empty() ? Status{} : take_answers(answers);
}

Result<Copied> copy_log(WholeLog const& from, WholeLog const& to) {
    TRY_ASSIGN(auto const there, to.log.events());
    if (!there.empty())
        return Error{ErrorKind::conflict, "error.target_not_empty", to_string(there.front())};
    TRY_ASSIGN(auto const events, from.log.events());
    std::vector<std::pair<EventId, std::string>> epochs;
    Copied copied;
    for (auto const& event : events) {
        TRY_ASSIGN(auto const head, from.log.head(event));
        TRY_ASSIGN(auto const original, copy_event(from, to, event, head.newest));
        TRY_ASSIGN(auto const copy, digest_of(to, event, head.newest));
        TRY_ASSIGN(bool const is_chained, is_chain_copied(from.log, to.log, event));
        if (copy != original || !is_chained)
            return Error{ErrorKind::conflict, "error.copies_differ", to_string(event)};
        epochs.emplace_back(event, head.epoch);
        ++copied.events;
        copied.facts += head.newest;
    }
    TRY(copy_accounts(from.accounts, to.accounts));
    for (auto const& [event, epoch] : epochs) TRY(to.log.end_copy(event, epoch));
    return copied;
}

Status check_finished(FactLog& log, std::string const& where) {
    TRY_ASSIGN(auto const events, log.events());
    for (auto const& event : events) {
        TRY_ASSIGN(auto const head, log.head(event));
        if (head.epoch == k_unfinished_epoch)
            return Error{ErrorKind::conflict, "error.copies_differ", where};
    }
    return {};
}

}  // namespace ontmoet::storage
