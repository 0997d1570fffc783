// SPDX-License-Identifier: EUPL-1.2
#include "sim/world.h"

#include "base/check.h"
#include "sim/hall.h"
#include "sim/place.h"

#include <algorithm>
#include <array>

namespace ontmoet::sim {
namespace {

constexpr Duration k_safety_phase{150'000};
// A poll that hangs (35 s), the longest pause after failures (30 s) and a server that asked for a
// minute's patience, one after the other, and then some pages.
constexpr Duration k_heal_bound{180'000};
constexpr Duration k_step_of_fate{2'000};
// Things people do in a world, whatever its size.
constexpr int k_acts = 90;
// Somebody who asks without end would keep the world at one moment for ever.
constexpr std::size_t k_most_steps = 100'000;
std::string number_of(std::size_t place) {
    return "kiosk " + std::to_string(place + 1);
}

}  // namespace

World::World(std::uint64_t seed, Story& story)
    : m_chance(seed),
      m_story(story),
      m_server(m_folder / "server", m_timeline, hall_event(), seed) {
    seed_chance_of_libraries(m_chance.next());
    m_faults = Faults::mixed_by(m_chance);
}
World::~World() = default;

std::optional<Violation> World::run() {
    open_the_hall();
    live_until(k_safety_phase, [] { return false; });
    if (!m_violation) heal();
    m_tally.facts = m_reference.facts().size();
    return m_violation;
}

// Three kiosks in most worlds, up to twenty in some.
void World::open_the_hall() {
    tell("world", [&] { return "with " + m_faults.words(); });
    bool const has_hall = m_chance.below(3) == 0;
    if (m_faults.replicas > 0) m_server.set_replicas(2);
    start_server();
    auto const registered = 3 + static_cast<int>(m_chance.below(4));
    check(m_server.hub().append_own(hall_event(), opening_facts(registered), "organiser").ok(),
          "the event is set up");
    m_people = std::make_unique<People>(m_chance, registered);
    if (has_hall) set_up_venue();
    auto const kiosks = 3 + (m_chance.below(8) == 0 ? m_chance.below(18) : m_chance.below(4));
    m_tally.kiosks = kiosks;
    for (std::size_t i = 0; i < kiosks; ++i) {
        auto const role =
            i < 2 ? k_kinds_of_kiosk[i] : k_kinds_of_kiosk[m_chance.below(k_kinds_of_kiosk.size())];
        auto paired = m_server.pair(role, number_of(i));
        m_places.push_back(std::make_unique<Place>(number_of(i),
                                                   m_folder / ("kiosk" + std::to_string(i + 1)),
                                                   std::move(paired), m_timeline, m_chance.next()));
        auto& place = *m_places.back();
        place.line = {&place.kiosk, &m_server, [this, &place] { after_kiosk(place); }};
        if (m_venue && m_chance.below(4) != 0) place.line.station = m_venue.get();
        if (happens(m_faults.wrong_clock)) place.set_clock_wrong(m_chance);
        tell(place.kiosk.name(),
             [&] { return "is there for " + std::string(storage::to_text(role)); });
        // Some are switched on later.
        auto const when = m_chance.below(5) == 0 ? between(1'000, 90'000) : between(0, 500);
        after(when, [this, &place] { start(place); });
        after(when + between(0, 3'000), [this, &place] { let_somebody_act(place); });
    }
    after_server();
    after(k_step_of_fate, [this] { let_fate_act(); });
    if (m_chance.below(4) == 0) after(between(20'000, 140'000), [this] { revoke_somebody(); });
}

void World::live_until(Duration end, std::function<bool()> const& done) {
    while (!m_violation && !m_agenda.empty() && m_agenda.begin()->first.first <= end && !done()) {
        auto entry = m_agenda.extract(m_agenda.begin());
        m_timeline.now = entry.key().first;
        entry.mapped()();
        if (++m_tally.steps > k_most_steps)
            broken(k_nobody_spins, "so many steps in so little time");
    }
}

void World::heal() {
    tell("world", [] { return "everything works again"; });
    m_healing = true;
    m_faults = Faults::none();
    m_server.disk().die_after(-1);
    if (!m_server.is_up()) start_server();
    if (m_venue) {
        m_venue->disk().die_after(-1);
        m_venue_line->is_cut_off = false;
        if (!m_venue->is_up()) start_venue();
    }
    for (auto const& place : m_places) {
        place->kiosk.disk().die_after(-1);
        place->kiosk.disk().set_full(false);
        place->line.is_cut_off = false;
        if (!place->kiosk.is_up()) start(*place);
    }
    live_until(m_timeline.now + k_heal_bound, [this] { return has_come_together(); });
    if (m_violation) return;
    if (!has_come_together()) return broken(k_all_come_together, who_is_behind());
    check_at_the_end();
}

bool World::has_come_together() const {
    return who_is_behind().empty();
}

std::string World::who_is_behind() const {
    for (auto const& place : m_places) {
        auto const why = place->what_is_missing(m_reference);
        bool const revoked = is_revoked(*place);
        if (revoked && !place->kiosk.was_wiped()) return place->kiosk.name() + " is not wiped";
        if (!revoked && !why.empty()) return place->kiosk.name() + " " + why;
        auto const role = m_roles.find(place->kiosk.device().id);
        if (!revoked && role != m_roles.end() && role->second != place->kiosk.role())
            return place->kiosk.name() + " has not heard what it is for now";
    }
    if (!m_venue) return {};
    auto const why = m_venue->what_is_missing(m_reference);
    return why.empty() ? why : m_venue->name() + " " + why;
}

// Everything once more, and after everybody has started anew from their disks.
void World::check_at_the_end() {
    m_healed = true;
    for (int round = 0; round < 2 && !m_violation; ++round) {
        m_server.spread_news();
        judge_server();
        judge_venue();
        for (auto const& place : m_places)
            if (!m_violation) judge(*place);
        if (round == 1 || m_violation) return;
        (void)m_server.die(Death::process, m_chance);
        check(m_server.start(), "the server starts at the end of the day");
        if (auto const wrong = m_reference.read_again(m_server))
            return broken(k_cursors_have_no_holes.name, *wrong);
        if (m_venue) {
            (void)m_venue->die(Death::process, m_chance);
            check(m_venue->start(), "a venue server starts at the end of the day");
        }
        for (auto const& place : m_places) {
            (void)place->kiosk.die(Death::process, m_chance);
            check(place->kiosk.start(), "a kiosk starts at the end of the day");
        }
    }
}

void World::after(Duration delay, Action action) {
    m_agenda.emplace(std::pair{m_timeline.now + delay, ++m_last_entry}, std::move(action));
}

Duration World::between(int least_ms, int most_ms) {
    auto const span = static_cast<std::uint64_t>(most_ms - least_ms) + 1;
    return Duration{least_ms + static_cast<int>(m_chance.below(span))};
}

bool World::happens(int per_mille) {
    return per_mille > 0 && m_chance.below(1'000) < static_cast<std::uint64_t>(per_mille);
}

void World::start(Place& place) {
    auto& kiosk = place.kiosk;
    if (kiosk.is_up()) return;
    place.is_on = true;
    if (kiosk.start()) {
        tell(kiosk.name(), [] { return "starts"; });
        return after_kiosk(place);
    }
    if (kiosk.disk().is_dead()) return bury(place, Death::process);
    after(Duration{10'000}, [this, &place] { start(place); });
}

void World::let_somebody_act(Place& place) {
    if (m_healing) return;
    auto const pause = static_cast<int>(k_safety_phase.count() * std::ssize(m_places) / k_acts);
    after(between(pause / 5, pause * 9 / 5), [this, &place] { let_somebody_act(place); });
    if (!place.kiosk.is_up() || place.kiosk.was_wiped()) return;
    auto const words = m_people->act(place.kiosk);
    if (words.empty()) return;
    tell(place.kiosk.name(), [&] {
        bool const saved =
            place.kiosk.said.empty() || place.kiosk.said.back().shown == Said::Shown::saved;
        return words + (saved ? "" : " (not saved)");
    });
    after_kiosk(place);
}

// Judges what it did, carries what it wants to ask, and wakes it when it wants to be woken.
void World::after_kiosk(Place& place) {
    auto& kiosk = place.kiosk;
    if (!kiosk.disk().is_dead()) judge(place);
    if (m_violation) return;
    auto requests = kiosk.engine->take_requests();
    if (kiosk.disk().is_dead())
        return bury(place, m_chance.below(2) == 0 ? Death::process : Death::power);
    for (auto& request : requests) carry(place.line, std::move(request));
    auto const number = ++place.line.wake_up_calls;
    after(std::max(kiosk.engine->next_deadline(), Duration{1}),
          [this, &place, number] { wake(place, number); });
}

void World::wake(Place& place, std::uint64_t number) {
    if (number == place.line.wake_up_calls && place.kiosk.is_up()) after_kiosk(place);
}

void World::bury(Place& place, Death how) {
    auto const lost = place.kiosk.die(how, m_chance);
    ++m_tally.crashes;
    tell(place.kiosk.name(), [&] {
        if (how == Death::process) return std::string("is killed");
        return "loses its power, and " + std::to_string(lost) + " writes with it";
    });
    after(m_healing ? Duration{0} : between(500, 20'000), [this, &place] { start(place); });
}

void World::start_server() {
    if (m_server.is_up()) return;
    if (!m_server.start()) return bury_server(Death::process);
    // A backup does not know of these.
    for (auto const device : m_revoked) m_server.revoke(device);
    for (auto const& place : m_places)
        if (auto const role = m_roles.find(place->kiosk.device().id); role != m_roles.end())
            (void)m_server.set_role(place->kiosk.device(), role->second);
    if (m_server.disk().is_dead()) return bury_server(Death::process);
    tell("server", [] { return "starts"; });
    if (auto const wrong = m_reference.read_again(m_server))
        return broken(k_cursors_have_no_holes.name, *wrong);
    after_server();
}

void World::after_server() {
    if (m_server.disk().is_dead())
        return bury_server(m_chance.below(2) == 0 ? Death::process : Death::power);
    auto const epoch = m_reference.epoch();
    if (auto const wrong = m_reference.read(m_server))
        return broken(k_cursors_have_no_holes.name, *wrong);
    if (epoch != m_reference.epoch()) {
        ++m_tally.epochs;
        tell("server", [&] {
            return "is in a new epoch, at cursor " + std::to_string(m_reference.newest());
        });
    }
    judge_server();
}

void World::bury_server(Death how) {
    auto const lost = m_server.die(how, m_chance);
    ++m_tally.crashes;
    tell("server", [&] {
        if (how == Death::process) return std::string("is killed");
        return "loses its power, and " + std::to_string(lost) + " writes with it";
    });
    after(m_healing ? Duration{0} : between(500, 12'000), [this] { start_server(); });
}

void World::judge_server() {
    for (auto const* invariant : invariants())
        if (!m_violation && invariant->of_server != nullptr)
            if (auto words = invariant->of_server(look()))
                broken(invariant->name, std::move(*words));
}

void World::judge(Place& place) {
    for (auto const* invariant : invariants())
        if (!m_violation && invariant->of_kiosk != nullptr)
            if (auto words = invariant->of_kiosk(look(), place.kiosk))
                broken(invariant->name, std::move(*words));
}

void World::broken(std::string_view invariant, std::string words) {
    if (m_violation) return;
    tell("INVARIANT", [&] { return std::string(invariant) + ": " + words; });
    m_violation = Violation{std::string(invariant), std::move(words)};
}

}  // namespace ontmoet::sim
