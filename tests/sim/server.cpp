// SPDX-License-Identifier: EUPL-1.2
#include "sim/server.h"

#include "base/check.h"
#include "support/key_for_test.h"

#include <utility>

namespace ontmoet::sim {
bool Server::start() {
    auto opened = storage::SqliteFactLog::open(m_disk / m_file, test::k_unlock);
    if (m_disk.is_dead()) return false;
    check(opened.ok(), "a server starts on whatever a crash left");
    m_log = std::move(*opened);
    fail_over();
    return true;
}

std::size_t Server::die(Death how, Random& chance) {
    m_disk.die();
    m_hubs.clear();
    m_shared.reset();
    m_log.reset();
    return m_disk.recover(how, chance);
}

void Server::fail_over() {
    ++m_lives;
    m_hubs.clear();
    m_shared = std::make_unique<SharedLog>(*m_log);
    storage::FactLog& log = m_replicas > 1 ? static_cast<storage::FactLog&>(*m_shared) : *m_log;
    while (m_hubs.size() < m_replicas) m_hubs.push_back(std::make_unique<sync::Hub>(log, m_clock));
}

void Server::spread_news() {
    for (auto const& hub : m_hubs) hub->news(m_event);
}

bool Server::back_up() {
    auto const name = "backup " + std::to_string(++m_backups) + ".db";
    if (!m_log->backup(m_disk / name).ok()) return false;
    m_backup = name;
    return true;
}

void Server::restore() {
    m_file = std::exchange(m_backup, {});
}

storage::NewDevice Server::pair(storage::Role role, std::string const& name) {
    auto made = m_log->devices().pair(m_event, role, name, m_clock.now());
    check(made.ok(), "a device is paired");
    return *made;
}

void Server::revoke(DeviceId device) {
    bool const done = m_log->devices().revoke(m_event, device).ok();
    check(done || m_disk.is_dead(), "a device is revoked");
}

}  // namespace ontmoet::sim
