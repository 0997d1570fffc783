// SPDX-License-Identifier: EUPL-1.2
// The second level of a World: a venue server between some kiosks and the central server.
#include "sim/hall.h"
#include "sim/place.h"
#include "storage/tombstone.h"

namespace ontmoet::sim {
namespace {

constexpr std::size_t k_whole_copy = 1'000'000;

}  // namespace

void World::set_up_venue() {
    auto paired = m_server.pair(storage::Role::venue, "hall");
    m_venue =
        std::make_unique<Venue>(m_folder / "hall", std::move(paired), m_timeline, m_chance.next());
    m_venue_line = std::make_unique<Line>();
    *m_venue_line = {m_venue.get(), &m_server, [this] { after_venue(); }};
    tell("world", [] { return "a venue server stands in the hall"; });
    after(between(0, 500), [this] { start_venue(); });
}

void World::start_venue() {
    if (m_venue->is_up()) return;
    if (!m_venue->start()) return bury_venue(Death::process);
    tell("hall", [] { return "starts"; });
    after_venue();
}

// Passes on what kiosks brought, asks what it wants to ask, and is woken when it wants to be.
void World::after_venue() {
    auto const died = [this] {
        if (!m_venue->disk().is_dead()) return false;
        bury_venue(m_chance.below(2) == 0 ? Death::process : Death::power);
        return true;
    };
    if (died()) return;
    judge_venue();
    if (m_violation) return;
    m_venue->look_for_facts();
    auto requests = m_venue->engine().take_requests();
    if (died()) return;
    for (auto& request : requests) carry(*m_venue_line, std::move(request));
    auto const number = ++m_venue_line->wake_up_calls;
    after(std::max(m_venue->engine().next_deadline(), Duration{1}), [this, number] {
        if (number == m_venue_line->wake_up_calls && m_venue->is_up()) after_venue();
    });
}

void World::bury_venue(Death how) {
    auto const lost = m_venue->die(how, m_chance);
    ++m_tally.crashes;
    tell("hall", [&] {
        if (how == Death::process) return std::string("is killed");
        return "loses its power, and " + std::to_string(lost) + " writes with it";
    });
    after(m_healing ? Duration{0} : between(500, 12'000), [this] { start_venue(); });
}

// The internet of a hall goes more often than any cable in it.
void World::let_fate_act_on_venue() {
    if (m_chance.below(20) == 0 && !m_venue_line->is_cut_off) {
        tell("hall", [] { return "has no internet"; });
        m_venue_line->is_cut_off = true;
        after(between(2'000, 60'000), [this] {
            if (!m_healing) tell("hall", [] { return "has internet again"; });
            m_venue_line->is_cut_off = false;
        });
    }
    if (happens(m_faults.server_dies_writing))
        m_venue->disk().die_after(static_cast<int>(m_chance.below(40)));
    if (!m_venue->is_up()) return;
    if (happens(m_faults.server_killed)) return bury_venue(Death::process);
    if (happens(m_faults.server_without_power)) return bury_venue(Death::power);
    if (m_chance.below(100) != 0) return;
    auto& place = *m_places[m_chance.below(m_places.size())];
    bool const leaves = place.line.station == m_venue.get();
    place.line.station = leaves ? static_cast<Station*>(&m_server) : m_venue.get();
    tell(place.kiosk.name(),
         [&] { return leaves ? "goes over to the central server" : "goes over to the hall"; });
}

// Its copy is the central server's log, as far as it goes, with nothing left of whom it knows to
// be erased.
void World::judge_venue() {
    if (!m_venue || !m_venue->is_up()) return;
    auto const head = m_venue->log().head(m_venue->event());
    if (!head.ok() || !m_reference.is_now(head->epoch)) return;
    auto const copy = m_venue->log().read(m_venue->event(), 0, k_whole_copy);
    if (!copy.ok()) return;
    for (std::size_t i = 0; i < copy->size(); ++i) {
        auto const& fact = (*copy)[i];
        if (i >= m_reference.facts().size() || fact.id != m_reference.facts()[i].id)
            return broken(k_cursors_have_no_holes.name,
                          "the hall has another fact at cursor " + std::to_string(fact.cursor));
        for (auto const& [person, cursor] : m_reference.erased())
            if (cursor <= head->newest && storage::is_about(fact, person) &&
                !storage::is_tombstone(fact))
                return broken(k_an_erased_person_is_nowhere.name,
                              "the hall keeps " + described(fact));
    }
}

}  // namespace ontmoet::sim
