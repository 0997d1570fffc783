// SPDX-License-Identifier: EUPL-1.2
// Facts a second through Hub and SQLite with synchronous=FULL, and how long a kiosk takes to catch
// up with 10,000 facts. Files lie in the folder given, or the one for temporary files.
#include "storage/sqlite_fact_log.h"
#include "support/key_for_test.h"
#include "support/sample_event.h"
#include "sync/hub.h"
#include "sync/kiosk_store.h"
#include "sync/local_state.h"
#include "sync/venue_store.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace ontmoet;
using namespace ontmoet::test;

template <class Work>
double seconds(Work work) {
    auto const begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

domain::Fact change(DeviceId device, std::int64_t sequence) {
    auto const who = person(static_cast<int>(sequence % 500) + 1);
    return stamped(
        domain::make_fact(domain::PersonSet{
            who, R"({"hours":32,"skills":["teamwork","welding"],"region":"Haaglanden"})"}),
        device, sequence);
}

struct Bench {
    storage::SqliteFactLog& log;
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

void catch_up(Bench& bench, std::filesystem::path const& folder) {
    auto const store =
        sync::KioskStore::open(folder / "kiosk.db", k_event, bench.device.id, k_unlock);
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
    std::printf("catch-up of %zu facts, JSON both ways, on disk and folded: %.2f s\n", facts,
                spent);
    auto const start = seconds([&] {
        sync::LocalState again;
        again.confirm(*(*store)->confirmed(0, 1'000'000), 0);
    });
    std::printf("start of a kiosk that holds them: %.2f s\n", start);
}

// What somebody says at one kiosk of a hall without internet, until another kiosk of it shows it:
// held on the disk of the venue server, JSON both ways, on top of 10,000 confirmed facts.
void through_hall(Bench& bench, std::filesystem::path const& folder, Clock const& clock) {
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
    std::printf("through a hall, from one kiosk to another: %.1f ms, 99 of 100 within %.1f ms\n",
                delays[100] * 1'000, delays[197] * 1'000);
}

}  // namespace

int main(int count, char** arguments) {
    auto const parent =
        count > 1 ? std::filesystem::path(arguments[1]) : std::filesystem::temp_directory_path();
    auto const folder = parent / "ontmoet-bench-sync";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    ManualClock const clock(Moment{1'800'000'000'000});
    {
        auto const log = storage::SqliteFactLog::open(folder / "log.db", k_unlock);
        check(log.ok(), "the log opens");
        sync::Hub hub(**log, clock);
        auto const pair = [&] {
            return (*log)
                ->devices()
                .pair(k_event, storage::Role::host, "bench", clock.now())
                ->device;
        };
        Bench bench{**log, hub, pair()};
        check(hub.append_own(k_event, sample_event(500), "bench").ok(), "the event is there");
        auto const batches = seconds([&] { bench.push(180, 50); });
        std::printf("batches of 50: %.0f facts/s\n", 9'000 / batches);
        auto const singles = seconds([&] { bench.push(500, 1); });
        std::printf("single facts, one fsync each: %.0f pushes/s\n", 500 / singles);
        std::vector<storage::Device> devices;
        for (int i = 0; i < 25; ++i) devices.push_back(pair());
        auto const grouped = seconds([&] { bench.push_grouped(devices, 20); });
        std::printf("single facts of 25 kiosks in one group: %.0f pushes/s\n", 500 / grouped);
        catch_up(bench, folder);
        through_hall(bench, folder, clock);
    }
    std::filesystem::remove_all(folder);
    return 0;
}
