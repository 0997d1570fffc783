// SPDX-License-Identifier: EUPL-1.2
#include "server/server_for_test.h"
#include "storage/phone_key.h"

#include <cstdlib>
#include <fstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

constexpr Duration k_minute{60'000};
constexpr Duration k_day{24LL * 3'600'000};
std::string const k_script = R"(</title><script>alert('x')</script>&"')";

// A server whose event is today: Selam may meet the baker twice.
struct PhoneWorld {
    TempFolder data;
    ServerForTest world{data.path()};
    platform::RealClock clock;
    std::string key = storage::new_phone_key(k_event);

    explicit PhoneWorld(std::string const& language = "nl", std::string const& name = "Selam",
                        Duration since_start = -10 * k_minute) {
        world.begin_event();
        set_event({{"starts_at", (clock.now() - since_start).ms},
                   {"name", "Zorg & Techniek"},
                   {"place", "Stadhuis Den Haag"}});
        set_table(k_table_1, 7, 0.25, 0.3);
        set_table(k_table_2, 12, 0.7, 0.6);
        say(domain::OfferSet{k_offer, R"({"title":"Hulp in de bakkerij","occupation":"7512"})"});
        say(domain::PersonSet{person(1),
                              json{{"given_name", name}, {"screen_language", language}}.dump()});
        say(domain::CheckIn{person(1), {}, "B-12", "code"});
        consent();
        open(key);
    }

    template <class Body>
    void say(Body const& body) {
        say(domain::make_fact(body));
    }
    void say(domain::Fact fact) {
        auto const said =
            world.server().folder().hub().append_own(k_event, {std::move(fact)}, "host");
        REQUIRE(said.ok());
        REQUIRE(said->front().decision == sync::Decision::created);
    }
    void set_event(json const& fields) { say(domain::EventSet{fields.dump()}); }
    void set_table(TableId table, int number, double x, double y) {
        say(domain::TableSet{table, json{{"number", number}, {"x", x}, {"y", y}}.dump()});
    }
    void consent() { say(domain::ConsentGiven{person(1), domain::Purpose::take_part, "1", "nl"}); }
    // At a moment of its own, so that what is said before and after can be told apart.
    void open(std::string const& of_key) {
        next_millisecond();
        say(domain::PhonePageOpened{person(1), storage::hash_of_phone_key(of_key)});
        next_millisecond();
    }
    void next_millisecond() const {
        for (auto const now = clock.now(); clock.now() == now;) continue;
    }
    void book(std::string const& meet, TableId table, int round) {
        say(booking(meet, person(1), table, round));
    }
    void move(std::string const& meet, TableId table, int round) {
        say(domain::MeetMoved{{named<MeetId>(meet), person(1), k_baker, k_offer, table, round, {}},
                              false});
    }

    Reply get(std::string const& path, std::string const& headers = {}) {
        auto client = world.client();
        return client.ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
    }
    Reply page(std::string const& headers = {}) { return get("/my/" + key, headers); }
    std::string calendar() {
        auto const reply = get("/my/" + key + "/calendar.ics");
        REQUIRE(reply.status == 200);
        CHECK_THAT(reply.head, Contains("text/calendar; charset=utf-8"));
        return reply.body;
    }
    std::int64_t sequence() {
        auto const text = calendar();
        auto const at = text.find("SEQUENCE:");
        REQUIRE(at != std::string::npos);
        return std::stoll(text.substr(at + 9));
    }
};

std::size_t count_of(std::string const& text, std::string const& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("a phone shows its person's schedule, first name and badge number") {
    PhoneWorld phone;
    phone.book("one", k_table_1, 0);
    phone.book("two", k_table_2, 2);
    auto const page = phone.page();
    CHECK(page.status == 200);
    CHECK_THAT(page.head, Contains("text/html; charset=utf-8"));
    CHECK_THAT(page.body, Contains(R"(<html lang="nl" dir="ltr">)") && Contains("Selam") &&
                              Contains("B-12") && Contains("Je rooster") &&
                              Contains("Zorg &amp; Techniek") && Contains("Stadhuis Den Haag") &&
                              Contains("Bakkerij De Gouden Korst") &&
                              Contains("<b dir=\"ltr\">7<"));
    CHECK(count_of(page.body, "<li class=\"meet") == 2);
    CHECK(count_of(page.body, "meet first") == 1);
    CHECK_THAT(page.body, Contains("http-equiv=\"refresh\" content=\"60\""));
    CHECK_THAT(page.body, !Contains("06 0000 0000") && !Contains("<script") &&
                              !Contains("http://") && !Contains("https://"));
}

TEST_CASE("a page says so when there is no meet yet") {
    PhoneWorld phone;
    auto const page = phone.page();
    CHECK(page.status == 200);
    CHECK_THAT(page.body, Contains("Je rooster wordt gemaakt") && !Contains("calendar.ics"));
}

TEST_CASE("a page is in the language of the person's screen, whatever the browser asks for") {
    PhoneWorld phone("ar", "محمد");
    phone.book("one", k_table_1, 0);
    auto const page = phone.page("Accept-Language: fr\r\n");
    CHECK_THAT(page.body, Contains(R"(<html lang="ar" dir="rtl">)") && Contains("جدولك") &&
                              Contains("محمد") && Contains("إضافة إلى تقويمي"));
    CHECK_THAT(page.head, Contains("Content-Language: ar"));
    PhoneWorld without("", "Selam");
    CHECK_THAT(without.page("Accept-Language: de, fr;q=0.5\r\n").body, Contains("lang=\"fr\""));
}

TEST_CASE("a page is kept by nobody, tells nobody where it was and takes nothing in") {
    PhoneWorld phone;
    for (auto const& reply : {phone.page(), phone.get("/my/" + phone.key + "/calendar.ics"),
                              phone.get("/my/" + storage::new_phone_key(k_event))}) {
        CHECK_THAT(reply.head, Contains("Cache-Control: no-store") &&
                                   Contains("Referrer-Policy: no-referrer") &&
                                   Contains("X-Content-Type-Options: nosniff") &&
                                   Contains("X-Robots-Tag: noindex") &&
                                   Contains("default-src 'none'; style-src 'sha256-") &&
                                   Contains("frame-ancestors 'none'"));
        CHECK_THAT(reply.head, !Contains("Set-Cookie") && !Contains("unsafe-inline"));
    }
}

TEST_CASE("names that are markup stay names, on the page and in the calendar") {
    PhoneWorld phone("nl", k_script);
    phone.set_event({{"name", k_script}, {"place", "\"><img src=x onerror=alert(1)>\nEND:VEVENT"}});
    phone.say(domain::OrganisationSet{k_baker, json{{"name", k_script}}.dump()});
    phone.say(domain::OfferSet{k_offer, json{{"title", k_script}, {"occupation", ""}}.dump()});
    phone.book("one", k_table_1, 0);
    auto const page = phone.page();
    CHECK(page.status == 200);
    CHECK_THAT(page.body, !Contains("<script") && !Contains("<img") && !Contains("alert('x')"));
    CHECK(count_of(page.body, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;&#39;") ==
          4);
    auto const calendar = phone.calendar();
    CHECK(count_of(calendar, "\r\nEND:VEVENT") == 1);
    CHECK(count_of(calendar, "\r\nBEGIN:VEVENT") == 1);
}

TEST_CASE("what changes after the page was opened is marked, what is cancelled stays to be seen") {
    PhoneWorld phone;
    phone.book("one", k_table_1, 0);
    phone.book("two", k_table_1, 3);
    auto const key = storage::new_phone_key(k_event);
    phone.open(key);
    phone.key = key;
    auto const quiet = phone.page().body;
    CHECK_THAT(quiet, !Contains("gewijzigd") && !Contains("nieuw<") && !Contains("gaat niet door"));
    phone.say(domain::MeetCancelled{named<MeetId>("one"), person(1), {}});
    phone.move("two", k_table_2, 4);
    phone.book("three", k_table_1, 5);
    auto const page = phone.page().body;
    CHECK(count_of(page, ">gewijzigd<") == 1);
    CHECK(count_of(page, ">nieuw<") == 1);
    CHECK(count_of(page, ">gaat niet door<") == 1);
    CHECK(count_of(page, "meet off") == 1);
}

TEST_CASE("a meet that the employer asked for says so") {
    PhoneWorld phone;
    phone.book("one", k_table_1, 0);
    CHECK_THAT(phone.page().body, !Contains("Uitgenodigd door de werkgever"));
    phone.say(domain::MeetBooked{
        {named<MeetId>("two"), person(1), k_baker, k_offer, k_table_2, 2, {}}, false, true});
    CHECK(count_of(phone.page().body, "Uitgenodigd door de werkgever") == 1);
}

TEST_CASE("marks stay until their person says they have seen them, and no longer") {
    PhoneWorld phone;
    phone.book("one", k_table_1, 0);
    phone.book("two", k_table_1, 3);
    auto const news = phone.page().body;
    CHECK(count_of(news, ">nieuw<") == 2);
    CHECK(phone.page().body.find(">nieuw<") != std::string::npos);
    auto const link_in = [](std::string const& page) {
        constexpr std::string_view k_begin = "href=\"/my/";
        auto const at = page.find("?seen=");
        REQUIRE(at != std::string::npos);
        auto const begin = page.rfind(k_begin, at) + k_begin.size() - 4;
        return page.substr(begin, page.find('"', at) - begin);
    };
    phone.next_millisecond();
    auto const seen = link_in(news);
    CHECK(seen.starts_with("/my/" + phone.key));
    auto const quiet = phone.get(seen).body;
    CHECK_THAT(quiet, !Contains(">nieuw<") && !Contains("?seen="));
    CHECK(count_of(quiet, "<li class=\"meet") == 2);
    phone.move("one", k_table_2, 1);
    phone.say(domain::MeetCancelled{named<MeetId>("two"), person(1), {}});
    auto const again = phone.get(seen).body;
    CHECK(count_of(again, ">gewijzigd<") == 1);
    CHECK(count_of(again, ">gaat niet door<") == 1);
    phone.next_millisecond();
    auto const after = phone.get(link_in(again)).body;
    CHECK_THAT(after, !Contains(">gewijzigd<") && !Contains(">gaat niet door<"));
    // Calendars still have to take it out.
    CHECK_THAT(phone.calendar(), Contains("STATUS:CANCELLED"));
}

TEST_CASE("what the page did not say itself counts as not said") {
    PhoneWorld phone;
    phone.book("one", k_table_1, 0);
    for (auto const* odd : {"?seen=", "?seen=-1", "?seen=x", "?seen=99999999999999999999999999",
                            "?seen=12x", "?other=5", "?seen=0"}) {
        INFO(odd);
        auto const page = phone.get("/my/" + phone.key + odd);
        CHECK(page.status == 200);
        CHECK_THAT(page.body, Contains(">nieuw<"));
    }
    // Years ahead is no more than now.
    CHECK_THAT(phone.get("/my/" + phone.key + "?seen=9000000000000000").body, !Contains(">nieuw<"));
}

TEST_CASE(
    "in the calendar a meet keeps its id, counts its changes and stays when it is cancelled") {
    PhoneWorld phone;
    phone.book("one", k_table_1, 1);
    auto const uid = "UID:" + to_string(named<MeetId>("one"));
    auto const before = phone.calendar();
    CHECK(phone.calendar() == before);
    CHECK_THAT(before, Contains(uid) && Contains("STATUS:CONFIRMED") && Contains("tafel 7") &&
                           Contains("Stadhuis Den Haag\\, tafel 7"));
    auto const first = phone.sequence();
    phone.book("other", k_table_2, 5);
    CHECK(phone.sequence() == first);
    phone.move("one", k_table_2, 2);
    auto const second = phone.sequence();
    CHECK(second > first);
    CHECK_THAT(phone.calendar(), Contains(uid) && Contains("tafel 12"));
    phone.say(domain::MeetCancelled{named<MeetId>("other"), person(1), {}});
    phone.say(domain::MeetCancelled{named<MeetId>("one"), person(1), {}});
    auto const after = phone.calendar();
    CHECK(count_of(after, "STATUS:CANCELLED") == 2);
    CHECK_THAT(after, Contains(uid));
    CHECK(phone.sequence() > second);
}

TEST_CASE("a page ends with the next one, with taking part and with an erasure") {
    PhoneWorld phone;
    auto const old_key = phone.key;
    phone.key = storage::new_phone_key(k_event);
    phone.open(phone.key);
    CHECK(phone.page().status == 200);
    CHECK(phone.get("/my/" + old_key).status == 404);
    phone.say(domain::ConsentWithdrawn{person(1), domain::Purpose::take_part, "nl"});
    CHECK(phone.page().status == 404);
    phone.consent();
    CHECK(phone.page().status == 404);
    phone.open(phone.key);
    CHECK(phone.page().status == 200);
    phone.say(domain::PersonErased{person(1)});
    CHECK(phone.page().status == 404);
    CHECK(phone.get("/my/" + phone.key + "/calendar.ics").status == 404);
}

TEST_CASE("a page stays four weeks after the event, and does not renew itself after the day") {
    PhoneWorld after("nl", "Selam", 27 * k_day);
    auto const page = after.page();
    CHECK(page.status == 200);
    CHECK_THAT(page.body, !Contains("http-equiv"));
    after.set_event({{"starts_at", (after.clock.now() - 29 * k_day).ms}});
    CHECK(after.page().status == 404);
}

TEST_CASE("a key that never was and one that is over get the same kind page") {
    PhoneWorld phone;
    auto const old_key = phone.key;
    phone.open(storage::new_phone_key(k_event));
    auto const in_french = std::string("Accept-Language: fr-FR\r\n");
    auto const over = phone.get("/my/" + old_key, in_french);
    CHECK(over.status == 404);
    CHECK_THAT(over.body, Contains("Cette page n’existe plus") && Contains("lang=\"fr\""));
    for (auto const& key :
         {storage::new_phone_key(k_event), storage::new_phone_key(named<EventId>("no event")),
          std::string("A"), std::string(500, 'x'), std::string("%3Cscript%3E")}) {
        auto const unknown = phone.get("/my/" + key, in_french);
        CHECK(unknown.status == 404);
        CHECK(unknown.body == over.body);
        CHECK(phone.get("/my/" + key + "/calendar.ics", in_french).body == over.body);
    }
    CHECK(phone.get("/my/" + old_key + "/secrets").status == 404);
    CHECK(phone.get("/my").status == 404);
}

TEST_CASE("who tries many keys is told to wait, and a right one still passes") {
    PhoneWorld phone;
    int waiting = 0;
    for (int i = 0; i < 60; ++i) {
        auto const reply = phone.get("/my/" + storage::new_phone_key(k_event));
        if (reply.status == 429) {
            ++waiting;
            CHECK_THAT(reply.head, Contains("Retry-After: "));
        } else {
            CHECK(reply.status == 404);
        }
    }
    CHECK(waiting > 0);
    CHECK(phone.page().status == 200);
}

TEST_CASE("the log tells of a phone's page neither its key nor its person") {
    PhoneWorld phone("nl", "Wilhelmina");
    phone.page();
    phone.get("/my/" + phone.key + "/calendar.ics");
    phone.get("/my/" + phone.key.substr(1));
    auto const lines = phone.world.log_lines();
    CHECK_THAT(lines, Contains(R"("route":"/my/{key}")") &&
                          Contains(R"("route":"/my/{key}/calendar.ics")"));
    CHECK_THAT(lines, !Contains(phone.key.substr(1)) && !Contains("Wilhelmina") &&
                          !Contains(storage::hash_of_phone_key(phone.key)));
}

TEST_CASE("a kiosk opens a page by a fact that no device hears of") {
    PhoneWorld phone;
    auto const desk = phone.world.pair(storage::Role::reception);
    auto const host = phone.world.pair(storage::Role::host);
    phone.key = storage::new_phone_key(k_event);
    auto const from = phone.world.newest();
    auto fact = domain::make_fact(
        domain::PhonePageOpened{person(1), storage::hash_of_phone_key(phone.key)});
    auto client = phone.world.client();
    auto const said = client.ask(post_request(desk.token, push_body(desk.device, {fact})));
    CHECK(said.status == 200);
    CHECK(phone.page().status == 200);
    for (auto const& token : {desk.token, host.token})
        CHECK_THAT(client.ask(get_request("?after=" + std::to_string(from), token)).body,
                   !Contains("phone_page"));
}
