// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sim/station.h"
#include "sync/hall_list.h"
#include "sync/venue_store.h"

#include <memory>
#include <string>

namespace ontmoet::sim {

class Reference;

// The laptop in the hall: kiosks ask it, it asks the central server (sync.md, contract 9).
class Venue final : public Station, public Asker {
public:
    Venue(std::filesystem::path const& folder, storage::NewDevice paired, Timeline const& timeline,
          std::uint64_t seed);
    ~Venue() override;

    // False when it dies while it starts.
    bool start();
    std::size_t die(Death how, Random& chance);
    // What its kiosks brought is passed on.
    void look_for_facts();
    // Until it agrees with the central server; empty when it does.
    std::string what_is_missing(Reference const& reference);

    std::string const& name() const override { return m_name; }
    std::string const& token() const override { return m_paired.token; }
    bool is_asking() const override { return m_engine != nullptr; }
    int asking_life() const override { return m_lives; }
    void answer(sync::Channel channel, sync::Response const& response) override;

    sync::SyncEngine& engine() { return *m_engine; }

private:
    void stop();

    std::string m_name = "hall";
    storage::NewDevice m_paired;
    Random m_engine_chance;
    std::unique_ptr<sync::HallList> m_hall;
    std::unique_ptr<sync::VenueStore> m_store;
    std::unique_ptr<sync::SyncEngine> m_engine;
};

}  // namespace ontmoet::sim
