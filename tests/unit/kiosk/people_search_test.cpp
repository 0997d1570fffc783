// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/people_search.h"

#include "domain/apply.h"
#include "domain/bodies.h"
#include "kiosk/limits.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;
namespace kiosk = ontmoet::kiosk;

namespace {

// The people of an event, the search screen on top.
struct Hall {
    ManualClock clock{Moment{1'790'000'000'000}};
    Random random{5};
    domain::State state;
    Model model;

    Hall() {
        model.state = &state;
        model.stack = {Screen::languages, Screen::search};
    }
    template <class Body>
    void fold(Body const& body) {
        auto const fact = domain::make_fact(body);
        apply(state, fact);
        happen(kiosk::StateChanged{fact.subjects, false});
    }
    PersonId add(std::string const& given, std::string const& family, std::string const& own = "") {
        auto const id = PersonId::make(clock, random);
        nlohmann::json const names{
            {"given_name", given}, {"family_name", family}, {"own_script_name", own}};
        fold(domain::PersonRegistered{id, domain::Origin::import, names.dump()});
        return id;
    }
    void happen(kiosk::Event const& event) {
        kiosk::update(model, event, {clock, random});
        kiosk::refresh_cards(model);
    }
    NameSearch type(std::string const& text) {
        kiosk::update(model, TypeSearch{text}, {clock, random});
        kiosk::refresh_cards(model);
        return model.visitor.search;
    }
    std::vector<PersonId> const& found() const { return model.visitor.found; }
};

}  // namespace

TEST_CASE("names are found from the third letter on, across scripts") {
    Hall hall;
    auto const selam = hall.add("Selam", "Tesfay", "ሰላም ተስፋይ");
    hall.add("Yohana", "Kidane");
    CHECK(hall.type("se") == NameSearch::too_short);
    CHECK(hall.found().empty());
    for (auto const* typed : {"sel", "Selaam", "tesfai sel", "ሰላ", "سلام"}) {
        INFO(typed);
        CHECK(hall.type(typed) == NameSearch::found);
        CHECK(hall.found() == std::vector{selam});
    }
    CHECK(hall.type("qqq") == NameSearch::nobody);
    CHECK(hall.found().empty());
}

TEST_CASE("of more than five who fit equally well nobody is shown until more letters are typed") {
    Hall hall;
    for (int i = 0; i < 5; ++i) hall.add("Mohamed", "Ali");
    CHECK(hall.type("moham") == NameSearch::found);
    CHECK(hall.found().size() == kiosk::k_most_found);
    auto const last = hall.add("Mohamed", "Daoud");
    CHECK(hall.type("moham") == NameSearch::too_many);
    CHECK(hall.found().empty());
    CHECK(hall.type("mohamed dao") == NameSearch::found);
    CHECK(hall.found() == std::vector{last});
}

TEST_CASE("a person who is erased is found no longer, also while the search is open") {
    Hall hall;
    auto const selam = hall.add("Selam", "Tesfay");
    hall.type("selam");
    REQUIRE(hall.found() == std::vector{selam});
    hall.fold(domain::PersonErased{selam});
    CHECK(hall.found().empty());
    CHECK(hall.model.visitor.search == NameSearch::nobody);
    CHECK(hall.model.names.people() == 0);
    CHECK(hall.model.names.distinct_words() == 0);
}

TEST_CASE("a person who changes their name is found by the new one") {
    Hall hall;
    auto const person = hall.add("Selam", "Tesfay");
    hall.fold(domain::PersonSet{person, R"({"given_name":"Yohana"})"});
    CHECK(hall.type("selam") == NameSearch::nobody);
    CHECK(hall.type("yohana") == NameSearch::found);
}

TEST_CASE("names are read a few each tick, and all of them when somebody searches") {
    Hall hall;
    hall.model.stack = {Screen::languages};
    auto const people = kiosk::k_names_a_tick + 50;
    for (std::size_t i = 0; i < people; ++i) hall.add("Mohamed", "Ali");
    hall.happen(kiosk::StateChanged{{}, true});
    CHECK(hall.model.names.people() == 0);
    hall.happen(kiosk::Tick{Duration{0}});
    CHECK(hall.model.names.people() == kiosk::k_names_a_tick);
    hall.model.stack = {Screen::languages, Screen::search};
    CHECK(hall.type("moh") == NameSearch::too_many);
    CHECK(hall.model.names.people() == people);
    CHECK(hall.model.unread_names.empty());
}

TEST_CASE("a host reads the arrivals in one order of names, whatever their script") {
    Hall hall;
    hall.model.stack = {Screen::languages, Screen::arrivals};
    auto const sahin = hall.add("Şahin", "Kaya");
    auto const olena = hall.add("Олена", "Шевченко");
    auto const zoe = hall.add("Zoé", "Martin");
    auto const selam = hall.add("ሰላም", "ተስፋይ");
    auto const anna = hall.add("anna", "de Vries");
    hall.happen(kiosk::StateChanged{{}, true});
    CHECK(hall.model.host.arrivals.people == std::vector{anna, olena, sahin, selam, zoe});
}

TEST_CASE("a host finds everybody whose name fits, by one letter too") {
    Hall hall;
    hall.model.stack = {Screen::languages, Screen::arrivals};
    for (int i = 0; i < 9; ++i) hall.add("Mohamed", "Ali");
    hall.model.host.search = "m";
    hall.happen(kiosk::StateChanged{{}, true});
    CHECK(hall.model.host.arrivals.people.size() == 9);
    CHECK(hall.model.host.arrivals.expected == 9);
}
