// SPDX-License-Identifier: EUPL-1.2
#include "server/pair_route.h"

#include "server/joining.h"
#include "server/json_guard.h"
#include "sync/knock.h"

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

// A device that stands in a hall shows its code there, so what is asked for is one more code and
// counts as a try.
void PairRoute::knock(CallPtr call) {
    if (!may_try(call->request()))
        return call->answer(too_many_tries(FailedTries::seconds_left(m_books.clock.uptime())));
    m_slow.answer(call, [this]() -> Result<std::string> {
        if (m_hub.is_venue()) return Error{ErrorKind::refused, "error.ask_central_server", {}};
        auto const now = m_books.clock.now();
        TRY_ASSIGN(auto const made, m_devices.knock(now));
        return sync::encode(sync::Knock{made.code, made.secret, made.valid_until - now});
    });
}

void PairRoute::ask_knock(CallPtr call) {
    if (!may(m_questions, call->request()))
        return call->answer(too_many_tries(FailedTries::seconds_left(m_books.clock.uptime())));
    if (auto const guard = guard_json(call->request().body); !guard.ok())
        return call->answer(guard.error());
    auto asked = sync::decode_knock_question(call->request().body);
    if (!asked.ok()) return call->answer(asked.error());
    m_slow.answer(call, [this, secret = std::move(asked->secret)]() -> Result<std::string> {
        TRY_ASSIGN(auto const state, m_devices.state_of_knock(secret, m_books.clock.now()));
        return sync::encode(sync::KnockAnswer{state});
    });
}

bool PairRoute::may(FailedTries& tries, Request const& request) const {
    auto const address = peer_of(request, m_behind_proxy);
    auto const uptime = m_books.clock.uptime();
    if (tries.is_blocked(address, uptime)) return false;
    tries.count(address, uptime);
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
