// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/after_commands.h"

#include "domain/bodies.h"
#include "platform/real_clock.h"
#include "server/data_folder.h"
#include "server/server_for_test.h"
#include "server/terminal.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

std::string whole(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Two people at one employer: the first has a match, a fixed contact, and may be asked later.
void write_matched_event(std::filesystem::path const& data) {
    platform::RealClock const clock;
    auto const folder = DataFolder::open(data, WhenMissing::create, clock);
    REQUIRE(folder.ok());
    auto const say = [&](std::vector<domain::Fact> facts) {
        auto const answers = (*folder)->hub().append_own(k_event, std::move(facts), "organiser");
        REQUIRE(answers.ok());
        for (auto const& answer : *answers) CHECK(answer.decision == sync::Decision::created);
    };
    using domain::make_fact;
    using domain::Purpose;
    say(sample_event(2));
    auto const meet = named<MeetId>("first");
    say({make_fact(domain::PersonSet{person(1), R"({"contact_person":"Fatima de Boer"})"}),
         make_fact(domain::ConsentGiven{person(1), Purpose::take_part, "2026-1", "ti"}),
         make_fact(domain::ConsentGiven{person(2), Purpose::take_part, "2026-1", "ti"}),
         make_fact(domain::ConsentGiven{person(1), Purpose::follow_up, "2026-1", "ti"}),
         make_fact(domain::CheckIn{person(1), {}, "A-7", "code"}),
         booking("first", person(1), k_table_1, 0)});
    for (auto const side : {domain::Side::candidate, domain::Side::employer})
        say({make_fact(domain::VerdictGiven{meet, person(1), side, domain::Answer::yes, {}})});
}

ExportCommand exporting(TempFolder const& folder, ExportCommand::Form form) {
    ExportCommand command;
    command.data = folder / "data";
    command.out = folder / "out";
    command.form = form;
    command.purpose = "report to the region";
    command.by = "Noor";
    return command;
}

json exports_of_person(TempFolder const& folder, int number) {
    Terminal terminal;
    REQUIRE(terminal.run(AccessReportCommand{
                folder / "data", "", to_string(person(number)), {}, true}) == ExitCode::done);
    return json::parse(terminal.out.str())["exports"];
}

FollowUpCommand about_first(TempFolder const& folder) {
    FollowUpCommand command;
    command.data = folder / "data";
    command.person = "A-7";
    command.employer = to_string(k_baker);
    return command;
}

json tasks_of(TempFolder const& folder) {
    FollowUpCommand command;
    command.data = folder / "data";
    command.all = true;
    command.json = true;
    Terminal terminal;
    REQUIRE(terminal.run(command) == ExitCode::done);
    return json::parse(terminal.out.str());
}

}  // namespace

TEST_CASE("every export is written, and the people in it can read what for and by whom") {
    TempFolder const folder;
    write_matched_event(folder / "data");
    using Form = ExportCommand::Form;
    Terminal terminal;
    for (auto const form : {Form::csv, Form::xlsx, Form::json, Form::ics})
        REQUIRE(terminal.run(exporting(folder, form)) == ExitCode::done);
    CHECK_THAT(whole(folder / "out/matches.csv"), Contains("A-7"));
    CHECK_THAT(whole(folder / "out/event.xlsx"), Catch::StartsWith("PK"));
    CHECK(json::parse(whole(folder / "out/event.json"))["purpose"] == "report to the region");
    CHECK_THAT(whole(folder / "out/event.ics"), Catch::StartsWith("BEGIN:VCALENDAR"));
    REQUIRE(terminal.run(exporting(folder, Form::open_data)) == ExitCode::done);
    CHECK_THAT(whole(folder / "out/open-data.json"), !Contains("A-7") && !Contains("Number"));
    auto const told = exports_of_person(folder, 2);
    REQUIRE(told.size() == 5);
    CHECK(told[1]["format"] == "xlsx");
    CHECK(told[1]["purpose"] == "report to the region");
    CHECK(told[1]["by"] == "Noor");
}

TEST_CASE("a klantmanager's file and a profile are told to whom they are about, and nobody else") {
    TempFolder const folder;
    write_matched_event(folder / "data");
    Terminal terminal;
    REQUIRE(terminal.run(exporting(folder, ExportCommand::Form::hand_over)) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("1-fatima-de-boer.xlsx"));
    auto profile = exporting(folder, ExportCommand::Form::profile);
    profile.person = "A-7";
    REQUIRE(terminal.run(profile) == ExitCode::done);
    CHECK_THAT(whole(folder / "out/profile-a-7.pdf"), Catch::StartsWith("%PDF-"));
    auto const told = exports_of_person(folder, 1);
    REQUIRE(told.size() == 2);
    CHECK(told[0]["made_for"] == "Fatima de Boer");
    CHECK(exports_of_person(folder, 2).empty());
    profile.person = "nobody";
    CHECK(terminal.run(profile) == ExitCode::bad_input);
}

TEST_CASE("the description of the export needs no event") {
    ExportCommand command;
    command.describe = true;
    Terminal terminal;
    REQUIRE(terminal.run(command) == ExitCode::done);
    CHECK_THAT(terminal.out.str(),
               Contains("## participants") && Contains("| consent_follow_up |"));
}

TEST_CASE("what is to be done is listed, done and asked again") {
    TempFolder const folder;
    write_matched_event(folder / "data");
    auto tasks = tasks_of(folder);
    REQUIRE(tasks.size() == 2);
    CHECK(tasks[0]["kind"] == "tell_contact");
    CHECK(tasks[0]["contact"] == "Fatima de Boer");
    CHECK(tasks[1]["moment"] == "started");

    Terminal terminal;
    FollowUpCommand letters;
    letters.data = folder / "data";
    letters.all = true;
    letters.letters = true;
    REQUIRE(terminal.run(letters) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("Number 1") && Contains("Bakkerij De Gouden Korst"));

    auto command = about_first(folder);
    command.told = true;
    REQUIRE(terminal.run(command) == ExitCode::done);
    CHECK(tasks_of(folder).size() == 1);

    command = about_first(folder);
    command.answer.rung = domain::Rung::started;
    command.answer.date = "2027-02-01";
    command.answer.kind = "paid_job";
    command.answer.level = domain::JobLevel::fits;
    REQUIRE(terminal.run(command) == ExitCode::done);
    tasks = tasks_of(folder);
    REQUIRE(tasks.size() == 1);
    CHECK(tasks[0]["moment"] == "weeks_4");
    CHECK(tasks[0]["due"] == "2027-03-01");
}

TEST_CASE(
    "an answer about somebody who is not asked, or at nobody, is refused and changes nothing") {
    TempFolder const folder;
    write_matched_event(folder / "data");
    Terminal terminal;
    auto command = about_first(folder);
    command.person = to_string(person(2));
    CHECK(terminal.run(command) == ExitCode::refused);
    command.told = true;
    CHECK(terminal.run(command) == ExitCode::bad_input);
    command = about_first(folder);
    command.employer = "Nobody";
    CHECK(terminal.run(command) == ExitCode::bad_input);
    command = about_first(folder);
    command.answer.date = "first of May";
    CHECK(terminal.run(command) == ExitCode::bad_input);
    CHECK(tasks_of(folder).size() == 2);
}

TEST_CASE("a report is pages, or JSON that tells others of no handful") {
    TempFolder const folder;
    write_matched_event(folder / "data");
    Terminal terminal;
    ReportCommand command;
    command.data = folder / "data";
    REQUIRE(terminal.run(command) == ExitCode::done);
    auto const report = json::parse(terminal.out.str());
    // Two people were known, one came and matched.
    REQUIRE(report["events"].size() == 1);
    for (auto const* name : {"known", "came", "matched"}) {
        CHECK(report["total"][name].is_null());
        CHECK(report["events"][0]["figures"][name].is_null());
    }
    CHECK(report["total"]["employers"] == json{{"count", 1}, {"events", 1}});
    CHECK(report["events"][0]["figures"]["employers"] == 1);
    // One person: no group is shown.
    for (auto const& by : report["groups"]) CHECK(by["groups"].empty());
    command.out = folder / "report.pdf";
    REQUIRE(terminal.run(command) == ExitCode::done);
    CHECK_THAT(whole(command.out), Catch::StartsWith("%PDF-"));
    command.out = folder / "report.doc";
    CHECK(terminal.run(command) == ExitCode::bad_input);
    command.out.clear();
    command.events = {"another"};
    CHECK(terminal.run(command) == ExitCode::bad_input);
}

TEST_CASE("interpreters' schedules are one file, and there are none without interpreters") {
    TempFolder const folder;
    auto const data = folder / "data";
    write_matched_event(data);
    ExportCommand command;
    command.data = data;
    command.interpreters = folder / "interpreters.pdf";
    Terminal terminal;
    CHECK(terminal.run(command) != ExitCode::done);
    CHECK_FALSE(std::filesystem::exists(command.interpreters));
    std::filesystem::path const sample{SOURCE_DIR "/assets/samples/zorg-techniek-den-haag"};
    command.data = folder / "sample";
    REQUIRE(terminal.run(ImportCommand{sample, command.data}) == ExitCode::done);
    REQUIRE(terminal.run(command) == ExitCode::done);
    CHECK(whole(command.interpreters).starts_with("%PDF-"));
}
