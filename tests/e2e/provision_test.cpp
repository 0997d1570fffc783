// SPDX-License-Identifier: EUPL-1.2
#include "e2e/day.h"

#include <fstream>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

// A signed stick for several kiosks, by the real programs.
using namespace ontmoet;
using namespace ontmoet::e2e;

namespace {

std::string whole(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

struct Stick {
    Folder folder;
    ServerHand server{folder.path / "server", free_port(), nullptr};
    std::filesystem::path file = folder.path / "stick.provision";
    std::string trust;

    Stick() {
        REQUIRE(ask({"import", SOURCE_DIR "/assets/samples/zorg-techniek-den-haag"}).code == 0);
        server.start(k_morning);
    }
    Finished ask(std::vector<std::string> words) const {
        words.insert(words.begin(), {program("ontmoet"), "--language", "en", "--clock",
                                     std::to_string(k_morning)});
        words.insert(words.end(), {"--data", server.data});
        return run(words);
    }
    void make(std::string const& count) {
        std::ofstream(folder.path / "wifi") << "een goed geheim\n";
        auto const made = ask({"provision", "make", "--count", count, "--role", "reception",
                               "--name", "Balie", "--sign", folder.path / "sign.key", "--out", file,
                               "--sheet", folder.path / "sheet.pdf", "--wifi", "Zaal",
                               "--wifi-password-file", folder.path / "wifi"});
        INFO(made.output);
        REQUIRE(made.code == 0);
        auto const at = made.output.find("Signed by ") + 10;
        trust = made.output.substr(at, 24);
    }
    Finished kiosk(std::string const& name, std::vector<std::string> more = {}) const {
        std::vector<std::string> words{program("ontmoet-kiosk"),
                                       "--clock",
                                       std::to_string(k_morning),
                                       "--pairing",
                                       folder.path / (name + ".pairing"),
                                       "--data",
                                       folder.path / name,
                                       "--provision",
                                       file};
        if (more.empty()) more = {"--trust", trust};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
    std::string name_of(std::string const& kiosk) const {
        return nlohmann::json::parse(whole(folder.path / (kiosk + ".pairing")))["name"];
    }
};

}  // namespace

TEST_CASE("one stick lets in as many kiosks as it is for, each with a code of its own") {
    Stick stick;
    stick.make("3");
    struct stat status {};
    for (auto const* name : {"sign.key", "stick.provision", "sheet.pdf"}) {
        REQUIRE(::stat((stick.folder.path / name).c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
    }
    CHECK(whole(stick.folder.path / "sheet.pdf").starts_with("%PDF-"));
    // No list of processes and no picture of the terminal shows what lets a kiosk in.
    auto const first =
        nlohmann::json::parse(
            whole(stick.file).substr(0, whole(stick.file).find('\n')))["kiosks"][0]["code"]
            .get<std::string>();
    CHECK(first.size() == 43);

    auto const looked =
        stick.kiosk("k0", {"--trust", stick.trust, "--wifi-file", stick.folder.path / "wpa"});
    CHECK(looked.code == 0);
    CHECK(looked.output.starts_with("http://127.0.0.1:"));
    CHECK(whole(stick.folder.path / "wpa").find("psk=\"een goed geheim\"") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(stick.folder.path / "k0.pairing"));

    std::set<std::string> names;
    for (auto const* name : {"k1", "k2", "k3"}) {
        REQUIRE(stick.kiosk(name).code == 0);
        names.insert(stick.name_of(name));
    }
    CHECK(names == std::set<std::string>{"Balie 1", "Balie 2", "Balie 3"});
    CHECK(stick.kiosk("k4").code != 0);
    CHECK_FALSE(std::filesystem::exists(stick.folder.path / "k4.pairing"));
    stick.server.stop();
}

TEST_CASE("a stick of somebody else, or one that was changed, lets nobody in") {
    Stick stick;
    stick.make("1");
    CHECK(stick.kiosk("k1", {"--trust", "0000-0000-0000-0000-0000"}).code != 0);
    auto const text = whole(stick.file);
    auto altered = text;
    altered.replace(altered.find("http://127.0.0.1"), 16, "http://127.0.0.2");
    std::ofstream(stick.file) << altered;
    CHECK(stick.kiosk("k1").code != 0);
    std::ofstream(stick.file) << text.substr(0, text.find('\n') + 1);
    CHECK(stick.kiosk("k1").code != 0);
    CHECK_FALSE(std::filesystem::exists(stick.folder.path / "k1.pairing"));
    std::ofstream(stick.file) << text;
    CHECK(stick.kiosk("k1").code == 0);
    CHECK(stick.name_of("k1") == "Balie");
    // A key that is there is used again, so one sheet of trust serves for the next stick.
    auto const before = stick.trust;
    stick.make("1");
    CHECK(stick.trust == before);
    stick.server.stop();
}
