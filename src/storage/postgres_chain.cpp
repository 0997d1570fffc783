// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_chain.h"

#include "storage/chain.h"
#include "storage/postgres_rows.h"

namespace ontmoet::storage {

using domain::Cursor;

std::vector<ChainLink> read_links(PostgresLink& link, EventId event, Cursor after,
                                  std::size_t limit) {
    auto const rows = link.query(
        "SELECT cursor, nonce, proof, link FROM link WHERE event = $1 AND cursor > $2"
        " ORDER BY cursor LIMIT $3",
        PostgresValues().add(event).add(after).add(static_cast<std::int64_t>(limit)));
    std::vector<ChainLink> links;
    for (int row = 0; row < rows.count(); ++row)
        links.push_back(
            {rows.integer(row, 0), rows.text(row, 1), rows.text(row, 2), rows.text(row, 3)});
    return links;
}

void insert_links(PostgresLink& link, EventId event, std::span<ChainLink const> links) {
    std::vector<std::int64_t> cursors;
    std::vector<std::string_view> nonces;
    std::vector<std::string_view> proofs;
    std::vector<std::string_view> hashes;
    for (auto const& one : links) {
        cursors.push_back(one.cursor);
        nonces.push_back(one.nonce);
        proofs.push_back(one.proof);
        hashes.push_back(one.link);
    }
    link.query(
        "INSERT INTO link SELECT $1, new.* FROM"
        " unnest($2::bigint[], $3::bytea[], $4::bytea[], $5::bytea[]) AS new",
        PostgresValues().add(event).add(cursors).add_bytes(nonces).add_bytes(proofs).add_bytes(
            hashes));
}

std::size_t extend_links(PostgresLink& link, Sealer const& sealer, EventId event,
                         std::size_t limit) {
    link.execute("BEGIN");
    // Whoever appends changes this row.
    link.query("SELECT newest FROM event WHERE event = $1 FOR UPDATE", PostgresValues().add(event));
    auto const last =
        link.query("SELECT cursor, link FROM link WHERE event = $1 ORDER BY cursor DESC LIMIT 1",
                   PostgresValues().add(event));
    Cursor const after = last.count() > 0 ? last.integer(0, 0) : 0;
    auto before = last.count() > 0 ? last.text(0, 1) : std::string();
    std::vector<ChainLink> made;
    auto const facts = facts_of(
        sealer,
        link.query(std::string(k_select_facts) + "AND cursor > $2 ORDER BY cursor LIMIT $3",
                   PostgresValues().add(event).add(after).add(static_cast<std::int64_t>(limit))));
    for (auto const& fact : facts) {
        made.push_back(next_link(before, fact));
        before = made.back().link;
    }
    insert_links(link, event, made);
    link.execute("COMMIT");
    return made.size();
}

void forget_nonce(PostgresLink& link, EventId event, Cursor cursor) {
    link.query("UPDATE link SET nonce = '' WHERE event = $1 AND cursor = $2",
               PostgresValues().add(event).add(cursor));
}

}  // namespace ontmoet::storage
