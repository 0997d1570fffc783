// SPDX-License-Identifier: EUPL-1.2
#include "printing/checklist_page.h"

#include "domain/apply.h"
#include "i18n/assets.h"
#include "support/sample_event.h"

#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;

namespace {

domain::State planned_event(int people) {
    using namespace domain;
    auto facts = sample_event(people);
    facts.push_back(make_fact(TableSet{k_table_1, R"({"number":7})"}));
    facts.push_back(
        make_fact(EventSet{R"({"boards":[{"name":"Scherm bij de bar","x":0.5,"y":0.1}]})"}));
    facts.push_back(make_fact(InterpreterSet{named<InterpreterId>("interpreter"),
                                             R"({"name":"Bilal","languages":["ti"]})"}));
    facts.push_back(make_fact(CheckIn{person(1), {}, "A-01", "code"}));
    facts.push_back(make_fact(MeetBooked{{named<MeetId>("first"), person(1), k_baker, k_offer,
                                          k_table_1, 1, named<InterpreterId>("interpreter")}}));
    State state;
    std::int64_t sequence = 0;
    for (auto const& fact : facts) apply(state, stamped(fact, DeviceId{}, ++sequence));
    return state;
}

bool says(printing::Checklist const& list, std::string const& words) {
    return std::ranges::any_of(list.parts, [&](printing::ChecklistPart const& part) {
        return std::ranges::any_of(part.rows, [&](printing::ChecklistRow const& row) {
            return (row.words + row.beside).find(words) != std::string::npos;
        });
    });
}

}  // namespace

TEST_CASE("the checklists name tables, interpreters, who is expected and who sits where when") {
    auto const tongues = i18n::Tongues::load(i18n::asset_root() / "locale");
    REQUIRE(tongues.ok());
    auto const list = printing::checklist_of(planned_event(4), tongues->get("nl"));
    CHECK(list.event == "Sample");
    CHECK(says(list, "Tafel 7"));
    CHECK(says(list, "Bilal"));
    CHECK(says(list, "Scherm bij de bar"));
    auto const hall =
        std::ranges::find_if(list.parts, [](auto const& part) { return !part.hall.empty(); });
    REQUIRE(hall != list.parts.end());
    CHECK(std::ranges::count(hall->hall, true, &printing::ChecklistPlace::is_board) == 1);
    CHECK(hall->hall.size() == planned_event(4).tables.size() + 1);
    CHECK(says(list, "Bakkerij De Gouden Korst"));
    CHECK(says(list, "Number 4"));
    CHECK(says(list, "Tafel 7 · A-01"));
    auto const rounds = std::ranges::count_if(
        list.parts, [](auto const& part) { return part.title.starts_with("Ronde "); });
    CHECK(rounds == 1);
}

TEST_CASE("a long list goes on on further pages of A4, and an empty event has its tasks") {
    auto const tongues = i18n::Tongues::load(i18n::asset_root() / "locale");
    REQUIRE(tongues.ok());
    auto const& tongue = tongues->get("nl");
    auto const pages = [&](domain::State const& state) {
        auto const document = printing::document_of(printing::checklist_of(state, tongue), tongue);
        return printing::pictures_of(document, 72).size();
    };
    auto const few = pages(planned_event(4));
    CHECK(pages(planned_event(120)) >= few + 2);
    CHECK(pages({}) >= 1);
    auto const pdf = printing::pdf_of(
        printing::document_of(printing::checklist_of(planned_event(4), tongue), tongue));
    CHECK(pdf.starts_with("%PDF-"));
}
