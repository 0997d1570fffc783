// SPDX-License-Identifier: EUPL-1.2
#include "bench/sync_over_http.h"

#include "bench/bench_hall.h"
#include "bench/http_lanes.h"
#include "e2e/process.h"
#include "platform/real_clock.h"
#include "server/data_folder.h"
#include "sync/protocol.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>

#include <signal.h>
#include <unistd.h>

namespace ontmoet::test {
namespace {

using storage::Role;

constexpr int k_desks = 25;  // of 26 badge letters
constexpr int k_kiosks = 100;
constexpr int k_import_batch = 5'000;

// 100 kiosks: 25 at desks, 40 to browse, 30 at the tables of as many employers, 5 boards.
Role role_of(int kiosk) {
    if (kiosk < 5) return Role::host;
    if (kiosk < k_desks) return Role::reception;
    if (kiosk < 65) return Role::browse;
    return kiosk < 95 ? Role::table : Role::board;
}

struct Hall {
    Hall(std::filesystem::path const& data, std::filesystem::path const& files) : folder(files) {
        auto const key = folder / "key";
        check(platform::make_key_file(key).ok(), "a key is made");
        prepare(data, {{}, key});
        server = std::make_unique<e2e::Process>(
            std::vector<std::string>{ONTMOET, "--key-file", key, "serve", "--data", data, "--port",
                                     "0"},
            (folder / "log").string());
        auto const line = server->read_line(std::chrono::minutes{1});
        check(line.has_value(), "the server starts");
        port = std::atoi(line->c_str() + line->rfind(':') + 1);
    }
    ~Hall() {
        server->signal(SIGTERM);
        server->wait();
    }

    void prepare(std::filesystem::path const& data, platform::KeySource const& key) {
        platform::RealClock const clock;
        auto const opened = server::DataFolder::open(data, server::WhenMissing::create, clock, key);
        check(opened.ok(), "the data opens");
        auto& hub = (*opened)->hub();
        auto const facts = hall_facts();
        for (auto from = facts.begin(); from != facts.end();) {
            auto const to = from + std::min<std::ptrdiff_t>(k_import_batch, facts.end() - from);
            check(hub.append_own(k_event, {from, to}, "organiser").ok(), "the event is there");
            from = to;
        }
        for (int i = 0; i < k_kiosks; ++i) {
            auto const made = (*opened)->devices().pair(k_event, role_of(i), "", clock.now());
            check(made.ok(), "a device is let in");
            devices.push_back(*made);
            if (role_of(i) != Role::table) continue;
            auto const joined = domain::make_fact(domain::DeviceJoined{
                made->device.id, "table", "", hall_organisation(i % k_hall_organisations)});
            check(hub.append_own(k_event, {joined}, "organiser").ok(), "a table is an employer's");
        }
        sequences.assign(k_kiosks, 0);
    }
    domain::Fact change(std::size_t device) {
        auto const sequence = ++sequences[device];
        auto const who = person(1 + static_cast<int>(sequence % k_hall_people));
        return stamped(
            domain::make_fact(domain::PersonSet{who, R"({"hours":32,"region":"Haaglanden"})"}),
            devices[device].device.id, sequence);
    }
    std::string push(std::size_t device, int many = 1) {
        sync::PushRequest message;
        for (int i = 0; i < many; ++i) message.facts.push_back(change(device));
        return request("POST", sync::facts_path(k_event), devices[device].token,
                       sync::encode(message));
    }
    std::string pull(std::size_t device, long after, int wait) const {
        return request("GET",
                       sync::facts_path(k_event) + "?after=" + std::to_string(after) +
                           "&limit=500&wait=" + std::to_string(wait),
                       devices[device % k_kiosks].token);
    }
    long newest() const {
        Lane lane(port, 0);
        long after = 0;
        for (bool more = true; more;) {
            auto const page = beginning_of(lane.ask(pull(0, after, 0)));
            after = number_in(page, "next");
            more = page.find("\"more\":true") != std::string::npos;
        }
        return after;
    }
    double memory_mb() const {
        std::ifstream status("/proc/" + std::to_string(server->number()) + "/status");
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("VmRSS:")) return std::atof(line.c_str() + 6) / 1'024;
        return 0;
    }

    std::filesystem::path folder;
    std::unique_ptr<e2e::Process> server;
    int port = 0;
    std::vector<storage::NewDevice> devices;
    std::vector<std::int64_t> sequences;
};

std::vector<Lane> lanes_to(Hall const& hall, int many) {
    std::vector<Lane> lanes;
    for (int i = 0; i < many; ++i) lanes.emplace_back(hall.port, i / 500);
    return lanes;
}

struct Rate {
    double a_second = 0;
    double p99_ms = 0;
};
// Each lane asks again as soon as it is answered.
Rate ask_for_3_s(Hall& hall, int many, std::function<std::string(std::size_t)> const& next) {
    auto lanes = lanes_to(hall, many);
    for (std::size_t i = 0; i < lanes.size(); ++i) lanes[i].send(next(i));
    std::vector<double> took;
    auto const begin = Ticks::now();
    pump(lanes, begin + std::chrono::seconds{3}, [&](std::size_t lane, Reply reply) {
        check(reply.status == 200, "it is done");
        took.push_back(ms_since(lanes[lane].sent));
        lanes[lane].send(next(lane));
        return false;
    });
    return {static_cast<double>(took.size()) / (ms_since(begin) / 1'000), percentile(took, 0.99)};
}

void empty_route(Hall& hall, Figures& figures) {
    auto const ours =
        ask_for_3_s(hall, 50, [](std::size_t) { return request("GET", "/healthz", ""); });
    figures.note("GET /healthz, 50 connections, our client: requests/s", ours.a_second);
    if (::access("/usr/bin/wrk", X_OK) != 0) return;
    auto const told = e2e::run({"/usr/bin/wrk", "-t1", "-c50", "-d3s",
                                "http://127.0.0.1:" + std::to_string(hall.port) + "/healthz"});
    auto const at = told.output.find("Requests/sec:");
    check(told.code == 0 && at != std::string::npos, "wrk tells its figure");
    figures.note("GET /healthz, 50 connections, wrk: requests/s",
                 std::atof(told.output.c_str() + at + 13));
}

void durable_facts(Hall& hall, Figures& figures) {
    auto const singles =
        ask_for_3_s(hall, k_desks, [&](std::size_t lane) { return hall.push(lane); });
    figures.note("one fact each, durable, 25 kiosks: requests/s", singles.a_second, at_least(500));
    figures.note("the same: p99 in ms", singles.p99_ms);
    auto const batches =
        ask_for_3_s(hall, 4, [&](std::size_t lane) { return hall.push(lane, 200); });
    figures.note("200 facts each, durable, 4 kiosks: facts/s", batches.a_second * 200,
                 at_least(2'000));
}

void visible_elsewhere(Hall& hall, Figures& figures) {
    auto lanes = lanes_to(hall, 50);
    Lane speaker(hall.port, 0);
    auto const base = hall.newest();
    std::map<long, Ticks::time_point> said;
    std::vector<long> heard(lanes.size(), base);
    std::vector<double> took;
    auto const desk = [](std::size_t lane) { return lane % k_desks; };
    for (std::size_t i = 0; i < lanes.size(); ++i) lanes[i].send(hall.pull(desk(i), base, 25));
    auto next = Ticks::now();
    long cursor = base;
    auto const speak = [&] {
        if (Ticks::now() < next) return;
        next += std::chrono::milliseconds{20};
        said[++cursor] = Ticks::now();
        check(speaker.ask(hall.push(desk(static_cast<std::size_t>(cursor)))).status == 200,
              "it is said");
    };
    pump(
        lanes, Ticks::now() + std::chrono::seconds{5},
        [&](std::size_t lane, Reply reply) {
            auto const up_to = number_in(beginning_of(reply), "next");
            for (auto at = heard[lane] + 1; at <= up_to; ++at) took.push_back(ms_since(said[at]));
            heard[lane] = up_to;
            lanes[lane].send(hall.pull(desk(lane), up_to, 25));
            return false;
        },
        speak);
    figures.note("50 facts/s, heard by 50 kiosks: p99 in ms", percentile(took, 0.99),
                 less_than(1'000));
}

// Five pushes one after the other, and the pull that says that they are decided.
void after_8_hours(Hall& hall, Figures& figures) {
    Lane lane(hall.port, 0);
    auto const base = hall.newest();
    auto const begin = Ticks::now();
    for (int i = 0; i < 5; ++i)
        check(lane.ask(hall.push(0, 200)).status == 200, "a batch is taken");
    for (long after = base; after < base + 1'000;)
        after = number_in(beginning_of(lane.ask(hall.pull(0, after, 25))), "next");
    figures.note("1,000 facts of a kiosk that was offline: s", ms_since(begin) / 1'000,
                 less_than(5));
}

void all_load_at_once(Hall& hall, Figures& figures) {
    auto lanes = lanes_to(hall, k_kiosks);
    std::size_t done = 0;
    double megabytes = 0;
    auto const begin = Ticks::now();
    auto const cpu = hall.server->cpu_seconds();
    for (std::size_t i = 0; i < lanes.size(); ++i) lanes[i].send(hall.pull(i, 0, 0));
    pump(lanes, begin + std::chrono::minutes{5}, [&](std::size_t lane, Reply reply) {
        megabytes += static_cast<double>(reply.body.size()) / 1e6;
        auto const page = beginning_of(reply);
        if (page.find("\"more\":true") == std::string::npos) return ++done == lanes.size();
        lanes[lane].send(hall.pull(lane, number_in(page, "next"), 0));
        return false;
    });
    check(done == lanes.size(), "all have loaded");
    figures.note("100 new kiosks load 5,000 people, 25,000 facts: s", ms_since(begin) / 1'000,
                 less_than(30));
    figures.note("the same: server's CPU-s", hall.server->cpu_seconds() - cpu);
    figures.note("the same: MB sent, packed", megabytes);
}

void two_thousand_wait(Hall& hall, Figures& figures) {
    auto const before = hall.memory_mb();
    auto lanes = lanes_to(hall, 2'000);
    auto const newest = hall.newest();
    auto const desk = [](std::size_t lane) { return lane % k_desks; };
    for (std::size_t i = 0; i < lanes.size(); ++i) lanes[i].send(hall.pull(desk(i), newest, 25));
    Lane watch(hall.port, 5);
    constexpr auto metrics = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n";
    while (watch.ask(metrics).body.find("ontmoet_parked_polls 2000\n") == std::string::npos)
        check(ms_since(lanes[0].sent) < 20'000, "all are parked in time");
    pump(lanes, Ticks::now() + std::chrono::seconds{2}, [](std::size_t, Reply) { return true; });
    auto const cpu = hall.server->cpu_seconds();
    auto const begin = Ticks::now();
    pump(lanes, begin + std::chrono::seconds{10}, [](std::size_t, Reply) { return true; });
    auto const share = (hall.server->cpu_seconds() - cpu) / (ms_since(begin) / 1'000) * 100;
    figures.note("2,000 kiosks wait: MB in all", hall.memory_mb(), less_than(200));
    figures.note("the same: MB for waiting alone", hall.memory_mb() - before);
    figures.note("the same: % of a core when quiet", share, less_than(5));
    std::size_t woken = 0;
    auto const said = Ticks::now();
    check(watch.ask(hall.push(0)).status == 200, "it is said");
    pump(lanes, said + std::chrono::seconds{20},
         [&](std::size_t, Reply) { return ++woken == lanes.size(); });
    figures.note("one fact wakes them all: ms", ms_since(said));
}

}  // namespace

void measure_over_http(std::filesystem::path const& data, std::filesystem::path const& folder,
                       Figures& figures) {
    std::filesystem::create_directories(folder);
    Hall hall(data, folder);
    empty_route(hall, figures);
    all_load_at_once(hall, figures);
    durable_facts(hall, figures);
    visible_elsewhere(hall, figures);
    after_8_hours(hall, figures);
    two_thousand_wait(hall, figures);
}

}  // namespace ontmoet::test
