// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "support/sync_world.h"
#include "sync/hall_list.h"
#include "sync/venue_store.h"

#include <filesystem>
#include <memory>
#include <string>

namespace ontmoet::test {

// A venue server in one process with the others, in virtual time: kiosks ask `handle`, its engine
// asks the central server.
class TestVenue {
public:
    // Two files in the folder, which must exist.
    TestVenue(std::filesystem::path folder, storage::Device device, Clock const& clock,
              std::uint64_t seed);

    // As TestServer::handle.
    sync::Response handle(storage::Device const& kiosk, sync::Request const& request,
                          bool may_wait);
    // The process dies at this moment; a new one begins with what its disk holds.
    void crash();
    // Another laptop takes its place, with the same token and an empty disk.
    void replace(std::filesystem::path folder);
    void take_events();

    sync::HallList& hall() { return *m_hall; }
    storage::SqliteFactLog& copy() { return *m_copy; }

    storage::Device device;
    std::unique_ptr<sync::SyncEngine> engine;
    sync::SyncStatus status;
    std::vector<Error> failures;
    bool revoked = false;
    std::size_t most_facts_in_page = 500;

private:
    void open();
    void close();

    std::filesystem::path m_folder;
    Clock const& m_clock;
    Random m_random;
    int m_lives = 0;
    std::unique_ptr<storage::SqliteFactLog> m_copy;
    std::unique_ptr<sync::HallList> m_hall;
    std::unique_ptr<sync::Hub> m_hub;
    std::unique_ptr<sync::VenueStore> m_store;
};

inline TestVenue::TestVenue(std::filesystem::path folder, storage::Device device_,
                            Clock const& clock, std::uint64_t seed)
    : device(std::move(device_)), m_folder(std::move(folder)), m_clock(clock), m_random(seed) {
    open();
}

inline void TestVenue::open() {
    auto copy = storage::SqliteFactLog::open(m_folder / "venue.sqlite", k_unlock);
    check(copy.ok(), "a test's copy opens");
    m_copy = std::move(*copy);
    m_copy->database().execute("PRAGMA synchronous = OFF");
    auto hall = sync::HallList::open(m_folder / "hall.sqlite", device.event, device.id, k_unlock);
    check(hall.ok(), "a test's hall opens");
    m_hall = std::move(*hall);
    m_hub = std::make_unique<sync::Hub>(*m_copy, m_clock, m_hall.get());
    auto store = sync::VenueStore::open(device.event, *m_copy, *m_hall, *m_hub);
    check(store.ok(), "a test's venue store opens");
    m_store = std::move(*store);
    engine = std::make_unique<sync::SyncEngine>(*m_store, m_clock, m_random, device.event);
}

inline void TestVenue::close() {
    engine.reset();
    m_store.reset();
    m_hub.reset();
    m_hall.reset();
    m_copy.reset();
}

inline void TestVenue::crash() {
    auto const next = m_folder.string() + "." + std::to_string(++m_lives);
    std::filesystem::create_directories(next);
    for (auto const* name : {"venue.sqlite", "venue.sqlite-wal", "hall.sqlite", "hall.sqlite-wal"})
        if (std::filesystem::exists(m_folder / name))
            std::filesystem::copy_file(m_folder / name, std::filesystem::path(next) / name);
    close();
    m_folder = next;
    open();
}

inline void TestVenue::replace(std::filesystem::path folder) {
    close();
    std::filesystem::create_directories(folder);
    m_folder = std::move(folder);
    open();
}

inline sync::Response TestVenue::handle(storage::Device const& kiosk, sync::Request const& request,
                                        bool may_wait) {
    auto response =
        handle_request(*m_hub, m_copy->devices(), kiosk, request, may_wait, most_facts_in_page);
    engine->look_for_facts();
    return response;
}

inline void TestVenue::take_events() {
    for (auto& event : engine->take_events()) {
        if (auto* told = std::get_if<sync::SyncStatus>(&event)) {
            status = *told;
        } else if (auto* failed = std::get_if<sync::Failed>(&event)) {
            failures.push_back(failed->error);
        } else if (std::holds_alternative<sync::Revoked>(event)) {
            revoked = true;
        }
    }
}

// One exchange on a good network for everything the venue's engine wants.
inline void exchange(TestServer& server, TestVenue& venue) {
    for (auto const& request : venue.engine->take_requests()) {
        venue.engine->answer(request.channel, server.handle(venue.device, request, false));
        venue.take_events();
    }
}

// Everything that this engine asks now gets no answer.
inline void leave_alone(sync::SyncEngine& engine) {
    for (auto const& request : engine.take_requests())
        engine.answer(request.channel,
                      {0, "", "", std::nullopt, sync::Response::Failure::unreachable});
}

}  // namespace ontmoet::test
