// SPDX-License-Identifier: EUPL-1.2
#include "sync/table_code.h"

#include "support/sync_world.h"
#include "sync/limits.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

namespace {

// A kiosk whose host asks for a code; what the server answers comes from the test.
struct AskingKiosk {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer server{folder / "log.db", clock};
    TestKiosk kiosk{folder / "kiosk.db", server.pair(), clock, 1};

    // How often it asks.
    int answer_with(Response const& response) {
        int asked = 0;
        for (auto const& request : kiosk.engine->take_requests()) {
            if (request.channel != Channel::table_code) continue;
            ++asked;
            CHECK(request.method == "POST");
            CHECK(request.target == table_codes_path(k_event));
            CHECK(decode_table_order(request.body).value().organisation == k_baker);
            kiosk.engine->answer(request.channel, response);
        }
        return asked;
    }
    std::vector<TableCodeHeard> heard() {
        std::vector<TableCodeHeard> all;
        for (auto const& event : kiosk.engine->take_events())
            if (auto const* one = std::get_if<TableCodeHeard>(&event)) all.push_back(*one);
        return all;
    }
};

}  // namespace

TEST_CASE("A kiosk asks once for the code of a table, and tells what came of it") {
    AskingKiosk desk;
    CHECK(desk.answer_with({}) == 0);
    desk.kiosk.engine->ask_table_code(k_baker);
    CHECK(desk.kiosk.engine->next_deadline() == Duration{0});
    TableCode const code{"K7MF-3XQT", Moment{5'000}};
    CHECK(desk.answer_with(json_response(200, encode(code))) == 1);
    auto const heard = desk.heard();
    REQUIRE(heard.size() == 1);
    CHECK(heard.front().organisation == k_baker);
    CHECK(heard.front().code.code == code.code);
    CHECK(heard.front().code.valid_until == code.valid_until);
    CHECK(heard.front().message_key.empty());
    CHECK(desk.answer_with({}) == 0);
}

TEST_CASE("When no code comes the host hears why, and nothing is asked behind their back") {
    AskingKiosk desk;
    auto const refused =
        failure_response(403, {ErrorKind::refused, "error.ask_central_server", {}});
    auto const [answer, key] = GENERATE_COPY(table<Response, std::string>(
        {{Response{}, "sync.no_server"},
         {refused, "error.ask_central_server"},
         {json_response(200, R"({"code":"../../evil","valid_until":1})"), "sync.foreign_answer"},
         {json_response(200, "[]"), "sync.foreign_answer"},
         {Response{200, "text/html", "<h1>Welcome to our Wi-Fi</h1>", {}},
          "sync.foreign_answer"}}));
    desk.kiosk.engine->ask_table_code(k_baker);
    CHECK(desk.answer_with(answer) == 1);
    auto const heard = desk.heard();
    REQUIRE(heard.size() == 1);
    CHECK(heard.front().message_key == key);
    CHECK(heard.front().code.code.empty());
    desk.clock.advance(std::chrono::minutes{5});
    CHECK(desk.answer_with({}) == 0);
}

TEST_CASE("The page of a table is where phones find the server") {
    Pairing pairing;
    pairing.url = "http://10.0.0.2:8620";
    CHECK(table_page_url(pairing, "K7MF-3XQT") == "http://10.0.0.2:8620/table/K7MF-3XQT");
    pairing.phone_url = "https://ontmoet.example";
    CHECK(table_page_url(pairing, "") == "https://ontmoet.example/table");
}
