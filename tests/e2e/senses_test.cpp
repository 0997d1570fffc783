// SPDX-License-Identifier: EUPL-1.2
#include "domain/badge_code.h"
#include "e2e/day.h"
#include "support/held_up.h"

#include <catch2/catch.hpp>

// A real kiosk that sees: a picture file stands in for its camera.
using namespace ontmoet;
using namespace ontmoet::e2e;

namespace {

struct SeeingHall : Day {
    std::filesystem::path picture = folder.path / "camera.png";
    explicit SeeingHall(std::filesystem::path const& camera) {
        a.quit();
        a.start({"--camera", camera.empty() ? picture : camera});
        a.until("the kiosk knows the people", [&] { return a.number("people") > 10; });
    }
    ~SeeingHall() { a.quit(); }
};

}  // namespace

TEST_CASE("a code held before the camera does what a scanned one does") {
    SeeingHall hall{{}};
    auto& kiosk = hall.a;
    auto const code = hall.visits(0, 1).front().code;
    auto const person = hall.person_of(code);
    test::hold_up_nothing(hall.picture);
    kiosk.tap("languages.nl");
    kiosk.say("wait camera.hint");
    // Of another event: told in words, and the person goes on trying.
    test::hold_up(hall.picture, "https://example.org/another-event?id=7");
    kiosk.say("wait code.search");
    kiosk.say("wait camera.hint");
    test::hold_up(hall.picture, domain::badge_code(hall.invited.id, person.uuid));
    kiosk.say("wait identity.yes");
    kiosk.say("gone camera.hint");
    kiosk.tap("identity.yes");
    kiosk.tap("consent.take_part");
    kiosk.tap("common.next");
    kiosk.say("wait ready.employers");
    CHECK(kiosk.number("checked_in") == 1);
}

TEST_CASE("a camera that is pulled out takes its hint along, and brings it back") {
    SeeingHall hall{{}};
    auto& kiosk = hall.a;
    test::hold_up_nothing(hall.picture);
    kiosk.tap("languages.nl");
    kiosk.say("wait camera.hint");
    std::filesystem::remove(hall.picture);
    kiosk.say("gone camera.hint");
    test::hold_up_nothing(hall.picture);
    kiosk.say("wait camera.hint");
    kiosk.tap("welcome.scan");
    kiosk.say("wait camera.hint");
}

TEST_CASE("a kiosk whose camera is none works as one without") {
    SeeingHall hall{"/dev/null"};
    auto& kiosk = hall.a;
    kiosk.tap("languages.nl");
    kiosk.say("wait welcome.scan");
    kiosk.say("gone camera.hint");
    kiosk.say("scan " + hall.visits(0, 1).front().code);
    kiosk.say("wait identity.yes");
    CHECK(kiosk.ids("camera.hint").empty());
}
