// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "evidence/funnel.h"
#include "exchange/csv.h"
#include "exchange/export.h"
#include "support/exported_day.h"

#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::exchange;
using test::Day;

namespace {

using Row = std::map<std::string, std::string>;

// The rows of the files as anybody would load them, with nothing else of this program.
std::vector<Row> rows_of(std::vector<ExportFile> const& files, std::string const& name) {
    auto const file = std::ranges::find(files, name, &ExportFile::name);
    REQUIRE(file != files.end());
    auto const csv = read_csv(file->content);
    std::vector<Row> rows;
    for (std::size_t i = 1; i < csv.rows.size(); ++i) {
        auto& row = rows.emplace_back();
        for (std::size_t j = 0; j < csv.rows[i].size(); ++j)
            row[csv.rows[0][j].text] = csv.rows[i][j].text;
    }
    return rows;
}

// A day whose people came, met, agreed, and began, each less often.
domain::State long_day() {
    Day day;
    auto const employer = std::next(day.state.organisations.begin())->first;
    for (std::size_t i = 4; i < 30; ++i) {
        auto const answer = i % 3 == 0 ? Answer::no : Answer::yes;
        day.meet(i, employer, static_cast<int>(i % 4), Answer::yes, answer);
        auto const id = MeetId::from_name(day.state.id.uuid, std::to_string(i));
        if (i % 2 == 0) day.state.meets.at(id).next_steps[domain::Side::employer] = {"interview"};
        if (i % 5 == 0) day.state.meets.at(id).status = domain::MeetStatus::missed;
        day.state.people.at(day.people[i]).consents[Purpose::follow_up].given = i % 4 != 0;
    }
    for (std::size_t i = 4; i < 20; ++i) {
        domain::FollowUpRecorded said{day.people[i],
                                      employer,
                                      domain::Rung::started,
                                      "2026-12-0" + std::to_string(i % 9 + 1),
                                      {}};
        said.answer = i % 3 == 1 ? Answer::no : i % 7 == 0 ? Answer::maybe : Answer::yes;
        domain::apply(day.state, domain::make_fact(said));
        said.rung = domain::Rung::months_3;
        said.date = "2027-03-10";
        said.answer = i % 5 == 0 ? Answer::no : Answer::yes;
        if (i % 2 == 0) domain::apply(day.state, domain::make_fact(said));
    }
    return day.state;
}

}  // namespace

TEST_CASE("The figures of a report can be counted again from the exported files") {
    auto const state = long_day();
    Moment const now{1'806'000'000'000};
    auto const files = export_files(state, {now, {}, {}});
    auto const funnel = evidence::funnel_of(state, now, "2027-03-25");

    std::map<std::string, Row> people;
    int came = 0;
    int invited = 0;
    for (auto const& row : rows_of(files, "participants.csv")) {
        people[row.at("person")] = row;
        came += row.at("checked_in") == "yes" ? 1 : 0;
        invited += row.at("invited") == "yes" ? 1 : 0;
    }
    CHECK(funnel.known == static_cast<int>(people.size()));
    CHECK(funnel.came == came);
    CHECK(funnel.invited == invited);

    auto const was_there = [&](std::string const& person) {
        return people.at(person).at("checked_in") == "yes";
    };
    std::set<std::string> met;
    std::set<std::string> matched;
    std::set<std::string> agreed;
    std::map<std::string, std::string> matched_meets;
    int held = 0;
    for (auto const& row : rows_of(files, "meets.csv")) {
        if (row.at("held") != "yes") continue;
        ++held;
        if (!was_there(row.at("person"))) continue;
        met.insert(row.at("person"));
        if (row.at("candidate_verdict") != "yes" || row.at("employer_verdict") != "yes") continue;
        matched.insert(row.at("person"));
        matched_meets[row.at("meet")] = row.at("person");
    }
    for (auto const& row : rows_of(files, "next_steps.csv"))
        if (auto const found = matched_meets.find(row.at("meet")); found != matched_meets.end())
            agreed.insert(found->second);
    CHECK(funnel.meets_held == held);
    CHECK(funnel.met == static_cast<int>(met.size()));
    CHECK(funnel.matched == static_cast<int>(matched.size()));
    CHECK(funnel.matches == static_cast<int>(matched_meets.size()));
    CHECK(funnel.agreed == static_cast<int>(agreed.size()));
    CHECK(funnel.agreed > 3);

    std::set<std::string> started;
    for (auto const& row : rows_of(files, "follow_ups.csv"))
        if (row.at("counts") == "yes" && row.at("rung") == "started" && row.at("answer") == "yes" &&
            was_there(row.at("person")))
            started.insert(row.at("person"));
    CHECK(funnel.started == static_cast<int>(started.size()));
    CHECK(funnel.started > 3);
    CHECK(funnel.asked > funnel.started);
    CHECK(funnel.still_there[1].due > 0);
}
