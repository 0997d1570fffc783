// SPDX-License-Identifier: EUPL-1.2
// A table whose device is a page in a browser: what people see and do there.
#include "server/table_page.h"

#include "domain/rules.h"
#include "i18n/tongue.h"
#include "server/joining.h"
#include "sync/table_code.h"

#include <ctime>
#include <future>
#include <thread>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using domain::Answer;

TEST_CASE("a link asks before it makes a browser a table's, and does so once") {
    TablePage table;
    auto const code = table.code();
    for (int i = 0; i < 2; ++i) {
        auto const door = table.browser.get("/table/" + code, "Accept-Language: nl\r\n");
        CHECK(door.status == 200);
        CHECK_THAT(door.body, Contains("value=\"" + code + "\"") && Contains("Onze tafel openen") &&
                                  !Contains("Selam"));
        CHECK_THAT(door.head, !Contains("Set-Cookie"));
    }
    CHECK(table.devices().list(k_event)->empty());
    auto const opened = table.open(code);
    CHECK(opened.status == 303);
    CHECK(location_of(opened) == "/table");
    CHECK_THAT(opened.head, Contains("; Path=/table; Max-Age=") &&
                                Contains("; HttpOnly; SameSite=Strict") && !Contains("Secure"));
    CHECK(table.device().role == storage::Role::table);
    BrowserForTest other(table.world);
    auto const again = other.post(form_text({{"do", "open"}, {"code", code}}));
    CHECK(again.status == 403);
    CHECK_THAT(again.head, !Contains("Set-Cookie"));
    CHECK_THAT(other.get("/table").body, Contains("name=\"code\""));
    CHECK(table.devices().list(k_event)->size() == 1);
    CHECK(table.facts("device.joined").size() == 1);
}

TEST_CASE("a code for anything but a table opens no page, and stays good for what it is for") {
    TablePage table;
    auto const code = table.code(storage::Role::host);
    auto const refused = table.open(code);
    CHECK(refused.status == 403);
    CHECK_THAT(refused.head, !Contains("Set-Cookie"));
    CHECK(table.devices().list(k_event)->empty());
    CHECK(table.devices().redeem(code, table.clock.now())->device.role == storage::Role::host);
}

TEST_CASE("a host's device is given a code for an employer's own phone, and no other device is") {
    TablePage table;
    auto const ask = [&](std::string const& token, std::string const& body) {
        auto client = table.world.client();
        return client.ask("POST " + sync::table_codes_path(k_event) +
                          " HTTP/1.1\r\nHost: x\r\nOntmoet-Protocol: 1\r\nAuthorization: Bearer " +
                          token + "\r\nContent-Type: application/json\r\nContent-Length: " +
                          std::to_string(body.size()) + "\r\n\r\n" + body);
    };
    auto const bakers = sync::encode(sync::TableOrder{k_baker});
    auto const given = ask(table.world.pair(storage::Role::host).token, bakers);
    REQUIRE(given.status == 200);
    auto const code = sync::decode_table_code(given.body).value();
    CHECK(code.valid_until > table.clock.now());
    CHECK(table.open(code.code).status == 303);
    auto const opened = table.device();
    CHECK(opened.role == storage::Role::table);
    CHECK(opened.name == "Bakkerij De Gouden Korst");
    CHECK(server::organisation_of(table.hub(), k_event, opened.id).value() == k_baker);

    using storage::Role;
    for (auto const role : {Role::reception, Role::browse, Role::table, Role::board, Role::venue}) {
        INFO(storage::to_text(role));
        CHECK(ask(table.world.pair(role).token, bakers).status == 403);
    }
    auto const host = table.world.pair(Role::host).token;
    auto const nobodys = sync::encode(sync::TableOrder{named<OrganisationId>("nobody")});
    CHECK_THAT(ask(host, nobodys).body, Contains("error.unknown_organisation"));
    for (auto const* bad : {"", "{}", "[[[[", R"({"organisation":"baker"})"})
        CHECK(ask(host, bad).status == 400);
    CHECK(ask("wrong", bakers).status == 401);
}

TEST_CASE("the page shows who comes, the clock and what can be said, in the browser's language") {
    TablePage table;
    auto const page = table.sit_down();
    CHECK(page.status == 200);
    CHECK_THAT(page.head, Contains("Content-Type: text/html; charset=utf-8") &&
                              Contains("Ontmoet-Time: ") && Contains("ETag: "));
    CHECK_THAT(page.body, Contains(R"(<html lang="nl" dir="ltr">)") && Contains("Selam") &&
                              Contains("B-11") && Contains("tafel 7") &&
                              Contains("Bakkerij De Gouden Korst") && Contains("Ronde 1 van 6") &&
                              Contains("We beginnen") && Contains("Niemand gekomen") &&
                              Contains("Hierna om") && Contains("B-12"));
    CHECK_THAT(page.body, !Contains("Number 2") && !Contains("06 0000 0000"));
    auto const ends = std::stoll(after(page.body, "data-ends=\""));
    auto const round = domain::round_end(
        [&] {
            domain::State copy;
            REQUIRE(table.hub().with_state(k_event, [&](auto const& state) { copy = state; }).ok());
            return copy;
        }(),
        0);
    CHECK(ends == round.ms);
    auto const arabic = table.browser.get("/table", "Accept-Language: ar\r\n");
    CHECK_THAT(arabic.body, Contains(R"(<html lang="ar" dir="rtl">)") && Contains("طاولة"));
}

TEST_CASE("an organisation with two tables is asked once where this device stands") {
    TablePage table;
    REQUIRE(table.open(table.code()).status == 303);
    auto const asked = table.browser.get("/table");
    CHECK_THAT(asked.body, Contains("stand:7") && Contains("stand:12") && !Contains("Selam"));
    REQUIRE(table.browser.press("stand:12").status == 303);
    CHECK_THAT(table.browser.get("/table").body, Contains("tafel 12") && !Contains("Selam"));
    REQUIRE(table.browser.press("stand:7").status == 303);
    CHECK_THAT(table.browser.get("/table").body, Contains("tafel 7") && Contains("Selam"));
    CHECK_THAT(table.browser.get("/table?page=stand").body, Contains("stand:12"));
}

TEST_CASE("what is touched on the page is said as a table's device says it") {
    TablePage table;
    table.sit_down();
    REQUIRE(table.press("begin").status == 303);
    CHECK(table.press("begin").status == 303);
    CHECK(table.facts("meet.started").size() == 1);
    auto const started = table.facts("meet.started").front();
    CHECK(started.device == table.device().id);
    CHECK(started.device_sequence == 1);
    CHECK(started.actor == "table:" + to_string(k_table_1));
    auto const agreed = table.press("way:proefplaatsing");
    CHECK(location_of(agreed) == "/table?page=agreed&meet=" + table.first);
    CHECK_THAT(table.browser.get(location_of(agreed)).body,
               Contains("goal:language") && Contains("owner:candidate") && Contains("due:1"));
    for (auto const* more : {"goal:language", "owner:candidate", "due:1",
                             "promise:language_at_work", "promise:regular_job"})
        REQUIRE(table.press(more).status == 303);
    auto const meet = table.meet();
    CHECK(meet.employer_verdict == Answer::yes);
    auto const& step = meet.next_steps.at(domain::Side::employer);
    CHECK(step == domain::NextStep{"proefplaatsing", domain::StepOwner::candidate,
                                   i18n::iso_date(table.clock.now() + 7 * 24 * k_one_hour),
                                   "language", true, true});
    REQUIRE(table.press("way:").status == 303);
    REQUIRE(table.press("why:days").status == 303);
    CHECK(table.meet().employer_verdict == Answer::no);
    CHECK(table.meet().employer_reason == "days");
    REQUIRE(table.press("note", {{"text", "Kent het werk.\r\nBelt maandag & vrijdag"}}).status ==
            303);
    CHECK_THAT(table.browser.get("/table?page=note&meet=" + table.first).body,
               Contains("Kent het werk.\nBelt maandag &amp; vrijdag</textarea>"));
    CHECK(table.press("answer:yes").status == 303);
    CHECK(table.meet().candidate_verdict == Answer::yes);
    REQUIRE(table.browser.press("help").status == 303);
    CHECK(table.facts("help.asked").size() == 1);
    // Numbers without gaps.
    CHECK(table.facts("help.asked").front().device_sequence == 14);
}

TEST_CASE("the candidate's answer is asked in their language, and not shown again") {
    TablePage table;
    table.sit_down();
    table.press("begin");
    table.press("answer:no");
    auto const asked = table.browser.get("/table?page=answer&meet=" + table.first);
    CHECK_THAT(asked.body, Contains("lang=\"ti\"") && Contains("answer:no") &&
                               !Contains("plain chosen") && !Contains("aria-pressed"));
    CHECK_THAT(table.browser.get("/table").body, !Contains("answer:"));
}

TEST_CASE("whoever did not come is told to the hosts, and a minute more is the table's alone") {
    TablePage table;
    auto const before = std::stoll(after(table.sit_down().body, "data-ends=\""));
    CHECK(location_of(table.press("missed")) == "/table?said=missed");
    CHECK(table.meet().status == domain::MeetStatus::missed);
    auto const newest = table.world.newest();
    REQUIRE(table.browser.press("longer").status == 303);
    CHECK(table.world.newest() == newest);
    auto const now = std::stoll(after(table.browser.get("/table").body, "data-ends=\""));
    CHECK(now == before + k_one_minute.count());
}

TEST_CASE("a meet that began ends with its round, and waits for an answer") {
    TablePage table;
    table.sit_down();
    table.press("begin");
    table.start(9 * k_one_minute);
    auto const page = table.browser.get("/table");
    CHECK(table.facts("meet.ended").size() == 1);
    CHECK_THAT(page.body, Contains("Selam") && Contains("way:interview"));
    table.browser.get("/table");
    CHECK(table.facts("meet.ended").size() == 1);
}

TEST_CASE("a page that waits hears at once what is said, and at the end of its device") {
    TablePage table;
    auto const etag_of = [](Reply const& page) {
        auto const at = page.head.find("ETag: ") + 6;
        return page.head.substr(at, page.head.find("\r\n", at) - at);
    };
    auto const known = [&](Reply const& page) {
        return "If-None-Match: " + etag_of(page) + "\r\n";
    };
    auto const page = table.sit_down();
    CHECK(table.browser.get("/table", known(page)).status == 304);
    auto const wait = [&](std::string const& headers) {
        return std::async(std::launch::async,
                          [&, headers] { return table.browser.get("/table?wait=25", headers); });
    };
    auto waiting = wait(known(page));
    table.set(1, {{"given_name", "Salem"}});
    auto const changed = waiting.get();
    CHECK(changed.status == 200);
    CHECK_THAT(changed.body, Contains("Salem"));
    auto revoked = wait(known(changed));
    auto const device = table.device().id;
    REQUIRE(table.devices().revoke(k_event, device).ok());
    table.set(1, {{"given_name", "Sela"}});
    CHECK(revoked.get().status == 403);
}

TEST_CASE("a page that waits rests when what is said is not for a table") {
    TablePage table;
    auto const page = table.sit_down();
    auto const at = page.head.find("ETag: ") + 6;
    auto const tag = page.head.substr(at, page.head.find("\r\n", at) - at);
    table.set(9, {{"given_name", "Nobody they know"}});
    REQUIRE(table.browser.get("/table", "If-None-Match: " + tag + "\r\n").status == 304);
    auto waiting = std::async(std::launch::async, [&] {
        return table.browser.get("/table?wait=25", "If-None-Match: " + tag + "\r\n");
    });
    auto const before = std::clock();
    std::this_thread::sleep_for(std::chrono::seconds(1));
    // Whoever looks again and again needs all of the second.
    CHECK(std::clock() - before < CLOCKS_PER_SEC / 3);
    table.set(1, {{"given_name", "Salem"}});
    CHECK(waiting.get().status == 200);
}

TEST_CASE("talk help speaks the candidate's language, and takes their answers") {
    TablePage table;
    table.sit_down();
    auto const list = table.browser.get("/table?page=talk&with=ti");
    CHECK_THAT(list.body, Contains("&amp;say=hello") && Contains("lang=\"ti\""));
    auto const asked = table.browser.get("/table?page=talk&with=ti&say=how_are_you");
    CHECK_THAT(asked.body, Contains("&amp;answer=fine"));
    auto const answered =
        table.browser.get("/table?page=talk&with=ti&say=how_are_you&answer=fine&answer=nervous");
    CHECK_THAT(answered.body, Contains("data-lang=\"nl\"") && Contains("Goed"));
    CHECK_THAT(table.browser.get("/table?page=talk&with=ti&turned=yes").body,
               Contains(R"(<html lang="ti")"));
}
