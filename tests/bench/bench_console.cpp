// SPDX-License-Identifier: EUPL-1.2
// How long the console's pages take at the server: 50 events of 2,000 people, 40 employers and
// 2,000 meets each, asked over a socket, one question after the other; what a server that begins
// anew needs to know 64 of them; and a plan of 400 candidates. Prints figures; fails only when a
// page is not answered.
#include "server/console_for_test.h"
#include "support/large_event.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include <malloc.h>

using namespace ontmoet;
using namespace ontmoet::test;
using nlohmann::json;

namespace {

constexpr int k_events = 50;
constexpr int k_warm = 64;  // as many as a server keeps (sync/limits.h)
constexpr int k_people = 2'000;
constexpr int k_employers = 40;
constexpr int k_tables = 100;
constexpr int k_rounds = 20;
constexpr int k_asked = 200;
constexpr char const* k_places[] = {"Delft", "Den Haag", "Rijswijk", "Zoetermeer", "Leiden"};

EventId event_of(int number) {
    return named<EventId>("bench " + std::to_string(number));
}

std::vector<domain::Fact> hall_of(int number) {
    using domain::make_fact;
    std::vector<domain::Fact> facts{make_fact(domain::EventSet{json{
        {"name", "Event " + std::to_string(number)},
        {"organiser", k_here},
        {"starts_at", 1'700'000'000'000 + number * 604'800'000LL},
        {"rounds", k_rounds}}.dump()})};
    for (int i = 0; i < k_employers; ++i)
        facts.push_back(make_fact(domain::OrganisationSet{
            named<OrganisationId>(std::to_string(i)),
            json{{"name", "Employer " + std::to_string(i)}, {"sector", "zorg"}}.dump()}));
    for (int i = 0; i < k_tables; ++i)
        facts.push_back(make_fact(domain::TableSet{
            named<TableId>(std::to_string(i)),
            json{
                {"number", i + 1},
                {"organisation", to_string(named<OrganisationId>(std::to_string(i % k_employers)))}}
                .dump()}));
    return facts;
}

std::vector<domain::Fact> people_of() {
    using domain::make_fact;
    using domain::Purpose;
    std::vector<domain::Fact> facts;
    for (int i = 0; i < k_people; ++i) {
        facts.push_back(make_fact(
            domain::PersonRegistered{person(i), domain::Origin::import,
                                     json{{"given_name", "Number " + std::to_string(i)},
                                          {"family_name", "Person"},
                                          {"municipality", k_places[i % 5]},
                                          {"contact_person", "Contact " + std::to_string(i % 30)}}
                                         .dump()}));
        facts.push_back(
            make_fact(domain::CheckIn{person(i), {}, "A-" + std::to_string(i), "code"}));
        for (auto const purpose : {Purpose::take_part, Purpose::follow_up})
            facts.push_back(make_fact(domain::ConsentGiven{person(i), purpose, "1", "ti"}));
    }
    return facts;
}

std::vector<domain::Fact> day_of(int number) {
    using domain::make_fact;
    domain::PlanPublished plan;
    plan.plan = named<PlanId>(std::to_string(number));
    std::vector<domain::Fact> verdicts;
    for (int i = 0; i < k_people; ++i) {
        auto const meet = named<MeetId>(std::to_string(number) + " " + std::to_string(i));
        int const table = i % k_tables;
        plan.meets.push_back({meet,
                              person(i),
                              named<OrganisationId>(std::to_string(table % k_employers)),
                              {},
                              named<TableId>(std::to_string(table)),
                              i / k_tables,
                              {}});
        for (auto const side : {domain::Side::candidate, domain::Side::employer})
            verdicts.push_back(make_fact(domain::VerdictGiven{
                meet, person(i), side, i % 3 == 0 ? domain::Answer::yes : domain::Answer::no, {}}));
    }
    verdicts.insert(verdicts.begin(), make_fact(plan));
    return verdicts;
}

EventId begin_large(sync::Hub& hub) {
    auto const event = named<EventId>("large");
    json const set{{"name", "Large"},
                   {"organiser", k_here},
                   {"starts_at", 4'000'000'000'000},
                   {"rounds", 16},
                   {"most_meets", 6}};
    REQUIRE(hub.append_own(event, large_event(400, set), "bench").ok());
    return event;
}

// What is in use of the heap: what was freed before is not counted again.
double in_use_mb() {
    auto const heap = ::mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd) / (1024.0 * 1024.0);
}

Visitor signed_in(ServerForTest& world) {
    Visitor visitor(world);
    REQUIRE(visitor.sign_in("noor@example.org").status == 200);
    return visitor;
}

// What a server needs that begins anew and knows so many events.
void measure_memory(std::filesystem::path const& data) {
    double const before = in_use_mb();
    ServerForTest world(data);
    for (int number = 0; number < k_warm; ++number)
        REQUIRE(world.server().folder().hub().with_state(event_of(number), [](auto&) {}).ok());
    std::printf("%d warm events: %.0f MB of heap\n", k_warm, in_use_mb() - before);
    std::fflush(stdout);
}

void measure_plan(Visitor& visitor, EventId event) {
    std::vector<double> took;
    for (int i = 0; i < 5; ++i) {
        json const order{{"id", to_string(named<PlanId>(std::to_string(i)))}, {"way", "anew"}};
        auto const begin = std::chrono::steady_clock::now();
        auto const reply = visitor.post("events/" + to_string(event) + "/plan/preview", order);
        std::chrono::duration<double> const passed = std::chrono::steady_clock::now() - begin;
        REQUIRE(reply.status == 200);
        took.push_back(passed.count());
        auto const option = json::parse(reply.body)["options"][0];
        if (i == 0)
            std::printf("plan of 400: %d meets, %d in a thousand from the best possible, %zu kB\n",
                        option["meets"].get<int>(), option["gap_per_mille"].get<int>(),
                        reply.body.size() / 1'024);
    }
    std::ranges::sort(took);
    std::printf("plan of 400  p50 %7.2f   most %7.2f s\n", took[2], took.back());
}

void measure(Visitor& visitor, char const* what, std::string const& part) {
    std::vector<double> took;
    for (int i = 0; i < k_asked; ++i) {
        bool const is_of_event = !part.empty() && part.front() == '/';
        auto const path = is_of_event ? "events/" + to_string(event_of(i % k_events)) + part : part;
        auto const begin = std::chrono::steady_clock::now();
        auto const reply = visitor.get(path);
        std::chrono::duration<double, std::milli> const passed =
            std::chrono::steady_clock::now() - begin;
        REQUIRE(reply.status == 200);
        // The first round warms up what is kept of each event.
        if (i >= k_events)
            took.push_back(passed.count());
        else if (i == 0)
            std::printf("%-12s first %8.1f ms", what, passed.count());
    }
    std::ranges::sort(took);
    auto const at = [&](double share) {
        return took[static_cast<std::size_t>(share * static_cast<double>(took.size() - 1))];
    };
    std::printf("   p50 %7.1f   p99 %7.1f   most %7.1f ms\n", at(0.5), at(0.99), took.back());
    std::fflush(stdout);
}

void write_events(std::filesystem::path const& data) {
    ServerForTest world(data);
    storage::Account noor;
    noor.id = named<AccountId>("noor");
    noor.login = "noor@example.org";
    noor.role = storage::AccountRole::administrator;
    noor.organiser = k_here;
    noor.password_hash = hash_of_password();
    REQUIRE(world.server().folder().accounts().add(noor).ok());
    auto& hub = world.server().folder().hub();
    auto const begin = std::chrono::steady_clock::now();
    for (int number = 0; number < k_warm; ++number)
        for (auto const& facts : {hall_of(number), people_of(), day_of(number)}) {
            auto const said = hub.append_own(event_of(number), facts, "bench");
            REQUIRE(said.ok());
            for (auto const& answer : *said) REQUIRE(answer.decision == sync::Decision::created);
        }
    std::chrono::duration<double> const passed = std::chrono::steady_clock::now() - begin;
    std::printf("%d events of %d people written in %.0f s\n", k_warm, k_people, passed.count());
}

}  // namespace

TEST_CASE("pages of the console") {
    TempFolder const data;
    write_events(data.path());
    measure_memory(data.path());
    ServerForTest world(data.path());
    auto visitor = signed_in(world);
    measure(visitor, "events", "events");
    measure(visitor, "live", "/live");
    measure(visitor, "grid", "/grid");
    measure(visitor, "people", "/people?page=3");
    measure(visitor, "search", "/people?search=number%20177");
    measure(visitor, "employers", "/employers");
    measure(visitor, "tasks", "/tasks");
    measure(visitor, "outcomes", "/outcomes?show=held");
    measure(visitor, "exports", "/exports");
    measure(visitor, "evidence", "/evidence");
    measure(visitor, "all evidence", "evidence");
    measure(visitor, "series", "series");
    measure(visitor, "docs", "docs");
    measure_plan(visitor, begin_large(world.server().folder().hub()));
}
