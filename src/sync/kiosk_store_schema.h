// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/fact_rows.h"
#include "storage/sqlite.h"

#include <array>
#include <cstdint>

// The tables of a kiosk's store, for kiosk_store.cpp alone.
namespace ontmoet::sync {

// "Omki" in ASCII.
inline constexpr std::int32_t k_store_application_id = 0x4F6D6B69;

// In the outbox `answered` says that the server's answer is known, `decided_at` (0: not yet) when,
// by the server's clock, a page had shown that the fact is decided; `cursor` is not used.
// clang-format off
inline constexpr std::array k_store_migrations{
    "CREATE TABLE device (event BLOB NOT NULL PRIMARY KEY, device BLOB NOT NULL,"
    "  last_sequence INTEGER NOT NULL, cursor INTEGER NOT NULL, epoch TEXT NOT NULL)"
    "  STRICT, WITHOUT ROWID;"
    "CREATE TABLE inbox (" ONTMOET_FACT_COLUMN_TYPES("TEXT")
    "  , PRIMARY KEY (event, cursor))"
    "  STRICT, WITHOUT ROWID;"
    "CREATE TABLE outbox (" ONTMOET_FACT_COLUMN_TYPES("TEXT")
    "  , answered INTEGER NOT NULL DEFAULT 0,"
    "  decided_at INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (event, device_sequence))"
    "  STRICT, WITHOUT ROWID;"
    "CREATE INDEX outbox_to_send ON outbox (event, device_sequence) WHERE answered = 0;"
    "CREATE INDEX outbox_pending ON outbox (event, device_sequence) WHERE decided_at = 0;"
    "CREATE TABLE problem (event BLOB NOT NULL, fact BLOB NOT NULL, said TEXT NOT NULL,"
    "  answer TEXT NOT NULL, closed INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (event, fact))"
    "  STRICT, WITHOUT ROWID;"
    "CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)"
    "  STRICT, WITHOUT ROWID;",

    "CREATE TABLE sealed_inbox (" ONTMOET_FACT_COLUMN_TYPES("BLOB")
    "  , PRIMARY KEY (event, cursor)) STRICT, WITHOUT ROWID;"
    "INSERT INTO sealed_inbox SELECT " ONTMOET_FACT_COLUMNS_SEALED " FROM inbox;"
    "DROP TABLE inbox; ALTER TABLE sealed_inbox RENAME TO inbox;"
    "CREATE TABLE sealed_outbox (" ONTMOET_FACT_COLUMN_TYPES("BLOB")
    "  , answered INTEGER NOT NULL DEFAULT 0, decided_at INTEGER NOT NULL DEFAULT 0,"
    "  PRIMARY KEY (event, device_sequence)) STRICT, WITHOUT ROWID;"
    "INSERT INTO sealed_outbox SELECT " ONTMOET_FACT_COLUMNS_SEALED ", answered, decided_at"
    "  FROM outbox;"
    "DROP TABLE outbox; ALTER TABLE sealed_outbox RENAME TO outbox;"
    "CREATE INDEX outbox_to_send ON outbox (event, device_sequence) WHERE answered = 0;"
    "CREATE INDEX outbox_pending ON outbox (event, device_sequence) WHERE decided_at = 0;"
    "CREATE TABLE sealed_problem (event BLOB NOT NULL, fact BLOB NOT NULL, said BLOB NOT NULL,"
    "  answer BLOB NOT NULL, closed INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (event, fact))"
    "  STRICT, WITHOUT ROWID;"
    "INSERT INTO sealed_problem SELECT event, fact, seal(said, event, fact, 'said'),"
    "  seal(answer, event, fact, 'answer'), closed FROM problem;"
    "DROP TABLE problem; ALTER TABLE sealed_problem RENAME TO problem;",

    "CREATE TABLE session (event BLOB NOT NULL PRIMARY KEY, kept BLOB NOT NULL)"
    "  STRICT, WITHOUT ROWID;",
};
// clang-format on

inline constexpr storage::Schema k_store_schema{k_store_application_id, k_store_migrations};

}  // namespace ontmoet::sync
