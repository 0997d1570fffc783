// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "e2e/day.h"

#include <catch2/catch.hpp>
#include <signal.h>

using namespace ontmoet;
using namespace ontmoet::e2e;
using domain::Purpose;

// A central server far away, a venue server on the laptop at the hall, two kiosks beside it, and a
// cable between hall and centre that can be pulled. All of them real processes.
namespace {

class HallDay {
public:
    HallDay();

    void start_venue();
    Said come_in_at(KioskHand& kiosk, std::size_t visit);
    // How many people this kiosk shows as checked in, whoever said so.
    void both_show(long checked_in);

    Folder folder;
    ServerHand centre{folder.path / "centre", free_port(), nullptr};
    Cable internet{centre.port};
    int venue_port = free_port();
    std::unique_ptr<Process> venue;
    KioskHand a{folder.path, "a", std::to_string(k_morning)};
    KioskHand b{folder.path, "b", std::to_string(k_morning)};
    domain::State invited;
    std::vector<domain::Profile> profiles;
};

void pair(HallDay const& day, std::string const& name, std::string const& role, int port) {
    auto const done = run({program("ontmoet"), "pair", "--data", day.centre.data, "--role", role,
                           "--name", name, "--url", "http://127.0.0.1:" + std::to_string(port),
                           "--out", day.folder.path / (name + ".pairing")});
    REQUIRE(done.code == 0);
}

HallDay::HallDay() {
    REQUIRE(run({program("ontmoet"), "import", SOURCE_DIR "/assets/samples/zorg-techniek-den-haag",
                 "--data", centre.data})
                .code == 0);
    pair(*this, "venue", "venue", internet.port());
    pair(*this, "a", "host", venue_port);
    pair(*this, "b", "host", venue_port);
    invited = fold_all(facts_on_server(centre.data));
    for (auto const& [id, candidate] : invited.people) profiles.push_back(candidate.profile);
    std::ranges::sort(profiles, {}, &domain::Profile::code);
    centre.start(k_morning);
    start_venue();
    a.start();
    b.start();
    for (auto* kiosk : {&a, &b})
        kiosk->until("everybody is known", [&] { return kiosk->number("people") == 48; });
}

void HallDay::start_venue() {
    venue = std::make_unique<Process>(
        std::vector<std::string>{program("ontmoet"), "--clock", std::to_string(k_morning), "serve",
                                 "--data", folder.path / "hall", "--port",
                                 std::to_string(venue_port), "--upstream",
                                 "http://127.0.0.1:" + std::to_string(internet.port()), "--pairing",
                                 folder.path / "venue.pairing"},
        (folder.path / "venue.log").string());
    auto const line = venue->read_line(std::chrono::seconds{20});
    REQUIRE(line);
    REQUIRE(line->find(std::to_string(venue_port)) != std::string::npos);
}

Said HallDay::come_in_at(KioskHand& kiosk, std::size_t number) {
    auto const& profile = profiles[number];
    Visit const visit{profile.code, profile.given_name, Way::scan, "nl", {Purpose::take_part}, 1};
    return come_in(kiosk, visit, domain::find_by_code(invited, profile.code)->id);
}

void HallDay::both_show(long checked_in) {
    for (auto* kiosk : {&a, &b})
        kiosk->until("everybody who came is seen",
                     [&] { return kiosk->number("checked_in") == checked_in; });
}

}  // namespace

TEST_CASE("A hall without internet goes on together, and the centre knows everything afterwards") {
    HallDay day;
    day.come_in_at(day.a, 0);
    day.both_show(1);

    day.internet.pull();
    day.come_in_at(day.a, 1);
    day.come_in_at(day.b, 2);
    day.both_show(3);
    CHECK(day.a.number("pending") > 0);
    CHECK(day.a.is_online());

    // The laptop's plug is pulled; what the hall said is there when it is back.
    day.venue->signal(SIGKILL);
    day.venue->wait();
    day.come_in_at(day.a, 3);
    day.b.kill_and_restart();
    day.start_venue();
    day.both_show(4);
    CHECK(fold_all(facts_on_server(day.centre.data)).people.size() == 48);

    day.internet.plug();
    for (auto* kiosk : {&day.a, &day.b})
        kiosk->until("all is delivered", [&] { return kiosk->number("pending") == 0; });
    day.both_show(4);

    auto const facts = facts_on_server(day.centre.data);
    std::set<FactId> ids;
    for (auto const& fact : facts) CHECK(ids.insert(fact.id).second);
    auto const state = fold_all(facts);
    auto const out = day.folder.path / "export";
    REQUIRE(run({program("ontmoet"), "export", "--data", day.centre.data, "--out", out, "--purpose",
                 "a test"})
                .code == 0);
    for (std::size_t i = 0; i < 4; ++i) {
        auto const& person = *domain::find_by_code(state, day.profiles[i].code);
        CHECK(person.checked_in);
        CHECK_FALSE(person.checked_in_again);
        CHECK(person.consents.contains(Purpose::take_part));
    }
    CHECK(std::ranges::count_if(state.people,
                                [](auto const& entry) { return entry.second.checked_in; }) == 4);

    day.venue->signal(SIGTERM);
    CHECK(day.venue->wait() == 0);
}

TEST_CASE("A venue server wants the pairing of one, and says so") {
    Folder const folder;
    auto const pairing = folder.path / "door.pairing";
    REQUIRE(run({program("ontmoet"), "import", SOURCE_DIR "/assets/samples/zorg-techniek-den-haag",
                 "--data", folder.path / "centre"})
                .code == 0);
    REQUIRE(run({program("ontmoet"), "pair", "--data", folder.path / "centre", "--role", "host",
                 "--out", pairing})
                .code == 0);
    auto const serve = [&](std::vector<std::string> more) {
        std::vector<std::string> words{program("ontmoet"),   "serve",  "--data",
                                       folder.path / "hall", "--port", "0"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words).code;
    };
    CHECK(serve({"--upstream", "http://127.0.0.1:1", "--pairing", pairing}) != 0);
    CHECK(serve({"--upstream", "http://127.0.0.1:1", "--pairing", folder.path / "none"}) != 0);
    CHECK(serve({"--upstream", "http://127.0.0.1:1"}) != 0);
    CHECK(serve({"--pairing", pairing}) != 0);
}
