// SPDX-License-Identifier: EUPL-1.2
#include "e2e/day.h"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <signal.h>
#include <sys/stat.h>

// How a kiosk comes and goes: paired by a code, renewed, revoked and wiped, by the real programs.
using namespace ontmoet;
using namespace ontmoet::e2e;

namespace {

std::string content(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

struct Hall {
    Folder folder;
    ServerHand server{folder.path / "server", free_port(), nullptr};

    Hall() {
        REQUIRE(ask({"import", SOURCE_DIR "/assets/samples/zorg-techniek-den-haag"}).code == 0);
    }
    // One command on the data folder, whoever holds it.
    Finished ask(std::vector<std::string> words) const {
        words.insert(words.begin(), {program("ontmoet"), "--language", "en"});
        words.insert(words.end(), {"--data", server.data});
        return run(words);
    }
    std::string code_for(std::string const& name) const {
        auto const shown = ask({"pair", "--role", "host", "--name", name, "--pin", "2468"});
        INFO(shown.output);
        REQUIRE(shown.code == 0);
        return shown.output.substr(shown.output.size() - 10, 9);  // at the end of its line
    }
    std::filesystem::path pairing(std::string const& name) const {
        return folder.path / (name + ".pairing");
    }
    Finished pair(std::string const& name, std::vector<std::string> words) const {
        words.insert(words.begin(), {program("ontmoet-kiosk"), "--pairing", pairing(name), "--data",
                                     folder.path / name});
        return run(words);
    }
    std::string url(std::string const& scheme = "http") const {
        return scheme + "://127.0.0.1:" + std::to_string(server.port);
    }
};

}  // namespace

TEST_CASE("a kiosk is paired by a typed code, works, and wipes itself when it is revoked") {
    Hall hall;
    hall.server.start(k_morning);
    auto const code = hall.code_for("Desk 1");
    REQUIRE(hall.pair("k", {"--pair", code, "--server", hall.url()}).code == 0);
    struct stat status {};
    REQUIRE(::stat(hall.pairing("k").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(hall.pair("second", {"--pair", code, "--server", hall.url()}).code != 0);
    CHECK_FALSE(std::filesystem::exists(hall.pairing("second")));

    KioskHand kiosk{hall.folder.path, "k", std::to_string(k_morning)};
    kiosk.start();
    kiosk.until("everybody is known", [&] { return kiosk.number("people") == 48; });
    (void)walk_in(kiosk, {"", "Sami", Way::scan, "nl", {domain::Purpose::take_part}, 0});
    kiosk.until("all is delivered", [&] { return kiosk.number("pending") == 0; });

    REQUIRE(hall.ask({"revoke", "--device", "Desk 1"}).code == 0);
    kiosk.until("it has wiped itself", [&] { return kiosk.number("people") == 0; });
    CHECK(kiosk.say("status").find("sync.revoked") != std::string::npos);
    hall.server.stop();
    kiosk.kill_and_restart();  // what the disk holds
    CHECK(kiosk.number("people") == 0);
    CHECK(kiosk.number("cursor") == 0);
    kiosk.quit();
    auto const devices = hall.ask({"devices"});
    CHECK(devices.output.find("\trevoked\tDesk 1") != std::string::npos);
    CHECK(devices.output.find("2026-11-20 12:4") != std::string::npos);  // last contact
}

TEST_CASE("a server that lost its disk gets everything from a kiosk that is paired again") {
    Hall hall;
    auto const backup = hall.folder.path / "old.backup";
    REQUIRE(hall.ask({"backup", backup}).code == 0);
    hall.server.start(k_morning);
    REQUIRE(hall.pair("k", {"--pair", hall.code_for("Desk 1"), "--server", hall.url()}).code == 0);
    auto const first = nlohmann::json::parse(content(hall.pairing("k")));
    KioskHand kiosk{hall.folder.path, "k", std::to_string(k_morning)};
    kiosk.start();
    kiosk.until("everybody is known", [&] { return kiosk.number("people") == 48; });
    (void)walk_in(kiosk, {"", "Sami", Way::scan, "nl", {domain::Purpose::take_part}, 0});
    kiosk.until("all is delivered", [&] { return kiosk.number("pending") == 0; });

    hall.server.stop();
    std::filesystem::remove_all(hall.server.data);
    REQUIRE(hall.ask({"restore", backup}).code == 0);
    hall.server.start(k_morning);
    (void)walk_in(kiosk, {"", "Hodan", Way::scan, "so", {domain::Purpose::take_part}, 0});
    kiosk.until("nobody knows it", [&] {
        return kiosk.say("status").find("sync.unknown_device") != std::string::npos;
    });
    CHECK(kiosk.number("pending") > 0);
    kiosk.quit();

    REQUIRE(hall.pair("k", {"--pair", hall.code_for("Desk 1"), "--server", hall.url()}).code == 0);
    auto const second = nlohmann::json::parse(content(hall.pairing("k")));
    CHECK(second["device"] == first["device"]);
    CHECK(second["badge_letter"] == first["badge_letter"]);
    CHECK(second["token"] != first["token"]);
    kiosk.start();
    kiosk.until("all is delivered", [&] { return kiosk.number("pending") == 0; });
    CHECK(kiosk.number("people") == 50);
    // Paired once more without need it is still the same one.
    REQUIRE(hall.pair("k", {"--pair", hall.code_for("Desk 1"), "--server", hall.url()}).code == 0);
    CHECK(nlohmann::json::parse(content(hall.pairing("k")))["device"] == first["device"]);
    kiosk.kill_and_restart();
    kiosk.until("it is online", [&] { return kiosk.is_online(); });
    kiosk.quit();
    hall.server.stop();
    CHECK(fold_all(facts_on_server(hall.server.data)).people.size() == 50);
}

TEST_CASE("a cable that is pulled while the token changes locks no kiosk out") {
    Hall hall;
    hall.server.start(k_morning);
    Cable cable(hall.server.port);
    auto const url = "http://127.0.0.1:" + std::to_string(cable.port());
    REQUIRE(hall.pair("k", {"--pair", hall.code_for("Desk 1"), "--server", url}).code == 0);
    KioskHand kiosk{hall.folder.path, "k", std::to_string(k_morning)};
    kiosk.start();
    kiosk.until("it is online", [&] { return kiosk.number("people") == 48; });
    auto const first =
        nlohmann::json::parse(content(hall.pairing("k")))["token"].get<std::string>();
    // Two days later its token is old; each time something else goes wrong.
    for (int day = 2; day <= 8; day += 2) {
        hall.server.stop();
        hall.server.start(k_morning + day * 24L * 3'600);
        if (day >= 4) cable.pull();
        if (day == 6) kiosk.kill_and_restart();
        cable.plug();
        kiosk.until("it is online again", [&] { return kiosk.is_online(); });
    }
    kiosk.quit();
    hall.server.stop();
    // The store, not the pairing file, holds the token that is in use.
    CHECK(nlohmann::json::parse(content(hall.pairing("k")))["token"] == first);
}

TEST_CASE("the words of a QR code pair over TLS with a certificate of one's own") {
    Hall hall;
    auto const at = [&](char const* name) { return (hall.folder.path / name).string(); };
    REQUIRE(std::system(("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
                         " -days 2 -subj /CN=hall -out '" +
                         at("hall.pem") + "' -keyout '" + at("hall.key") + "' 2>/dev/null")
                            .c_str()) == 0);
    Process server({program("ontmoet"), "serve", "--data", hall.server.data, "--port",
                    std::to_string(hall.server.port), "--tls-certificate", at("hall.pem"),
                    "--tls-key", at("hall.key")},
                   at("server.log"));
    auto const listens = server.read_line(std::chrono::seconds{20});
    REQUIRE(listens);
    CHECK(listens->find(hall.url("https")) != std::string::npos);
    auto const key = nlohmann::json::parse(content(hall.server.data / "server.json"))["public_key"];
    nlohmann::json words = {{"handshake_version", 1},
                            {"url", hall.url("https")},
                            {"code", hall.code_for("Desk 1")},
                            {"public_key", key}};
    auto trusting = words;
    trusting.erase("public_key");
    CHECK(hall.pair("k", {"--pair", trusting.dump()}).code != 0);
    REQUIRE(hall.pair("k", {"--pair", words.dump()}).code == 0);
    KioskHand kiosk{hall.folder.path, "k", std::to_string(k_morning)};
    kiosk.start();
    kiosk.until("everybody is known", [&] { return kiosk.number("people") == 48; });
    server.signal(SIGHUP);
    CHECK(hall.ask({"event", "list"}).code == 0);
    kiosk.quit();
    server.signal(SIGTERM);
    CHECK(server.wait() == 0);
    CHECK(content(at("server.log")).find("certificate_read") != std::string::npos);
}

TEST_CASE("of a kiosk's folder nobody can try PINs; those of before are sealed at the next start") {
    Hall hall;
    hall.server.start(k_morning);
    REQUIRE(hall.pair("k", {"--pair", hall.code_for("Desk 1"), "--server", hall.url()}).code == 0);
    auto const given = content(hall.pairing("k"));
    CHECK(given.find("$argon2id$") != std::string::npos);  // as an older version left it
    KioskHand kiosk{hall.folder.path, "k", std::to_string(k_morning)};
    kiosk.start();
    kiosk.until("everybody is known", [&] { return kiosk.number("people") == 48; });
    auto const closed = content(hall.pairing("k"));
    CHECK(closed.find("argon2id") == std::string::npos);
    CHECK(nlohmann::json::parse(closed)["token"] == nlohmann::json::parse(given)["token"]);
    host_opens(kiosk);
    kiosk.tap("host.exit");
    kiosk.kill_and_restart();
    host_opens(kiosk);
    kiosk.quit();
    CHECK(content(hall.pairing("k")) == closed);
    for (auto const& entry : std::filesystem::directory_iterator(hall.folder.path / "k"))
        if (entry.is_regular_file())
            CHECK(content(entry.path()).find("argon2id") == std::string::npos);
    // With another computer's key it is no kiosk at all.
    auto const other = hall.folder.path / "other.key";
    std::ofstream(other) << std::string(64, 'a') << "\n";
    std::filesystem::permissions(other, std::filesystem::perms::owner_read);
    kiosk.start({"--key-file", other});
    CHECK(kiosk.status().at("screen") == "cannot_begin");
    CHECK(kiosk.number("people") == 0);
    kiosk.quit();
    hall.server.stop();
}
