// SPDX-License-Identifier: EUPL-1.2
#include "server/admin_routes.h"

#include "base/check.h"
#include "server/admin_messages.h"
#include "server/limits.h"

#include <algorithm>
#include <charconv>

#include <sodium.h>

namespace ontmoet::server {
namespace {

std::int64_t number_or_zero(std::optional<std::string_view> text) {
    std::int64_t number = 0;
    if (text) std::from_chars(text->data(), text->data() + text->size(), number);
    return std::max<std::int64_t>(number, 0);
}

}  // namespace

bool AdminRoutes::is_admin(Request const& request) const {
    auto const token = bearer_token(request);
    return token.size() == m_token.size() && !m_token.empty() &&
           sodium_memcmp(token.data(), m_token.data(), m_token.size()) == 0;
}

void AdminRoutes::handle(CallPtr call, Act act, std::vector<std::string> const& values) {
    if (!is_admin(call->request())) return call->refuse(401, "error.not_the_owner");
    EventId event;
    DeviceId device;
    if (!values.empty()) {
        auto const parsed = parse_id<EventId>(values[0]);
        if (!parsed.ok()) return call->answer(parsed.error());
        event = *parsed;
    }
    if (values.size() > 1) {
        auto const parsed = parse_id<DeviceId>(values[1]);
        if (!parsed.ok()) return call->answer(parsed.error());
        device = *parsed;
    }
    auto work =
        values.size() > 1 ? work_for_device(call, act, event, device) : work_for(call, act, event);
    check(static_cast<bool>(work), "every route of the owner's does something");
    m_slow.answer(std::move(call), std::move(work));
}

// On the slow thread: what these give.
AdminRoutes::Work AdminRoutes::work_for(CallPtr const& call, Act act, EventId event) const {
    switch (act) {
        case Act::list_events:
            return [this]() -> Result<std::string> {
                TRY_ASSIGN(auto const events, m_desk.events());
                return encode(events);
            };
        case Act::read_facts:
            return [this, event, call]() -> Result<std::string> {
                auto const after = number_or_zero(call->target().value("after"));
                TRY_ASSIGN(auto const page, m_desk.facts(event, after, k_admin_page_facts));
                return encode(page);
            };
        case Act::append_facts:
            return [this, event, call]() -> Result<std::string> {
                TRY_ASSIGN(auto order, decode_append_order(call->request().body));
                TRY_ASSIGN(auto const answers,
                           m_desk.append(event, std::move(order.facts), order.actor));
                return encode(answers);
            };
        case Act::list_devices:
            return [this, event]() -> Result<std::string> {
                TRY_ASSIGN(auto const devices, m_desk.devices(event));
                return encode(devices);
            };
        case Act::devices_now:
            return [this, event, heard = m_gate.heard()]() -> Result<std::string> {
                TRY_ASSIGN(auto const known, m_desk.devices(event));
                TRY_ASSIGN(auto const empty, m_desk.devices_now(event));
                return sync::encode(heard.list(known, empty.server_time));
            };
        case Act::add_device:
            return [this, event, call]() -> Result<std::string> {
                TRY_ASSIGN(auto const order, decode_pair_order(call->request().body));
                TRY_ASSIGN(auto const pairing, m_desk.pair(event, order));
                return sync::encode(pairing);
            };
        case Act::offer_pairing:
            return [this, event, call]() -> Result<std::string> {
                TRY_ASSIGN(auto const order, decode_pair_order(call->request().body));
                TRY_ASSIGN(auto const offered, m_desk.offer_pairing(event, order));
                return encode(offered);
            };
        case Act::list_accounts:
            return [this]() -> Result<std::string> {
                TRY_ASSIGN(auto const accounts, m_desk.accounts());
                return encode_account_list(accounts);
            };
        case Act::set_account:
            return [this, call]() -> Result<std::string> {
                TRY_ASSIGN(auto const order, decode_account_order(call->request().body));
                TRY(m_desk.obey(order));
                return std::string("{}");
            };
        case Act::restore:
            return [this, call]() -> Result<std::string> {
                TRY_ASSIGN(auto const order, decode_restore_order(call->request().body));
                TRY_ASSIGN(auto const restored, m_desk.restore(order));
                return encode(restored);
            };
        default: return {};
    }
}

AdminRoutes::Work AdminRoutes::work_for_device(CallPtr const& call, Act act, EventId event,
                                               DeviceId device) const {
    if (act == Act::revoke)
        return [this, event, device]() -> Result<std::string> {
            TRY_ASSIGN(auto const revoked, m_desk.revoke(event, device));
            return encode(revoked);
        };
    if (act == Act::wish_of_device)
        return [this, event, device, call]() -> Result<std::string> {
            TRY_ASSIGN(auto wish, decode_device_wish(call->request().body));
            wish.device = device;
            wish.by = "organiser";
            TRY(m_desk.order(event, std::move(wish)));
            return std::string("{}");
        };
    if (act == Act::wishes_of_device)
        return [this, event, device]() -> Result<std::string> {
            TRY_ASSIGN(auto const wishes, m_desk.orders(event, device));
            return encode(wishes);
        };
    if (act == Act::rescue)
        return [this, event, device, call]() -> Result<std::string> {
            TRY_ASSIGN(auto const request, sync::decode_push_request(call->request().body));
            TRY_ASSIGN(auto const answer, m_desk.push(event, device, request));
            return sync::encode(answer);
        };
    if (act == Act::set_role)
        return [this, event, device, call]() -> Result<std::string> {
            TRY_ASSIGN(auto const order, decode_role_order(call->request().body));
            TRY_ASSIGN(auto const changed, m_desk.set_role(event, device, order));
            return encode(changed);
        };
    return {};
}

}  // namespace ontmoet::server
