// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/desk.h"

#include <string>
#include <string_view>
#include <vector>

// What a RemoteDesk and AdminRoutes say to each other, as JSON. Reading fails with
// "error.bad_message" (detail: which member) or as sync's and domain's readers do.
namespace ontmoet::server {

struct AppendOrder {
    std::string actor;
    std::vector<domain::Fact> facts;  // drafts with an id
};

std::string encode(std::vector<EventSummary> const& events);
std::string encode(FactsPage const& page);
std::string encode(AppendOrder const& order);
std::string encode(std::vector<sync::FactAnswer> const& answers);
std::string encode(PairOrder const& order);
std::string encode(OfferedPairing const& offered);
std::string encode(storage::Device const& device);
std::string encode(std::vector<storage::Device> const& devices);
std::string encode(RoleOrder const& order);
std::string encode(storage::DeviceOrder const& wish);
std::string encode(std::vector<storage::DeviceOrder> const& wishes);
std::string encode(RestoreOrder const& order);
std::string encode(Restored const& restored);

Result<std::vector<EventSummary>> decode_events(std::string_view json);
Result<FactsPage> decode_facts_page(std::string_view json);
Result<AppendOrder> decode_append_order(std::string_view json);
Result<std::vector<sync::FactAnswer>> decode_answers(std::string_view json);
Result<PairOrder> decode_pair_order(std::string_view json);
Result<OfferedPairing> decode_offered_pairing(std::string_view json);
// Of an event that the asker knows; `Device::event` stays none.
Result<storage::Device> decode_device(std::string_view json);
Result<std::vector<storage::Device>> decode_devices(std::string_view json);
Result<RoleOrder> decode_role_order(std::string_view json);
// What somebody wants of a device; of those that are read, none says by whom.
Result<storage::DeviceOrder> decode_device_wish(std::string_view json);
Result<std::vector<storage::DeviceOrder>> decode_device_wishes(std::string_view json);
Result<RestoreOrder> decode_restore_order(std::string_view json);
Result<Restored> decode_restored(std::string_view json);

}  // namespace ontmoet::server
