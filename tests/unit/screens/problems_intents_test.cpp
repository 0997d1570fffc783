// SPDX-License-Identifier: EUPL-1.2
#include "unit/screens/layout_checks.h"

#include <algorithm>

using namespace ontmoet;
using namespace ontmoet::screens;
using test::said;
using Kind = Problem::Kind;

namespace {

Model problem_model(Kind kind, std::string_view fact_type = {}) {
    auto model = test::open_house().model(Screen::problems, "nl");
    std::erase_if(model.host.problems, [&](Problem const& problem) {
        return problem.kind != kind || problem.fact_type != fact_type;
    });
    return model;
}

std::string id_of(Problem const& problem) {
    return to_string(problem.id);
}

bool shows(Model const& model, char const* key) {
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    return stage.tree().find_label(test::open_house().tongues.get("nl").text(key)) != nullptr;
}

}  // namespace

TEST_CASE("A refused booking is booked at another time, left as it is, or talked about") {
    auto const model = problem_model(Kind::refused, domain::fact_type::meet_booked);
    auto const& problem = model.host.problems.front();
    auto const id = id_of(problem);
    auto const round = problem.alternatives.front().round;
    auto const book = said<BookInstead>(model, "problems.book." + std::to_string(round) + "." + id);
    REQUIRE(book);
    CHECK(book->problem == problem.id);
    CHECK(book->round == round);
    CHECK(said<CloseProblem>(model, "problems.close." + id)->problem == problem.id);
    CHECK(said<TouchPlan>(model, "problems.talk." + id)->touched.person == problem.person);
    CHECK(shows(model, "refused.meet_table_taken"));
    CHECK(said<Back>(model, "common.back"));
}

TEST_CASE("A booking without any other free time says to talk to the person") {
    auto model = problem_model(Kind::refused, domain::fact_type::meet_booked);
    model.host.problems.resize(1);
    model.host.problems.front().alternatives.clear();
    CHECK(shows(model, "problems.no_other_time"));
    CHECK(said<TouchPlan>(model, "problems.talk." + id_of(model.host.problems.front())));
}

TEST_CASE("A plan that was refused leads to the plan") {
    auto const model = problem_model(Kind::refused, domain::fact_type::plan_published);
    auto const id = id_of(model.host.problems.front());
    CHECK(said<Open>(model, "problems.plan." + id)->screen == Screen::plan);
    CHECK(said<CloseProblem>(model, "problems.close." + id));
}

TEST_CASE("Two who look alike are one person or two") {
    auto const model = problem_model(Kind::alike);
    auto const& problem = model.host.problems.front();
    CHECK(said<LinkPeople>(model, "problems.same." + id_of(problem))->problem == problem.id);
    CHECK(said<CloseProblem>(model, "problems.two." + id_of(problem))->problem == problem.id);
}

TEST_CASE("What is closed can be taken back in its place") {
    auto model = problem_model(Kind::again);
    auto const& problem = model.host.problems.front();
    model.host.closing.push_back({problem.id, model.now + Duration{6'000}});
    CHECK(said<ReopenProblem>(model, "problems.undo." + id_of(problem))->problem == problem.id);
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(stage.tree().find("problems.close." + id_of(problem)) == nullptr);
}

TEST_CASE("What is provisional is shown and asks for nothing") {
    auto const model = problem_model(Kind::provisional, domain::fact_type::meet_booked);
    CHECK(shows(model, "problems.provisional"));
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(stage.tree().find("host.problems") == nullptr);
    CHECK(std::ranges::none_of(stage.tree().nodes, [](ui::Node const& node) {
        return node.is_pressable() && node.id.starts_with("problems.");
    }));
}

TEST_CASE("Every reason for which a fact can be refused is told in words of each language") {
    for (auto const& tag : i18n::interface_languages()) {
        auto const& tongue = test::open_house().tongues.get(tag.tag);
        for (auto const* key :
             {"refused.meet_person_busy", "refused.meet_table_taken",
              "refused.meet_interpreter_taken", "refused.meet_table_closed", "refused.meet_unknown",
              "refused.plan_outdated", "refused.plan_clash", "refused.verdict_unknown_meet",
              "refused.not_allowed", "refused.sequence_reused", "refused.meet_table_leased",
              "refused.round_unknown", "refused.link_unknown", "error.bad_fact"}) {
            INFO(tag.tag << " " << key);
            CHECK(tongue.has(key));
        }
    }
}
