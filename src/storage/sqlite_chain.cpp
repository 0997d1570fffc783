// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite_chain.h"

#include "storage/chain.h"
#include "storage/fact_rows.h"

namespace ontmoet::storage {
namespace {

using domain::Cursor;
using domain::Fact;

std::span<std::uint8_t const> blob_of(std::string const& bytes) {
    return {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()};
}

std::vector<Fact> facts_behind(Database& database, EventId event, Cursor after, std::size_t limit) {
    std::vector<Fact> facts;
    auto select =
        database.prepare("SELECT " ONTMOET_FACT_COLUMNS
                         " FROM fact WHERE event = ? AND cursor > ? ORDER BY cursor LIMIT ?");
    select.bind(event, after, static_cast<std::int64_t>(limit));
    while (select.step()) facts.push_back(read_fact(select));
    return facts;
}

}  // namespace

std::vector<ChainLink> read_links(Database& database, EventId event, Cursor after,
                                  std::size_t limit) {
    std::vector<ChainLink> links;
    auto select = database.prepare(
        "SELECT cursor, unseal(nonce, event, event, 'nonce'), proof, link FROM link"
        " WHERE event = ? AND cursor > ? ORDER BY cursor LIMIT ?");
    select.bind(event, after, static_cast<std::int64_t>(limit));
    while (select.step())
        links.push_back({select.integer(0), select.bytes(1), select.bytes(2), select.bytes(3)});
    return links;
}

void insert_links(Database& database, EventId event, std::span<ChainLink const> links) {
    auto insert =
        database.prepare("INSERT INTO link VALUES (?1, ?2, seal(?3, ?1, ?1, 'nonce'), ?4, ?5)");
    for (auto const& one : links)
        insert.bind(event, one.cursor, blob_of(one.nonce), blob_of(one.proof), blob_of(one.link))
            .run();
}

Cursor extend_links(Database& database, EventId event, std::size_t limit) {
    auto select = database.prepare(
        "SELECT cursor, link FROM link WHERE event = ? ORDER BY cursor DESC LIMIT 1");
    bool const has_links = select.bind(event).step();
    Cursor last = has_links ? select.integer(0) : 0;
    auto before = has_links ? select.bytes(1) : std::string();
    std::vector<ChainLink> made;
    for (auto const& fact : facts_behind(database, event, last, limit)) {
        made.push_back(next_link(before, fact));
        before = made.back().link;
        last = fact.cursor;
    }
    insert_links(database, event, made);
    return last;
}

void forget_nonces(Database& database, EventId event, std::span<Cursor const> cursors) {
    auto update = database.prepare(
        "UPDATE link SET nonce = seal('', event, event, 'nonce') WHERE event = ? AND cursor = ?");
    for (auto const cursor : cursors) update.bind(event, cursor).run();
}

}  // namespace ontmoet::storage
