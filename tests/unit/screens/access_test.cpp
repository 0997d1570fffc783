// SPDX-License-Identifier: EUPL-1.2
#include "ui/focus.h"
#include "unit/screens/layout_checks.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace ontmoet;
using screens::Model;
using screens::Screen;

namespace {

std::set<std::string> targets_of(ui::Tree const& tree) {
    std::set<std::string> ids;
    for (auto const& node : tree.nodes)
        if (node.is_pressable()) ids.insert(node.id);
    return ids;
}

// A person with two buttons: Space or Tab goes on, Enter chooses.
class Walker {
public:
    explicit Walker(Model model) : m_model(std::move(model)), m_stage(test::open_house()) {
        m_model.accessibility.two_buttons = true;
        m_stage.show(m_model);
        m_stage.frame(m_model);
    }
    ui::Tree const& tree() const { return m_stage.tree(); }
    screens::MaybeIntent press(ui::Key key) {
        ++m_presses;
        return m_stage.key(m_model, key);
    }
    ui::Node const& here() const {
        for (auto const& node : tree().nodes)
            if (node.focused) return node;
        check(false, "something is highlighted");
        return tree().nodes.front();
    }
    int presses() const { return m_presses; }

    // Into every group once and out of it again, until all are seen; gives what was come to.
    std::set<std::string> walk() {
        std::set<std::string> met;
        std::set<std::string> entered;
        for (int most = 3'000; most > 0; --most) {
            auto const& at = here();
            if (at.id.starts_with("scan.group.")) {
                auto const group = std::to_string(m_depth) + at.id;
                if (entered.insert(group).second) {
                    press(ui::Key::enter);
                    ++m_depth;
                    continue;
                }
                if (m_depth == 0 && met.size() >= targets_of(tree()).size()) return met;
            } else if (at.id == ui::k_leave_id) {
                press(ui::Key::enter);
                --m_depth;
            } else if (!met.insert(at.id).second && m_depth == 0 &&
                       met.size() >= targets_of(tree()).size()) {
                return met;
            }
            press(ui::Key::tab);
        }
        return met;
    }

private:
    Model m_model;
    test::ScreenStage m_stage;
    int m_presses = 0;
    int m_depth = 0;
};

}  // namespace

TEST_CASE("Two buttons come to everything that can be pressed, on every screen") {
    for (auto const& [screen, name, title] : screens::screen_names()) {
        INFO(name);
        Walker walker(test::open_house().model(screen, "nl"));
        auto const wanted = targets_of(walker.tree());
        if (screen == Screen::board) {
            CHECK(wanted.empty());
            continue;
        }
        auto const met = walker.walk();
        CHECK(std::includes(met.begin(), met.end(), wanted.begin(), wanted.end()));
    }
}

TEST_CASE("Two buttons answer whether somebody is still there") {
    auto model = test::open_house().model(Screen::days, "nl");
    model.asks_presence = true;
    Walker walker(model);
    CHECK(walker.walk() == std::set<std::string>{"presence", "presence.stop", "presence.yes"});
    while (walker.here().id != "presence.yes") walker.press(ui::Key::tab);
    auto const said = walker.press(ui::Key::enter);
    REQUIRE(said);
    CHECK(std::holds_alternative<screens::StillHere>(*said));
}

TEST_CASE("Tab comes to every target of every screen") {
    for (auto const& [screen, name, title] : screens::screen_names()) {
        INFO(name);
        auto const model = test::open_house().model(screen, "ar");
        test::ScreenStage stage(test::open_house());
        stage.show(model);
        std::set<std::string> wanted;
        for (auto const& node : stage.tree().nodes)
            if (node.is_pressable() && node.role != ui::Role::key) wanted.insert(node.id);
        std::set<std::string> met;
        auto const all_met = [&] {
            return std::includes(met.begin(), met.end(), wanted.begin(), wanted.end());
        };
        // Lists draw more of themselves while the keys walk down in them.
        for (int most = 400; most > 0 && !all_met(); --most) {
            stage.key(model, ui::Key::tab);
            auto const& nodes = stage.tree().nodes;
            auto const at =
                std::find_if(nodes.begin(), nodes.end(), [](auto& node) { return node.focused; });
            REQUIRE(at != nodes.end());
            CHECK_FALSE(at->visible.is_empty());
            if (at->role != ui::Role::key) met.insert(at->id);
        }
        CHECK(all_met());
    }
}

TEST_CASE("Keys come to the last of a long list of which only a part is drawn") {
    auto const model = test::open_house().model(Screen::browse, "nl");
    auto const last = "browse.star." + to_string(model.candidate_cards.back().person);
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    REQUIRE(stage.tree().find(last) == nullptr);
    auto const is_at = [&](std::string const& id) {
        auto const* node = stage.tree().find(id);
        return node != nullptr && node->focused;
    };
    for (int most = 40; most > 0 && !is_at("browse.list"); --most) stage.key(model, ui::Key::tab);
    for (int most = 40; most > 0 && stage.tree().find(last) == nullptr; --most)
        stage.key(model, ui::Key::enter);
    stage.key(model, ui::Key::down);
    stage.key(model, ui::Key::back_tab);
    CHECK(is_at(last));
}

TEST_CASE("Escape leads back from every screen that has a way back") {
    for (auto const& [screen, name, title] : screens::screen_names()) {
        INFO(name);
        auto const model = test::open_house().model(screen, "nl");
        test::ScreenStage stage(test::open_house());
        stage.show(model);
        auto const said = stage.key(model, ui::Key::escape);
        if (stage.tree().find("common.back") == nullptr) continue;
        REQUIRE(said);
        CHECK(std::holds_alternative<screens::Back>(*said));
    }
}

TEST_CASE("Everything can be touched in the lower half while that is wanted") {
    auto const panel = GENERATE(ui::Size{1280, 800}, ui::Size{800, 1280});
    for (auto const& [screen, name, title] : screens::screen_names()) {
        if (screen == Screen::board) continue;
        auto model = test::open_house().model(screen, "nl");
        model.accessibility.reach = true;
        test::ScreenStage stage(test::open_house());
        stage.panel = panel;
        stage.show(model);
        float const half = stage.tree().canvas.h / 2;
        ui::Rect const low{0, half, stage.tree().canvas.w, half};
        auto const at_first = stage.tree();
        std::map<std::string, float> most;
        for (int step = 0; step < 3; ++step) {
            for (auto const& node : stage.tree().nodes)
                most[node.id] = std::max(most[node.id], node.visible.intersected(low).h);
            stage.press(model, "reach.slide");
            stage.show(model);
        }
        for (auto const& node : at_first.nodes) {
            if (!node.is_pressable() || node.visible.is_empty()) continue;
            INFO(name << " " << node.id);
            CHECK(most[node.id] >= std::min(64.0f, node.visible.h) - 1);
        }
    }
}

TEST_CASE("No words are cut off and no target shrinks where there is a strip for reach") {
    test::ScreenStage stage(test::open_house());
    for (auto const& language : {"nl", "ar", "ti"})
        for (auto const& [screen, name, title] : screens::screen_names()) {
            INFO(name << " in " << language);
            auto model = test::open_house().model(screen, language);
            model.accessibility.reach = true;
            stage.forget();
            stage.show(model);
            test::check_no_word_is_cut(stage.tree());
            test::check_targets(stage.tree());
        }
}
