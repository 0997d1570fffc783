// SPDX-License-Identifier: EUPL-1.2
#include "sync/mend_store.h"

#include "storage/fact_rows.h"
#include "storage/sqlite.h"
#include "sync/kiosk_store.h"
#include "sync/kiosk_store_schema.h"
#include "sync/open_session.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <system_error>
#include <vector>

namespace ontmoet::sync {
namespace {

namespace fs = std::filesystem;
using domain::Fact;
using storage::guarded;

// What a damaged file still tells.
struct Found {
    EventId event;
    DeviceId device;
    std::int64_t last_sequence = 0;
    std::map<std::string, std::string, std::less<>> settings;
    std::vector<Fact> own;
    std::string session;
    int unreadable = 0;
};

// Refused, and somebody went on from there: not to be said again. None when that cannot be read.
std::set<Uuid> closed_problems(storage::Database& database) {
    std::set<Uuid> closed;
    (void)guarded([&] {
        auto select = database.prepare("SELECT fact FROM problem WHERE closed = 1");
        while (select.step()) closed.insert(select.uuid(0));
    });
    return closed;
}

// One at a time: what lies on a page that is whole is found, whatever became of the others.
void find_own_facts(storage::Database& database, Found& found) {
    auto const closed = closed_problems(database);
    for (std::int64_t sequence = 1; sequence <= found.last_sequence; ++sequence) {
        auto const read = guarded([&] {
            auto select = database.prepare("SELECT " ONTMOET_FACT_COLUMNS
                                           " FROM outbox WHERE event = ? AND device_sequence = ?");
            if (!select.bind(found.event, sequence).step()) return;
            auto fact = storage::read_fact(select);
            if (!closed.contains(fact.id.uuid)) found.own.push_back(std::move(fact));
        });
        found.unreadable += read.ok() ? 0 : 1;
    }
}

Result<Found> look_into(fs::path const& file, storage::Unlock const& unlock) {
    TRY_ASSIGN(auto database,
               storage::Database::open(file, k_store_schema, unlock, storage::Access::as_found));
    Found found;
    TRY(guarded([&] {
        auto select = database.prepare("SELECT event, device, last_sequence FROM device");
        if (select.step()) {
            found.event.uuid = select.uuid(0);
            found.device.uuid = select.uuid(1);
            found.last_sequence = select.integer(2);
        }
        auto settings = database.prepare("SELECT name, value FROM setting");
        while (settings.step()) found.settings.emplace(settings.text(0), settings.text(1));
    }));
    if (found.device.is_none())
        return Error{ErrorKind::storage, "error.database_damaged", file.string() + ": device"};
    find_own_facts(database, found);
    if (auto session = guarded([&] { return open_session(database); }); session.ok())
        found.session = std::move(*session);
    return found;
}

// The name of a copy that is looked into with another first page.
fs::path patched_of(fs::path const& file) {
    return file.string() + ".patched";
}

fs::path new_beside(fs::path const& file) {
    return file.string() + ".new";
}

void remove_with_log(fs::path const& file) {
    std::error_code ignored;
    for (auto const* ending : {"", "-wal", "-shm", "-writer"})
        fs::remove(file.string() + ending, ignored);
}

// As far as can be read; with the first page that was kept, when its own says nothing; and else
// nothing but who it was.
Result<Found> find_what_there_is(fs::path const& file, storage::Unlock const& unlock,
                                 std::optional<SpareSelf> const& spare) {
    auto found = look_into(file, unlock);
    if (found.ok() || !spare) return found;
    auto const copy = patched_of(file);
    auto patched = copy_with_first_page(file, spare->first_page, copy);
    if (patched.ok()) found = look_into(copy, unlock);
    remove_with_log(copy);
    bool const is_its_own = found.ok() && found->device == spare->device;
    if (is_its_own) return found;
    Found nothing{spare->event, spare->device, spare->numbers_up_to, spare->settings, {}, {}, 0};
    nothing.unreadable = static_cast<int>(spare->numbers_up_to);
    return nothing;
}

// Whole and on the disk when this returns.
Status write_new(fs::path const& file, Found const& found, storage::Unlock const& unlock) {
    remove_with_log(file);
    TRY_ASSIGN(auto const store, KioskStore::open(file, found.event, found.device, unlock));
    TRY(store->append(found.own));
    for (auto const& [name, value] : found.settings) TRY(store->set_setting(name, value));
    TRY(store->keep_session(found.session));
    return guarded([&] {
        store->database()
            .prepare("UPDATE device SET last_sequence = ?")
            .bind(found.last_sequence)
            .run();
        store->database().truncate_log();
    });
}

fs::path aside_of(fs::path const& file) {
    return file.string() + ".damaged";
}

// The log of the old file would be taken for the new one's: it goes before that comes.
void put_in_place(fs::path const& file, std::error_code& failed) {
    remove_with_log(file);
    fs::rename(new_beside(file), file, failed);
    remove_with_log(new_beside(file));
}

}  // namespace

Result<MendedStore> mend_store(fs::path const& file, storage::Unlock const& unlock,
                               std::optional<SpareSelf> const& spare) {
    TRY_ASSIGN(auto const found, find_what_there_is(file, unlock, spare));
    TRY(write_new(new_beside(file), found, unlock));
    MendedStore mended{static_cast<int>(found.own.size()), found.unreadable};
    std::error_code failed;
    if (mended.unreadable > 0) {
        auto const aside = aside_of(file);
        auto const log = file.string() + "-wal";
        if (fs::exists(log, failed))
            fs::copy_file(log, aside.string() + "-wal", fs::copy_options::overwrite_existing,
                          failed);
        if (!failed && fs::exists(file, failed)) fs::rename(file, aside, failed);
    }
    if (!failed) put_in_place(file, failed);
    if (failed) return Error{ErrorKind::storage, "error.cannot_write", file.string()};
    return mended;
}

void finish_mending(fs::path const& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored) && fs::exists(new_beside(file), ignored))
        put_in_place(file, ignored);
}

void forget_old_bytes(storage::Database& database) {
    database.truncate_log();
    remove_with_log(aside_of(database.file()));
}

void forget_all_beside(storage::Database& database) {
    forget_old_bytes(database);
    std::error_code ignored;
    fs::remove(spare_file(database.file()), ignored);
}

}  // namespace ontmoet::sync
