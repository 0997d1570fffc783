// SPDX-License-Identifier: EUPL-1.2
#include "e2e/day.h"

#include <algorithm>
#include <array>
#include <fstream>

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <sqlite3.h>
#include <sys/socket.h>
#include <unistd.h>

// What the real programs answer to what should not be: in words, with nothing lost and nothing
// half done.
using namespace ontmoet;
using namespace ontmoet::e2e;

namespace {

// A program run to its end with what it said on both outputs.
Finished run_loudly(std::vector<std::string> words, std::filesystem::path const& folder) {
    auto const log = folder / "said";
    std::filesystem::remove(log);
    Process process(words, log);
    Finished finished;
    while (auto line = process.read_line(std::chrono::seconds{30})) finished.output += *line + "\n";
    finished.code = process.wait();
    std::ifstream said(log);
    finished.output += std::string(std::istreambuf_iterator<char>(said), {});
    return finished;
}

std::string const k_sample = SOURCE_DIR "/assets/samples/zorg-techniek-den-haag";

std::vector<std::string> ontmoet_with(std::vector<std::string> words) {
    words.insert(words.begin(), {program("ontmoet"), "--language", "en"});
    return words;
}

struct Imported {
    Folder folder;
    std::filesystem::path data = folder.path / "server";
    Imported() {
        auto const done =
            run_loudly(ontmoet_with({"import", k_sample, "--data", data}), folder.path);
        INFO(done.output);
        REQUIRE(done.code == 0);
    }
    std::filesystem::path database() const {
        for (auto const& entry : std::filesystem::directory_iterator(data))
            if (entry.path().extension() == ".sqlite") return entry.path();
        FAIL("there is a database");
        return {};
    }
    Finished list() const {
        return run_loudly(ontmoet_with({"event", "list", "--data", data}), folder.path);
    }
    void pair(std::string const& url) const {
        auto const done =
            run_loudly(ontmoet_with({"pair", "--data", data, "--role", "host", "--pin", "2468",
                                     "--url", url, "--out", folder.path / "k.pairing"}),
                       folder.path);
        INFO(done.output);
        REQUIRE(done.code == 0);
    }
};

// Something that answers every connection with the login page of a hotel.
class HotelWifi {
public:
    HotelWifi() {
        m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        REQUIRE(::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) == 0);
        REQUIRE(::listen(m_listener, 16) == 0);
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this] {
            for (int client; (client = ::accept(m_listener, nullptr, nullptr)) >= 0;) {
                std::array<char, 4096> request{};
                (void)!::read(client, request.data(), request.size());
                std::string const page =
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n"
                    "Connection: close\r\n\r\n<html></html>";
                (void)!::write(client, page.data(), page.size());
                ::close(client);
            }
        });
    }
    ~HotelWifi() { ::shutdown(m_listener, SHUT_RDWR); }
    int port() const { return m_port; }

private:
    int m_listener = -1;
    int m_port = 0;
    std::jthread m_thread;
};

}  // namespace

TEST_CASE("a broken set of CSV files is told by file, line and column, and nothing is imported") {
    Folder folder;
    auto const broken = folder.path / "broken";
    std::filesystem::copy(k_sample, broken);
    std::ofstream(broken / "tables.csv", std::ios::app) << "99,nobody,0.5,0.5,0,\n";
    auto const done =
        run_loudly(ontmoet_with({"import", broken, "--data", folder.path / "server"}), folder.path);
    INFO(done.output);
    CHECK(done.code == 2);
    CHECK(done.output.find("tables.csv:17:") != std::string::npos);
    CHECK(done.output.find("Nothing has been imported") != std::string::npos);
    auto const list =
        run_loudly(ontmoet_with({"event", "list", "--data", folder.path / "server"}), folder.path);
    CHECK(list.output.find("Zorg") == std::string::npos);
}

TEST_CASE("importing twice changes nothing") {
    Imported imported;
    auto const before = imported.list();
    auto const again = run_loudly(ontmoet_with({"import", k_sample, "--data", imported.data}),
                                  imported.folder.path);
    CHECK(again.code == 0);
    CHECK(again.output.find("Nothing is new") != std::string::npos);
    CHECK(imported.list().output == before.output);
}

TEST_CASE("a truncated database is named as damaged and left as it is") {
    Imported imported;
    auto const database = imported.database();
    std::filesystem::resize_file(database, 3'000);
    auto const list = imported.list();
    INFO(list.output);
    CHECK(list.code != 0);
    CHECK(list.output.find("damaged") != std::string::npos);
    CHECK(std::filesystem::file_size(database) == 3'000);
}

TEST_CASE("a database of a newer version is refused and left as it is") {
    Imported imported;
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(imported.database().c_str(), &database) == SQLITE_OK);
    REQUIRE(sqlite3_exec(database, "PRAGMA user_version = 9999", nullptr, nullptr, nullptr) ==
            SQLITE_OK);
    sqlite3_close(database);
    auto const list = imported.list();
    INFO(list.output);
    CHECK(list.code != 0);
    CHECK(list.output.find("newer version") != std::string::npos);
}

TEST_CASE("a port in use is named, with what to do") {
    Imported imported;
    HotelWifi other;
    auto const done = run_loudly(
        ontmoet_with({"serve", "--data", imported.data, "--port", std::to_string(other.port())}),
        imported.folder.path);
    INFO(done.output);
    CHECK(done.code != 0);
    CHECK(done.output.find(std::to_string(other.port())) != std::string::npos);
    CHECK(done.output.find("--port") != std::string::npos);
}

TEST_CASE("a kiosk with a damaged store says so on its screen") {
    Imported imported;
    auto const& folder = imported.folder.path;
    imported.pair("http://127.0.0.1:1");
    std::filesystem::create_directories(folder / "k");
    std::ofstream(folder / "k" / "kiosk.sqlite") << "this is a letter to my aunt";
    KioskHand kiosk{folder, "k", std::to_string(k_morning)};
    kiosk.start({"--language", "en"});
    CHECK(kiosk.status().at("screen") == "cannot_begin");
    CHECK(std::ranges::any_of(kiosk.words(), [](std::string const& words) {
        return words.find("The data file is damaged") != std::string::npos;
    }));
    kiosk.quit();
    // What somebody may still want to read lies there untouched.
    std::ifstream file(folder / "k" / "kiosk.sqlite");
    CHECK(std::string{std::istreambuf_iterator<char>(file), {}} == "this is a letter to my aunt");
}

TEST_CASE("a kiosk started before there is a server works; then everything arrives") {
    Imported imported;
    ServerHand server{imported.data, free_port(), nullptr};
    imported.pair("http://127.0.0.1:" + std::to_string(server.port));
    KioskHand kiosk{imported.folder.path, "k", std::to_string(k_morning)};
    kiosk.start();
    (void)walk_in(kiosk, {"", "Sami", Way::scan, "nl", {domain::Purpose::take_part}, 0});
    CHECK_FALSE(kiosk.is_online());
    CHECK(kiosk.number("people") == 1);
    CHECK(kiosk.number("pending") >= 4);
    server.start(k_morning);
    kiosk.until("everybody is known", [&] { return kiosk.number("people") == 49; });
    kiosk.until("all is delivered", [&] { return kiosk.number("pending") == 0; });
    kiosk.quit();
    server.stop();
}

TEST_CASE("a kiosk whose clock says 1970 works alone, and is right when it meets the server") {
    Imported imported;
    ServerHand server{imported.data, free_port(), nullptr};
    imported.pair("http://127.0.0.1:" + std::to_string(server.port));
    KioskHand kiosk{imported.folder.path, "k", "0"};
    kiosk.start();
    (void)walk_in(kiosk, {"", "Sami", Way::scan, "nl", {domain::Purpose::take_part}, 0});
    CHECK(kiosk.number("people") == 1);
    CHECK(kiosk.number("checked_in") == 1);
    server.start(k_morning);
    kiosk.until("all is delivered", [&] { return kiosk.number("pending") == 0; });
    kiosk.until("everybody is known", [&] { return kiosk.number("people") == 49; });
    // At the host's page its clock is told as wrong, and nothing hangs on it.
    host_opens(kiosk);
    kiosk.quit();
    server.stop();
    int from_here = 0;
    for (auto const& fact : facts_on_server(imported.data)) {
        if (fact.type != domain::fact_type::check_in) continue;
        ++from_here;
        CHECK(fact.decided_at().ms >= k_morning * 1'000);
    }
    CHECK(from_here == 1);
}

TEST_CASE("a login page instead of the server is recognised, and the kiosk goes on") {
    Imported imported;
    HotelWifi wifi;
    imported.pair("http://127.0.0.1:" + std::to_string(wifi.port()));
    KioskHand kiosk{imported.folder.path, "k", std::to_string(k_morning)};
    kiosk.start();
    kiosk.until("it knows", [&] {
        return kiosk.say("status").find("sync.foreign_answer") != std::string::npos;
    });
    CHECK_FALSE(kiosk.is_online());
    (void)walk_in(kiosk, {"", "Sami", Way::scan, "nl", {domain::Purpose::take_part}, 0});
    CHECK(kiosk.number("people") == 1);
    CHECK(kiosk.number("pending") >= 4);
    kiosk.quit();
}

TEST_CASE("a wrong PIN and an unknown code are answered in words") {
    Imported imported;
    imported.pair("");
    KioskHand kiosk{imported.folder.path, "k", std::to_string(k_morning)};
    kiosk.start();
    kiosk.say("scan https://example.org/another-event?id=7");
    kiosk.say("wait code.search");
    kiosk.tap("common.back");
    kiosk.tap("languages.host");
    auto const sentence = [&] { return kiosk.say("label pin.sentence"); };
    auto const give = [&](std::string const& before) {
        kiosk.digits("pin.pad", "1111");
        kiosk.tap("common.next");
        if (!before.empty()) kiosk.until("it answers", [&] { return sentence() != before; });
    };
    auto const asked = sentence();
    give(asked);
    auto const wrong = sentence();
    for (int more = 0; more < 3; ++more) give({});
    give(wrong);
    auto const locked = sentence();
    CHECK(locked != asked);
    CHECK(kiosk.ids("host.tab").empty());
    // Pulling the plug does not open the pad again.
    kiosk.kill_and_restart();
    kiosk.tap("languages.host");
    CHECK(sentence() != asked);
    CHECK(sentence() != wrong);
    kiosk.quit();
}
