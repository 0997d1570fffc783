// SPDX-License-Identifier: EUPL-1.2
#include "domain/apply.h"
#include "domain/offer_rules.h"
#include "exchange/columns.h"
#include "exchange/import.h"
#include "exchange/local_time.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::exchange;
using domain::Level;

namespace {

std::filesystem::path const k_assets = std::filesystem::path(SOURCE_DIR) / "assets";
std::filesystem::path const k_sample = k_assets / "samples/zorg-techniek-den-haag";

Records sample() {
    auto const vocabulary = i18n::load_vocabulary(k_assets);
    REQUIRE(vocabulary.ok());
    auto result = read_event_directory(k_sample, &*vocabulary);
    for (auto const& problem : result.problems)
        UNSCOPED_INFO(problem.file << ":" << problem.line << ":" << problem.column << " "
                                   << problem.message_key);
    REQUIRE(result.ok());
    return result.records;
}

template <class Record>
std::vector<std::string> missing_columns(std::string const& readme) {
    std::vector<std::string> missing;
    for (auto const& column : columns<Record>()) {
        auto const row =
            "| `" + std::string(column.name) + "` | `" + std::string(column.dutch) + "` |";
        if (readme.find(row) == readme.npos) missing.push_back(row);
    }
    return missing;
}

}  // namespace

TEST_CASE("The sample event is whole") {
    auto const records = sample();
    CHECK(records.candidates.size() == 48);
    CHECK(records.organisations.size() == 12);
    CHECK(records.tables.size() == 15);
    CHECK(records.offers.size() == 21);
    CHECK(records.staff.size() == 23);
    CHECK(records.interpreters.size() == 3);
    CHECK(records.event.places.size() == 12);
    CHECK(records.event.name == "Zorg & Techniek, Den Haag");
    CHECK(records.event.rounds == 9);
    CHECK(iso_moment(records.event.starts_at) == "2026-11-20T13:00:00+01:00");
    CHECK(iso_moment(records.event.round_end(8)) == "2026-11-20T14:28:00+01:00");
}

TEST_CASE("The sample event has the mix of a real one") {
    auto const records = sample();
    std::map<Level, int> levels;
    int cannot_read = 0;
    int startkwalificatie = 0;
    std::set<std::string> languages;
    for (auto const& [id, profile] : records.candidates) {
        ++levels[profile.dutch.speaking];
        cannot_read += profile.literacy_help && profile.dutch.reading == Level::illiterate ? 1 : 0;
        startkwalificatie += static_cast<int>(
            std::ranges::count(profile.certificates, std::string("startkwalificatie")));
        for (auto const& skill : profile.languages) languages.insert(skill.language);
    }
    for (auto const level : {Level::a0, Level::a1, Level::a2, Level::b1, Level::b2})
        CHECK(levels[level] >= 3);
    CHECK(levels.size() == 5);
    CHECK(cannot_read == 2);
    CHECK(startkwalificatie == 11);
    for (auto const* language : {"ar", "ti", "fa", "ps", "tr", "so", "uk", "en", "fr", "ku", "am"})
        CHECK(languages.contains(language));
}

TEST_CASE("Every place, employer and unpaid offer of the sample is usable") {
    auto const records = sample();
    std::set<std::string> places;
    for (auto const& place : records.event.places) places.insert(place.name);
    for (auto const& [id, profile] : records.candidates)
        CHECK(places.contains(profile.municipality));
    std::map<OrganisationId, int> staff;
    std::set<OrganisationId> with_table;
    std::set<OrganisationId> with_offer;
    for (auto const& [id, member] : records.staff) ++staff[member.organisation];
    for (auto const& [id, table] : records.tables) with_table.insert(table.organisation);
    for (auto const& [id, offer] : records.offers) {
        with_offer.insert(offer.organisation);
        CHECK(domain::offer_is_allowed(offer));
    }
    for (auto const& [id, organisation] : records.organisations) {
        CHECK(places.contains(organisation.place));
        CHECK(with_table.contains(id));
        CHECK(with_offer.contains(id));
        CHECK((staff[id] >= 1 && staff[id] <= 3));
    }
}

TEST_CASE("Importing the sample twice changes nothing") {
    auto const records = sample();
    auto const facts = facts_to_import({}, records);
    CHECK(facts.size() == 1 + 12 + 21 + 23 + 15 + 3 + 48);
    domain::State state;
    for (auto const& fact : facts) domain::apply(state, fact);
    CHECK(state.people.size() == 48);
    for (auto const& [id, candidate] : state.people)
        CHECK(candidate.profile == records.candidates.at(id));
    CHECK(state.offers == records.offers);
    CHECK(facts_to_import(state, sample()).empty());
}

TEST_CASE("The README beside the sample names every column in English and Dutch") {
    std::ifstream file(k_sample / "README.md");
    std::string const readme{std::istreambuf_iterator<char>(file), {}};
    std::vector<std::string> const none;
    CHECK(missing_columns<domain::Event>(readme) == none);
    CHECK(missing_columns<domain::Organisation>(readme) == none);
    CHECK(missing_columns<domain::Offer>(readme) == none);
    CHECK(missing_columns<domain::Staff>(readme) == none);
    CHECK(missing_columns<domain::Table>(readme) == none);
    CHECK(missing_columns<domain::Interpreter>(readme) == none);
    CHECK(missing_columns<domain::Profile>(readme) == none);
    CHECK(missing_columns<domain::Place>(readme) == none);
}
