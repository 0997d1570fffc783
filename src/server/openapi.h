// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace ontmoet::server {

// The OpenAPI 3.1 document of all_routes(), as JSON.
std::string openapi_document();

}  // namespace ontmoet::server
