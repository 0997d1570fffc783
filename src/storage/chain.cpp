// SPDX-License-Identifier: EUPL-1.2
#include "storage/chain.h"

#include "storage/fact_columns.h"
#include "storage/limits.h"
#include "storage/tombstone.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <sodium.h>

namespace ontmoet::storage {
namespace {

using domain::Cursor;
using domain::Fact;

constexpr std::size_t k_link_bytes = 32;
constexpr std::size_t k_proof_nonce_bytes = 16;

// Each with its length, so that no two rows of words are hashed alike.
class LinkHash {
public:
    LinkHash() { crypto_generichash_init(&m_state, nullptr, 0, k_link_bytes); }
    LinkHash& add(std::string_view words) {
        update(std::to_string(words.size()) + ":");
        update(words);
        return *this;
    }
    LinkHash& add(std::int64_t number) { return add(std::to_string(number)); }
    LinkHash& add(Uuid const& id) { return add(packed({id})); }
    std::string finish() {
        std::string hash(k_link_bytes, '\0');
        crypto_generichash_final(&m_state, reinterpret_cast<unsigned char*>(hash.data()),
                                 k_link_bytes);
        return hash;
    }

private:
    void update(std::string_view bytes) {
        crypto_generichash_update(&m_state, reinterpret_cast<unsigned char const*>(bytes.data()),
                                  bytes.size());
    }
    crypto_generichash_state m_state{};
};

std::string proof_of(Fact const& fact, std::string const& nonce) {
    return LinkHash().add(nonce).add(packed(fact.subjects)).add(fact.body).finish();
}

std::string link_of(std::string_view before, Fact const& fact, std::string const& proof) {
    return LinkHash()
        .add(before)
        .add(fact.event.uuid)
        .add(fact.cursor)
        .add(fact.id.uuid)
        .add(fact.device.uuid)
        .add(fact.device_sequence)
        .add(fact.actor)
        .add(fact.recorded_at.ms)
        .add(fact.clock_offset_ms)
        .add(fact.received_at.ms)
        .add(fact.type)
        .add(std::int64_t{fact.version})
        .add(proof)
        .finish();
}

// A plan loses one person's meets and keeps the others.
bool is_plan(Fact const& fact) {
    return fact.type == domain::fact_type::plan_published;
}

// A plan does not name any more who was erased from it.
bool explains(Erasure const& erasure, Fact const& erased) {
    return is_plan(erased) ? erasure.type.empty() : erasure.takes(erased);
}

Error broken(char const* message_key, Cursor cursor) {
    return {ErrorKind::conflict, message_key, std::to_string(cursor)};
}

// Follows the chain fact by fact.
class ChainFollower {
public:
    explicit ChainFollower(std::optional<ChainHead> const& kept) : m_kept(kept) {}

    // `link`: none yet.
    Status follow(Fact const& fact, ChainLink const* link) {
        auto const cursor = ++m_cursor;
        if (fact.cursor != cursor || (link != nullptr && link->cursor != cursor))
            return broken("console.audit.missing", cursor);
        if (auto const erasure = erasure_of(fact); !erasure.is_none())
            std::erase_if(m_unexplained, [&](Fact const& one) { return explains(erasure, one); });
        if (link == nullptr) return {};
        bool const is_erased = link->nonce.empty();
        bool const is_content_good = is_erased ? is_tombstone(fact) || is_plan(fact)
                                               : proof_of(fact, link->nonce) == link->proof;
        if (!is_content_good || link_of(m_chained.head.link, fact, link->proof) != link->link)
            return broken("console.audit.changed", cursor);
        if (is_erased) {
            ++m_chained.erased;
            m_unexplained.push_back(fact);
            m_unexplained.back().body.clear();
        }
        m_chained.head = {cursor, link->link};
        if (m_kept && m_kept->cursor == cursor && m_kept->link != link->link)
            return broken("console.audit.head", cursor);
        return {};
    }
    // `newest`: of the log, before it was followed.
    Result<Chained> finish(Cursor newest) {
        if (m_cursor < newest) return broken("console.audit.missing", m_cursor + 1);
        if (!m_unexplained.empty())
            return broken("console.audit.erased", m_unexplained.front().cursor);
        if (m_kept && m_kept->cursor > m_chained.head.cursor)
            return broken("console.audit.head", m_kept->cursor);
        m_chained.waiting = m_cursor - m_chained.head.cursor;
        return m_chained;
    }

private:
    std::optional<ChainHead> const& m_kept;
    Cursor m_cursor = 0;
    Chained m_chained;
    std::vector<Fact> m_unexplained;  // erased, and nothing that said so was read yet
};

bool is_damaged(Error const& error) {
    return error.message_key == "error.database_damaged";
}

Result<Chained> follow_chain(FactLog& log, EventId event, std::optional<ChainHead> const& kept) {
    TRY_ASSIGN(auto const head, log.head(event));
    ChainFollower follower(kept);
    auto limit = k_copied_at_once;
    for (Cursor after = 0;;) {
        auto const links = log.chain(event, after, limit);
        auto const facts = log.read(event, after, limit);
        if (!links.ok() || !facts.ok()) {
            auto const& error = links.ok() ? facts.error() : links.error();
            if (!is_damaged(error)) return error;
            // Which one of them does not open?
            if (limit == 1) return broken("console.audit.changed", after + 1);
            limit = 1;
            continue;
        }
        for (std::size_t i = 0; i < facts->size(); ++i)
            TRY(follower.follow((*facts)[i], i < links->size() ? &(*links)[i] : nullptr));
        after += static_cast<Cursor>(facts->size());
        if (links->size() > facts->size()) return broken("console.audit.missing", after + 1);
        if (facts->size() < limit) return follower.finish(head.newest);
    }
}

}  // namespace

ChainLink next_link(std::string_view before, Fact const& fact) {
    ChainLink made{fact.cursor, std::string(k_proof_nonce_bytes, '\0'), {}, {}};
    randombytes_buf(made.nonce.data(), made.nonce.size());
    made.proof = proof_of(fact, made.nonce);
    made.link = link_of(before, fact, made.proof);
    return made;
}

Result<Cursor> keep_chain(FactLog& log, EventId event) {
    for (Cursor last = -1;;) {
        TRY_ASSIGN(auto const now, log.extend_chain(event, k_copied_at_once));
        if (now == last) return now;
        last = now;
    }
}

Status copy_chain(FactLog& from, EventId event, Cursor newest,
                  std::function<Status(std::span<ChainLink const>)> const& take) {
    for (Cursor after = 0; after < newest;) {
        auto const most = std::min<std::int64_t>(k_copied_at_once, newest - after);
        TRY_ASSIGN(auto const some, from.chain(event, after, static_cast<std::size_t>(most)));
        if (some.empty()) return {};
        TRY(take(some));
        after = some.back().cursor;
    }
    return {};
}

std::string to_text(ChainHead const& head) {
    std::array<char, 2 * k_link_bytes + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<unsigned char const*>(head.link.data()),
                   head.link.size());
    return std::to_string(head.cursor) + ":" + hex.data();
}

std::optional<ChainHead> read_chain_head(std::string_view text) {
    ChainHead head{0, std::string(k_link_bytes, '\0')};
    auto const* const end = text.data() + text.size();
    auto const [colon, failed] = std::from_chars(text.data(), end, head.cursor);
    if (failed != std::errc{} || head.cursor <= 0 || colon == end || *colon != ':')
        return std::nullopt;
    auto const digits = text.substr(static_cast<std::size_t>(colon + 1 - text.data()));
    std::size_t bytes = 0;
    bool const is_hex =
        digits.size() == 2 * k_link_bytes &&
        sodium_hex2bin(reinterpret_cast<unsigned char*>(head.link.data()), k_link_bytes,
                       digits.data(), digits.size(), nullptr, &bytes, nullptr) == 0;
    return is_hex && bytes == k_link_bytes ? std::optional(head) : std::nullopt;
}

Result<Chained> verify_chain(FactLog& log, EventId event, std::optional<ChainHead> const& kept) {
    auto followed = follow_chain(log, event, kept);
    if (followed.ok() || followed.error().kind != ErrorKind::conflict) return followed;
    // Somebody may have been erased between the reading of a link and of its fact.
    return follow_chain(log, event, kept);
}

}  // namespace ontmoet::storage
