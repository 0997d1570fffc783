// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "kiosk/open_problems.h"
#include "kiosk/update.h"
#include "support/screen_stage.h"
#include "support/sync_world.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;
using namespace ontmoet::test;

namespace {

ScreenHouse& problem_house() {
    static auto opened = ScreenHouse::open();
    return opened;
}

// A kiosk from its disk to its screen, without a window, with a server that can be out of reach.
struct WholeKiosk {
    TestServer& server;
    ManualClock& clock;
    TestKiosk sync;
    Random random;
    Model model;
    ScreenStage stage{problem_house()};

    WholeKiosk(TestServer& server_, ManualClock& clock_, std::filesystem::path const& file,
               std::uint64_t seed)
        : server(server_), clock(clock_), sync(file, server.pair(), clock, seed), random(seed + 9) {
        model.vocabulary = &problem_house().vocabulary;
        model.tongues = &problem_house().tongues;
        model.network.online = true;
        model.now = clock.now();
        hear();
    }
    void happen(kiosk::Event const& event) {
        model.state = &sync.local.view();
        take(kiosk::update(model, event, {clock, random}));
    }
    void take(std::vector<kiosk::Effect> const& effects) {
        for (auto const& effect : effects)
            if (auto const* append = std::get_if<kiosk::AppendFacts>(&effect))
                for (auto const& draft : append->drafts) sync.say(draft);
        look();
    }
    // What the sync engine brought is on the screen.
    void look() {
        model.state = &sync.local.view();
        kiosk::update(model, kiosk::Event{kiosk::StateChanged{{}, true}}, {clock, random});
        auto const changed = kiosk::open_problems(sync.local, model.network.online, model.now);
        kiosk::update(model, kiosk::Event{changed}, {clock, random});
        kiosk::refresh_cards(model);
    }
    void hear() {
        settle(server, sync);
        look();
    }
    void unlock() {
        take(kiosk::update(model, Intent{Open{Screen::pin}}, {clock, random}));
        happen(kiosk::PinChecked{true, {}});
    }
    // Gives the id of the first target that begins so; empty: there is none.
    std::string target(std::string_view begin) {
        stage.show(model);
        for (auto const& node : stage.tree().nodes)
            if (node.is_pressable() && node.id.starts_with(begin)) return node.id;
        return {};
    }
    void touch(std::string_view begin) {
        auto const id = target(begin);
        INFO(begin);
        REQUIRE_FALSE(id.empty());
        stage.wait(Duration{1'000});
        auto const intent = stage.press(model, id);
        REQUIRE(intent);
        take(kiosk::update(model, *intent, {clock, random}));
    }
    bool sees(char const* key) {
        stage.show(model);
        auto const words = problem_house().tongues.get(model.language).text(key);
        return stage.tree().find_label(words) != nullptr;
    }
};

struct TwoDesks {
    TempFolder folder;
    ManualClock clock{k_start - Duration{600'000}};
    TestServer server{folder / "log.db", clock};
    std::optional<WholeKiosk> first, second;

    TwoDesks() {
        REQUIRE(server.hub().append_own(k_event, sample_event(4), "organiser").ok());
        // Nobody shares a phone.
        for (int who = 1; who <= 4; ++who)
            REQUIRE(server.hub()
                        .append_own(k_event,
                                    {domain::make_fact(domain::PersonSet{
                                        person(who),
                                        R"({"phone":"06 2000 000)" + std::to_string(who) + "\"}"})},
                                    "organiser")
                        .ok());
        first.emplace(server, clock, folder / "first.db", 1);
        second.emplace(server, clock, folder / "second.db", 2);
    }
    // Both book the same table in the same round; the first reaches the server first.
    void book_the_same() {
        first->sync.say(booking("theirs", person(1), k_table_1, 0));
        second->sync.say(booking("ours", person(2), k_table_1, 0));
        first->hear();
        second->hear();
        first->hear();
    }
    std::vector<domain::Meet> meets() {
        std::vector<domain::Meet> found;
        for (auto const& [id, meet] : server.state().meets)
            if (meet.planned.person == person(2)) found.push_back(meet);
        return found;
    }
};

}  // namespace

TEST_CASE("A booking that was refused is read by a host, who books the next free time") {
    TwoDesks desks;
    desks.book_the_same();
    auto& host = *desks.second;
    CHECK(desks.meets().empty());
    host.unlock();
    host.touch("host.problems");
    CHECK(host.model.screen() == Screen::problems);
    CHECK(host.sees("refused.meet_table_taken"));
    host.touch("problems.book.");
    CHECK(host.model.toast->message_key == "problems.booked");
    CHECK(host.model.host.problems.empty());
    host.hear();
    auto const meets = desks.meets();
    REQUIRE(meets.size() == 1);
    CHECK(meets.front().planned.round == 0);
    CHECK(meets.front().planned.table == k_table_2);
    CHECK(meets.front().planned.offer == k_offer);
    CHECK(host.sees("problems.none"));
    host.sync.crash();
    host.hear();
    CHECK(host.model.host.problems.empty());
}

TEST_CASE("A host at another kiosk reads of it as well and takes care of it for both") {
    TwoDesks desks;
    desks.book_the_same();
    auto& host = *desks.first;
    host.unlock();
    host.touch("arrivals.problems");
    REQUIRE(host.model.host.problems.size() == 1);
    CHECK(host.model.host.problems.front().device == desks.second->sync.device.id);
    host.touch("problems.book.");
    host.hear();
    desks.second->hear();
    CHECK(desks.meets().size() == 1);
    desks.second->unlock();
    CHECK(desks.second->model.host.problems.empty());
}

TEST_CASE("A time that somebody else takes meanwhile is not booked: the next one is offered") {
    TwoDesks desks;
    desks.book_the_same();
    auto& host = *desks.second;
    host.unlock();
    host.touch("host.problems");
    auto const before = host.target("problems.book.");
    desks.first->sync.say(booking("third", person(3), k_table_2, 0));
    desks.first->hear();
    host.hear();
    CHECK(host.target("problems.book.") != before);
    CHECK(host.model.host.problems.front().alternatives.front().round == 1);
}

TEST_CASE("A seat that becomes free again is offered first") {
    TwoDesks desks;
    desks.book_the_same();
    desks.first->sync.say(
        domain::make_fact(domain::MeetCancelled{named<MeetId>("theirs"), person(1), {}}));
    desks.first->hear();
    auto& host = *desks.second;
    host.hear();
    host.unlock();
    host.touch("host.problems");
    CHECK(host.sees("problems.fits_again"));
    host.touch("problems.book.");
    host.hear();
    REQUIRE(desks.meets().size() == 1);
    CHECK(desks.meets().front().planned.table == k_table_1);
}

TEST_CASE("Who is booked elsewhere before the server has decided never holds two meets") {
    TwoDesks desks;
    desks.first->sync.say(booking("theirs", person(1), k_table_1, 0));
    desks.first->hear();
    auto& host = *desks.second;
    host.hear();
    host.sync.say(booking("ours", person(2), k_table_1, 0));
    host.look();
    host.unlock();
    host.touch("host.problems");
    REQUIRE(host.model.host.problems.size() == 1);
    CHECK(host.model.host.problems.front().kind == Problem::Kind::foreseen);
    host.touch("problems.book.");
    // Before it hears of any of this the first table becomes free, so it accepts the first one too.
    desks.first->sync.say(
        domain::make_fact(domain::MeetCancelled{named<MeetId>("theirs"), person(1), {}}));
    desks.first->hear();
    host.hear();
    int held = 0;
    for (auto const& meet : desks.meets()) held += meet.status == domain::MeetStatus::planned;
    CHECK(held == 1);
    CHECK(desks.meets().size() == 2);
    CHECK(host.model.host.problems.empty());
}

TEST_CASE("Closing a problem can be taken back for some seconds, and then holds everywhere") {
    TwoDesks desks;
    desks.book_the_same();
    auto& host = *desks.second;
    host.unlock();
    host.touch("host.problems");
    host.touch("problems.close.");
    CHECK(host.target("problems.book.").empty());
    host.touch("problems.undo.");
    CHECK_FALSE(host.target("problems.book.").empty());
    host.touch("problems.close.");
    desks.clock.advance(Duration{5'000});
    host.happen(kiosk::Tick{});
    CHECK(host.model.host.problems.size() == 1);
    desks.clock.advance(Duration{2'000});
    host.happen(kiosk::Tick{});
    CHECK(host.model.host.problems.empty());
    host.hear();
    desks.first->hear();
    desks.first->unlock();
    CHECK(desks.first->model.host.problems.empty());
    CHECK(desks.server.state().closed_problems.size() == 1);
}

TEST_CASE("A host who closes a problem and goes away has closed it") {
    TwoDesks desks;
    desks.book_the_same();
    auto& host = *desks.second;
    host.unlock();
    host.touch("host.problems");
    host.touch("problems.close.");
    host.touch("host.exit");
    host.hear();
    CHECK(desks.server.state().refused.empty());
}

TEST_CASE("A booking without a network is provisional until the server has confirmed it") {
    TwoDesks desks;
    auto& host = *desks.second;
    host.model.network.online = false;
    host.sync.say(booking("ours", person(2), k_table_1, 0));
    host.look();
    CHECK(host.model.provisional == std::set{named<MeetId>("ours")});
    host.unlock();
    REQUIRE(host.model.host.problems.size() == 1);
    CHECK(host.model.host.problems.front().kind == Problem::Kind::provisional);
    CHECK(host.target("host.problems").empty());
    host.model.network.online = true;
    host.hear();
    CHECK(host.model.provisional.empty());
    CHECK(host.model.host.problems.empty());
}

TEST_CASE("Doubts about people are seen by a host until somebody settles them") {
    TwoDesks desks;
    auto const check_in = [](int who) {
        return domain::make_fact(domain::CheckIn{person(who), {}, "A-01", "name"});
    };
    desks.first->sync.say(check_in(1));
    desks.second->sync.say(check_in(1));
    desks.second->sync.say(check_in(77));
    desks.first->hear();
    desks.second->hear();
    auto& host = *desks.second;
    host.unlock();
    host.touch("host.problems");
    REQUIRE(host.model.host.problems.size() == 2);
    CHECK(host.sees("problems.again"));
    // Whoever it was registers: that doubt settles itself.
    host.sync.say(registered(person(77), "Late"));
    host.look();
    REQUIRE(host.model.host.problems.size() == 1);
    host.touch("problems.close.");
    desks.clock.advance(Duration{7'000});
    host.happen(kiosk::Tick{});
    CHECK(host.model.host.problems.empty());
    host.hear();
    desks.first->hear();
    desks.first->unlock();
    CHECK(desks.first->model.host.problems.empty());
}

TEST_CASE("Two registrations of one person are linked by a host, or left as two for good") {
    TwoDesks desks;
    auto const registers = [](int who, std::string const& name, std::string const& phone) {
        return domain::make_fact(domain::PersonRegistered{
            person(who), domain::Origin::kiosk,
            R"({"given_name":")" + name + R"(","family_name":"Voorbeeld","phone":")" + phone +
                "\"}"});
    };
    desks.first->sync.say(registers(20, "Samira", "06 1000 0001"));
    desks.second->sync.say(registers(21, "Samirah", "0610000001"));
    desks.first->sync.say(registers(22, "Noor", "06 1000 0002"));
    desks.second->sync.say(registers(23, "Nour", "06 1000 0002"));
    desks.first->hear();
    desks.second->hear();
    auto& host = *desks.second;
    host.unlock();
    auto const alike = [&](PersonId one) {
        return std::ranges::find_if(host.model.host.problems, [&](Problem const& problem) {
            return problem.kind == Problem::Kind::alike &&
                   (problem.person == one || problem.other == one);
        });
    };
    REQUIRE(alike(person(20)) != host.model.host.problems.end());
    auto const same = to_string(alike(person(20))->id);
    auto const two = to_string(alike(person(22))->id);
    host.take(kiosk::update(host.model, Intent{LinkPeople{alike(person(20))->id}},
                            {desks.clock, host.random}));
    CHECK(alike(person(20)) == host.model.host.problems.end());
    host.take(kiosk::update(host.model, Intent{CloseProblem{alike(person(22))->id}},
                            {desks.clock, host.random}));
    desks.clock.advance(Duration{7'000});
    host.happen(kiosk::Tick{});
    host.hear();
    desks.first->hear();
    desks.first->unlock();
    for (auto const& problem : desks.first->model.host.problems) {
        CHECK(to_string(problem.id) != same);
        CHECK(to_string(problem.id) != two);
    }
    CHECK(desks.server.state().linked.size() == 1);
}
