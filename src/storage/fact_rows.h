// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/fact.h"
#include "storage/sqlite.h"
#include "storage/tombstone.h"

#include <string>
#include <vector>

// How a fact lies in a table, the same in a server's log and in a kiosk's inbox and outbox.
namespace ontmoet::storage {

// To be selected; the body is sealed in the table (fact_columns.h).
#define ONTMOET_FACT_COLUMNS                                                            \
    "event, cursor, id, device, device_sequence, actor, recorded_at, clock_offset_ms, " \
    "subjects, type, version, unseal(body, event, id, 'body'), received_at"
#define ONTMOET_FACT_COLUMN_TYPES(body_type)                                                 \
    "event BLOB NOT NULL, cursor INTEGER NOT NULL, id BLOB NOT NULL, device BLOB NOT NULL, " \
    "device_sequence INTEGER NOT NULL, actor TEXT NOT NULL, recorded_at INTEGER NOT NULL, "  \
    "clock_offset_ms INTEGER NOT NULL, subjects BLOB NOT NULL, type TEXT NOT NULL, "         \
    "version INTEGER NOT NULL, body " body_type " NOT NULL, received_at INTEGER NOT NULL"
// The columns of an older table, whose body was readable, with the body sealed.
#define ONTMOET_FACT_COLUMNS_SEALED                                                     \
    "event, cursor, id, device, device_sequence, actor, recorded_at, clock_offset_ms, " \
    "subjects, type, version, seal(body, event, id, 'body'), received_at"

// `INSERT INTO table (columns) VALUES (…)`, to be run by insert_fact.
Statement prepare_fact_insert(Database& database, std::string const& table);
void insert_fact(Statement& insert, domain::Fact const& fact);
// From a row that selects ONTMOET_FACT_COLUMNS first.
domain::Fact read_fact(Statement const& row);
// Takes that of the table's facts away; the cursors of those that lost something. Facts with
// a cursor of `before` and above are left.
std::vector<domain::Cursor> erase(Database& database, std::string const& table, EventId event,
                                  Erasure const& erasure, domain::Cursor before);

}  // namespace ontmoet::storage
