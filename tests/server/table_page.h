// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/browser_for_test.h"
#include "storage/devices.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace ontmoet::test {

using nlohmann::json;

inline constexpr Duration k_one_minute{60'000};
inline constexpr Duration k_one_hour{3'600'000};
inline std::string const k_markup = R"(</title><script>alert('x')</script>&"')";

// The first round of the day runs; the baker, at tables 7 and 12, meets Selam at 7 in it and Omar
// in the next one.
struct TablePage {
    TempFolder data;
    ServerForTest world{data.path()};
    platform::RealClock clock;
    BrowserForTest browser{world};
    std::string first = to_string(named<MeetId>("first"));

    explicit TablePage(Duration since_start = k_one_minute, std::string const& name = "Selam") {
        world.begin_event();
        start(since_start);
        set_table(k_table_1, 7);
        set_table(k_table_2, 12);
        set(1, {{"given_name", name}, {"screen_language", "ti"}, {"hours", 24}});
        for (int const who : {1, 2}) {
            for (auto const purpose : {domain::Purpose::take_part, domain::Purpose::show_work})
                say(domain::ConsentGiven{person(who), purpose, "1", "ti"});
            say(domain::CheckIn{person(who), {}, "B-1" + std::to_string(who), "code"});
        }
        say(booking("first", person(1), k_table_1, 0));
        say(booking("second", person(2), k_table_1, 1));
    }

    sync::Hub& hub() { return world.server().folder().hub(); }
    storage::Devices& devices() { return world.server().folder().devices(); }
    template <class Body>
    void say(Body const& body) {
        say(domain::make_fact(body));
    }
    void say(domain::Fact fact) {
        auto const said = hub().append_own(k_event, {std::move(fact)}, "host");
        REQUIRE(said.ok());
        REQUIRE(said->front().decision == sync::Decision::created);
    }
    void start(Duration since_start) {
        say(domain::EventSet{json{{"starts_at", (clock.now() - since_start).ms}}.dump()});
    }
    void set_table(TableId table, int number) {
        say(domain::TableSet{table, json{{"number", number}}.dump()});
    }
    void set(int who, json const& fields) { say(domain::PersonSet{person(who), fields.dump()}); }

    std::string code(storage::Role role = storage::Role::table) {
        auto const offered =
            devices().offer_pairing({k_event, role, "Phone", {}, k_baker}, clock.now());
        REQUIRE(offered.ok());
        return offered->code;
    }
    Reply open(std::string const& with_code) {
        return browser.post(form_text({{"do", "open"}, {"code", with_code}}));
    }
    // The page of table 7.
    Reply sit_down() {
        REQUIRE(open(code()).status == 303);
        browser.get("/table");
        REQUIRE(browser.press("stand:7").status == 303);
        return browser.get("/table");
    }
    Reply press(std::string const& what, FormFields fields = {}) {
        fields.emplace_back("meet", first);
        return browser.press(what, std::move(fields));
    }
    domain::Meet meet(std::string const& name = "first") {
        domain::Meet found;
        REQUIRE(hub()
                    .with_state(k_event,
                                [&](domain::State const& state) {
                                    found = state.meets.at(named<MeetId>(name));
                                })
                    .ok());
        return found;
    }
    storage::Device device() {
        auto const all = devices().list(k_event);
        REQUIRE(all.ok());
        REQUIRE_FALSE(all->empty());
        return all->back();
    }
    std::vector<domain::Fact> facts(std::string const& type) {
        std::vector<domain::Fact> found;
        auto const all = world.server().folder().log().read(k_event, 0, 10'000);
        REQUIRE(all.ok());
        for (auto const& fact : *all)
            if (fact.type == type) found.push_back(fact);
        return found;
    }
};

inline std::size_t times_in(std::string const& text, std::string const& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

inline std::string location_of(Reply const& reply) {
    auto const at = reply.head.find("Location: ");
    return at == std::string::npos
               ? ""
               : reply.head.substr(at + 10, reply.head.find("\r\n", at) - at - 10);
}

}  // namespace ontmoet::test
