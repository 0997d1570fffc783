// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_fact_log.h"

#include "base/check.h"
#include "storage/chain.h"
#include "storage/copy_log.h"
#include "storage/fact_columns.h"
#include "storage/postgres_accounts.h"
#include "storage/postgres_chain.h"
#include "storage/postgres_devices.h"
#include "storage/postgres_news.h"
#include "storage/postgres_rows.h"
#include "storage/postgres_schema.h"
#include "storage/tombstone.h"

#include <algorithm>
#include <array>
#include <atomic>

#include <libpq-fe.h>

namespace ontmoet::storage {
namespace {

using domain::Cursor;
using domain::Fact;

// Moves the counter on if it stands where it is expected, and only then writes the facts and the
// answers and calls the others: one statement, and so all or nothing. One row when it was done.
constexpr char const* k_append = R"sql(
WITH moved AS (
  INSERT INTO event AS known (event, newest, epoch, appends)
  SELECT $1::uuid, $3::bigint, replace(gen_random_uuid()::text, '-', ''), 1
   WHERE $2::bigint = 0 OR EXISTS (SELECT 1 FROM event WHERE event = $1)
  ON CONFLICT (event) DO UPDATE SET newest = excluded.newest, appends = known.appends + 1
   WHERE known.event = $1 AND known.newest = $2
  RETURNING newest
), new_facts AS (
  INSERT INTO fact (event, cursor, id, device, device_sequence, actor, recorded_at,
                    clock_offset_ms, subjects, type, version, body, received_at)
  SELECT $1, new.* FROM moved,
         unnest($4::bigint[], $5::uuid[], $6::uuid[], $7::bigint[], $8::text[], $9::bigint[],
                $10::bigint[], $11::bytea[], $12::text[], $13::bigint[], $14::bytea[],
                $15::bigint[]) AS new
), new_answers AS (
  INSERT INTO answer (event, device, device_sequence, at, fact, answer)
  SELECT $1, new.* FROM moved,
         unnest($16::uuid[], $17::bigint[], $18::bigint[], $19::uuid[], $20::bytea[]) AS new
)
SELECT pg_notify('ontmoet_news', $1::text) FROM moved)sql";

// Inside a transaction.
void erase(PostgresLink& link, Sealer const& sealer, EventId event, Erasure const& erasure,
           Cursor before) {
    auto const person_bytes = packed({erasure.person.uuid});
    auto const rows =
        link.query(std::string(k_select_facts) + "AND cursor < $2 AND position($3 in subjects) > 0",
                   PostgresValues().add(event).add(before).add(person_bytes));
    for (auto& fact : facts_of(sealer, rows)) {
        if (!erasure.takes(fact) || is_tombstone(fact)) continue;
        erase_from(fact, erasure);
        forget_nonce(link, sealer, event, fact.cursor);
        link.query("UPDATE fact SET body = $3, subjects = $4 WHERE event = $1 AND cursor = $2",
                   PostgresValues()
                       .add(event)
                       .add(fact.cursor)
                       .add(sealer.seal(fact.body, body_place(event, fact.id)))
                       .add(packed(fact.subjects)));
    }
}

bool holds_erasure(std::span<Fact const> facts) {
    return std::ranges::any_of(facts, [](Fact const& fact) { return !erasure_of(fact).is_none(); });
}

// Inside a transaction.
void empty_event(PostgresLink& link, EventId event, std::string const& epoch) {
    auto const of_event = PostgresValues().add(event);
    link.query("DELETE FROM fact WHERE event = $1", of_event);
    link.query("DELETE FROM answer WHERE event = $1", of_event);
    link.query("DELETE FROM link WHERE event = $1", of_event);
    link.query(
        "INSERT INTO event VALUES ($1, 0, $2, 1) ON CONFLICT (event)"
        " DO UPDATE SET newest = 0, epoch = $2, appends = event.appends + 1",
        PostgresValues().add(event).add(std::string_view(epoch)));
}

bool is_claimed(PostgresLink& link) {
    return PQtransactionStatus(link.connection()) == PQTRANS_INTRANS;
}

}  // namespace

struct PostgresFactLog::Inside {
    Inside(std::string const& where, Sealer opened)
        : writer(where),
          reader(where),
          sealer(std::move(opened)),
          devices(reader),
          accounts(reader, sealer) {}

    PostgresLink writer;
    PostgresLink reader;
    Sealer sealer;
    PostgresDevices devices;
    PostgresAccounts accounts;
    std::atomic<int> writer_process{0};
    std::unique_ptr<PostgresNews> news;

    bool append(PostgresLink& link, EventId event, Cursor expected, std::span<Fact const> facts,
                std::span<StoredAnswer const> answers);
};

// False when the log had moved on.
bool PostgresFactLog::Inside::append(PostgresLink& link, EventId event, Cursor expected,
                                     std::span<Fact const> facts,
                                     std::span<StoredAnswer const> answers) {
    writer_process = link.process_id();
    bool const was_claimed = is_claimed(link);
    PostgresStep const append{k_append, values_of(sealer, event, expected, facts, answers)};
    if (!holds_erasure(facts)) {
        std::array<PostgresStep, 2> const steps{append, {"COMMIT", {}}};
        return link.pipeline(std::span(steps).first(was_claimed ? 2 : 1)).front().count() == 1;
    }
    if (!was_claimed) link.execute("BEGIN");
    bool const appended = link.query(append.sql, append.values).count() == 1;
    if (appended)
        for (auto const& fact : facts)
            if (auto const erasure = erasure_of(fact); !erasure.is_none())
                erase(link, sealer, event, erasure, fact.cursor);
    link.execute("COMMIT");
    return appended;
}

Result<std::unique_ptr<PostgresFactLog>> PostgresFactLog::open(std::string const& where,
                                                               Unlock const& unlock,
                                                               WhenEmpty when_empty) {
    PostgresLink link(where);
    auto sealer = link.run(Repeat::unsafe, [&](PostgresLink& opened) {
        prepare_schema(opened, when_empty == WhenEmpty::create);
        return prepare_seal(opened, unlock);
    });
    if (!sealer.ok()) return std::move(sealer).error();
    return std::unique_ptr<PostgresFactLog>(
        new PostgresFactLog(std::make_unique<Inside>(where, std::move(*sealer))));
}

PostgresFactLog::PostgresFactLog(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}
PostgresFactLog::~PostgresFactLog() = default;

Devices& PostgresFactLog::devices() {
    return m_inside->devices;
}
Accounts& PostgresFactLog::accounts() {
    return m_inside->accounts;
}

Result<std::vector<EventId>> PostgresFactLog::events() {
    return m_inside->reader.run(Repeat::safe, [](PostgresLink& link) {
        auto const rows = link.query("SELECT event FROM event ORDER BY event");
        std::vector<EventId> events;
        for (int row = 0; row < rows.count(); ++row) events.push_back({rows.uuid(row, 0)});
        return events;
    });
}

Result<Head> PostgresFactLog::head(EventId event) {
    return m_inside->reader.run(Repeat::safe, [&](PostgresLink& link) {
        auto const rows = link.query("SELECT newest, epoch, appends FROM event WHERE event = $1",
                                     PostgresValues().add(event));
        if (rows.count() == 0) return Head{};
        return Head{rows.integer(0, 0), rows.text(0, 1), rows.integer(0, 2)};
    });
}

Result<std::vector<Fact>> PostgresFactLog::read(EventId event, Cursor after, std::size_t limit) {
    return m_inside->reader.run(Repeat::safe, [&](PostgresLink& link) {
        return facts_of(
            m_inside->sealer,
            link.query(
                std::string(k_select_facts) + "AND cursor > $2 ORDER BY cursor LIMIT $3",
                PostgresValues().add(event).add(after).add(static_cast<std::int64_t>(limit))));
    });
}

Status PostgresFactLog::append(EventId event, Cursor expected, std::span<Fact const> facts,
                               std::span<StoredAnswer const> answers) {
    auto done = m_inside->writer.run(Repeat::unsafe, [&](PostgresLink& link) {
        return m_inside->append(link, event, expected, facts, answers);
    });
    TRY_ASSIGN(bool const appended, std::move(done));
    if (!appended) return Error{ErrorKind::conflict, "error.log_moved_on", to_string(event)};
    if (holds_erasure(facts)) vacuum();
    return {};
}

Result<std::optional<StoredAnswer>> PostgresFactLog::answer(EventId event, DeviceId device,
                                                            std::int64_t device_sequence) {
    return m_inside->reader.run(
        Repeat::safe, [&](PostgresLink& link) -> std::optional<StoredAnswer> {
            auto const rows = link.query(
                "SELECT fact, at, answer FROM answer"
                " WHERE event = $1 AND device = $2 AND device_sequence = $3",
                PostgresValues().add(event).add(device).add(device_sequence));
            if (rows.count() == 0) return std::nullopt;
            FactId const fact{rows.uuid(0, 0)};
            return StoredAnswer{
                device, device_sequence, fact, rows.integer(0, 1),
                unsealed_or_fail(m_inside->sealer, rows.text(0, 2), answer_place(event, fact))};
        });
}

Result<std::vector<StoredAnswer>> PostgresFactLog::answers(EventId event, Cursor from, Cursor to) {
    return m_inside->reader.run(Repeat::safe, [&](PostgresLink& link) {
        auto const rows = link.query(
            "SELECT device, device_sequence, fact, at, answer FROM answer"
            " WHERE event = $1 AND at >= $2 AND at <= $3 ORDER BY device, device_sequence",
            PostgresValues().add(event).add(from).add(to));
        std::vector<StoredAnswer> answers;
        for (int row = 0; row < rows.count(); ++row) {
            FactId const fact{rows.uuid(row, 2)};
            answers.push_back(
                {{rows.uuid(row, 0)},
                 rows.integer(row, 1),
                 fact,
                 rows.integer(row, 3),
                 unsealed_or_fail(m_inside->sealer, rows.text(row, 4), answer_place(event, fact))});
        }
        return answers;
    });
}

Result<std::vector<Decided>> PostgresFactLog::decided(EventId event, Cursor from) {
    return m_inside->reader.run(Repeat::safe, [&](PostgresLink& link) {
        auto const rows = link.query(
            "SELECT device, device_sequence, at FROM answer WHERE event = $1 AND at >= $2"
            " ORDER BY device, device_sequence",
            PostgresValues().add(event).add(from));
        std::vector<Decided> decided;
        for (int row = 0; row < rows.count(); ++row)
            decided.push_back({{rows.uuid(row, 0)}, rows.integer(row, 1), rows.integer(row, 2)});
        return decided;
    });
}

Result<Cursor> PostgresFactLog::cursor_of(EventId event, FactId fact) {
    return m_inside->reader.run(Repeat::safe, [&](PostgresLink& link) {
        auto const rows = link.query("SELECT cursor FROM fact WHERE event = $1 AND id = $2",
                                     PostgresValues().add(event).add(fact));
        return rows.count() > 0 ? rows.integer(0, 0) : Cursor{0};
    });
}

Status PostgresFactLog::begin_epoch(EventId event) {
    return m_inside->writer.run(Repeat::unsafe, [&](PostgresLink& link) {
        m_inside->writer_process = link.process_id();
        link.query(
            "WITH begun AS (UPDATE event SET epoch = replace(gen_random_uuid()::text, '-', ''),"
            " appends = appends + 1 WHERE event = $1 RETURNING event)"
            " SELECT pg_notify('ontmoet_news', $1::text) FROM begun",
            PostgresValues().add(event));
    });
}

Status PostgresFactLog::begin_copy(EventId event, std::string const& epoch) {
    return m_inside->writer.run(Repeat::safe, [&](PostgresLink& link) {
        link.execute("BEGIN");
        empty_event(link, event, epoch);
        link.execute("COMMIT");
    });
}

Status PostgresFactLog::replace(EventId event, FactLog& from) {
    TRY_ASSIGN(auto const head, from.head(event));
    TRY(m_inside->writer.run(Repeat::unsafe, [&](PostgresLink& link) {
        m_inside->writer_process = link.process_id();
        auto const append = [&](Cursor after, std::span<Fact const> facts,
                                std::span<StoredAnswer const> answers) -> Status {
            auto const values = values_of(m_inside->sealer, event, after, facts, answers);
            if (link.query(k_append, values).count() == 1) return {};
            return Error{ErrorKind::conflict, "error.log_moved_on", to_string(event)};
        };
        if (!is_claimed(link)) link.execute("BEGIN");
        empty_event(link, event, {});
        auto const copied = for_each_of(
            from, event, head.newest,
            [&](Cursor after, std::span<Fact const> facts) { return append(after, facts, {}); },
            [&](std::span<StoredAnswer const> some) { return append(head.newest, {}, some); });
        if (!copied.ok()) throw PostgresFailure{copied.error()};
        auto const chained = copy_chain(from, event, head.newest, [&](auto const& links) {
            insert_links(link, m_inside->sealer, event, links);
            return Status{};
        });
        if (!chained.ok()) throw PostgresFailure{chained.error()};
        link.query(
            "UPDATE event SET epoch = replace(gen_random_uuid()::text, '-', '')"
            " WHERE event = $1",
            PostgresValues().add(event));
        link.execute("COMMIT");
    }));
    vacuum();
    return {};
}

Result<std::vector<ChainLink>> PostgresFactLog::chain(EventId event, Cursor after,
                                                      std::size_t limit) {
    return m_inside->reader.run(Repeat::safe, [&](PostgresLink& link) {
        return read_links(link, m_inside->sealer, event, after, limit);
    });
}

Result<Cursor> PostgresFactLog::extend_chain(EventId event, std::size_t limit) {
    return m_inside->reader.run(Repeat::unsafe, [&](PostgresLink& link) {
        return extend_links(link, m_inside->sealer, event, limit);
    });
}

Status PostgresFactLog::put_chain(EventId event, std::span<ChainLink const> links) {
    return m_inside->reader.run(Repeat::unsafe, [&](PostgresLink& link) {
        insert_links(link, m_inside->sealer, event, links);
    });
}

// What was replaced is dead rows until then. What is written stands either way: whoever says that
// it was not would be wrong, and the database vacuums by itself some minutes later.
void PostgresFactLog::vacuum() {
    (void)m_inside->reader.run(
        Repeat::unsafe, [](PostgresLink& link) { link.execute("VACUUM fact, answer, link"); });
}

Status PostgresFactLog::end_copy(EventId event, std::string const& epoch) {
    return m_inside->writer.run(Repeat::safe, [&](PostgresLink& link) {
        link.query("UPDATE event SET epoch = $2, appends = appends + 1 WHERE event = $1",
                   PostgresValues().add(event).add(std::string_view(epoch)));
    });
}

Result<std::optional<Head>> PostgresFactLog::claim(EventId event) {
    return m_inside->writer.run(Repeat::safe, [&](PostgresLink& link) -> std::optional<Head> {
        std::array<PostgresStep, 3> const steps{
            PostgresStep{"BEGIN", {}},
            {"INSERT INTO event VALUES ($1, 0, replace(gen_random_uuid()::text, '-', ''), 0)"
             " ON CONFLICT DO NOTHING RETURNING 1",
             PostgresValues().add(event)},
            {"SELECT newest, epoch, appends FROM event WHERE event = $1 FOR UPDATE",
             PostgresValues().add(event)}};
        auto const answers = link.pipeline(steps);
        bool const is_new = answers[1].count() > 0;
        auto const& row = answers[2];
        // A new event has an epoch only once something was said at it.
        if (is_new) return Head{};
        return Head{row.integer(0, 0), row.text(0, 1), row.integer(0, 2)};
    });
}

void PostgresFactLog::release(EventId) {
    // When the line is broken the claim is gone with it.
    (void)m_inside->writer.run(Repeat::unsafe, [](PostgresLink& link) {
        if (is_claimed(link)) link.execute("ROLLBACK");
    });
}

Result<bool> PostgresFactLog::is_served() {
    return m_inside->reader.run(Repeat::safe, [](PostgresLink& link) {
        // Let go of with the transaction, which is this one statement.
        auto const free =
            link.query("SELECT pg_try_advisory_xact_lock($1)", PostgresValues().add(k_served_lock));
        return !free.truth(0, 0);
    });
}

void PostgresFactLog::listen(std::function<void(EventId)> news) {
    m_inside->news.reset();
    if (!news) return;
    auto const heard = [this, news = std::move(news)](EventId event) {
        if (!event.is_none()) return news(event);
        auto const all = events();
        if (!all.ok()) return;  // the line breaks again, and then all are asked for again
        for (auto const& one : *all) news(one);
    };
    m_inside->news =
        std::make_unique<PostgresNews>(m_inside->writer.where(), m_inside->writer_process, heard);
}

}  // namespace ontmoet::storage
