// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/postgres.h"
#include "storage/sealer.h"

#include <cstdint>

// The tables of a server's database on PostgreSQL. Each begins with the event, and so does every
// key and every query: partition_by_event.sql spreads them over hash partitions. Only the few
// pairing codes of the last ten minutes are asked for without it, and are not spread.
namespace ontmoet::storage {

inline constexpr char const* k_news_channel = "ontmoet_news";
// The advisory lock that whoever listens there shares: "served" in ASCII.
inline constexpr std::int64_t k_served_lock = 0x736572766564;

// Makes the tables or brings them to the newest version, one process at a time. Inside
// PostgresLink::run. Throws "error.database_too_new", "error.database_missing" (nothing is there
// and `may_create` is false).
void prepare_schema(PostgresLink& link, bool may_create);
// The key this database is sealed with; the first one that comes is kept. Inside run; throws the
// errors of unseal, and "error.not_sealed" when a word can be read in what was stored.
Sealer prepare_seal(PostgresLink& link, Unlock const& unlock);

}  // namespace ontmoet::storage
