// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sim/disk.h"
#include "sim/machine_clock.h"
#include "sim/shared_log.h"
#include "storage/sqlite_fact_log.h"
#include "sync/hub.h"
#include "sync/sync_engine.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ontmoet::sim {

// Whom kiosks ask, on a machine of its own: the central server or a venue server.
class Station {
public:
    Station(std::filesystem::path const& folder, Timeline const& timeline, EventId event,
            std::uint64_t seed);
    Station(Station const&) = delete;
    Station& operator=(Station const&) = delete;
    virtual ~Station() = default;

    bool is_up() const { return !m_hubs.empty(); }
    // How often it was started.
    int lives() const { return m_lives; }

    // Nothing: it waits, and `news` is called once when there may be something to answer. Without
    // `news` it answers at once. As the HTTP server answers.
    std::optional<sync::Response> handle(std::string const& token, sync::Request const& request,
                                         std::function<void()> news);

    Disk& disk() { return m_disk; }
    MachineClock& clock() { return m_clock; }
    sync::Hub& hub() { return *m_hubs.front(); }
    storage::SqliteFactLog& log() { return *m_log; }
    EventId event() const { return m_event; }

protected:
    // A venue server's: who asked since this was called last.
    std::vector<sync::AtHallNow> take_heard();

    Disk m_disk;
    MachineClock m_clock;
    EventId m_event;
    Random m_chance;
    int m_lives = 0;
    std::unique_ptr<storage::SqliteFactLog> m_log;
    std::unique_ptr<SharedLog> m_shared;             // of several hubs
    std::vector<std::unique_ptr<sync::Hub>> m_hubs;  // more than one: they share the requests

private:
    void lend(sync::Hub& hub, storage::Device const& device, sync::Request const& request);

    std::map<DeviceId, sync::Presence> m_heard;
};

// Somebody who asks a station: a kiosk, or a venue server that asks the central one.
class Asker {
public:
    virtual ~Asker() = default;
    virtual std::string const& name() const = 0;
    virtual std::string const& token() const = 0;
    virtual bool is_asking() const = 0;
    virtual int asking_life() const = 0;
    virtual void answer(sync::Channel channel, sync::Response const& response) = 0;
    // To use from now on.
    virtual void take_token(std::string const&) {}
    // No server knows this one.
    virtual void take_unknown(std::string const&) {}
};

}  // namespace ontmoet::sim
