// SPDX-License-Identifier: EUPL-1.2
#include "storage/fact_rows.h"

#include "storage/fact_columns.h"
#include "storage/tombstone.h"

namespace ontmoet::storage {
namespace {

using domain::Fact;

// Text that SQLite shall keep as bytes.
std::span<std::uint8_t const> as_bytes(std::string const& text) {
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

}  // namespace

Statement prepare_fact_insert(Database& database, std::string const& table) {
    return database.prepare(
        "INSERT INTO " + table +
        " (event, cursor, id, device, device_sequence, actor, recorded_at, clock_offset_ms,"
        " subjects, type, version, body, received_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, seal(?12, ?1, ?3, 'body'), ?13)");
}

void insert_fact(Statement& insert, Fact const& fact) {
    auto const subjects = packed(fact.subjects);
    insert
        .bind(fact.event, fact.cursor, fact.id, fact.device, fact.device_sequence, fact.actor,
              fact.recorded_at.ms, fact.clock_offset_ms, as_bytes(subjects), fact.type,
              fact.version, fact.body, fact.received_at.ms)
        .run();
}

Fact read_fact(Statement const& row) {
    Fact fact;
    fact.event.uuid = row.uuid(0);
    fact.cursor = row.integer(1);
    fact.id.uuid = row.uuid(2);
    fact.device.uuid = row.uuid(3);
    fact.device_sequence = row.integer(4);
    fact.actor = row.text(5);
    fact.recorded_at.ms = row.integer(6);
    fact.clock_offset_ms = row.integer(7);
    fact.subjects = unpacked(row.bytes(8));
    fact.type = row.text(9);
    fact.version = static_cast<int>(row.integer(10));
    fact.body = row.text(11);
    fact.received_at.ms = row.integer(12);
    return fact;
}

std::vector<domain::Cursor> erase(Database& database, std::string const& table, EventId event,
                                  Erasure const& erasure, domain::Cursor before) {
    auto select = database.prepare("SELECT " ONTMOET_FACT_COLUMNS " FROM " + table +
                                   " WHERE event = ? AND cursor < ? AND instr(subjects, ?) > 0");
    std::vector<Fact> found;
    select.bind(event, before, erasure.person);
    while (select.step()) {
        auto fact = read_fact(select);
        if (erasure.takes(fact) && !is_tombstone(fact)) found.push_back(std::move(fact));
    }
    auto update = database.prepare("UPDATE " + table +
                                   " SET body = seal(?, event, id, 'body'), subjects = ?"
                                   " WHERE event = ? AND id = ?");
    std::vector<domain::Cursor> cursors;
    for (auto& fact : found) {
        cursors.push_back(fact.cursor);
        erase_from(fact, erasure);
        auto const subjects = packed(fact.subjects);
        update.bind(fact.body, as_bytes(subjects), event, fact.id).run();
    }
    return cursors;
}

}  // namespace ontmoet::storage
