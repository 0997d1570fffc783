// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sim/disk.h"
#include "sim/machine_clock.h"
#include "storage/sqlite_fact_log.h"
#include "sync/hub.h"
#include "sync/sync_engine.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ontmoet::sim {

// A server on a machine of its own: the real Hub on the real log, or two of them as replicas on one
// database, between which requests are shared out. It answers what kiosks ask as the HTTP server
// does.
class Server {
public:
    Server(std::filesystem::path const& folder, Timeline const& timeline, EventId event,
           std::uint64_t seed);

    // From the next start on.
    void set_replicas(std::size_t replicas) { m_replicas = replicas; }

    // False when it dies while it starts.
    bool start();
    bool is_up() const { return !m_hubs.empty(); }
    // Everything in memory is gone; says how many writes are lost too.
    std::size_t die(Death how, Random& chance);
    // Another process takes over the same database.
    void fail_over();
    bool back_up();
    bool has_backup() const { return !m_backup.empty(); }
    // Goes on with the last backup, which is used up by that.
    void restore();

    storage::NewDevice pair(storage::Role role, std::string const& name);
    void revoke(DeviceId device);

    // Nothing: it waits, and `news` is called once when there may be something to answer. Without
    // `news` it answers at once.
    std::optional<sync::Response> handle(std::string const& token, sync::Request const& request,
                                         std::function<void()> news);

    // What one replica appended comes to the others' ears.
    void spread_news();

    Disk& disk() { return m_disk; }
    MachineClock& clock() { return m_clock; }
    std::size_t replicas() const { return m_hubs.size(); }
    sync::Hub& hub() { return *m_hubs.front(); }
    storage::SqliteFactLog& log() { return *m_log; }
    EventId event() const { return m_event; }
    // The log in use, without its backups.
    std::string const& file() const { return m_file; }

private:
    Disk m_disk;
    MachineClock m_clock;
    EventId m_event;
    Random m_chance;
    std::size_t m_replicas = 1;
    std::string m_file = "log.db";
    std::string m_backup;
    int m_backups = 0;
    std::unique_ptr<storage::SqliteFactLog> m_log;
    std::vector<std::unique_ptr<sync::Hub>> m_hubs;
};

sync::Response json_response(int status, std::string body);

}  // namespace ontmoet::sim
