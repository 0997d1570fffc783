// SPDX-License-Identifier: EUPL-1.2
#include "sim/hall.h"

#include "sim/machine_clock.h"

namespace ontmoet::sim {
namespace {

constexpr std::string_view k_begin_of_mark = "ZqXv";

template <class IdType>
IdType named(std::string const& kind, int number) {
    static Uuid const space = uuid_from_name({}, "ontmoet simulation");
    return IdType::from_name(space, kind + " " + std::to_string(number));
}

std::string quoted(std::string const& text) {
    return "\"" + text + "\"";
}

}  // namespace

EventId hall_event() {
    return named<EventId>("event", 1);
}
PersonId person_id(int number) {
    return named<PersonId>("person", number);
}
OrganisationId organisation_id(int number) {
    return named<OrganisationId>("organisation", number);
}
TableId table_id(int number) {
    return named<TableId>("table", number);
}
InterpreterId interpreter_id(int number) {
    return named<InterpreterId>("interpreter", number);
}

std::string mark(Mark what, int person) {
    return std::string(k_begin_of_mark) + static_cast<char>(what) + std::to_string(person) + "z";
}

std::string profile_of(int person) {
    return R"({"given_name":)" + quoted(mark(Mark::name, person)) + R"(,"phone":)" +
           quoted(mark(Mark::phone, person)) + R"(,"contact_person":)" +
           quoted(mark(Mark::contact, person)) + R"(,"own_words":)" +
           quoted(mark(Mark::words, person)) + R"(,"interpreter_wanted":"ar","hours":24})";
}

Marks marks_in(std::string const& bytes) {
    Marks found;
    for (auto at = bytes.find(k_begin_of_mark); at != std::string::npos;
         at = bytes.find(k_begin_of_mark, at + 1)) {
        auto place = at + k_begin_of_mark.size();
        if (place >= bytes.size()) break;
        auto const what = static_cast<Mark>(bytes[place++]);
        int number = 0;
        while (place < bytes.size() && bytes[place] >= '0' && bytes[place] <= '9')
            number = number * 10 + (bytes[place++] - '0');
        if (place < bytes.size() && bytes[place] == 'z') found.emplace(what, number);
    }
    return found;
}

Marks marks_on(Disk const& disk, std::string const& begin_of_name) {
    Marks found;
    for (auto const* bytes : disk.contents(begin_of_name)) found.merge(marks_in(*bytes));
    return found;
}

std::vector<domain::Fact> opening_facts(int people) {
    using namespace domain;
    std::vector<Fact> facts{
        make_fact(EventSet{R"({"name":"Sample","rounds":)" + std::to_string(k_rounds) +
                           R"(,"starts_at":)" + std::to_string(k_morning.ms) + "}"})};
    for (int i = 1; i <= k_organisations; ++i)
        facts.push_back(make_fact(OrganisationSet{
            organisation_id(i), R"({"name":"Organisation )" + std::to_string(i) + R"("})"}));
    for (int i = 1; i <= k_tables; ++i) {
        auto const owner = organisation_id(1 + i % k_organisations);
        facts.push_back(make_fact(TableSet{table_id(i), R"({"number":)" + std::to_string(i) +
                                                            R"(,"organisation":)" +
                                                            quoted(to_string(owner)) + "}"}));
    }
    for (int i = 1; i <= k_interpreters; ++i)
        facts.push_back(make_fact(InterpreterSet{interpreter_id(i), R"({"languages":["ar"]})"}));
    for (int i = 1; i <= people; ++i)
        facts.push_back(make_fact(PersonRegistered{person_id(i), Origin::import, profile_of(i)}));
    return facts;
}

}  // namespace ontmoet::sim
