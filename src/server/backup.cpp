// SPDX-License-Identifier: EUPL-1.2
#include "server/backup.h"

#include "domain/bodies.h"
#include "domain/rules.h"
#include "server/data_folder.h"
#include "server/limits.h"
#include "storage/copy_log.h"
#include "storage/postgres.h"
#include "storage/postgres_fact_log.h"
#include "storage/tombstone.h"

#include <map>
#include <memory>
#include <set>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace ontmoet::server {
namespace {

using Erasures = std::map<EventId, std::set<PersonId>>;

Status copy_shared(std::string const& from, std::filesystem::path const& file,
                   storage::Unlock const& unlock) {
    TRY_ASSIGN(auto const shared,
               storage::PostgresFactLog::open(from, unlock, storage::WhenEmpty::fail));
    TRY_ASSIGN(auto const copy, storage::SqliteFactLog::open(file, unlock));
    TRY(storage::copy_log({*shared, shared->devices(), shared->accounts()},
                          {*copy, copy->devices(), copy->accounts()}));
    TRY_ASSIGN(auto const events, copy->events());
    // As SqliteFactLog::backup: it begins a new one when it is put to use.
    for (auto const& event : events) TRY(copy->end_copy(event, {}));
    return {};
}

Result<Erasures> erasures_in(storage::FactLog& log) {
    Erasures erasures;
    TRY_ASSIGN(auto const events, log.events());
    for (auto const& event : events) {
        for (domain::Cursor after = 0;;) {
            TRY_ASSIGN(auto const facts, log.read(event, after, k_admin_page_facts));
            if (facts.empty()) break;
            for (auto const& fact : facts)
                if (auto const person = storage::erased_person(fact); !person.is_none())
                    erasures[event].insert(person);
            after = facts.back().cursor;
        }
    }
    return erasures;
}

// How many were erased again.
Result<std::int64_t> erase_again(sync::Hub& hub, EventId event, std::set<PersonId> people) {
    TRY(hub.with_state(event, [&](domain::State const& state) {
        for (auto const& person : state.erased) people.erase(person);
    }));
    std::vector<domain::Fact> facts;
    for (auto const& person : people)
        facts.push_back(domain::make_fact(domain::PersonErased{person}));
    if (facts.empty()) return 0;
    auto const erased = static_cast<std::int64_t>(facts.size());
    TRY_ASSIGN(auto const answers, hub.append_own(event, std::move(facts), "organiser"));
    for (auto const& answer : answers)
        if (answer.decision == sync::Decision::refused)
            return Error{ErrorKind::refused, answer.message_key, {}};
    return erased;
}

// What somebody recorded and has taken back since does not come back either.
Status take_back_again(sync::Hub& hub, EventId event, domain::State const& present) {
    std::vector<domain::Fact> facts;
    TRY(hub.with_state(event, [&](domain::State const& old) {
        for (auto const& [id, candidate] : old.people) {
            auto const now = present.people.find(domain::same_person(present, id));
            bool const is_taken_back =
                now != present.people.end() && now->second.recording && !now->second.is_recorded();
            if (candidate.is_recorded() && is_taken_back)
                facts.push_back(domain::make_fact(domain::OwnWordsRemoved{id}));
        }
        for (auto const& [organisation, pitch] : old.pitches) {
            auto const now = present.pitches.find(organisation);
            if (now == present.pitches.end() || now->second.fact != pitch.fact)
                facts.push_back(domain::make_fact(domain::PitchRemoved{organisation, pitch.staff}));
        }
    }));
    if (!facts.empty()) TRY(hub.append_own(event, std::move(facts), "organiser"));
    return {};
}

// Accounts stay as they are, so nobody who was kept out comes back; data without any gets those of
// the backup.
Status restore_accounts(storage::Accounts& from, storage::Accounts& to) {
    TRY_ASSIGN(auto const present, to.list());
    if (!present.empty()) return {};
    TRY_ASSIGN(auto const accounts, from.list());
    for (auto const& account : accounts) TRY(to.add(account));
    return {};
}

// What SQLite and the lock leave beside a file that is closed.
void tidy_up_beside(std::filesystem::path const& file) {
    std::error_code ignored;
    for (auto const* end : {"-wal", "-shm", "-writer"})
        std::filesystem::remove(file.string() + end, ignored);
}

void remove_whole(std::filesystem::path const& file) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    tidy_up_beside(file);
}

// A backup may be of an older version, and somebody in it is erased again: that is done in a copy,
// and the backup stays as it is.
class OpenedBackup {
public:
    static Result<std::unique_ptr<OpenedBackup>> open(std::filesystem::path const& file,
                                                      std::filesystem::path const& folder,
                                                      storage::Unlock const& unlock) {
        std::error_code error;
        if (!std::filesystem::is_regular_file(file, error))
            return Error{ErrorKind::not_found, "error.cannot_read", file.string()};
        auto const copy = folder / ("restored-" + std::to_string(::getpid()) + ".sqlite");
        std::unique_ptr<OpenedBackup> opened(new OpenedBackup(copy));
        std::filesystem::copy_file(file, copy, error);
        if (error)
            return Error{ErrorKind::storage, "error.cannot_write",
                         copy.string() + ": " + error.message()};
        TRY_ASSIGN(opened->m_log, storage::SqliteFactLog::open(copy, unlock));
        TRY(storage::check_finished(*opened->m_log, file.string()));
        return opened;
    }
    OpenedBackup(OpenedBackup const&) = delete;
    OpenedBackup& operator=(OpenedBackup const&) = delete;
    ~OpenedBackup() {
        m_log.reset();
        remove_whole(m_copy);
    }
    storage::SqliteFactLog& log() { return *m_log; }

private:
    explicit OpenedBackup(std::filesystem::path copy) : m_copy(std::move(copy)) {
        remove_whole(m_copy);
    }
    std::filesystem::path m_copy;
    std::unique_ptr<storage::SqliteFactLog> m_log;
};

}  // namespace

Status back_up(std::filesystem::path const& data, std::filesystem::path const& file,
               platform::KeySource const& key) {
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored))
        return Error{ErrorKind::conflict, "error.file_exists", file.string()};
    if (is_database_address(data.string())) {
        TRY_ASSIGN(auto const unlock, platform::find_key(key, {}));
        auto copied = copy_shared(data.string(), file, unlock);
        copied.ok() ? tidy_up_beside(file) : remove_whole(file);
        return copied;
    }
    auto const database = database_file(data);
    if (!std::filesystem::exists(database, ignored))
        return Error{ErrorKind::not_found, "error.no_data_folder", data.string()};
    TRY_ASSIGN(auto const unlock, platform::find_key(key, data));
    TRY_ASSIGN(auto const log,
               storage::SqliteFactLog::open(database, unlock, storage::Access::read_only));
    TRY(log->backup(file));
    tidy_up_beside(file);
    return {};
}

Result<Restored> restore(RestoreOrder const& order, DataFolder& data, Clock const& clock,
                         platform::KeySource const& key) {
    if (data.hub().is_venue()) return Error{ErrorKind::refused, "error.ask_central_server", {}};
    Erasures elsewhere;
    if (!order.erased_in.empty()) {
        TRY_ASSIGN(auto const other,
                   DataFolder::open(order.erased_in, WhenMissing::fail, clock, key));
        TRY_ASSIGN(elsewhere, erasures_in(other->log()));
    }
    TRY_ASSIGN(auto const unlock, platform::find_key(key, data.path()));
    auto const folder = data.path().empty() ? std::filesystem::temp_directory_path() : data.path();
    TRY_ASSIGN(auto const backup, OpenedBackup::open(order.file, folder, unlock));
    sync::Hub hub(backup->log(), clock);
    Restored restored;
    TRY_ASSIGN(auto const events, backup->log().events());
    for (auto const& event : events) {
        // Folded before anybody waits for it.
        TRY(hub.with_state(event, [](domain::State const&) {}));
        auto const say_again = [&](domain::State const& present) -> Status {
            auto people = elsewhere[event];
            people.insert(present.erased.begin(), present.erased.end());
            TRY_ASSIGN(auto const erased, erase_again(hub, event, std::move(people)));
            restored.erased += erased;
            TRY(take_back_again(hub, event, present));
            return data.log().replace(event, backup->log());
        };
        TRY(data.hub().restore(event, say_again));
        TRY_ASSIGN(auto const present, data.devices().list(event));
        if (!present.empty()) continue;
        TRY_ASSIGN(auto const devices, backup->log().devices().known(event));
        TRY(data.devices().replace(event, devices));
        TRY_ASSIGN(auto orders, backup->log().devices().orders(event));
        // What is done once may have been done since.
        std::erase_if(orders, [](storage::DeviceOrder const& wish) {
            return wish.answered_at.ms == 0 && (wish.kind == "restart" || wish.kind == "wipe");
        });
        TRY(data.devices().put_orders(event, orders));
    }
    TRY(restore_accounts(backup->log().accounts(), data.accounts()));
    return restored;
}

}  // namespace ontmoet::server
