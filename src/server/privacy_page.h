// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "domain/state.h"
#include "i18n/tongue.h"
#include "storage/accounts.h"
#include "storage/devices.h"

#include <string>
#include <vector>

namespace ontmoet::server {

// What of its settings the server knows itself.
struct HowItRuns {
    bool is_https = false;       // browsers and devices come by TLS
    bool is_passphrase = false;  // the key of the data is made of words somebody remembers
    bool is_shared_database = false;
};

// The register of processing (GDPR art. 30) and the impact assessment (art. 35) of an event, worked
// out from what is so: which fields there are and how many people filled them in, who may see them,
// who agreed to what, which devices and exports there are, and which measures are on. Figures, no
// names of people. Schema Privacy; `accounts`: the organiser's that may sign in.
std::string privacy_page(domain::State const& state, std::vector<storage::Device> const& devices,
                         std::vector<storage::Account> const& accounts, HowItRuns const& how,
                         i18n::Tongue const& tongue, Moment now);

}  // namespace ontmoet::server
