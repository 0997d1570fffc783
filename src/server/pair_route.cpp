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
        TRY_ASSIGN(auto const made, redeem(asked.code, asked.former, {}));
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
                                             storage::FormerSelf const& former,
                                             std::optional<storage::Role> only) {
    TRY_ASSIGN(auto made, m_devices.redeem(code, m_books.clock.now(), former, only));
    TRY(say_joined(m_hub, made.device, made.organisation));
    ++m_books.metrics.devices_paired;
    return made;
}

Result<storage::NewDevice> PairRoute::let_table_in(std::string_view code) {
    return redeem(code, {}, storage::Role::table);
}

Result<sync::TableCode> PairRoute::offer_table(EventId event, OrganisationId organisation) {
    std::optional<std::string> name;
    TRY(m_hub.with_state(event, [&](domain::State const& state) {
        auto const found = state.organisations.find(organisation);
        if (found != state.organisations.end()) name = found->second.name;
    }));
    if (!name)
        return Error{ErrorKind::not_found, "error.unknown_organisation", to_string(organisation)};
    if (name->size() > k_most_device_name_bytes) name->clear();
    TRY_ASSIGN(auto made,
               m_devices.offer_pairing({event, storage::Role::table, *name, {}, organisation},
                                       m_books.clock.now()));
    return sync::TableCode{std::move(made.code), made.valid_until};
}

}  // namespace ontmoet::server
