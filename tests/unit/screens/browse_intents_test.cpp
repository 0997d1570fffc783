// SPDX-License-Identifier: EUPL-1.2
#include "unit/screens/layout_checks.h"

#include <algorithm>

using namespace ontmoet;
using namespace ontmoet::screens;
using test::said;

namespace {

Model browse_model(Screen screen, char const* language = "nl") {
    return test::open_house().model(screen, language);
}

template <class Wanted>
std::optional<Wanted> browsed(Model const& model, std::string const& id) {
    auto const intent = said<BrowseIntent>(model, id);
    if (!intent || !std::holds_alternative<Wanted>(*intent)) return std::nullopt;
    return std::get<Wanted>(*intent);
}

bool has_words(ui::Tree const& tree, std::string const& words) {
    return std::ranges::any_of(tree.nodes, [&](ui::Node const& node) {
        return node.label.find(words) != std::string::npos;
    });
}

std::string words_of(std::string const& key) {
    return test::open_house().tongues.get("nl").text(key);
}

}  // namespace

TEST_CASE("Two candidates are chosen by touching their cards, or none after all") {
    auto model = browse_model(Screen::browse);
    auto const first = model.candidate_cards.front().person;
    CHECK(browsed<CompareTwo>(model, "browse.compare")->begins);
    model.employer.browsing.compares = true;
    model.employer.browsing.compared.clear();
    CHECK(browsed<Compare>(model, "browse.open." + to_string(first))->person == first);
    CHECK(browsed<Compare>(model, "browse.compare." + to_string(first))->person == first);
    CHECK_FALSE(browsed<CompareTwo>(model, "browse.compare")->begins);
}

TEST_CASE("Two candidates lie beside each other without a name, a score or an order") {
    auto model = browse_model(Screen::compare);
    REQUIRE(model.employer.browsing.compared.size() == 2);
    auto const person = model.employer.browsing.compared.front();
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    for (auto const& other : model.employer.browsing.compared) {
        auto const& candidate = model.state->people.at(other);
        CHECK(has_words(stage.tree(), candidate.badge));
        CHECK_FALSE(has_words(stage.tree(), candidate.profile.family_name));
    }
    CHECK_FALSE(has_words(stage.tree(), "%"));
    CHECK(stage.tree().find_label(words_of("compare.both")) != nullptr);
    CHECK(said<Star>(model, "compare.star." + to_string(person))->person == person);
    CHECK(said<OpenCandidate>(model, "compare.open." + to_string(person))->person == person);
    // Who is not shown any more is not compared.
    std::erase_if(model.candidate_cards, [&](auto const& card) { return card.person == person; });
    stage.show(model);
    CHECK(stage.tree().find_label(words_of("candidate.gone")) != nullptr);
}

TEST_CASE("What both say is the same on both sides, whatever else they say") {
    auto state = test::open_house().busy;
    auto model = browse_model(Screen::compare);
    model.state = &state;
    auto const& pair = model.employer.browsing.compared;
    state.people.at(pair[0]).profile.skills = {"kassa", "Zeilen"};
    state.people.at(pair[1]).profile.skills = {"Schaken", "kassa"};
    test::ScreenStage stage(test::open_house());
    stage.panel = {800, 1280};
    stage.show(model);
    std::vector<float> shared;
    for (auto const& node : stage.tree().nodes)
        if (node.label == words_of("skill.kassa")) shared.push_back(node.rect.y);
    REQUIRE(shared.size() == 2);
    CHECK(shared[0] == Approx(shared[1]));
    CHECK(has_words(stage.tree(), "Zeilen"));
    CHECK(has_words(stage.tree(), "Schaken"));
}

TEST_CASE("An invitation says when and where and is one touch, or says why it cannot be") {
    auto model = browse_model(Screen::invite);
    CHECK(browsed<InvitePerson>(model, "invite.confirm"));
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    auto const& meet = model.employer.browsing.invitation.meets.front();
    auto const& tongue = test::open_house().tongues.get("nl");
    CHECK(has_words(stage.tree(), tongue.time(domain::round_start(*model.state, meet.round))));
    for (auto const* why :
         {"already", "not_here", "table_full", "no_interpreter", "no_common_round"}) {
        auto const key = std::string{"invite."} + why;
        model.employer.browsing.invitation = {{}, key};
        stage.show(model);
        CHECK(stage.tree().find("invite.confirm") == nullptr);
        CHECK(stage.tree().find_label(words_of(key)) != nullptr);
    }
}

TEST_CASE("Whoever stands before a candidate's card invites and writes, where that can be kept") {
    domain::State free = test::open_house().busy;
    auto model = browse_model(Screen::candidate);
    std::erase_if(free.meets, [&](auto const& meet) {
        return meet.second.planned.person == model.employer.open_candidate;
    });
    model.state = &free;
    CHECK(said<Open>(model, "candidate.invite")->screen == Screen::invite);
    CHECK(browsed<OpenNote>(model, "candidate.note"));
    auto const has = [&](char const* id) {
        test::ScreenStage stage(test::open_house());
        stage.show(model);
        return stage.tree().find(id) != nullptr;
    };
    model.is_browse_screen = true;
    model.at_table.organisation = test::hall::organisation(3);
    CHECK_FALSE(has("candidate.invite"));
    CHECK_FALSE(has("candidate.note"));
    model.at_table.organisation = model.employer.organisation;
    CHECK(has("candidate.note"));
    model.is_browse_screen = false;
    free.plan.reset();
    CHECK_FALSE(has("candidate.invite"));
    model.employer.staff = {};
    CHECK_FALSE(has("candidate.note"));
}

TEST_CASE("A note is typed, and read on its own screen alone") {
    auto const secret = std::string{"Kan goed met mensen om"};
    auto state = test::open_house().busy;
    auto model = browse_model(Screen::note);
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    stage.press(model, "note.keyboard.a");
    auto const typed = stage.frame(model);
    REQUIRE(typed);
    CHECK(std::get<TypeNote>(std::get<BrowseIntent>(*typed)).text.size() >
          model.employer.browsing.note->size());
    auto const person = model.employer.open_candidate;
    state.notes[{person, model.employer.organisation}] = secret;
    state.notes[{test::hall::visitor, model.employer.organisation}] = secret;
    for (auto const& [screen, name, title] : screen_names()) {
        if (screen == Screen::note || screen == Screen::table_note) continue;
        auto other = browse_model(screen);
        auto notes = *other.state;
        notes.notes = state.notes;
        other.state = &notes;
        stage.forget();
        stage.show(other);
        INFO(name);
        CHECK_FALSE(has_words(stage.tree(), secret));
    }
}

TEST_CASE("A candidate sees an invitation on their schedule, may refuse it, and hears of notes") {
    auto state = test::hall_state();
    for (auto& [id, meet] : state.meets)
        if (meet.planned.organisation == test::hall::organisation(2)) meet.invited = true;
    state.notes[{test::hall::visitor, test::hall::organisation(2)}] = "Vriendelijk";
    auto model = browse_model(Screen::schedule);
    model.state = &state;
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(has_words(stage.tree(), words_of("schedule.invited")));
    model = browse_model(Screen::employer);
    model.state = &state;
    model.visitor.open_employer = test::hall::organisation(2);
    stage.forget();
    stage.show(model);
    CHECK(has_words(stage.tree(), "nodigt je uit"));
    CHECK(said<AnswerEmployer>(model, "employer.no")->answer == domain::Answer::no);
    model = browse_model(Screen::card);
    model.state = &state;
    stage.forget();
    stage.show(model);
    auto const words = test::open_house().tongues.get("nl").plural("card.notes", 1);
    CHECK(stage.tree().find_label(words) != nullptr);
    CHECK_FALSE(has_words(stage.tree(), "Vriendelijk"));
}

TEST_CASE(
    "Employers come to cards of their own and to the ambassadors, visitors to none of these") {
    CHECK(said<Open>(Screen::browse, "browse.info")->screen == Screen::info);
    auto model = browse_model(Screen::info);
    model.employer.organisation = test::hall::organisation(0);
    CHECK(said<OpenCard>(model, "info.card.hiring")->name == "hiring");
    CHECK(said<Open>(model, "info.ambassadors")->screen == Screen::ambassadors);
    test::ScreenStage stage(test::open_house());
    model.employer = {};
    stage.show(model);
    CHECK(stage.tree().find("info.card.hiring") == nullptr);
    CHECK(stage.tree().find("info.ambassadors") == nullptr);
    CHECK(stage.tree().find("info.card.rights") != nullptr);
}

TEST_CASE("Ambassadors are named with their table and when it is free") {
    auto model = browse_model(Screen::ambassadors);
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    auto const ambassador = model.state->organisations.at(test::hall::organisation(1)).name;
    auto const own = model.state->organisations.at(model.employer.organisation).name;
    CHECK(has_words(stage.tree(), ambassador));
    CHECK_FALSE(has_words(stage.tree(), own));
    model.is_browse_screen = true;
    stage.show(model);
    CHECK(has_words(stage.tree(), ambassador));
    CHECK_FALSE(has_words(stage.tree(), "Vrij om"));
}
