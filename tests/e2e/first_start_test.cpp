// SPDX-License-Identifier: EUPL-1.2
#include "e2e/day.h"

#include <fstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

// A kiosk that nobody paired: what it shows, how it is let in, what it leaves when it is withdrawn.
using namespace ontmoet;
using namespace ontmoet::e2e;

namespace {

struct Door {
    Folder folder;
    ServerHand server{folder.path / "server", free_port(), nullptr};
    KioskHand kiosk{folder.path, "k", std::to_string(k_morning)};

    Door() {
        REQUIRE(ask({"import", SOURCE_DIR "/assets/samples/zorg-techniek-den-haag"}).code == 0);
    }
    Finished ask(std::vector<std::string> words) const {
        words.insert(words.begin(), {program("ontmoet"), "--language", "en"});
        words.insert(words.end(), {"--data", server.data});
        return run(words);
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(server.port); }
    std::filesystem::path pairing() const { return folder.path / "k.pairing"; }
    // The eight signs without what keeps their direction.
    std::string code() {
        kiosk.until("a code is shown", [&] { return !kiosk.ids("first_start.code").empty(); });
        std::string plain;
        for (char const sign : kiosk.say("label first_start.code"))
            if ((sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z')) plain += sign;
        REQUIRE(plain.size() == 8);
        return plain;
    }
    void let_in(std::string const& code) {
        auto const done =
            ask({"pair", "--role", "host", "--name", "Desk 1", "--pin", "2468", "--let-in", code});
        INFO(done.output);
        REQUIRE(done.code == 0);
        CHECK(done.output.find(code) == std::string::npos);
    }
    bool shows(std::string const& words) {
        auto const all = kiosk.words();
        return std::ranges::any_of(
            all, [&](auto const& one) { return one.find(words) != std::string::npos; });
    }
};

}  // namespace

TEST_CASE("a kiosk without a pairing shows a code, is let in by it, and goes on by itself") {
    Door door;
    door.kiosk.start({"--server", door.url(), "--language", "en"});
    door.kiosk.until("it says why there is no code", [&] {
        return door.shows("server") && door.kiosk.ids("first_start.code").empty();
    });
    CHECK(door.kiosk.number("people") == 0);
    door.server.start(k_morning);
    auto const code = door.code();
    CHECK(door.shows("The server answers."));
    CHECK(door.ask({"pair", "--role", "host", "--let-in", "2222-2222"}).code != 0);
    door.let_in(code);
    door.kiosk.until("it knows everybody", [&] { return door.kiosk.number("people") == 48; });
    CHECK(door.kiosk.status().at("screen") == "languages");
    CHECK(std::filesystem::exists(door.pairing()));
    CHECK(door.ask({"pair", "--role", "host", "--let-in", code}).code != 0);
    // Started again it is the same device.
    door.kiosk.kill_and_restart();
    door.kiosk.until("it is online", [&] { return door.kiosk.is_online(); });
    auto const devices = door.ask({"devices"}).output;
    CHECK(std::ranges::count(devices, '\n') == 1);
    door.kiosk.quit();
    door.server.stop();
}

TEST_CASE("a withdrawn kiosk keeps no pairing and no export, and can be let in again") {
    Door door;
    door.server.start(k_morning);
    door.kiosk.start({"--server", door.url()});
    door.let_in(door.code());
    door.kiosk.until("it knows everybody", [&] { return door.kiosk.number("people") == 48; });
    auto const exports = door.folder.path / "k-exports" / "2026-11-20";
    std::filesystem::create_directories(exports);
    std::ofstream(exports / "people.csv") << "Selam,Tesfay\n";

    REQUIRE(door.ask({"revoke", "--device", "Desk 1"}).code == 0);
    door.kiosk.until("it begins anew",
                     [&] { return door.kiosk.status().at("screen") == "first_start"; });
    CHECK(door.kiosk.say("status").find("sync.revoked") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(door.pairing()));
    CHECK_FALSE(std::filesystem::exists(door.folder.path / "k-exports"));
    CHECK(door.kiosk.number("people") == 0);
    door.let_in(door.code());
    door.kiosk.until("it knows everybody again", [&] { return door.kiosk.number("people") == 48; });
    auto const devices = door.ask({"devices"}).output;
    CHECK(std::ranges::count(devices, '\n') == 2);
    door.kiosk.quit();
    door.server.stop();
}

TEST_CASE("the address of a server is typed or scanned, and a damaged pairing is no dead end") {
    Door door;
    std::ofstream(door.pairing()) << "{\"handshake_version\":1,";
    door.server.start(k_morning);
    door.kiosk.start({"--language", "en"});
    CHECK(door.shows("What is the address of the server?"));
    door.kiosk.say("scan what is this");
    CHECK(door.shows("This is no code that lets a device in."));
    door.kiosk.tap("first_start.type");
    door.kiosk.say("type ftp://x");
    door.kiosk.tap("first_start.ask");
    CHECK(door.shows("This is no address."));
    door.kiosk.tap("common.back");
    door.kiosk.say("scan " + door.url());
    (void)door.code();
    // An organiser's own code is good before the scanner, too.
    nlohmann::json const invitation = {
        {"handshake_version", 1},
        {"url", door.url()},
        {"code", [&] {
             auto const shown = door.ask({"pair", "--role", "board", "--name", "Board"}).output;
             return shown.substr(shown.size() - 10, 9);
         }()}};
    door.kiosk.say("scan " + invitation.dump());
    door.kiosk.until("it is a board", [&] { return door.kiosk.status().at("screen") == "board"; });
    door.kiosk.quit();
    door.server.stop();
}
