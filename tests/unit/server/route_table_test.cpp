// SPDX-License-Identifier: EUPL-1.2
#include "server/route_table.h"

#include "server/openapi.h"

#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet::server;
using nlohmann::json;

namespace {

std::vector<std::string> segments_of(std::string_view pattern) {
    std::vector<std::string> segments;
    while (pattern.size() > 1) {
        pattern.remove_prefix(1);
        segments.emplace_back(pattern.substr(0, pattern.find('/')));
        pattern.remove_prefix(segments.back().size());
    }
    return segments;
}

// Every "$ref" of a document.
void collect_references(json const& value, std::set<std::string>& references) {
    if (value.is_object() && value.contains("$ref")) references.insert(value["$ref"]);
    if (!value.is_structured()) return;
    for (auto const& element : value) collect_references(element, references);
}

}  // namespace

TEST_CASE("every route is found by its method and path, with what stands for its values") {
    for (auto const& route : all_routes()) {
        auto const segments = segments_of(route.pattern);
        auto const match = match_route(route.method, segments);
        REQUIRE(match.route != nullptr);
        CHECK(match.route->act == route.act);
        std::vector<std::string> values;
        for (auto const& segment : segments)
            if (segment.starts_with('{')) values.push_back(segment);
        CHECK(match.values == values);
    }
}

TEST_CASE("a method that is not there names those that are, a path that is not there none") {
    auto const wrong = match_route("DELETE", {"v1", "events", "x", "facts"});
    CHECK(wrong.route == nullptr);
    CHECK(wrong.allowed == "GET, POST");
    for (auto const& path :
         std::vector<std::vector<std::string>>{{""},
                                               {"v1"},
                                               {"v1", "events", "x"},
                                               {"v1", "events", "x", "facts", ""},
                                               {"healthz", "healthz"}})
        CHECK(match_route("GET", path).allowed.empty());
}

TEST_CASE("the document describes every route, every schema it names, and nothing else") {
    auto const document = json::parse(openapi_document());
    CHECK(document["openapi"] == "3.1.0");
    std::size_t operations = 0;
    for (auto const& path : document["paths"]) operations += path.size();
    CHECK(operations == all_routes().size());
    for (auto const& route : all_routes()) {
        auto method = std::string(route.method);
        for (auto& letter : method) letter = static_cast<char>(std::tolower(letter));
        auto const& operation = document["paths"][std::string(route.pattern)][method];
        REQUIRE(operation.is_object());
        CHECK(operation["summary"] == route.summary);
        CHECK(operation.contains("requestBody") == !route.takes.empty());
        CHECK(operation["security"].empty() == (route.caller == Caller::anybody));
        CHECK(operation["responses"].contains("304") == route.has_etag);
    }
    std::set<std::string> references;
    collect_references(document, references);
    for (auto const& reference : references)
        CHECK(document.contains(json::json_pointer(reference.substr(1))));
    for (auto const& [name, schema] : document["components"]["schemas"].items())
        CHECK(references.contains("#/components/schemas/" + name));
}
