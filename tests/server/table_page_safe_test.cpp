// SPDX-License-Identifier: EUPL-1.2
// A table whose device is a page in a browser: who sees what there, and who may say it.
#include "domain/apply.h"
#include "domain/fields.h"
#include "server/limits.h"
#include "server/table_mirrors.h"
#include "server/table_page.h"
#include "sync/reveal.h"

#include <map>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
TEST_CASE("a page knows, field by field, what another device at that table is told") {
    TablePage table;
    std::map<std::string, std::string> marks;
    for (auto const& field : domain::fields<domain::Profile>()) {
        std::string const name(field.name);
        auto const mark = "mark" + std::to_string(marks.size()) + "x";
        auto fact = domain::make_fact(domain::PersonSet{person(1), json{{name, mark}}.dump()});
        auto const said = table.hub().append_own(k_event, {std::move(fact)}, "host");
        if (said.ok() && said->front().decision == sync::Decision::created)
            marks.emplace(name, mark);
    }
    REQUIRE(marks.size() > 10);
    auto const page = table.sit_down();
    auto made = table.devices().pair(k_event, storage::Role::table, "Tablet", table.clock.now());
    REQUIRE(made.ok());
    table.say(domain::DeviceJoined{made->device.id, "table", "Tablet", k_baker});
    server::TableMirrors mirrors(table.hub());
    auto const devices = table.devices().list(k_event);
    domain::State folded;
    std::string told;
    auto client = table.world.client();
    for (domain::Cursor next = 0;;) {
        auto const reply = client.ask(get_request("?after=" + std::to_string(next), made->token));
        auto const facts = sync::decode_pull_page(reply.body);
        REQUIRE(facts.ok());
        told += reply.body;
        for (auto const& fact : facts->facts) domain::apply(folded, fact);
        sync::take_moves(folded, facts->moves);
        next = facts->next;
        if (!facts->more) break;
    }
    for (auto const& device : *devices) {
        auto const mirror = mirrors.newest(device);
        REQUIRE(mirror.ok());
        CHECK((*mirror)->state == folded);
    }
    std::size_t shown = 0;
    for (auto const& [name, mark] : marks) {
        INFO(name);
        bool const is_shown = page.body.find(mark) != std::string::npos;
        shown += is_shown ? 1 : 0;
        CHECK((!is_shown || told.find(mark) != std::string::npos));
    }
    CHECK(shown > 0);
    for (auto const* hidden : {"family_name", "phone", "email", "contact_person"})
        CHECK_THAT(page.body, !Contains(marks.at(hidden)));
}

TEST_CASE("an organisation's page shows no other organisation's meets") {
    TablePage table;
    auto const painter = named<OrganisationId>("painter");
    auto const easel = named<TableId>("easel");
    table.say(domain::OrganisationSet{painter, R"({"name":"Schilder"})"});
    table.say(
        domain::TableSet{easel, json{{"organisation", to_string(painter)}, {"number", 3}}.dump()});
    table.say(
        domain::MeetBooked{{named<MeetId>("paints"), person(2), painter, {}, easel, 0, {}}, false});
    table.sit_down();
    auto const paints = to_string(named<MeetId>("paints"));
    table.browser.press("stand:3");
    CHECK_THAT(table.browser.get("/table").body, !Contains(paints) && !Contains("stand:3"));
    table.browser.press("stand:7");
    for (auto const* what : {"begin", "missed", "way:bbl", "note", "answer:no"}) {
        INFO(what);
        CHECK(table.browser.press(what, {{"meet", paints}}).status == 404);
    }
    CHECK(table.browser.get("/table?page=note&meet=" + paints).status == 404);
    CHECK(table.meet("paints") == [&] {
        domain::Meet untouched;
        untouched.planned = table.meet("paints").planned;
        return untouched;
    }());
}

TEST_CASE("a page that is revoked, over or of another event is a door again") {
    TablePage table;
    table.sit_down();
    auto const session = table.browser.cookie("ontmoet_table");
    auto const is_door = [&] {
        auto const page = table.browser.get("/table");
        return page.status == 403 && page.body.find("name=\"code\"") != std::string::npos &&
               page.body.find("Selam") == std::string::npos;
    };
    table.start(2 * k_one_hour + server::k_table_page_life);
    CHECK(is_door());
    table.browser.set_cookie("ontmoet_table", session);
    CHECK(table.press("begin").status == 403);
    table.start(k_one_minute);
    table.browser.set_cookie("ontmoet_table", session);
    CHECK(table.browser.get("/table").status == 200);
    auto const token = session.substr(session.find('.') + 1);
    for (auto const& wrong :
         {to_string(named<EventId>("another")) + "." + token, to_string(k_event) + ".wrong",
          to_string(k_event) + "." + token.substr(1)}) {
        table.browser.set_cookie("ontmoet_table", wrong);
        CHECK(is_door());
    }
    REQUIRE(table.devices().set_role(k_event, table.device().id, storage::Role::board).ok());
    table.browser.set_cookie("ontmoet_table", session);
    CHECK(is_door());
    REQUIRE(table.devices().set_role(k_event, table.device().id, storage::Role::table).ok());
    REQUIRE(table.devices().revoke(k_event, table.device().id).ok());
    table.browser.set_cookie("ontmoet_table", session);
    CHECK(is_door());
    CHECK(table.facts("meet.started").empty());
}

TEST_CASE("a form that is not of this page says nothing") {
    TablePage table;
    table.sit_down();
    auto const newest = table.world.newest();
    auto const body = form_text({{"do", "begin"}, {"meet", table.first}});
    CHECK(table.browser.post(body).status == 403);
    CHECK(table.browser.post(body + "&proof=" + std::string(32, '0')).status == 403);
    CHECK(table.browser.post(body + "&proof=x").status == 403);
    auto const from_elsewhere = BrowserForTest::k_as_form + "Sec-Fetch-Site: cross-site\r\n";
    auto const proof = after(table.browser.get("/table").body, R"(name="proof" value=")");
    CHECK(table.browser.post(body + "&proof=" + proof, from_elsewhere).status == 403);
    CHECK(table.browser.post(form_text({{"do", "open"}, {"code", table.code()}}), from_elsewhere)
              .status == 403);
    CHECK(table.browser.post(body + "&proof=" + proof, "Content-Type: text/plain\r\n").status ==
          415);
    CHECK(table.world.newest() == newest);
    CHECK(table.browser.post(body + "&proof=" + proof).status == 303);
    CHECK(table.world.newest() == newest + 1);
}

TEST_CASE("what no page of ours sends is refused and changes nothing") {
    TablePage table;
    table.sit_down();
    table.press("begin");
    table.press("way:bbl");
    auto const newest = table.world.newest();
    for (auto const& odd : {std::string(""), std::string("way:gold"), std::string("why:origin"),
                            std::string("owner:me"), std::string("due:4"), std::string("due:-1"),
                            std::string("due:x"), std::string("goal:"), std::string("promise:all"),
                            std::string("answer:none"), std::string("answer:"),
                            std::string("stand:x"), std::string("say"), std::string(500, 'x')}) {
        INFO(odd);
        CHECK(table.press(odd).status == 400);
    }
    for (auto const& meet : {std::string(""), std::string("x"), to_string(named<MeetId>("no"))})
        CHECK(table.browser.press("begin", {{"meet", meet}}).status >= 400);
    CHECK(table.browser.post("%zz=%1").status == 400);
    CHECK(table.browser.post("a=%00").status == 400);
    CHECK(table.browser.post(std::string(server::k_most_form_bytes + 1, 'a')).status == 413);
    CHECK(table.press("note", {{"text", std::string(server::k_most_note_bytes + 1, 'n')}}).status ==
          400);
    for (auto const* seat :
         {"", "x", "7", "7.1", "7.1.x", "99999999999.1.1", "-1.0.0", "7.0.0.0"}) {
        table.browser.set_cookie("ontmoet_seat", seat);
        CHECK(table.browser.get("/table").status == 200);
    }
    for (auto const* query : {"?page=x", "?page=note", "?said=x", "?page=talk&with=xx",
                              "?page=talk&with=ti&say=x&answer=y", "?page=talk&with=ti&theme=x"}) {
        INFO(query);
        auto const status = table.browser.get(std::string("/table") + query).status;
        CHECK((status == 200 || status == 404));
    }
    CHECK(table.world.newest() == newest);
}

TEST_CASE("names that are markup stay names on a table's page") {
    TablePage table(k_one_minute, k_markup);
    table.say(domain::OrganisationSet{k_baker, json{{"name", k_markup}}.dump()});
    auto const page = table.sit_down();
    CHECK_THAT(page.body, !Contains("alert('x')"));
    CHECK(times_in(page.body, "<script") == 1);
    CHECK(times_in(page.body, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;&#39;") >=
          2);
    for (auto const& reply : {page, table.browser.get("/table/AAAA-AAAA"),
                              table.browser.get("/table/%22%3E%3Cscript%3E")}) {
        CHECK_THAT(reply.head,
                   Contains("default-src 'none'") && Contains("style-src 'sha256-") &&
                       Contains("script-src 'self'") && Contains("form-action 'self'") &&
                       Contains("frame-ancestors 'none'") &&
                       Contains("Referrer-Policy: no-referrer") &&
                       Contains("Cache-Control: no-store") && !Contains("unsafe-inline"));
        CHECK(times_in(reply.body, "<script") == 1);
    }
}

TEST_CASE("the log tells of a table's page neither code, token nor person") {
    TablePage table;
    auto const code = table.code();
    table.browser.get("/table/" + code);
    REQUIRE(table.open(code).status == 303);
    table.sit_down();
    table.press("begin");
    auto const session = table.browser.cookie("ontmoet_table");
    auto const lines = table.world.log_lines();
    CHECK_THAT(lines, Contains(R"("route":"/table/{key}")") && Contains(R"("route":"/table")"));
    CHECK_THAT(lines, !Contains(code) && !Contains("Selam") && !Contains(table.first) &&
                          !Contains(session.substr(session.find('.') + 1)));
}
