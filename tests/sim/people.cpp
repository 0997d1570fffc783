// SPDX-License-Identifier: EUPL-1.2
#include "sim/people.h"

#include "domain/rules.h"
#include "sim/hall.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace ontmoet::sim {
namespace {

using namespace domain;
using storage::Role;

constexpr unsigned bit(Role role) {
    return 1U << static_cast<unsigned>(role);
}
constexpr unsigned k_desk = bit(Role::host) | bit(Role::reception);
constexpr unsigned k_employers = bit(Role::browse) | bit(Role::table);
constexpr unsigned k_everybody = k_desk | k_employers | bit(Role::board);

std::string seat_words(PlannedMeet const& meet) {
    for (int i = 1; i <= k_tables; ++i)
        if (meet.table == table_id(i))
            return "table " + std::to_string(i) + " in round " + std::to_string(meet.round);
    return "another table";
}

}  // namespace

std::vector<People::Habit> People::habits() {
    return {{&People::check_in, k_desk, 30},
            {&People::walk_in, k_desk, 12},
            {&People::tell_about_oneself, k_desk, 12},
            {&People::consent, k_desk, 14},
            {&People::prefer, k_desk, 12},
            {&People::star, k_employers, 20},
            {&People::book, k_desk, 40},
            {&People::cancel, k_desk, 8},
            {&People::move, k_desk, 8},
            {&People::link, bit(Role::host), 4},
            {&People::set_round, bit(Role::host), 6},
            {&People::plan, bit(Role::host), 14},
            {&People::judge, k_desk | bit(Role::table), 16},
            {&People::ask_for_help, k_everybody, 6},
            {&People::help, k_desk, 6},
            {&People::erase, k_desk, 6},
            {&People::read_a_problem, k_desk, 12}};
}

People::People(Random& chance, int registered)
    : m_chance(chance), m_habits(habits()), m_people(registered) {
    for (auto& habit : m_habits)
        if (m_chance.below(4) == 0) habit.often = 0;
}

std::string People::act(Kiosk& kiosk) {
    int sum = 0;
    auto const can = [&](Habit const& habit) {
        return (habit.roles >> static_cast<unsigned>(kiosk.role()) & 1U) != 0;
    };
    for (auto const& habit : m_habits)
        if (can(habit)) sum += habit.often;
    if (sum == 0) return {};
    auto left = below(sum);
    for (auto const& habit : m_habits) {
        if (!can(habit)) continue;
        if (left < habit.often) return (this->*habit.act)(kiosk);
        left -= habit.often;
    }
    return {};
}

PersonId People::somebody(Kiosk const& kiosk) {
    auto const& people = kiosk.local.view().people;
    if (people.empty()) return {};
    return std::next(people.begin(), below(static_cast<int>(people.size())))->first;
}

std::string People::name_of(PersonId person) const {
    for (int i = 1; i <= m_people; ++i)
        if (person == person_id(i)) return "person " + std::to_string(i);
    return "somebody";
}

Answer People::any_answer() {
    return static_cast<Answer>(1 + m_chance.below(3));
}

std::string People::check_in(Kiosk& kiosk) {
    auto const who = somebody(kiosk);
    if (who.is_none()) return {};
    auto const letter = kiosk.device().badge_letter;
    auto badge = kiosk.local.view().people.at(who).badge;
    if (badge.empty())
        badge = std::string(1, letter) + "-" +
                std::to_string(badges_given(kiosk.local.view(), letter) + 1);
    kiosk.say({make_fact(CheckIn{who, {}, badge, "name"})});
    return name_of(who) + " checks in, badge " + badge;
}

std::string People::walk_in(Kiosk& kiosk) {
    auto const who = person_id(++m_people);
    kiosk.say({make_fact(PersonRegistered{who, Origin::kiosk, profile_of(m_people)}),
               make_fact(ConsentGiven{who, Purpose::take_part, "1", "nl"}),
               make_fact(ConsentGiven{who, Purpose::show_work, "1", "nl"})});
    return name_of(who) + " walks in and registers";
}

std::string People::tell_about_oneself(Kiosk& kiosk) {
    auto const who = somebody(kiosk);
    if (who.is_none()) return {};
    auto const hours = std::to_string(8 + below(32));
    kiosk.say({make_fact(PersonSet{who, R"({"hours":)" + hours + "}"})});
    return name_of(who) + " wants to work " + hours + " hours";
}

std::string People::consent(Kiosk& kiosk) {
    auto const who = somebody(kiosk);
    if (who.is_none()) return {};
    auto const purpose = static_cast<Purpose>(below(k_purposes));
    auto const what = std::string(to_text(purpose));
    if (below(2) == 0) {
        kiosk.say({make_fact(ConsentGiven{who, purpose, "1", "nl"})});
        return name_of(who) + " agrees to " + what;
    }
    kiosk.say({make_fact(ConsentWithdrawn{who, purpose, "nl"})});
    return name_of(who) + " withdraws " + what;
}

std::string People::prefer(Kiosk& kiosk) {
    auto const who = somebody(kiosk);
    if (who.is_none()) return {};
    auto const organisation = 1 + below(k_organisations);
    kiosk.say({make_fact(
        PreferenceSet{who, organisation_id(organisation), Side::candidate, any_answer()})});
    return name_of(who) + " says what they think of organisation " + std::to_string(organisation);
}

std::string People::star(Kiosk& kiosk) {
    auto const who = somebody(kiosk);
    if (who.is_none()) return {};
    auto const organisation = 1 + below(k_organisations);
    kiosk.say({make_fact(
        PreferenceSet{who, organisation_id(organisation), Side::employer, any_answer()})});
    return "organisation " + std::to_string(organisation) + " stars " + name_of(who);
}

// A seat that looks free, or any seat.
std::string People::book(Kiosk& kiosk) {
    auto const who = somebody(kiosk);
    if (who.is_none()) return {};
    auto const& view = kiosk.local.view();
    auto const organisation = organisation_id(1 + below(k_organisations));
    auto const free = free_meets(view, who, organisation, below(3) == 0 ? "ar" : "", 0, 4,
                                 {kiosk.device().id, kiosk.clock().now(), {}});
    MeetBooked booking;
    if (!free.empty() && below(4) != 0) {
        booking.meet = free[static_cast<std::size_t>(below(static_cast<int>(free.size())))];
    } else {
        booking.meet = {
            {},
            who,
            organisation,
            {},
            table_id(1 + below(k_tables)),
            below(k_rounds),
            below(3) == 0 ? interpreter_id(1 + below(k_interpreters)) : InterpreterId{}};
    }
    booking.meet.meet = MeetId::make(kiosk.clock(), kiosk.chance());
    booking.any_time = below(4) == 0;
    kiosk.say({make_fact(booking)});
    return name_of(who) + " books " + seat_words(booking.meet) +
           (booking.any_time ? ", any time is fine" : "");
}

std::string People::cancel(Kiosk& kiosk) {
    auto const& meets = kiosk.local.view().meets;
    if (meets.empty()) return {};
    auto const meet = std::next(meets.begin(), below(static_cast<int>(meets.size())))->second;
    kiosk.say({make_fact(MeetCancelled{meet.planned.meet, meet.planned.person, "ill"})});
    return "the meet of " + name_of(meet.planned.person) + " at " + seat_words(meet.planned) +
           " is cancelled";
}

// To a seat that looks free, or to any.
std::string People::move(Kiosk& kiosk) {
    auto const& meets = kiosk.local.view().meets;
    if (meets.empty()) return {};
    auto to = std::next(meets.begin(), below(static_cast<int>(meets.size())))->second.planned;
    auto const words = "the meet of " + name_of(to.person) + " at " + seat_words(to);
    auto const free =
        free_meets(kiosk.local.view(), to.person, to.organisation, "", 0, 1, {{}, {}, to.meet});
    to.table = free.empty() || below(4) == 0 ? table_id(1 + below(k_tables)) : free.front().table;
    to.round = free.empty() || below(4) == 0 ? below(k_rounds) : free.front().round;
    kiosk.say({make_fact(MeetMoved{to, below(4) == 0})});
    return words + " moves to " + seat_words(to);
}

std::string People::link(Kiosk& kiosk) {
    auto const person = somebody(kiosk);
    auto const duplicate = somebody(kiosk);
    if (person.is_none() || person == duplicate) return {};
    kiosk.say({make_fact(IdentityLinked{person, duplicate})});
    return name_of(duplicate) + " turns out to be " + name_of(person);
}

std::string People::set_round(Kiosk& kiosk) {
    auto const round = below(k_rounds);
    auto const action = static_cast<RoundAction>(below(4));
    kiosk.say({make_fact(RoundSet{round, action, 1 + below(5)})});
    return "a host sets round " + std::to_string(round);
}

// Computed on the plan that this screen shows: what was judged stays, the rest is drawn anew.
std::string People::plan(Kiosk& kiosk) {
    auto const& view = kiosk.local.view();
    if (view.people.empty()) return {};
    PlanPublished plan;
    plan.plan = PlanId::make(kiosk.clock(), kiosk.chance());
    if (view.plan) plan.replaces = view.plan->id;
    std::set<std::pair<Uuid, int>> taken;
    auto const add = [&](PlannedMeet const& meet) {
        if (taken.contains({meet.person.uuid, meet.round}) ||
            taken.contains({meet.table.uuid, meet.round}))
            return;
        taken.insert({meet.person.uuid, meet.round});
        taken.insert({meet.table.uuid, meet.round});
        plan.meets.push_back(meet);
    };
    for (auto const& [id, meet] : view.meets)
        if (meet.candidate_verdict != Answer::none || meet.employer_verdict != Answer::none)
            add(meet.planned);
    for (int i = 0; i < 6; ++i) {
        auto const table = 1 + below(k_tables);
        int const round = below(k_rounds);
        if (is_leased_to_another(view, table_id(table), round,
                                 {kiosk.device().id, kiosk.clock().now(), {}}))
            continue;
        add({MeetId::make(kiosk.clock(), kiosk.chance()),
             somebody(kiosk),
             organisation_id(1 + table % k_organisations),
             {},
             table_id(table),
             round,
             {}});
    }
    auto const meets = std::to_string(plan.meets.size());
    kiosk.say({make_fact(plan)});
    return "a host publishes a plan of " + meets + " meets";
}

std::string People::judge(Kiosk& kiosk) {
    auto const& meets = kiosk.local.view().meets;
    if (meets.empty()) return {};
    auto const meet = std::next(meets.begin(), below(static_cast<int>(meets.size())))->second;
    auto const side = below(2) == 0 ? Side::candidate : Side::employer;
    kiosk.say({make_fact(
        VerdictGiven{meet.planned.meet, meet.planned.person, side, any_answer(), "skills"})});
    return "a verdict on the meet of " + name_of(meet.planned.person) + " at " +
           seat_words(meet.planned);
}

std::string People::ask_for_help(Kiosk& kiosk) {
    kiosk.say({make_fact(HelpAsked{{}, "start", "nl"})});
    return "somebody asks for help";
}

std::string People::help(Kiosk& kiosk) {
    for (auto const& asked : kiosk.local.view().help) {
        if (asked.answered) continue;
        kiosk.say({make_fact(HelpAnswered{asked.id})});
        return "a host answers a call for help";
    }
    return {};
}

std::string People::erase(Kiosk& kiosk) {
    auto const who = somebody(kiosk);
    if (who.is_none()) return {};
    kiosk.say({make_fact(PersonErased{who})});
    return name_of(who) + " wants to be erased";
}

std::string People::read_a_problem(Kiosk& kiosk) {
    for (auto const& problem : kiosk.local.problems()) {
        if (!problem.decided) continue;
        auto const words = "a host has read \"" + problem.message_key + "\" and closes it";
        kiosk.say({make_fact(ProblemClosed{problem.fact.id})});
        return words;
    }
    return {};
}

}  // namespace ontmoet::sim
