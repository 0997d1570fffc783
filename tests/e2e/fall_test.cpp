// SPDX-License-Identifier: EUPL-1.2
#include "e2e/day.h"
#include "e2e/hall_talks.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <thread>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

// Real kiosks that are killed while somebody is in the middle of something, and started again as
// their unit does. Who was there goes on where they were.
using namespace ontmoet;
using namespace ontmoet::e2e;
using domain::Purpose;

namespace {

using Steady = std::chrono::steady_clock;

// One kiosk of the day is enough.
struct FallingDay : Day {
    FallingDay() { b.quit(); }
};

// Killed a moment after the last touch; says how long it took until the person saw their screen.
void falls(KioskHand& kiosk, char const* what) {
    std::this_thread::sleep_for(std::chrono::milliseconds{300});
    auto const killed = Steady::now();
    kiosk.kill_and_restart();
    auto const screen = kiosk.status().at("screen").get<std::string>();
    std::printf("fell %-28s back on '%s' after %.2f s and the unit's pause of 1 s\n", what,
                screen.c_str(), std::chrono::duration<double>(Steady::now() - killed).count());
}

std::string bytes_of(std::filesystem::path const& store) {
    std::string bytes;
    for (auto const* ending : {"", "-wal"}) {
        std::ifstream file(store.string() + ending, std::ios::binary);
        bytes.append(std::istreambuf_iterator<char>(file), {});
    }
    return bytes;
}

}  // namespace

TEST_CASE("who registers when a kiosk falls goes on with the letters they had typed") {
    FallingDay day;
    auto& kiosk = day.a;
    kiosk.tap_all({"languages.ar", "welcome.new", "consent.take_part", "common.next"});
    kiosk.tap("name.given");
    kiosk.say("type Amal");
    kiosk.tap("name.own_script");
    kiosk.say("wait name.keyboard.ا");
    kiosk.say("type امل");
    falls(kiosk, "while a name was typed");
    CHECK(kiosk.status().at("screen") == "name");
    CHECK(is_read(kiosk, "امل"));
    CHECK(bytes_of(day.folder.path / "a" / "kiosk.sqlite").find("امل") == std::string::npos);
    kiosk.tap_all({"common.next", "languages.skill.ar"});
    falls(kiosk, "while languages were chosen");
    CHECK(kiosk.status().at("screen") == "language_skills");
    kiosk.tap("common.back");
    kiosk.tap("common.back");
    kiosk.tap("common.back");
    kiosk.until("all is delivered", [&] { return kiosk.number("pending") == 0; });
    int named = 0;
    for (auto const& [id, person] : fold_all(facts_on_server(day.server.data)).people)
        named += person.profile.own_script_name == "امل" && person.profile.screen_language == "ar";
    CHECK(named == 1);
    kiosk.quit();
}

TEST_CASE("who chooses employers when a kiosk falls goes on with those they chose") {
    FallingDay day;
    auto& kiosk = day.a;
    auto visit = day.visits(0, 1).front();
    kiosk.say("scan " + visit.code);
    kiosk.tap_all({"identity.yes", "consent.take_part", "common.next", "ready.employers"});
    auto const cards = kiosk.ids("employers.yes.");
    REQUIRE(cards.size() >= 2);
    kiosk.tap(cards[1]);
    auto const read = kiosk.words();
    falls(kiosk, "while employers were chosen");
    CHECK(kiosk.status().at("screen") == "employers");
    CHECK(kiosk.ids("employers.yes.") == cards);
    // Voices are known a moment later, and "listen" with them.
    kiosk.until("the same words again", [&] { return kiosk.words() == read; });
    // Done is done: nobody comes back after that.
    kiosk.tap("common.back");
    kiosk.tap("common.done");
    falls(kiosk, "after somebody was done");
    CHECK(kiosk.status().at("screen") == "languages");
    kiosk.quit();
}

TEST_CASE("a host whose kiosk falls gives the PIN again") {
    FallingDay day;
    host_opens(day.a);
    falls(day.a, "while a host was there");
    CHECK(day.a.status().at("screen") == "languages");
    CHECK(day.a.ids("host.tab").empty());
    day.a.quit();
}

TEST_CASE("a table that falls goes on with what was agreed and what was being written") {
    FallingDay day;
    (void)day.all_come_in(day.a, day.visits(0, 8));
    host_plans_and_publishes(day.a);
    day.a.quit();
    auto const state = fold_all(facts_on_server(day.server.data));
    auto const meet = std::ranges::find_if(state.meets, [](auto const& entry) {
        return entry.second.planned.round == 0 &&
               entry.second.status == domain::MeetStatus::planned;
    });
    REQUIRE(meet != state.meets.end());
    auto const& planned = meet->second.planned;
    auto const& name = state.organisations.at(planned.organisation).name;
    REQUIRE(
        run({program("ontmoet"), "pair", "--data", day.server.data, "--role", "table",
             "--organisation", name, "--url", "http://127.0.0.1:" + std::to_string(day.server.port),
             "--out", day.folder.path / "t.pairing"})
            .code == 0);
    KioskHand table{day.folder.path, "t", std::to_string(k_morning + 21 * 60)};
    table.start();
    table.until("the plan is there", [&] { return table.number("meets") > 0; });
    auto const choice = "table_choice." + to_string(planned.table);
    if (table.ids("table.begin").empty()) {
        table.tap("table.choose");
        table.tap(choice);
    }
    table.tap_all({"table.begin", "table.step.paid_job", "agreed.employer"});
    auto const agreed = table.words();
    falls(table, "while a table agreed");
    CHECK(table.status().at("screen") == "agreed");
    table.until("the same words again", [&] { return table.words() == agreed; });
    table.tap_all({"common.next", "table.note"});
    table.say("type Zwaluw");
    falls(table, "while a note was written");
    CHECK(table.status().at("screen") == "table_note");
    CHECK(is_read(table, "Zwaluw"));
    table.tap("common.next");
    table.until("all is delivered", [&] { return table.number("pending") == 0; });
    auto const after = fold_all(facts_on_server(day.server.data));
    CHECK(after.meets.at(planned.meet).employer_verdict == domain::Answer::yes);
    CHECK(after.meets.at(planned.meet).next_steps.at(domain::Side::employer).kind == "paid_job");
    table.quit();
}
