// SPDX-License-Identifier: EUPL-1.2
#include "sync/audience.h"

#include "domain/bodies.h"
#include "domain/fields.h"
#include "storage/tombstone.h"
#include "support/random_facts.h"
#include "support/sample_event.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;
using domain::Fact;
using nlohmann::json;
using storage::Role;

namespace {

constexpr std::array k_roles{Role::host, Role::reception, Role::browse, Role::table, Role::board};
constexpr std::array k_closeness{Closeness::none, Closeness::number, Closeness::card,
                                 Closeness::match, Closeness::contact};
OrganisationId const k_somebody_else = named<OrganisationId>("other");

// Somebody in that role, so near to everybody; the meets of facts that name none are the baker's.
Viewer viewer(Role role, Closeness closeness = Closeness::none, OrganisationId of = k_baker) {
    return {role, role == Role::table ? of : OrganisationId{},
            [closeness](PersonId) { return closeness; }, [](MeetId) { return k_baker; }};
}

// Every member of a body by its path: "person", "fields.phone", "meets.table".
std::set<std::string> members(json const& body) {
    std::set<std::string> paths;
    for (auto const& [name, value] : body.items()) {
        paths.insert(name);
        auto const& inside = value.is_array() && !value.empty() ? value.front() : value;
        if (inside.is_object() && name != "texts")
            for (auto const& [inner, ignored] : inside.items()) paths.insert(name + '.' + inner);
    }
    return paths;
}

bool shows(Viewer const& who, Fact const& fact, std::string const& path) {
    auto const seen = visible_to(who, fact);
    return seen && members(json::parse(seen->body)).contains(path);
}

// From when on this role gets this member, in a word or two.
std::string cell(Role role, Fact const& fact, std::string const& path) {
    constexpr std::array k_words{"always", "number", "card", "match", "contact"};
    for (std::size_t i = 0; i < k_closeness.size(); ++i) {
        if (shows(viewer(role, k_closeness[i], k_somebody_else), fact, path)) return k_words.at(i);
        if (shows(viewer(role, k_closeness[i]), fact, path))
            return i == 0 ? "own" : std::string("own ") + k_words.at(i);
    }
    return "-";
}

struct Sample {
    std::string label;
    Fact fact;
};

template <class Record>
json every_field() {
    auto all = json::object();
    for (auto const& field : domain::fields<Record>())
        all[std::string(field.name)] = field.get(Record{});
    all["field_of_tomorrow"] = "secret";
    return all;
}

json every_field_of(std::string_view type) {
    using namespace domain;
    if (type == fact_type::event_set) return every_field<Event>();
    if (type == fact_type::organisation_set || type == fact_type::organisation_registered)
        return every_field<Organisation>();
    if (type == fact_type::offer_set) return every_field<Offer>();
    if (type == fact_type::staff_set) return every_field<Staff>();
    if (type == fact_type::table_set) return every_field<Table>();
    if (type == fact_type::interpreter_set) return every_field<Interpreter>();
    return every_field<Profile>();
}

Fact of_type(std::string_view type, json const& body = json::object()) {
    Fact fact;
    fact.type = type;
    fact.actor = "host";
    fact.body = body.dump();
    return fact;
}

// One fact of each type with every member there is, and of those that not everybody gets whatever
// they say, one for each thing they say.
std::vector<Sample> samples() {
    std::vector<Sample> all;
    RandomFacts random(3);
    for (auto const& type : all_fact_types()) {
        auto fact = random.of_type(type);
        auto body = json::parse(fact.body);
        if (body.contains("fields")) body["fields"] = every_field_of(type);
        if (body.contains("organisation")) body["organisation"] = to_string(k_baker);
        if (body.contains("meets")) body["meets"][0]["organisation"] = to_string(k_baker);
        if (type == domain::fact_type::verdict_given) body["answer"] = "yes";
        body["member_of_tomorrow"] = 1;
        std::vector<std::pair<char const*, std::string>> variants;
        if (body.contains("side"))
            variants = {{"side", "candidate"}, {"side", "employer"}};
        else if (body.contains("purpose"))
            variants = {
                {"purpose", "show_work"}, {"purpose", "share_contact"}, {"purpose", "follow_up"}};
        if (variants.empty()) all.push_back({type, of_type(type, body)});
        for (auto const& [member, value] : variants) {
            body[member] = value;
            all.push_back({type + " (" + value + ")", of_type(type, body)});
        }
    }
    all.push_back({"a type of tomorrow", of_type("coffee.poured", {{"sugar", 2}})});
    return all;
}

std::string whole_table() {
    std::ostringstream text;
    text << "Who gets what. always: every device in that role; number, card, match, contact: of\n"
            "people who are at least so near; own: of the device's organisation; -: never sent.\n";
    for (auto const& [label, fact] : samples()) {
        text << '\n' << label << "\n  said by:";
        for (auto const role : k_roles)
            if (may_say(viewer(role), fact)) text << ' ' << storage::to_text(role);
        text << '\n';
        for (auto const& path : members(json::parse(fact.body))) {
            text << "  " << path << ':';
            for (auto const role : k_roles)
                text << "  " << storage::to_text(role) << '=' << cell(role, fact, path);
            text << '\n';
        }
    }
    return text.str();
}

bool is_for_organisers_only(std::string_view field) {
    auto const* found = domain::find_field<domain::Profile>(field);
    return found != nullptr && found->audience == domain::Audience::organiser;
}

bool is_for_the_server(Fact const& fact) {
    return fact.type == domain::fact_type::treatment_rated ||
           fact.type == domain::fact_type::phone_page_opened ||
           fact.type == domain::fact_type::follow_up_link_made ||
           fact.type == domain::fact_type::figures_kept ||
           fact.type == domain::fact_type::retention_warned ||
           fact.type == domain::fact_type::people_seen;
}

}  // namespace

TEST_CASE("Every role, fact and member: allowed or never sent, as the golden table says") {
    std::string const file = SOURCE_DIR "/tests/golden/audience.txt";
    auto const table = whole_table();
    if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(file) << table;
    std::ostringstream golden;
    golden << std::ifstream(file).rdbuf();
    CHECK(golden.str() == table);
}

TEST_CASE("What only organisers may see leaves the server for no role, however near") {
    for (auto const& [label, fact] : samples())
        for (auto const& path : members(json::parse(fact.body))) {
            bool const secret = path.starts_with("fields.") &&
                                (path == "fields.field_of_tomorrow" ||
                                 is_for_organisers_only(path.substr(path.find('.') + 1)));
            if (!secret && !is_for_the_server(fact)) continue;
            CAPTURE(label, path);
            for (auto const role : k_roles) CHECK(cell(role, fact, path) == "-");
        }
}

TEST_CASE("Browse screens get no name and no meet, however near the person is") {
    auto const near = viewer(Role::browse, Closeness::contact);
    for (auto const& [label, fact] : samples()) {
        CAPTURE(label);
        for (auto const* path :
             {"fields.given_name", "fields.family_name", "fields.own_script_name", "fields.phone",
              "fields.email", "fields.code", "fields.municipality", "meet", "meets"})
            CHECK_FALSE(shows(near, fact, path));
    }
}

TEST_CASE("A table knows the first name of whoever agreed, and contact only after a double yes") {
    auto const fact =
        of_type(domain::fact_type::person_set,
                {{"person", to_string(person(1))}, {"fields", every_field<domain::Profile>()}});
    CHECK_FALSE(visible_to(viewer(Role::table, Closeness::number), fact));
    CHECK(shows(viewer(Role::table, Closeness::card), fact, "fields.given_name"));
    CHECK_FALSE(shows(viewer(Role::table, Closeness::card), fact, "fields.phone"));
    CHECK(shows(viewer(Role::table, Closeness::contact), fact, "fields.phone"));
    CHECK_FALSE(shows(viewer(Role::table, Closeness::contact), fact, "fields.code"));
}

TEST_CASE("Of the levels of Dutch employers get those of speaking and reading") {
    using domain::Level;
    domain::Profile profile;
    profile.dutch = {Level::a1, Level::a2, Level::b1, Level::b2};
    auto const fact = domain::make_fact(
        domain::PersonSet{person(1), domain::changed_fields<domain::Profile>({}, profile).dump()});
    for (auto const role : {Role::browse, Role::table}) {
        auto const seen = visible_to(viewer(role, Closeness::contact), fact);
        REQUIRE(seen);
        CHECK(json::parse(seen->body).at("fields").at("dutch") ==
              json{{"speaking", "A2"}, {"reading", "B1"}});
    }
    auto const at_desk = visible_to(viewer(Role::reception), fact);
    CHECK(json::parse(at_desk->body).at("fields").at("dutch").size() == 4);
}

TEST_CASE("Of a candidate's verdict a table gets the yes of a match, and never another answer") {
    using domain::Answer;
    auto const verdict = [](Answer answer) {
        return domain::make_fact(domain::VerdictGiven{named<MeetId>("m"), person(1),
                                                      domain::Side::candidate, answer, "travel"});
    };
    for (auto const closeness : {Closeness::none, Closeness::number, Closeness::card})
        CHECK_FALSE(visible_to(viewer(Role::table, closeness), verdict(Answer::yes)));
    for (auto const closeness : {Closeness::match, Closeness::contact}) {
        auto const seen = visible_to(viewer(Role::table, closeness), verdict(Answer::yes));
        REQUIRE(seen);
        CHECK(seen->body.find("travel") == std::string::npos);
        for (auto const answer : {Answer::maybe, Answer::no, Answer::none})
            CHECK_FALSE(visible_to(viewer(Role::table, closeness), verdict(answer)));
    }
}

TEST_CASE("A table gets of a plan its own meets and nobody else's names as subjects") {
    domain::PlanPublished plan{named<PlanId>("p"), {}, {}, 7, true, {}};
    plan.meets = {{named<MeetId>("a"), person(1), k_baker, k_offer, k_table_1, 0, {}},
                  {named<MeetId>("b"), person(2), k_somebody_else, {}, named<TableId>("t"), 0, {}}};
    auto fact = domain::make_fact(plan);
    auto const seen = visible_to(viewer(Role::table), fact);
    REQUIRE(seen);
    auto const left = domain::read_body<domain::PlanPublished>(*seen);
    REQUIRE(left->meets.size() == 1);
    CHECK(left->meets[0].person == person(1));
    CHECK(seen->subjects == std::vector{person(1).uuid});
    CHECK(left->gap_per_mille == 0);
    CHECK(domain::read_body<domain::PlanPublished>(*visible_to(viewer(Role::board), fact))
              ->meets.size() == 2);
    CHECK(visible_to(viewer(Role::host), fact) == fact);
}

TEST_CASE("Reception finds people by name and does not get their phone") {
    auto const fact =
        of_type(domain::fact_type::person_registered, {{"fields", every_field<domain::Profile>()}});
    CHECK(shows(viewer(Role::reception), fact, "fields.given_name"));
    CHECK(shows(viewer(Role::reception), fact, "fields.code"));
    CHECK_FALSE(shows(viewer(Role::reception), fact, "fields.phone"));
    CHECK_FALSE(shows(viewer(Role::reception), fact, "fields.contact_person"));
}

TEST_CASE("Tombstones pass, but not to screens of employers") {
    auto erased = of_type(domain::fact_type::person_set);
    erased.body = storage::k_tombstone_body;
    CHECK(visible_to(viewer(Role::host), erased) == erased);
    CHECK_FALSE(visible_to(viewer(Role::browse, Closeness::contact), erased));
}

TEST_CASE("What is left of a fact about an erased person may be said, and takes no rights") {
    auto star = of_type(domain::fact_type::preference_set);
    star.body = storage::k_tombstone_body;
    CHECK(may_say(viewer(Role::browse), star));
    CHECK(may_say(viewer(Role::table), star));
    auto plan = of_type(domain::fact_type::plan_published);
    plan.body = storage::k_tombstone_body;
    CHECK_FALSE(may_say(viewer(Role::reception), plan));
    auto missed = domain::make_fact(domain::MeetMissed{named<MeetId>("m"), person(1)});
    storage::erase_from(missed, person(1));
    CHECK(may_say(viewer(Role::table), missed));
    CHECK_FALSE(may_say(viewer(Role::table, Closeness::contact, k_somebody_else), missed));
}

TEST_CASE("A table hears that a meet of its own is off after its person was erased, and no other") {
    auto off = domain::make_fact(domain::MeetCancelled{named<MeetId>("m"), person(1), "ill"});
    storage::erase_from(off, person(1));
    CHECK(storage::is_tombstone(off));
    CHECK(off.body.find("ill") == std::string::npos);
    CHECK(visible_to(viewer(Role::table), off));
    CHECK_FALSE(visible_to(viewer(Role::table, Closeness::contact, k_somebody_else), off));
    CHECK_FALSE(visible_to(viewer(Role::browse), off));
}

TEST_CASE("A body of the wrong form is shown to nobody and breaks nothing") {
    for (auto const* body : {"[]", "{}", R"({"fields":3})"}) {
        auto fact = of_type(domain::fact_type::person_set);
        fact.body = body;
        for (auto const role : k_roles)
            CHECK_FALSE(visible_to(viewer(role, Closeness::contact), fact));
    }
    for (auto const* body : {R"({"side":{"a":1}})", R"({"meets":3})", R"({"meets":[3]})"})
        for (auto const* type : {"preference.set", "plan.published"})
            for (auto const role : {Role::browse, Role::table}) {
                auto fact = of_type(type);
                fact.body = body;
                CHECK_FALSE(visible_to(viewer(role, Closeness::contact), fact));
            }
}

TEST_CASE("Only hosts change rounds and plans, and nobody the event or speaks for the server") {
    for (auto const* type : {"round.set", "plan.published", "identity.linked",
                             "announcement.posted", "follow_up.recorded"}) {
        CAPTURE(type);
        CHECK(may_say(viewer(Role::host), of_type(type)));
        for (auto const role : {Role::reception, Role::browse, Role::table, Role::board})
            CHECK_FALSE(may_say(viewer(role), of_type(type)));
    }
    for (auto const* type :
         {"event.set", "lease.given", "device.joined", "device.revoked", "fact.refused"})
        for (auto const role : k_roles) CHECK_FALSE(may_say(viewer(role), of_type(type)));
    for (auto const role : k_roles) CHECK(may_say(viewer(role), of_type("help.asked")));
}

TEST_CASE("Whatever is said, what is seen is seen again the same, and strangers see no person") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        RandomFacts random(seed);
        for (int i = 0; i < 200; ++i) {
            auto const fact = random.torn(random.next());
            CAPTURE(seed, i, fact.type, fact.body);
            for (auto const role : k_roles) {
                auto const near =
                    viewer(role, k_closeness.at(static_cast<std::size_t>(random.below(5))));
                auto const seen = visible_to(near, fact);
                if (!seen) continue;
                CHECK(visible_to(near, *seen) == seen);
                CHECK(seen->body.find("birth_year") == std::string::npos);
                bool const at_desk = role == Role::host || role == Role::reception;
                CHECK((at_desk || seen->actor.empty()));
                if (role == Role::browse) CHECK(seen->body.find("Selam") == std::string::npos);
            }
            for (auto const role : {Role::browse, Role::table})
                CHECK_FALSE((goes_with_person(fact) && visible_to(viewer(role), fact)));
        }
    }
}

TEST_CASE(
    "A venue server gets every fact but what is for organisers, and says nothing of its own") {
    auto const venue = viewer(Role::venue);
    auto registered_one = registered(person(1), "A");
    for (auto const* body : {R"({"fields":3})", R"({"person":1})", "{}", R"({"erased":true})"}) {
        registered_one.body = body;
        REQUIRE(visible_to(venue, registered_one));
        CHECK(visible_to(venue, registered_one)->body == body);
    }
    for (auto const& [label, fact] : samples()) {
        CAPTURE(label);
        auto const seen = visible_to(venue, fact);
        REQUIRE(seen);
        CHECK_FALSE(shows(venue, fact, "fields.birth_year"));
        CHECK((seen->body == "{}") == is_for_the_server(fact));
        CHECK_FALSE(may_say(venue, fact));
    }
    CHECK(visible_to(venue, of_type("of.tomorrow")) == of_type("of.tomorrow"));
}
