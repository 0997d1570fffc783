// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/fact_log.h"
#include "storage/postgres.h"
#include "storage/sealer.h"

// The chain (chain.h) in the table `link` of PostgreSQL, for PostgresFactLog. Inside
// PostgresLink::run.
namespace ontmoet::storage {

std::vector<ChainLink> read_links(PostgresLink& link, Sealer const& sealer, EventId event,
                                  domain::Cursor after, std::size_t limit);
void insert_links(PostgresLink& link, Sealer const& sealer, EventId event,
                  std::span<ChainLink const> links);
// A transaction of its own, in which nobody appends to the event. The last fact that has a link;
// when somebody else appends just now, none is made.
domain::Cursor extend_links(PostgresLink& link, Sealer const& sealer, EventId event,
                            std::size_t limit);
void forget_nonce(PostgresLink& link, Sealer const& sealer, EventId event, domain::Cursor cursor);

}  // namespace ontmoet::storage
