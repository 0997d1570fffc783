// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/fact_log.h"
#include "storage/postgres.h"
#include "storage/sealer.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// Facts and answers as rows of PostgreSQL. Inside PostgresLink::run; what does not open throws
// "error.database_damaged".
namespace ontmoet::storage {

// To be followed by "AND …" about the rows of event $1.
inline constexpr char const* k_select_facts =
    "SELECT event, cursor, id, device, device_sequence, actor, recorded_at, clock_offset_ms,"
    " subjects, type, version, body, received_at FROM fact WHERE event = $1 ";

// Parameters $1 to $20 of the statement that appends.
PostgresValues values_of(Sealer const& sealer, EventId event, domain::Cursor expected,
                         std::span<domain::Fact const> facts,
                         std::span<StoredAnswer const> answers);
// Rows of k_select_facts.
std::vector<domain::Fact> facts_of(Sealer const& sealer, PostgresRows const& rows);
std::string unsealed_or_fail(Sealer const& sealer, std::string_view sealed,
                             SealedPlace const& place);

}  // namespace ontmoet::storage
