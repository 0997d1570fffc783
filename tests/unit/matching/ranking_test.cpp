// SPDX-License-Identifier: EUPL-1.2
#include "matching/ranking.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::matching;
using domain::Level;

namespace {

template <class IdType>
IdType id(std::uint8_t number) {
    IdType made;
    made.uuid.bytes[15] = number;
    return made;
}

// Organisation 1 offers care and building, 2 building, 3 nothing; people 1 and 2 want care.
domain::State small_event() {
    domain::State state;
    for (std::uint8_t i = 1; i <= 3; ++i) state.organisations[id<OrganisationId>(i)].name = "x";
    auto const offer = [&](std::uint8_t number, std::uint8_t organisation, char const* sector) {
        auto& made = state.offers[id<OfferId>(number)];
        made.organisation = id<OrganisationId>(organisation);
        made.sector = sector;
    };
    offer(1, 1, "bouw");
    offer(2, 1, "zorg");
    offer(3, 2, "bouw");
    for (std::uint8_t i = 1; i <= 4; ++i) {
        auto& person = state.people[id<PersonId>(i)];
        person.id = id<PersonId>(i);
        person.registered = true;
        person.profile.wished_sectors = {i <= 2 ? "zorg" : "bouw"};
        person.consents[domain::Purpose::take_part].given = true;
        person.consents[domain::Purpose::show_work].given = true;
    }
    state.interpreters[id<InterpreterId>(1)].languages = {"ti", "ar"};
    state.interpreters[id<InterpreterId>(2)].languages = {"ar"};
    return state;
}

}  // namespace

TEST_CASE("Employers stand in the order of their best offer, those without one last") {
    auto const state = small_event();
    auto const& profile = state.people.at(id<PersonId>(1)).profile;
    auto const ranked = employers_for(state, profile, context_of(state));
    REQUIRE(ranked.size() == 3);
    CHECK(ranked[0].organisation == id<OrganisationId>(1));
    CHECK(ranked[0].best_offer == id<OfferId>(2));
    CHECK(ranked[1].organisation == id<OrganisationId>(2));
    CHECK(ranked[2].organisation == id<OrganisationId>(3));
    CHECK(ranked[2].best_offer.is_none());
    CHECK(ranked[2].fit.score == 0);
}

TEST_CASE("Candidates stand in the order of their fit, equal ones by id") {
    auto const state = small_event();
    auto const ranked = candidates_for(state, id<OfferId>(2), context_of(state));
    REQUIRE(ranked.size() == 4);
    for (std::uint8_t i = 1; i <= 4; ++i) CHECK(ranked[i - 1U].person == id<PersonId>(i));
    auto const builders = candidates_for(state, id<OfferId>(3), context_of(state));
    CHECK(builders[0].person == id<PersonId>(3));
    CHECK(builders[2].person == id<PersonId>(1));
}

TEST_CASE("Nobody is shown to employers without consent to take part and to show their work") {
    auto state = small_event();
    state.people.at(id<PersonId>(1)).consents[domain::Purpose::show_work].given = false;
    state.people.at(id<PersonId>(2)).consents[domain::Purpose::take_part].given = false;
    auto const ranked = candidates_for(state, id<OfferId>(2), context_of(state));
    REQUIRE(ranked.size() == 2);
    CHECK(ranked[0].person == id<PersonId>(3));
}

TEST_CASE("Unknown offers and organisations give empty lists") {
    auto const state = small_event();
    CHECK(candidates_for(state, id<OfferId>(9), context_of(state)).empty());
    CHECK(offers_for(state, {}, id<OrganisationId>(9), context_of(state)).empty());
}

TEST_CASE("The interpreters' languages are known once each") {
    CHECK(context_of(small_event()).interpreter_languages == std::vector<std::string>{"ar", "ti"});
}

TEST_CASE("No order of candidates follows who they are, their language or their schooling") {
    auto state = small_event();
    state.offers.at(id<OfferId>(2)).dutch_speaking_needed = domain::Level::a2;
    auto const is_better_baker = [](std::uint8_t number) { return number % 2 == 0; };
    for (std::uint8_t i = 1; i <= 4; ++i) {
        auto& profile = state.people.at(id<PersonId>(i)).profile;
        profile.dutch.speaking = domain::Level::a2;
        profile.work = {{is_better_baker(i) ? "zorg" : "bouw", "", 3}};
    }
    auto const order = [&] {
        std::vector<PersonId> people;
        for (auto const& ranked : candidates_for(state, id<OfferId>(2), context_of(state)))
            people.push_back(ranked.person);
        return people;
    };
    auto const before = order();
    REQUIRE(before.front() == id<PersonId>(2));
    // Each in its turn has all there is of what must not count, then everybody something else.
    std::vector<std::string> const names{"Aziz", "Berhane", "Olena", "Zahra"};
    std::vector<std::string> const tongues{"ti", "uk", "fa", "so"};
    std::vector<std::string> const schools{"", "primary", "mbo", "wo"};
    std::vector<domain::Level> const levels{domain::Level::a2, domain::Level::b1, domain::Level::b2,
                                            domain::Level::native};
    for (std::size_t shift = 0; shift < 4; ++shift) {
        for (std::size_t i = 0; i < 4; ++i) {
            auto const at = (i + shift) % 4;
            auto& person = state.people.at(id<PersonId>(static_cast<std::uint8_t>(i + 1)));
            auto& profile = person.profile;
            profile.given_name = profile.family_name = profile.own_script_name = names[at];
            profile.birth_year = 1960 + 12 * static_cast<int>(at);
            profile.screen_language = tongues[at];
            profile.languages = {{tongues[at], domain::Level::native}};
            profile.education = schools[at];
            profile.diploma_valuation = at % 2 == 0 ? "none" : "asked";
            profile.dutch.speaking = levels[at];  // all of them enough for the offer
            profile.dutch.reading = levels[3 - at];
            profile.municipality = names[3 - at];
            profile.housing = at % 2 == 0 ? "azc" : "housed";
            profile.brought_by = names[at];
            profile.literacy_help = at == 0;
            person.badge = "A-" + std::to_string(10 + at);
            person.checked_in_at = Moment{static_cast<std::int64_t>(1'000 * at)};
        }
        INFO(shift);
        CHECK(order() == before);
    }
}

TEST_CASE("Who drops out by the Dutch an offer needs is counted by the rule of the fit") {
    auto state = small_event();
    auto& profile = state.people.at(id<PersonId>(1)).profile;
    profile.dutch = {Level::unknown, Level::a1, Level::a1, Level::unknown};
    state.people.at(id<PersonId>(2)).profile.dutch.speaking = Level::a0;
    state.people.at(id<PersonId>(4)).consents.clear();  // hidden
    state.people.at(id<PersonId>(4)).profile.dutch.speaking = Level::a0;
    domain::Offer offer;
    CHECK(left_out_by_dutch(state, offer) == LeftOut{3, 0, 0, 0});
    offer.dutch_speaking_needed = Level::a2;
    CHECK(left_out_by_dutch(state, offer) == LeftOut{3, 2, 1, 2});
    offer.dutch_reading_needed = Level::a2;  // the one who speaks enough then may read too little
    CHECK(left_out_by_dutch(state, offer) == LeftOut{3, 2, 2, 2});
    profile.works_in_english = true;
    offer.english_enough = true;
    CHECK(left_out_by_dutch(state, offer) == LeftOut{3, 1, 1, 1});
}
