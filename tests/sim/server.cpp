// SPDX-License-Identifier: EUPL-1.2
#include "sim/server.h"

#include "base/check.h"
#include "support/key_for_test.h"

#include <algorithm>
#include <utility>

namespace ontmoet::sim {
namespace {

// Small pages, so that a small event has many ends of pages.
constexpr std::size_t k_most_facts_in_page = 7;

sync::Response failure_response(int status, Error const& error) {
    return json_response(status, sync::encode(sync::Failure{error.message_key, error.detail}));
}

std::string value_in(std::string const& target, std::string const& name) {
    for (auto const* sign : {"?", "&"}) {
        auto const at = target.find(sign + name + "=");
        if (at == std::string::npos) continue;
        auto const begin = at + name.size() + 2;
        return target.substr(begin, target.find('&', begin) - begin);
    }
    return {};
}

}  // namespace

sync::Response json_response(int status, std::string body) {
    return {status, std::string(sync::k_json_type), std::move(body), std::nullopt,
            sync::Response::Failure::none};
}

Server::Server(std::filesystem::path const& folder, Timeline const& timeline, EventId event,
               std::uint64_t seed)
    : m_disk(folder), m_clock(timeline), m_event(event), m_chance(seed) {}

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
    m_log.reset();
    return m_disk.recover(how, chance);
}

void Server::fail_over() {
    m_hubs.clear();
    while (m_hubs.size() < m_replicas)
        m_hubs.push_back(std::make_unique<sync::Hub>(*m_log, m_clock));
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

std::optional<sync::Response> Server::handle(std::string const& token, sync::Request const& request,
                                             std::function<void()> news) {
    auto const device = m_log->devices().authenticate(m_event, token, m_clock.now());
    if (!device.ok()) {
        bool const unauthorized = device.error().message_key.starts_with("sync.");
        return failure_response(unauthorized ? 401 : 500, device.error());
    }
    auto& hub = *m_hubs[m_chance.below(m_hubs.size())];
    if (request.channel == sync::Channel::push) {
        auto const decoded = sync::decode_push_request(request.body);
        if (!decoded.ok()) return failure_response(400, decoded.error());
        auto const answer = hub.push(*device, *decoded);
        if (!answer.ok()) return failure_response(500, answer.error());
        return json_response(200, sync::encode(*answer));
    }
    auto const limit = static_cast<std::size_t>(std::stoll(value_in(request.target, "limit")));
    sync::Pull const pull{value_in(request.target, "epoch"),
                          std::stoll(value_in(request.target, "after")),
                          std::min(k_most_facts_in_page, limit)};
    auto const page = hub.pull(*device, pull);
    if (!page.ok()) return failure_response(500, page.error());
    bool const nothing = !page->reset && page->next == pull.after;
    if (news && nothing && value_in(request.target, "wait") != "0") {
        (void)hub.on_news(m_event, pull.after, std::move(news));
        return std::nullopt;
    }
    return json_response(page->reset ? 410 : 200, sync::encode(*page));
}

}  // namespace ontmoet::sim
