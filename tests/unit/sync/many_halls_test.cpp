// SPDX-License-Identifier: EUPL-1.2
#include "support/venue_world.h"

#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

// Two levels in virtual time, by seed: a centre, a hall and its kiosks, of which some go over to
// the centre and back; lost answers, cut cables, machines that die, laptops that are replaced.
namespace {

constexpr std::size_t k_kiosks_of_hall = 3;
constexpr int k_guests = 5;
constexpr int k_hall_steps = 120;
constexpr std::uint64_t k_hall_seeds = 30;

class HallSimulation {
public:
    explicit HallSimulation(std::uint64_t seed);
    void act();
    void heal();
    void check_all();

private:
    bool chance(std::uint64_t percent) { return m_random.below(100) < percent; }
    void say(TestKiosk& kiosk);
    void misfortune();
    template <class Server>
    void visit(Server& server, storage::Device const& device, SyncEngine& engine, bool reached);
    void step();

    Random m_random;
    TempFolder m_folder;
    ManualClock m_clock{k_start};
    TestServer m_centre{m_folder / "centre.db", m_clock};
    std::unique_ptr<TestVenue> m_venue;
    std::vector<std::unique_ptr<TestKiosk>> m_kiosks;
    std::vector<bool> m_at_centre = std::vector<bool>(k_kiosks_of_hall, false);
    bool m_internet = true;
    bool m_faults = true;
    int m_laptops = 0;
    int m_meets = 0;
};

HallSimulation::HallSimulation(std::uint64_t seed) : m_random(seed) {
    auto const made = m_centre.hub().append_own(k_event, sample_event(k_guests), "organiser");
    REQUIRE(made.ok());
    std::filesystem::create_directories(m_folder / "laptop");
    m_venue = std::make_unique<TestVenue>(m_folder / "laptop", m_centre.pair(storage::Role::venue),
                                          m_clock, seed);
    for (std::size_t i = 0; i < k_kiosks_of_hall; ++i)
        m_kiosks.push_back(
            std::make_unique<TestKiosk>(m_folder / ("kiosk" + std::to_string(i) + ".db"),
                                        m_centre.pair(), m_clock, seed * 100 + i));
    m_venue->most_facts_in_page = 4;
    m_centre.most_facts_in_page = 4;
}

void HallSimulation::say(TestKiosk& kiosk) {
    auto const who = person(static_cast<int>(m_random.below(k_guests)) + 1);
    switch (m_random.below(4)) {
        case 0: kiosk.say(domain::make_fact(domain::CheckIn{who, {}, "A-01", "name"})); break;
        case 1: {
            auto const hours = R"({"hours":)" + std::to_string(m_random.below(40)) + "}";
            kiosk.say(domain::make_fact(domain::PersonSet{who, hours}));
            break;
        }
        case 2:
            if (chance(5)) kiosk.say(domain::make_fact(domain::PersonErased{who}));
            break;
        default:
            kiosk.say(booking("meet " + std::to_string(++m_meets), who,
                              chance(50) ? k_table_1 : k_table_2,
                              static_cast<int>(m_random.below(6)), chance(30)));
    }
}

void HallSimulation::misfortune() {
    if (chance(5)) m_internet = !m_internet;
    if (chance(3)) m_venue->crash();
    if (chance(1)) m_venue->replace(m_folder / ("laptop" + std::to_string(++m_laptops)));
    auto const one = m_random.below(k_kiosks_of_hall);
    if (chance(3)) m_kiosks[one]->crash();
    if (chance(4)) m_at_centre[one] = !m_at_centre[one];
}

// One exchange in which any answer may be lost.
template <class Server>
void HallSimulation::visit(Server& server, storage::Device const& device, SyncEngine& engine,
                           bool reached) {
    Response const nothing{0, "", "", std::nullopt, Response::Failure::unreachable};
    for (auto const& request : engine.take_requests()) {
        if (!reached || (m_faults && chance(10))) {
            engine.answer(request.channel, nothing);
            continue;
        }
        auto const answer = server.handle(device, request, false);
        engine.answer(request.channel, m_faults && chance(10) ? nothing : answer);
    }
}

void HallSimulation::step() {
    visit(m_centre, m_venue->device, *m_venue->engine, m_internet);
    m_venue->take_events();
    for (std::size_t i = 0; i < m_kiosks.size(); ++i) {
        auto& kiosk = *m_kiosks[i];
        if (m_at_centre[i])
            visit(m_centre, kiosk.device, *kiosk.engine, true);
        else
            visit(*m_venue, kiosk.device, *kiosk.engine, true);
        kiosk.take_events();
        REQUIRE(kiosk.failures.empty());
    }
    REQUIRE(m_venue->failures.empty());
    m_clock.advance(Duration{static_cast<std::int64_t>(m_random.below(1'500))});
}

void HallSimulation::act() {
    for (int i = 0; i < k_hall_steps; ++i) {
        for (auto const& kiosk : m_kiosks)
            if (chance(20)) say(*kiosk);
        misfortune();
        step();
    }
}

void HallSimulation::heal() {
    m_faults = false;
    m_internet = true;
    m_at_centre.assign(k_kiosks_of_hall, false);
    auto const agree = [&] {
        auto const newest = m_centre.log().head(k_event)->newest;
        return m_venue->hall().waiting() == 0 && m_venue->copy().head(k_event)->newest == newest &&
               std::ranges::all_of(m_kiosks, [&](auto const& kiosk) {
                   return kiosk->store->checkpoint()->cursor == newest &&
                          kiosk->store->to_send(1, 1)->empty() && kiosk->local.pending().empty() &&
                          kiosk->local.hall().empty();
               });
    };
    for (int i = 0; i < 400 && !agree(); ++i) step();
    REQUIRE(agree());
}

void HallSimulation::check_all() {
    auto const state = m_centre.state();
    std::map<FactId, int> counted;
    for (domain::Cursor expected = 0; auto const& fact : m_centre.facts()) {
        CHECK(fact.cursor == ++expected);
        CHECK(++counted[fact.id] == 1);
    }
    CHECK(m_venue->copy().read(k_event, 0, 1'000'000)->size() == m_centre.facts().size());
    for (auto const& kiosk : m_kiosks) {
        CHECK(kiosk->local.view() == state);
        std::set<FactId> told;
        for (auto const& problem : kiosk->local.problems()) told.insert(problem.fact.id);
        for (auto const& fact : kiosk->said) {
            bool const erased =
                !fact.subjects.empty() && state.erased.contains(PersonId{fact.subjects.front()});
            CHECK((counted.contains(fact.id) || told.contains(fact.id) || erased));
        }
    }
}

}  // namespace

TEST_CASE("A hall and a centre come together after every kind of fault, nothing lost or doubled") {
    for (std::uint64_t seed = 1; seed <= k_hall_seeds; ++seed) {
        DYNAMIC_SECTION("seed " << seed) {
            HallSimulation simulation(seed);
            simulation.act();
            simulation.heal();
            simulation.check_all();
        }
    }
}
