// SPDX-License-Identifier: EUPL-1.2
#include "server/json_guard.h"

#include "server/limits.h"

#include <string>

namespace ontmoet::server {

Status guard_json(std::string_view text) {
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text[first] != '{')
        return Error{ErrorKind::invalid_input, "error.not_json", "object"};
    int depth = 0;
    bool is_in_string = false;
    for (std::size_t i = first; i < text.size(); ++i) {
        char const c = text[i];
        if (is_in_string) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                is_in_string = false;
        } else if (c == '"') {
            is_in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > k_most_json_depth)
                return Error{ErrorKind::invalid_input, "error.json_too_deep",
                             std::to_string(k_most_json_depth)};
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return {};
}

}  // namespace ontmoet::server
