// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/data_folder.h"
#include "server/fact_routes.h"
#include "server/push_body.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace ontmoet::test {

// A request that keeps its answer.
class ExchangeForTest final : public server::Exchange {
public:
    explicit ExchangeForTest(server::Request request) : m_request(std::move(request)) {}

    server::Request const& request() const override { return m_request; }
    void answer(server::Response given) override {
        std::lock_guard const lock(m_mutex);
        response = std::move(given);
        m_answered.notify_all();
    }
    void on_gone(std::function<void()> gone) override { m_gone = std::move(gone); }

    // The other side closes.
    void leave() { std::exchange(m_gone, {})(); }
    // For what another thread answers.
    void wait() {
        std::unique_lock lock(m_mutex);
        m_answered.wait(lock, [&] { return response.has_value(); });
    }

    std::optional<server::Response> response;

private:
    server::Request m_request;
    std::function<void()> m_gone;
    std::mutex m_mutex;
    std::condition_variable m_answered;
};

inline std::string facts_target(std::string const& query) {
    return sync::facts_path(k_event) + query;
}
inline std::string poll_query(domain::Cursor after) {
    return "?after=" + std::to_string(after) + "&wait=25";
}
inline std::string message_key(server::Response const& response) {
    return nlohmann::json::parse(response.body).value("message_key", "");
}
inline std::string header(server::Response const& response, std::string const& name) {
    for (auto const& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

// The routes of facts over a small event in a real database, without sockets and with a clock and
// a loop that stand still until they are moved.
class RoutesForTest {
public:
    explicit RoutesForTest(bool behind_proxy = false)
        : m_log(clock, [this](std::string_view line) { lines.emplace_back(line); }),
          m_data(opened()),
          gate(books(), m_data->devices(), slow, loop(), behind_proxy),
          lending(books(), m_data->hub(), slow, loop()),
          routes(books(), m_data->hub(), m_data->devices(), gate, lending, loop()) {
        say(sample_event());
    }

    storage::Devices& devices() { return m_data->devices(); }
    storage::NewDevice pair(storage::Role role) {
        auto made = devices().pair(k_event, role, "kiosk", clock.now());
        REQUIRE(made.ok());
        return *made;
    }
    domain::Cursor newest() { return m_data->log().head(k_event).value().newest; }

    domain::State state() {
        domain::State copy;
        REQUIRE(m_data->hub().with_state(k_event, [&](auto const& state) { copy = state; }).ok());
        return copy;
    }
    // What was queued for the slow thread before this is done.
    void wait_for_slow_work() {
        std::promise<void> done;
        REQUIRE(slow.add([&done] { done.set_value(); }));
        done.get_future().wait();
        run_tasks();
    }

    // The server says something itself.
    void say(std::vector<domain::Fact> drafts) {
        REQUIRE(m_data->hub().append_own(k_event, std::move(drafts), "organiser").ok());
        run_tasks();
    }

    server::Request request(std::string method, std::string target, std::string const& token,
                            std::string body) {
        server::Request made;
        made.method = std::move(method);
        made.target = std::move(target);
        made.body = std::move(body);
        made.peer = "127.0.0.1";
        made.headers = {{"ontmoet-protocol", "1"}, {"authorization", "Bearer " + token}};
        return made;
    }
    std::shared_ptr<ExchangeForTest> start(server::Request made) {
        auto const exchange = std::make_shared<ExchangeForTest>(std::move(made));
        auto const target = server::parse_target(exchange->request().target);
        REQUIRE(target);
        auto const match = server::match_route(exchange->request().method, target->segments);
        REQUIRE(match.route != nullptr);
        auto const call = std::make_shared<server::Call>(books(), exchange, *target);
        call->set_route(*match.route);
        routes.handle(call, match.route->act, match.values.at(0));
        run_tasks();
        return exchange;
    }
    std::optional<server::Response> ask(server::Request made) {
        auto const exchange = start(std::move(made));
        exchange->wait();
        return exchange->response;
    }
    std::optional<server::Response> get_facts(std::string const& token, std::string const& query) {
        return ask(request("GET", facts_target(query), token, ""));
    }
    std::optional<server::Response> post_facts(std::string const& token, std::string body) {
        return ask(request("POST", facts_target(""), token, std::move(body)));
    }

    // Time goes by in small steps; what is due is done.
    void pass(Duration time) {
        Duration const step{50};
        for (auto passed = Duration{0}; passed < time; passed += step) {
            clock.advance(step);
            for (auto& timer : std::exchange(m_timers, {})) {
                if (timer.due <= clock.uptime())
                    timer.task();
                else
                    m_timers.push_back(std::move(timer));
            }
            run_tasks();
        }
    }

    ManualClock clock{Moment{1'800'000'000'000}};
    std::vector<std::string> lines;

private:
    struct Timer {
        Duration due{0};
        std::function<void()> task;
    };

    std::unique_ptr<server::DataFolder> opened() {
        auto folder = server::DataFolder::open(m_folder.path(), server::WhenMissing::create, clock);
        REQUIRE(folder.ok());
        return std::move(folder).value();
    }
    server::Books books() { return {clock, m_metrics, m_log}; }
    server::Loop loop() {
        return {[this](std::function<void()> task) {
                    std::lock_guard const lock(m_mutex);
                    m_tasks.push_back(std::move(task));
                },
                [this](Duration delay, std::function<void()> task) {
                    m_timers.push_back({clock.uptime() + delay, std::move(task)});
                }};
    }

public:
    // What other threads have handed to the loop.
    void run_tasks() {
        while (true) {
            std::deque<std::function<void()>> tasks;
            {
                std::lock_guard const lock(m_mutex);
                tasks.swap(m_tasks);
            }
            if (tasks.empty()) return;
            for (auto const& task : tasks) task();
        }
    }

private:
    TempFolder m_folder;
    server::Metrics m_metrics;
    server::RequestLog m_log;
    std::unique_ptr<server::DataFolder> m_data;
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_tasks;
    std::vector<Timer> m_timers;

public:
    server::SlowWork slow;
    server::Gate gate;
    server::Lending lending;
    server::FactRoutes routes;  // last: its thread uses the rest
};

}  // namespace ontmoet::test
