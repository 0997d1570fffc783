// SPDX-License-Identifier: EUPL-1.2
#include "e2e/journeys.h"

#include "domain/badge_code.h"

#include <algorithm>
#include <cstdio>
#include <fstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

// People alone at a kiosk, in three languages, with the real server behind it.
using namespace ontmoet;
using namespace ontmoet::e2e;
using domain::Purpose;

namespace {

// The person whose given name this is, as the server knows them.
domain::Candidate const* named(domain::State const& state, std::string const& name) {
    for (auto const& [id, candidate] : state.people)
        if (candidate.profile.given_name == name) return &candidate;
    return nullptr;
}

// With honest pauses of 1.2 s for each choice, and half a second for a letter.
void print(char const* what, Traveller const& person) {
    auto const& journey = person.journey();
    std::printf("%-28s %s: %2d touches, %2d letters, about %3.0f s\n", what,
                person.language().c_str(), journey.touches, journey.letters,
                journey.touches * 1.2 + journey.letters * 0.5);
}

constexpr char const* k_outside = "http://ontmoet.example";

struct Hall : Day {
    Hall() {
        phones_find_the_server();
        server.start(k_morning);
        a.start();
        a.until("the kiosk knows the people", [&] { return a.number("people") > 10; });
    }
    ~Hall() { a.quit(); }
    // What the server knows when it knows this.
    template <class Claim>
    domain::State when(char const* what, Claim claim) {
        domain::State state;
        a.until(what, [&] {
            state = fold_all(facts_on_server(server.data));
            return claim(state);
        });
        return state;
    }
    // As where the operator said how the server is called outside.
    void phones_find_the_server() const {
        auto const file = folder.path / "a.pairing";
        std::ifstream before(file);
        auto pairing = nlohmann::json::parse(before);
        pairing["phone_url"] = k_outside;
        std::ofstream(file) << pairing.dump();
    }
    // What a phone outside gets at this address.
    std::string on_phone(std::string const& url) const {
        return run({"/usr/bin/curl", "--silent", "--include", "--write-out", "\n", "--connect-to",
                    "::127.0.0.1:" + std::to_string(server.port), url})
            .output;
    }
    Traveller in(std::string language) { return {a, std::move(language)}; }
};

}  // namespace

TEST_CASE("visitors get through their day alone, in Dutch, Arabic and Tigrinya") {
    Hall hall;
    auto const visits = hall.visits(0, 3);
    std::size_t nth = 0;
    for (std::string const language : {"nl", "ar", "ti"}) {
        INFO(language);
        auto invited = hall.in(language);
        auto const& code = visits[nth].code;
        invited_comes_in(invited, code);
        CHECK(invited.journey().touches <= 4);
        invited.touch("common.done");
        print("invited", invited);

        auto name_only = hall.in(language);
        auto const name = "Wal" + std::string(1, static_cast<char>('a' + nth));
        walk_in_with_a_name(name_only, name);
        auto const there = hall.when("the walk-in is known", [&](auto const& state) {
            auto const* person = named(state, name);
            return person != nullptr && !person->badge.empty();
        });
        auto const badge = named(there, name)->badge;
        goes_and_comes_back(name_only, badge);
        name_only.touch("common.done");
        print("a name, leaves, comes back", name_only);

        auto whole = hall.in(language);
        auto const all = "Hel" + std::string(1, static_cast<char>('a' + nth));
        walk_in_with_everything(whole, all);
        whole.touch("common.done");
        print("tells everything", whole);

        auto const state = hall.when("all was delivered", [&](auto const& known) {
            auto const* person = named(known, all);
            return person != nullptr && !person->profile.phone.empty();
        });
        auto const& first = state.people.at(hall.person_of(code));
        CHECK(first.checked_in);
        CHECK(first.consents_to(Purpose::take_part));
        for (auto const optional : {Purpose::show_work, Purpose::share_contact, Purpose::follow_up,
                                    Purpose::keep_profile})
            CHECK_FALSE(first.consents_to(optional));
        auto const* second = named(state, name);
        REQUIRE(second != nullptr);
        CHECK_FALSE(second->left);
        CHECK(second->badge == badge);
        CHECK(second->treatment == domain::k_best_rating);
        auto const* third = named(state, all);
        REQUIRE(third != nullptr);
        auto const& told = third->profile;
        CHECK(told.dutch.speaking == domain::Level::a2);
        CHECK(told.dutch.reading == domain::Level::a1);
        CHECK(told.work.at(0).sector == "horeca");
        CHECK(told.work.at(0).years == 1);
        CHECK(told.skills == std::vector<std::string>{"koken"});
        CHECK(told.education == "secondary");
        CHECK(told.any_job);
        CHECK(told.days.mask == (1U << domain::Days::k_slots) - 1);
        CHECK(told.reach.modes == std::vector{domain::TravelMode::bike});
        CHECK(told.literacy_help);
        CHECK(told.phone == "06123456" + std::to_string(10 + nth));
        CHECK(told.screen_language == language);
        ++nth;
    }
}

TEST_CASE("a schedule on the telephone opens from the square on the screen, until it is erased") {
    Hall hall;
    auto person = hall.in("ar");
    walk_in_with_a_name(person, "Rima");
    auto const url = takes_page_along(person, hall.folder.path / "screen.png");
    auto const page = [&] { return hall.on_phone(url); };
    CHECK(url.starts_with(std::string(k_outside) + "/my/"));
    (void)hall.when("the page is open",
                    [](auto const& state) { return !state.phone_pages.empty(); });
    auto const open = page();
    INFO(open);
    CHECK(open.find(" 200 ") != std::string::npos);
    CHECK(open.find("Rima") != std::string::npos);
    CHECK(open.find("dir=\"rtl\"") != std::string::npos);
    CHECK(open.find("no-store") != std::string::npos);
    erases_everything(person);
    (void)hall.when("everything is erased",
                    [](auto const& state) { return named(state, "Rima") == nullptr; });
    auto const closed = page();
    CHECK(closed.find(" 404 ") != std::string::npos);
    CHECK(closed.find("Rima") == std::string::npos);
    for (auto const& fact : facts_on_server(hall.server.data))
        CHECK(fact.body.find("Rima") == std::string::npos);
}
