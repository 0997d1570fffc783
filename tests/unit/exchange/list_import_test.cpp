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
    "Cliënt;Naam;Bereikbaar op;Taalniveau;Belemmeringen;Werkervaring\r\n"
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
    std::vector<ListChoice> const choices{{"Bereikbaar op", "telefoon"},
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

TEST_CASE(
    "Headings as municipalities write them are understood, with dots, brackets and capitals") {
    auto const target = [](std::string const& heading) {
        auto const list = listed(ListKind::people, "Naam;" + heading + "\nX;\n", empty_event());
        return list.columns.size() == 2 ? list.columns[1].target : "?";
    };
    for (auto const* heading :
         {"Tel.", "TEL", "Tel. nr.", "Telefoonnr.", "Telefoon (mobiel)", "Mobiel", "Mob. nr", "GSM",
          "06-nummer", "Mobile number", "رقم الهاتف"}) {
        CAPTURE(heading);
        CHECK(target(heading) == "telefoon");
    }
    for (auto const* heading : {"E-mailadres", "E-mail:", "e mail", "EMAIL", "Mailadres",
                                "Email address", "البريد الإلكتروني"}) {
        CAPTURE(heading);
        CHECK(target(heading) == "email");
    }
    for (auto const* heading : {"Geb.datum", "Geb. dat.", "geboortedatum (dd-mm-jjjj)",
                                "Date of birth", "تاريخ الميلاد"}) {
        CAPTURE(heading);
        CHECK(target(heading) == "geboortejaar");
    }
    CHECK(target("Geslachtsnaam") == "achternaam");
    CHECK(target("Woon-gemeente") == "gemeente");
    CHECK(target("()").empty());
    CHECK(target("Hobby's").empty());
    // What is never stored is not stored however it is written.
    for (auto const* heading : {"B.S.N.", "Land van herkomst", "Gender", "Country of birth",
                                "Nationaliteit:", "Naam (geloof)", "الجنسية", "Geslacht"}) {
        CAPTURE(heading);
        auto const list =
            listed(ListKind::people, std::string("Naam;") + heading + "\nX;y\n", empty_event());
        CHECK(list.columns[1].is_never_stored);
        CHECK(list.columns[1].samples.empty());
    }
}

TEST_CASE("A messy list of a municipality is brought in without a word about its columns") {
    auto const list = listed(ListKind::people,
                             "\xef\xbb\xbf"
                             "Cliëntnr.; NAAM ;Tel.;E-mailadres;Geb.datum;"
                             "Taal (voorkeur);Gem.;Opmerkingen\r\n"
                             "0017;\"Tesfay, Selam\";06 0000 0001;selam@example.org;12-03-1991;"
                             "Tigrinya;Delft;belt nooit terug\r\n"
                             ";;;;;;;\r\n"
                             "0018; Omar  Haddad ;;;\"1988\";Arabisch;;\r\n",
                             empty_event());
    REQUIRE(list.ok());
    REQUIRE(list.records.candidates.size() == 2);
    for (auto const& [id, profile] : list.records.candidates) {
        bool const is_selam = profile.given_name == "Selam";
        CHECK(profile.birth_year == (is_selam ? 1991 : 1988));
        CHECK(profile.screen_language == (is_selam ? "ti" : "ar"));
        CHECK(profile.phone == (is_selam ? "06 0000 0001" : ""));
        CHECK(profile.email == (is_selam ? "selam@example.org" : ""));
        CHECK(profile.own_words.empty());
    }
    CHECK(listed(ListKind::employers, "Naam werkgever;Vestigingsplaats:\nBakkers;Delft\n",
                 empty_event())
              .columns[1]
              .target == "plaats");
}
