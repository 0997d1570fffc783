// SPDX-License-Identifier: EUPL-1.2
#include "sync/kiosk_store.h"

#include "base/planted_fault.h"
#include "storage/fact_rows.h"
#include "storage/sqlite.h"
#include "storage/tombstone.h"
#include "sync/erased_before.h"
#include "sync/kiosk_store_schema.h"
#include "sync/mend_store.h"
#include "sync/open_session.h"
#include "sync/reveal.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace ontmoet::sync {
namespace {

using domain::Fact;
using storage::Database;
using storage::guarded;
using storage::Transaction;

constexpr auto k_no_cursor_limit = std::numeric_limits<domain::Cursor>::max();

}  // namespace

struct KioskStore::Inside {
    Database database;
    EventId event;
    DeviceId device;
    bool has_gaps = false;  // in its pages, where something sealed of an erased person may stand

    template <class... Values>
    std::vector<Fact> own_facts(std::string const& condition, std::size_t limit,
                                Values const&... values);
    void erase(storage::Erasure const& erasure);
};

// `values` are those of the condition.
template <class... Values>
std::vector<Fact> KioskStore::Inside::own_facts(std::string const& condition, std::size_t limit,
                                                Values const&... values) {
    std::vector<Fact> facts;
    auto select =
        database.prepare("SELECT " ONTMOET_FACT_COLUMNS " FROM outbox WHERE event = ? AND " +
                         condition + " ORDER BY device_sequence LIMIT ?");
    select.bind(event, values..., static_cast<std::int64_t>(limit));
    while (select.step()) facts.push_back(storage::read_fact(select));
    return facts;
}

// All of it that this device holds: what others said, what was said here, and the problems with it.
void KioskStore::Inside::erase(storage::Erasure const& erasure) {
    for (auto const* table : {"inbox", "outbox"})
        storage::erase(database, table, event, erasure, k_no_cursor_limit);
    database
        .prepare(
            "DELETE FROM problem"
            " WHERE event = ? AND instr(unseal(said, event, fact, 'said'), ?) > 0"
            " AND instr(unseal(said, event, fact, 'said'), ?) > 0")
        .bind(event, to_string(erasure.person), std::string(erasure.type))
        .run();
    end_session_of(database, erasure.person);
}

Result<std::unique_ptr<KioskStore>> KioskStore::open_found(std::filesystem::path const& file,
                                                           storage::Unlock const& unlock) {
    TRY_ASSIGN(auto database,
               Database::open(file, k_store_schema, unlock, storage::Access::read_write));
    auto inside = std::make_unique<Inside>(Inside{std::move(database), {}, {}});
    TRY(guarded([&] {
        auto select = inside->database.prepare("SELECT event, device FROM device");
        if (!select.step()) return;  // nobody's yet
        inside->event.uuid = select.uuid(0);
        inside->device.uuid = select.uuid(1);
    }));
    return std::unique_ptr<KioskStore>(new KioskStore(std::move(inside)));
}

Result<std::unique_ptr<KioskStore>> KioskStore::open(std::filesystem::path const& file,
                                                     EventId event, DeviceId device,
                                                     storage::Unlock const& unlock) {
    TRY_ASSIGN(auto store, open_found(file, unlock));
    auto& inside = *store->m_inside;
    TRY(guarded([&] {
        if (ONTMOET_FAULT(outbox_not_durable)) inside.database.execute("PRAGMA synchronous = OFF");
        if (!inside.device.is_none()) return;
        inside.database.prepare("INSERT INTO device VALUES (?, ?, 0, 0, '')")
            .bind(event, device)
            .run();
        inside.event = event;
        inside.device = device;
    }));
    if (inside.event != event || inside.device != device)
        return Error{ErrorKind::refused, "error.store_of_other_device", file.string()};
    return store;
}

EventId KioskStore::event() const {
    return m_inside->event;
}
DeviceId KioskStore::device() const {
    return m_inside->device;
}
std::string KioskStore::escrow(storage::EscrowKey const& to) const {
    return m_inside->database.escrow(to);
}
KioskStore::KioskStore(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}
KioskStore::~KioskStore() = default;

Database& KioskStore::database() {
    return m_inside->database;
}

Status KioskStore::append(std::span<Fact const> own) {
    return guarded([&] {
        Transaction transaction(m_inside->database);
        auto insert = storage::prepare_fact_insert(m_inside->database, "outbox");
        std::int64_t last = 0;
        for (auto const& fact : own) {
            storage::insert_fact(insert, fact);
            last = std::max(last, fact.device_sequence);
        }
        m_inside->database
            .prepare("UPDATE device SET last_sequence = max(last_sequence, ?) WHERE event = ?")
            .bind(last, m_inside->event)
            .run();
        transaction.commit();
    });
}

Result<std::int64_t> KioskStore::last_sequence() {
    return guarded([&] { return m_inside->database.integer("SELECT last_sequence FROM device"); });
}

// A refused fact is a problem, not pending.
#define ONTMOET_PENDING \
    "decided_at = 0 AND NOT EXISTS (SELECT 1 FROM problem WHERE fact = outbox.id)"

Result<std::vector<Fact>> KioskStore::pending() {
    return guarded([&] {
        return m_inside->own_facts(ONTMOET_PENDING, std::numeric_limits<std::int32_t>::max());
    });
}

Result<std::int64_t> KioskStore::pending_count() {
    return guarded([&] {
        return m_inside->database.integer("SELECT count(*) FROM outbox WHERE " ONTMOET_PENDING);
    });
}

Result<std::vector<Fact>> KioskStore::to_send(std::size_t limit, std::size_t most_bytes,
                                              AtHall at_hall) {
    return guarded([&] {
        auto facts =
            m_inside->own_facts("answered = 0 AND (device_sequence <= ? OR device_sequence > ?)",
                                limit, at_hall.decided_up_to, at_hall.held_up_to);
        std::size_t bytes = 0;
        auto const too_much = std::ranges::find_if(facts, [&](Fact const& fact) {
            bytes += fact.body.size();
            return bytes > most_bytes && &fact != &facts.front();
        });
        facts.erase(too_much, facts.end());
        return facts;
    });
}

Result<std::vector<Problem>> KioskStore::take_answers(std::span<FactAnswer const> answers,
                                                      std::string const& epoch) {
    return guarded([&] {
        std::vector<Problem> fresh;
        auto& database = m_inside->database;
        Transaction transaction(database);
        database.prepare("UPDATE device SET epoch = ? WHERE epoch = ''").bind(epoch).run();
        auto same_epoch = database.prepare("SELECT 1 FROM device WHERE epoch = ?");
        if (!same_epoch.bind(epoch).step()) return fresh;
        same_epoch.run();
        auto find = database.prepare("SELECT " ONTMOET_FACT_COLUMNS
                                     " FROM outbox WHERE event = ? AND device_sequence = ?");
        auto answered = database.prepare(
            ONTMOET_FAULT(outbox_dropped_on_answer)
                ? "DELETE FROM outbox WHERE event = ? AND device_sequence = ?"
                : "UPDATE outbox SET answered = 1 WHERE event = ? AND device_sequence = ?");
        auto problem = database.prepare(
            "INSERT INTO problem (event, fact, said, answer)"
            " VALUES (?1, ?2, seal(?3, ?1, ?2, 'said'), seal(?4, ?1, ?2, 'answer'))"
            " ON CONFLICT DO NOTHING RETURNING fact");
        auto solved = database.prepare("DELETE FROM problem WHERE event = ? AND fact = ?");
        for (auto const& answer : answers) {
            if (answer.decision == Decision::held) continue;
            if (!find.bind(m_inside->event, answer.device_sequence).step()) continue;
            auto const fact = storage::read_fact(find);
            if (fact.id != answer.fact) continue;
            answered.bind(m_inside->event, answer.device_sequence).run();
            if (answer.decision != Decision::refused) {
                solved.bind(m_inside->event, answer.fact).run();
            } else if (!storage::is_tombstone(fact)) {
                problem.bind(m_inside->event, fact.id, domain::encode_fact(fact), encode(answer));
                if (problem.step())
                    fresh.push_back({fact, answer.message_key, answer.alternatives, true});
                problem.run();
            }
        }
        transaction.commit();
        return fresh;
    });
}

Status KioskStore::send_again_from(std::int64_t sequence, Fact const& stamp) {
    return guarded([&] {
        auto& database = m_inside->database;
        Transaction transaction(database);
        database.prepare("UPDATE outbox SET answered = 0 WHERE event = ? AND device_sequence >= ?")
            .bind(m_inside->event, sequence)
            .run();
        auto next = database.prepare(
            "SELECT min(device_sequence) FROM outbox WHERE event = ? AND device_sequence >= ?");
        auto const first_kept =
            next.bind(m_inside->event, sequence).step() ? next.integer(0) : std::int64_t{0};
        next.run();
        auto insert = storage::prepare_fact_insert(database, "outbox");
        for (; sequence < first_kept; ++sequence)
            storage::insert_fact(insert,
                                 lost_fact(stamp, m_inside->event, m_inside->device, sequence));
        transaction.commit();
    });
}

Status KioskStore::forget_sent(Moment before) {
    return guarded([&] {
        m_inside->database
            .prepare(
                "DELETE FROM outbox WHERE event = ? AND answered = 1 AND decided_at > 0"
                " AND decided_at < ?")
            .bind(m_inside->event, before.ms)
            .run();
    });
}

Result<Checkpoint> KioskStore::checkpoint() {
    return guarded([&] {
        auto select = m_inside->database.prepare("SELECT cursor, epoch FROM device");
        if (!select.step()) return Checkpoint{};
        return Checkpoint{select.integer(0), select.text(1)};
    });
}

Status KioskStore::take_page(PullPage const& page) {
    return guarded([&] {
        auto& database = m_inside->database;
        auto advance = database.prepare("UPDATE device SET cursor = ?, epoch = ? WHERE event = ?");
        if (ONTMOET_FAULT(cursor_before_apply))
            advance.bind(page.next, page.epoch, m_inside->event).run();
        Transaction transaction(database);
        auto insert = storage::prepare_fact_insert(database, "inbox");
        auto close_problem =
            database.prepare("UPDATE problem SET closed = 1 WHERE event = ? AND fact = ?");
        // A server that lost its end may have decided otherwise this time.
        auto solved =
            database.prepare("DELETE FROM problem WHERE event = ? AND fact = ? AND closed = 0");
        bool erased = false;
        for (auto const& fact : page.facts) {
            storage::insert_fact(insert, fact);
            if (fact.device == m_inside->device) solved.bind(m_inside->event, fact.id).run();
            if (auto const erasure = storage::erasure_of(fact); !erasure.is_none()) {
                m_inside->erase(erasure);
                erased = true;  // the log may hold more than the tables: of another epoch
            }
            if (auto const closed = domain::read_body<domain::ProblemClosed>(fact); closed.ok())
                close_problem.bind(m_inside->event, closed->fact).run();
        }
        advance.bind(page.next, page.epoch, m_inside->event).run();
        database
            .prepare(
                "UPDATE outbox SET decided_at = ? WHERE event = ? AND decided_at = 0"
                " AND device_sequence <= ?")
            .bind(std::max<std::int64_t>(page.server_time.ms, 1), m_inside->event,
                  page.decided_up_to)
            .run();
        take_moves(database, m_inside->event, page.moves);
        for (auto const person : page.moves.conceal) end_session_of(database, person);
        transaction.commit();
        if (erased || !page.moves.conceal.empty()) forget_old_bytes(database);
        // secure_delete leaves what a page held before its rows moved on. Without room for it the
        // next page tries again.
        m_inside->has_gaps = m_inside->has_gaps || erased;
        if (!m_inside->has_gaps || page.more) return;
        m_inside->has_gaps = !guarded([&] { database.execute("VACUUM"); }).ok();
        database.truncate_log();
    });
}

Status KioskStore::begin_epoch(std::string const& epoch) {
    return guarded([&] {
        auto& database = m_inside->database;
        Transaction transaction(database);
        keep_erasures(database, m_inside->event);
        database.execute("DELETE FROM inbox");
        // A person was told no and went on from there: that stays so in every epoch.
        database.execute(
            "DELETE FROM outbox WHERE id IN (SELECT fact FROM problem WHERE closed = 1)");
        if (!ONTMOET_FAULT(no_resend_after_restore))
            database.execute("UPDATE outbox SET answered = 0, decided_at = 0");
        database.prepare("UPDATE device SET cursor = 0, epoch = ?").bind(epoch).run();
        transaction.commit();
        database.truncate_log();  // it may be another audience now
    });
}

Result<std::vector<PersonId>> KioskStore::lost_erasures() {
    return guarded([&] { return sync::lost_erasures(m_inside->database, m_inside->event); });
}

Result<std::vector<Fact>> KioskStore::confirmed(domain::Cursor after, std::size_t limit) {
    return guarded([&] {
        std::vector<Fact> facts;
        auto select = m_inside->database.prepare(
            "SELECT " ONTMOET_FACT_COLUMNS
            " FROM inbox WHERE event = ? AND cursor > ? ORDER BY cursor LIMIT ?");
        select.bind(m_inside->event, after, static_cast<std::int64_t>(limit));
        while (select.step()) facts.push_back(storage::read_fact(select));
        return facts;
    });
}

Result<std::optional<Fact>> KioskStore::find(FactId fact) {
    return guarded([&]() -> std::optional<Fact> {
        for (auto const* table : {"inbox", "outbox"}) {
            auto select =
                m_inside->database.prepare("SELECT " ONTMOET_FACT_COLUMNS " FROM " +
                                           std::string(table) + " WHERE event = ? AND id = ?");
            if (select.bind(m_inside->event, fact).step()) return storage::read_fact(select);
        }
        return std::nullopt;
    });
}

Result<std::vector<Problem>> KioskStore::problems() {
    auto rows = guarded([&] {
        std::vector<std::pair<std::string, std::string>> said_and_answer;
        auto select = m_inside->database.prepare(
            "SELECT unseal(said, event, fact, 'said'), unseal(answer, event, fact, 'answer')"
            " FROM problem WHERE event = ? AND closed = 0 ORDER BY fact");
        select.bind(m_inside->event);
        while (select.step()) said_and_answer.emplace_back(select.text(0), select.text(1));
        return said_and_answer;
    });
    TRY_ASSIGN(auto const kept, std::move(rows));
    std::vector<Problem> problems;
    for (auto const& [said, answered] : kept) {
        TRY_ASSIGN(auto fact, domain::decode_fact(said));
        TRY_ASSIGN(auto answer, decode_fact_answer(answered));
        problems.push_back({std::move(fact), answer.message_key, answer.alternatives, true});
    }
    return problems;
}

Result<std::map<std::string, std::string, std::less<>>> KioskStore::settings() {
    return guarded([&] {
        std::map<std::string, std::string, std::less<>> settings;
        auto select = m_inside->database.prepare("SELECT name, value FROM setting");
        while (select.step()) settings.emplace(select.text(0), select.text(1));
        return settings;
    });
}

Status KioskStore::set_setting(std::string_view name, std::string_view value) {
    return guarded([&] {
        m_inside->database.prepare("INSERT OR REPLACE INTO setting VALUES (?, ?)")
            .bind(name, value)
            .run();
    });
}

Result<std::string> KioskStore::session() {
    return guarded([&] { return open_session(m_inside->database); });
}
Status KioskStore::keep_session(std::string_view kept) {
    return guarded([&] { sync::keep_session(m_inside->database, kept); });
}

Status KioskStore::wipe() {
    return guarded([&] {
        auto& database = m_inside->database;
        Transaction transaction(database);
        for (auto const* statement :
             {"DELETE FROM inbox", "DELETE FROM outbox", "DELETE FROM problem",
              "DELETE FROM setting", "DELETE FROM session", "DELETE FROM device"})
            database.execute(statement);
        transaction.commit();
        database.execute("VACUUM");
        forget_all_beside(database);
    });
}

}  // namespace ontmoet::sync
