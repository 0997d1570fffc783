// SPDX-License-Identifier: EUPL-1.2
#include "exchange/export.h"

#include "domain/apply.h"
#include "domain/fields.h"
#include "exchange/csv.h"
#include "support/exported_day.h"
#include "support/temp_folder.h"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

using namespace ontmoet;
using namespace ontmoet::exchange;
using domain::Answer;
using domain::Purpose;

namespace {

using test::Day;
using test::k_head;
using Line = std::map<std::string, std::string>;

std::string content(std::vector<ExportFile> const& files, std::string const& name) {
    auto const found = std::ranges::find(files, name, &ExportFile::name);
    REQUIRE(found != files.end());
    return found->content;
}

// The rows of an exported file, by column.
std::vector<Line> lines(domain::State const& state, std::string const& name) {
    auto const table = read_csv(content(export_files(state, k_head), name));
    CHECK(table.problems.empty());
    REQUIRE(!table.rows.empty());
    std::vector<Line> made;
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        auto& line = made.emplace_back();
        REQUIRE(table.rows[i].size() == table.rows[0].size());
        for (std::size_t j = 0; j < table.rows[i].size(); ++j)
            line[table.rows[0][j].text] = table.rows[i][j].text;
    }
    return made;
}

Line line_of(std::vector<Line> const& all, std::string const& column, std::string const& value) {
    for (auto const& line : all)
        if (line.at(column) == value) return line;
    FAIL("no line with " << column << " " << value);
    return {};
}

std::string whole(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Status written(domain::State const& state, std::filesystem::path const& folder) {
    return write_files(export_files(state, k_head), folder);
}

}  // namespace

TEST_CASE("An export that is read again says what the state says") {
    Day const day;
    auto const participants = lines(day.state, "participants.csv");
    REQUIRE(participants.size() == 48);
    for (std::size_t i = 0; i < 3; ++i) {
        auto const& candidate = day.state.people.at(day.people[i]);
        auto const line = line_of(participants, "person", to_string(day.people[i]));
        CHECK(line.at("given_name") == candidate.profile.given_name);
        CHECK(line.at("own_script_name") == candidate.profile.own_script_name);
        CHECK(line.at("phone") == candidate.profile.phone);
        CHECK(line.at("badge") == candidate.badge);
        CHECK(line.at("checked_in_at") == "2026-11-20T12:30:00+01:00");
        CHECK(line.at("dutch_speaking") == domain::to_text(candidate.profile.dutch.speaking));
        CHECK(line.at("own_words") == candidate.profile.own_words);
    }
    auto const employers = lines(day.state, "employers.csv");
    CHECK(employers.size() == 12);
    auto const zorg = line_of(employers, "name", "WestZorg");
    CHECK(zorg.at("tables") == "2");
    CHECK(zorg.at("offers") == "3");
    CHECK(zorg.at("places_offered") == "8");
    CHECK(zorg.at("staff") == "3");
    auto const meets = lines(day.state, "meets.csv");
    REQUIRE(meets.size() == 3);
    auto const meet = line_of(meets, "person", to_string(day.people[2]));
    CHECK(meet.at("round") == "3");
    CHECK(meet.at("starts_at") == "2026-11-20T13:20:00+01:00");
    CHECK(meet.at("ends_at") == "2026-11-20T13:28:00+01:00");
    CHECK(meet.at("candidate_verdict") == "yes");
    CHECK(meet.at("employer_verdict") == "no");
    CHECK(meet.at("employer_reason") == "skills");
    CHECK(lines(day.state, "preferences.csv").size() == 3);
}

TEST_CASE("The exported work card imports again as the same card") {
    Day const day;
    auto const table = read_csv(content(export_files(day.state, k_head), "participants.csv"));
    auto const header = table.rows.front();
    test::TempFolder const folder;
    auto const sample = std::filesystem::path(SOURCE_DIR) / "assets/samples/zorg-techniek-den-haag";
    for (auto const& entry : std::filesystem::directory_iterator(sample))
        std::filesystem::copy(entry.path(), folder / entry.path().filename().string());
    std::ofstream file(folder / "candidates.csv");
    std::string const first = header[11].text;
    REQUIRE(first == "code");
    for (auto const& row : table.rows) {
        if (row[11].text.empty()) continue;
        for (std::size_t i = 11; i < row.size(); ++i)
            if (header[i].text != "age_band" && header[i].text != "invited")
                file << (i == 11 ? "" : ",") << csv_cell(row[i].text);
        file << "\n";
    }
    file.close();
    auto const again = read_event_directory(folder.path());
    REQUIRE(again.ok());
    CHECK(again.records.candidates.size() == 44);
    for (auto const& [id, profile] : again.records.candidates) {
        auto expected = day.state.people.at(id).profile;
        expected.birth_year = 0;
        CHECK(profile == expected);
    }
}

TEST_CASE("A match shows name and contact only when the person agreed to share them") {
    Day const day;
    auto const matches = lines(day.state, "matches.csv");
    REQUIRE(matches.size() == 2);
    auto const shared = line_of(matches, "person", to_string(day.people[0]));
    CHECK(shared.at("contact_shared") == "yes");
    CHECK(shared.at("given_name") == day.state.people.at(day.people[0]).profile.given_name);
    auto const kept = line_of(matches, "person", to_string(day.people[1]));
    CHECK(kept.at("contact_shared") == "no");
    for (auto const* column : {"given_name", "family_name", "own_script_name", "phone", "email"})
        CHECK(kept.at(column).empty());
}

TEST_CASE("Who does not take part is counted and nothing more") {
    Day const day;
    auto const participants = lines(day.state, "participants.csv");
    for (auto const id : {day.people[3], day.people.back()}) {
        auto const line = line_of(participants, "person", to_string(id));
        CHECK(line.at("registered") == "yes");
        CHECK(line.at("consent_take_part") == "no");
        for (auto const& [column, value] : line) {
            INFO(column);
            bool const counted = column == "person" || column == "registered" ||
                                 column == "checked_in" || column == "invited" ||
                                 column.starts_with("consent_");
            CHECK((counted || value.empty()));
        }
        for (auto const& file : export_files(day.state, k_head)) {
            INFO(file.name);
            auto const& profile = day.state.people.at(id).profile;
            CHECK(file.content.find(profile.code) == std::string::npos);
            CHECK(file.content.find(profile.family_name) == std::string::npos);
            if (file.name == "meets.csv" || file.name == "matches.csv" ||
                file.name == "preferences.csv")
                CHECK(file.content.find(to_string(id)) == std::string::npos);
        }
    }
}

TEST_CASE("Erased people are in no file") {
    Day day;
    auto const id = day.people[0];
    auto const code = day.state.people.at(id).profile.code;
    domain::apply(day.state, domain::make_fact(domain::PersonErased{id}));
    for (auto const& file : export_files(day.state, k_head)) {
        CHECK(file.content.find(to_string(id)) == std::string::npos);
        CHECK(file.content.find(code) == std::string::npos);
    }
}

TEST_CASE("Under 27 is told by the day of the event") {
    Day day;
    auto const band = [&](int year) {
        day.state.people.at(day.people[0]).profile.birth_year = year;
        return line_of(lines(day.state, "participants.csv"), "person", to_string(day.people[0]))
            .at("age_band");
    };
    CHECK(band(2000) == "<27");
    CHECK(band(1999) == "27+");
    CHECK(band(0).empty());
}

TEST_CASE("The files are CSV as spreadsheets want it, also without any rows") {
    for (auto const& state : {domain::State{}, Day().state})
        for (auto const& file : export_files(state, k_head)) {
            if (file.name == "event.json") continue;
            INFO(file.name);
            CHECK(file.content.starts_with("\xEF\xBB\xBF"));
            CHECK(file.content.ends_with("\r\n"));
        }
    domain::State const empty;
    for (auto const* name :
         {"participants.csv", "employers.csv", "meets.csv", "preferences.csv", "matches.csv"}) {
        auto const none = read_csv(content(export_files(empty, k_head), name));
        auto const some = read_csv(content(export_files(Day().state, k_head), name));
        REQUIRE(none.rows.size() == 1);
        REQUIRE(none.rows[0].size() == some.rows[0].size());
        for (std::size_t i = 0; i < none.rows[0].size(); ++i)
            CHECK(none.rows[0][i].text == some.rows[0][i].text);
    }
}

TEST_CASE("What somebody typed cannot run in a spreadsheet") {
    Day day;
    auto& profile = day.state.people.at(day.people[0]).profile;
    profile.given_name = "=cmd|' /C calc'!A0";
    profile.phone = "+31 6 0000 0001";
    auto const line =
        line_of(lines(day.state, "participants.csv"), "person", to_string(day.people[0]));
    CHECK(line.at("given_name") == "'=cmd|' /C calc'!A0");
    CHECK(line.at("phone") == "+31 6 0000 0001");
}

TEST_CASE("An export is written whole, over an earlier one, and leaves nothing beside it") {
    Day const day;
    test::TempFolder const folder;
    auto const target = folder / "deep/export";
    REQUIRE(written(domain::State{}, target).ok());
    REQUIRE(written(day.state, target).ok());
    std::size_t found = 0;
    for (auto const& entry : std::filesystem::directory_iterator(target)) {
        ++found;
        CHECK(whole(entry.path()) ==
              content(export_files(day.state, k_head), entry.path().filename().string()));
    }
    CHECK(found == 13);
}

TEST_CASE("When writing fails the earlier export stays as it was") {
    Day const day;
    test::TempFolder const folder;
    domain::State const earlier;
    REQUIRE(written(earlier, folder.path()).ok());
    auto const still_earlier = [&] {
        std::size_t found = 0;
        for (auto const& entry : std::filesystem::directory_iterator(folder.path())) {
            if (!entry.is_regular_file()) continue;
            ++found;
            CHECK(whole(entry.path()) ==
                  content(export_files(earlier, k_head), entry.path().filename().string()));
        }
        return found;
    };
    SECTION("because the disk is full") {
        // A limit on the size of files fails a write half-way, as a full disk does.
        auto const handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
        rlimit const small{1000, before.rlim_max};
        REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
        auto const status = written(day.state, folder.path());
        REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
        std::signal(SIGXFSZ, handler);
        REQUIRE(!status.ok());
        CHECK(status.error().message_key == "error.export_failed");
        CHECK(status.error().kind == ErrorKind::storage);
        CHECK(still_earlier() == 13);
    }
    SECTION("because a folder stands in the way") {
        std::filesystem::remove(folder / "matches.csv");
        std::filesystem::create_directory(folder / "matches.csv");
        auto const status = written(day.state, folder.path());
        REQUIRE(!status.ok());
        CHECK_THAT(status.error().detail, Catch::Contains("matches.csv"));
        CHECK(still_earlier() == 12);
    }
    SECTION("because the target is a file") {
        auto const status = written(day.state, folder / "meets.csv");
        CHECK(!status.ok());
        CHECK(still_earlier() == 13);
    }
}
