// SPDX-License-Identifier: EUPL-1.2
#include "server/json_guard.h"

#include "domain/fact.h"

#include <string>

namespace ontmoet::server {

Status guard_json(std::string_view text) {
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text[first] != '{')
        return Error{ErrorKind::invalid_input, "error.not_json", "object"};
    if (domain::is_too_deep(text))
        return Error{ErrorKind::invalid_input, "error.json_too_deep",
                     std::to_string(domain::k_most_json_depth)};
    return {};
}

}  // namespace ontmoet::server
