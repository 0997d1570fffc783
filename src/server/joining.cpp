// SPDX-License-Identifier: EUPL-1.2
#include "server/joining.h"

namespace ontmoet::server {
namespace {

template <class Body>
Status say_for_devices(sync::Hub& hub, EventId event, Body const& body) {
    TRY(hub.append_own(event, {domain::make_fact(body)}, "organiser"));
    return {};
}

}  // namespace

Status say_joined(sync::Hub& hub, storage::Device const& device, OrganisationId organisation) {
    return say_for_devices(hub, device.event,
                           domain::DeviceJoined{device.id, std::string(to_text(device.role)),
                                                device.name, organisation});
}

Status say_revoked(sync::Hub& hub, storage::Device const& device) {
    return say_for_devices(hub, device.event, domain::DeviceRevoked{device.id});
}

Result<OrganisationId> organisation_of(sync::Hub& hub, EventId event, DeviceId device) {
    OrganisationId organisation;
    TRY(hub.with_state(event, [&](domain::State const& state) {
        if (auto const joined = state.devices.find(device); joined != state.devices.end())
            organisation = joined->second.organisation;
    }));
    return organisation;
}

}  // namespace ontmoet::server
