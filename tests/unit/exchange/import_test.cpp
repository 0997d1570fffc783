// SPDX-License-Identifier: EUPL-1.2
#include "exchange/import.h"

#include "domain/apply.h"
#include "domain/fields.h"
#include "exchange/local_time.h"
#include "i18n/assets.h"
#include "support/temp_folder.h"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::exchange;
using domain::Level;

namespace {

using Files = std::map<std::string, std::string>;

// The smallest event that has one of everything.
Files good_files() {
    return {{"event.csv", "code,name,date,start,rounds,breaks\nt,Test,2026-11-20,13:00,4,3\n"},
            {"organisations.csv", "key,name,sector\nbak,Bakkers,horeca\n"},
            {"offers.csv", "key,organisation,title,occupation,kind\nkok,bak,Kok,5120,paid_job\n"},
            {"staff.csv", "organisation,name,code\nbak,Jo,111111\n"},
            {"tables.csv", "organisation,number,rounds\nbak,1,1-2|4\n"},
            {"interpreters.csv", "key,name,languages\nt1,Sam,ti|ar\n"},
            {"candidates.csv", "code,given_name\n222222,Selam\n"}};
}

ImportResult read(Files const& files, i18n::Vocabulary const* vocabulary = nullptr,
                  i18n::Tongue const* dutch = nullptr) {
    test::TempFolder const folder;
    for (auto const& [name, text] : files) std::ofstream(folder / name, std::ios::binary) << text;
    return read_event_directory(folder.path(), vocabulary, dutch);
}

domain::State fold(domain::State state, std::vector<domain::Fact> const& facts) {
    for (auto const& fact : facts) domain::apply(state, fact);
    return state;
}

// Replaces one file, and says what the import says about it.
std::vector<ImportProblem> problems_with(std::string const& file, std::string const& text) {
    auto files = good_files();
    files[file] = text;
    i18n::Vocabulary vocabulary;
    vocabulary.sectors = {{"horeca", "x"}, {"zorg", "x"}};
    vocabulary.occupations = {{"5120", "horeca", "x"}};
    vocabulary.municipalities = {{"Delft", "Haaglanden", ""}};
    return read(files, &vocabulary).problems;
}

struct Broken {
    char const* file;
    char const* text;
    char const* key;
    int line;
    int column;
    char const* value;
    char const* expected;
};

std::string argument(ImportProblem const& problem, std::string const& name) {
    for (auto const& one : problem.arguments)
        if (one.name == name) return one.value;
    return {};
}

void check_each(std::vector<Broken> const& cases) {
    for (auto const& broken : cases) {
        INFO(broken.file << " " << broken.text);
        auto const problems = problems_with(broken.file, broken.text);
        REQUIRE(problems.size() == 1);
        auto const& problem = problems.front();
        CHECK(problem.file == broken.file);
        CHECK(problem.message_key == broken.key);
        CHECK(problem.line == broken.line);
        CHECK(problem.column == broken.column);
        CHECK(argument(problem, "value") == broken.value);
        CHECK_THAT(argument(problem, "expected"), Catch::Contains(broken.expected));
    }
}

}  // namespace

TEST_CASE("A good folder becomes records, with rounds from 0 inside") {
    auto const result = read(good_files());
    REQUIRE(result.ok());
    auto const& records = result.records;
    CHECK(records.id == event_id("t"));
    CHECK(iso_moment(records.event.starts_at) == "2026-11-20T13:00:00+01:00");
    CHECK(records.event.breaks == std::vector<int>{2});
    CHECK(records.event.meet_length_min == 8);
    REQUIRE(records.tables.size() == 1);
    CHECK(records.tables.begin()->second.rounds == 0b1011);
    REQUIRE(records.offers.size() == 1);
    CHECK(records.organisations.contains(records.offers.begin()->second.organisation));
}

TEST_CASE("Dutch headers and words, semicolons and a byte order mark mean the same") {
    auto files = good_files();
    files["event.csv"] =
        "\xEF\xBB\xBF"
        "Code;Naam;Datum;Begintijd;Rondes;Pauzes\r\nt;Test;2026-11-20;13:00;4;3\r\n";
    files["organisations.csv"] = "sleutel;naam;sector\r\nbak;Bakkers;Horeca\r\n";
    files["offers.csv"] =
        "sleutel;organisatie;titel;beroep;soort\r\nkok;bak;Kok;5120;betaalde baan\r\n";
    auto const dutch = read(files);
    auto const english = read(good_files());
    REQUIRE(dutch.ok());
    CHECK(dutch.records.event == english.records.event);
    CHECK(dutch.records.organisations == english.records.organisations);
    CHECK(dutch.records.offers == english.records.offers);
}

TEST_CASE("Every kind of value of a candidate is read") {
    auto files = good_files();
    files["candidates.csv"] =
        "code,voornaam,talen,nederlands_spreken,nederlands_lezen,hulp_bij_lezen,reist_met,"
        "reistijd_minuten,dagdelen,werkervaring,vormen,#eigen kolom\n"
        "222222,ሰላም,ti:moedertaal|en:a2|ar,A2,analfabeet,ja,fiets|ov,45,ma-di:ochtend|zo:avond|wo,"
        "horeca/5120/4|bouw|/9112,betaald werk|BBL,niets\n";
    auto const result = read(files);
    REQUIRE(result.ok());
    auto const& profile = result.records.candidates.begin()->second;
    CHECK(profile.given_name == "ሰላም");
    CHECK(profile.languages == std::vector<domain::LanguageSkill>{{"ti", Level::native},
                                                                  {"en", Level::a2},
                                                                  {"ar", Level::unknown}});
    CHECK(profile.dutch.speaking == Level::a2);
    CHECK(profile.dutch.reading == Level::illiterate);
    CHECK(profile.literacy_help);
    CHECK(profile.reach ==
          domain::Reach{{domain::TravelMode::bike, domain::TravelMode::public_transport}, 45});
    CHECK(profile.days.mask == ((1U << 0) | (1U << 3) | (1U << 6) | (1U << 7) | (1U << 20)));
    CHECK(profile.work ==
          std::vector<domain::WorkDone>{{"horeca", "5120", 4}, {"bouw", "", 0}, {"", "9112", 0}});
    CHECK(profile.ways == std::vector{domain::Way::paid_job, domain::Way::bbl});
}

TEST_CASE("Each bad cell is told with its place and what would be right") {
    check_each({
        {"candidates.csv", "code,given_name,dutch_speaking\n222222,A,A9\n", "import.bad_choice", 2,
         3, "A9", "A0, A1, A2"},
        {"candidates.csv", "code,given_name,literacy_help\n222222,A,misschien\n",
         "import.bad_choice", 2, 3, "misschien", "yes, no"},
        {"candidates.csv", "code,given_name\n22222,A\n", "import.bad_code", 2, 1, "22222",
         "123456"},
        {"candidates.csv", "code,given_name\n222222,A\n333333,\n", "import.value_missing", 3, 2, "",
         "given_name"},
        {"candidates.csv", "code,given_name,hours\n222222,A,\"3\n6\"\n", "import.bad_number", 2, 3,
         "3\n6", "0–60"},
        {"candidates.csv", "code,given_name,hours\n222222,A,400\n", "import.bad_number", 2, 3,
         "400", "0–60"},
        {"candidates.csv", "code,given_name,from\n222222,A,20-11-2026\n", "import.bad_date", 2, 3,
         "20-11-2026", "2026-11-20"},
        {"candidates.csv", "code,given_name,languages\n222222,A,tigrinya\n", "import.bad_language",
         2, 3, "tigrinya", "ti:native"},
        {"candidates.csv", "code,given_name,languages\n222222,A,ti:goed\n", "import.bad_choice", 2,
         3, "ti:goed", "A0"},
        {"candidates.csv", "code,given_name,interpreter_wanted\n222222,A,Tigrinya\n",
         "import.bad_language", 2, 3, "Tigrinya", "ISO 639"},
        {"candidates.csv", "code,given_name,days\n222222,A,ma-xx\n", "import.bad_days", 2, 3,
         "ma-xx", "mo-fr"},
        {"candidates.csv", "code,given_name,days\n222222,A,fr-mo\n", "import.bad_days", 2, 3,
         "fr-mo", "mo-fr"},
        {"candidates.csv", "code,given_name,work\n222222,A,horeca/5120/vier\n", "import.bad_work",
         2, 3, "horeca/5120/vier", "horeca/5120/4"},
        {"candidates.csv", "code,given_name,work\n222222,A,mode\n", "import.unknown_sector", 2, 3,
         "mode", "horeca, zorg"},
        {"candidates.csv", "code,given_name,wished_occupations\n222222,A,kok\n",
         "import.unknown_occupation", 2, 3, "kok", "occupations.csv"},
        {"candidates.csv", "code,given_name,ways\n222222,A,werk\n", "import.bad_choice", 2, 3,
         "werk", "paid_job"},
        {"candidates.csv", "code,given_name,religion\n222222,A,x\n", "import.unknown_column", 1, 3,
         "religion", "given_name"},
        {"candidates.csv", "code,given_name,voornaam\n222222,A,B\n", "import.double_column", 1, 3,
         "voornaam", "given_name"},
        {"candidates.csv", "given_name\nA\n", "import.missing_column", 1, 0, "", "code (code)"},
        {"candidates.csv", "code,given_name\n222222,A,B\n", "import.too_many_cells", 2, 3, "B",
         "2"},
        {"candidates.csv", "", "import.empty_file", 0, 0, "", "candidates.csv"},
        {"candidates.csv", "code,given_name\n222222,\"A\n", "import.quote_not_closed", 2, 2, "",
         "UTF-8"},
        {"candidates.csv", "code,given_name\n222222,Ren\xE9\n", "import.not_utf8", 2, 2, "",
         "UTF-8"},
    });
}

TEST_CASE("Rows that do not go together are told") {
    check_each({
        {"offers.csv", "key,organisation,title,kind\nkok,slager,Kok,paid_job\n",
         "import.unknown_organisation", 2, 2, "slager", "bak"},
        {"offers.csv", "key,organisation,title,kind,end_date\na,bak,A,taalstage,2027-01-01\n",
         "import.unpaid_without_goal", 2, 4, "taalstage", "learning_goal"},
        {"offers.csv", "key,organisation,title,kind,learning_goal\na,bak,A,proefplaatsing,x\n",
         "import.unpaid_without_end", 2, 4, "proefplaatsing", "end_date"},
        {"offers.csv", "key,organisation,title,kind\na,bak,A,paid_job\na,bak,B,paid_job\n",
         "import.double_key", 3, 1, "a", ""},
        {"staff.csv", "organisation,name,code\nbak,Jo,111111\nbak,An,111111\n", "import.double_key",
         3, 3, "111111", ""},
        {"candidates.csv", "code,given_name\n111111,Selam\n", "import.double_key", 2, 1, "111111",
         ""},
        {"tables.csv", "organisation,number\nbak,1\nbak,1\n", "import.double_key", 3, 2, "1", ""},
        {"tables.csv", "organisation,number,rounds\nbak,1,5\n", "import.bad_round", 2, 3, "5",
         "1–4"},
        {"tables.csv", "organisation,number,rounds\nbak,1,0\n", "import.bad_round", 2, 3, "0",
         "1–4"},
        {"tables.csv", "organisation,number,x\nbak,1,12\n", "import.bad_number", 2, 3, "12", "0–1"},
        {"interpreters.csv", "key,name,languages,rounds\nt1,Sam,ti,3-2\n", "import.bad_round", 2, 4,
         "3-2", "1–4"},
        {"places.csv", "name,latitude,longitude\nDelft,152.0,4.3\n", "import.bad_number", 2, 2,
         "152.0", "-90–90"},
    });
}

TEST_CASE("A bad event is told") {
    std::string const header = "code,name,date,start,rounds,breaks,most_meets,fair_minimum\n";
    auto const check_row = [&](std::string const& row, char const* key, int column) {
        INFO(row);
        auto const problems = problems_with("event.csv", header + row);
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].message_key == key);
        CHECK(problems[0].column == column);
    };
    check_row("t,T,2026-11-20,25:00,4,,,\n", "import.bad_time", 4);
    check_row("t,T,2026-03-29,02:30,4,,,\n", "import.bad_time", 4);
    check_row("t,T,2026-11-31,13:00,4,,,\n", "import.bad_date", 3);
    check_row("t,T,2026-11-20,13:00,33,,,\n", "import.bad_number", 5);
    check_row("t,T,2026-11-20,13:00,4,5,,\n", "import.bad_round", 6);
    check_row("t,T,2026-11-20,13:00,4,,2,3\n", "import.bad_number", 8);
    check_row("", "import.one_event_row", 0);
    check_row("t,T,2026-11-20,13:00,4,,,\nu,U,2026-11-20,13:00,4,,,\n", "import.one_event_row", 0);
}

TEST_CASE("Each missing file is told, and places may be missing") {
    for (auto const& [name, text] : good_files()) {
        auto files = good_files();
        files.erase(name);
        auto const result = read(files);
        INFO(name);
        REQUIRE(result.problems.size() == 1);
        CHECK(result.problems[0].message_key == "import.missing_file");
        CHECK(result.problems[0].file == name);
    }
    auto const nowhere = read_event_directory("/nowhere/at/all");
    CHECK(nowhere.problems.size() == good_files().size());
}

TEST_CASE("All problems are told at once, by line and cell, up to a hundred a file") {
    std::string rows = "code,given_name,hours,dutch_speaking\n1,A,x,y\n2,,3,\n";
    auto const problems = problems_with("candidates.csv", rows);
    REQUIRE(problems.size() == 5);
    CHECK(problems[0].column == 1);
    CHECK(problems[2].column == 4);
    CHECK(problems[3].line == 3);
    CHECK(problems[4].message_key == "import.value_missing");
    for (int i = 0; i < 500; ++i) rows += "1,A,x,y\n";
    CHECK(problems_with("candidates.csv", rows).size() == 100);
}

TEST_CASE("The region of a candidate follows from the gemeente when the file does not say it") {
    auto files = good_files();
    files["candidates.csv"] =
        "code,given_name,municipality,region\n222222,Selam,Delft,\n333333,Amal,Delft,Elders\n";
    auto const vocabulary = i18n::Vocabulary{
        {{"horeca", "x"}}, {{"5120", "horeca", "x"}}, {}, {}, {{"Delft", "Haaglanden", ""}}};
    std::map<std::string, std::string> regions;
    for (auto const& [id, profile] : read(files, &vocabulary).records.candidates)
        regions[profile.given_name] = profile.region;
    CHECK(regions ==
          std::map<std::string, std::string>{{"Selam", "Haaglanden"}, {"Amal", "Elders"}});
}

TEST_CASE("A list of a gemeente is read with its gaps, and what may not be stored is left out") {
    auto files = good_files();
    files.erase("candidates.csv");
    std::ifstream const list(SOURCE_DIR "/tests/data/import/klantprofielen.csv", std::ios::binary);
    std::ostringstream text;
    text << list.rdbuf();
    files["klantprofielen.csv"] = text.str();
    auto const vocabulary = i18n::load_vocabulary(i18n::asset_root());
    auto const tongues = i18n::Tongues::load(i18n::asset_root() / "locale");
    REQUIRE(vocabulary.ok());
    REQUIRE(tongues.ok());
    auto const import = [&] { return read(files, &*vocabulary, &tongues->get("nl")); };
    auto const result = import();
    REQUIRE(result.ok());
    REQUIRE(result.records.candidates.size() == 2);
    std::map<std::string, domain::Profile> people;
    for (auto const& [id, profile] : result.records.candidates)
        people[profile.given_name] = profile;
    auto const& selam = people.at("Selam");
    CHECK(selam.family_name == "Voorbeeld");
    CHECK(selam.code.size() == 6);
    CHECK(selam.birth_year == 1990);
    CHECK(selam.screen_language == "ti");
    CHECK(selam.languages ==
          std::vector<domain::LanguageSkill>{{"ti", Level::native}, {"en", Level::a2}});
    CHECK(selam.dutch.speaking == Level::a2);
    CHECK(selam.dutch.reading == Level::a1);
    CHECK(selam.dutch.listening == Level::unknown);
    CHECK(selam.education == "mbo-2");
    CHECK(selam.work == std::vector<domain::WorkDone>{{"horeca", "5120", 4}, {"bouw", "", 0}});
    CHECK(selam.wished_occupations == std::vector<std::string>{"5120"});
    CHECK(selam.wished_sectors == std::vector<std::string>{"zorg"});
    CHECK(selam.driving_licence);
    CHECK(selam.reach.modes ==
          std::vector{domain::TravelMode::bike, domain::TravelMode::public_transport});
    CHECK(selam.hours == 32);
    CHECK(selam.municipality == "Den Haag");
    CHECK(selam.region == "Haaglanden");
    CHECK(selam.contact_person == "J. de Wit");
    // Whatever is missing is asked at the kiosk.
    auto const& amal = people.at("Amal");
    CHECK(amal.dutch.writing == Level::a1);
    CHECK(amal.education.empty());
    CHECK(amal.wished_occupations.empty());
    std::vector<std::string> notes;
    for (auto const& note : result.notes)
        notes.push_back(std::to_string(note.line) + ":" + std::to_string(note.column) + " " +
                        note.message_key);
    CHECK(notes == std::vector<std::string>{"1:10 import.never_stored", "1:16 import.never_stored",
                                            "1:17 import.column_left_out",
                                            "3:9 import.not_understood", "5:0 import.nobody_named",
                                            "4:0 import.client_twice"});
    auto const written = nlohmann::json(domain::changed_fields(domain::Profile{}, selam)).dump();
    CHECK(written.find("rug") == std::string::npos);
    CHECK(written.find("Eritre") == std::string::npos);
    CHECK(written.find("K-1001") == std::string::npos);
    // The same people at the next import.
    auto const state = fold({}, facts_to_import({}, result.records));
    CHECK(facts_to_import(state, import().records).empty());
}

TEST_CASE("Importing twice changes nothing, and a changed cell changes only itself") {
    auto files = good_files();
    auto const first = facts_to_import({}, read(files).records);
    CHECK(first.size() == 7);
    for (auto const& fact : first) CHECK(fact.event == event_id("t"));
    auto const state = fold({}, first);
    CHECK(facts_to_import(state, read(files).records).empty());
    files["organisations.csv"] = "key,name,sector\nbak,Bakkers en Co,horeca\n";
    auto const second = facts_to_import(state, read(files).records);
    REQUIRE(second.size() == 1);
    auto const body = domain::read_body<domain::OrganisationSet>(second[0]);
    REQUIRE(body.ok());
    CHECK(body->fields == R"({"name":"Bakkers en Co"})");
}

TEST_CASE("Candidates are registered without any consent") {
    auto const state = fold({}, facts_to_import({}, read(good_files()).records));
    REQUIRE(state.people.size() == 1);
    auto const& candidate = state.people.begin()->second;
    CHECK(candidate.registered);
    CHECK(candidate.origin == domain::Origin::import);
    CHECK(candidate.consents.empty());
    CHECK(!candidate.checked_in);
}

TEST_CASE("An empty cell takes no answer away, and after check-in a person's own answers stand") {
    auto files = good_files();
    files["candidates.csv"] =
        "code,given_name,phone,dutch_speaking,hours\n222222,Selam,06 0000 0001,A1,\n";
    auto state = fold({}, facts_to_import({}, read(files).records));
    auto const id = state.people.begin()->first;
    domain::apply(state, domain::make_fact(domain::PersonSet{
                             id, R"({"hours":24,"dutch":{"reading":"A2","speaking":"A1"}})"}));
    CHECK(facts_to_import(state, read(files).records).empty());
    domain::apply(state, domain::make_fact(domain::CheckIn{id, {}, "A-1", "code"}));
    domain::apply(state, domain::make_fact(domain::PersonSet{id, R"({"phone":"06 0000 0099"})"}));
    files["candidates.csv"] =
        "code,given_name,phone,email\n222222,Selam,06 0000 0001,selam@example.org\n";
    auto const facts = facts_to_import(state, read(files).records);
    REQUIRE(facts.size() == 1);
    CHECK(domain::read_body<domain::PersonSet>(facts[0])->fields ==
          R"({"email":"selam@example.org"})");
}

TEST_CASE("An erased person does not come back with an import") {
    auto const records = read(good_files()).records;
    auto state = fold({}, facts_to_import({}, records));
    domain::apply(state, domain::make_fact(domain::PersonErased{state.people.begin()->first}));
    CHECK(facts_to_import(state, records).empty());
}

TEST_CASE("Known places stay when the folder has no places") {
    auto files = good_files();
    files["places.csv"] = "naam;breedtegraad;lengtegraad\nDelft;52,0116;4.3571\n";
    auto const state = fold({}, facts_to_import({}, read(files).records));
    REQUIRE(state.event.places.size() == 1);
    CHECK(state.event.places[0] == domain::Place{"Delft", 52.0116, 4.3571});
    CHECK(facts_to_import(state, read(good_files()).records).empty());
}
