// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "unit/screens/layout_checks.h"

#include <algorithm>

using namespace ontmoet;
using namespace ontmoet::screens;
using scheduling::HappeningKind;
using test::said;

namespace {

// The plan that stands on the busy afternoon, without a draft.
Model standing(Screen screen) {
    auto model = test::open_house().model(screen, "nl");
    model.host.draft.reset();
    return model;
}

domain::PlannedMeet touched_meet(Model const& model) {
    return model.state->meets.at(model.host.touched.meet).planned;
}

std::string cell_of(Model const& model, domain::PlannedMeet const& meet) {
    return "plan.cell." + std::to_string(model.state->tables.at(meet.table).number) + "." +
           std::to_string(meet.round);
}

// The cells that take a meet that waits for a new place.
std::vector<std::string> free_cells(ui::Tree const& tree) {
    std::vector<std::string> free;
    for (auto const& node : tree.nodes)
        if (node.id.starts_with("plan.cell.") && node.is_pressable()) free.push_back(node.id);
    return free;
}

bool shows(ui::Tree const& tree, std::string_view key) {
    return tree.find_label(test::open_house().tongues.get("nl").text(key)) != nullptr;
}

}  // namespace

TEST_CASE("A host touches a meet, a table, a round or a person to say what happened") {
    auto const model = standing(Screen::plan);
    auto const meet = touched_meet(model);
    CHECK(said<TouchPlan>(model, cell_of(model, meet))->touched.meet == meet.meet);
    CHECK(said<TouchPlan>(model, "plan.table.1")->touched.table == test::hall::table(0));
    CHECK(said<TouchPlan>(model, "plan.round.5")->touched.round == 5);
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(stage.tree().find("plan.round.1") == nullptr);
    auto arrivals = test::open_house().model(Screen::arrivals, "nl");
    auto const person = test::hall::person(10);
    arrivals.host.arrivals.people = {person};
    CHECK(said<TouchPlan>(arrivals, "arrivals.person." + to_string(person))->touched.person ==
          person);
}

TEST_CASE("What happened leads to ways to go on; later asks from when") {
    auto model = standing(Screen::touched);
    auto const person = touched_meet(model).person;
    auto const trouble = said<MendPlan>(model, "touched.no_show");
    REQUIRE(trouble);
    CHECK(trouble->trouble.kind == HappeningKind::no_show);
    CHECK(trouble->trouble.person == person);
    CHECK(said<MendPlan>(model, "touched.left")->trouble.kind == HappeningKind::left);
    CHECK(said<AskUntil>(model, "touched.late")->kind == HappeningKind::late);
    CHECK(said<Back>(model, "common.back"));
    model.host.asks_until = HappeningKind::late;
    auto const late = said<MendPlan>(model, "touched.until.5");
    REQUIRE(late);
    CHECK(late->trouble.until == 5);
    CHECK(late->trouble.kind == HappeningKind::late);
    CHECK_FALSE(said<AskUntil>(model, "common.back")->kind);
    model.host.asks_until.reset();
    model.host.touched = {.table = test::hall::table(3)};
    CHECK(said<MendPlan>(model, "touched.table_closed")->trouble.table == test::hall::table(3));
    model.host.touched = {.round = 5};
    CHECK(said<MendPlan>(model, "touched.round_cancelled")->trouble.round == 5);
}

TEST_CASE("Only what can still be is offered") {
    test::ScreenStage stage(test::open_house());
    auto model = standing(Screen::touched);
    model.host.touched = {.meet = test::hall::meet(0)};
    stage.show(model);
    CHECK(stage.tree().find("touched.move") == nullptr);
    CHECK(stage.tree().find("touched.interpreter_gone") == nullptr);
    model.host.touched = {.round = 0};
    stage.show(model);
    CHECK(shows(stage.tree(), "touched.nothing"));
}

TEST_CASE("While a draft waits, what happened can still be said, and goes into the draft") {
    test::ScreenStage stage(test::open_house());
    auto model = test::open_house().model(Screen::touched, "nl");
    REQUIRE(model.host.draft);
    stage.show(model);
    CHECK(stage.tree().find("touched.no_show") != nullptr);
    CHECK(shows(stage.tree(), "touched.into_draft"));
}

TEST_CASE("A touched meet tells why it is there, and how fair the plan is to its candidate") {
    auto model = standing(Screen::touched);
    auto const meet = touched_meet(model);
    model.host.reason.candidate_chose = model.host.reason.employer_chose = true;
    model.host.account.unmet = {
        {meet.person, test::hall::organisation(3), "unmet.employer_full", 4}};
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(shows(stage.tree(), "touched.both_chose"));
    CHECK(shows(stage.tree(), "touched.unmet"));
    auto const words = test::open_house().tongues.get("nl").text("unmet.employer_full");
    CHECK(std::ranges::any_of(stage.tree().nodes, [&](ui::Node const& node) {
        return node.label.find(words) != std::string::npos;
    }));
}

TEST_CASE("A host chooses among the ways to go on, or goes back") {
    auto const model = standing(Screen::mend);
    REQUIRE(model.host.mend);
    REQUIRE(model.host.mend->options.size() == 3);
    CHECK(said<ChooseMend>(model, "mend.choose.2")->option == 2);
    CHECK(said<Back>(model, "common.back"));
    auto mended = *model.state;
    mended.plan->former = domain::FormerPlan{};
    auto plan = standing(Screen::plan);
    plan.state = &mended;
    CHECK(said<TakePlanBack>(plan, "plan.take_back"));
}

TEST_CASE("A meet is moved by touching it, then a free place of its employer") {
    auto model = standing(Screen::touched);
    auto const meet = touched_meet(model);
    CHECK(said<BeginMove>(model, "touched.move")->meet == meet.meet);
    CHECK(said<LockMeet>(model, "touched.lock")->locked);
    model = standing(Screen::plan);
    model.host.moving = meet.meet;
    CHECK(said<BeginMove>(model, "plan.move_stop")->meet.is_none());
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    auto const free = free_cells(stage.tree());
    REQUIRE_FALSE(free.empty());
    auto const moved = stage.press(model, free.front());
    REQUIRE(moved);
    auto const& move = std::get<MoveMeet>(*moved);
    CHECK(move.meet == meet.meet);
    CHECK(model.state->tables.at(move.table).organisation == meet.organisation);
    CHECK(domain::table_is_free(*model.state, move.table, move.round));
}

TEST_CASE("A finger carries a meet: free places open, a clash is told, letting go moves it") {
    auto const model = standing(Screen::plan);
    auto const meet = touched_meet(model);
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    auto const from = stage.tree().find(cell_of(model, meet))->visible.middle();
    auto const point_of = [&](std::string const& id) {
        auto const* node = stage.tree().find(id);
        REQUIRE(node != nullptr);
        return node->visible.middle();
    };
    using Kind = ui::TouchEvent::Kind;
    stage.touch(Kind::down, from);
    stage.frame(model);
    stage.frame(model);
    stage.frame(model);
    CHECK(point_of(cell_of(model, meet)).y == Approx(from.y));  // the grid stays below the finger
    stage.touch(Kind::move, point_of("plan.cell.1.5"));         // another employer's
    stage.frame(model);
    stage.frame(model);
    CHECK(shows(stage.tree(), "clash.other_employer"));
    std::string target;
    for (auto const& node : stage.tree().nodes)
        if (node.id.starts_with("plan.cell." +
                                std::to_string(model.state->tables.at(meet.table).number)) &&
            node.label.find(':') != std::string::npos)
            target = node.id;
    REQUIRE_FALSE(target.empty());
    stage.touch(Kind::move, point_of(target));
    stage.frame(model);
    stage.touch(Kind::up, point_of(target));
    auto const moved = stage.frame(model);
    REQUIRE(moved);
    CHECK(std::get<MoveMeet>(*moved).meet == meet.meet);
    CHECK(target.ends_with("." + std::to_string(std::get<MoveMeet>(*moved).round)));
}

TEST_CASE("The rows of a draft stay where they are while one of its meets is carried") {
    auto const model = test::open_house().model(Screen::plan, "nl");
    REQUIRE(model.host.draft);
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    auto const cells = stage.tree().nodes;
    auto const lifted = std::ranges::find_if(cells, &ui::Node::draggable);
    REQUIRE(lifted != cells.end());
    stage.touch(ui::TouchEvent::Kind::down, lifted->visible.middle());
    for (int i = 0; i < 3; ++i) stage.frame(model);
    CHECK(stage.tree().find("plan.changes") == nullptr);
    auto const* now = stage.tree().find(lifted->id);
    REQUIRE(now != nullptr);
    CHECK(now->visible.y == Approx(lifted->visible.y));
}

TEST_CASE("A draft is compared with what stands, cell by cell and as a list") {
    auto const model = test::open_house().model(Screen::plan, "nl");
    REQUIRE_FALSE(model.host.changes.empty());
    CHECK(said<Open>(model, "plan.changes")->screen == Screen::plan_changes);
    auto changes = test::open_house().model(Screen::plan_changes, "nl");
    CHECK(said<PublishPlan>(changes, "plan.publish"));
    CHECK(said<Back>(changes, "common.back"));
    test::ScreenStage stage(test::open_house());
    changes.host.changes.clear();
    stage.show(changes);
    CHECK(shows(stage.tree(), "plan.no_changes"));
}

TEST_CASE("A visitor sees which choice became no meet and why, and asks about those that did") {
    auto model = test::open_house().model(Screen::schedule, "nl");
    auto const full = test::hall::organisation(4);
    model.visitor.account.unmet = {{model.visitor.person, full, "unmet.employer_full", 3}};
    model.meets.resize(2);
    auto const opened = said<OpenEmployer>(model, "schedule.unmet." + to_string(full));
    REQUIRE(opened);
    CHECK(opened->organisation == full);
    CHECK(said<OpenEmployer>(model, "schedule.meet." + to_string(test::hall::meet(0)))
              ->organisation == test::hall::organisation(0));
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(shows(stage.tree(), "unmet.employer_full"));
    auto page = test::open_house().model(Screen::employer, "nl");
    page.visitor.account = model.visitor.account;
    page.visitor.open_employer = full;
    stage.show(page);
    CHECK(shows(stage.tree(), "unmet.employer_full"));
}
