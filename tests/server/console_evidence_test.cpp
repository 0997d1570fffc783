// SPDX-License-Identifier: EUPL-1.2
#include "server/console_evidence.h"

#include "server/console_for_test.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using nlohmann::json;
using storage::AccountRole;

namespace {

// Events of Noor's: 2023 with 12 people, 2024 with 9; each of them came, from two places.
struct Years {
    Years() {
        begin(k_2023, 12, 1'700'000'000'000, "Haaglanden");
        begin(k_2024, 9, 1'730'000'000'000, "Rijnmond");
        console.add("noor@example.org", AccountRole::organiser);
    }
    void begin(EventId event, int people, std::int64_t starts_at, char const* region) {
        using domain::make_fact;
        auto facts = sample_event(people);
        facts.push_back(make_fact(domain::EventSet{
            json{{"organiser", k_here}, {"starts_at", starts_at}, {"region", region}}.dump()}));
        for (int number = 1; number <= people; ++number) {
            auto const who = person(number);
            facts.push_back(make_fact(domain::PersonSet{
                who, json{{"municipality", number <= 5 ? "Delft" : "Den Haag"}}.dump()}));
            facts.push_back(
                make_fact(domain::ConsentGiven{who, domain::Purpose::take_part, "1", "ti"}));
            facts.push_back(
                make_fact(domain::CheckIn{who, {}, "A-" + std::to_string(number), "code"}));
        }
        auto& hub = console.world.server().folder().hub();
        REQUIRE(hub.append_own(event, std::move(facts), "test").ok());
    }
    EventId const k_2023 = named<EventId>("2023");
    EventId const k_2024 = named<EventId>("2024");
    ConsoleForTest console;
};

// How many came, by the names of the groups of one table.
std::map<std::string, int> groups_of(json const& page, std::string const& title) {
    std::map<std::string, int> groups;
    for (auto const& table : page["tables"])
        if (table["title"] == title)
            for (auto const& row : table["rows"]) groups[row["name"]] = row["first"];
    return groups;
}

std::string own(EventId event, std::string const& part) {
    return "events/" + to_string(event) + "/" + part + "?language=en";
}

}  // namespace

TEST_CASE("an event's figures stand beside what they are a share of, and small groups are hidden") {
    Years years;
    auto noor = years.console.signed_in("noor@example.org");
    auto const page = noor.json(own(years.k_2023, "evidence"));
    CHECK(page["tiles"][0]["count"] == "12");
    CHECK(page["funnel"][1]["value"] == "12 of 12 (100%)");
    CHECK(page["definitions"].size() > 8);
    auto const places = groups_of(page, "Municipality");
    INFO(page["tables"].dump());
    REQUIRE(places.size() == 2);
    CHECK(places.at(i18n::isolate("Delft")) == 5);
    // Four of the nine of 2024 live elsewhere: neither place is shown, or the rest would be them.
    CHECK(groups_of(noor.json(own(years.k_2024, "evidence")), "Municipality").empty());
}

TEST_CASE("two choices of events differ by what the events between them show themselves") {
    Years years;
    auto noor = years.console.signed_in("noor@example.org");
    auto const all = noor.json("evidence?language=en");
    CHECK(all["tiles"][0]["count"] == "21");
    REQUIRE(all["events"].size() == 2);
    CHECK(all["events"][0]["came"] == 12);
    auto const first = noor.json("evidence?language=en&to=2023-12-31");
    CHECK(first["events"].size() == 1);
    // The difference is what 2024 shows of itself: nothing.
    CHECK(groups_of(all, "Municipality") == groups_of(first, "Municipality"));
    CHECK(noor.json("evidence?from=2024-01-01")["events"].size() == 1);
    CHECK(noor.json("evidence?region=Rijnmond")["events"][0]["came"] == 9);
    CHECK(noor.json("evidence?region=Nowhere")["events"].empty());
    // What is kept of an event is renewed when something is said about it.
    auto& hub = years.console.world.server().folder().hub();
    REQUIRE(hub.append_own(years.k_2024, {registered(person(99), "Late")}, "test").ok());
    CHECK(noor.json("evidence?from=2024-01-01&language=en")["funnel"][0]["value"] == "10");
}

TEST_CASE("the report as pages is a file of the organiser's own") {
    Years years;
    years.console.add("else@example.org", AccountRole::organiser, k_elsewhere);
    auto noor = years.console.signed_in("noor@example.org");
    for (auto const& path : {own(years.k_2023, "report"), std::string("report?language=nl")}) {
        auto const reply = noor.get(path);
        CHECK(reply.status == 200);
        CHECK_THAT(reply.body, StartsWith("%PDF-"));
        CHECK_THAT(reply.head, Contains("Content-Type: application/pdf") &&
                                   Contains("attachment; filename=\"ontmoet-report-") &&
                                   Contains("Cache-Control: no-store"));
    }
    auto stranger = years.console.signed_in("else@example.org");
    CHECK(stranger.get(own(years.k_2023, "report")).status == 404);
    CHECK(stranger.json("evidence")["events"].empty());
    CHECK(stranger.get("report").status == 200);
}
