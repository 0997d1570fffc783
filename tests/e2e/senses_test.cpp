// SPDX-License-Identifier: EUPL-1.2
#include "domain/badge_code.h"
#include "e2e/day.h"
#include "support/held_up.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <numbers>

#include <catch2/catch.hpp>

// A real kiosk that sees and hears: files stand in for its camera, its microphone and its speaker.
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

// Its microphone hears a note for as long as anybody wants; its speaker writes down what it plays.
// Both three times as fast as people: a recording lasts ten seconds at most.
struct HearingHall : Day {
    HearingHall() {
        constexpr int k_rate = 16'000;
        std::vector<std::int16_t> note(k_rate * 90);
        for (std::size_t i = 0; i < note.size(); ++i)
            note[i] = static_cast<std::int16_t>(
                12'000 * std::sin(2 * std::numbers::pi * 440 * static_cast<double>(i) / k_rate));
        std::ofstream(folder.path / "said.raw", std::ios::binary)
            .write(reinterpret_cast<char const*>(note.data()),
                   static_cast<std::streamsize>(note.size() * sizeof note[0]));
        ::setenv("SDL_AUDIODRIVER", "disk", 1);
        ::setenv("SDL_DISKAUDIOFILEIN", (folder.path / "said.raw").c_str(), 1);
        ::setenv("SDL_DISKAUDIOFILE", heard().c_str(), 1);
        ::setenv("SDL_DISKAUDIODELAY", "20", 1);
        a.kill_and_restart();
        a.until("the kiosk knows the people", [&] { return a.number("people") > 10; });
    }
    ~HearingHall() { a.quit(); }
    std::string heard() const { return (folder.path / "heard.raw").string(); }
    // How much of a second and more of sound was played so far; ticks of presses are shorter.
    bool has_played() const {
        std::ifstream file(heard(), std::ios::binary);
        std::string const bytes{std::istreambuf_iterator<char>(file), {}};
        auto const* samples = reinterpret_cast<std::int16_t const*>(bytes.data());
        return std::count_if(samples, samples + bytes.size() / 2,
                             [](std::int16_t one) { return std::abs(int{one}) > 1'000; }) > 20'000;
    }
    void forget_played() const { std::filesystem::resize_file(heard(), 0); }
    // The bodies of all recordings on the server.
    std::vector<std::string> sounds() const {
        std::vector<std::string> bodies;
        for (auto const& fact : facts_on_server(server.data))
            if (fact.type == domain::fact_type::own_words_recorded) bodies.push_back(fact.body);
        return bodies;
    }
};

void opens_own_voice(KioskHand& kiosk) {
    kiosk.tap_all({"ready.card", "card.own_words", "words.speak"});
}

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

TEST_CASE("somebody says it themselves, an employer hears it, and it is taken back everywhere") {
    HearingHall hall;
    auto& kiosk = hall.a;
    auto const code = hall.visits(0, 1).front().code;
    auto const person = to_string(hall.person_of(code));
    kiosk.say("scan " + code);
    kiosk.tap_all({"identity.yes", "consent.take_part", "consent.show_work", "common.next"});
    opens_own_voice(kiosk);
    kiosk.tap_all({"words.record", "words.stop", "words.listen"});
    kiosk.until("the person hears themselves", [&] { return hall.has_played(); });
    kiosk.tap("words.again");
    kiosk.until("it ends though nobody presses stop",
                [&] { return !kiosk.ids("words.keep").empty(); });
    kiosk.tap("words.keep");
    kiosk.say("gone words.keep");
    kiosk.until("the server has it", [&] { return hall.sounds().size() == 1; });
    CHECK(hall.sounds().front().find("T2dnU") != std::string::npos);
    kiosk.tap_all({"common.next", "common.back", "common.done"});

    hall.forget_played();
    auto const& member = hall.invited.staff.begin()->second.record;
    kiosk.say("scan " + member.code);
    kiosk.tap_all({"common.next", "browse.open." + person, "candidate.listen"});
    kiosk.until("the employer hears it", [&] { return hall.has_played(); });
    kiosk.tap_all({"common.back", "common.done"});

    kiosk.say("scan " + code);
    kiosk.tap("identity.yes");
    opens_own_voice(kiosk);
    kiosk.tap("words.delete");
    kiosk.say("wait words.record");
    kiosk.until("nothing of it is left on the server",
                [&] { return hall.sounds().front().find("T2dnU") == std::string::npos; });
    kiosk.tap_all({"words.type", "common.next", "common.back", "common.done"});
    kiosk.say("scan " + member.code);
    kiosk.tap_all({"common.next", "browse.open." + person});
    kiosk.say("wait candidate.star");
    CHECK(kiosk.ids("candidate.listen").empty());
}

TEST_CASE("a kiosk without a microphone offers typing alone") {
    ::setenv("SDL_AUDIODRIVER", "no-such-driver", 1);
    SeeingHall hall{"/dev/null"};
    auto& kiosk = hall.a;
    kiosk.say("scan " + hall.visits(0, 1).front().code);
    kiosk.tap_all(
        {"identity.yes", "consent.take_part", "common.next", "ready.card", "card.own_words"});
    kiosk.say("wait words.text");
    CHECK(kiosk.ids("words.speak").empty());
}
