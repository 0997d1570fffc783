// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/fact_log.h"
#include "storage/sqlite.h"

// The chain (chain.h) in the table `link` of SQLite, for SqliteFactLog. Throw SqliteFailure.
namespace ontmoet::storage {

std::vector<ChainLink> read_links(Database& database, EventId event, domain::Cursor after,
                                  std::size_t limit);
void insert_links(Database& database, EventId event, std::span<ChainLink const> links);
// Inside a transaction. The last fact that has a link.
domain::Cursor extend_links(Database& database, EventId event, std::size_t limit);
// Of facts that were erased, inside the same transaction.
void forget_nonces(Database& database, EventId event, std::span<domain::Cursor const> cursors);

}  // namespace ontmoet::storage
