// SPDX-License-Identifier: EUPL-1.2
#include "server/remote_desk.h"

#include "server/admin_messages.h"

namespace ontmoet::server {
namespace {

std::string event_path(EventId event) {
    return "/v1/admin/events/" + to_string(event);
}

std::string device_path(EventId event, DeviceId device) {
    return event_path(event) + "/devices/" + to_string(device);
}

// The kind an error had before it became a status (http_message.cpp).
ErrorKind kind_of(int status) {
    switch (status) {
        case 404: return ErrorKind::not_found;
        case 401:
        case 403: return ErrorKind::refused;
        case 409: return ErrorKind::conflict;
        case 503: return ErrorKind::unavailable;
        case 500: return ErrorKind::storage;
        default: return ErrorKind::invalid_input;
    }
}

}  // namespace

Result<std::vector<EventSummary>> RemoteDesk::events() {
    TRY_ASSIGN(auto const body, ask("GET", "/v1/admin/events"));
    return decode_events(body);
}

Result<FactsPage> RemoteDesk::facts(EventId event, domain::Cursor after, std::size_t limit) {
    TRY_ASSIGN(auto const body,
               ask("GET", event_path(event) + "/facts?after=" + std::to_string(after) +
                              "&limit=" + std::to_string(limit)));
    return decode_facts_page(body);
}

Result<std::vector<sync::FactAnswer>> RemoteDesk::append(EventId event,
                                                         std::vector<domain::Fact> drafts,
                                                         std::string_view actor) {
    for (auto& draft : drafts)
        if (draft.id.is_none()) draft.id = FactId::make(m_clock, m_random);
    AppendOrder const order{std::string(actor), std::move(drafts)};
    TRY_ASSIGN(auto const body, ask("POST", event_path(event) + "/facts", encode(order)));
    return decode_answers(body);
}

Result<sync::Pairing> RemoteDesk::pair(EventId event, PairOrder const& order) {
    TRY_ASSIGN(auto const body, ask("POST", event_path(event) + "/devices", encode(order)));
    return sync::decode_pairing(body);
}

Result<OfferedPairing> RemoteDesk::offer_pairing(EventId event, PairOrder const& order) {
    TRY_ASSIGN(auto const body, ask("POST", event_path(event) + "/pairing-codes", encode(order)));
    return decode_offered_pairing(body);
}

Result<storage::Device> RemoteDesk::set_role(EventId event, DeviceId device,
                                             RoleOrder const& order) {
    TRY_ASSIGN(auto const body, ask("POST", device_path(event, device) + "/role", encode(order)));
    return decode_device(body);
}

Result<std::vector<storage::Device>> RemoteDesk::devices(EventId event) {
    TRY_ASSIGN(auto const body, ask("GET", event_path(event) + "/devices"));
    return decode_devices(body);
}

Result<sync::DeviceList> RemoteDesk::devices_now(EventId event) {
    TRY_ASSIGN(auto const body, ask("GET", event_path(event) + "/devices-now"));
    return sync::decode_device_list(body);
}

Status RemoteDesk::order(EventId event, storage::DeviceOrder order) {
    TRY(ask("POST", device_path(event, order.device) + "/orders", encode(order)));
    return {};
}

Result<std::vector<storage::DeviceOrder>> RemoteDesk::orders(EventId event, DeviceId device) {
    TRY_ASSIGN(auto const body, ask("GET", device_path(event, device) + "/orders"));
    return decode_device_wishes(body);
}

Result<storage::Device> RemoteDesk::revoke(EventId event, DeviceId device) {
    TRY_ASSIGN(auto const body, ask("POST", device_path(event, device) + "/revoke"));
    return decode_device(body);
}

Result<sync::PushAnswer> RemoteDesk::push(EventId event, DeviceId device,
                                          sync::PushRequest const& request) {
    TRY_ASSIGN(auto const body,
               ask("POST", device_path(event, device) + "/facts", sync::encode(request)));
    return sync::decode_push_answer(body);
}

Result<std::vector<storage::Account>> RemoteDesk::accounts() {
    TRY_ASSIGN(auto const body, ask("GET", "/v1/admin/accounts"));
    return decode_account_list(body);
}

Status RemoteDesk::obey(AccountOrder const& order) {
    TRY(ask("POST", "/v1/admin/accounts", encode(order)));
    return {};
}

Result<Restored> RemoteDesk::restore(RestoreOrder const& order) {
    TRY_ASSIGN(auto const body, ask("POST", "/v1/admin/restore", encode(order)));
    return decode_restored(body);
}

Result<std::string> RemoteDesk::ask(std::string const& method, std::string const& path,
                                    std::string const& body) {
    TRY_ASSIGN(auto reply, m_line(method, path, body));
    if (reply.status == 200) return std::move(reply.body);
    auto const failure = sync::decode_failure(reply.body);
    if (!failure.ok())
        return Error{ErrorKind::unavailable, "error.server_not_ours", std::to_string(reply.status)};
    return Error{kind_of(reply.status), failure->message_key, failure->detail};
}

}  // namespace ontmoet::server
