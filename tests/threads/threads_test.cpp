// SPDX-License-Identifier: EUPL-1.2
// What the threads of a server and of a kiosk do at the same time. The thread sanitizer ends the
// program where two of them touch one thing unprotected.
#include "base/clock.h"
#include "kiosk/worker.h"
#include "scheduling/plan.h"
#include "scheduling/verify.h"
#include "storage/sqlite_fact_log.h"
#include "support/key_for_test.h"
#include "support/made_event.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"
#include "sync/hub.h"

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <stop_token>
#include <thread>

using namespace ontmoet;
using namespace ontmoet::test;

namespace {

void need(bool claim, char const* what) {
    if (claim) return;
    std::fprintf(stderr, "not so: %s\n", what);
    std::exit(1);
}

constexpr int k_people = 40;
constexpr int k_devices = 4;
constexpr int k_said = 60;  // by each device

std::unique_ptr<storage::SqliteFactLog> log_at(std::filesystem::path const& file) {
    auto opened = storage::SqliteFactLog::open(file, k_unlock);
    need(opened.ok(), "a log opens");
    return std::move(*opened);
}

struct Server {
    TempFolder folder;
    ManualClock clock{Moment{1'800'000'000'000}};
    std::unique_ptr<storage::SqliteFactLog> log = log_at(folder / "log.db");
    sync::Hub hub{*log, clock};
};

// A desk: says that people came, and hears what the others say.
void be_a_desk(Server& server, int number) {
    storage::Device device;
    device.id = named<DeviceId>("desk " + std::to_string(number));
    device.event = k_event;
    device.role = storage::Role::host;
    domain::Cursor known = 0;
    std::string epoch;
    for (int said = 1; said <= k_said; ++said) {
        auto const who = person(1 + (said * 7 + number) % k_people);
        auto const fact =
            domain::make_fact(domain::CheckIn{who, {}, "A-" + std::to_string(said), "name"});
        auto const answer = server.hub.push(device, {{stamped(fact, device.id, said)}});
        need(answer.ok() && answer->answers.size() == 1, "a desk is answered");
        sync::Pull pull;
        pull.epoch = epoch;
        pull.after = known;
        auto const page = server.hub.pull(device, pull);
        need(page.ok(), "a desk hears the others");
        epoch = page->epoch;
        known = page->next;
    }
}

void a_hall_says_things_at_once() {
    Server server;
    need(server.hub.append_own(k_event, sample_event(k_people), "organiser").ok(), "an event");
    std::vector<std::jthread> threads;
    for (int number = 0; number < k_devices; ++number)
        threads.emplace_back([&server, number] { be_a_desk(server, number); });
    // An organiser who looks, one who changes things, and a page that waits for news.
    threads.emplace_back([&] {
        for (int look = 0; look < k_said; ++look)
            (void)server.hub.with_state(k_event, [](domain::State const& state) {
                need(state.people.size() == k_people, "nobody is lost");
            });
    });
    threads.emplace_back([&] {
        for (int change = 0; change < k_said; ++change)
            need(
                server.hub
                    .append_own(
                        k_event,
                        {domain::make_fact(domain::ConsentGiven{
                            person(1 + change % k_people), domain::Purpose::take_part, "1", "nl"})},
                        "organiser")
                    .ok(),
                "an organiser is answered");
    });
    std::atomic<int> heard = 0;
    threads.emplace_back([&] {
        for (int wait = 0; wait < k_said; ++wait) {
            auto const waiter =
                server.hub.on_news(k_event, wait * k_devices, [&heard] { ++heard; });
            std::this_thread::yield();
            server.hub.forget(k_event, waiter);
        }
    });
    threads.clear();
    auto const head = server.log->head(k_event);
    need(head.ok() && head->newest >= k_devices * k_said + k_said, "all is written down");
}

// As a host does who has enough of it, on four threads.
void a_plan_is_stopped() {
    using namespace scheduling;
    auto const problem = made::make(made::Size::medium, made::Family::tight, 5).problem;
    std::stop_source stop;
    std::atomic<int> told = 0;
    PlanOptions options;
    options.threads = 4;
    options.move_budget = 100'000'000;
    options.stop = stop.get_token();
    options.on_progress = [&](Progress const&) {
        if (++told == 3) stop.request_stop();
    };
    auto const made = plan(problem, options);
    need(made.ok() && told >= 3, "it is told how far it is");
    need(broken_claims(problem, *made).empty(), "a stopped plan is a plan");
}

void a_worker_is_asked_and_stopped() {
    std::mutex mutex;
    std::condition_variable news;
    int woken = 0;
    {
        kiosk::Worker worker([&] {
            std::scoped_lock const lock(mutex);
            ++woken;
            news.notify_one();
        });
        int heard = 0;
        for (int job = 0; job < 200; ++job) {
            worker.run([](std::stop_token const& stop, kiosk::Worker::Say const& say) {
                say(kiosk::PlannerProgress{stop.stop_requested() ? 0.0 : 1.0});
            });
            if (job % 3 == 0) worker.stop_job();
            heard += static_cast<int>(worker.take_events().size());
        }
        std::unique_lock lock(mutex);
        news.wait(lock, [&] { return woken == 200; });
        heard += static_cast<int>(worker.take_events().size());
        need(heard == 200, "every job is heard of once");
        worker.run([](std::stop_token const& stop, kiosk::Worker::Say const&) {
            while (!stop.stop_requested()) std::this_thread::yield();
        });
    }
}

}  // namespace

int main() {
    a_hall_says_things_at_once();
    a_plan_is_stopped();
    a_worker_is_asked_and_stopped();
    std::printf("no race among the threads of a hall, a planner and a worker\n");
}
