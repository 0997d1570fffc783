// SPDX-License-Identifier: EUPL-1.2
#include "base/clock.h"
#include "base/random.h"
#include "kiosk/update.h"
#include "support/busy_hall.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;

namespace {

// A kiosk in the busy hall with this screen on top.
struct BusyKiosk {
    explicit BusyKiosk(Screen screen) {
        model.state = &state;
        model.stack.push_back(screen);
        model.employer.organisation = test::hall::organisation(0);
        model.employer.offer = test::hall::offer(0);
        change({});
    }
    // The state is another one now: everything, or these people.
    void change(std::vector<PersonId> const& people) {
        kiosk::StateChanged changed{{}, people.empty()};
        for (auto const& id : people) changed.subjects.push_back(id.uuid);
        kiosk::update(model, changed, {clock, random});
        kiosk::refresh_cards(model);
    }
    void want(Intent const& intent) {
        kiosk::update(model, intent, {clock, random});
        kiosk::refresh_cards(model);
    }
    std::vector<PersonId> const& people() const { return model.host.arrivals.people; }
    domain::Profile const& profile(PersonId id) const { return state.people.at(id).profile; }

    domain::State state = test::busy_hall_state();
    ManualClock clock;
    Random random{5};
    Model model;
};

}  // namespace

TEST_CASE("a host sees everybody who is registered, by name, and how many are here") {
    BusyKiosk kiosk(Screen::arrivals);
    kiosk.state.people[test::hall::person(900)].checked_in = true;  // registration still to come
    kiosk.change({test::hall::person(900)});
    CHECK(kiosk.people().size() == 48);
    CHECK(std::ranges::is_sorted(kiosk.people(), {}, [&](PersonId const& id) {
        auto const& profile = kiosk.profile(id);
        return i18n::search_key(profile.given_name + " " + profile.family_name);
    }));
    CHECK(kiosk.model.host.arrivals.expected == 48);
    CHECK(kiosk.model.host.arrivals.here == 32);
    CHECK(kiosk.model.host.arrivals.staff == 4);
    CHECK(kiosk.model.host.arrivals.staff_here == 1);
}

TEST_CASE("a host who searches sees only the matches, in any spelling, the best first") {
    BusyKiosk kiosk(Screen::arrivals);
    kiosk.want(HostSearch{"jordanos"});
    REQUIRE_FALSE(kiosk.people().empty());
    CHECK(kiosk.people().size() < 10);
    CHECK(kiosk.profile(kiosk.people().front()).given_name == "Yordanos");
    kiosk.want(HostSearch{"ሰላም"});
    REQUIRE_FALSE(kiosk.people().empty());
    CHECK(kiosk.people().front() == test::hall::visitor);
    kiosk.want(HostSearch{"qqq"});
    CHECK(kiosk.people().empty());
    kiosk.want(HostSearch{});
    CHECK(kiosk.people().size() == 48);
}

TEST_CASE("one or two letters are how a name begins") {
    BusyKiosk kiosk(Screen::arrivals);
    kiosk.want(HostSearch{""});
    CHECK(kiosk.people().size() == 48);
    kiosk.want(HostSearch{"Ze"});
    REQUIRE_FALSE(kiosk.people().empty());
    for (auto const& id : kiosk.people()) CHECK(kiosk.profile(id).given_name == "Zeynep");
}

TEST_CASE("a new arrival that fits joins the matches, an erased person leaves them") {
    BusyKiosk kiosk(Screen::arrivals);
    kiosk.want(HostSearch{"selam"});
    auto const before = kiosk.people().size();
    auto twin = kiosk.state.people.at(test::hall::visitor);
    twin.id = test::hall::person(901);
    kiosk.state.people[twin.id] = twin;
    kiosk.change({twin.id});
    CHECK(kiosk.people().size() == before + 1);
    kiosk.state.people.erase(twin.id);
    kiosk.state.people.erase(test::hall::visitor);
    kiosk.change({twin.id, test::hall::visitor});
    CHECK(kiosk.people().size() == before - 1);
}

TEST_CASE("locking the kiosk forgets the search") {
    BusyKiosk kiosk(Screen::arrivals);
    kiosk.want(HostSearch{"selam"});
    kiosk.want(Finish{});
    CHECK_FALSE(kiosk.model.host.search);
    CHECK(kiosk.people().empty());
}

TEST_CASE("the length of an employer's list does not depend on the filters") {
    BusyKiosk kiosk(Screen::browse);
    CHECK(kiosk.model.employer.on_my_list == 5);
    auto const all = kiosk.model.candidate_cards.size();
    auto filter = kiosk.model.employer;
    filter.levels = {domain::Level::b2};
    kiosk.want(SetFilter{filter});
    CHECK(kiosk.model.candidate_cards.empty());
    CHECK(kiosk.model.employer.on_my_list == 5);
    filter.levels.clear();
    filter.only_starred = true;
    kiosk.want(SetFilter{filter});
    CHECK(kiosk.model.candidate_cards.size() == 5);
    CHECK(all > 5);
}

TEST_CASE("the highest level to filter by stands for all above it") {
    BusyKiosk kiosk(Screen::browse);
    auto const person = test::hall::person(10);
    kiosk.state.people.at(person).profile.dutch.speaking = domain::Level::c2;
    auto filter = kiosk.model.employer;
    filter.levels = {domain::Level::c1};
    kiosk.want(SetFilter{filter});
    REQUIRE(kiosk.model.candidate_cards.size() == 1);
    CHECK(kiosk.model.candidate_cards.front().person == person);
}
