// SPDX-License-Identifier: EUPL-1.2
#include "server/backup.h"

#include "domain/bodies.h"
#include "server/data_folder.h"
#include "server/limits.h"
#include "storage/copy_log.h"
#include "storage/postgres.h"
#include "storage/postgres_fact_log.h"
#include "storage/tombstone.h"

#include <map>
#include <set>
#include <system_error>
#include <utility>

namespace ontmoet::server {
namespace {

using Erasures = std::map<EventId, std::set<PersonId>>;

Status copy_shared(std::string const& from, std::filesystem::path const& file,
                   storage::Unlock const& unlock) {
    TRY_ASSIGN(auto const shared,
               storage::PostgresFactLog::open(from, unlock, storage::WhenEmpty::fail));
    TRY_ASSIGN(auto const copy, storage::SqliteFactLog::open(file, unlock));
    TRY(storage::copy_log({*shared, shared->devices()}, {*copy, copy->devices()}));
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
Result<std::int64_t> erase_again(storage::FactLog& log, Erasures erasures, Clock const& clock) {
    TRY_ASSIGN(auto const already, erasures_in(log));
    sync::Hub hub(log, clock);
    std::int64_t erased = 0;
    for (auto& [event, people] : erasures) {
        if (auto const known = already.find(event); known != already.end())
            for (auto const& person : known->second) people.erase(person);
        std::vector<domain::Fact> facts;
        for (auto const& person : people)
            facts.push_back(domain::make_fact(domain::PersonErased{person}));
        erased += static_cast<std::int64_t>(facts.size());
        if (facts.empty()) continue;
        TRY_ASSIGN(auto const answers, hub.append_own(event, std::move(facts), "organiser"));
        for (auto const& answer : answers)
            if (answer.decision == sync::Decision::refused)
                return Error{ErrorKind::refused, answer.message_key, {}};
    }
    return erased;
}

Result<std::int64_t> prepare(std::filesystem::path const& copy, Erasures const& erasures,
                             Clock const& clock, storage::Unlock const& unlock) {
    TRY_ASSIGN(auto const log, storage::SqliteFactLog::open(copy, unlock));
    TRY(storage::check_finished(*log, copy.string()));
    TRY_ASSIGN(auto const events, log->events());
    for (auto const& event : events) TRY(log->begin_epoch(event));
    return erase_again(*log, erasures, clock);
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

Status put_in_place(std::filesystem::path const& copy, std::filesystem::path const& place) {
    std::error_code error;
    // What another program's look at the old file left behind must not be taken for the new one's.
    for (auto const* beside : {"-wal", "-shm"})
        std::filesystem::remove(place.string() + beside, error);
    std::filesystem::rename(copy, place, error);
    if (!error) return {};
    return Error{ErrorKind::storage, "error.cannot_write", place.string() + ": " + error.message()};
}

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

Result<Restored> restore(std::filesystem::path const& file, std::filesystem::path const& data,
                         std::filesystem::path const& erased_in, Clock const& clock,
                         platform::KeySource const& key) {
    if (is_database_address(data.string()))
        return Error{ErrorKind::invalid_input, "error.folder",
                     storage::without_password(data.string())};
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return Error{ErrorKind::not_found, "error.cannot_read", file.string()};
    TRY_ASSIGN(auto held, DataFolder::open(data, WhenMissing::create, clock, key));
    TRY_ASSIGN(auto erasures, erasures_in(held->log()));
    if (!erased_in.empty()) {
        TRY_ASSIGN(auto const other, DataFolder::open(erased_in, WhenMissing::fail, clock, key));
        TRY_ASSIGN(auto const also, erasures_in(other->log()));
        for (auto const& [event, people] : also)
            erasures[event].insert(people.begin(), people.end());
    }
    TRY_ASSIGN(auto const unlock, platform::find_key(key, data));
    auto const copy = data / "restored.sqlite";
    auto const prepared = [&]() -> Result<std::int64_t> {
        remove_whole(copy);  // of a restore that broke off
        std::filesystem::copy_file(file, copy, error);
        if (error)
            return Error{ErrorKind::storage, "error.cannot_write",
                         copy.string() + ": " + error.message()};
        return prepare(copy, erasures, clock, unlock);
    }();
    if (!prepared.ok()) {
        remove_whole(copy);
        return prepared.error();
    }
    tidy_up_beside(copy);
    held.reset();
    TRY(put_in_place(copy, database_file(data)));
    return Restored{*prepared};
}

}  // namespace ontmoet::server
