// SPDX-License-Identifier: EUPL-1.2
#include "sim/venue.h"

#include "base/check.h"
#include "sim/reference.h"
#include "support/key_for_test.h"

namespace ontmoet::sim {

Venue::Venue(std::filesystem::path const& folder, storage::NewDevice paired,
             Timeline const& timeline, std::uint64_t seed)
    : Station(folder, timeline, paired.device.event, seed),
      m_paired(std::move(paired)),
      m_engine_chance(seed + 1) {}

Venue::~Venue() {
    stop();
}

void Venue::stop() {
    m_engine.reset();
    m_store.reset();
    m_hubs.clear();
    m_hall.reset();
    m_log.reset();
}

bool Venue::start() {
    auto const opened = [&]() -> Status {
        TRY_ASSIGN(m_log, storage::SqliteFactLog::open(m_disk / "venue.sqlite", test::k_unlock));
        TRY_ASSIGN(m_hall, sync::HallList::open(m_disk / "hall.sqlite", m_event, m_paired.device.id,
                                                test::k_unlock));
        m_hubs.push_back(std::make_unique<sync::Hub>(*m_log, m_clock, m_hall.get()));
        TRY_ASSIGN(m_store, sync::VenueStore::open(m_event, *m_log, *m_hall, *m_hubs.front(),
                                                   [this] { return take_heard(); }));
        return {};
    }();
    if (m_disk.is_dead() || !opened.ok()) {
        check(m_disk.is_dead(), "a venue server starts on whatever a crash left");
        stop();
        return false;
    }
    m_engine = std::make_unique<sync::SyncEngine>(*m_store, m_clock, m_engine_chance, m_event);
    ++m_lives;
    return true;
}

std::size_t Venue::die(Death how, Random& chance) {
    m_disk.die();
    stop();
    return m_disk.recover(how, chance);
}

void Venue::look_for_facts() {
    m_engine->look_for_facts();
}

void Venue::answer(sync::Channel channel, sync::Response const& response) {
    m_engine->answer(channel, response);
    (void)m_engine->take_events();
}

std::string Venue::what_is_missing(Reference const& reference) {
    if (!is_up()) return "is not up";
    auto const checkpoint = m_store->checkpoint();
    if (!reference.is_now(checkpoint->epoch)) return "is in an old epoch";
    if (checkpoint->cursor != reference.newest())
        return "has read up to " + std::to_string(checkpoint->cursor) + " of " +
               std::to_string(reference.newest());
    if (m_hall->waiting() != 0) {
        auto const held = m_hall->to_send(1, 1, [](DeviceId) { return true; });
        return "holds what nobody decided" +
               (held.empty() ? std::string() : ": " + described(held.front()));
    }
    return {};
}

}  // namespace ontmoet::sim
