// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/commands.h"

#include "server/commands/qr_text.h"
#include "server/server_file.h"
#include "server/server_for_test.h"
#include "server/terminal.h"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sodium.h>
#include <sys/stat.h>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;
using Catch::Matchers::Contains;

namespace {

std::filesystem::path const k_sample =
    std::filesystem::path(SOURCE_DIR) / "assets/samples/zorg-techniek-den-haag";

std::string content(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

ExportCommand exporting(std::filesystem::path const& data, std::filesystem::path const& out) {
    ExportCommand command;
    command.data = data;
    command.out = out;
    command.purpose = "a test";
    command.by = "Noor";
    return command;
}

PairCommand pairing(std::filesystem::path const& data, std::filesystem::path const& out) {
    PairCommand command;
    command.data = data;
    command.role = "host";
    command.pin = "2468";
    command.out = out;
    return command;
}

// Name and id of each organisation.
std::vector<std::pair<std::string, std::string>> organisation_names(
    Terminal& terminal, std::filesystem::path const& data) {
    REQUIRE(terminal.run(FactsCommand{data, ""}) == ExitCode::done);
    std::istringstream lines(terminal.out.str());
    std::vector<std::pair<std::string, std::string>> names;
    for (std::string line; std::getline(lines, line);)
        if (auto const fact = nlohmann::json::parse(line); fact["type"] == "organisation.set")
            names.emplace_back(fact["body"]["fields"]["name"], fact["body"]["organisation"]);
    return names;
}

// Each command, with the data folder free and with a server that holds it.
void live_a_day(std::filesystem::path const& data, TempFolder const& folder) {
    Terminal terminal;
    REQUIRE(terminal.run(ImportCommand{k_sample, data}) == ExitCode::done);
    REQUIRE(terminal.run(ImportCommand{k_sample, data}) == ExitCode::done);
    CHECK_THAT(terminal.err.str(), !Contains("error."));

    REQUIRE(terminal.run(EventListCommand{data}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("Zorg & Techniek"));

    auto const handshake_file = folder / "kiosk.json";
    REQUIRE(terminal.run(pairing(data, handshake_file)) == ExitCode::done);
    struct stat status {};
    REQUIRE(::stat(handshake_file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    auto const handshake = nlohmann::json::parse(content(handshake_file));
    CHECK(handshake["handshake_version"] == 1);
    CHECK(handshake["role"] == "host");
    CHECK(handshake["badge_letter"] == "A");
    std::string const pin = handshake["host_pin"];
    CHECK(crypto_pwhash_str_verify(pin.c_str(), "2468", 4) == 0);
    CHECK(crypto_pwhash_str_verify(pin.c_str(), "2469", 4) != 0);
    CHECK(sync::decode_pairing(handshake.dump()).ok());

    auto const code = first_code(terminal, data);
    REQUIRE(terminal.run(AccessReportCommand{data, "", code, {}, false}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(),
               Contains("Number: " + code) && Contains("Wants: ") && Contains("Monday Afternoon"));
    REQUIRE(terminal.run(EraseCommand{data, "", code}) == ExitCode::done);
    REQUIRE(terminal.run(FactsCommand{data, ""}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), !Contains("\"code\":\"" + code + "\""));
    CHECK(terminal.run(EraseCommand{data, "", code}) == ExitCode::bad_input);

    REQUIRE(terminal.run(exporting(data, folder / "out")) == ExitCode::done);
    CHECK(content(folder / "out/participants.csv").size() > 1'000);
    CHECK_THAT(terminal.out.str(), Contains("participants.csv"));
}

}  // namespace

TEST_CASE("commands work on a data folder that nobody holds") {
    TempFolder const folder;
    live_a_day(folder / "data", folder);
}

TEST_CASE("commands work through the server that holds the data folder") {
    TempFolder const folder;
    ServerForTest world(folder / "data");
    live_a_day(folder / "data", folder);
}

TEST_CASE("a certificate that is not known here is not pinned, and nobody is paired") {
    TempFolder const folder;
    auto const data = folder / "data";
    Terminal terminal;
    REQUIRE(terminal.run(ImportCommand{k_sample, data}) == ExitCode::done);
    auto command = pairing(data, folder / "kiosk.json");
    command.pin_certificate = true;
    CHECK(terminal.run(command) == ExitCode::bad_input);
    CHECK_THAT(terminal.err.str(), Contains("No certificate of the server is known here."));
    CHECK_FALSE(std::filesystem::exists(command.out));
    command.out.clear();
    CHECK(terminal.run(command) == ExitCode::bad_input);
    REQUIRE(terminal.run(DevicesCommand{data, ""}) == ExitCode::done);
    CHECK(terminal.out.str().empty());
}

TEST_CASE("invitations are written as letters or as rows, for their owner's eyes only") {
    TempFolder const folder;
    auto const data = folder / "data";
    Terminal terminal;
    REQUIRE(terminal.run(ImportCommand{k_sample, data}) == ExitCode::done);
    auto const letters = folder / "letters.pdf";
    REQUIRE(terminal.run(ExportCommand{data, "", {}, letters}) == ExitCode::done);
    CHECK_THAT(content(letters), Catch::StartsWith("%PDF-"));
    CHECK_THAT(terminal.out.str(), Contains("letters.pdf") && !Contains("participants.csv"));
    struct stat status {};
    REQUIRE(::stat(letters.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);

    auto const rows = folder / "rows.csv";
    REQUIRE(terminal.run(ExportCommand{data, "", {}, rows}) == ExitCode::done);
    auto const text = content(rows);
    CHECK_THAT(text, Contains("code,qr_text,email,phone") && Contains(first_code(terminal, data)));
    auto const imported = content(k_sample / "candidates.csv");
    CHECK(std::count(text.begin(), text.end(), '\n') ==
          std::count(imported.begin(), imported.end(), '\n'));

    CHECK(terminal.run(ExportCommand{data, "", {}, folder / "rows.txt"}) == ExitCode::bad_input);
    CHECK_FALSE(std::filesystem::exists(folder / "rows.txt"));
}

TEST_CASE("importing twice writes facts once") {
    TempFolder const folder;
    auto const data = folder / "data";
    Terminal terminal;
    REQUIRE(terminal.run(ImportCommand{k_sample, data}) == ExitCode::done);
    REQUIRE(terminal.run(FactsCommand{data, ""}) == ExitCode::done);
    auto const once = terminal.out.str();
    REQUIRE(terminal.run(ImportCommand{k_sample, data}) == ExitCode::done);
    REQUIRE(terminal.run(FactsCommand{data, ""}) == ExitCode::done);
    CHECK(terminal.out.str() == once);
    CHECK(std::count(once.begin(), once.end(), '\n') > 48);
}

TEST_CASE("the sentences to record are listed with what is there already") {
    TempFolder const folder;
    std::filesystem::create_directories(folder / "en");
    std::ofstream(folder / "en" / "welcome.new.ogg") << "recorded";
    Terminal terminal;
    CHECK(terminal.run(SentencesCommand{folder.path(), SOURCE_DIR "/assets/info"}) ==
          ExitCode::done);
    auto const listed = terminal.out.str();
    CHECK_THAT(listed, Catch::StartsWith("file,sentence,english,recorded\n"));
    CHECK_THAT(listed, Contains("en/welcome.new.ogg,I am new here,I am new here,yes\n"));
    CHECK_THAT(listed, Contains("en/welcome.title.ogg,Welcome! How do you want to check "
                                "in?,Welcome! How do you want to check in?,no\n"));
    CHECK_THAT(listed, Contains("en/info.rights.title.ogg,Your rights at work,"
                                "Your rights at work,no\n"));
}

TEST_CASE("a broken cell is told with its place and nothing is imported") {
    TempFolder const folder;
    auto const broken = folder / "broken";
    std::filesystem::copy(k_sample, broken, std::filesystem::copy_options::recursive);
    std::filesystem::resize_file(broken / "candidates.csv", 0);
    std::ofstream(broken / "candidates.csv") << "nothing;known\n1;2\n";
    Terminal terminal;
    CHECK(terminal.run(ImportCommand{broken, folder / "data"}) == ExitCode::bad_input);
    CHECK_THAT(terminal.err.str(), Contains("candidates.csv:"));
    CHECK(terminal.run(EventListCommand{folder / "data"}) == ExitCode::bad_input);
    CHECK_FALSE(std::filesystem::exists(folder / "data"));
}

TEST_CASE("an event nobody knows and a folder that is none are bad input") {
    TempFolder const folder;
    Terminal terminal;
    CHECK(terminal.run(EventListCommand{folder / "none"}) == ExitCode::bad_input);
    CHECK_FALSE(std::filesystem::exists(folder / "none"));
    REQUIRE(terminal.run(ImportCommand{k_sample, folder / "data"}) == ExitCode::done);
    CHECK(terminal.run(FactsCommand{folder / "data", "another"}) == ExitCode::bad_input);
    CHECK(terminal.run(ImportCommand{folder / "none", folder / "data"}) == ExitCode::bad_input);
}

TEST_CASE("a PIN that is none leaves no file and no device") {
    TempFolder const folder;
    Terminal terminal;
    REQUIRE(terminal.run(ImportCommand{k_sample, folder / "data"}) == ExitCode::done);
    for (auto const* pin : {"123", "12a4", "1234567890123"}) {
        auto command = pairing(folder / "data", folder / "kiosk.json");
        command.pin = pin;
        CHECK(terminal.run(command) == ExitCode::bad_input);
        CHECK_FALSE(std::filesystem::exists(folder / "kiosk.json"));
    }
    REQUIRE(terminal.run(pairing(folder / "data", folder / "kiosk.json")) == ExitCode::done);
    CHECK_THAT(content(folder / "kiosk.json"), Contains("\"badge_letter\":\"A\""));
}

TEST_CASE("without a file a code is shown with its picture, and devices are listed and revoked") {
    TempFolder const folder;
    auto const data = folder / "data";
    Terminal terminal;
    REQUIRE(terminal.run(ImportCommand{k_sample, data}) == ExitCode::done);
    auto command = pairing(data, {});
    command.name = "Desk";
    command.url = "https://hall.example";
    REQUIRE(terminal.run(command) == ExitCode::done);
    auto const shown = terminal.out.str();
    CHECK_THAT(shown, Contains("▄") && Contains("█"));
    CHECK_THAT(shown, Contains("10 minutes"));
    platform::RealClock const clock;
    {
        auto const held = DataFolder::open(data, WhenMissing::fail, clock);
        auto const made =
            (*held)->devices().redeem(shown.substr(shown.size() - 10, 9), clock.now());
        REQUIRE(made.ok());
        CHECK(crypto_pwhash_str_verify(made->host_pin.c_str(), "2468", 4) == 0);
    }
    REQUIRE(terminal.run(DevicesCommand{data, ""}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("\thost\t-\t-\tDesk\t-\t-\t-\n"));
    REQUIRE(terminal.run(SetRoleCommand{{data, "", "desk"}, "board", ""}) == ExitCode::done);
    CHECK(terminal.run(SetRoleCommand{{data, "", "Desk"}, "venue", ""}) == ExitCode::bad_input);
    CHECK(terminal.run(RevokeCommand{{data, "", "another"}}) == ExitCode::bad_input);
    REQUIRE(terminal.run(RevokeCommand{{data, "", "Desk"}}) == ExitCode::done);
    REQUIRE(terminal.run(DevicesCommand{data, ""}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("\tboard\t-\trevoked\tDesk\t-\t-\t-\n"));
}

TEST_CASE("a table is paired for an organisation by its name, and given to another one") {
    TempFolder const folder;
    auto const data = folder / "data";
    Terminal terminal;
    REQUIRE(terminal.run(ImportCommand{k_sample, data}) == ExitCode::done);
    auto command = pairing(data, folder / "table.json");
    command.role = "table";
    command.name = "Table 3";
    CHECK(terminal.run(command) == ExitCode::bad_input);
    CHECK_THAT(terminal.err.str(), Contains("--organisation"));
    command.organisation = "Nobody";
    CHECK(terminal.run(command) == ExitCode::bad_input);
    CHECK_FALSE(std::filesystem::exists(folder / "table.json"));
    auto const joined = [&] {
        REQUIRE(terminal.run(FactsCommand{data, ""}) == ExitCode::done);
        std::istringstream lines(terminal.out.str());
        std::vector<std::string> organisations;
        for (std::string line; std::getline(lines, line);)
            if (auto const fact = nlohmann::json::parse(line); fact["type"] == "device.joined")
                organisations.push_back(fact["body"]["organisation"]);
        return organisations;
    };
    auto const names = organisation_names(terminal, data);
    REQUIRE(names.size() > 1);
    command.organisation = names[0].first;
    REQUIRE(terminal.run(command) == ExitCode::done);
    CHECK(joined() == std::vector{names[0].second});
    SetRoleCommand const given{{data, "", "Table 3"}, "table", names[1].first};
    REQUIRE(terminal.run(given) == ExitCode::done);
    CHECK(joined() == std::vector{names[0].second, names[1].second});
}

TEST_CASE("the picture of a code has its three corners and light around it") {
    std::istringstream lines(qr_text("{\"handshake_version\":1}"));
    std::vector<std::string> rows;
    for (std::string line; std::getline(lines, line);) rows.push_back(line);
    std::string const block = "█";
    CHECK(rows[0].find_first_not_of(block) == std::string::npos);
    CHECK(rows[1].find_first_not_of(block) == std::string::npos);
    // The corner: seven dark, then light inside, dark again.
    std::string const quiet = block + block + block + block;
    for (auto const* corner : {" ▄▄▄▄▄ ", " █   █ ", " █▄▄▄█ "}) {
        auto const row = quiet + corner + block;
        CHECK(std::count_if(rows.begin(), rows.end(),
                            [&](auto const& line) { return line.starts_with(row); }) >= 2);
    }
    CHECK_THAT(rows[2], Catch::EndsWith(" ▄▄▄▄▄ " + quiet));
}

TEST_CASE("a folder held by a process that does not answer is said to be in use") {
    TempFolder const folder;
    platform::RealClock const clock;
    auto const held = DataFolder::open(folder / "data", WhenMissing::create, clock);
    REQUIRE(held.ok());
    Terminal terminal;
    CHECK(terminal.run(EventListCommand{folder / "data"}) == ExitCode::failed);
    REQUIRE(write_server_file(folder / "data", {"http://127.0.0.1:1", "token", 1}).ok());
    CHECK(terminal.run(EventListCommand{folder / "data"}) == ExitCode::failed);
}

TEST_CASE("an instance file is planned, and a broken one is told with the place in it") {
    TempFolder const folder;
    std::ofstream(folder / "good.json")
        << R"({"format":"matching-event-v1","name":"two","T":2,"k":1,"bonus":[100],"emp_bonus":0,)"
           R"("max_run":2,"walk_gap":0,"langs":[],"cand":{"av":[3,3],"max":[1,1]},)"
           R"("emp":{"tables":[[3]],"min":[0],"max":[2],"zone":[0]},"interp":[],)"
           R"("pairs":[[0,0,50,-1,1],[1,0,60,-1,1]],"fixed":[],"events":[]})";
    Terminal terminal;
    PlanInstanceCommand command;
    command.file = folder / "good.json";
    command.json = true;
    REQUIRE(terminal.run(command) == ExitCode::done);
    auto const plan = nlohmann::json::parse(terminal.out.str());
    CHECK(plan["meets"].size() == 2);
    CHECK(plan["optimal"] == true);
    CHECK(plan["value"] == 310);
    CHECK_THAT(terminal.err.str(), Contains("two"));
    command.search.threads = 2;
    CHECK(terminal.run(command) == ExitCode::done);

    std::ofstream(folder / "mute.json")
        << R"({"format":"matching-event-v1","name":"mute","T":1,"k":1,"bonus":[100],"emp_bonus":0,)"
           R"("max_run":1,"walk_gap":0,"langs":["ti"],"cand":{"av":[1,1],"max":[1,1]},)"
           R"("emp":{"tables":[[1,1]],"min":[0],"max":[2],"zone":[0]},)"
           R"("interp":[{"langs":[0],"av":1}],)"
           R"("pairs":[[0,0,50,0,1],[1,0,60,0,1]],"fixed":[],"events":[]})";
    command.file = folder / "mute.json";
    command.json = false;
    CHECK(terminal.run(command) == ExitCode::done);
    CHECK_THAT(terminal.out.str(),
               Contains("Interpreters for Tigrinya in round 1: 2 needed, 1 here"));

    std::ofstream(folder / "bad.json") << R"({"format":"matching-event-v1","name":7})";
    command.file = folder / "bad.json";
    CHECK(terminal.run(command) == ExitCode::bad_input);
    CHECK_THAT(terminal.err.str(), Contains("/name"));
    command.file = folder / "none.json";
    CHECK(terminal.run(command) == ExitCode::bad_input);
    CHECK_THAT(terminal.err.str(), Contains("none.json"));
}

TEST_CASE("a published plan is mended after an event of the file") {
    TempFolder const folder;
    std::ofstream(folder / "event.json")
        << R"({"format":"matching-event-v1","name":"two","T":2,"k":1,"bonus":[100],"emp_bonus":0,)"
           R"("max_run":2,"walk_gap":0,"langs":[],"cand":{"av":[3,3],"max":[1,1]},)"
           R"("emp":{"tables":[[3]],"min":[0],"max":[1],"zone":[0]},"interp":[],)"
           R"("pairs":[[0,0,50,-1,1],[1,0,60,-1,1]],"fixed":[],)"
           R"("events":[{"type":"no_show","now":0,"cand":1}]})";
    std::ofstream(folder / "base.json") << R"({"meets":[[1,0,0,1]]})";
    Terminal terminal;
    PlanInstanceCommand command;
    command.file = folder / "event.json";
    command.base = folder / "base.json";
    command.replan = 0;
    command.json = true;
    REQUIRE(terminal.run(command) == ExitCode::done);
    auto const mended = nlohmann::json::parse(terminal.out.str());
    CHECK(mended["cancelled"] == nlohmann::json::parse("[[1,0,1]]"));
    CHECK(mended["added"].size() == 1);
    CHECK(mended["changed"] == 0);
    CHECK(mended["kept"] == 0);
    CHECK(mended["value"] == 150);
    CHECK(mended["options"].size() == 1);

    command.replan = 1;
    CHECK(terminal.run(command) == ExitCode::bad_input);
    CHECK_THAT(terminal.err.str(), Contains("/events/1"));
    std::ofstream(folder / "base.json") << R"({"meets":[[1,0,0,5]]})";
    command.replan = 0;
    CHECK(terminal.run(command) == ExitCode::bad_input);
    CHECK_THAT(terminal.err.str(), Contains("round 5"));
}

TEST_CASE("an event in which nobody is checked in cannot be planned yet") {
    TempFolder const folder;
    Terminal terminal;
    REQUIRE(terminal.run(ImportCommand{k_sample, folder / "data"}) == ExitCode::done);
    PlanEventCommand command;
    command.data = folder / "data";
    command.from_round = 0;
    command.publish = true;
    CHECK(terminal.run(command) == ExitCode::refused);
    REQUIRE(terminal.run(FactsCommand{folder / "data", ""}) == ExitCode::done);
    CHECK_THAT(terminal.out.str(), !Contains("plan.published"));
}
