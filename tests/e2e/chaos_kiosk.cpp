// SPDX-License-Identifier: EUPL-1.2
// chaos_kiosk PAIRING FOLDER SEED: a kiosk without a screen, for chaos_test. Reads commands:
//   say N        says N facts; "saved ID" follows for each that is on the disk
//   state        "state PENDING CURSOR"
//   retry        tries again at once
//   dump FOLDER  writes the CSV files there, then "fact CURSOR ID" for each confirmed fact, and
//   "end"
// and tells "refused ID" whenever the server refuses one.
#include "domain/bodies.h"
#include "exchange/export.h"
#include "platform/real_clock.h"
#include "platform/sync_client.h"
#include "support/key_for_test.h"

#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <iostream>
#include <iterator>
#include <mutex>
#include <sstream>
#include <thread>

#include <signal.h>

namespace {

using namespace ontmoet;
using domain::make_fact;

// What the two other threads have for this one.
struct Inbox {
    void wake() {
        std::scoped_lock const lock(mutex);
        woken = true;
        news.notify_one();
    }
    std::mutex mutex;
    std::condition_variable news;
    std::deque<std::string> commands;
    bool woken = false;
    bool ended = false;
};

class Kiosk {
public:
    Kiosk(sync::Pairing pairing, std::filesystem::path const& folder, std::uint64_t seed)
        : m_random(seed) {
        platform::StoredEvent stored;
        auto client = platform::SyncClient::open(
            {folder / "kiosk.sqlite", std::move(pairing), [this] { inbox.wake(); }, test::k_unlock},
            m_clock, stored);
        if (!client.ok()) throw std::runtime_error(client.error().message_key);
        m_client = std::move(client).value();
        m_local.reset(std::move(stored.pending));
        confirm(stored.confirmed, 0);
    }

    void take_events() {
        for (auto const& event : m_client->take_events())
            std::visit([this](auto const& one) { take(one); }, event);
    }
    void obey(std::string const& command) {
        std::istringstream words(command);
        std::string verb;
        std::string rest;
        words >> verb >> rest;
        if (verb == "say") say(std::stoi(rest));
        if (verb == "retry") m_client->retry_now();
        if (verb == "state")
            std::cout << "state " << m_pending << ' ' << m_local.confirmed().cursor << std::endl;
        if (verb == "dump") dump(rest);
    }

    Inbox inbox;

private:
    void say(int facts) {
        std::vector<domain::Fact> drafts;
        for (int i = 0; i < facts; ++i) drafts.push_back(draft());
        m_local.append(m_client->append(std::move(drafts)));
    }
    auto any_of(auto const& map) {
        return std::next(map.begin(), static_cast<std::ptrdiff_t>(m_random.below(map.size())))
            ->first;
    }
    domain::Fact draft() {
        auto const& state = m_local.view();
        if (state.people.empty() || state.tables.empty() || m_random.below(3) == 0)
            return make_fact(domain::PersonRegistered{PersonId::make(m_clock, m_random),
                                                      domain::Origin::kiosk,
                                                      R"({"given_name":"Nova","hours":24})"});
        auto const person = any_of(state.people);
        if (m_random.below(2) == 0) return make_fact(domain::CheckIn{person, {}, {}, "code"});
        auto const table = any_of(state.tables);
        auto const round = static_cast<int>(m_random.below(6));
        return make_fact(domain::MeetBooked{{MeetId::make(m_clock, m_random),
                                             person,
                                             state.tables.at(table).organisation,
                                             {},
                                             table,
                                             round,
                                             {}},
                                            false});
    }
    void dump(std::filesystem::path const& folder) {
        auto const tables = exchange::tables_of(m_local.view(), m_clock.now());
        auto const written = exchange::write_files(exchange::csv_files(tables), folder);
        if (!written.ok()) throw std::runtime_error(written.error().message_key);
        for (auto const& [cursor, id] : m_confirmed)
            std::cout << "fact " << cursor << ' ' << to_string(id) << '\n';
        std::cout << "end" << std::endl;
    }

    void confirm(std::vector<domain::Fact> const& facts, std::int64_t decided_up_to) {
        m_local.confirm(facts, decided_up_to);
        for (auto const& fact : facts) m_confirmed[fact.cursor] = fact.id;
    }
    void take(sync::Saved const& saved) {
        for (auto const& id : saved.facts) std::cout << "saved " << to_string(id) << std::endl;
    }
    void take(sync::Confirmed const& event) {
        if (event.reset) m_local.reset(event.pending);
        if (event.reset) m_confirmed.clear();
        confirm(event.facts, event.decided_up_to);
    }
    void take(sync::Refused const& refused) {
        std::cout << "refused " << to_string(refused.problem.fact.id) << std::endl;
        m_local.refuse(refused.problem);
    }
    void take(sync::SyncStatus const& status) { m_pending = status.pending; }
    void take(sync::DevicesHeard const&) {}
    void take(sync::TableCodeHeard const&) {}  // hosts only
    void take(sync::Failed const& failed) { m_local.forget(failed.facts); }
    void take(sync::Revoked const&) { throw std::runtime_error("revoked"); }
    void take(sync::OrdersHeard const&) {}  // nobody sets anything from the console

    platform::RealClock m_clock;
    Random m_random;
    sync::LocalState m_local;
    std::map<domain::Cursor, FactId> m_confirmed;
    std::int64_t m_pending = 0;
    std::unique_ptr<platform::SyncClient> m_client;
};

void run(Kiosk& kiosk) {
    auto& inbox = kiosk.inbox;
    std::thread reader([&inbox] {
        for (std::string line; std::getline(std::cin, line);) {
            std::scoped_lock const lock(inbox.mutex);
            inbox.commands.push_back(line);
            inbox.news.notify_one();
        }
        std::scoped_lock const lock(inbox.mutex);
        inbox.ended = true;
        inbox.news.notify_one();
    });
    for (bool ended = false; !ended;) {
        std::deque<std::string> commands;
        {
            std::unique_lock lock(inbox.mutex);
            inbox.news.wait(lock,
                            [&] { return inbox.woken || inbox.ended || !inbox.commands.empty(); });
            commands.swap(inbox.commands);
            inbox.woken = false;
            ended = inbox.ended;
        }
        kiosk.take_events();
        for (auto const& command : commands) kiosk.obey(command);
    }
    reader.join();
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) return 2;
    ::signal(SIGPIPE, SIG_IGN);
    std::ifstream file(words[1]);
    auto const pairing =
        sync::decode_pairing(std::string(std::istreambuf_iterator<char>(file), {}));
    if (!pairing.ok()) return 2;
    try {
        Kiosk kiosk(*pairing, words[2], std::strtoull(words[3], nullptr, 10));
        std::cout << "ready" << std::endl;
        run(kiosk);
    } catch (std::exception const& error) {
        std::cerr << "chaos_kiosk: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
