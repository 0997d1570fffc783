// SPDX-License-Identifier: EUPL-1.2
#include "server/data_folder.h"
#include "server/terminal.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"

#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>
#include <sys/stat.h>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using domain::make_fact;
using nlohmann::json;

namespace {

// Two people at one employer; the first said everything there is to say.
void write_told_event(std::filesystem::path const& data) {
    platform::RealClock const clock;
    auto const folder = DataFolder::open(data, WhenMissing::create, clock);
    REQUIRE(folder.ok());
    auto const say = [&](std::vector<domain::Fact> facts) {
        auto const answers = (*folder)->hub().append_own(k_event, std::move(facts), "organiser");
        REQUIRE(answers.ok());
        for (auto const& answer : *answers) CHECK(answer.decision == sync::Decision::created);
    };
    auto const meet_of = [](std::string const& name, int who, TableId table) {
        return domain::PlannedMeet{
            named<MeetId>(name), person(who), k_baker, k_offer, table, 1, {}};
    };
    say(sample_event(2));
    for (auto const role : {storage::Role::host, storage::Role::browse})
        REQUIRE((*folder)->devices().pair(k_event, role, "kiosk", clock.now()).ok());
    domain::PlanPublished plan;
    plan.plan = named<PlanId>("plan");
    plan.meets = {meet_of("first", 1, k_table_1), meet_of("second", 2, k_table_2)};
    using domain::Answer;
    using domain::Side;
    auto const first = named<MeetId>("first");
    say({make_fact(domain::ConsentGiven{person(1), domain::Purpose::show_work, "2026-1", "ti"}),
         make_fact(domain::ConsentGiven{person(1), domain::Purpose::follow_up, "2026-1", "ti"}),
         make_fact(domain::CheckIn{person(1), {}, "A7", "code"}),
         make_fact(domain::PreferenceSet{person(1), k_baker, Side::candidate, Answer::yes}),
         make_fact(plan), make_fact(domain::MeetStarted{first, person(1)}),
         make_fact(domain::VerdictGiven{first, person(1), Side::candidate, Answer::maybe, {}}),
         make_fact(domain::VerdictGiven{first, person(1), Side::employer, Answer::yes, {}}),
         make_fact(domain::NextStepSet{first, person(1), Side::employer, {"trial_day"}}),
         make_fact(
             domain::FollowUpRecorded{person(1), k_baker, domain::Rung::weeks_4, "2027-02-14", {}}),
         make_fact(domain::NoteSet{person(1), k_baker, "Bakes *flat* bread"}),
         make_fact(domain::ConsentGiven{person(1), domain::Purpose::take_part, "2026-1", "ti"})});
}

std::string words_of(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("a report holds everything about one person and nothing of another") {
    TempFolder const folder;
    write_told_event(folder / "data");
    Terminal terminal;
    REQUIRE(terminal.run(AccessReportCommand{
                folder / "data", "", to_string(person(1)), {}, true}) == ExitCode::done);
    auto const text = terminal.out.str();
    CHECK_THAT(text, !Contains("Number 2"));
    CHECK_THAT(text, !Contains(to_string(person(2))));
    auto const report = json::parse(text);
    CHECK(report["profile"]["given_name"] == "Number 1");
    CHECK(report["arrival"]["badge"] == "A7");
    CHECK(report["consents"][1]["purpose"] == "show_work");
    CHECK(report["consents"][1]["text_version"] == "2026-1");
    CHECK(report["consents"][1]["at"] != "");
    CHECK(report["consents"][1]["spoken"] == false);
    CHECK(report["wishes"][0]["organisation"] == "Bakkerij De Gouden Korst");
    CHECK(report["meets"].size() == 1);
    CHECK(report["meets"][0]["candidate_verdict"] == "maybe");
    CHECK(report["meets"][0]["employer_verdict"] == "yes");
    CHECK(report["meets"][0]["next_steps"][0]["kind"] == "trial_day");
    CHECK(report["follow_ups"][0]["date"] == "2027-02-14");
    CHECK(report["notes"][0]["text"] == "Bakes *flat* bread");
    CHECK(report["told"] ==
          json::parse(R"([{"device":"host","count":1},{"device":"browse","count":1}])"));
    REQUIRE(report["facts"].size() == 13);
    CHECK(report["facts"][0]["type"] == "person.registered");
    CHECK(report["facts"][0]["device"] == "server");
    CHECK(report["facts"][5]["content"]["meets"].size() == 1);
}

TEST_CASE(
    "a report is read in the language of the messages, by code or badge, from a private file") {
    TempFolder const folder;
    write_told_event(folder / "data");
    Terminal terminal;
    auto const file = folder / "report.md";
    REQUIRE(terminal.run(AccessReportCommand{folder / "data", "", "A7", file, false}, "nl") ==
            ExitCode::done);
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    auto const text = words_of(file);
    CHECK_THAT(text, Catch::StartsWith("# Alles wat over u bewaard wordt\n"));
    CHECK_THAT(text, Contains("- Voornaam: Number 1"));
    CHECK_THAT(text, Contains("Uw antwoord: Misschien"));
    CHECK_THAT(text, Contains("Bakes \\*flat\\* bread"));
    // No name of a member of the JSON is left.
    for (auto const* name :
         {"given\\_name", "checked\\_in", "starts\\_at", "text\\_version", "format"})
        CHECK_THAT(text, !Contains(name));
    CHECK_THAT(text, !Contains("Number 2"));
}

TEST_CASE("of somebody who was erased a report shows what is left, and of nobody it says so") {
    TempFolder const folder;
    auto const data = folder / "data";
    write_told_event(data);
    Terminal terminal;
    REQUIRE(terminal.run(EraseCommand{data, "", "A7"}) == ExitCode::done);
    REQUIRE(terminal.run(AccessReportCommand{data, "", to_string(person(1)), {}, true}) ==
            ExitCode::done);
    CHECK_THAT(terminal.out.str(), !Contains("Number 1"));
    CHECK_THAT(terminal.out.str(), !Contains("bread"));
    CHECK(json::parse(terminal.out.str())["erased"] == true);
    for (auto const* nobody : {"A7", "999999", ""}) {
        auto const file = folder / "none.md";
        CHECK(terminal.run(AccessReportCommand{data, "", nobody, file, false}) ==
              ExitCode::bad_input);
        CHECK_THAT(terminal.err.str(), Contains("Nobody has this code"));
        CHECK_FALSE(std::filesystem::exists(file));
    }
}
