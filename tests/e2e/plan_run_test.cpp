// SPDX-License-Identifier: EUPL-1.2
// A host makes the plan of an event so large that the planner takes all the time it may, reads how
// far it is from the best while it works, and says that it is enough.
#include "e2e/day.h"
#include "platform/real_clock.h"
#include "server/data_folder.h"
#include "support/large_event.h"

#include <algorithm>
#include <cstdio>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::e2e;

namespace {

struct LargeHall {
    LargeHall() {
        {
            platform::RealClock const clock;
            auto const data =
                server::DataFolder::open(server.data, server::WhenMissing::create, clock);
            REQUIRE(data.ok());
            nlohmann::json const set{{"name", "Large"},
                                     {"starts_at", (k_morning + 20 * 60) * 1'000},
                                     {"rounds", 16},
                                     {"walk_gap", 1},
                                     {"most_meets", 6}};
            REQUIRE((*data)
                        ->hub()
                        .append_own(test::k_event, test::large_event(1'200, set), "test")
                        .ok());
        }
        REQUIRE(run({program("ontmoet"), "pair", "--data", server.data, "--role", "host", "--name",
                     "host", "--pin", "2468", "--url",
                     "http://127.0.0.1:" + std::to_string(server.port), "--out",
                     folder.path / "host.pairing"})
                    .code == 0);
        server.start(k_morning);
        host.start();
        host.until("everybody is known", [&] { return host.number("people") == 1'200; });
    }

    Folder folder;
    ServerHand server{folder.path / "server", free_port(), nullptr};
    KioskHand host{folder.path, "host", std::to_string(k_morning)};
};

// "… 3,4% …" → 3.4; nothing where no percentage can be read.
std::optional<double> percentage_in(std::vector<std::string> const& words) {
    for (auto const& word : words) {
        auto const sign = word.find('%');
        if (sign == std::string::npos) continue;
        auto const from = word.find_last_not_of("0123456789,", sign - 1) + 1;
        auto number = word.substr(from, sign - from);
        std::ranges::replace(number, ',', '.');
        return std::stod(number);
    }
    return std::nullopt;
}

// The gaps that were read, each once, until it was stopped. The planner takes no more than a second
// and a half: a busy machine may have seen too little of it by then, and lets it run again.
std::vector<double> read_and_stop(KioskHand& host) {
    std::vector<double> gaps;
    for (int runs = 0; runs < 20; ++runs) {
        gaps.clear();
        host.tap("plan.run");
        while (gaps.size() < 2) {
            auto const gap = percentage_in(host.words());
            if (host.ids("plan.stop").empty()) break;
            if (gap && (gaps.empty() || *gap != gaps.back())) gaps.push_back(*gap);
        }
        for (auto const gap : gaps) std::printf("%.2f %% ", gap);
        std::printf("\n");
        if (gaps.size() > 1 && host.tap_if_there("plan.stop")) return gaps;
        host.say("wait plan.discard");
        host.tap("plan.discard");
    }
    return {};
}

}  // namespace

TEST_CASE("a host reads how the gap falls while the planner works, and stops it") {
    LargeHall hall;
    auto& host = hall.host;
    host_opens(host);
    host.tap("host.tab.plan");
    auto const gaps = read_and_stop(host);
    REQUIRE(gaps.size() > 1);
    CHECK(std::ranges::all_of(gaps, [](double gap) { return gap < 100; }));
    CHECK(gaps.back() < gaps.front());
    // What it had found by then can be read (in tenths, rounded up; nothing where it was proven to
    // be the best meanwhile), and published: some 4,200 meets in one fact.
    host.say("wait plan.publish");
    CHECK(percentage_in(host.words()).value_or(0) <= gaps.back() + 0.1);
    host.tap("plan.publish");
    host.until("the server has the plan", [&] {
        auto const facts = facts_on_server(hall.server.data);
        return std::ranges::count(facts, domain::fact_type::plan_published, &domain::Fact::type);
    });
    CHECK(host.number("meets") > 4'000);
}
