// SPDX-License-Identifier: EUPL-1.2
#include "e2e/hall_day.h"

#include "domain/rules.h"

#include <algorithm>
#include <cstdio>
#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::e2e;
using domain::Answer;
using domain::MeetStatus;

namespace {

std::size_t rows_of(std::filesystem::path const& csv) {
    std::ifstream file(csv);
    std::size_t rows = 0;
    for (std::string line; std::getline(file, line);) ++rows;
    return rows - 1;
}

void people_are_as_written(domain::State const& state, HallDiary const& diary) {
    auto const here =
        std::ranges::count_if(state.people, [](auto const& it) { return it.second.checked_in; });
    CHECK(here == static_cast<long>(diary.people.size()));
    CHECK(diary.late.size() == 2);
    for (auto const& [person, said] : diary.people) {
        auto const& candidate = state.people.at(person);
        CHECK(candidate.checked_in);
        CHECK_FALSE(candidate.checked_in_again);
        CHECK(candidate.left == (person == diary.left));
        for (auto const purpose : said.consents) CHECK(candidate.consents_to(purpose));
    }
    // Who came late met somebody all the same.
    for (auto const late : diary.late) CHECK_FALSE(domain::meets_of(state, late).empty());
}

// What fell away because of what happened, and nothing else.
void the_day_went_otherwise(domain::State const& state, HallDiary const& diary) {
    REQUIRE_FALSE(diary.no_show.is_none());
    REQUIRE_FALSE(diary.sick.is_none());
    for (auto const& [id, meet] : state.meets) {
        if (meet.status == MeetStatus::cancelled || meet.status == MeetStatus::missed) continue;
        auto const& planned = meet.planned;
        CHECK_FALSE((planned.person == diary.no_show && planned.round >= diary.no_show_round));
        CHECK_FALSE((planned.interpreter == diary.sick && planned.round >= diary.sick_from));
        CHECK_FALSE((planned.table == diary.closed && planned.round >= diary.closed_from));
    }
}

std::size_t meets_are_as_written(domain::State const& state, AtTables const& said) {
    std::size_t matches = 0;
    auto const answer = [](auto const& answers, MeetId meet) {
        auto const found = answers.find(meet);
        return found == answers.end() ? Answer::none : found->second;
    };
    for (auto const& [id, meet] : state.meets) {
        INFO(to_string(id));
        bool const began = said.started.contains(id);
        CHECK((meet.started_at != Moment{}) == began);
        CHECK((meet.ended_at != Moment{}) == began);
        CHECK((meet.missed_at != Moment{}) == said.missed.contains(id));
        CHECK(meet.employer_verdict == answer(said.employers, id));
        CHECK(meet.candidate_verdict == answer(said.candidates, id));
        auto const step = said.steps.find(id);
        auto const agreed = meet.next_steps.find(domain::Side::employer);
        CHECK((agreed == meet.next_steps.end() ? std::string() : agreed->second.kind) ==
              (step == said.steps.end() ? std::string() : step->second));
        if (domain::is_match(meet)) ++matches;
    }
    for (auto const& id : said.started) CHECK(state.meets.contains(id));
    return matches;
}

}  // namespace

TEST_CASE("a day in the hall: what was said at every desk and table is what is known in the end") {
    auto const& [hall, diary, facts, state] = the_day();
    std::printf("%zu talks, %zu answers of employers, clocks at most %.3f s apart\n",
                diary.said.started.size(), diary.said.employers.size(), diary.clocks_apart_s);
    CHECK(diary.clocks_apart_s <= 0.5);
    CHECK(diary.said.started.size() >= 10);
    CHECK(are_whole(facts));
    people_are_as_written(state, diary);
    the_day_went_otherwise(state, diary);
    auto const matches = meets_are_as_written(state, diary.said);
    CHECK(matches >= 1);
    CHECK(state.refused.empty());
    auto const out = hall.folder.path / "export";
    REQUIRE(run({program("ontmoet"), "export", "--data", hall.server.data, "--purpose", "test",
                 "--out", out})
                .code == 0);
    CHECK(rows_of(out / "matches.csv") == matches);
}
