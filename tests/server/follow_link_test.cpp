// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/commands.h"
#include "server/console_for_test.h"
#include "server/follow_route.h"
#include "server/terminal.h"
#include "storage/phone_key.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

std::string const k_hostile = R"("><script>alert(1)</script>&'`{{)";

// An event two months ago: the first person has a match with the baker and may be asked.
struct Followed {
    ConsoleForTest console;
    std::string key = storage::new_phone_key(k_event);

    explicit Followed(std::string const& employer = "Bakkerij De Gouden Korst",
                      std::string const& language = "nl") {
        auto& hub = console.world.server().folder().hub();
        REQUIRE(hub.append_own(k_event, sample_event(), "test").ok());
        auto const now = platform::RealClock{}.now();
        auto const then = now - Duration{60LL * 24 * 3'600'000};
        say(domain::EventSet{json{{"starts_at", then.ms}, {"name", "Sample " + employer}}.dump()});
        say(domain::OrganisationSet{k_baker, json{{"name", employer}}.dump()});
        say(domain::PersonSet{person(1), json{{"screen_language", language}}.dump()});
        for (auto const purpose : {domain::Purpose::take_part, domain::Purpose::follow_up})
            say(domain::ConsentGiven{person(1), purpose, "1", "nl"});
        say(domain::CheckIn{person(1), {}, "A-7", "code"});
        REQUIRE(hub.append_own(k_event, {booking("first", person(1), k_table_1, 0)}, "test").ok());
        for (auto const side : {domain::Side::candidate, domain::Side::employer})
            say(domain::VerdictGiven{
                named<MeetId>("first"), person(1), side, domain::Answer::yes, {}});
        open_link(key, now + Duration{1'000'000});
    }
    template <class Body>
    void say(Body const& body) {
        auto const said = console.world.server().folder().hub().append_own(
            k_event, {domain::make_fact(body)}, "test");
        REQUIRE(said.ok());
        REQUIRE(said->front().decision == sync::Decision::created);
    }
    void open_link(std::string const& of_key, Moment until) {
        say(domain::FollowUpLinkMade{person(1), storage::hash_of_phone_key(of_key), until});
    }
    Reply get(std::string const& of_key) {
        return Visitor(console.world).ask("GET", "/after/" + of_key, {}, "");
    }
    Reply post(std::string const& body) {
        return Visitor(console.world).ask("POST", "/after/" + key, body, "");
    }
    std::string question() const { return "started " + to_string(k_baker); }
    std::vector<domain::FollowUp> answers() {
        auto const state = console.state(k_event);
        auto const found = state.follow_ups.find({person(1), k_baker});
        return found == state.follow_ups.end() ? std::vector<domain::FollowUp>{} : found->second;
    }
};

}  // namespace

TEST_CASE(
    "one touch by the private link is an answer of the person, and old pages answer nothing") {
    Followed followed;
    auto const page = followed.get(followed.key);
    REQUIRE(page.status == 200);
    CHECK_THAT(page.body, Contains("Ben je begonnen bij") && Contains("De Gouden Korst") &&
                              !Contains("Number 1") && !Contains("06 0000") &&
                              !Contains("<script"));
    CHECK_THAT(page.head, Contains("form-action 'self'") && Contains("no-store") &&
                              Contains("noindex") && !Contains("Set-Cookie"));
    auto const body = "answer=yes&question=" + followed.question();
    auto const said = followed.post(body);
    CHECK(said.status == 303);
    CHECK_THAT(said.head, Contains("Location: /after/" + followed.key));
    REQUIRE(followed.answers().size() == 1);
    CHECK(followed.answers()[0].said.answer == domain::Answer::yes);
    CHECK(followed.answers()[0].by == "candidate:" + to_string(person(1)));
    CHECK(followed.post(body).status == 303);  // sent twice
    CHECK(followed.answers().size() == 1);
    CHECK_THAT(followed.get(followed.key).body, Contains("Bedankt"));
}

TEST_CASE("what is no answer is refused") {
    Followed followed;
    for (auto const* bad : {"", "answer=", "answer=none", "answer=perhaps", "answer=%ff", "x"})
        CHECK(followed.post(bad).status == 400);
    CHECK(followed.post("answer=yes&question=started " + to_string(named<OrganisationId>("other")))
              .status == 303);
    CHECK(followed.post("answer=yes").status == 303);
    CHECK(followed.answers().empty());
}

TEST_CASE("a link is over with its time, the consent, the person, and when there is a newer one") {
    Followed followed;
    auto const strange = followed.get(storage::new_phone_key(k_event));
    CHECK(strange.status == 404);
    auto const newer = storage::new_phone_key(k_event);
    followed.open_link(newer, platform::RealClock{}.now() + Duration{1'000'000});
    CHECK(followed.get(followed.key).status == 404);
    CHECK(followed.get(followed.key).body == strange.body);
    CHECK(followed.get(newer).status == 200);
    auto const late = storage::new_phone_key(k_event);
    followed.open_link(late, Moment{1'000});
    CHECK(followed.get(late).status == 404);
    followed.open_link(followed.key, platform::RealClock{}.now() + Duration{1'000'000});
    followed.say(domain::ConsentWithdrawn{person(1), domain::Purpose::follow_up, "nl"});
    CHECK(followed.get(followed.key).status == 404);
    CHECK(followed.post("answer=yes&question=" + followed.question()).status == 404);
    followed.say(domain::ConsentGiven{person(1), domain::Purpose::follow_up, "1", "nl"});
    CHECK(followed.get(followed.key).status == 200);
    followed.say(domain::PersonErased{person(1), "request"});
    CHECK(followed.get(followed.key).status == 404);
    CHECK(followed.console.state(k_event).follow_up_links.empty());
}

TEST_CASE("nothing that is shown on the page breaks out of it, in any language") {
    for (auto const* language : {"nl", "en", "ar", "ti", "fa", "tr", "so", "ps", "fr", "uk"}) {
        Followed followed(k_hostile, language);
        auto const page = followed.get(followed.key);
        REQUIRE(page.status == 200);
        INFO(language);
        CHECK_THAT(page.body, !Contains("<script") && Contains("&lt;script&gt;") &&
                                  Contains(std::string("lang=\"") + language));
    }
}

TEST_CASE("guessing links is slowed down, and the log never holds one") {
    Followed followed;
    int status = 0;
    for (int i = 0; i < 40 && status != 429; ++i)
        status = followed.get(storage::new_phone_key(k_event)).status;
    CHECK(status == 429);
    CHECK(followed.get(followed.key).status == 200);
    CHECK_THAT(followed.console.world.log_lines(), !Contains(followed.key));
}

TEST_CASE("the command prints a link for each person who may be asked, and keeps its hash") {
    Followed followed;
    Terminal terminal;
    server::FollowUpCommand command;
    command.data = followed.console.folder();
    command.links_at = "https://ontmoet.example.nl/";
    REQUIRE(terminal.run(command) == server::ExitCode::done);
    auto const line = terminal.out.str();
    CHECK_THAT(line, Catch::StartsWith("A-7\tNumber 1\tnl\thttps://ontmoet.example.nl/after/"));
    CHECK(std::count(line.begin(), line.end(), '\n') == 1);
    auto const key = line.substr(line.rfind('/') + 1, 43);
    CHECK(followed.get(key).status == 200);
    CHECK(followed.get(followed.key).status == 404);
}
