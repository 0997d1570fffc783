// SPDX-License-Identifier: EUPL-1.2
#include "unit/screens/layout_checks.h"

#include <algorithm>

using namespace ontmoet;
using namespace ontmoet::screens;
using test::said;

namespace {

Model staff_model(Screen screen) {
    return test::open_house().model(screen, "nl");
}

// Nobody may learn from these words who a candidate is.
void check_no_name(ui::Tree const& tree) {
    for (auto const& node : tree.nodes)
        for (auto const* name : {"Mohammad", "Yordanos", "Hadjimichalopoulou", "Örnek", "نموذج"}) {
            INFO(node.label);
            CHECK(node.label.find(name) == std::string::npos);
        }
}

}  // namespace

TEST_CASE("An employer comes in by number or by name") {
    CHECK(said<TypeCode>(Screen::staff_code, "staff.pad.4")->code == "7004");
    CHECK(said<TypeCode>(Screen::staff_code, "staff.pad.erase")->code == "70");
    auto const firm = test::hall::organisation(2);
    CHECK(said<ChooseOrganisation>(Screen::staff_code, "staff.organisation." + to_string(firm))
              ->organisation == firm);
    CHECK(said<Back>(Screen::staff_code, "common.back"));
    CHECK(said<AskHelp>(Screen::staff_code, "common.help"));
    CHECK(said<Open>(Screen::staff_code, "common.language")->screen == Screen::change_language);
    auto const staff = test::hall::id<StaffId>("busy staff 1");
    CHECK(said<ChooseStaff>(Screen::staff_choice, "staff.person." + to_string(staff))->staff ==
          staff);
}

TEST_CASE("A wrong number of an employer is answered beside the keys") {
    auto model = staff_model(Screen::staff_code);
    model.toast = Toast{"code.unknown", false, model.now + Duration{4'000}};
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(stage.tree().find("toast") == nullptr);
    auto const words = test::open_house().tongues.get("nl").text("code.unknown");
    CHECK(stage.tree().find_label(words) != nullptr);
}

TEST_CASE("An organisation without staff or a kiosk without employers says what to do") {
    auto const& tongue = test::open_house().tongues.get("nl");
    test::ScreenStage stage(test::open_house());
    auto model = staff_model(Screen::staff_choice);
    model.employer.organisation = test::hall::organisation(3);
    stage.show(model);
    CHECK(stage.tree().find_label(tongue.text("staff.nobody")) != nullptr);
    domain::State const nothing;
    model = staff_model(Screen::staff_code);
    model.state = &nothing;
    stage.show(model);
    CHECK(stage.tree().find_label(tongue.text("staff.no_organisations")) != nullptr);
}

TEST_CASE("Candidates are sorted for one offer and filtered by what they can") {
    auto const other = test::hall::offer(101);
    CHECK(said<ChooseOffer>(Screen::browse, "browse.offer." + to_string(other))->offer == other);
    CHECK_FALSE(
        said<ChooseOffer>(Screen::browse, "browse.offer." + to_string(test::hall::offer(0))));
    auto model = staff_model(Screen::browse);
    model.employer.levels = {domain::Level::a2};
    CHECK(said<SetFilter>(model, "browse.starred")->filter.only_starred);
    model.employer.only_starred = true;
    CHECK_FALSE(said<SetFilter>(model, "browse.starred")->filter.only_starred);
    test::ScreenStage upright(test::open_house());
    upright.panel = {800, 1280};
    auto const filter = [&](char const* id) {
        upright.show(model);
        upright.wait(Duration{1'000});
        auto const intent = upright.press(model, id);
        REQUIRE(intent);
        return std::get<SetFilter>(*intent).filter;
    };
    CHECK(filter("browse.level.b1").levels.size() == 2);
    CHECK(filter("browse.level.a2").levels.empty());
    for (auto const& [id, member] : {std::pair{"browse.now", &Employer::only_now},
                                     {"browse.licence", &Employer::only_licence},
                                     {"browse.evenings", &Employer::only_evenings}})
        CHECK(filter(id).*member);
}

TEST_CASE("A candidate is opened, starred and taken off the list again") {
    auto model = staff_model(Screen::browse);
    auto const person = model.candidate_cards.front().person;
    auto const opened = said<OpenCandidate>(model, "browse.open." + to_string(person));
    REQUIRE(opened);
    CHECK(opened->person == person);
    CHECK(said<Star>(model, "browse.star." + to_string(person))->starred);
    model.candidate_cards.front().starred = true;
    CHECK_FALSE(said<Star>(model, "browse.star." + to_string(person))->starred);
    CHECK(said<Open>(model, "browse.schedule")->screen == Screen::our_schedule);
    CHECK(said<Finish>(model, "common.done"));
    CHECK(said<Star>(Screen::candidate, "candidate.star")->person == person);
    CHECK(said<Back>(Screen::candidate, "common.back"));
}

TEST_CASE("An employer sees nobody's name while choosing, and after two times yes only") {
    test::ScreenStage stage(test::open_house());
    for (auto const screen : {Screen::browse, Screen::candidate}) {
        stage.forget();
        stage.show(staff_model(screen));
        check_no_name(stage.tree());
    }
    auto quiet = test::open_house().busy;
    for (auto& [id, meet] : quiet.meets) meet.candidate_verdict = domain::Answer::maybe;
    auto model = staff_model(Screen::our_schedule);
    model.state = &quiet;
    stage.show(model);
    check_no_name(stage.tree());
    auto const& profile = test::open_house().busy.people.at(test::hall::person(10)).profile;
    stage.show(staff_model(Screen::our_schedule));
    CHECK(std::ranges::any_of(stage.tree().nodes, [&](ui::Node const& node) {
        return node.label.find(profile.family_name) != std::string::npos;
    }));
}

TEST_CASE("An employer judges meets that have begun") {
    auto const first = test::hall::meet(0);
    auto const given = said<GiveVerdict>(Screen::our_schedule, "ours.no." + to_string(first));
    REQUIRE(given);
    CHECK(given->meet == first);
    CHECK(given->side == domain::Side::employer);
    CHECK(given->answer == domain::Answer::no);
    CHECK_FALSE(said<GiveVerdict>(Screen::our_schedule, "ours.yes." + to_string(first)));
    auto model = staff_model(Screen::our_schedule);
    model.now = test::hall::start - std::chrono::minutes{1};
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(stage.tree().find("ours.yes." + to_string(first)) == nullptr);
}

TEST_CASE("A PIN is typed, given, and not while the pad is locked") {
    CHECK(said<TypePin>(Screen::pin, "pin.pad.9")->digits == "129");
    CHECK(said<Next>(Screen::pin, "common.next"));
    CHECK(said<Back>(Screen::pin, "common.back"));
    auto model = staff_model(Screen::pin);
    model.pin_locked_until = model.now + Duration{30'000};
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK_FALSE(stage.tree().find("pin.pad.9")->enabled);
    CHECK_FALSE(stage.tree().find("common.next")->enabled);
    CHECK(stage.tree().find("pin.sentence")->label.find("30") != std::string::npos);
}

TEST_CASE("A host who left a search open finds the way to the other pages") {
    test::ScreenStage upright(test::open_house());
    upright.panel = {800, 1280};
    for (auto const screen : {Screen::plan, Screen::hall, Screen::export_event, Screen::touched}) {
        auto model = staff_model(screen);
        model.host.search = "noo";
        upright.show(model);
        CHECK(upright.tree().find("host.tab.arrivals") != nullptr);
    }
    auto model = staff_model(Screen::plan);
    model.host.announcement = "soep";
    upright.show(model);
    CHECK(upright.tree().find("host.tab.hall") != nullptr);
}

TEST_CASE("A host goes from page to page and locks the kiosk") {
    CHECK(said<Open>(Screen::arrivals, "host.tab.plan")->screen == Screen::plan);
    CHECK(said<Open>(Screen::plan, "host.tab.export")->screen == Screen::export_event);
    CHECK(said<Open>(Screen::plan, "host.tab.arrivals")->screen == Screen::arrivals);
    CHECK_FALSE(said<Open>(Screen::plan, "host.tab.plan"));
    CHECK(said<Finish>(Screen::export_event, "host.exit"));
    CHECK(said<ExportEvent>(Screen::export_event, "export.run"));
}

TEST_CASE("The pill of the network is quiet while all is well and else says what is wrong") {
    auto model = staff_model(Screen::plan);
    auto const& tongue = test::open_house().tongues.get("nl");
    auto const words = [&] {
        test::ScreenStage stage(test::open_house());
        stage.panel = {1920, 1080};
        stage.show(model);
        return stage.tree().find("host.network")->label;
    };
    CHECK(said<Open>(model, "host.network")->screen == Screen::sync);
    CHECK(words() == tongue.plural("sync.need_help", 3));
    model.devices.list.clear();
    CHECK(words() == tongue.text("network.online"));
    model.network.online = false;
    model.network.pending = 2;
    CHECK(words() == tongue.plural("network.waiting", 2));
}

TEST_CASE("A host reads how this device and all others are, and has it try again") {
    auto model = staff_model(Screen::sync);
    CHECK(said<TrySync>(model, "devices.try_again"));
    CHECK(said<Back>(model, "common.back"));
    auto const& tongue = test::open_house().tongues.get("nl");
    auto const shows = [&](std::string const& words) {
        test::ScreenStage stage(test::open_house());
        stage.show(model);
        return stage.tree().find_label(words) != nullptr;
    };
    CHECK(shows(tongue.text("sync.all_well")));
    CHECK(shows(tongue.text("sync.old_program")));
    CHECK(shows(tongue.plural("sync.there", 34)));
    CHECK_FALSE(shows(tongue.text("sync.too_old")));
    model.network.online = false;
    model.network.trouble = "sync.too_old";
    CHECK(shows(tongue.text("sync.too_old")));
    model.devices = {};
    CHECK(shows(tongue.text("sync.no_list")));
}

TEST_CASE("A host sees what waits at the printers, and prints it again or not at all") {
    auto model = staff_model(Screen::printing);
    CHECK(said<PrintAgain>(model, "printing.again.2")->job == 2);
    CHECK(said<CancelPrint>(model, "printing.cancel.1")->job == 1);
    CHECK(said<TrySync>(model, "printing.try_again"));
    CHECK(said<Back>(model, "common.back"));
    auto const& tongue = test::open_house().tongues.get("nl");
    test::ScreenStage stage(test::open_house());
    stage.panel = {1920, 1080};
    stage.show(model);
    auto const& person = model.state->people.at(test::hall::person(11));
    REQUIRE_FALSE(person.badge.empty());
    auto const title = i18n::isolate(person.badge) + " · " + tongue.text("print.badge");
    CHECK(stage.tree().find_label(title) != nullptr);
    CHECK(stage.tree().find_label(tongue.text("print.printer_paper_out") + ". " +
                                  tongue.text("printing.put_paper")) != nullptr);
    for (auto const& node : stage.tree().nodes)
        CHECK(node.label.find(person.profile.given_name) == std::string::npos);
    model.printers.lines.clear();
    stage.show(model);
    CHECK(stage.tree().find_label(tongue.text("printing.no_printer")) != nullptr);
}

TEST_CASE("A printer that needs help is told where hosts look first") {
    auto model = staff_model(Screen::arrivals);
    auto const calm = test::hall_state();
    model.state = &calm;
    CHECK(said<Open>(model, "arrivals.printer.1")->screen == Screen::printing);
    CHECK(said<Open>(Screen::sync, "devices.printing")->screen == Screen::printing);
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(stage.tree().find("arrivals.printer.0") == nullptr);
}

TEST_CASE("A host checks in who is not here yet") {
    auto model = staff_model(Screen::arrivals);
    auto const here = test::hall::person(10);
    auto const absent = test::hall::person(12);
    model.host.arrivals.people = {absent, here};
    CHECK(said<HostCheckIn>(model, "arrivals.check_in." + to_string(absent))->person == absent);
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(stage.tree().find("arrivals.check_in." + to_string(here)) == nullptr);
}

TEST_CASE("A host searches by name and closes the search again") {
    CHECK(said<HostSearch>(Screen::arrivals, "arrivals.search")->text == "");
    auto model = staff_model(Screen::arrivals);
    model.host.search = "noo";
    CHECK_FALSE(said<HostSearch>(model, "arrivals.search_close")->text);
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK_FALSE(stage.press(model, "arrivals.keyboard.r"));
    auto const intent = stage.frame(model);
    REQUIRE(intent);
    CHECK(std::get<HostSearch>(*intent).text == "noor");
    model.host.arrivals.people.clear();
    stage.show(model);
    auto const words = test::open_house().tongues.get("nl").text("arrivals.not_found");
    CHECK(stage.tree().find_label(words) != nullptr);
}

TEST_CASE("What needs a host stands there until it has been taken care of") {
    auto const& state = test::open_house().busy;
    auto const answered =
        said<AnswerHelp>(Screen::arrivals, "arrivals.help." + to_string(state.help[0].id));
    REQUIRE(answered);
    CHECK(answered->asked == state.help[0].id);
    auto model = staff_model(Screen::arrivals);
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(stage.tree().find("arrivals.help." + to_string(state.help[2].id)) == nullptr);
    auto const calm = test::hall_state();
    model.state = &calm;
    CHECK(said<Open>(model, "arrivals.problems")->screen == Screen::problems);
    CHECK(said<Open>(model, "host.problems")->screen == Screen::problems);
    model.host.problems.clear();
    model.printers = {};
    stage.show(model);
    auto const words = test::open_house().tongues.get("nl").text("arrivals.all_calm");
    CHECK(stage.tree().find_label(words) != nullptr);
    CHECK(stage.tree().find("host.problems") == nullptr);
}

TEST_CASE("A plan is made, looked at, published or thrown away") {
    auto model = staff_model(Screen::plan);
    CHECK(said<PublishPlan>(model, "plan.publish"));
    CHECK(said<DiscardPlan>(model, "plan.discard"));
    CHECK(said<RunPlan>(model, "plan.run"));
    test::ScreenStage stage(test::open_house());
    model.host.draft.reset();
    stage.show(model);
    CHECK(stage.tree().find("plan.publish") == nullptr);
    model.host.planning = true;
    stage.show(model);
    CHECK(stage.tree().find("plan.run") == nullptr);
    CHECK(said<StopPlan>(model, "plan.stop"));
    auto nothing = test::hall_state();
    nothing.meets.clear();
    model.state = &nothing;
    stage.show(model);
    auto const words = test::open_house().tongues.get("nl").text("plan.empty");
    CHECK(stage.tree().find_label(words) != nullptr);
}
