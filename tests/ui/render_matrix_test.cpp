// SPDX-License-Identifier: EUPL-1.2
#include "support/eye.h"
#include "support/screen_pictures.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

// Every picture in every language on every panel at both sizes of text, judged from its tree: some
// 14,000 pictures, so what is wrong is printed and not counted one by one.
using namespace ontmoet;

namespace {

constexpr std::array panels{ui::Size{1280, 800}, ui::Size{1920, 1080}, ui::Size{800, 1280},
                            ui::Size{1024, 600}};
constexpr std::array text_steps{0, 2};

std::vector<std::string> all_languages() {
    std::vector<std::string> tags;
    for (auto const& language : i18n::interface_languages()) tags.emplace_back(language.tag);
    return tags;
}

test::ScreenHouse& open_house() {
    static auto opened = test::ScreenHouse::open();
    return opened;
}

// A stage on one panel with text of one size.
class Easel {
public:
    Easel(ui::Size panel, int text_step) : m_stage(open_house()), m_text_step(text_step) {
        m_stage.panel = panel;
    }
    ui::Tree const& draw(test::Picture const& picture, std::string const& language,
                         bool high_contrast = false) {
        auto model = picture.model(open_house(), language);
        model.accessibility.text_step = m_text_step;
        model.accessibility.high_contrast = high_contrast;
        m_stage.forget();
        m_stage.show(model);
        return m_stage.tree();
    }
    std::string name() const {
        return std::to_string(std::lround(m_stage.panel.w)) + "×" +
               std::to_string(std::lround(m_stage.panel.h)) + " at " +
               std::to_string(100 + 25 * m_text_step) + " %";
    }

private:
    test::ScreenStage m_stage;
    int m_text_step;
};

using OnEasel = std::function<std::vector<std::string>(Easel&, test::Picture const&)>;

// Prints what is said against these pictures; true when it is nothing.
bool are_good(std::vector<test::Picture> const& pictures, OnEasel const& judge) {
    bool good = true;
    for (auto const panel : panels)
        for (int const text_step : text_steps) {
            Easel easel(panel, text_step);
            for (auto const& picture : pictures)
                for (auto const& complaint : judge(easel, picture)) {
                    std::printf("%s on %s: %s\n", picture.name.c_str(), easel.name().c_str(),
                                complaint.c_str());
                    good = false;
                }
        }
    return good;
}

OnEasel in_all_languages(test::LongWords long_words) {
    return [long_words](Easel& easel, test::Picture const& picture) {
        std::vector<std::string> said;
        for (auto const& language : all_languages()) {
            auto const& tree = easel.draw(picture, language);
            for (auto const& complaints : {test::complaints_of_a_reader(tree, long_words),
                                           test::complaints_of_a_finger(tree)})
                for (auto const& complaint : complaints)
                    said.push_back("in " + language + ": " + complaint);
        }
        return said;
    };
}

}  // namespace

TEST_CASE("Every screen can be read and touched in ten languages on every panel") {
    CHECK(are_good(test::usual_pictures(), in_all_languages(test::LongWords::stay_whole)));
}

TEST_CASE("Screens with the longest names can be read and touched") {
    CHECK(are_good(test::hard_pictures(test::Hall::long_names),
                   in_all_languages(test::LongWords::may_divide)));
}

TEST_CASE("Screens with a hundred of everything, or with nothing, can be read and touched") {
    for (auto const hall : {test::Hall::crowded, test::Hall::bare})
        CHECK(are_good(test::hard_pictures(hall), in_all_languages(test::LongWords::stay_whole)));
}

TEST_CASE("Stronger colours can be read, too") {
    CHECK(are_good(test::usual_pictures(), [](Easel& easel, test::Picture const& picture) {
        return test::complaints_of_a_reader(easel.draw(picture, "nl", true),
                                            test::LongWords::stay_whole);
    }));
}

TEST_CASE("A language that runs from right to left mirrors every screen") {
    CHECK(are_good(test::usual_pictures(), [](Easel& easel, test::Picture const& picture) {
        auto const dutch = easel.draw(picture, "nl");
        std::vector<std::string> said;
        for (auto const* language : {"ar", "fa", "ps"}) {
            auto const more = test::complaints_of_a_mirror(dutch, easel.draw(picture, language));
            said.insert(said.end(), more.begin(), more.end());
        }
        return said;
    }));
}
