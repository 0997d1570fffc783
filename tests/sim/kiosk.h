// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sim/disk.h"
#include "sim/machine_clock.h"
#include "sim/station.h"
#include "sync/kiosk_store.h"
#include "sync/local_state.h"
#include "sync/sync_engine.h"
#include "sync/tokens.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace ontmoet::sim {

// Something that a person said at a kiosk, and what the kiosk told them about it.
struct Said {
    enum class Shown { nothing, saved, not_saved };
    domain::Fact fact;
    Shown shown = Shown::nothing;
};

// A kiosk's process on a machine of its own: stamps, keeps, shows and sends facts as the kiosk
// program does (platform/sync_client.h and kiosk/app.h without threads and screens).
class Kiosk final : public Asker {
public:
    Kiosk(std::string name, std::filesystem::path const& folder, storage::NewDevice paired,
          Timeline const& timeline, std::uint64_t seed);
    ~Kiosk() override;

    // False when it could not: its disk is full or it died.
    bool start();
    bool is_up() const { return engine != nullptr; }
    std::size_t die(Death how, Random& chance);

    // One thing that somebody does; may be several facts, saved together.
    void say(std::vector<domain::Fact> drafts);
    void answer(sync::Channel channel, sync::Response const& response) override;
    void take_token(std::string const& token) override;
    void take_unknown(std::string const& token) override;
    // While it is down: its pairing file is another one.
    void pair_again(storage::NewDevice paired) { m_paired = std::move(paired); }

    std::string const& name() const override { return m_name; }
    bool is_asking() const override { return is_up(); }
    int asking_life() const override { return m_lives; }
    storage::Device const& device() const { return m_paired.device; }
    std::string const& token() const override { return m_tokens.all()[m_used_token]; }
    std::vector<std::string> const& tokens() const { return m_tokens.all(); }
    // As what it has read what it holds.
    storage::Role role() const { return m_role; }
    Disk& disk() { return m_disk; }
    Disk const& disk() const { return m_disk; }
    MachineClock& clock() { return m_clock; }
    Random& chance() { return m_id_chance; }
    bool was_wiped() const { return m_wiped; }

    // Every word of every row that it keeps, as this program reads it.
    std::string words() const;
    // Of the rows that this SELECT finds.
    std::set<FactId> ids(std::string const& select) const;

    // What it has told its people since it was made
    std::vector<Said> said;
    std::set<FactId> closed;  // refused ones, as far as it heard
    // Ever, also in epochs that are over
    std::set<PersonId> erased;
    std::set<PersonId> confirmed_erased;  // those of them that a server told it of
    std::map<PersonId, PersonId> linked;

    // While it is up
    std::unique_ptr<sync::KioskStore> store;
    std::unique_ptr<sync::SyncEngine> engine;
    sync::LocalState local;
    sync::SyncStatus status;

private:
    void take_events();
    void erase_again(std::vector<PersonId> const& people);
    void note_role();

    std::string m_name;
    Disk m_disk;
    storage::NewDevice m_paired;
    storage::Role m_role;
    sync::Tokens m_tokens;
    std::size_t m_used_token = 0;
    MachineClock m_clock;
    Random m_id_chance;
    Random m_engine_chance;
    std::int64_t m_last_sequence = 0;
    int m_lives = 0;
    bool m_told_to_wipe = false;
    bool m_wiped = false;  // it said so, or died when it had done it
};

}  // namespace ontmoet::sim
