// SPDX-License-Identifier: EUPL-1.2
// bench_sync [FOLDER]: the figures of sync, on SQLite and on a PostgreSQL with its usual settings,
// beside what the same disk can do at best. Files lie in the folder given, or in the one for
// temporary files: it should not be in memory.
#include "bench/figures.h"
#include "bench/sync_over_http.h"
#include "platform/real_clock.h"
#include "storage/postgres.h"
#include "storage/postgres_fact_log.h"
#include "storage/sqlite_fact_log.h"
#include "support/key_for_test.h"
#include "support/postgres_for_test.h"
#include "support/sample_event.h"
#include "sync/hub.h"
#include "sync/kiosk_store.h"
#include "sync/local_state.h"
#include "sync/venue_store.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

namespace {

using namespace ontmoet;
using namespace ontmoet::test;

template <class Work>
double seconds(Work work) {
    auto const begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// How often a second this can be done, one after the other, in two seconds.
double rate_of(std::function<void()> const& work) {
    int done = 0;
    auto const begin = std::chrono::steady_clock::now();
    auto const end = begin + std::chrono::seconds{2};
    while (std::chrono::steady_clock::now() < end) {
        work();
        ++done;
    }
    return done / std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// A row of the size of a sealed fact, with nothing of ours around it.
std::string const k_row(400, 'x');

void raw_disk(std::filesystem::path const& folder, Figures& figures) {
    int const file = ::open((folder / "raw").c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
    check(file >= 0, "a file is made");
    std::string const page(4'096, 'x');
    figures.note("raw: 4 KiB written and fdatasync: times/s", rate_of([&] {
                     check(::write(file, page.data(), page.size()) > 0 && ::fdatasync(file) == 0,
                           "the disk takes it");
                 }));
    ::close(file);
}

void raw_sqlite(std::filesystem::path const& folder, Figures& figures) {
    sqlite3* database = nullptr;
    check(sqlite3_open((folder / "raw.db").c_str(), &database) == SQLITE_OK, "it opens");
    auto const run = [&](std::string const& sql) {
        check(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK,
              "SQLite takes it");
    };
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE raw (id INTEGER PRIMARY KEY, body TEXT)");
    auto const insert = "INSERT INTO raw (body) VALUES ('" + k_row + "')";
    figures.note("raw: transactions of one row: rows/s", rate_of([&] { run(insert); }));
    std::string hundred = "BEGIN;";
    for (int i = 0; i < 100; ++i) hundred += insert + ";";
    hundred += "COMMIT";
    figures.note("raw: transactions of 100 rows: rows/s", 100 * rate_of([&] { run(hundred); }));
    sqlite3_close(database);
}

void raw_postgres(std::string const& where, Figures& figures) {
    storage::PostgresLink link(where);
    auto const run = [&](std::function<void(storage::PostgresLink&)> const& work) {
        check(link.run(storage::Repeat::unsafe, work).ok(), "PostgreSQL takes it");
    };
    run([](auto& open) { open.execute("CREATE TABLE raw (id bigserial PRIMARY KEY, body text)"); });
    auto const insert = [](storage::PostgresLink& open) {
        open.query("INSERT INTO raw (body) VALUES ($1)", storage::PostgresValues().add(k_row));
    };
    figures.note("raw: transactions of one row: rows/s", rate_of([&] { run(insert); }));
    std::vector<std::string_view> const hundred(100, k_row);
    figures.note("raw: transactions of 100 rows: rows/s",
                 100 * rate_of([&] {
                     run([&](auto& open) {
                         open.query("INSERT INTO raw (body) SELECT unnest($1::text[])",
                                    storage::PostgresValues().add_texts(hundred));
                     });
                 }));
}

domain::Fact change(DeviceId device, std::int64_t sequence) {
    auto const who = person(static_cast<int>(sequence % 500) + 1);
    return stamped(
        domain::make_fact(domain::PersonSet{
            who, R"({"hours":32,"skills":["teamwork","welding"],"region":"Haaglanden"})"}),
        device, sequence);
}

struct Bench {
    sync::Hub& hub;
    storage::Device device;
    std::int64_t sequence = 0;

    void push(int pushes, int facts_each) {
        for (int i = 0; i < pushes; ++i) {
            sync::PushRequest request;
            for (int j = 0; j < facts_each; ++j)
                request.facts.push_back(change(device.id, ++sequence));
            check(hub.push(device, request).ok(), "a push is taken");
        }
    }
    // What the server's writer thread does when requests of many kiosks wait.
    void push_grouped(std::vector<storage::Device> const& devices, int rounds) {
        for (int i = 1; i <= rounds; ++i) {
            std::vector<sync::Push> group;
            for (auto const& from : devices) group.push_back({from, {{change(from.id, i)}}});
            for (auto const& result : hub.push_group(group)) check(result.ok(), "a push is taken");
        }
    }
};

void catch_up(Bench& bench, std::filesystem::path const& file, Figures& figures) {
    auto const store = sync::KioskStore::open(file, k_event, bench.device.id, k_unlock);
    check(store.ok(), "the store opens");
    sync::LocalState local;
    std::size_t facts = 0;
    auto const spent = seconds([&] {
        for (sync::PullPage page; facts == 0 || page.more;) {
            auto answer = bench.hub.pull(bench.device, {page.epoch, page.next, 500});
            page = *sync::decode_pull_page(sync::encode(*answer));
            check((*store)->take_page(page).ok(), "a page is taken");
            local.confirm(page.facts, page.decided_up_to);
            facts += page.facts.size();
        }
    });
    figures.note("catch-up of 10,000 facts, onto the kiosk's disk and folded: s",
                 spent * 10'000 / static_cast<double>(facts), less_than(3));
    auto const start = seconds([&] {
        sync::LocalState again;
        again.confirm(*(*store)->confirmed(0, 1'000'000), 0);
    });
    figures.note("start of a kiosk that holds them: s", start);
}

// What somebody says at one kiosk of a hall without internet, until another kiosk of it shows it:
// held on the disk of the venue server, JSON both ways, on top of 10,000 confirmed facts.
void through_hall(Bench& bench, std::filesystem::path const& folder, Clock const& clock,
                  Figures& figures) {
    auto const copy = storage::SqliteFactLog::open(folder / "venue.sqlite", k_unlock);
    auto const venue = named<DeviceId>("venue");
    auto const hall = sync::HallList::open(folder / "hall.sqlite", k_event, venue, k_unlock);
    check(copy.ok() && hall.ok(), "the hall opens");
    sync::Hub hub(**copy, clock, hall->get());
    auto const store = sync::VenueStore::open(k_event, **copy, **hall, hub);
    check(store.ok(), "the venue's store opens");
    auto const device = [](DeviceId id, storage::Role role) {
        storage::Device made;
        made.id = id;
        made.event = k_event;
        made.role = role;
        return made;
    };
    auto const at_hall = device(venue, storage::Role::venue);
    for (sync::PullPage page; page.next == 0 || page.more;) {
        sync::Pull pull{page.epoch, page.next, 500};
        pull.decided = (*hall)->decided();
        page = *bench.hub.pull(at_hall, pull);
        check((*store)->take_page(page).ok(), "a page is copied");
    }
    auto const other = named<DeviceId>("other kiosk");
    sync::LocalState local;
    sync::Pull asked{"", 0, 500};
    auto const listen = [&] {
        auto const page = *sync::decode_pull_page(
            sync::encode(*hub.pull(device(other, storage::Role::host), asked)));
        bool const reset = page.hall->epoch != asked.hall_epoch;
        local.confirm(page.facts, 0, {reset, page.hall->facts, page.hall->gone});
        asked.epoch = page.epoch;
        asked.after = page.next;
        asked.hall_epoch = page.hall->epoch;
        asked.hall = page.hall->next;
        return page.more;
    };
    while (listen()) {
    }
    std::vector<double> delays;
    for (int i = 1; i <= 200; ++i)
        delays.push_back(seconds([&] {
            auto const fact = change(named<DeviceId>("new kiosk"), i);
            auto const text = sync::encode(sync::PushRequest{{fact}});
            auto const speaker = device(fact.device, storage::Role::host);
            check(hub.push(speaker, *sync::decode_push_request(text)).ok(), "it is held");
            (void)listen();
        }));
    check(local.hall().size() == 200, "the other kiosk shows all of it");
    std::ranges::sort(delays);
    figures.note("through a hall's laptop, from one kiosk to another: p99 in ms",
                 delays[197] * 1'000, less_than(1'000));
}

// The hub alone, without HTTP, on a log that is open.
void measure_hub(storage::FactLog& log, storage::Devices& devices,
                 std::filesystem::path const& folder, Figures& figures) {
    ManualClock const clock(Moment{1'800'000'000'000});
    sync::Hub hub(log, clock);
    auto const pair = [&] {
        return devices.pair(k_event, storage::Role::host, "bench", clock.now())->device;
    };
    Bench bench{hub, pair()};
    check(hub.append_own(k_event, sample_event(500), "bench").ok(), "the event is there");
    auto const batches = seconds([&] { bench.push(45, 200); });
    figures.note("hub: batches of 200: facts/s", 9'000 / batches, at_least(2'000));
    auto const singles = seconds([&] { bench.push(500, 1); });
    figures.note("hub: one kiosk, one fact after the other: facts/s", 500 / singles);
    std::vector<storage::Device> others;
    for (int i = 0; i < 25; ++i) others.push_back(pair());
    auto const grouped = seconds([&] { bench.push_grouped(others, 20); });
    figures.note("hub: one fact each of 25 kiosks in one group: facts/s", 500 / grouped);
    catch_up(bench, folder / "kiosk.db", figures);
    through_hall(bench, folder, clock, figures);
}

void print_load(char const* when) {
    std::ifstream file("/proc/loadavg");
    std::string load;
    std::getline(file, load);
    std::printf("%s: %u cores, load %s\n", when, std::thread::hardware_concurrency(), load.c_str());
}

void measure_sqlite(std::filesystem::path const& folder, Figures& figures) {
    std::filesystem::create_directories(folder);
    raw_disk(folder, figures);
    raw_sqlite(folder, figures);
    {
        auto const log = storage::SqliteFactLog::open(folder / "log.db", k_unlock);
        check(log.ok(), "the log opens");
        measure_hub(**log, (*log)->devices(), folder, figures);
    }
    measure_over_http(folder / "data", folder / "http", figures);
}

void measure_postgres(std::filesystem::path const& folder, PostgresForTest& server,
                      Figures& figures) {
    std::filesystem::create_directories(folder);
    raw_postgres(server.new_database(), figures);
    {
        auto const log = storage::PostgresFactLog::open(server.new_database(), k_unlock);
        check(log.ok(), "the log opens");
        measure_hub(**log, (*log)->devices(), folder, figures);
    }
    measure_over_http(server.new_database(), folder / "http", figures);
}

}  // namespace

int main(int count, char** arguments) {
    // 2,000 kiosks are as many sockets.
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    auto const parent =
        count > 1 ? std::filesystem::path(arguments[1]) : std::filesystem::temp_directory_path();
    TempFolder const folder(parent);
    PostgresForTest server(parent);
    print_load("at the beginning");
    Figures figures({"SQLite", "PostgreSQL"});
    figures.in_column(0);
    measure_sqlite(folder / "sqlite", figures);
    figures.in_column(1);
    measure_postgres(folder / "postgres", server, figures);
    figures.print();
    print_load("at the end");
    return 0;
}
