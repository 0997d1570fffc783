// SPDX-License-Identifier: EUPL-1.2
#include "e2e/day.h"

#include "domain/rules.h"

#include <fstream>
#include <future>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::e2e;
using domain::Answer;
using domain::Purpose;

namespace {

using Verdicts = std::map<MeetId, std::pair<Answer, Answer>>;

std::size_t rows_of(std::filesystem::path const& csv) {
    std::ifstream file(csv);
    std::size_t rows = 0;
    for (std::string line; std::getline(file, line);) ++rows;
    return rows - 1;
}

// Kiosk b has no cable: it is killed while it is alone, and so is a; both desks check people in.
Diary morning(Day& day) {
    day.cable.pull();
    auto at_b = std::async(std::launch::async, [&] {
        auto said = day.all_come_in(day.b, day.visits(20, 8));
        day.b.kill_and_restart();
        said.merge(day.all_come_in(day.b, day.visits(28, 8)));
        return said;
    });
    auto diary = day.all_come_in(day.a, day.visits(0, 12));
    day.a.kill_and_restart();
    diary.merge(day.all_come_in(day.a, day.visits(12, 8)));
    diary.merge(at_b.get());
    diary.merge(day.all_come_in(day.a, day.visits(37, 4)));
    return diary;
}

// Two at each kiosk, one who writes her name on the Arabic keyboard.
void walk_ins(Day& day) {
    std::set<Purpose> const all{Purpose::take_part, Purpose::show_work, Purpose::share_contact};
    (void)walk_in(day.a, {"", "Tesfay", Way::scan, "en", all, 2});
    (void)walk_in(day.a, {"", "Amal", Way::scan, "ar", all, 1});
    (void)walk_in(day.b, {"", "Olena", Way::scan, "nl", all, 1});
    (void)walk_in(day.b, {"", "Sami", Way::scan, "fr", all, 1});
}

// Twelve meets are rated by the candidates and by the employers they sat with.
Verdicts give_verdicts(Day& day, domain::State const& state) {
    Verdicts verdicts;
    std::map<OrganisationId, std::vector<MeetId>> by_employer;
    for (auto const& [id, meet] : state.meets) {
        auto const nth = verdicts.size() + 1;
        if (nth > 12) break;
        auto const answer = nth % 4 == 0 ? Answer::no : nth % 4 == 1 ? Answer::maybe : Answer::yes;
        give_candidate_verdict(nth % 2 == 0 ? day.a : day.b, state, id, answer);
        verdicts[id] = {answer, Answer::yes};
        by_employer[meet.planned.organisation].push_back(id);
    }
    for (auto const& [organisation, meets] : by_employer)
        give_employer_yes(day.b, state, organisation, meets);
    return verdicts;
}

void people_are_as_they_said(domain::State const& state, Diary const& diary) {
    int checked_in = 0;
    int walk_ins = 0;
    std::set<std::string> badges;
    for (auto const& [id, candidate] : state.people) {
        walk_ins += candidate.origin == domain::Origin::kiosk ? 1 : 0;
        CHECK_FALSE(candidate.checked_in_again);
        if (!candidate.checked_in) continue;
        ++checked_in;
        CHECK(badges.insert(candidate.badge).second);
    }
    CHECK(checked_in == 40 + 4);
    CHECK(walk_ins == 4);
    for (auto const& [person, said] : diary) {
        auto const& candidate = state.people.at(person);
        CHECK(candidate.checked_in);
        for (auto const& purpose : domain::enum_texts<Purpose>())
            CHECK(candidate.consents_to(purpose.value) == said.consents.contains(purpose.value));
        std::set<OrganisationId> wishes;
        for (auto const& [key, preference] : state.preferences)
            if (key.first == person && preference.candidate == Answer::yes)
                wishes.insert(key.second);
        CHECK(wishes == said.wishes);
    }
}

std::size_t meets_are_as_they_said(domain::State const& state, Verdicts const& verdicts) {
    std::size_t matches = 0;
    for (auto const& [id, meet] : state.meets) {
        auto const said = verdicts.find(id);
        auto const expected =
            said == verdicts.end() ? std::pair{Answer::none, Answer::none} : said->second;
        CHECK(meet.candidate_verdict == expected.first);
        CHECK(meet.employer_verdict == expected.second);
        if (domain::is_match(meet)) ++matches;
    }
    return matches;
}

}  // namespace

TEST_CASE("a whole day: nothing that was said is lost or doubled, and the export tells it") {
    Day day;
    auto const diary = morning(day);
    CHECK_FALSE(day.b.is_online());
    CHECK(day.b.number("pending") > 16);
    walk_ins(day);
    auto refuser = day.visits(36, 1).front();
    refuser.way = Way::scan;
    refuser.yes = {Purpose::show_work};
    (void)come_in(day.a, refuser, day.person_of(refuser.code));

    day.cable.plug();
    day.b.until("kiosk b is online", [&] { return day.b.is_online(); });
    day.both_know(52);

    auto const staff = day.invited.staff.begin()->second.record;
    day.b.say("scan " + staff.code);
    day.b.tap("common.next");  // of their offers
    auto const stars = day.b.ids("browse.star.");
    REQUIRE(stars.size() >= 2);
    auto const starred = id_behind<PersonId>(stars[0], "browse.star.");
    day.b.tap(stars[0]);
    day.b.tap("common.done");
    host_plans_and_publishes(day.a);
    auto const planned = day.a.number("meets");
    CHECK(planned > 40);
    day.b.until("the plan is there", [&] { return day.b.number("meets") == planned; });

    auto const at_noon = fold_all(facts_on_server(day.server.data));
    day.afternoon();
    auto const verdicts = give_verdicts(day, at_noon);
    day.both_know(52);
    CHECK(day.a.number("problems") == 0);
    CHECK(day.b.number("problems") == 0);
    day.a.quit();
    day.b.quit();

    auto const facts = facts_on_server(day.server.data);
    CHECK(are_whole(facts));
    auto const state = fold_all(facts);
    people_are_as_they_said(state, diary);
    CHECK_FALSE(state.people.at(day.person_of(refuser.code)).checked_in);
    CHECK(state.preferences.at({starred, staff.organisation}).employer == Answer::yes);
    CHECK(state.meets.size() == static_cast<std::size_t>(planned));
    auto const matches = meets_are_as_they_said(state, verdicts);
    CHECK(matches >= 4);

    auto const out = day.folder.path / "export";
    auto const exported = run({program("ontmoet"), "export", "--data", day.server.data, "--purpose",
                               "test", "--out", out});
    REQUIRE(exported.code == 0);
    CHECK(rows_of(out / "meets.csv") == state.meets.size());
    CHECK(rows_of(out / "matches.csv") == matches);
    CHECK(rows_of(out / "employers.csv") == state.organisations.size());
    std::ifstream json(out / "event.json");
    CHECK(nlohmann::json::parse(json).is_object());
    day.server.stop();
}
