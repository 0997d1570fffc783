// SPDX-License-Identifier: EUPL-1.2
// Three real servers on one real PostgreSQL, one of them killed in the middle of the day.
#include "domain/apply.h"
#include "e2e/process.h"
#include "platform/http_client.h"
#include "server/push_body.h"
#include "support/logs_for_test.h"
#include "support/sample_event.h"
#include "sync/hub.h"

#include <atomic>
#include <csignal>
#include <set>
#include <thread>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;

namespace {

constexpr int k_facts_each = 40;
constexpr Duration k_patience{20'000};

// The key of k_unlock, as a file.
std::string key_file(TempFolder const& folder) {
    auto const file = folder / "test.key";
    std::ofstream(file) << "010203" << std::string(58, '0') << '\n';
    std::filesystem::permissions(file, static_cast<std::filesystem::perms>(0600));
    return file.string();
}

struct ServeProcess {
    ServeProcess(std::string const& database, std::string const& key)
        : process({ONTMOET_PROGRAM, "--language", "en", "serve", "--database", database,
                   "--key-file", key, "--port", "0"}) {
        auto const line = process.read_line(std::chrono::seconds(60));
        REQUIRE(line);
        url = line->substr(line->find("http://"));
    }
    e2e::Process process;
    std::string url;
};

Result<sync::Response> send(std::string const& url, std::string const& token,
                            std::string const& method, std::string const& path,
                            std::string const& body) {
    return platform::ask_once({{url, {}}, {token}}, method, path, body, k_patience);
}

// Says one fact after the other, each to another server, until one answers.
int say_everything(std::vector<std::string> const& urls, storage::NewDevice const& device,
                   std::atomic<int>& said, unsigned turn) {
    int created = 0;
    for (int i = 1; i <= k_facts_each; ++i) {
        auto const draft = domain::make_fact(
            domain::PersonSet{person(1 + i % 4), R"({"hours":)" + std::to_string(i % 40) + "}"});
        auto const body = push_body(device.device, {draft}, i);
        for (;;) {
            auto const reply = send(urls[turn++ % urls.size()], device.token, "POST",
                                    sync::facts_path(k_event), body);
            if (!reply.ok() || reply->status != 200) continue;
            auto const answer = sync::decode_push_answer(reply->body);
            if (answer.ok() && answer->answers.size() == 1 &&
                answer->answers[0].decision == sync::Decision::created)
                ++created;
            break;
        }
        ++said;
    }
    return created;
}

std::vector<domain::Fact> pulled(std::string const& url, storage::NewDevice const& device) {
    std::vector<domain::Fact> facts;
    domain::Cursor next = 0;
    for (bool more = true; more;) {
        auto const reply = send(url, device.token, "GET",
                                sync::facts_path(k_event) + "?after=" + std::to_string(next), {});
        REQUIRE((reply.ok() && reply->status == 200));
        auto page = sync::decode_pull_page(reply->body);
        REQUIRE(page.ok());
        std::ranges::move(page->facts, std::back_inserter(facts));
        next = page->next;
        more = page->more;
    }
    return facts;
}

}  // namespace

TEST_CASE("Three servers share one database, and the death of one loses and doubles nothing") {
    TempFolder const folder;
    auto const key = key_file(folder);
    LogOnPostgres on;
    ManualClock const clock(Moment{1'800'000'000'000});
    REQUIRE(sync::Hub(on.log(), clock).append_own(k_event, sample_event(), "organiser").ok());
    std::vector<storage::NewDevice> devices;
    for (int i = 0; i < 3; ++i)
        devices.push_back(*on.devices().pair(k_event, storage::Role::host, "kiosk", clock.now()));
    std::vector<std::unique_ptr<ServeProcess>> servers;
    std::vector<std::string> urls;
    for (int i = 0; i < 3; ++i) {
        servers.push_back(std::make_unique<ServeProcess>(on.where, key));
        urls.push_back(servers.back()->url);
    }

    std::atomic<int> said = 0;
    std::array<int, 3> created{};
    std::vector<std::thread> kiosks;
    for (std::size_t i = 0; i < devices.size(); ++i)
        kiosks.emplace_back([&, i] {
            created.at(i) = say_everything(urls, devices[i], said, static_cast<unsigned>(i));
        });
    while (said < k_facts_each) std::this_thread::yield();
    servers[1]->process.signal(SIGKILL);
    for (auto& kiosk : kiosks) kiosk.join();

    CHECK(created == std::array{k_facts_each, k_facts_each, k_facts_each});
    auto const facts = *on.log().read(k_event, 0, 10'000);
    REQUIRE(facts.size() == 9 + 3 * k_facts_each);
    std::set<FactId> ids;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        CHECK(facts[i].cursor == static_cast<domain::Cursor>(i + 1));
        ids.insert(facts[i].id);
    }
    CHECK(ids.size() == facts.size());
    CHECK(pulled(urls[0], devices[0]) == pulled(urls[2], devices[0]));
    CHECK(pulled(urls[0], devices[0]).size() == facts.size());
    auto const listed =
        e2e::run({ONTMOET_PROGRAM, "event", "list", "--database", on.where, "--key-file", key});
    CHECK(listed.code == 0);
    CHECK(listed.output.find(std::to_string(facts.size())) != std::string::npos);
    // What the servers wrote is sealed: the database's own files hold no word.
    servers.clear();
    PostgresForTest::shared().kill();
    for (auto const& entry :
         std::filesystem::recursive_directory_iterator(PostgresForTest::shared().data()))
        if (entry.is_regular_file())
            for (auto const* word : {"06 0000 0000", "Number 1", "Gouden Korst"})
                CHECK_FALSE(storage::holds_word(entry.path().string(), word));
    PostgresForTest::shared().start();
}
