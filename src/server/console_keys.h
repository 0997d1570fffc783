// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "storage/accounts.h"

#include <string>
#include <string_view>

// An administrator's keys for programs of others, of their organiser (api_keys.h).
namespace ontmoet::server {

// Schema Keys: those that are good first, the newest first among them.
Result<std::string> keys_page(storage::Accounts& accounts, storage::Account const& by, Moment now);
// Schema KeyOrder: `act` is add (gives the key, once) or revoke. Another organiser's is as one that
// is not there: "console.key_unknown". "console.key_most" when there are enough, "console.key_past"
// for a day that is over.
Result<std::string> change_key(storage::Accounts& accounts, storage::Account const& by,
                               std::string_view body, Moment now);

}  // namespace ontmoet::server
