// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/devices.h"
#include "sync/hub.h"

namespace ontmoet::server {

// The log of the event says who its devices are: what a table or a screen of employers may see
// depends on whose it is (sync/audience.h), and who is revoked has no leases. Errors:
// Hub::append_own.
Status say_joined(sync::Hub& hub, storage::Device const& device, OrganisationId organisation);
Status say_revoked(sync::Hub& hub, storage::Device const& device);
// Whose it is by now; none when it is nobody's.
Result<OrganisationId> organisation_of(sync::Hub& hub, EventId event, DeviceId device);

}  // namespace ontmoet::server
