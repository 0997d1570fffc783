// SPDX-License-Identifier: EUPL-1.2
#include "storage/tombstone.h"
#include "support/sync_world.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

// Three kiosks, one server, virtual time, a network and disks that fail by the seed. First
// everybody acts under faults, then the network heals and everything must come together.
namespace {

constexpr int k_kiosks = 3;
constexpr int k_people = 6;
constexpr int k_steps = 160;
constexpr std::uint64_t k_seeds = 36;

struct Underway {
    std::size_t kiosk = 0;
    int life = 0;  // answers for a kiosk that died meanwhile are lost
    Request request;
    int arrives_in = 0;
    bool answered = false;
    Response response;
};

class Simulation {
public:
    explicit Simulation(std::uint64_t seed);
    void act_under_faults();
    void heal();
    void check_everything();

private:
    void act(std::size_t kiosk);
    void say(std::size_t kiosk);
    void send_requests();
    void carry();
    void deliver(Underway& message);
    void restore_backup();
    void check_that_nothing_blinks(TestKiosk const& kiosk);
    bool chance(std::uint64_t percent) { return m_faults && m_random.below(100) < percent; }
    PersonId anybody() { return person(static_cast<int>(m_random.below(k_people)) + 1); }

    Random m_random;
    TempFolder m_folder;
    ManualClock m_clock{k_start};
    TestServer m_server{m_folder / "log.db", m_clock};
    std::vector<std::unique_ptr<TestKiosk>> m_kiosks;
    std::vector<int> m_lives;
    std::deque<Underway> m_underway;
    bool m_faults = true;
    bool m_backed_up = false;
    bool m_restored = false;
    bool const m_early = m_random.below(2) == 0;  // restored while people still act, or after
    int m_meets = 0;
    std::set<PersonId> m_erased;
};

Simulation::Simulation(std::uint64_t seed) : m_random(seed) {
    m_server.most_facts_in_page = 4;
    REQUIRE(m_server.hub().append_own(k_event, sample_event(k_people), "organiser").ok());
    for (std::size_t i = 0; i < k_kiosks; ++i)
        m_kiosks.push_back(
            std::make_unique<TestKiosk>(m_folder / ("kiosk" + std::to_string(i) + ".db"),
                                        m_server.pair(), m_clock, seed * 100 + i));
    m_lives.resize(k_kiosks);
}

void Simulation::say(std::size_t place) {
    auto& kiosk = *m_kiosks[place];
    auto const who = anybody();
    auto const round = static_cast<int>(m_random.below(6));
    auto const table = m_random.below(2) == 0 ? k_table_1 : k_table_2;
    switch (m_random.below(8)) {
        case 0:
        case 1: kiosk.say(domain::make_fact(domain::CheckIn{who, {}, "A-01", "name"})); break;
        case 2:
        case 3:
        case 4:
            kiosk.say(booking("meet " + std::to_string(++m_meets), who, table, round,
                              m_random.below(3) == 0));
            break;
        case 5:
            kiosk.say(domain::make_fact(
                domain::PersonSet{who, R"({"hours":)" + std::to_string(m_random.below(40)) + "}"}));
            break;
        case 6:
            kiosk.say(domain::make_fact(
                domain::PreferenceSet{who, k_baker, domain::Side::candidate, domain::Answer::yes}));
            break;
        default:
            if (m_random.below(6) != 0) break;
            kiosk.say(domain::make_fact(domain::PersonErased{who}));
            m_erased.insert(who);
    }
}

void Simulation::act(std::size_t place) {
    if (m_random.below(4) == 0) say(place);
    if (chance(2)) {
        m_kiosks[place]->crash();
        ++m_lives[place];
    }
}

void Simulation::restore_backup() {
    if (!m_backed_up && chance(3)) {
        REQUIRE(m_server.log().backup(m_folder / "backup.db").ok());
        m_backed_up = true;
    } else if (m_backed_up && !m_restored && m_early && chance(2)) {
        m_server.restart(m_folder / "backup.db");
        m_restored = true;
    } else if (!m_restored && chance(2)) {
        m_server.restart(m_folder / "log.db");
    }
}

void Simulation::send_requests() {
    for (std::size_t i = 0; i < m_kiosks.size(); ++i)
        for (auto& request : m_kiosks[i]->engine->take_requests())
            m_underway.push_back({i,
                                  m_lives[i],
                                  std::move(request),
                                  m_faults ? static_cast<int>(m_random.below(6)) : 0,
                                  false,
                                  {}});
}

// A request reaches the server: perhaps twice, perhaps not at all.
void Simulation::deliver(Underway& message) {
    auto const& device = m_kiosks[message.kiosk]->device;
    if (chance(15)) {
        message.response = {0, "", "", std::nullopt, Response::Failure::unreachable};
    } else if (chance(5)) {
        message.response = {200, "text/html", "<html></html>", std::nullopt,
                            Response::Failure::none};
    } else {
        if (chance(15)) (void)m_server.handle(device, message.request, false);
        message.response = m_server.handle(device, message.request, false);
        if (chance(15)) message.response = {0, "", "", std::nullopt, Response::Failure::broken_off};
    }
    message.answered = true;
    message.arrives_in = m_faults ? static_cast<int>(m_random.below(6)) : 0;
}

void Simulation::carry() {
    std::deque<Underway> carried;
    carried.swap(m_underway);
    for (auto& message : carried) {
        auto& kiosk = *m_kiosks[message.kiosk];
        if (message.arrives_in-- > 0) {
            m_underway.push_back(std::move(message));
        } else if (!message.answered) {
            deliver(message);
            m_underway.push_back(std::move(message));
        } else if (message.life == m_lives[message.kiosk]) {
            kiosk.engine->answer(message.request.channel, message.response);
            kiosk.take_events();
        }
    }
}

// A check-in said here is on this screen from that moment on, whatever is confirmed when.
void Simulation::check_that_nothing_blinks(TestKiosk const& kiosk) {
    auto const& view = kiosk.local.view();
    for (auto const& fact : kiosk.said) {
        auto const body = domain::read_body<domain::CheckIn>(fact);
        if (!body.ok() || m_erased.contains(body->person)) continue;
        auto const found = view.people.find(body->person);
        REQUIRE((found != view.people.end() && found->second.checked_in));
    }
}

void Simulation::act_under_faults() {
    for (int step = 0; step < k_steps; ++step) {
        for (std::size_t i = 0; i < m_kiosks.size(); ++i) act(i);
        restore_backup();
        send_requests();
        carry();
        m_clock.advance(Duration{static_cast<std::int64_t>(m_random.below(1'000))});
        for (auto const& kiosk : m_kiosks) {
            REQUIRE(kiosk->failures.empty());
            check_that_nothing_blinks(*kiosk);
        }
    }
}

void Simulation::heal() {
    m_faults = false;
    if (m_backed_up && !m_restored) {
        m_server.restart(m_folder / "backup.db");
        m_restored = true;
    }
    auto const all_agree = [&] {
        auto const newest = m_server.log().head(k_event)->newest;
        return std::ranges::all_of(m_kiosks, [&](auto const& kiosk) {
            return kiosk->store->checkpoint()->cursor == newest &&
                   kiosk->store->to_send(1, 1)->empty() && kiosk->local.pending().empty();
        });
    };
    for (int step = 0; step < 400; ++step) {
        carry();
        if (all_agree()) return;
        send_requests();
        m_clock.advance(Duration{500});
    }
    FAIL("it did not come together");
}

void Simulation::check_everything() {
    auto const facts = m_server.facts();
    auto const state = m_server.state();
    std::map<FactId, int> counted;
    for (domain::Cursor expected = 0; auto const& fact : facts) {
        CHECK(fact.cursor == ++expected);
        ++counted[fact.id];
        for (auto const& erased : state.erased)
            if (storage::is_about(fact, erased)) CHECK(storage::is_tombstone(fact));
    }
    for (auto const& [id, times] : counted) CHECK(times == 1);

    std::set<std::pair<Uuid, int>> taken;
    for (auto const& [id, meet] : state.meets) {
        CHECK(taken.insert({meet.planned.person.uuid, meet.planned.round}).second);
        CHECK(taken.insert({meet.planned.table.uuid, meet.planned.round}).second);
    }
    for (auto const& kiosk : m_kiosks) {
        CHECK(kiosk->local.view() == state);
        auto const held = kiosk->store->confirmed(0, 1'000'000);
        for (auto const& fact : *held)
            for (auto const& erased : state.erased)
                if (storage::is_about(fact, erased)) CHECK(storage::is_tombstone(fact));
        std::set<FactId> told;
        for (auto const& problem : kiosk->local.problems()) told.insert(problem.fact.id);
        for (auto const& fact : kiosk->said) {
            bool const erased =
                !fact.subjects.empty() && state.erased.contains(PersonId{fact.subjects.front()});
            CHECK((counted.contains(fact.id) || told.contains(fact.id) || erased));
            CHECK_FALSE((counted.contains(fact.id) && told.contains(fact.id)));
        }
    }
    m_server.restart(m_folder / (m_restored ? "backup.db" : "log.db"));
    CHECK(m_server.state() == state);
}

}  // namespace

TEST_CASE(
    "Three kiosks and a server come together after every kind of fault, nothing lost or doubled") {
    for (std::uint64_t seed = 1; seed <= k_seeds; ++seed) {
        DYNAMIC_SECTION("seed " << seed) {
            Simulation simulation(seed);
            simulation.act_under_faults();
            simulation.heal();
            simulation.check_everything();
        }
    }
}
