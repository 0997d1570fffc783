// SPDX-License-Identifier: EUPL-1.2
#include "server/local_desk.h"

#include "server/backup.h"
#include "server/joining.h"
#include "storage/limits.h"
#include "sync/device_orders.h"
#include "sync/limits.h"

#include <algorithm>

namespace ontmoet::server {

Result<std::vector<EventSummary>> LocalDesk::events() {
    TRY_ASSIGN(auto const ids, m_log.events());
    std::vector<EventSummary> summaries;
    for (auto const& id : ids) {
        EventSummary summary{id, {}, {}, 0, 0};
        TRY(m_hub.with_state(id, [&](domain::State const& state) {
            summary.name = state.event.name;
            summary.starts_at = state.event.starts_at;
            summary.people = static_cast<std::int64_t>(state.people.size());
            summary.facts = state.cursor;
        }));
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

Result<FactsPage> LocalDesk::facts(EventId event, domain::Cursor after, std::size_t limit) {
    TRY_ASSIGN(auto const head, m_log.head(event));
    if (head.newest == 0)
        return Error{ErrorKind::not_found, "error.unknown_event", to_string(event)};
    FactsPage page;
    TRY_ASSIGN(page.facts, m_log.read(event, after, limit));
    // A page stays below what the other end takes, however large its facts are.
    std::size_t bytes = 0;
    auto const end = std::find_if(page.facts.begin(), page.facts.end(), [&](auto const& fact) {
        bytes += fact.body.size();
        return bytes > sync::k_most_page_bytes;
    });
    page.facts.erase(end, page.facts.end());
    page.more = !page.facts.empty() && page.facts.back().cursor < head.newest;
    return page;
}

Result<std::vector<sync::FactAnswer>> LocalDesk::append(EventId event,
                                                        std::vector<domain::Fact> drafts,
                                                        std::string_view actor) {
    return m_hub.append_own(event, std::move(drafts), actor);
}

Status LocalDesk::may_pair(EventId event) {
    if (m_hub.is_venue())
        return Error{ErrorKind::refused, "error.ask_central_server", to_string(event)};
    TRY_ASSIGN(auto const head, m_log.head(event));
    if (head.newest == 0)
        return Error{ErrorKind::not_found, "error.unknown_event", to_string(event)};
    return {};
}

// A table that is nobody's would show nobody.
Status LocalDesk::may_stand(EventId event, RoleOrder const& order) {
    if (order.role == storage::Role::table && order.organisation.is_none())
        return Error{ErrorKind::invalid_input, "error.table_needs_organisation", {}};
    if (order.organisation.is_none()) return {};
    bool is_known = false;
    TRY(m_hub.with_state(event, [&](domain::State const& state) {
        is_known = state.organisations.contains(order.organisation);
    }));
    if (is_known) return {};
    return Error{ErrorKind::not_found, "error.unknown_organisation", to_string(order.organisation)};
}

Result<sync::Pairing> LocalDesk::pair(EventId event, PairOrder const& order) {
    TRY(may_pair(event));
    TRY(may_stand(event, {order.role, order.organisation}));
    TRY_ASSIGN(auto const escrow_key, platform::escrow_key(m_key, m_data.path()));
    TRY_ASSIGN(auto made, m_devices.pair(event, order.role, order.name, m_clock.now()));
    made.organisation = order.organisation;
    TRY(say_joined(m_hub, made.device, order.organisation));
    made.host_pin = order.host_pin;
    return sync::make_pairing(made, m_address, escrow_key);
}

Result<OfferedPairing> LocalDesk::offer_pairing(EventId event, PairOrder const& order) {
    TRY(may_pair(event));
    TRY(may_stand(event, {order.role, order.organisation}));
    storage::PairingOffer const offer{event,          order.role,         order.name,
                                      order.host_pin, order.organisation, order.valid};
    if (!order.knock.empty()) {
        TRY(m_devices.let_in(order.knock, offer, m_clock.now()));
        return OfferedPairing{order.knock, m_clock.now() + storage::k_pairing_code_life, m_address};
    }
    TRY_ASSIGN(auto code, m_devices.offer_pairing(offer, m_clock.now()));
    return OfferedPairing{std::move(code.code), code.valid_until, m_address};
}

Result<storage::Device> LocalDesk::set_role(EventId event, DeviceId device,
                                            RoleOrder const& order) {
    TRY(may_pair(event));
    // A venue server knows everything and is no device of the hall.
    if (order.role == storage::Role::venue)
        return Error{ErrorKind::invalid_input, "error.unknown_role",
                     std::string(storage::to_text(order.role))};
    auto stands = order;
    if (stands.organisation.is_none()) {
        TRY_ASSIGN(stands.organisation, organisation_of(m_hub, event, device));
    }
    TRY(may_stand(event, stands));
    TRY_ASSIGN(auto changed, m_devices.set_role(event, device, order.role));
    TRY(say_joined(m_hub, changed, stands.organisation));
    m_changed(device);
    return changed;
}

Result<std::vector<storage::Device>> LocalDesk::devices(EventId event) {
    return m_devices.list(event);
}

Result<sync::DeviceList> LocalDesk::devices_now(EventId event) {
    TRY_ASSIGN(auto const known, m_devices.list(event));
    return sync::PresenceBoard{}.list(known, m_clock.now());
}

Status LocalDesk::order(EventId event, storage::DeviceOrder order) {
    if (m_hub.is_venue())
        return Error{ErrorKind::refused, "error.ask_central_server", to_string(event)};
    if (!sync::is_order(order.kind, order.value))
        return Error{ErrorKind::invalid_input, "console.bad_order", order.kind};
    order.ordered_at = m_clock.now();
    TRY(m_devices.order(event, order));
    m_changed(order.device);
    return {};
}

Result<std::vector<storage::DeviceOrder>> LocalDesk::orders(EventId event, DeviceId device) {
    return m_devices.orders(event, device);
}

Result<storage::Device> LocalDesk::revoke(EventId event, DeviceId device) {
    if (m_hub.is_venue())
        return Error{ErrorKind::refused, "error.ask_central_server", to_string(event)};
    TRY(m_devices.revoke(event, device));
    m_changed(device);
    TRY_ASSIGN(auto revoked, m_devices.find(event, device));
    TRY(say_revoked(m_hub, revoked));
    return revoked;
}

Result<sync::PushAnswer> LocalDesk::push(EventId event, DeviceId device,
                                         sync::PushRequest const& request) {
    TRY_ASSIGN(auto const from, m_devices.find(event, device));
    return m_hub.push(from, request);
}

Result<std::vector<storage::Account>> LocalDesk::accounts() {
    TRY_ASSIGN(auto accounts, m_data.accounts().list());
    for (auto& account : accounts) account.password_hash.clear();
    return accounts;
}

Status LocalDesk::obey(AccountOrder const& order) {
    if (m_hub.is_venue()) return Error{ErrorKind::refused, "error.ask_central_server", order.login};
    auto const obeyed = server::obey(order, m_data.accounts(), m_clock.now());
    return obeyed.ok() ? Status{} : obeyed.error();
}

Result<Restored> LocalDesk::restore(RestoreOrder const& order) {
    return server::restore(order, m_data, m_clock, m_key);
}

}  // namespace ontmoet::server
