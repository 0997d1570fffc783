// SPDX-License-Identifier: EUPL-1.2
#include "domain/bodies.h"
#include "domain/fact.h"
#include "domain/fields.h"

#include <limits>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::domain;

namespace {

Fact some_fact() {
    ManualClock clock{Moment{1'790'000'000'000}};
    Random random{3};
    auto fact = make_fact(PersonSet{PersonId::make(clock, random), R"({"phone":"06 1234"})"});
    fact.id = FactId::make(clock, random);
    fact.event = EventId::make(clock, random);
    fact.device = DeviceId::make(clock, random);
    fact.device_sequence = 7;
    fact.actor = "host";
    fact.recorded_at = clock.now();
    fact.clock_offset_ms = -1'500;
    return fact;
}

// Sets every field of a record to something else than its default and back through JSON.
template <class Record>
void every_field_survives(std::map<std::string, nlohmann::json> const& samples) {
    for (auto const& field : fields<Record>()) {
        INFO(field.name);
        auto const sample = samples.find(std::string(field.name));
        REQUIRE(sample != samples.end());
        Record record;
        REQUIRE(field.set(record, sample->second));
        CHECK(field.get(record) == sample->second);
        CHECK(field.get(record) != field.get(Record{}));
        CHECK(changed_fields(Record{}, record).size() == 1);
        CHECK_FALSE(field.set(record, nlohmann::json::object({{"x", nullptr}})["x"]));
        CHECK(field.get(record) == sample->second);
    }
}

}  // namespace

TEST_CASE("a fact is read back as it was written") {
    auto const fact = some_fact();
    auto const again = decode_fact(encode_fact(fact));
    REQUIRE(again.ok());
    CHECK(*again == fact);
    auto confirmed = fact;
    confirmed.cursor = 99;
    confirmed.received_at = Moment{5};
    CHECK(*decode_fact(encode_fact(confirmed)) == confirmed);
}

TEST_CASE("a fact of a newer program is passed on whole") {
    auto fact = some_fact();
    fact.type = "photo.hidden";
    fact.version = 9;
    fact.body = R"({"a":[1,{"b":"ሰላም"}],"z":null})";
    auto const again = decode_fact(encode_fact(fact));
    REQUIRE(again.ok());
    CHECK(again->body == fact.body);
    CHECK(again->version == 9);
}

TEST_CASE("a malformed fact is refused and says which member") {
    auto const good = nlohmann::json::parse(encode_fact(some_fact()));
    for (auto const* member : {"id", "event", "device", "device_sequence", "type", "recorded_at",
                               "subjects", "body", "actor", "version"}) {
        auto bad = good;
        bad[member] = nlohmann::json::array({nlohmann::json::array()});
        auto const result = decode_fact(bad.dump());
        INFO(member);
        REQUIRE_FALSE(result.ok());
        CHECK(result.error().message_key == "error.bad_fact");
        CHECK(result.error().detail == member);
    }
    CHECK_FALSE(decode_fact("").ok());
    CHECK_FALSE(decode_fact("<html>").ok());
    CHECK_FALSE(decode_fact(std::string(100'000, '[')).ok());
}

TEST_CASE("a zero byte in a type or an actor is refused") {
    auto fact = some_fact();
    fact.type = std::string("a\0b", 3);
    CHECK(decode_fact(encode_fact(fact)).error().detail == "type");
    fact = some_fact();
    fact.actor = std::string("a\0b", 3);
    CHECK(decode_fact(encode_fact(fact)).error().detail == "actor");
}

TEST_CASE("a body that is too large is refused") {
    auto fact = some_fact();
    fact.body = nlohmann::json{{"text", std::string(k_most_body_bytes, 'x')}}.dump();
    auto const result = decode_fact(encode_fact(fact));
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().message_key == "error.fact_too_large");
}

TEST_CASE("the plan of a large event fits into one fact") {
    ManualClock clock;
    Random random{5};
    PlanPublished plan;
    for (int people = 0; people < 4'500; ++people) {
        auto const person = PersonId::make(clock, random);
        auto const any = person.uuid;
        for (int round = 0; round < 2; ++round)
            plan.meets.push_back({MeetId{any}, person, OrganisationId{any}, OfferId{any},
                                  TableId{any}, k_most_rounds - 1 - round, InterpreterId{any}});
    }
    auto fact = some_fact();
    auto const made = make_fact(plan);
    fact.type = made.type;
    fact.body = made.body;
    fact.subjects = made.subjects;
    CHECK(fact.subjects.size() == 4'500);
    auto const text = encode_fact(fact);
    CHECK(text.size() < 4UL * 1024 * 1024);
    CHECK(decode_fact(text).ok());
}

TEST_CASE("a fact's subjects are the people it is about, each once") {
    ManualClock clock;
    Random random{5};
    auto const person = PersonId::make(clock, random);
    PlanPublished plan;
    for (int round = 0; round < 3; ++round) {
        PlannedMeet meet;
        meet.person = person;
        meet.round = round;
        plan.meets.push_back(meet);
    }
    CHECK(make_fact(plan).subjects == std::vector<Uuid>{person.uuid});
    CHECK(make_fact(EventSet{}).subjects.empty());
}

TEST_CASE("a body of the wrong form is refused") {
    auto fact = make_fact(CheckIn{});
    fact.body = R"({"person":"nobody"})";
    CHECK_FALSE(read_body<CheckIn>(fact).ok());
    fact.body = R"({"person":7})";
    CHECK_FALSE(read_body<CheckIn>(fact).ok());
    fact.body = "[]";
    CHECK_FALSE(read_body<CheckIn>(fact).ok());
    CHECK_FALSE(read_body<ConsentGiven>(make_fact(CheckIn{})).ok());
}

TEST_CASE("every field of every record is written and read, and refuses another form") {
    std::string const id = "0190163d-8694-739b-aea5-966c26f8ad91";
    using nlohmann::json;
    every_field_survives<Event>(
        {{"name", "A"},
         {"place", "B"},
         {"region", "C"},
         {"theme", "D"},
         {"kind", "E"},
         {"organiser", "F"},
         {"starts_at", 1'790'000'000'000},
         {"rounds", 9},
         {"meet_length_min", 10},
         {"changeover_min", 3},
         {"breaks", json::array({4})},
         {"profile_key", "k"},
         {"retention_days", 60},
         {"consented_days", 400},
         {"legal_hold", "a court asks for it"},
         {"most_meets", 5},
         {"fair_minimum", 2},
         {"max_run", 3},
         {"walk_gap", 1},
         {"boards", json::array({{{"name", "Door"}, {"x", 0.5}, {"y", 0.25}}})},
         {"series", "G"},
         {"helpers", json::array({{{"account", id}, {"role", "host"}}})},
         {"places", json::array({{{"name", "Delft"}, {"latitude", 52.0}, {"longitude", 4.4}}})}});
    every_field_survives<Organisation>({{"name", "A"},
                                        {"initials", "B"},
                                        {"sector", "zorg"},
                                        {"size", "mkb"},
                                        {"region", "C"},
                                        {"place", "D"},
                                        {"pitch", "E"},
                                        {"languages", json::array({"nl", "en"})},
                                        {"experience", "ambassador"},
                                        {"people_trained", 3},
                                        {"buddy", true},
                                        {"partner", true},
                                        {"priority", 1}});
    every_field_survives<Offer>({{"organisation", id},
                                 {"title", "A"},
                                 {"occupation", "5120"},
                                 {"sector", "horeca"},
                                 {"number", 3},
                                 {"kind", "bbl"},
                                 {"hours", 32},
                                 {"days", 73},
                                 {"dutch_speaking_needed", "A2"},
                                 {"dutch_reading_needed", "A1"},
                                 {"dutch_wished", "B1"},
                                 {"english_enough", true},
                                 {"diploma_needed", true},
                                 {"driving_licence_needed", true},
                                 {"skills", json::array({"knife"})},
                                 {"learning_on_the_job", true},
                                 {"language_at_work", true},
                                 {"learning_goal", "x"},
                                 {"end_date", "2027-01-01"},
                                 {"starts", "2026-12-01"},
                                 {"shortage", true},
                                 {"contract", "permanent"},
                                 {"lessons_fit", true},
                                 {"modules", json::array({"derde_leerweg"})},
                                 {"growth_path", true},
                                 {"job_guarantee", true},
                                 {"place", "Delft"},
                                 {"travel_paid", true},
                                 {"pay", "wage"},
                                 {"support", json::array({"jobcoach"})},
                                 {"checked_on", "2026-11-22"},
                                 {"filled", true}});
    every_field_survives<Staff>(
        {{"organisation", id}, {"name", "A"}, {"role", "B"}, {"code", "123456"}});
    every_field_survives<Table>({{"organisation", id},
                                 {"number", 4},
                                 {"x", 0.5},
                                 {"y", 0.25},
                                 {"zone", 1},
                                 {"rounds", 511},
                                 {"gone", true}});
    every_field_survives<Interpreter>(
        {{"name", "A"}, {"languages", json::array({"ti"})}, {"rounds", 7}});
}

TEST_CASE("every field of a candidate is written and read, and refuses another form") {
    using nlohmann::json;
    every_field_survives<Profile>(
        {{"code", "123456"},
         {"given_name", "A"},
         {"family_name", "B"},
         {"own_script_name", "ሰላም"},
         {"phone", "1"},
         {"email", "2"},
         {"reached_by", "call"},
         {"birth_year", 1990},
         {"screen_language", "ti"},
         {"languages", json::array({{{"language", "ti"}, {"level", "native"}}})},
         {"dutch",
          {{"listening", "A2"}, {"speaking", "A1"}, {"reading", "A0"}, {"writing", "analfabeet"}}},
         {"dutch_measured_by", "test"},
         {"dutch_measured_on", "2026-10-01"},
         {"dutch_aim", "B1"},
         {"works_in_english", true},
         {"interpreter_wanted", "ti"},
         {"literacy_help", true},
         {"municipality", "Delft"},
         {"housing", "azc"},
         {"region", "Haaglanden"},
         {"reach", {{"modes", json::array({"bike"})}, {"minutes", 30}}},
         {"driving_licence", true},
         {"days", 1},
         {"lessons", 2},
         {"hours", 24},
         {"from", "2027-01-01"},
         {"work", json::array({{{"sector", "bouw"},
                                {"occupation", "7115"},
                                {"years", 4},
                                {"in_netherlands", true}}})},
         {"skills", json::array({"lassen"})},
         {"education", "mbo"},
         {"education_field", "bouw"},
         {"education_years", 11},
         {"education_finished", "no"},
         {"diploma_valuation", "asked"},
         {"certificates", json::array({"vca"})},
         {"wished_sectors", json::array({"bouw"})},
         {"wished_occupations", json::array({"7115"})},
         {"dream_occupations", json::array({"7115"})},
         {"any_job", true},
         {"ways", json::array({"bbl"})},
         {"own_words", "x"},
         {"prepared", json::array({"cv"})},
         {"practical_needs", json::array({"childcare"})},
         {"contact_person", "y"},
         {"brought_by", "z"},
         {"companion", "w"},
         {"priority", 2}});
}

TEST_CASE("an employer who browses gets no field that tells who somebody is") {
    std::set<std::string_view> const identity{
        "code",           "given_name",     "family_name",        "own_script_name",
        "phone",          "email",          "birth_year",         "municipality",
        "contact_person", "brought_by",     "interpreter_wanted", "literacy_help",
        "companion",      "priority",       "reached_by",         "housing",
        "prepared",       "practical_needs"};
    for (auto const& field : fields<Profile>()) {
        INFO(field.name);
        CHECK(includes(field.audience, Audience::employer) == !identity.contains(field.name));
    }
    CHECK(find_field<Profile>("birth_year")->audience == Audience::organiser);
}

TEST_CASE("JSON deeper than any fact is refused before it is parsed") {
    auto fact = some_fact();
    auto const nested = [](int levels) {
        auto const count = static_cast<std::size_t>(levels);
        return R"({"a":)" + std::string(count, '[') + std::string(count, ']') + "}";
    };
    // The fact and its body are two levels.
    fact.body = nested(k_most_fact_depth - 2);
    CHECK(decode_fact(encode_fact(fact)).ok());
    fact.body = nested(k_most_fact_depth - 1);
    CHECK_FALSE(decode_fact(encode_fact(fact)).ok());
    fact.body = R"({"a":"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"[[[["})";
    CHECK(decode_fact(encode_fact(fact)).ok());
}

TEST_CASE("times that no clock shows are refused, so that their sums stay numbers") {
    for (auto const* member : {"recorded_at", "clock_offset_ms", "received_at"})
        for (std::int64_t const far :
             {k_furthest_moment_ms + 1, -k_furthest_moment_ms - 1,
              std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
            auto bad = nlohmann::json::parse(encode_fact(some_fact()));
            bad[member] = far;
            auto const result = decode_fact(bad.dump());
            INFO(member);
            REQUIRE_FALSE(result.ok());
            CHECK(result.error().detail == member);
        }
    auto fact = some_fact();
    fact.recorded_at = Moment{-k_furthest_moment_ms};
    fact.clock_offset_ms = k_furthest_moment_ms;
    CHECK(decode_fact(encode_fact(fact))->happened_at() == Moment{0});
}
