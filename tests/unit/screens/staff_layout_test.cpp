// SPDX-License-Identifier: EUPL-1.2
#include "unit/screens/layout_checks.h"

#include <set>

using namespace ontmoet;
using screens::Model;
using screens::Screen;

namespace {

void show_calm_hall(Model& model) {
    static auto const calm = test::hall_state();
    model.state = &calm;
    model.host.problems.clear();
    model.host.draft.reset();
}

constexpr std::array staff_looks{
    test::Look{Screen::staff_code},
    test::Look{Screen::staff_code, "with a wrong code",
               [](Model& model) {
                   model.toast = screens::Toast{"code.unknown", false, model.now};
               }},
    test::Look{Screen::staff_choice},
    test::Look{Screen::staff_choice, "of nobody",
               [](Model& model) { model.employer.organisation = test::hall::organisation(3); }},
    test::Look{Screen::browse},
    test::Look{Screen::browse, "filtered to nobody",
               [](Model& model) {
                   model.candidate_cards.clear();
                   model.employer.only_now = true;
               }},
    test::Look{Screen::browse, "for work with a long name",
               [](Model& model) {
                   std::rotate(model.candidate_cards.begin(), model.candidate_cards.begin() + 24,
                               model.candidate_cards.end());
               }},
    test::Look{Screen::candidate},
    test::Look{Screen::candidate, "gone", [](Model& model) { model.candidate_cards.clear(); }},
    test::Look{Screen::our_schedule},
    test::Look{Screen::our_schedule, "empty",
               [](Model& model) { model.employer.organisation = {}; }},
    test::Look{Screen::pin},
    test::Look{Screen::pin, "locked",
               [](Model& model) { model.pin_locked_until = model.now + Duration{30'000}; }},
    test::Look{Screen::arrivals},
    test::Look{Screen::arrivals, "offline",
               [](Model& model) {
                   model.network = {false, true, 1'234, {}};
               }},
    test::Look{Screen::arrivals, "searching", [](Model& model) { model.host.search = "noor"; }},
    test::Look{Screen::arrivals, "searching in vain",
               [](Model& model) {
                   model.host.search = "qq";
                   model.host.arrivals.people.clear();
               }},
    test::Look{Screen::arrivals, "calm", show_calm_hall},
    test::Look{Screen::plan},
    test::Look{Screen::plan, "published", [](Model& model) { model.host.draft.reset(); }},
    test::Look{Screen::plan, "running",
               [](Model& model) {
                   model.host.draft.reset();
                   model.host.planning = true;
               }},
    test::Look{Screen::plan, "failed",
               [](Model& model) { model.host.planning_error = "error.plan_no_tables"; }},
    test::Look{Screen::touched},
    test::Look{Screen::touched, "published", [](Model& model) { model.host.draft.reset(); }},
    test::Look{Screen::mend},
    test::Look{Screen::plan_changes},
    test::Look{Screen::export_event},
    test::Look{Screen::export_event, "failed",
               [](Model& model) { model.host.export_error = "error.export_failed"; }},
};

// Drags the list as far as it goes.
void scroll_to_end(test::ScreenStage& stage, Model const& model, std::string const& id) {
    for (int turn = 0; turn < 200; ++turn) {
        auto const* list = stage.tree().find(id);
        REQUIRE(list != nullptr);
        if (list->scroll_at >= list->scroll_end - 1) return;
        stage.sweep(model, list->rect, -list->rect.h * 0.8f);
    }
    FAIL("the end of the list is never reached");
}

}  // namespace

TEST_CASE("No screen of employers or hosts cuts its words off") {
    test::for_every_picture(staff_looks, {"nl", "en", "ar"}, [](auto const&, auto& stage) {
        test::check_no_word_is_cut(stage.tree());
    });
}

TEST_CASE("No other language cuts words of employers or hosts off at the usual size") {
    test::ScreenStage stage(test::open_house());
    for (auto const& language : {"ti", "fa", "tr", "so", "ps", "fr", "uk"})
        for (auto const& look : staff_looks) {
            auto model = test::open_house().model(look.screen, language);
            look.change(model);
            stage.forget();
            stage.show(model);
            INFO(screens::name_of(look.screen) << " " << look.state << " in " << language);
            test::check_no_word_is_cut(stage.tree());
        }
}

TEST_CASE("Every target of an employer or a host has its own id and room for a finger") {
    test::for_every_picture(staff_looks, {"nl", "ar"},
                            [](auto const&, auto& stage) { test::check_targets(stage.tree()); });
}

TEST_CASE("Every target of an employer or a host says aloud what it does") {
    test::for_every_picture(staff_looks, {"nl", "ar"},
                            [](auto const&, auto& stage) { test::check_labels(stage.tree()); });
}

TEST_CASE("A screen of employers or hosts that nobody touches is not drawn again and again") {
    test::for_every_picture(staff_looks, {"nl"}, [](auto const& model, auto& stage) {
        // While a plan is made something turns.
        if (model.host.planning) return;
        test::check_rests(stage);
    });
}

TEST_CASE("What leads on and out can always be touched by an employer or a host") {
    constexpr std::array ids{
        "common.next",     "common.back",       "common.done",     "common.help",
        "common.language", "common.text",       "browse.schedule", "browse.starred",
        "candidate.star",  "host.tab.arrivals", "host.tab.plan",   "host.tab.export",
        "host.exit",       "plan.run",          "plan.publish",    "plan.discard",
        "export.run",      "arrivals.search",   "arrivals.field",  "arrivals.search_close"};
    test::for_every_picture(staff_looks, {"nl", "ar"}, [&](auto const&, auto& stage) {
        test::check_wholly_seen(stage.tree(), ids);
        auto const leads_out = [&](char const* id) { return stage.tree().find(id) != nullptr; };
        CHECK((leads_out("common.back") || leads_out("common.done") || leads_out("host.exit")));
        CHECK(leads_out("common.language"));
        CHECK(leads_out("common.text"));
    });
}

TEST_CASE("No two targets of employers or hosts lie over each other") {
    test::for_every_picture(staff_looks, {"nl", "ar"}, [](auto const&, auto& stage) {
        test::check_nothing_overlaps(stage.tree(), {"browse.open", "arrivals.person"});
    });
}

TEST_CASE("No words of employers or hosts lie over each other or outside the screen") {
    test::for_every_picture(staff_looks, {"nl", "ar"}, [](auto const&, auto& stage) {
        auto const& tree = stage.tree();
        ui::Rect const canvas = ui::Rect{0, 0, tree.canvas.w, tree.canvas.h}.inset(-0.1f);
        for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
            auto const& a = tree.nodes[i];
            if (a.label.empty()) continue;
            INFO(a.id << " \"" << a.label << "\"");
            bool const is_inside = a.rect.x >= canvas.x && a.rect.y >= canvas.y &&
                                   a.rect.end() <= canvas.end() &&
                                   a.rect.bottom() <= canvas.bottom();
            CHECK((a.scroll >= 0 || is_inside));
            if (a.role != ui::Role::text) continue;
            for (std::size_t j = i + 1; j < tree.nodes.size(); ++j) {
                auto const& b = tree.nodes[j];
                if (b.role != ui::Role::text || b.label.empty()) continue;
                auto const shared = a.visible.intersected(b.visible);
                INFO("and \"" << b.label << "\"");
                CHECK((shared.w < 1 || shared.h < 1));
            }
        }
    });
}

TEST_CASE("The last of a long list can be reached and touched whole") {
    auto const last_of = [](Screen screen, std::string const& list, std::string const& id) {
        for (auto const& panel : test::panels) {
            auto model = test::open_house().model(screen, "nl");
            model.accessibility.text_step = panel.text_step;
            test::ScreenStage stage(test::open_house());
            stage.panel = panel.size;
            stage.show(model);
            scroll_to_end(stage, model, list);
            INFO(id << " at " << panel.size.w << " wide, text step " << panel.text_step);
            auto const* node = stage.tree().find(id);
            REQUIRE(node != nullptr);
            CHECK(node->visible.h > node->rect.h - 1);
        }
    };
    auto const model = test::open_house().model(Screen::browse, "nl");
    last_of(Screen::browse, "browse.list",
            "browse.star." + to_string(model.candidate_cards.back().person));
    last_of(Screen::browse, "browse.filters", "browse.evenings");
    last_of(Screen::plan, "plan.grid", "plan.cell.9.0");
    last_of(Screen::arrivals, "arrivals.needs", "arrivals.problems");
    last_of(Screen::sync, "devices.this", "devices.try_again");
    auto const problems = test::open_house().model(Screen::problems, "nl").host.problems;
    auto const last = std::find_if(problems.rbegin(), problems.rend(), [](auto const& one) {
        return one.is_open() && one.kind != screens::Problem::Kind::alike;
    });
    last_of(Screen::problems, "problems.list", "problems.close." + to_string(last->id));
}

TEST_CASE("Only the rows that can be seen are drawn, however many are registered") {
    auto crowd = test::busy_hall_state();
    auto model = test::open_house().model(Screen::arrivals, "nl");
    for (int number = 1'000; number < 6'000; ++number) {
        auto candidate = crowd.people.at(test::hall::person(10));
        candidate.id = test::hall::person(number);
        crowd.people[candidate.id] = candidate;
        model.host.arrivals.people.push_back(candidate.id);
    }
    model.state = &crowd;
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(stage.tree().nodes.size() < 200);
    auto const* list = stage.tree().find("arrivals.list");
    REQUIRE(list != nullptr);
    CHECK(list->scroll_end > 5'000 * 88);
}

TEST_CASE("All rounds of the plan can be seen, dragged aside where they are many") {
    auto many = test::open_house().busy;
    many.event.rounds = 32;
    for (auto const& panel : test::panels)
        for (auto const* language : {"nl", "ar"}) {
            auto model = test::open_house().model(Screen::plan, language);
            model.state = &many;
            model.accessibility.text_step = panel.text_step;
            test::ScreenStage stage(test::open_house());
            stage.panel = panel.size;
            stage.show(model);
            auto const is_drawn = [&](ui::Node const& node) {
                return !node.visible.is_empty() && node.id.starts_with("plan.cell.1.");
            };
            std::set<std::string> seen;
            for (int turn = 0; turn < 40; ++turn) {
                for (auto const& node : stage.tree().nodes)
                    if (is_drawn(node)) seen.insert(node.id);
                bool const to_the_left = language == std::string{"nl"};
                stage.sweep_aside(model, stage.tree().find("plan.grid")->rect,
                                  to_the_left ? -200.0f : 200.0f);
            }
            // Table 1 is free in one of the nine rounds of the plan.
            CHECK(seen.size() == 8);
            CHECK(seen.contains("plan.cell.1.8"));
            auto const* grid = stage.tree().find("plan.grid");
            CHECK(grid->across_end > 1000);
        }
}

TEST_CASE("Employers' and hosts' bars are mirrored from right to left") {
    test::ScreenStage stage(test::open_house());
    auto const x = [&](Screen screen, char const* language, char const* id) {
        stage.forget();
        stage.show(test::open_house().model(screen, language));
        auto const* node = stage.tree().find(id);
        REQUIRE(node != nullptr);
        return node->rect.middle().x;
    };
    float const middle = 640;
    CHECK(x(Screen::browse, "nl", "common.done") > middle);
    CHECK(x(Screen::browse, "ar", "common.done") < middle);
    CHECK(x(Screen::arrivals, "nl", "host.tab.arrivals") < middle);
    CHECK(x(Screen::arrivals, "ar", "host.tab.arrivals") > middle);
    CHECK(x(Screen::candidate, "nl", "candidate.star") > middle);
    CHECK(x(Screen::candidate, "ar", "candidate.star") < middle);
    CHECK(x(Screen::plan, "nl", "plan.cell.1.0") < x(Screen::plan, "nl", "plan.cell.1.8"));
    CHECK(x(Screen::plan, "ar", "plan.cell.1.0") > x(Screen::plan, "ar", "plan.cell.1.8"));
}
