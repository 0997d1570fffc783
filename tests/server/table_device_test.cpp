// SPDX-License-Identifier: EUPL-1.2
// A device that is paired for an organisation's table, from the owner's order to what it hears.
#include "server/limits.h"
#include "server/server_file.h"
#include "server/server_for_test.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using domain::Fact;
using nlohmann::json;

namespace {

OrganisationId const k_painter = named<OrganisationId>("painter");
TableId const k_painters_table = named<TableId>("painter's table");

// The baker meets person 1, the painter person 2; both agreed to show their work.
class TwoEmployers {
public:
    TwoEmployers() {
        world.begin_event();
        auto const painter = to_string(k_painter);
        say(domain::OrganisationSet{k_painter, R"({"name":"Schilder"})"});
        say(domain::TableSet{k_painters_table, R"({"organisation":")" + painter + R"("})"});
        for (int const who : {1, 2})
            for (auto const purpose : {domain::Purpose::take_part, domain::Purpose::show_work})
                say(domain::ConsentGiven{person(who), purpose, "1", "ti"});
        say(domain::MeetBooked{
            {named<MeetId>("bakes"), person(1), k_baker, k_offer, k_table_1, 1, {}}, false});
        say(domain::MeetBooked{
            {named<MeetId>("paints"), person(2), k_painter, {}, k_painters_table, 1, {}}, false});
    }
    template <class Body>
    void say(Body const& body) {
        auto const said = world.server().folder().hub().append_own(
            k_event, {domain::make_fact(body)}, "organiser");
        REQUIRE(said.ok());
        REQUIRE(said->front().decision == sync::Decision::created);
    }
    // What the owner of the server orders.
    Reply order(std::string const& path, json const& body) {
        auto const text = body.dump();
        auto head = head_of("POST", "/v1/admin/events/" + to_string(k_event) + path,
                            server::read_server_file(data.path()).value().token);
        return m_client.ask(head + "Content-Length: " + std::to_string(text.size()) + "\r\n\r\n" +
                            text);
    }
    sync::Pairing pair(json const& body) {
        auto const reply = order("/devices", body);
        REQUIRE(reply.status == 200);
        return sync::decode_pairing(reply.body).value();
    }
    Reply redeem(std::string const& code) {
        auto const text = sync::encode(sync::PairRequest{code});
        return m_client.ask(head_of("POST", "/v1/pair", "") +
                            "Content-Length: " + std::to_string(text.size()) + "\r\n\r\n" + text);
    }
    Reply pull(std::string const& token, std::string const& query = "") {
        return m_client.ask(get_request(query, token));
    }
    // All that this device is told, page after page.
    std::vector<Fact> told(std::string const& token) {
        std::vector<Fact> facts;
        for (domain::Cursor after = 0;;) {
            auto const page =
                sync::decode_pull_page(pull(token, "?after=" + std::to_string(after)).body).value();
            facts.insert(facts.end(), page.facts.begin(), page.facts.end());
            facts.insert(facts.end(), page.moves.reveal.begin(), page.moves.reveal.end());
            after = page.next;
            if (!page.more) return facts;
        }
    }

    TempFolder const data;
    ServerForTest world{data.path()};

private:
    SocketClient m_client = world.client();
};

json table_of(OrganisationId organisation) {
    return {{"role", "table"}, {"name", "Table"}, {"organisation", to_string(organisation)}};
}

std::string reason_in(Reply const& reply) {
    return json::parse(reply.body).value("message_key", "");
}

// Of whom and of which meets these facts tell.
std::set<PersonId> people_in(std::vector<Fact> const& facts) {
    std::set<PersonId> people;
    for (auto const& fact : facts)
        for (auto const& subject : fact.subjects) people.insert(PersonId{subject});
    return people;
}

bool says(std::vector<Fact> const& facts, std::string const& text) {
    return std::ranges::any_of(facts, [&](Fact const& fact) {
        return domain::encode_fact(fact).find(text) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("a table that is paired for its organisation hears its own meets and their people") {
    TwoEmployers day;
    auto const pairing = day.pair(table_of(k_baker));
    auto const facts = day.told(pairing.token);
    CHECK(people_in(facts) == std::set{person(1)});
    CHECK(says(facts, to_string(named<MeetId>("bakes"))));
    CHECK(says(facts, "Number 1"));
    CHECK_FALSE(says(facts, to_string(named<MeetId>("paints"))));
    CHECK_FALSE(says(facts, "Number 2"));
    CHECK_FALSE(says(facts, "06 0000 0000"));
    CHECK_FALSE(says(facts, "device.joined"));
}

TEST_CASE("the same by a code, which lets one device in and not a second") {
    TwoEmployers day;
    auto const offered = day.order("/pairing-codes", table_of(k_painter));
    REQUIRE(offered.status == 200);
    std::string const code = json::parse(offered.body)["code"];
    auto const pairing = sync::decode_pairing(day.redeem(code).body).value();
    CHECK(people_in(day.told(pairing.token)) == std::set{person(2)});
    auto const again = day.redeem(code);
    CHECK(again.status == 403);
    CHECK(reason_in(again) == "error.unknown_pairing_code");
}

TEST_CASE("a table that goes to another organisation begins anew, by order of the owner") {
    TwoEmployers day;
    auto const pairing = day.pair(table_of(k_baker));
    auto const before = sync::decode_pull_page(day.pull(pairing.token).body).value();
    auto const its = "/devices/" + to_string(pairing.device);
    auto order = table_of(k_painter);
    order.erase("name");
    REQUIRE(day.order(its + "/role", order).status == 200);
    auto const query = "?after=" + std::to_string(before.next) + "&epoch=" + before.epoch;
    CHECK(day.pull(pairing.token, query).status == 410);
    CHECK(people_in(day.told(pairing.token)) == std::set{person(2)});
    // Whose it is stays when only its role is named.
    REQUIRE(day.order(its + "/role", {{"role", "table"}}).status == 200);
    CHECK(people_in(day.told(pairing.token)) == std::set{person(2)});
}

TEST_CASE("who is paired and who is revoked stands in the event's log, for hosts") {
    TwoEmployers day;
    auto const host = day.world.pair(storage::Role::host);
    auto const pairing = day.pair(table_of(k_baker));
    REQUIRE(day.order("/devices/" + to_string(pairing.device) + "/revoke", json::object()).status ==
            200);
    std::vector<std::string> types;
    for (auto const& fact : day.told(host.token))
        if (fact.body.find(to_string(pairing.device)) != std::string::npos)
            types.push_back(fact.type);
    CHECK(types == std::vector<std::string>{"device.joined", "device.revoked"});
    auto const refused = day.pull(pairing.token);
    CHECK(refused.status == 401);
    CHECK(reason_in(refused) == "sync.revoked");
}

TEST_CASE("what cannot be paired or asked is refused in words, and nobody is let in") {
    TwoEmployers day;
    auto const newest = day.world.newest();
    auto const unbound = day.order("/devices", {{"role", "table"}, {"name", "Table"}});
    CHECK(unbound.status == 400);
    CHECK(reason_in(unbound) == "error.table_needs_organisation");
    auto const stranger = day.order("/pairing-codes", table_of(named<OrganisationId>("stranger")));
    CHECK(stranger.status == 404);
    CHECK(reason_in(stranger) == "error.unknown_organisation");
    auto broken = table_of(k_baker);
    broken["organisation"] = "the baker's";
    CHECK(day.order("/devices", broken).status == 400);
    CHECK(day.world.newest() == newest);
    CHECK(day.world.server().folder().devices().list(k_event)->empty());
    // A token is of one event.
    auto const pairing = day.pair(table_of(k_baker));
    auto client = day.world.client();
    auto const other = sync::facts_path(named<EventId>("another event"));
    auto const reply = client.ask(head_of("GET", other, pairing.token) + "\r\n");
    CHECK(reply.status == 401);
    CHECK(reason_in(reply) == "sync.unknown_device");
}
