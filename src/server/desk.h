// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "domain/fact.h"
#include "domain/state.h"
#include "server/account_order.h"
#include "storage/devices.h"
#include "sync/presence.h"
#include "sync/protocol.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::server {

struct EventSummary {
    EventId id;
    std::string name;
    Moment starts_at;
    std::int64_t people = 0;
    std::int64_t facts = 0;
};

struct FactsPage {
    std::vector<domain::Fact> facts;  // whole, with every field
    bool more = false;
};

struct PairOrder {
    storage::Role role = storage::Role::host;
    std::string name;
    std::string host_pin;  // Argon2id hash; empty: no host page
    // Whose table or screen it is; needed for a table, which shows nobody without.
    OrganisationId organisation{};
    Duration valid{0};    // of the code, see storage::PairingOffer
    std::string knock{};  // the code of a device that knocks and is meant; empty: none
};

struct RoleOrder {
    storage::Role role = storage::Role::host;
    OrganisationId organisation{};  // none: as it is
};

struct OfferedPairing {
    std::string code;
    Moment valid_until;
    sync::Address address;  // of the server, as it knows itself
};

struct RestoreOrder {
    std::filesystem::path file;
    std::filesystem::path erased_in;  // data where others were erased, or empty
};

struct Restored {
    std::int64_t erased = 0;  // who were erased after the backup was made, and are again
};

// What a command needs of an event, wherever its database is: in a data folder that nobody uses
// (LocalDesk) or in the hands of a running server (RemoteDesk). Facts go in and out; what they mean
// is the command's business.
class Desk {
public:
    virtual ~Desk() = default;

    virtual Result<std::vector<EventSummary>> events() = 0;
    virtual Result<FactsPage> facts(EventId event, domain::Cursor after, std::size_t limit) = 0;
    // As sync::Hub::append_own; a new event begins with its first fact.
    virtual Result<std::vector<sync::FactAnswer>> append(EventId event,
                                                         std::vector<domain::Fact> drafts,
                                                         std::string_view actor) = 0;
    // A device with its token, and the log says who it is (device.joined). "error.unknown_event"
    // when nothing was ever said at it, "error.unknown_organisation",
    // "error.table_needs_organisation"; so for the next one.
    virtual Result<sync::Pairing> pair(EventId event, PairOrder const& order) = 0;
    // With PairOrder::knock the device that waits is let in, and the code is its own.
    virtual Result<OfferedPairing> offer_pairing(EventId event, PairOrder const& order) = 0;
    // As storage::Devices::set_role and `pair`; what it may not see any more it forgets.
    virtual Result<storage::Device> set_role(EventId event, DeviceId device,
                                             RoleOrder const& order) = 0;
    virtual Result<std::vector<storage::Device>> devices(EventId event) = 0;
    // The same with what a running server has heard of them.
    virtual Result<sync::DeviceList> devices_now(EventId event) = 0;
    // What the device is to do at its next contact (sync/device_orders.h), and what became of that;
    // `order` needs device, kind, value and by. "console.bad_order" (detail: the kind) for one that
    // there is not or has no such value, "sync.unknown_device".
    virtual Status order(EventId event, storage::DeviceOrder order) = 0;
    virtual Result<std::vector<storage::DeviceOrder>> orders(EventId event, DeviceId device) = 0;
    virtual Result<storage::Device> revoke(EventId event, DeviceId device) = 0;
    // What the device said, brought by the organiser: as sync::Hub::push, also for a device that
    // was revoked.
    virtual Result<sync::PushAnswer> push(EventId event, DeviceId device,
                                          sync::PushRequest const& request) = 0;
    // Without what is secret; in totp_secret stands something when there is one.
    virtual Result<std::vector<storage::Account>> accounts() = 0;
    // As server/account_order.h.
    virtual Status obey(AccountOrder const& order) = 0;
    // As server/backup.h.
    virtual Result<Restored> restore(RestoreOrder const& order) = 0;
};

// All facts of the event, one after the other, until `take` fails.
Status for_each_fact(Desk& desk, EventId event, std::function<Status(domain::Fact const&)> take);
// Every fact folded.
Result<domain::State> state_of(Desk& desk, EventId event);
// The event a person means: its id, its code, its name (whatever its case), or, when nothing is
// given, the only one there is. "error.unknown_event", "error.which_event" (detail: the names).
Result<EventId> find_event(Desk& desk, std::string_view meant);
// The device a person means: its id or its name, when only one that is not revoked has it.
// "error.unknown_device" (detail: what was given).
Result<DeviceId> find_device(Desk& desk, EventId event, std::string_view meant);
// By its name or id; none for an empty text. "error.unknown_organisation" (detail: what was given).
Result<OrganisationId> find_organisation(Desk& desk, EventId event, std::string_view meant);

}  // namespace ontmoet::server
