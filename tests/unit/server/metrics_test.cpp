// SPDX-License-Identifier: EUPL-1.2
#include "server/metrics.h"

#include <catch2/catch.hpp>

using namespace ontmoet::server;
using Catch::Matchers::Contains;

TEST_CASE("answers are counted by the class of their status") {
    Metrics metrics;
    metrics.count_answer(200);
    metrics.count_answer(204);
    metrics.count_answer(404);
    auto const text = metrics_text(metrics, {});
    CHECK_THAT(text, Contains("ontmoet_http_answers_total{class=\"2xx\"} 2\n"));
    CHECK_THAT(text, Contains("ontmoet_http_answers_total{class=\"4xx\"} 1\n"));
    CHECK_THAT(text, Contains("ontmoet_http_answers_total{class=\"5xx\"} 0\n"));
}

TEST_CASE("every line of the metrics is a comment or a name and a number") {
    Metrics metrics;
    metrics.facts_created = 7;
    std::istringstream lines(metrics_text(metrics, {.connections = 3, .parked_polls = 2}));
    bool saw_facts = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("# HELP ontmoet_") || line.starts_with("# TYPE ontmoet_")) continue;
        saw_facts = saw_facts || line == "ontmoet_facts_created_total 7";
        auto const space = line.rfind(' ');
        REQUIRE(space != std::string::npos);
        CHECK(line.starts_with("ontmoet_"));
        CHECK(line.find_first_not_of("0123456789", space + 1) == std::string::npos);
    }
    CHECK(saw_facts);
}

TEST_CASE("a status from nowhere is counted without harm") {
    Metrics metrics;
    metrics.count_answer(-5);
    metrics.count_answer(99'999);
    CHECK(metrics.answers_by_class[0] == 1);
    CHECK(metrics.answers_by_class[5] == 1);
}
