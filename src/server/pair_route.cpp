// SPDX-License-Identifier: EUPL-1.2
#include "server/pair_route.h"

#include "server/joining.h"
#include "server/json_guard.h"

namespace ontmoet::server {

void PairRoute::handle(CallPtr call) {
    auto const address = peer_of(call->request(), m_behind_proxy);
    auto const uptime = m_books.clock.uptime();
    if (m_tries.is_blocked(address, uptime))
        return call->answer(too_many_tries(FailedTries::seconds_left(uptime)));
    m_tries.count(address, uptime);
    if (auto const guard = guard_json(call->request().body); !guard.ok())
        return call->answer(guard.error());
    auto request = sync::decode_pair_request(call->request().body);
    if (!request.ok()) return call->answer(request.error());
    m_slow.answer(call, [this, asked = std::move(*request)]() -> Result<std::string> {
        TRY_ASSIGN(auto const made,
                   m_devices.redeem(asked.code, m_books.clock.now(), asked.former));
        TRY(say_joined(m_hub, made.device, made.organisation));
        ++m_books.metrics.devices_paired;
        return sync::encode(sync::make_pairing(made, m_address, m_escrow_key));
    });
}

}  // namespace ontmoet::server
