// SPDX-License-Identifier: EUPL-1.2
#include "exchange/list_import.h"

#include "domain/apply.h"
#include "i18n/assets.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::exchange;

namespace {

i18n::Vocabulary const& list_vocabulary() {
    static auto const loaded = i18n::load_vocabulary(i18n::asset_root());
    REQUIRE(loaded.ok());
    return *loaded;
}
i18n::Tongue const& list_dutch() {
    static auto const loaded = i18n::Tongues::load(i18n::asset_root() / "locale");
    REQUIRE(loaded.ok());
    return loaded->get("nl");
}

domain::State empty_event() {
    domain::State state;
    state.id = event_id("list");
    return state;
}

ListImport listed(ListKind kind, std::string const& csv, domain::State const& current,
                  std::vector<ListChoice> const& choices = {}) {
    return read_list(kind, csv, choices, current, list_vocabulary(), list_dutch());
}

// The state after what a list brings; how many facts that were.
std::size_t bring(domain::State& state, ListImport const& list) {
    auto facts = facts_to_import(state, list.records);
    for (auto& fact : facts) {
        fact.cursor = ++state.cursor;
        fact.id = FactId::from_name(state.id.uuid, std::to_string(state.cursor));
        domain::apply(state, fact);
    }
    return facts.size();
}

std::string const k_messy =
    "Cliënt;Naam;Mob.;Taalniveau;Belemmeringen;Werkervaring\r\n"
    "17;\"Tesfay, Selam\";06 0000 0001;A2;rug;kok\r\n"
    "18;Omar Haddad;;B1;;\r\n";

}  // namespace

TEST_CASE("A list is understood by its headings, and what is never stored is left out") {
    auto const list = listed(ListKind::people, k_messy, empty_event());
    REQUIRE(list.ok());
    CHECK(list.rows == 2);
    REQUIRE(list.columns.size() == 6);
    CHECK(list.columns[1].target == "naam");
    CHECK(list.columns[2].target.empty());
    CHECK(list.columns[2].samples == std::vector<std::string>{"06 0000 0001", ""});
    CHECK(list.columns[4].is_never_stored);
    CHECK(list.columns[4].samples.empty());
    CHECK(list.columns[5].target == "werkervaring");
    REQUIRE(list.records.candidates.size() == 2);
    for (auto const& [id, profile] : list.records.candidates) CHECK(profile.code.size() == 6);
}

TEST_CASE("What somebody says a column is about counts, but not for what is never stored") {
    std::vector<ListChoice> const choices{{"Mob.", "telefoon"},
                                          {"Belemmeringen", "werkervaring"},
                                          {"Taalniveau", ""},
                                          {"Cliënt", "no such thing"}};
    auto const list = listed(ListKind::people, k_messy, empty_event(), choices);
    REQUIRE(list.ok());
    CHECK(list.columns[0].target.empty());
    CHECK(list.columns[2].target == "telefoon");
    CHECK(list.columns[3].target.empty());
    CHECK(list.columns[4].target.empty());
    bool has_phone = false;
    for (auto const& [id, profile] : list.records.candidates) {
        has_phone = has_phone || profile.phone == "06 0000 0001";
        CHECK(profile.dutch.speaking == domain::Level::unknown);
    }
    CHECK(has_phone);
}

TEST_CASE("The same list again brings nothing, and people keep their number") {
    auto state = empty_event();
    std::vector<ListChoice> const choices{{"Cliënt", "klantnummer"}};
    CHECK(bring(state, listed(ListKind::people, k_messy, state, choices)) == 2);
    auto const before = state.people;
    CHECK(bring(state, listed(ListKind::people, k_messy, state, choices)) == 0);
    CHECK(state.people == before);
}

TEST_CASE("A list in which no column is a name brings nobody and says so") {
    auto const list = listed(ListKind::people, "Wie;Telefoon\nSelam;06\n", empty_event());
    REQUIRE(list.problems.size() == 1);
    CHECK(list.problems[0].message_key == "import.missing_column");
    CHECK(list.columns.size() == 2);
    CHECK(list.records.candidates.empty());
    CHECK(listed(ListKind::people, "", empty_event()).problems[0].message_key ==
          "import.empty_file");
    CHECK(listed(ListKind::people, "Naam\nSelam\xff\n", empty_event()).problems[0].message_key ==
          "import.not_utf8");
}

TEST_CASE("An employer who is there is found by name and keeps what the list leaves open") {
    auto state = empty_event();
    CHECK(bring(state,
                listed(ListKind::employers,
                       "Bedrijf;Branche;Omschrijving\nHaagse Bakkers;horeca;Brood\n", state)) == 1);
    auto const list =
        listed(ListKind::employers,
               "Bedrijf;Plaats;Branche\nHAAGSE BAKKERS;Den Haag;\nWestZorg;;niets\n", state);
    REQUIRE(list.ok());
    REQUIRE(list.notes.size() == 1);
    CHECK(list.notes[0].line == 3);
    CHECK(bring(state, list) == 2);
    REQUIRE(state.organisations.size() == 2);
    for (auto const& [id, organisation] : state.organisations)
        if (organisation.name == "WestZorg") {
            CHECK(organisation.sector.empty());
        } else {
            CHECK(organisation.place == "Den Haag");
            CHECK(organisation.pitch == "Brood");
            CHECK(organisation.sector == "horeca");
        }
}
