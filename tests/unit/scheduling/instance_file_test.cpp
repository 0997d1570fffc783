// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/instance_file.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::scheduling;

namespace {

std::string const good =
    R"({"format":"matching-event-v1","name":"small","T":4,"k":2,"bonus":[30,20],"emp_bonus":5,)"
    R"("max_run":3,"walk_gap":0,"langs":["ar","ti"],"cand":{"av":[15,7],"max":[2,3]},)"
    R"("emp":{"tables":[[15,3],[14]],"min":[1,1],"max":[4,4],"zone":[0,1]},)"
    R"("interp":[{"langs":[0,1],"av":12}],"pairs":[[0,0,50,-1,1],[1,1,70,1,3]],)"
    R"("fixed":[[1,1,2]],"events":[]})";

std::string with(std::string const& what, std::string const& instead) {
    std::string text = good;
    auto const at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), instead);
}

std::string complaint(std::string const& text) {
    auto const result = parse_instance(text);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().kind == ErrorKind::invalid_input);
    CHECK(result.error().message_key == "error.instance_not_valid");
    return result.error().detail;
}

}  // namespace

TEST_CASE("an instance file is read whole") {
    auto const instance = parse_instance(good);
    REQUIRE(instance.ok());
    auto const& problem = instance->problem;
    CHECK(instance->name == "small");
    CHECK(problem.rounds == 4);
    CHECK(problem.bonus == std::vector<int>{30, 20});
    CHECK(problem.employer_bonus == 5);
    CHECK(problem.max_run == 3);
    CHECK(problem.languages == 2);
    CHECK(problem.candidates[1].available == 7);
    CHECK(problem.candidates[1].max_meets == 3);
    CHECK(problem.employers[0].tables == std::vector<RoundMask>{15, 3});
    CHECK(problem.employers[1].zone == 1);
    CHECK(problem.interpreters[0].languages == std::vector<int>{0, 1});
    CHECK(problem.pairs[1].score == 70);
    CHECK(problem.pairs[1].language == 1);
    CHECK(problem.pairs[1].like == (liked_by_candidate | liked_by_employer));
    CHECK(problem.fixed[0].round == 2);
}

TEST_CASE("a malformed instance file is refused with the path of what is wrong") {
    using Catch::Matchers::StartsWith;
    CHECK_THAT(complaint("{\"format\":"), StartsWith("/: no JSON at byte"));
    CHECK_THAT(complaint("[]"), StartsWith("/: an object"));
    CHECK_THAT(complaint("{}"), StartsWith("/format: is missing"));
    CHECK_THAT(complaint(with("event-v1", "event-v9")), StartsWith("/format"));
    CHECK_THAT(complaint(with("\"T\":4", "\"T\":33")), StartsWith("/T: a number from 1 to 32"));
    CHECK_THAT(complaint(with("\"T\":4", "\"T\":4.5")), StartsWith("/T: a whole number"));
    CHECK_THAT(complaint(with("\"T\":4", "\"T\":\"4\"")), StartsWith("/T: a whole number"));
    CHECK_THAT(complaint(with("\"k\":2", "\"k\":3")), StartsWith("/k"));
    CHECK_THAT(complaint(with("[30,20]", "[20,30]")), StartsWith("/bonus/1"));
    CHECK_THAT(complaint(with("[15,7]", "[15,-7]")), StartsWith("/cand/av/1"));
    CHECK_THAT(complaint(with("[15,7]", "[15,16]")), StartsWith("/cand/av/1"));
    CHECK_THAT(complaint(with("[15,7]", "[15,99999999999999999999]")), StartsWith("/cand/av/1"));
    CHECK_THAT(complaint(with("[2,3]", "[2]")), StartsWith("/cand/max: a list of 2"));
    CHECK_THAT(complaint(with("[[15,3],[14]]", "[[15,3],14]")),
               StartsWith("/emp/tables/1: a list"));
    CHECK_THAT(complaint(with("[[15,3],[14]]", "[[15,\"x\"],[14]]")),
               StartsWith("/emp/tables/0/1"));
    CHECK_THAT(complaint(with("\"zone\":[0,1]", "\"zone\":[0]")), StartsWith("/emp/zone"));
    CHECK_THAT(complaint(with("\"langs\":[0,1]", "\"langs\":[0,2]")),
               StartsWith("/interp/0/langs/1"));
    CHECK_THAT(complaint(with("[1,1,70,1,3]", "[1,1,70,1]")), StartsWith("/pairs/1: a list of 5"));
    CHECK_THAT(complaint(with("[1,1,70,1,3]", "[2,1,70,1,3]")), StartsWith("/pairs/1/0"));
    CHECK_THAT(complaint(with("[1,1,70,1,3]", "[1,1,0,1,3]")), StartsWith("/pairs/1/2"));
    CHECK_THAT(complaint(with("[1,1,70,1,3]", "[1,1,101,1,3]")), StartsWith("/pairs/1/2"));
    CHECK_THAT(complaint(with("[1,1,70,1,3]", "[1,1,70,2,3]")), StartsWith("/pairs/1/3"));
    CHECK_THAT(complaint(with("[1,1,70,1,3]", "[0,0,70,1,3]")), StartsWith("/pairs/1"));
    CHECK_THAT(complaint(with("[[1,1,2]]", "[[1,0,2]]")), StartsWith("/fixed/0: a pair"));
    CHECK_THAT(complaint(with("[[1,1,2]]", "[[1,1,4]]")), StartsWith("/fixed/0/2"));
    CHECK_THAT(complaint(with("\"fixed\"", "\"fixes\"")), StartsWith("/fixed: is missing"));
}

TEST_CASE("the result is one line of JSON with the fields in their order") {
    Plan plan;
    plan.meets = {{0, 1, 0, 3, -1, 0}};
    plan.value = 120;
    plan.score = 80;
    plan.coverage = {1, 0};
    plan.bound = 124;
    plan.gap_pct = 5.0;
    CHECK(result_json("small", plan, 12) ==
          R"({"name":"small","value":120,"score":80,"coverage":[1,0],"bound":124,"gap_pct":5.0,)"
          R"("optimal":false,"elapsed_ms":12,"meets":[[0,1,0,3]]})");
}
