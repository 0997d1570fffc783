// SPDX-License-Identifier: EUPL-1.2
#include "server/gate.h"

#include "sync/protocol.h"

#include <algorithm>

namespace ontmoet::server {

Result<storage::Device> Gate::device_by(Call& call, EventId event, std::string_view token) {
    auto device = m_devices.authenticate(event, token, m_books.clock.now());
    if (device.ok()) {
        call.set_device(to_string(device->id));
        note_seen(*device);
        auto const header = [&](std::string_view name) { return call.request().header(name); };
        auto const presence = sync::read_presence(header);
        m_board.heard(device->id, presence, m_books.clock.now());
        if (m_venue.heard) m_venue.heard(device->id, presence);
        return device;
    }
    auto const kind = device.error().kind;
    if (kind != ErrorKind::not_found && kind != ErrorKind::refused) return device;
    ++m_books.metrics.failed_tokens;
    auto const peer = peer_of(call.request(), m_behind_proxy);
    auto const uptime = m_books.clock.uptime();
    if (kind == ErrorKind::not_found && m_failed_tokens.is_blocked(peer, uptime))
        return Error{ErrorKind::unavailable, std::string(k_too_many_tries),
                     std::to_string(FailedTries::seconds_left(uptime))};
    m_failed_tokens.count(peer, uptime);
    return device;
}

std::optional<storage::Device> Gate::device_of(CallPtr const& call, EventId event) {
    auto device = device_by(*call, event, bearer_token(call->request()));
    if (device.ok()) return std::move(*device);
    auto const& error = device.error();
    if (error.message_key == k_too_many_tries) {
        call->answer(too_many_tries(FailedTries::seconds_left(m_books.clock.uptime())));
        return std::nullopt;
    }
    if (error.kind != ErrorKind::not_found && error.kind != ErrorKind::refused) {
        call->answer(error);
        return std::nullopt;
    }
    bool const may_be_known =
        error.kind == ErrorKind::not_found && m_venue.is_cut_off && m_venue.is_cut_off();
    call->refuse(401, may_be_known ? "sync.unknown_at_hall" : error.message_key);
    return std::nullopt;
}

void Gate::note_too_old(Request const& request, EventId event) {
    auto const now = m_books.clock.now();
    auto const device = m_devices.authenticate(event, bearer_token(request), now);
    if (!device.ok()) return;
    note_seen(*device);
    auto const header = [&](std::string_view name) { return request.header(name); };
    m_board.heard(device->id, sync::read_presence(header), now, true);
}

std::vector<storage::Device> Gate::heard_at_hall(EventId event,
                                                 std::vector<sync::AtHallNow> const& heard) {
    std::vector<storage::Device> known;
    if (heard.empty()) return known;
    auto const devices = m_devices.list(event);
    if (!devices.ok()) return known;  // whoever asked hears why
    for (auto const& [id, presence] : heard) {
        auto const found = std::ranges::find(*devices, id, &storage::Device::id);
        if (found == devices->end() || found->revoked) continue;
        note_seen(*found);
        m_board.heard(id, presence, m_books.clock.now());
        known.push_back(*found);
    }
    return known;
}

Result<sync::DeviceList> Gate::devices_of(EventId event) {
    TRY_ASSIGN(auto const known, m_devices.list(event));
    return m_board.list(known, m_books.clock.now());
}

Result<storage::Device> Gate::device_now(storage::Device const& device) {
    TRY_ASSIGN(auto now, m_devices.find(device.event, device.id));
    if (now.revoked) return Error{ErrorKind::refused, "sync.revoked", to_string(device.id)};
    return now;
}

void Gate::renew_token(storage::Device const& device, Response& response) {
    auto const uptime = m_books.clock.uptime();
    bool const is_old = m_books.clock.now() - device.token_since >= k_token_life;
    if (!is_old || uptime < m_next_renewal) return;
    m_next_renewal = uptime + k_token_pause;
    auto const token = m_devices.offer_token(device.event, device.id);
    if (token.ok())
        response.headers.emplace_back(std::string(sync::k_next_token_header), *token);
    else
        m_books.log.step("token_not_renewed", token.error().message_key);
}

void Gate::note_seen(storage::Device const& device) {
    bool const is_first = m_seen.empty();
    m_seen[device.id] = {device.event, device.id, m_books.clock.now()};
    if (!is_first) return;
    m_loop.after(k_last_seen_pause, [this, alive = m_alive] {
        if (*alive) keep_last_seen();
    });
}

void Gate::keep_last_seen() {
    std::vector<storage::Seen> seen;
    for (auto const& entry : std::exchange(m_seen, {})) seen.push_back(entry.second);
    if (seen.empty()) return;
    auto const write = [this, seen = std::move(seen)] {
        auto const written = m_devices.note_seen(seen);
        if (!written.ok()) m_books.log.step("last_seen_not_kept", written.error().message_key);
    };
    // Whoever is busy with more important things knows later.
    if (!m_slow.add(write)) m_books.log.step("last_seen_not_kept", "error.server_busy");
}

}  // namespace ontmoet::server
