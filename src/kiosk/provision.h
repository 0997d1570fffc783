// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "exchange/provision_file.h"
#include "storage/devices.h"

#include <filesystem>
#include <string>

// A computer becomes a kiosk by the signed file of a stick (exchange/provision_file.h).
namespace ontmoet::kiosk {

// Who is trusted is told by a person: the fingerprint stands on the organiser's sheet. Errors:
// "error.cannot_read", those of exchange::read_provision.
Result<exchange::ProvisionFile> open_provision(std::filesystem::path const& file,
                                               std::string const& fingerprint, Clock const& clock);
// Lets this kiosk in with the first code that nobody used yet and writes the pairing file, so that
// one stick serves several. "error.provision_used" when all are used or over; else as pair_by_code.
Status pair_by_provision(exchange::ProvisionFile const& file, storage::FormerSelf const& former,
                         std::filesystem::path const& pairing);
// The wifi as wpa_supplicant reads it; empty when there is none in the file.
std::string wifi_settings(exchange::ProvisionFile const& file);

}  // namespace ontmoet::kiosk
