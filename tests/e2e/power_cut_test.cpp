// SPDX-License-Identifier: EUPL-1.2
// The plug is pulled: what the machine had not yet written to its disk is gone. The disk is a file
// with a file system of its own; a copy of that file, taken while the kiosk runs, is all that is
// left of it.
#include "e2e/day.h"

#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::e2e;

namespace {

bool does(std::vector<std::string> const& words, std::string const& log) {
    return Process(words, log).wait() == 0;
}

class Disk {
public:
    explicit Disk(std::filesystem::path const& folder)
        : m_image(folder / "disk.img"), m_log(folder / "disk.log"), m_place(folder / "disk") {
        std::filesystem::create_directory(m_place);
        std::ofstream(m_image).close();
        std::filesystem::resize_file(m_image, 96UL * 1024 * 1024);
        m_is_there = does({"/usr/sbin/mkfs.ext4", "-q", m_image}, m_log) && mount();
    }
    ~Disk() {
        if (m_is_there) (void)does({"/usr/bin/umount", "--lazy", m_place}, m_log);
    }
    Disk(Disk const&) = delete;
    Disk& operator=(Disk const&) = delete;

    // Not where nobody may mount anything, as in most containers.
    bool is_there() const { return m_is_there; }
    std::filesystem::path const& place() const { return m_place; }
    // As it is with the current gone. The file system itself writes seldom (see mount), so nothing
    // changes while it is copied.
    void keep_what_is_written() {
        REQUIRE(does({"/usr/bin/cp", "--sparse=always", m_image, kept()}, m_log));
    }
    // With that, after nobody uses it any more.
    void comes_back() {
        REQUIRE(does({"/usr/bin/umount", m_place}, m_log));
        std::filesystem::rename(kept(), m_image);
        m_is_there = mount();
        REQUIRE(m_is_there);
    }

private:
    std::string kept() const { return m_image.string() + ".kept"; }
    bool mount() const {
        return does({"/usr/bin/mount", "-o", "loop,commit=600", m_image, m_place}, m_log);
    }

    std::filesystem::path m_image;
    std::string m_log;
    std::filesystem::path m_place;
    bool m_is_there = false;
};

// A desk and its server, one of them on the disk.
struct Hall {
    Folder folder;
    Disk disk{folder.path};
    ServerHand server;
    KioskHand kiosk;

    enum class OnDisk { kiosk, server };
    explicit Hall(OnDisk which)
        : server{(which == OnDisk::server ? disk.place() : folder.path) / "server", free_port(),
                 nullptr},
          kiosk(which == OnDisk::kiosk ? disk.place() : folder.path, "k",
                std::to_string(k_morning)) {}

    void opens(std::filesystem::path const& pairing) {
        REQUIRE(run({program("ontmoet"), "import",
                     SOURCE_DIR "/assets/samples/zorg-techniek-den-haag", "--data", server.data})
                    .code == 0);
        REQUIRE(run({program("ontmoet"), "pair", "--data", server.data, "--role", "host", "--pin",
                     "2468", "--url", "http://127.0.0.1:" + std::to_string(server.port), "--out",
                     pairing})
                    .code == 0);
        server.start(k_morning);
        kiosk.start();
        kiosk.until("everybody is known", [&] { return kiosk.number("people") == 48; });
        REQUIRE(does({"/usr/bin/sync", "--file-system", disk.place()}, folder.path / "disk.log"));
    }
    template <class Program>
    void loses_its_power(Program& program) {
        auto const unwritten = disk.place() / "not_yet_written";
        std::ofstream(unwritten) << "gone";
        disk.keep_what_is_written();
        program.kill();
        disk.comes_back();
        // Its name may have gone with what the program wrote, never its content.
        CHECK((!std::filesystem::exists(unwritten) || std::filesystem::file_size(unwritten) == 0));
    }
    void registers(std::string const& name) {
        (void)walk_in(kiosk, {"", name, Way::scan, "nl", {domain::Purpose::take_part}, 0});
    }
    void is_delivered() {
        kiosk.until("all is delivered", [&] { return kiosk.number("pending") == 0; });
    }
    void knows_each_once(std::vector<std::string> const& names) const {
        auto const state = fold_all(facts_on_server(server.data));
        for (auto const& name : names)
            CHECK(std::ranges::count_if(state.people, [&](auto const& entry) {
                      return entry.second.profile.given_name == name;
                  }) == 1);
    }
};

bool has_disk(Hall const& hall) {
    if (!hall.disk.is_there()) WARN("no disk of its own here: nobody may mount one");
    return hall.disk.is_there();
}

}  // namespace

TEST_CASE("a kiosk loses its power, and what was said is there when it is back") {
    Hall hall(Hall::OnDisk::kiosk);
    if (!has_disk(hall)) return;
    hall.opens(hall.disk.place() / "k.pairing");
    hall.server.stop();
    auto& kiosk = hall.kiosk;
    std::vector<std::string> const names{"Zwaluw", "Merel"};
    for (auto const& name : names) {
        hall.registers(name);
        kiosk.until("something is to be sent", [&] { return kiosk.number("pending") > 0; });
        auto const pending = kiosk.number("pending");
        auto const people = kiosk.number("people");
        hall.loses_its_power(kiosk);
        kiosk.start();
        CHECK(kiosk.number("pending") >= pending);
        CHECK(kiosk.number("people") == people);
    }
    hall.server.start(k_morning);
    hall.is_delivered();
    kiosk.quit();
    hall.server.stop();
    hall.knows_each_once(names);
}

TEST_CASE("a server loses its power, and what it has taken is there when it is back") {
    Hall hall(Hall::OnDisk::server);
    if (!has_disk(hall)) return;
    hall.opens(hall.folder.path / "k.pairing");
    std::vector<std::string> const names{"Specht", "Gaai"};
    for (auto const& name : names) {
        hall.registers(name);
        hall.is_delivered();
        hall.loses_its_power(hall.server);
        hall.server.start(k_morning);
        hall.knows_each_once({name});
    }
    hall.is_delivered();
    hall.kiosk.quit();
    hall.server.stop();
    hall.knows_each_once(names);
}
