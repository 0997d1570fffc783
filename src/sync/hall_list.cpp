// SPDX-License-Identifier: EUPL-1.2
#include "sync/hall_list.h"

#include "storage/fact_rows.h"
#include "storage/sqlite.h"
#include "storage/tombstone.h"
#include "sync/limits.h"
#include "sync/protocol.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <mutex>
#include <utility>

namespace ontmoet::sync {
namespace {

using domain::Fact;
using storage::Database;
using storage::guarded;
using storage::Transaction;

// "Omha" in ASCII.
constexpr std::int32_t k_hall_application_id = 0x4F6D6861;

// `cursor` is the place in the order of arrival.
// clang-format off
constexpr std::array k_hall_migrations{
    "CREATE TABLE venue (event BLOB NOT NULL PRIMARY KEY, device BLOB NOT NULL)"
    "  STRICT, WITHOUT ROWID;"
    "CREATE TABLE hall (" ONTMOET_FACT_COLUMN_TYPES("BLOB") ", hidden INTEGER NOT NULL DEFAULT 0,"
    "  PRIMARY KEY (event, cursor)) STRICT, WITHOUT ROWID;"
    "CREATE UNIQUE INDEX hall_said ON hall (event, device, device_sequence);"
};
// clang-format on
constexpr storage::Schema k_hall_schema{k_hall_application_id, k_hall_migrations};

constexpr auto k_whole_hall = std::numeric_limits<domain::Cursor>::max();

struct Entry {
    Fact fact;
    bool hidden = false;
    bool answered = false;
    bool gone = false;  // only the fact's id is left
};
using Said = std::pair<DeviceId, std::int64_t>;

}  // namespace

struct HallList::Inside {
    Inside(Database opened, EventId of) : database(std::move(opened)), event(of) {}

    Database database;
    EventId event;
    std::mutex mutex;
    std::string epoch;
    std::int64_t newest = 0;
    std::map<std::int64_t, Entry> entries;  // by number
    std::map<Said, std::int64_t> numbers;   // of what is held
    std::function<void()> held;
    std::map<DeviceId, std::int64_t> decided;  // up to which sequence

    std::int64_t decided_of(DeviceId device) const;
    std::int64_t next(DeviceId device) const;
    void load();
    void keep(std::vector<Arrival const*> const& fresh);
    // The end of what was said by this number; its row goes with `remove_rows`.
    bool settle(Said const& said);
    void remove_rows(std::vector<Said> const& said);
    template <class Decisions>
    Status settle_all(Decisions const& decisions);
};

std::int64_t HallList::Inside::decided_of(DeviceId device) const {
    auto const found = decided.find(device);
    return found == decided.end() ? 0 : found->second;
}

std::int64_t HallList::Inside::next(DeviceId device) const {
    auto sequence = decided_of(device) + 1;
    while (numbers.contains({device, sequence})) ++sequence;
    return sequence;
}

void HallList::Inside::load() {
    auto random = database.prepare("SELECT lower(hex(randomblob(8)))");
    random.step();
    epoch = random.text(0);
    random.run();
    entries.clear();
    numbers.clear();
    newest = 0;
    auto select = database.prepare("SELECT " ONTMOET_FACT_COLUMNS
                                   ", hidden FROM hall WHERE event = ? ORDER BY cursor");
    select.bind(event);
    while (select.step()) {
        Entry entry{storage::read_fact(select), select.integer(13) != 0};
        newest = entry.fact.cursor;
        entry.fact.cursor = 0;
        numbers.emplace(Said{entry.fact.device, entry.fact.device_sequence}, newest);
        entries.emplace(newest, std::move(entry));
    }
}

void HallList::Inside::keep(std::vector<Arrival const*> const& fresh) {
    Transaction transaction(database);
    auto insert = storage::prepare_fact_insert(database, "hall");
    auto hide = database.prepare("UPDATE hall SET hidden = 1 WHERE event = ? AND cursor = ?");
    for (auto number = newest; auto const* arrival : fresh) {
        auto row = arrival->fact;
        row.cursor = ++number;
        storage::insert_fact(insert, row);
        if (arrival->hidden) hide.bind(event, number).run();
    }
    transaction.commit();
    for (auto const* arrival : fresh) {
        auto const& fact = arrival->fact;
        numbers.emplace(Said{fact.device, fact.device_sequence}, ++newest);
        entries.emplace(newest, Entry{fact, arrival->hidden});
        entries.at(newest).fact.cursor = 0;
    }
}

bool HallList::Inside::settle(Said const& said) {
    auto const found = numbers.find(said);
    if (found == numbers.end()) return false;
    auto const entry = entries.find(found->second);
    Entry gone;
    gone.fact.id = entry->second.fact.id;
    gone.gone = true;
    entries.erase(entry);
    entries.emplace(++newest, std::move(gone));
    numbers.erase(found);
    return true;
}

// In memory in any case: rows that stay are removed at the next start.
template <class Decisions>
Status HallList::Inside::settle_all(Decisions const& decisions) {
    std::vector<Said> settled;
    for (auto const& decision : decisions) {
        auto& up_to = decided[decision.device];
        up_to = std::max(up_to, decision.device_sequence);
        Said const said{decision.device, decision.device_sequence};
        if (settle(said)) settled.push_back(said);
    }
    if (settled.empty()) return {};
    return guarded([&] { remove_rows(settled); });
}

void HallList::Inside::remove_rows(std::vector<Said> const& said) {
    Transaction transaction(database);
    auto remove =
        database.prepare("DELETE FROM hall WHERE event = ? AND device = ? AND device_sequence = ?");
    for (auto const& [device, sequence] : said) remove.bind(event, device, sequence).run();
    transaction.commit();
}

Result<std::unique_ptr<HallList>> HallList::open(std::filesystem::path const& file, EventId event,
                                                 DeviceId venue, storage::Unlock const& unlock) {
    TRY_ASSIGN(auto database,
               Database::open(file, k_hall_schema, unlock, storage::Access::read_write));
    auto inside = std::make_unique<Inside>(std::move(database), event);
    auto owner = guarded([&] {
        auto& opened = inside->database;
        opened.prepare("INSERT INTO venue SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM venue)")
            .bind(event, venue)
            .run();
        auto select = opened.prepare("SELECT event, device FROM venue");
        if (!select.step()) return false;
        bool const ours = EventId{select.uuid(0)} == event && DeviceId{select.uuid(1)} == venue;
        select.run();
        if (ours) inside->load();
        return ours;
    });
    TRY_ASSIGN(bool const is_ours, std::move(owner));
    if (!is_ours) return Error{ErrorKind::refused, "error.store_of_other_device", file.string()};
    return std::unique_ptr<HallList>(new HallList(std::move(inside)));
}

HallList::HallList(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}
HallList::~HallList() = default;

Result<std::vector<HallList::Place>> HallList::hold(std::span<Arrival const> arrivals) {
    std::scoped_lock const lock(m_inside->mutex);
    std::vector<Place> places;
    std::vector<Arrival const*> fresh;
    std::map<Said, FactId> fresh_ids;
    std::map<DeviceId, std::int64_t> next;
    for (auto const& arrival : arrivals) {
        auto const& fact = arrival.fact;
        Said const said{fact.device, fact.device_sequence};
        auto& expected = next.try_emplace(fact.device, m_inside->next(fact.device)).first->second;
        auto const held = m_inside->numbers.find(said);
        auto const new_one = fresh_ids.find(said);
        if (fact.device_sequence > expected) {
            places.push_back(Place::gap);  // also when it is held itself: its device fills the gap
        } else if (held != m_inside->numbers.end()) {
            bool const same = m_inside->entries.at(held->second).fact.id == fact.id;
            places.push_back(same ? Place::held : Place::taken);
        } else if (new_one != fresh_ids.end()) {
            places.push_back(new_one->second == fact.id ? Place::held : Place::taken);
        } else {
            places.push_back(Place::held);
            fresh.push_back(&arrival);
            fresh_ids.emplace(said, fact.id);
            while (m_inside->numbers.contains({fact.device, expected}) ||
                   fresh_ids.contains({fact.device, expected}))
                ++expected;
        }
    }
    if (fresh.empty()) return places;
    TRY(guarded([&] { m_inside->keep(fresh); }));
    if (m_inside->held) m_inside->held();
    return places;
}

Status HallList::fill_gaps(DeviceId device) {
    std::scoped_lock const lock(m_inside->mutex);
    std::vector<Arrival> missing;
    auto sequence = m_inside->decided_of(device) + 1;
    auto held = m_inside->numbers.lower_bound({device, sequence});
    for (; held != m_inside->numbers.end() && held->first.first == device; ++held) {
        domain::Fact stamp;
        stamp.recorded_at = m_inside->entries.at(held->second).fact.recorded_at;
        stamp.actor = "device";
        for (; sequence < held->first.second; ++sequence)
            missing.push_back({lost_fact(stamp, m_inside->event, device, sequence)});
        ++sequence;
    }
    if (missing.empty()) return {};
    std::vector<Arrival const*> fresh;
    for (auto const& arrival : missing) fresh.push_back(&arrival);
    TRY(guarded([&] { m_inside->keep(fresh); }));
    if (m_inside->held) m_inside->held();
    return {};
}

void HallList::on_held(std::function<void()> held) {
    std::scoped_lock const lock(m_inside->mutex);
    m_inside->held = std::move(held);
}

std::int64_t HallList::next(DeviceId device) const {
    std::scoped_lock const lock(m_inside->mutex);
    return m_inside->next(device);
}

HallNews HallList::news(Viewer const& viewer, std::string_view epoch, std::int64_t after,
                        std::size_t limit, bool& is_all) const {
    std::scoped_lock const lock(m_inside->mutex);
    bool const is_new = epoch != m_inside->epoch || after > m_inside->newest;
    HallNews news{m_inside->epoch, is_new ? 0 : after, {}, {}};
    std::size_t bytes = 0;
    auto next = m_inside->entries.upper_bound(news.next);
    for (; next != m_inside->entries.end(); ++next) {
        auto const& entry = next->second;
        bytes += entry.fact.body.size();
        bool const too_large = bytes > k_most_page_bytes && !news.facts.empty();
        if (news.facts.size() + news.gone.size() >= limit || too_large) break;
        news.next = next->first;
        if (entry.gone) {
            if (!is_new) news.gone.push_back(entry.fact.id);
        } else if (!entry.hidden) {
            if (auto seen = visible_to(viewer, entry.fact)) news.facts.push_back(std::move(*seen));
        }
    }
    is_all = next == m_inside->entries.end();
    return news;
}

std::int64_t HallList::newest() const {
    std::scoped_lock const lock(m_inside->mutex);
    return m_inside->newest;
}

std::int64_t HallList::waiting() const {
    std::scoped_lock const lock(m_inside->mutex);
    return static_cast<std::int64_t>(m_inside->numbers.size());
}

std::vector<Fact> HallList::to_send(std::size_t limit, std::size_t most_bytes,
                                    std::function<bool(DeviceId)> const& is_known) const {
    std::scoped_lock const lock(m_inside->mutex);
    std::map<DeviceId, std::int64_t> ends;  // of what can be decided now
    std::vector<Fact> facts;
    std::size_t bytes = 0;
    for (auto const& [number, entry] : m_inside->entries) {
        if (entry.gone || entry.answered || !is_known(entry.fact.device)) continue;
        auto const device = entry.fact.device;
        if (!ends.contains(device)) ends.emplace(device, m_inside->next(device));
        if (entry.fact.device_sequence >= ends.at(device)) continue;
        bytes += entry.fact.body.size();
        if (facts.size() == limit || (bytes > most_bytes && !facts.empty())) break;
        facts.push_back(entry.fact);
    }
    return facts;
}

void HallList::note_answered(std::span<FactAnswer const> answers) {
    std::scoped_lock const lock(m_inside->mutex);
    std::map<FactId, std::int64_t> sequences;
    for (auto const& answer : answers) sequences.emplace(answer.fact, answer.device_sequence);
    for (auto& [number, entry] : m_inside->entries)
        if (sequences.contains(entry.fact.id)) entry.answered = true;
}

Status HallList::settle(std::span<storage::StoredAnswer const> answers) {
    std::scoped_lock const lock(m_inside->mutex);
    return m_inside->settle_all(answers);
}

std::int64_t HallList::decided() const {
    std::scoped_lock const lock(m_inside->mutex);
    std::int64_t sum = 0;
    for (auto const& [device, sequence] : m_inside->decided) sum += sequence;
    return sum;
}

Status HallList::begin(std::span<storage::Decided const> decided) {
    std::scoped_lock const lock(m_inside->mutex);
    m_inside->decided.clear();
    for (auto& [number, entry] : m_inside->entries) entry.answered = false;
    return m_inside->settle_all(decided);
}

Status HallList::erase(storage::Erasure const& erasure) {
    std::scoped_lock const lock(m_inside->mutex);
    for (auto& [number, entry] : m_inside->entries) storage::erase_from(entry.fact, erasure);
    return guarded([&] {
        auto& database = m_inside->database;
        Transaction transaction(database);
        auto const erased =
            storage::erase(database, "hall", m_inside->event, erasure, k_whole_hall);
        transaction.commit();
        if (!erased.empty()) database.truncate_log();
    });
}

Status HallList::wipe() {
    std::scoped_lock const lock(m_inside->mutex);
    m_inside->decided.clear();
    return guarded([&] {
        auto& database = m_inside->database;
        database.execute("DELETE FROM hall");
        database.execute("DELETE FROM venue");
        database.execute("VACUUM");
        database.truncate_log();
        m_inside->load();
    });
}

}  // namespace ontmoet::sync
