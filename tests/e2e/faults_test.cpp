// SPDX-License-Identifier: EUPL-1.2
#include "e2e/day.h"
#include "e2e/signs_of_life.h"
#include "i18n/assets.h"
#include "i18n/tongue.h"
#include "support/cups_for_test.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <thread>

#include <catch2/catch.hpp>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

// Walks kiosk/FAULTS.md: each row that names this test is brought about at a real kiosk, and its
// words are looked for on the screen.
using namespace ontmoet;
using namespace ontmoet::e2e;

namespace {

struct Row {
    std::string fault;
    std::string key;  // of the message; empty: none
};

std::vector<std::string> cells_of(std::string const& line) {
    std::vector<std::string> cells;
    std::istringstream rest(line.substr(1));
    for (std::string cell; std::getline(rest, cell, '|');) {
        auto const begin = cell.find_first_not_of(" `");
        auto const end = cell.find_last_not_of(" `");
        cells.push_back(begin == std::string::npos ? "" : cell.substr(begin, end - begin + 1));
    }
    return cells;
}

std::vector<Row> rows_of_this_test() {
    std::ifstream file(SOURCE_DIR "/kiosk/FAULTS.md");
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("| ") && line.find("faults_test") != std::string::npos) {
            auto const cells = cells_of(line);
            REQUIRE(cells.size() == 5);
            rows.push_back({cells[0], cells[2]});
        }
    return rows;
}

// The message up to what is put into it, in Dutch.
std::string words_of(std::string const& key) {
    auto const tongues = i18n::Tongues::load(i18n::asset_root() / "locale");
    REQUIRE(tongues.ok());
    REQUIRE(tongues->get("nl").has(key));
    auto const words = tongues->get("nl").text(key);
    return words.substr(0, words.find('{'));
}

std::string content_of(std::filesystem::path const& file) {
    std::ifstream content(file);
    return {std::istreambuf_iterator<char>(content), {}};
}

// One desk of the sample event, whose server was met and is gone.
struct Desk {
    Folder folder;
    std::filesystem::path store = folder.path / "k" / "kiosk.sqlite";
    ServerHand server{folder.path / "server", free_port(), nullptr};
    KioskHand kiosk{folder.path, "k", std::to_string(k_morning)};

    Desk() {
        REQUIRE(run({program("ontmoet"), "import",
                     SOURCE_DIR "/assets/samples/zorg-techniek-den-haag", "--data", server.data})
                    .code == 0);
        REQUIRE(run({program("ontmoet"), "pair", "--data", server.data, "--role", "host", "--pin",
                     "2468", "--url", "http://127.0.0.1:" + std::to_string(server.port), "--out",
                     folder.path / "k.pairing"})
                    .code == 0);
        server.start(k_morning);
        kiosk.log_to(folder.path / "k.log");
        kiosk.start();
        kiosk.until("everybody is known", [&] { return kiosk.number("people") == 48; });
        server.stop();
    }
    bool reads(std::string const& words) {
        auto const all = kiosk.words();
        return std::ranges::any_of(
            all, [&](auto const& one) { return one.find(words) != std::string::npos; });
    }
    void sees(std::string const& key) {
        auto const words = words_of(key);
        INFO(words);
        kiosk.until("the words are on the screen", [&] { return reads(words); });
    }
    // On the hosts' page of the devices.
    void host_sees(std::string const& key) {
        host_opens(kiosk);
        kiosk.tap("host.network");
        sees(key);
        kiosk.tap("host.exit");
    }
    // A moment after the last touch.
    void falls() {
        std::this_thread::sleep_for(std::chrono::milliseconds{300});
        kiosk.kill_and_restart();
    }
    // Somebody registers, up to their name.
    void begins() {
        kiosk.tap_all({"languages.nl", "welcome.new", "consent.take_part", "common.next"});
    }
};

void sql(std::filesystem::path const& file, char const* statement) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    REQUIRE(sqlite3_exec(database, statement, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

// From page to page of the file, as far as there are that many.
void scribble(std::filesystem::path const& file, std::uintmax_t from, std::uintmax_t to) {
    auto const size = std::filesystem::file_size(file);
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    for (auto page = from; page < to && (page + 1) * 4'096 <= size; ++page) {
        bytes.seekp(static_cast<std::streamoff>(page) * 4'096);
        bytes << std::string(4'096, 'x');
    }
}

// Killed, with all it said in one file.
void lies_still(Desk& desk) {
    std::this_thread::sleep_for(std::chrono::milliseconds{300});
    ::kill(desk.kiosk.process().number(), SIGKILL);
    sql(desk.store, "PRAGMA wal_checkpoint(TRUNCATE)");
}

void falls_again_and_again(std::string const& key) {
    Desk desk;
    desk.begins();
    for (int fall = 0; fall < 3; ++fall) desk.falls();
    CHECK(desk.kiosk.status().at("screen") == "name");
    desk.kiosk.tap_all({"common.back", "common.back", "common.back"});
    CHECK(desk.kiosk.ids("languages.nl.listen").empty());
    desk.host_sees(key);
    desk.kiosk.quit();
}

// Files can become no larger than they are.
void disk_is_full(std::string const& key) {
    Desk desk;
    desk.begins();
    auto const people = desk.kiosk.number("people");
    auto const limit_files = [&](rlim_t most) {
        rlimit const limit{most, RLIM_INFINITY};
        REQUIRE(::prlimit(desk.kiosk.process().number(), RLIMIT_FSIZE, &limit, nullptr) == 0);
    };
    limit_files(4'096);
    desk.kiosk.tap("name.given");
    desk.kiosk.say("type Sami");
    desk.sees(key);
    limit_files(RLIM_INFINITY);
    desk.kiosk.say("type r");
    desk.kiosk.tap("common.next");
    desk.kiosk.say("wait languages.skill.ar");
    desk.falls();
    CHECK(desk.kiosk.number("people") == people);
    desk.kiosk.tap("common.back");
    CHECK(desk.reads("Samir"));
    desk.kiosk.quit();
}

// A file lies in the way of its folder: nobody can write there, whoever runs this.
void disk_is_read_only(std::string const& key) {
    Desk desk;
    desk.kiosk.quit();
    auto const data = desk.folder.path / "disk";
    std::ofstream(data) << "in the way";
    desk.kiosk.log_to(desk.folder.path / "said");
    desk.kiosk.start({"--data", data / "k"});
    CHECK(desk.kiosk.status().at("screen") == "cannot_begin");
    CHECK(desk.reads(words_of(key)));
    CHECK(desk.reads(data / "k"));
    CHECK(content_of(desk.folder.path / "said").find(words_of(key)) != std::string::npos);
    std::filesystem::remove(data);
    // It would by itself, a quarter of a minute later.
    desk.kiosk.tap("cannot_begin.try_again");
    desk.kiosk.say("wait languages.nl");
    desk.kiosk.quit();
}

void page_is_damaged(std::string const& key) {
    Desk desk;
    desk.begins();
    auto const people = desk.kiosk.number("people");
    auto const pending = desk.kiosk.number("pending");
    lies_still(desk);
    // Of the many pages of what others said, one.
    auto const pages = std::filesystem::file_size(desk.store) / 4'096;
    scribble(desk.store, pages - 8, pages - 7);
    desk.falls();
    CHECK(desk.kiosk.status().at("screen") == "name");
    desk.sees(key);
    // Until the server is there again, what was said here is all there is.
    CHECK(desk.kiosk.number("people") >= 1);
    CHECK(desk.kiosk.number("people") < people);
    CHECK(desk.kiosk.number("pending") >= pending);
    desk.kiosk.tap_all({"common.back", "common.back", "common.back"});
    desk.host_sees("care.store_mended");
    desk.kiosk.quit();
}

// What leads to all the rest stands there; it is kept beside the file as well.
void beginning_is_damaged(std::string const& key) {
    Desk desk;
    desk.begins();
    auto const pending = desk.kiosk.number("pending");
    lies_still(desk);
    scribble(desk.store, 0, 1);
    desk.falls();
    CHECK(desk.kiosk.status().at("screen") == "name");
    desk.sees(key);
    CHECK(desk.kiosk.number("pending") >= pending);
    desk.kiosk.tap_all({"common.back", "common.back", "common.back"});
    desk.host_sees("care.store_mended");
    desk.kiosk.quit();
}

// It goes on as the same device: nobody pairs it anew, and the server takes what it says then.
void file_is_lost(std::string const& key) {
    for (bool const is_gone : {false, true}) {
        Desk desk;
        desk.begins();
        lies_still(desk);
        auto const pairing = desk.folder.path / "k.pairing";
        auto const paired = std::filesystem::last_write_time(pairing);
        scribble(desk.store, 0, 1'000'000);
        if (is_gone) std::filesystem::remove(desk.store);
        desk.falls();
        CHECK(desk.kiosk.number("people") == 0);
        desk.host_sees(key);
        desk.server.start(k_morning);
        desk.kiosk.until("everybody is known", [&] { return desk.kiosk.number("people") >= 48; });
        (void)walk_in(desk.kiosk, {"", "Zwaluw", Way::scan, "nl", {domain::Purpose::take_part}, 0});
        desk.kiosk.until("all is delivered", [&] { return desk.kiosk.number("pending") == 0; });
        desk.kiosk.quit();
        desk.server.stop();
        int swallows = 0;
        for (auto const& [id, person] : fold_all(facts_on_server(desk.server.data)).people)
            swallows += person.profile.given_name == "Zwaluw";
        CHECK(swallows == 1);
        CHECK(std::filesystem::last_write_time(pairing) == paired);
    }
}

// A computer whose fonts come later; unit tests tell of it where nobody may mount anything.
void font_is_missing(std::string const& key) {
    Folder folder;
    auto const log = folder.path / "said";
    Process probe({"/usr/bin/unshare", "--map-root-user", "--mount", "true"}, log);
    bool const can_hide = probe.wait() == 0;
    if (!can_hide) WARN("fonts cannot be hidden here: no mounts of one's own");
    if (!can_hide) return;
    Process process({"/usr/bin/unshare", "--map-root-user", "--mount", "sh", "-c",
                     "exec 3<&0; cd /usr/share; mount -t tmpfs none fonts && \"$@\" <&3 & sleep 3; "
                     "umount fonts",
                     "sh", program("ontmoet-kiosk"), "--headless", "--driver", "--pairing",
                     folder.path / "k.pairing", "--data", folder.path / "k"},
                    log);
    CHECK(process.read_line(std::chrono::seconds{60}) == "ok ready");  // by itself, with them
    auto const words = content_of(log);
    CHECK(words.find(words_of(key) + " (NotoSans-Regular.ttf (apt install fonts-noto-core))") !=
          std::string::npos);
}

// Its signs of life end, and whoever ends it then (systemd; here this test) loses nothing.
void it_hangs(std::string const&) {
    Desk desk;
    SignsOfLife const signs(desk.folder.path / "notify");
    desk.falls();
    desk.begins();
    CHECK(signs.hears("READY=1", std::chrono::seconds{20}));
    CHECK(signs.hears("WATCHDOG=1", std::chrono::seconds{20}));
    std::this_thread::sleep_for(std::chrono::milliseconds{300});
    ::kill(desk.kiosk.process().number(), SIGSTOP);
    // What was on its way.
    while (signs.hears("WATCHDOG=1", std::chrono::milliseconds{100})) continue;
    CHECK_FALSE(signs.hears("WATCHDOG=1", std::chrono::seconds{3}));
    desk.kiosk.kill_and_restart();
    CHECK(desk.kiosk.status().at("screen") == "name");
    CHECK(signs.hears("WATCHDOG=1", std::chrono::seconds{20}));
    desk.kiosk.quit();
}

void no_loudspeaker(std::string const&) {
    ::setenv("SDL_AUDIODRIVER", "dsp", 1);
    ::setenv("SDL_PATH_DSP", "/nowhere/dsp", 1);
    Desk desk;
    desk.begins();
    desk.kiosk.until("nobody offers to read",
                     [&] { return desk.kiosk.ids("common.listen").empty(); });
    desk.kiosk.tap_all({"common.back", "common.back", "common.back"});
    desk.kiosk.quit();
    ::unsetenv("SDL_AUDIODRIVER");
    ::unsetenv("SDL_PATH_DSP");
}

void printer_is_away(std::string const& key) {
    Desk desk;
    auto const settings = desk.folder.path / "printers.json";
    std::ofstream(settings) << R"({"printers":[{"name":"Labels","for":"label","language":"zpl",)"
                               R"("address":"tcp:127.0.0.1:1","width_mm":57,"height_mm":102,)"
                               R"("dpi":203}]})";
    desk.kiosk.quit();
    desk.kiosk.start({"--printers", settings});
    (void)walk_in(desk.kiosk, {"", "Sami", Way::scan, "nl", {domain::Purpose::take_part}, 0});
    desk.host_sees(key);
    desk.kiosk.quit();
}

// A real CUPS tells it; with paper the badge comes out.
void printer_lacks_paper(std::string const& key) {
    Desk desk;
    test::CupsForTest const cups(
        "<Printer empty>\nDeviceURI keep:FOLDER/empty\nState Idle\n"
        "Accepting Yes\n</Printer>\n");
    auto const settings = desk.folder.path / "printers.json";
    std::ofstream(settings) << R"({"printers":[{"name":"Badges","for":"label","language":"pdf",)"
                            << R"("address":")" << cups.address("empty")
                            << R"(","width_mm":57,"height_mm":102}]})";
    desk.kiosk.quit();
    desk.kiosk.start({"--printers", settings});
    (void)walk_in(desk.kiosk, {"", "Sami", Way::scan, "nl", {domain::Purpose::take_part}, 0});
    desk.host_sees(key);
    CHECK_FALSE(std::filesystem::exists(cups / "empty"));
    std::ofstream{cups / "empty.paper"};
    desk.kiosk.until("the badge comes out",
                     [&] { return content_of(cups / "empty").size() > 1'000; });
    desk.kiosk.quit();
}

void scanner_is_pulled(std::string const&) {
    Desk desk;
    auto const known = fold_all(facts_on_server(desk.folder.path / "server"));
    auto const code = known.people.begin()->second.profile.code;
    REQUIRE(code.size() == 6);
    for (int time = 0; time < 30; ++time) {
        desk.kiosk.say("scan " + code.substr(0, 1 + static_cast<std::size_t>(time) % 5));
        desk.kiosk.say("scan " + code);
        desk.kiosk.say("wait identity.yes");
        desk.kiosk.tap("common.back");
        if (desk.kiosk.status().at("screen") != "languages") desk.kiosk.tap("common.back");
    }
    CHECK(desk.kiosk.number("checked_in") == 0);
    desk.kiosk.quit();
}

void network_is_pulled(std::string const& key) {
    Desk desk;
    auto const pending = desk.kiosk.number("pending");
    (void)walk_in(desk.kiosk, {"", "Sami", Way::scan, "nl", {domain::Purpose::take_part}, 0});
    CHECK(desk.kiosk.number("pending") > pending);
    desk.host_sees(key);
    desk.kiosk.quit();
}

}  // namespace

TEST_CASE("each fault of the table is seen and kept as the table says") {
    // A process that may write no more is told, as by a full disk, and not ended.
    ::signal(SIGXFSZ, SIG_IGN);
    std::map<std::string, std::function<void(std::string const&)>> walks{
        {"it falls three times within a minute", falls_again_and_again},
        {"the disk is full", disk_is_full},
        {"the disk cannot be written on at the start", disk_is_read_only},
        {"it hangs", it_hangs},
        {"a page of its file is damaged", page_is_damaged},
        {"its file is damaged from the beginning", beginning_is_damaged},
        {"its file is gone, or nothing of it can be read", file_is_lost},
        {"a font is missing", font_is_missing},
        {"no loudspeaker", no_loudspeaker},
        {"the printer is away", printer_is_away},
        {"the printer has no paper, is open or stuck", printer_lacks_paper},
        {"the scanner is pulled out while it reads, thirty times", scanner_is_pulled},
        {"the network is pulled", network_is_pulled}};
    auto const rows = rows_of_this_test();
    CHECK(rows.size() == walks.size());
    for (auto const& row : rows) {
        INFO(row.fault);
        auto const walk = walks.find(row.fault);
        REQUIRE(walk != walks.end());
        walk->second(row.key);
    }
}
