// SPDX-License-Identifier: EUPL-1.2
#include "server/console_exports.h"

#include "server/console_for_test.h"
#include "support/workbook.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using nlohmann::json;
using storage::AccountRole;

namespace {

std::string const k_exports = "events/" + to_string(k_event) + "/exports";

json export_of(std::string const& form) {
    return {{"form", form}, {"purpose", "report to the region"}};
}

// The sample event with one who came, agreed and has a contact, and Noor, its organiser.
struct ToExport {
    ToExport() {
        console.begin_event(k_event);
        using domain::make_fact;
        auto& hub = console.world.server().folder().hub();
        auto const said = hub.append_own(
            k_event,
            {make_fact(
                 domain::PersonSet{person(1), R"({"contact_person":"Omar","code":"123456"})"}),
             make_fact(domain::PersonSet{person(2), R"({"code":"654321"})"}),
             make_fact(domain::ConsentGiven{person(1), domain::Purpose::take_part, "1", "ti"}),
             make_fact(domain::CheckIn{person(1), {}, "A-7", "code"})},
            "test");
        REQUIRE(said.ok());
        console.add("noor@example.org", AccountRole::organiser, k_here, "Noor");
        noor.emplace(console.signed_in("noor@example.org"));
    }
    ConsoleForTest console;
    std::optional<Visitor> noor;
};

}  // namespace

TEST_CASE("every export is a file of its kind, and the event remembers what for and by whom") {
    ToExport world;
    std::map<std::string, std::pair<std::string, std::string>> const kinds{
        {"csv", {"PK", "-ontmoet-csv.zip"}},
        {"xlsx", {"PK", "-event.xlsx"}},
        {"json", {"{", "-event.json"}},
        {"ics", {"BEGIN:VCALENDAR", "-event.ics"}},
        {"hand-over", {"PK", "-1-omar.xlsx"}},
        {"open-data", {"{", "-open-data.json"}},
        {"profile", {"%PDF-", "-profile-a-7.pdf"}},
        {"letters", {"%PDF-", "-invitations.pdf"}},
        {"mail-merge", {"\xEF\xBB\xBF", "-invitations.csv"}},
        {"checklists", {"%PDF-", "-checklists.pdf"}}};
    for (auto const& [form, expected] : kinds) {
        auto const reply = world.noor->post(k_exports, export_of(form));
        INFO(form << " " << reply.head);
        CHECK(reply.status == 200);
        CHECK_THAT(reply.body, StartsWith(expected.first));
        CHECK_THAT(reply.head, Contains(expected.second + "\""));
    }
    auto const page = world.noor->json(k_exports);
    CHECK(page["forms"].size() == kinds.size() + 1);
    REQUIRE(page["made"].size() == kinds.size());
    CHECK(page["made"][0]["by"] == "Noor");
    CHECK(page["made"][0]["purpose"] == "report to the region");
    auto const state = world.console.state(k_event);
    auto const files = unzipped(world.noor->post(k_exports, export_of("csv")).body);
    CHECK_THAT(files.at("participants.csv"), Contains("A-7"));
    CHECK(files.contains("event.json"));
    // Nobody asked for an interpreter: nothing is made, and nothing is remembered.
    auto const before = world.console.state(k_event).exports.size();
    CHECK(refusal_of(world.noor->post(k_exports, export_of("interpreters"))) ==
          "interpreters.none");
    CHECK(world.console.state(k_event).exports.size() == before);
}

TEST_CASE("nothing leaves without a purpose, for a form there is not, or for who may not") {
    ToExport world;
    auto order = export_of("xlsx");
    for (auto const& [name, value] : {std::pair<char const*, json>{"purpose", "  "},
                                      {"purpose", 3},
                                      {"form", "exe"},
                                      {"form", ""},
                                      {"purpose", std::string(200, 'x')}}) {
        auto wrong = order;
        wrong[name] = value;
        auto const reply = world.noor->post(k_exports, wrong);
        CHECK(reply.status == 400);
        CHECK(json::parse(reply.body)["detail"] == name);
    }
    auto profile = export_of("profile");
    profile["person"] = "B-99";
    CHECK(world.noor->post(k_exports, profile).status == 404);
    for (auto const role : {AccountRole::klantmanager, AccountRole::host, AccountRole::viewer}) {
        auto const login = std::string(storage::to_text(role)) + "@example.org";
        world.console.add(login, role);
        auto visitor = world.console.signed_in(login);
        CHECK(visitor.post(k_exports, order).status == 403);
        CHECK(visitor.get(k_exports).status == 403);
    }
    CHECK(world.console.state(k_event).exports.empty());
}

TEST_CASE("the page about exports says of every column what the files hold") {
    ToExport world;
    auto const docs = world.noor->json("docs");
    auto const tables = exchange::tables_of({}, {});
    REQUIRE(docs["tables"].size() == tables.size());
    for (std::size_t i = 0; i < tables.size(); ++i) {
        CHECK(docs["tables"][i]["name"] == tables[i].name);
        REQUIRE(docs["tables"][i]["columns"].size() == tables[i].columns.size());
        CHECK(docs["tables"][i]["columns"][0]["meaning"] == tables[i].columns[0].meaning);
    }
    CHECK(docs["version"] == exchange::k_export_version);
}
