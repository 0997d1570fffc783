// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "domain/state.h"
#include "printing/certificate_page.h"
#include "server/desk.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What is kept of people after an event and for how long (domain/retention.h), as JSON: for the
// console, for `ontmoet retention` and for who has to show that it was erased.
namespace ontmoet::server {

// Schema Retention.
std::string retention_face(domain::State const& state);

// What is not said stays as it is.
struct RetentionOrder {
    std::optional<int> retention_days{};
    std::optional<int> consented_days{};
    std::optional<std::string> legal_hold{};  // empty: none
};
// "error.bad_message" (detail: the member).
Result<RetentionOrder> decode_retention_order(std::string_view text);
// Nothing when nothing changes. "console.retention_order" when who agreed to be kept would be kept
// for a shorter time than who did not.
Result<std::vector<domain::Fact>> facts_of(RetentionOrder const& order, domain::Event const& event);

// What was erased at an event, how many, when and by which rule, and that nothing of them is left:
// the whole log was read for it. No names.
Result<printing::CertificatePage> erasure_certificate(Desk& desk, EventId event, Moment now);
// Schema ErasureCertificate.
std::string encode_certificate(printing::CertificatePage const& page);

}  // namespace ontmoet::server
