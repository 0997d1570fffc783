// SPDX-License-Identifier: EUPL-1.2
#include "domain/retention.h"
#include "evidence/report.h"
#include "exchange/open_data.h"
#include "server/console_for_test.h"
#include "server/retention_keeper.h"
#include "server/terminal.h"
#include "storage/tombstone.h"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using nlohmann::json;
using storage::AccountRole;

namespace {

constexpr std::int64_t k_day_ms = 24LL * 3'600'000;

std::string event_path() {
    return "events/" + to_string(k_event);
}
std::string person_path(int number) {
    return event_path() + "/people/" + to_string(person(number));
}

void say_at_event(ConsoleForTest& console, std::vector<domain::Fact> facts) {
    REQUIRE(
        console.world.server().folder().hub().append_own(k_event, std::move(facts), "test").ok());
}

// A data folder of its own with the sample event, whose first person agreed to be asked later, and
// a clock that a test sets.
struct KeptEvent {
    TempFolder folder;
    ManualClock clock{Moment{1'800'000'000'000}};
    server::Metrics metrics;
    std::string lines;
    server::RequestLog log{clock, [this](std::string_view line) { lines += line; }};

    KeptEvent() {
        auto const data = open();
        auto facts = sample_event();
        facts.push_back(domain::make_fact(
            domain::ConsentGiven{person(1), domain::Purpose::take_part, "1", "ti"}));
        facts.push_back(domain::make_fact(
            domain::ConsentGiven{person(1), domain::Purpose::follow_up, "1", "ti"}));
        facts.push_back(domain::make_fact(
            domain::NoteSet{person(2), k_baker, "Number 2 would like to begin in spring"}));
        REQUIRE(data->hub().append_own(k_event, std::move(facts), "test").ok());
    }
    std::unique_ptr<server::DataFolder> open() {
        auto data = server::DataFolder::open(folder / "data", server::WhenMissing::create, clock);
        REQUIRE(data.ok());
        return std::move(data).value();
    }
    // As a server that was just started looks, so many days after the event.
    void look(int days) {
        clock.set(Moment{1'800'000'000'000 + days * k_day_ms});
        auto const data = open();
        server::RetentionKeeper keeper({clock, metrics, log}, data->log(), data->hub());
        REQUIRE(keeper.look().ok());
        REQUIRE(keeper.look().ok());
    }
    domain::State state() {
        domain::State copy;
        REQUIRE(open()->hub().with_state(k_event, [&](auto const& known) { copy = known; }).ok());
        return copy;
    }
};

}  // namespace

TEST_CASE("a server warns, erases when it is due and keeps a certificate without names") {
    KeptEvent kept;
    kept.look(20);
    CHECK(kept.metrics.retention_near == 3);
    CHECK(kept.state().people.size() == 4);
    kept.look(32);
    CHECK(kept.metrics.retention_erased == 3);
    auto const state = kept.state();
    CHECK(state.people.size() == 1);
    CHECK(state.notes.empty());
    CHECK(json::parse(state.kept_figures)["format"] == "ontmoet-open-data");
    CHECK_THAT(kept.lines, Contains("retention_erased") && !Contains("Number"));

    // The report goes on telling of the day as it was, and again when all are gone.
    auto const told = [&](domain::State const& known) {
        return evidence::evidence_of(known, Moment{kept.clock.now()}, "2029-01-01").figures.funnel;
    };
    CHECK(told(state).known == 4);

    Terminal terminal;
    server::RetentionCommand command;
    command.data = kept.folder / "data";
    command.certificate = kept.folder / "certificate.pdf";
    REQUIRE(terminal.run(command) == server::ExitCode::done);
    {
        std::ifstream page(command.certificate, std::ios::binary);
        std::string const start(std::istreambuf_iterator<char>(page), {});
        CHECK(start.starts_with("%PDF-"));
    }
    command.certificate = kept.folder / "certificate.json";
    REQUIRE(terminal.run(command) == server::ExitCode::done);
    std::ifstream file(command.certificate);
    std::string const text(std::istreambuf_iterator<char>(file), {});
    auto const certificate = json::parse(text);
    CHECK(certificate["erased"][0]["count"] == 3);
    CHECK(certificate["erased"][0]["rule"] == "after_event");
    CHECK(certificate["checked"]["facts_emptied"] == 4);  // three registrations and the note
    CHECK(certificate["checked"]["facts_about_the_erased_that_say_something"] == 0);
    CHECK(certificate["kept"][0]["count"] == 1);
    CHECK_THAT(text, !Contains("Number"));
    std::ifstream database(kept.folder / "data/ontmoet.sqlite", std::ios::binary);
    std::string const bytes(std::istreambuf_iterator<char>(database), {});
    CHECK(bytes.find("begin in spring") == std::string::npos);

    kept.look(725);
    kept.look(740);
    CHECK(kept.state().people.empty());
    CHECK(told(kept.state()).known == 4);
    auto const open_data = json::parse(exchange::open_data(kept.state(), kept.clock.now()));
    CHECK_FALSE(open_data.contains("report"));
}

TEST_CASE("the command shows and changes how long data is kept") {
    KeptEvent kept;
    Terminal terminal;
    server::RetentionCommand command;
    command.data = kept.folder / "data";
    REQUIRE(terminal.run(command) == server::ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("Kept for 30 days after the event, or 730 days") &&
                                       Contains("1 candidates, with consent for later"));
    command.order = {.retention_days = 60, .consented_days = 20};
    CHECK(terminal.run(command) == server::ExitCode::bad_input);
    command.order = {.retention_days = 10, .consented_days = {}, .legal_hold = "the court asks"};
    command.json = true;
    REQUIRE(terminal.run(command) == server::ExitCode::done);
    auto const now = json::parse(terminal.out.str());
    CHECK(now["retention_days"] == 10);
    CHECK(now["consented_days"] == 730);
    CHECK(now["legal_hold"] == "the court asks");
    CHECK(now["groups"][0]["until"] == 0);
}

TEST_CASE("an organiser changes how long data is kept, and bad terms leave everything as it was") {
    ConsoleForTest console;
    console.begin_event(k_event);
    console.add("sanne@example.org", AccountRole::organiser);
    auto visitor = console.signed_in("sanne@example.org");
    auto const path = event_path() + "/retention";
    CHECK(visitor.json(path)["retention_days"] == 30);
    CHECK(visitor.post(path, {{"retention_days", 45}}).status == 200);
    for (auto const& bad : {json{{"retention_days", 0}}, json{{"retention_days", "5"}},
                            json{{"retention_days", 5'000}}, json{{"consented_days", 44}},
                            json{{"legal_hold", std::string(2'000, 'x')}}})
        CHECK(visitor.post(path, bad).status == 400);
    auto const now = visitor.json(path);
    CHECK(now["retention_days"] == 45);
    CHECK(now["consented_days"] == 730);
    CHECK(now["legal_hold"] == "");
    CHECK(now["groups"].size() == 1);
    auto const certificate = visitor.json(path + "/certificate");
    CHECK(certificate["erased"].empty());
    CHECK(certificate["kept"][0]["count"] == 4);
}

TEST_CASE("somebody's request is answered once and for all, and the log says what it was for") {
    ConsoleForTest console;
    console.begin_event(k_event);
    console.add("sanne@example.org", AccountRole::organiser, k_here, "Sanne de Wit");
    auto visitor = console.signed_in("sanne@example.org");
    auto const path = person_path(1);
    CHECK(visitor.post(path + "/access", {{"purpose", " "}}).status == 400);
    CHECK(console.state(k_event).exports.empty());
    auto const reply = visitor.post(path + "/access", {{"purpose", "they asked by phone"}});
    REQUIRE(reply.status == 200);
    auto const text = json::parse(reply.body)["text"].get<std::string>();
    CHECK_THAT(text, Contains("Number 1") && Contains("they asked by phone") &&
                         Contains("Sanne de Wit") && !Contains("Number 2"));
    auto const made = console.state(k_event).exports;
    REQUIRE(made.size() == 1);
    CHECK(made[0].said.person == person(1));

    CHECK(visitor.post(path + "/erase").status == 400);
    CHECK(visitor.post(path + "/erase", {{"confirm", false}}).status == 400);
    CHECK(console.state(k_event).people.size() == 4);
    CHECK(visitor.post(path + "/erase", {{"confirm", true}}).status == 200);
    auto const state = console.state(k_event);
    CHECK(state.people.size() == 3);
    CHECK(state.exports.empty());
    REQUIRE(state.erasures.size() == 1);
    CHECK(state.erasures[0].rule == "request");
    CHECK(refusal_of(visitor.post(path + "/erase", {{"confirm", true}})) ==
          "console.unknown_person");
    CHECK(visitor.json(event_path() + "/retention")["erased"][0]["count"] == 1);
    auto const facts = console.world.server().folder().log().read(k_event, 0, 1'000).value();
    for (auto const& fact : facts)
        if (storage::is_about(fact, person(1))) CHECK(storage::is_tombstone(fact));
}

TEST_CASE("nobody else's person is given or erased, whoever asks") {
    ConsoleForTest console;
    console.begin_event(k_event);
    auto const there = named<EventId>("elsewhere");
    console.begin_event(there, k_elsewhere);
    for (auto const role : {AccountRole::klantmanager, AccountRole::host, AccountRole::viewer}) {
        auto const login = std::string(storage::to_text(role)) + "@example.org";
        console.add(login, role);
        auto visitor = console.signed_in(login);
        CHECK(visitor.post(person_path(1) + "/access", {{"purpose", "x"}}).status == 403);
        CHECK(visitor.post(person_path(1) + "/erase", {{"confirm", true}}).status == 403);
    }
    console.add("elsewhere@example.org", AccountRole::administrator, k_elsewhere);
    auto visitor = console.signed_in("elsewhere@example.org");
    CHECK(visitor.post(person_path(1) + "/access", {{"purpose", "x"}}).status == 404);
    CHECK(visitor.post(person_path(1) + "/erase", {{"confirm", true}}).status == 404);
    auto const nobody =
        "events/" + to_string(there) + "/people/" + to_string(named<PersonId>("nobody"));
    CHECK(visitor.post(nobody + "/erase", {{"confirm", true}}).status == 404);
    CHECK(visitor.post("events/" + to_string(there) + "/people/x/erase", {{"confirm", true}})
              .status == 400);
    CHECK(console.state(k_event).people.size() == 4);
    CHECK(console.state(there).people.size() == 4);
}

TEST_CASE("the register and the assessment say how things really are") {
    ConsoleForTest console;
    console.begin_event(k_event);
    auto const sanne = console.add("sanne@example.org", AccountRole::organiser);
    auto visitor = console.signed_in("sanne@example.org");
    auto const path = event_path() + "/privacy?language=en";
    auto const measure = [&](std::string const& name) {
        auto const page = visitor.json(path);
        for (auto const& risk : page["risks"])
            for (auto const& one : risk["measures"])
                if (one["measure"] == name) return one;
        return json{};
    };
    auto const page = visitor.json(path);
    CHECK(page["controller"] == k_here);
    CHECK(page["people"] == 4);
    CHECK_THAT(page.dump(), !Contains("Number 1"));
    for (auto const& field : page["fields"])
        if (field["name"] == "given_name") {
            CHECK(field["people"] == 4);
            CHECK(field["audience"] == "CHM");
        }
    CHECK(measure("tls")["state"] == "off");
    CHECK(measure("two_steps")["state"] == "partly");
    console.change(sanne, [](auto& account) { account.totp_secret = "JBSWY3DPEHPK3PXP"; });
    CHECK(measure("two_steps")["state"] == "on");
    CHECK(measure("no_identity")["state"] == "on");
    CHECK(measure("no_hold")["state"] == "on");
    say_at_event(console, {domain::make_fact(domain::EventSet{R"({"legal_hold":"court"})"}),
                           domain::make_fact(domain::ConsentGiven{
                               person(1), domain::Purpose::show_work, "1", "ti"})});
    CHECK(measure("no_hold")["state"] == "off");
    CHECK(visitor.json(path)["consents"][1] ==
          json{{"purpose", "show_work"}, {"given", 1}, {"refused", 0}});
}
