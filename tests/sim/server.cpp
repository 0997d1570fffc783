// SPDX-License-Identifier: EUPL-1.2
#include "sim/server.h"

#include "base/check.h"
#include "support/key_for_test.h"

#include <utility>

namespace ontmoet::sim {
namespace {

// Fewer than a kiosk keeps, so that no backup is too old for it.
constexpr int k_most_renewals = 6;

}  // namespace

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

std::optional<storage::NewDevice> Server::pair_again(storage::Device const& device,
                                                     std::vector<std::string> tokens) {
    auto& devices = m_log->devices();
    auto const code =
        devices.offer_pairing({m_event, device.role, device.name, {}, {}}, m_clock.now());
    if (!code.ok()) return std::nullopt;
    auto made = devices.redeem(code->code, m_clock.now(),
                               {m_event, device.id, device.badge_letter, std::move(tokens)});
    check(made.ok() || m_disk.is_dead(), "a device is paired again");
    if (!made.ok()) return std::nullopt;
    check(made->device.id == device.id, "a device that is paired again stays who it was");
    return *made;
}

bool Server::set_role(storage::Device const& device, storage::Role role) {
    auto const changed = m_log->devices().set_role(m_event, device.id, role);
    if (!changed.ok()) return false;
    (void)hub().append_own(m_event,
                           {domain::make_fact(domain::DeviceJoined{
                               device.id, std::string(to_text(role)), device.name, {}})},
                           "organiser");
    return true;
}

std::string Server::offer_token(std::string const& token) {
    auto const device = m_log->devices().authenticate(m_event, token, m_clock.now());
    if (!device.ok() || device->role == storage::Role::venue) return {};
    if (++m_renewals[device->id] > k_most_renewals) return {};
    auto const offered = m_log->devices().offer_token(m_event, device->id);
    return offered.ok() ? *offered : std::string();
}

}  // namespace ontmoet::sim
