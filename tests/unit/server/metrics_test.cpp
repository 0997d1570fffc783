// SPDX-License-Identifier: EUPL-1.2
#include "server/metrics.h"

#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <utility>

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

TEST_CASE("the text is as Prometheus reads it: families told once, counters and classes in order") {
    Metrics metrics;
    metrics.facts_created = 7;
    for (int ms : {0, 5, 6, 99, 100, 70'000}) metrics.answer_times.count(ontmoet::Duration{ms});
    std::istringstream lines(metrics_text(metrics, {.connections = 3, .parked_polls = 2}));
    std::regex const help(R"(# HELP ([a-z_]+) \S.*)");
    std::regex const type(R"(# TYPE ([a-z_]+) (counter|gauge|histogram))");
    std::regex const sample(R"re(([a-z_]+)(?:\{([a-z]+)="([^"\\]*)"\})? ([0-9.]+))re");
    std::set<std::string> told;
    std::string family;
    std::string form;
    std::map<std::string, double> values;
    double last_class = 0;
    std::smatch parts;
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        if (std::regex_match(line, parts, help)) {
            family = parts[1];
            CHECK(told.insert(family).second);
            form.clear();
            continue;
        }
        if (std::regex_match(line, parts, type)) {
            CHECK(parts[1] == family);
            form = parts[2];
            CHECK(family.ends_with("_total") == (form == "counter"));
            continue;
        }
        REQUIRE(std::regex_match(line, parts, sample));
        std::string const name = parts[1];
        auto const value = std::stod(parts[4]);
        if (form == "histogram") {
            CHECK((name == family + "_bucket" || name == family + "_sum" ||
                   name == family + "_count"));
            if (name == family + "_bucket") CHECK(value >= std::exchange(last_class, value));
            if (name == family + "_count") CHECK(value == last_class);
        } else {
            CHECK(name == family);
        }
        CHECK(values.emplace(name + std::string(parts[3]), value).second);
    }
    CHECK(values.at("ontmoet_facts_created_total") == 7);
    CHECK(values.at("ontmoet_parked_polls") == 2);
    CHECK(values.at("ontmoet_http_answer_seconds_bucket0.005") == 2);
    CHECK(values.at("ontmoet_http_answer_seconds_bucket0.100") == 5);
    CHECK(values.at("ontmoet_http_answer_seconds_bucket+Inf") == 6);
    CHECK(values.at("ontmoet_http_answer_seconds_sum") == Approx(70.21));
}

TEST_CASE("a status from nowhere is counted without harm") {
    Metrics metrics;
    metrics.count_answer(-5);
    metrics.count_answer(99'999);
    CHECK(metrics.answers_by_class[0] == 1);
    CHECK(metrics.answers_by_class[5] == 1);
}
