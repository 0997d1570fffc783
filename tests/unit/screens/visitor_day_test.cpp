// SPDX-License-Identifier: EUPL-1.2
#include "domain/bodies.h"
#include "screens/months.h"
#include "screens/parts.h"
#include "screens/visitor/helpers.h"
#include "unit/screens/layout_checks.h"

#include <array>

using namespace ontmoet;
using namespace ontmoet::screens;
using test::said;

namespace {

std::string with_id(std::string const& what, OrganisationId organisation) {
    return what + to_string(organisation);
}

}  // namespace

TEST_CASE("Faces tell how a talk was, apart from whether to go on") {
    auto const face = said<RateTreatment>(Screen::verdict, "verdict.how.bad");
    REQUIRE(face);
    CHECK(face->meet == test::hall::meet(0));
    CHECK(face->rating == 1);
    auto const day = said<RateTreatment>(Screen::leave, "leave.good");
    REQUIRE(day);
    CHECK(day->meet.is_none());
    CHECK(day->rating == domain::k_best_rating);
    CHECK(said<CheckOutNow>(Screen::leave, "leave.check_out"));
}

TEST_CASE("One more meet is offered when there is a plan, with what is free") {
    CHECK(said<Open>(Screen::schedule, "schedule.more")->screen == Screen::more);
    CHECK(said<Open>(Screen::schedule, "schedule.employers")->screen == Screen::employers);
    auto const booked = said<BookMeet>(Screen::more, with_id("more.", test::hall::organisation(4)));
    REQUIRE(booked);
    CHECK(booked->organisation == test::hall::organisation(4));
    auto unplanned = test::open_house().state;
    unplanned.plan.reset();
    auto model = test::open_house().model(Screen::schedule, "nl");
    model.state = &unplanned;
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(stage.tree().find("schedule.more") == nullptr);
}

TEST_CASE("Who is late or stops says so from the schedule") {
    CHECK(said<Open>(Screen::schedule, "schedule.late")->screen == Screen::late);
    CHECK(said<Open>(Screen::schedule, "schedule.stop")->screen == Screen::stop);
    CHECK(said<BeLate>(Screen::late, "late.10")->minutes == 10);
    CHECK(said<StopToday>(Screen::stop, "stop.yes"));
    CHECK(said<Back>(Screen::stop, "stop.no"));
    CHECK(said<LeaveNow>(Screen::ready, "ready.leave"));
}

TEST_CASE("What changed in the schedule since the last look is marked") {
    auto const& tongue = test::open_house().tongues.get("nl");
    auto state = test::open_house().state;
    auto model = test::open_house().model(Screen::schedule, "nl");
    model.state = &state;
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(stage.tree().find_label(tongue.text("schedule.new")) == nullptr);
    auto& seen = state.people.at(test::hall::visitor).seen.emplace();
    auto const known = state.meets.at(test::hall::meet(0)).planned;
    seen[known.meet] = {known.table, known.round + 1};
    seen[MeetId::from_name({}, "gone")] = {known.table, 0};
    stage.show(model);
    CHECK(stage.tree().find_label(tongue.text("schedule.new")) != nullptr);
    CHECK(stage.tree().find_label(tongue.text("schedule.changed")) != nullptr);
    CHECK(stage.tree().find_label(tongue.plural("schedule.cancelled", 1)) != nullptr);
}

TEST_CASE("What is taken along is only what works here") {
    CHECK(said<PrintProfile>(Screen::take_along, "take.profile_paper"));
    CHECK(said<TakeOnPhone>(Screen::take_along, "take.phone"));
    auto model = test::open_house().model(Screen::take_along, "nl");
    test::ScreenStage stage(test::open_house());
    model.has_phone_page = false;
    model.printers = {};
    stage.show(model);
    for (auto const* id : {"take.phone", "take.badge", "take.schedule", "take.profile_paper"})
        CHECK(stage.tree().find(id) == nullptr);
    CHECK(stage.tree().find("take.profile") != nullptr);
}

TEST_CASE("The ways to be reached are there before the keys come, and again when they go") {
    constexpr std::array k_places{"contact.phone", "contact.email",   "contact.person",
                                  "contact.call",  "contact.message", "contact.mail"};
    for (ui::Size const panel : {ui::Size{1280, 800}, ui::Size{1080, 1920}})
        for (int const step : {0, 2}) {
            INFO(panel.w << " wide, text step " << step);
            auto model = test::open_house().model(Screen::contact, "nl");
            model.accessibility.text_step = step;
            test::ScreenStage stage(test::open_house());
            stage.panel = panel;
            stage.show(model);
            CHECK(stage.tree().find("contact.keyboard.enter") == nullptr);
            for (auto const* id : k_places) {
                INFO(id);
                auto const way = stage.tree().drag_into_view(id);
                // Large letters scroll, by less than a page.
                CHECK((!way || step == 2));
                if (way) stage.sweep(model, stage.tree().find("contact.fields")->rect, -400);
                auto const* place = stage.tree().find(id);
                CHECK(place->visible.h > place->rect.h - 1);
                CHECK(place->visible.w > place->rect.w - 1);
            }
            stage.forget();
            stage.show(model);
            stage.press(model, "contact.phone");
            stage.show(model);
            CHECK(stage.tree().find("contact.keyboard.enter") != nullptr);
            stage.press(model, "contact.keyboard.enter");
            stage.show(model);
            CHECK(stage.tree().find("contact.keyboard.enter") == nullptr);
        }
}

TEST_CASE("Everything of a profile can be told by touching it") {
    auto const reads = said<EditProfile>(Screen::dutch_reading, "dutch_reading.a2");
    CHECK(reads->profile.dutch.reading == domain::Level::a2);
    CHECK(reads->profile.dutch.writing == domain::Level::a2);
    CHECK(
        said<EditProfile>(Screen::dutch_reading, "dutch_reading.test")->profile.dutch_measured_by ==
        "test");
    CHECK(said<EditProfile>(Screen::dutch_reading, "dutch_reading.aim.b1")->profile.dutch_aim ==
          domain::Level::b1);
    CHECK(said<EditProfile>(Screen::work_years, "years.0.here")->profile.work[0].in_netherlands);
    CHECK(said<EditProfile>(Screen::can, "can.kassa")->profile.skills.back() == "kassa");
    CHECK(said<EditProfile>(Screen::papers, "papers.primary")->profile.education == "primary");
    CHECK(said<EditProfile>(Screen::school, "school.field.zorg")->profile.education_field ==
          "zorg");
    CHECK(said<EditProfile>(Screen::school, "school.years.more")->profile.education_years == 1);
    CHECK(said<EditProfile>(Screen::school, "school.finished")->profile.education_finished ==
          "yes");
    CHECK(said<EditProfile>(Screen::reach, "reach.car")->profile.reach.modes.back() ==
          domain::TravelMode::car);
    CHECK(said<EditProfile>(Screen::helping, "helping.childcare")->profile.practical_needs ==
          std::vector<std::string>{"childcare"});
    CHECK(said<EditProfile>(Screen::dream, "dream.any_job")->profile.any_job);
    CHECK(said<EditProfile>(Screen::contact, "contact.message")->profile.reached_by == "message");
    CHECK(said<Open>(Screen::card, "card.work")->screen == Screen::work);
}

TEST_CASE("How well somebody speaks a language is one touch, and taken back by the same") {
    auto model = test::open_house().model(Screen::language_levels, "nl");
    model.visitor.profile.languages = {{"ti", domain::Level::native}, {"en", domain::Level::b2}};
    CHECK(said<EditProfile>(model, "levels.en.little")->profile.languages[1].level ==
          domain::Level::a2);
    // A finer level of a list shows as the answer it lies in.
    CHECK(said<EditProfile>(model, "levels.en.well")->profile.languages[1].level ==
          domain::Level::unknown);
}

TEST_CASE("From when somebody can work is a month, and at once before the first") {
    auto model = test::open_house().model(Screen::days, "nl");
    auto const this_month = month_of(i18n::iso_date(model.now)).value();
    model.visitor.profile.from.clear();
    auto const later = said<EditProfile>(model, "days.from.more");
    CHECK(later->profile.from == first_day_of(this_month + 1));
    model.visitor.profile.from = later->profile.from;
    CHECK(said<EditProfile>(model, "days.from.less")->profile.from.empty());
    CHECK(first_day_of(*month_of("2026-12-24") + 1) == "2027-01-01");
    CHECK_FALSE(month_of("december"));
    CHECK_FALSE(month_of("2026-13-01"));
    CHECK(month_name(test::open_house().tongues.get("nl"), *month_of("2027-01-04")) ==
          "januari 2027");
}

TEST_CASE("A level of Dutch has its day: today's for what somebody thinks, a month for a test") {
    auto model = test::open_house().model(Screen::dutch_reading, "nl");
    auto const today = i18n::iso_date(model.now);
    CHECK(said<EditProfile>(model, "dutch_reading.self")->profile.dutch_measured_on == today);
    auto const tested = said<EditProfile>(model, "dutch_reading.test");
    CHECK(tested->profile.dutch_measured_on.empty());
    model.visitor.profile = tested->profile;
    auto const when = said<EditProfile>(model, "dutch_reading.when.less");
    CHECK(when->profile.dutch_measured_on == first_day_of(month_of(today).value()));
    model.visitor.profile = when->profile;
    CHECK(said<EditProfile>(model, "dutch_reading.when.more")->profile.dutch_measured_on.empty());
}

TEST_CASE("Whether somebody works in English is asked of who speaks it") {
    auto model = test::open_house().model(Screen::language_skills, "nl");
    CHECK(said<EditProfile>(model, "skills.english")->profile.works_in_english);
    model.visitor.profile.works_in_english = true;
    CHECK_FALSE(said<EditProfile>(model, "languages.skill.en")->profile.works_in_english);
    model.visitor.profile.works_in_english = false;
    model.visitor.profile.languages = {{"ti", domain::Level::native}};
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(stage.tree().find("skills.english") == nullptr);
}

TEST_CASE("Work to begin with and work for later are chosen apart") {
    CHECK(said<EditProfile>(Screen::dream, "now.5120")->profile.wished_occupations ==
          std::vector<std::string>{"5120"});
    auto const later = said<EditProfile>(Screen::dream, "dream.5120");
    CHECK(later->profile.dream_occupations == std::vector<std::string>{"5120"});
    CHECK(later->profile.wished_occupations.empty());
}

TEST_CASE("The region follows from the gemeente, which may lie anywhere in the event's region") {
    auto state = test::open_house().state;
    state.event.region = "Haaglanden";
    state.event.places = {{"Leiden", 52.16, 4.49}};
    auto model = test::open_house().model(Screen::reach, "nl");
    model.state = &state;
    auto const here = said<EditProfile>(model, "reach.place.Leiden");
    CHECK(here->profile.municipality == "Leiden");
    CHECK(here->profile.region == "Holland Rijnland");
    CHECK(said<EditProfile>(model, "reach.place.Delft")->profile.region == "Haaglanden");
    model.visitor.profile = here->profile;
    CHECK(said<EditProfile>(model, "reach.place.Leiden")->profile.region.empty());
}

TEST_CASE("Who brought somebody and who goes on helping them is told by touch and one name") {
    CHECK(said<Open>(Screen::helping, "helping.brought_by")->screen == Screen::brought_by);
    CHECK(said<EditProfile>(Screen::brought_by, "brought_by.uwv")->profile.brought_by == "uwv");
    CHECK(said<Open>(Screen::brought_by, "brought_by.person")->screen == Screen::contact_person);
    CHECK(said<Back>(Screen::contact_person, "common.next"));
    domain::Profile profile;
    auto const& tongue = test::open_house().tongues.get("nl");
    CHECK(helpers_of(tongue, profile).empty());
    profile.brought_by = "klas inburgering";
    profile.contact_person = "J. de Wit";
    CHECK(helpers_of(tongue, profile).find("klas inburgering") != std::string::npos);
    CHECK(helpers_of(tongue, profile).find("J. de Wit") != std::string::npos);
}

TEST_CASE("Lessons are marked on the same week, and no work is said then") {
    CHECK(said<ShowLessons>(Screen::days, "days.lessons")->shown);
    auto model = test::open_house().model(Screen::days, "nl");
    model.visitor.shows_lessons = true;
    auto const lesson = said<EditProfile>(model, "days.grid.0");
    CHECK(lesson->profile.lessons.has(0, 0));
    CHECK_FALSE(said<ShowLessons>(model, "common.next")->shown);
    model.visitor.shows_lessons = false;
    model.visitor.profile.lessons.mask = 1;
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK_FALSE(stage.tree().find("days.grid.0")->enabled);
}

TEST_CASE("Employers are filtered by what matters to the person") {
    CHECK(said<Open>(Screen::employers, "employers.filter")->screen == Screen::employers_filter);
    auto const filter =
        said<FilterEmployers>(Screen::employers_filter, "employers_filter.no_dutch");
    CHECK(filter->filter.no_dutch);
    CHECK_FALSE(
        said<FilterEmployers>(Screen::employers_filter, "employers_filter.all")->filter.is_set());
    auto const baker = test::hall::organisation(0);
    CHECK(said<AnswerEmployer>(Screen::employers, with_id("employers.later.", baker))->answer ==
          domain::Answer::maybe);
}

TEST_CASE("Erasing is asked for twice and can be left") {
    // At the end of the list: the keys walk down to it.
    auto const model = test::open_house().model(Screen::consent, "nl");
    test::ScreenStage stage(test::open_house());
    stage.show(model);
    CHECK(stage.tree().find("consent.erase") != nullptr);
    CHECK(said<EraseMe>(Screen::erase, "erase.yes"));
    CHECK(said<Back>(Screen::erase, "erase.no"));
}
