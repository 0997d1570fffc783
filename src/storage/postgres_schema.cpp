// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_schema.h"

#include <algorithm>
#include <array>

namespace ontmoet::storage {
namespace {

// "Ontm" in ASCII: whoever changes the tables holds this advisory lock.
constexpr std::int64_t k_schema_lock = 0x4F6E746D;

// clang-format off
constexpr std::array k_postgres_migrations{
    "CREATE TABLE event (event uuid PRIMARY KEY, newest bigint NOT NULL, epoch text NOT NULL,"
    "  appends bigint NOT NULL);"
    "CREATE TABLE fact (event uuid NOT NULL, cursor bigint NOT NULL, id uuid NOT NULL,"
    "  device uuid NOT NULL, device_sequence bigint NOT NULL, actor text NOT NULL,"
    "  recorded_at bigint NOT NULL, clock_offset_ms bigint NOT NULL, subjects bytea NOT NULL,"
    "  type text NOT NULL, version bigint NOT NULL, body bytea NOT NULL,"
    "  received_at bigint NOT NULL, PRIMARY KEY (event, cursor));"
    "CREATE UNIQUE INDEX fact_id ON fact (event, id);"
    // Sealed words cannot be compressed.
    "ALTER TABLE fact ALTER COLUMN body SET STORAGE EXTERNAL;"
    "CREATE TABLE answer (event uuid NOT NULL, device uuid NOT NULL,"
    "  device_sequence bigint NOT NULL, at bigint NOT NULL, fact uuid NOT NULL,"
    "  answer bytea NOT NULL, PRIMARY KEY (event, device, device_sequence));"
    "CREATE INDEX answer_at ON answer (event, at);"
    "CREATE TABLE device (event uuid NOT NULL, device uuid NOT NULL, role text NOT NULL,"
    "  badge_letter text NOT NULL, name text NOT NULL, token_hash bytea NOT NULL,"
    "  paired_at bigint NOT NULL, revoked boolean NOT NULL, token_since bigint NOT NULL,"
    "  last_seen bigint NOT NULL, offered_hash bytea NOT NULL, PRIMARY KEY (event, device));"
    "CREATE UNIQUE INDEX device_token ON device (event, token_hash);"
    "CREATE INDEX device_offered ON device (event, offered_hash) WHERE offered_hash <> '';"
    "CREATE UNIQUE INDEX device_letter ON device (event, badge_letter) WHERE badge_letter <> '';"
    "CREATE TABLE pairing_code (event uuid NOT NULL, code_hash bytea NOT NULL UNIQUE,"
    "  role text NOT NULL, name text NOT NULL, host_pin text NOT NULL,"
    "  valid_until bigint NOT NULL, PRIMARY KEY (event, code_hash));"
    "CREATE TABLE seal (salt bytea NOT NULL, mark bytea NOT NULL, canary bytea NOT NULL);",

    // A device is paired for somebody's table.
    "ALTER TABLE pairing_code ADD COLUMN organisation uuid NOT NULL"
    "  DEFAULT '00000000-0000-0000-0000-000000000000';",

    // People who sign in.
    "CREATE TABLE account (account uuid PRIMARY KEY, body bytea NOT NULL);"
    "CREATE TABLE session (token_hash bytea PRIMARY KEY, account uuid NOT NULL,"
    "  opened_at bigint NOT NULL, seen_at bigint NOT NULL);"
    "CREATE INDEX session_account ON session (account);",

    // Devices that nobody invited wait to be let in.
    "CREATE TABLE knock (code_hash bytea PRIMARY KEY, secret_hash bytea NOT NULL UNIQUE,"
    "  begins_with text NOT NULL, since bigint NOT NULL);"
    // What organisers want of devices.
    "ALTER TABLE device ADD COLUMN open_order bigint NOT NULL DEFAULT 0;"
    "CREATE TABLE device_order (event uuid NOT NULL, device uuid NOT NULL, kind text NOT NULL,"
    "  number bigint NOT NULL, value text NOT NULL, ordered_at bigint NOT NULL,"
    "  actor text NOT NULL, answered_at bigint NOT NULL, fault text NOT NULL,"
    "  PRIMARY KEY (event, device, kind));",

    // A chain over the facts (chain.h).
    "CREATE TABLE link (event uuid NOT NULL, cursor bigint NOT NULL, nonce bytea NOT NULL,"
    "  proof bytea NOT NULL, link bytea NOT NULL, PRIMARY KEY (event, cursor));",
};
// clang-format on

std::int64_t version_of(PostgresLink& link) {
    // Asked of the table itself: after a wait for the lock the catalogue's cache is stale.
    auto const there = link.query(
        "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'ontmoet'");
    if (there.count() == 0) return 0;
    return link.query("SELECT version::bigint FROM ontmoet").integer(0, 0);
}

[[noreturn]] void fail(ErrorKind kind, char const* message_key, PostgresLink const& link) {
    throw PostgresFailure{{kind, message_key, without_password(link.where())}};
}

void migrate_schema(PostgresLink& link, std::int64_t newest) {
    auto const version = version_of(link);
    if (version == 0)
        link.execute(
            "CREATE TABLE ontmoet (version integer NOT NULL); INSERT INTO ontmoet VALUES (0)");
    for (auto step = version; step < newest; ++step)
        link.execute(k_postgres_migrations[static_cast<std::size_t>(step)]);
    link.execute("UPDATE ontmoet SET version = " + std::to_string(newest));
}

}  // namespace

void prepare_schema(PostgresLink& link, bool may_create) {
    auto const newest = static_cast<std::int64_t>(k_postgres_migrations.size());
    auto const version = version_of(link);
    if (version > newest) fail(ErrorKind::too_new, "error.database_too_new", link);
    if (version == newest) return;
    if (version == 0 && !may_create) fail(ErrorKind::not_found, "error.database_missing", link);
    link.execute("BEGIN; SELECT pg_advisory_xact_lock(" + std::to_string(k_schema_lock) + ")");
    migrate_schema(link, newest);
    link.execute("COMMIT");
}

Sealer prepare_seal(PostgresLink& link, Unlock const& unlock) {
    link.execute("BEGIN; SELECT pg_advisory_xact_lock(" + std::to_string(k_schema_lock) + ")");
    auto const rows = link.query("SELECT salt, mark FROM seal");
    std::optional<SealMark> kept;
    if (rows.count() > 0) {
        kept.emplace();
        auto const salt = rows.text(0, 0);
        if (salt.size() != kept->salt.size())
            fail(ErrorKind::storage, "error.database_damaged", link);
        std::ranges::copy(salt, kept->salt.begin());
        kept->sealed = rows.text(0, 1);
    }
    auto unsealed = unseal(kept, unlock, without_password(link.where()));
    if (!unsealed.ok()) throw PostgresFailure{std::move(unsealed).error()};
    auto const& mark = unsealed->mark;
    auto const canary = fresh_canary();
    auto const sealed = unsealed->sealer.seal(canary, {{}, {}, "canary"});
    std::string const salt(mark.salt.begin(), mark.salt.end());
    if (!kept)
        link.query("INSERT INTO seal VALUES ($1, $2, $3)",
                   PostgresValues().add(salt).add(mark.sealed).add(sealed));
    else
        link.query("UPDATE seal SET canary = $1", PostgresValues().add(sealed));
    auto const read =
        link.query("SELECT position($1::bytea in canary) FROM seal", PostgresValues().add(canary));
    if (read.integer(0, 0) != 0) fail(ErrorKind::storage, "error.not_sealed", link);
    link.execute("COMMIT");
    return unsealed->sealer;
}

}  // namespace ontmoet::storage
