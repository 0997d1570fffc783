// SPDX-License-Identifier: EUPL-1.2
#include "server/pair_route.h"

#include "server/joining.h"
#include "server/json_guard.h"

namespace ontmoet::server {

void PairRoute::handle(CallPtr call) {
    if (!may_try(call->request()))
        return call->answer(too_many_tries(FailedTries::seconds_left(m_books.clock.uptime())));
    if (auto const guard = guard_json(call->request().body); !guard.ok())
        return call->answer(guard.error());
    auto request = sync::decode_pair_request(call->request().body);
    if (!request.ok()) return call->answer(request.error());
    m_slow.answer(call, [this, asked = std::move(*request)]() -> Result<std::string> {
        TRY_ASSIGN(auto const made, redeem(asked.code, asked.former));
        return sync::encode(sync::make_pairing(made, m_address, m_escrow_key));
    });
}

bool PairRoute::may_try(Request const& request) {
    auto const address = peer_of(request, m_behind_proxy);
    auto const uptime = m_books.clock.uptime();
    if (m_tries.is_blocked(address, uptime)) return false;
    m_tries.count(address, uptime);
    return true;
}

Result<storage::NewDevice> PairRoute::redeem(std::string_view code,
                                             storage::FormerSelf const& former) {
    TRY_ASSIGN(auto made, m_devices.redeem(code, m_books.clock.now(), former));
    TRY(say_joined(m_hub, made.device, made.organisation));
    ++m_books.metrics.devices_paired;
    return made;
}

Result<storage::NewDevice> PairRoute::let_table_in(std::string_view code) {
    TRY_ASSIGN(auto made, redeem(code, {}));
    if (made.device.role == storage::Role::table) return made;
    TRY(m_devices.revoke(made.device.event, made.device.id));
    TRY(say_revoked(m_hub, made.device));
    return Error{ErrorKind::refused, "error.unknown_pairing_code", {}};
}

}  // namespace ontmoet::server
