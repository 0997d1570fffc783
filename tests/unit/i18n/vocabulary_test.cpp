// SPDX-License-Identifier: EUPL-1.2
#include "i18n/vocabulary.h"

#include "i18n/assets.h"
#include "i18n/tongue.h"

#include <fstream>
#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::i18n;

namespace {

// Sectors and occupations written by a test; gone after it.
struct WrittenVocabulary {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / "ontmoet-i18n-test-vocabulary";

    WrittenVocabulary(std::string const& sectors, std::string const& occupations,
                      std::string const& skills = "key,sectors,icon\n",
                      std::string const& municipalities = "name,region,also\n") {
        std::filesystem::create_directories(path);
        std::ofstream(path / "sectors.csv", std::ios::binary) << sectors;
        std::ofstream(path / "skills.csv", std::ios::binary) << skills;
        std::ofstream(path / "talk.csv", std::ios::binary) << "id,theme,who,icon,choose,answers\n";
        std::ofstream(path / "municipalities.csv", std::ios::binary) << municipalities;
        std::ofstream(path / "occupations.csv", std::ios::binary) << occupations;
    }
    ~WrittenVocabulary() { std::filesystem::remove_all(path); }
};

std::string const no_skills = "key,sectors,icon\n";

std::string detail_of(std::string const& sectors, std::string const& occupations,
                      std::string const& skills = no_skills,
                      std::string const& municipalities = "name,region,also\n") {
    WrittenVocabulary const written{sectors, occupations, skills, municipalities};
    auto const vocabulary = load_vocabulary(written.path);
    REQUIRE_FALSE(vocabulary.ok());
    CHECK(vocabulary.error().message_key == "error.vocabulary_row");
    return vocabulary.error().detail;
}

std::string const good_sectors = "code,icon\nzorg,medical_services\n";
std::string const heading = "key,sector,icon\n";

}  // namespace

TEST_CASE("the shipped vocabulary has every sector of the sources and about 150 occupations") {
    auto const vocabulary = load_vocabulary(asset_root());
    REQUIRE(vocabulary.ok());
    CHECK(vocabulary->sectors.size() == 21);
    CHECK(vocabulary->occupations.size() >= 140);
    CHECK(vocabulary->find_sector("glastuinbouw") != nullptr);
    CHECK(vocabulary->find_sector("nothing") == nullptr);
    REQUIRE(vocabulary->find_occupation("2221") != nullptr);
    CHECK(vocabulary->find_occupation("2221")->sector == "zorg");
    CHECK(vocabulary->find_occupation("0000") == nullptr);
    for (auto const& sector : vocabulary->sectors)
        CHECK(vocabulary->occupations_of(sector.code).size() >= 3);
}

TEST_CASE("each gemeente lies in one of the 35 regions, however its name is written") {
    auto const vocabulary = load_vocabulary(asset_root());
    REQUIRE(vocabulary.ok());
    std::set<std::string> regions;
    for (auto const& municipality : vocabulary->municipalities) {
        INFO(municipality.name);
        regions.insert(municipality.region);
        CHECK(vocabulary->find_municipality(municipality.name)->name == municipality.name);
    }
    CHECK(regions.size() == 35);
    CHECK(vocabulary->municipalities.size() == 341);
    CHECK(vocabulary->region_of("Den Haag") == "Haaglanden");
    CHECK(vocabulary->region_of("’s-GRAVENHAGE") == "Haaglanden");
    CHECK(vocabulary->region_of("sudwest fryslan").empty());
    CHECK(vocabulary->region_of("").empty());
}

TEST_CASE("a malformed gemeente is refused with its file, line and reason") {
    std::string const names = "name,region,also\n";
    auto const detail = [&](std::string const& rows) {
        return detail_of(good_sectors, heading, no_skills, names + rows);
    };
    CHECK(detail("Delft,,\n") == "municipalities.csv:2: 'Delft' has no region");
    CHECK(detail(",Haaglanden,\n") == "municipalities.csv:2: a municipality has a name");
    CHECK(detail("Delft,Haaglanden,\nDELFT,Rijnmond,\n") ==
          "municipalities.csv:3: municipality 'DELFT' stands there twice");
}

TEST_CASE("a malformed skill is refused with its file, line and reason") {
    CHECK(detail_of(good_sectors, heading, no_skills + "Koken,zorg,x\n") ==
          "skills.csv:2: bad key 'Koken'");
    CHECK(detail_of(good_sectors, heading, no_skills + "koken,zorg bouw,x\n") ==
          "skills.csv:2: unknown sector 'bouw'");
    CHECK(detail_of(good_sectors, heading, no_skills + "koken,,x\nkoken,,x\n") ==
          "skills.csv:3: skill 'koken' stands there twice");
}

TEST_CASE("every sector, occupation and skill has a name of its own in every language") {
    auto const vocabulary = load_vocabulary(asset_root());
    auto const tongues = Tongues::load(asset_root() / "locale");
    REQUIRE(vocabulary.ok());
    REQUIRE(tongues.ok());
    for (auto const& tongue : tongues->all()) {
        std::set<std::string> names;
        for (auto const& sector : vocabulary->sectors) {
            INFO(tongue.language().tag << " " << sector.code);
            CHECK(tongue.has(sector.message_key()));
        }
        for (auto const& occupation : vocabulary->occupations) {
            INFO(tongue.language().tag << " " << occupation.key);
            CHECK(tongue.has(occupation.message_key()));
            CHECK(names.insert(tongue.text(occupation.message_key())).second);
        }
        std::set<std::string> skills;
        for (auto const& skill : vocabulary->skills) {
            INFO(tongue.language().tag << " " << skill.key);
            CHECK(tongue.has(skill.message_key()));
            CHECK(skills.insert(tongue.text(skill.message_key())).second);
        }
    }
}

TEST_CASE("an occupation knows its ISCO-08 code and its message") {
    Occupation const occupation{"7231b", "techniek", "build"};
    CHECK(occupation.isco() == "7231");
    CHECK(occupation.message_key() == "occupation.7231b");
}

TEST_CASE("rows may end in CRLF") {
    WrittenVocabulary const written{"code,icon\r\nzorg,medical_services\r\n",
                                    "key,sector,icon\r\n2221,zorg,medical_services\r\n"};
    auto const vocabulary = load_vocabulary(written.path);
    REQUIRE(vocabulary.ok());
    CHECK(vocabulary->occupations.front().icon == "medical_services");
}

TEST_CASE("a malformed row is refused with its file, line and reason") {
    CHECK(detail_of("icon,code\n", heading) == "sectors.csv:1: the heading is another");
    CHECK(detail_of("code,icon\nzorg\n", heading) == "sectors.csv:2: 2 fields expected, 1 found");
    CHECK(detail_of("code,icon\nZorg,x\n", heading) == "sectors.csv:2: bad code 'Zorg'");
    CHECK(detail_of("code,icon\nzorg,\n", heading) == "sectors.csv:2: bad icon ''");
    CHECK(detail_of("code,icon\na,x\na,x\n", heading) ==
          "sectors.csv:3: sector 'a' stands there twice");
    CHECK(detail_of(good_sectors, heading + "2221,zorg,x\n222,zorg,x\n") ==
          "occupations.csv:3: bad key '222'");
    CHECK(detail_of(good_sectors, heading + "2221B,zorg,x\n") ==
          "occupations.csv:2: bad key '2221B'");
    CHECK(detail_of(good_sectors, heading + "2221,bouw,x\n") ==
          "occupations.csv:2: unknown sector 'bouw'");
    CHECK(detail_of(good_sectors, heading + "2221,zorg,x y\n") ==
          "occupations.csv:2: bad icon 'x y'");
    CHECK(detail_of(good_sectors, heading + "2221,zorg,x\n2221,zorg,y\n") ==
          "occupations.csv:3: occupation '2221' stands there twice");
}

TEST_CASE("missing files are said to be missing") {
    auto const vocabulary = load_vocabulary("/nonexistent");
    REQUIRE_FALSE(vocabulary.ok());
    CHECK(vocabulary.error().message_key == "error.vocabulary_missing");
}
