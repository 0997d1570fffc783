// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "storage/accounts.h"

#include <string>
#include <string_view>

// An administrator's webhooks, of their organiser (webhooks.h).
namespace ontmoet::server {

// Schema Webhooks.
Result<std::string> webhooks_page(storage::Accounts& accounts, storage::Account const& by);
// Schema WebhookOrder: `act` is add (gives the secret, once), test, open or remove. Another
// organiser's is as one that is not there: "console.webhook_unknown". "console.webhook_most" when
// there are enough; others: those of new_webhook.
Result<std::string> change_webhook(storage::Accounts& accounts, storage::Account const& by,
                                   std::string_view body, Moment now);

}  // namespace ontmoet::server
