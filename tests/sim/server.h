// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sim/station.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ontmoet::sim {

// The central server: the real Hub on the real log, or two of them as replicas on one database,
// between which requests are shared out.
class Server final : public Station {
public:
    using Station::Station;

    // From the next start on.
    void set_replicas(std::size_t replicas) { m_replicas = replicas; }

    // False when it dies while it starts.
    bool start();
    // Everything in memory is gone; says how many writes are lost too.
    std::size_t die(Death how, Random& chance);
    // Another process takes over the same database.
    void fail_over();
    bool back_up();
    bool has_backup() const { return !m_backup.empty(); }
    // Goes on with the last backup, which is used up by that.
    void restore();

    storage::NewDevice pair(storage::Role role, std::string const& name);
    // With a code, as whoever it was; nothing when it dies meanwhile.
    std::optional<storage::NewDevice> pair_again(storage::Device const& device,
                                                 std::vector<std::string> tokens);
    void revoke(DeviceId device);
    // False when the device has no badge letter for it, or when it dies meanwhile.
    bool set_role(storage::Device const& device, storage::Role role);
    // For the kiosk that has this one; empty when there is none for it.
    std::string offer_token(std::string const& token);

    // What one replica appended comes to the others' ears.
    void spread_news();
    std::size_t replicas() const { return m_hubs.size(); }

private:
    std::size_t m_replicas = 1;
    std::string m_file = "log.db";
    std::string m_backup;
    std::map<DeviceId, int> m_renewals;
    int m_backups = 0;
};

}  // namespace ontmoet::sim
