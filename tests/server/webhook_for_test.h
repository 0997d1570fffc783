// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/console_for_test.h"
#include "server/http_for_test.h"
#include "server/limits.h"
#include "server/webhook_sender.h"
#include "server/webhooks.h"
#include "support/logs_for_test.h"

#include <atomic>
#include <mutex>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace ontmoet::test {

inline std::vector<std::string> every_kind() {
    auto const kinds = server::all_webhook_kinds();
    return {kinds.begin(), kinds.end()};
}

struct Heard {
    std::string id;
    std::int64_t timestamp_s = 0;
    std::string signature;
    std::string body;
    nlohmann::json said() const { return nlohmann::json::parse(body); }
};

// A system of somebody else: a real server, which keeps what it is sent.
class Receiver {
public:
    std::string url(std::string const& path = "/hook") { return m_http.server().url() + path; }
    std::vector<Heard> heard() {
        std::scoped_lock const lock(m_mutex);
        return m_heard;
    }
    std::vector<std::string> kinds() {
        std::vector<std::string> kinds;
        for (auto const& one : heard()) kinds.push_back(one.said()["type"]);
        return kinds;
    }
    std::atomic<int> status = 204;
    std::atomic<bool> is_long = false;

private:
    void take(std::shared_ptr<server::Exchange> const& exchange) {
        auto const& request = exchange->request();
        auto const header = [&](std::string_view name) {
            return std::string(request.header(name).value_or(""));
        };
        {
            std::scoped_lock const lock(m_mutex);
            m_heard.push_back({header("webhook-id"), std::stoll(header("webhook-timestamp")),
                               header("webhook-signature"), request.body});
        }
        server::Response answer{status, "text/plain", {}, {}};
        if (is_long) answer.body.assign(1'000'000, 'x');
        if (status == 302) answer.headers.emplace_back("Location", url("/elsewhere"));
        exchange->answer(std::move(answer));
    }

    std::mutex m_mutex;
    std::vector<Heard> m_heard;
    HttpForTest m_http{[this](std::shared_ptr<server::Exchange> exchange) { take(exchange); }};
};

// A server's inside, whose clock the test moves.
template <class Log>
struct Office {
    Office() { say(sample_event()); }
    void say(std::vector<domain::Fact> facts, EventId event = k_event) {
        facts.push_back(
            domain::make_fact(domain::EventSet{R"({"organiser":")" + k_here + R"("})"}));
        auto const said = hub.append_own(event, std::move(facts), "test");
        REQUIRE(said.ok());
        for (auto const& answer : *said) {
            INFO(answer.message_key);
            REQUIRE(answer.decision != sync::Decision::refused);
        }
    }
    void say(domain::Fact fact) { say(std::vector{std::move(fact)}); }
    void check_in(int number) {
        say(domain::make_fact(
            domain::CheckIn{person(number), {}, "K0" + std::to_string(number), "host"}));
    }
    server::NewWebhook add(std::string const& url,
                           std::vector<std::string> const& kinds = every_kind(),
                           std::string const& organiser = k_here) {
        auto made = server::new_webhook({"client system", organiser, url, kinds});
        REQUIRE(made.ok());
        REQUIRE(server::obey(made->order, accounts, clock.now()).ok());
        look();  // from here on
        return std::move(*made);
    }
    void look() { REQUIRE(sender.look().ok()); }
    server::Webhook hook(std::string const& id) {
        auto const account = accounts.find(id + "@webhook");
        REQUIRE((account.ok() && account->has_value()));
        auto const known = server::webhook_of(**account);
        REQUIRE(known.has_value());
        return *known;
    }

    ManualClock clock{Moment{1'795'174'800'000}};
    server::Metrics metrics;
    server::RequestLog requests{clock, [](std::string_view) {}};
    Log on;
    storage::Accounts& accounts = on.kept->accounts();
    sync::Hub hub{on.log(), clock};
    server::WebhookSender sender{
        {clock, metrics, requests}, on.log(), hub, accounts, platform::Reach::anywhere};
};

}  // namespace ontmoet::test
