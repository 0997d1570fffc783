// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_chain.h"

#include "storage/chain.h"
#include "storage/postgres_rows.h"

namespace ontmoet::storage {
namespace {

using domain::Cursor;

SealedPlace nonce_place(EventId event) {
    return {event, event.uuid, "nonce"};
}

}  // namespace

std::vector<ChainLink> read_links(PostgresLink& link, Sealer const& sealer, EventId event,
                                  Cursor after, std::size_t limit) {
    auto const rows = link.query(
        "SELECT cursor, nonce, proof, link FROM link WHERE event = $1 AND cursor > $2"
        " ORDER BY cursor LIMIT $3",
        PostgresValues().add(event).add(after).add(static_cast<std::int64_t>(limit)));
    std::vector<ChainLink> links;
    links.reserve(static_cast<std::size_t>(rows.count()));
    for (int row = 0; row < rows.count(); ++row)
        links.push_back({rows.integer(row, 0),
                         unsealed_or_fail(sealer, rows.text(row, 1), nonce_place(event)),
                         rows.text(row, 2), rows.text(row, 3)});
    return links;
}

void insert_links(PostgresLink& link, Sealer const& sealer, EventId event,
                  std::span<ChainLink const> links) {
    std::vector<std::int64_t> cursors;
    std::vector<std::string> sealed;
    std::vector<std::string_view> proofs;
    std::vector<std::string_view> hashes;
    for (auto const& one : links) {
        cursors.push_back(one.cursor);
        sealed.push_back(sealer.seal(one.nonce, nonce_place(event)));
        proofs.push_back(one.proof);
        hashes.push_back(one.link);
    }
    std::vector<std::string_view> const nonces(sealed.begin(), sealed.end());
    link.query(
        "INSERT INTO link SELECT $1, new.* FROM"
        " unnest($2::bigint[], $3::bytea[], $4::bytea[], $5::bytea[]) AS new",
        PostgresValues().add(event).add(cursors).add_bytes(nonces).add_bytes(proofs).add_bytes(
            hashes));
}

Cursor extend_links(PostgresLink& link, Sealer const& sealer, EventId event, std::size_t limit) {
    link.execute("BEGIN");
    // Whoever appends holds this row. It is not waited for: readers would wait as well.
    bool const is_free =
        link.query("SELECT newest FROM event WHERE event = $1 FOR UPDATE SKIP LOCKED",
                   PostgresValues().add(event))
            .count() > 0;
    auto const rows =
        link.query("SELECT cursor, link FROM link WHERE event = $1 ORDER BY cursor DESC LIMIT 1",
                   PostgresValues().add(event));
    Cursor last = rows.count() > 0 ? rows.integer(0, 0) : 0;
    auto before = rows.count() > 0 ? rows.text(0, 1) : std::string();
    if (is_free) {
        std::vector<ChainLink> made;
        auto const facts = facts_of(
            sealer,
            link.query(
                std::string(k_select_facts) + "AND cursor > $2 ORDER BY cursor LIMIT $3",
                PostgresValues().add(event).add(last).add(static_cast<std::int64_t>(limit))));
        for (auto const& fact : facts) {
            made.push_back(next_link(before, fact));
            before = made.back().link;
            last = fact.cursor;
        }
        insert_links(link, sealer, event, made);
    }
    link.execute("COMMIT");
    return last;
}

void forget_nonce(PostgresLink& link, Sealer const& sealer, EventId event, Cursor cursor) {
    link.query("UPDATE link SET nonce = $3 WHERE event = $1 AND cursor = $2",
               PostgresValues().add(event).add(cursor).add(sealer.seal("", nonce_place(event))));
}

}  // namespace ontmoet::storage
