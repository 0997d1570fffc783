// SPDX-License-Identifier: EUPL-1.2
#include "server/route_table.h"

#include <optional>

namespace ontmoet::server {
namespace {

// What stands for the {…} when the path is one of this pattern.
std::optional<std::vector<std::string>> values_of(std::string_view pattern,
                                                  std::vector<std::string> const& segments) {
    std::vector<std::string> values;
    if (pattern == "/") pattern = {};
    for (auto const& segment : segments) {
        if (pattern.empty()) return std::nullopt;
        pattern.remove_prefix(1);  // the slash
        auto const part = pattern.substr(0, pattern.find('/'));
        pattern.remove_prefix(part.size());
        if (part.starts_with('{'))
            values.push_back(segment);
        else if (part != segment)
            return std::nullopt;
    }
    if (!pattern.empty()) return std::nullopt;
    return values;
}

}  // namespace

RouteMatch match_route(std::string_view method, std::vector<std::string> const& segments) {
    RouteMatch match;
    for (auto const& route : all_routes()) {
        auto values = values_of(route.pattern, segments);
        if (!values) continue;
        match.allowed.append(match.allowed.empty() ? "" : ", ").append(route.method);
        if (route.method != method) continue;
        match.route = &route;
        match.values = std::move(*values);
    }
    return match;
}

}  // namespace ontmoet::server
