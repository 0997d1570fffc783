// SPDX-License-Identifier: EUPL-1.2
#include "domain/at_table.h"

#include <algorithm>
#include <chrono>

namespace ontmoet::domain {
namespace {

// The meets at this table that stand, by round.
std::vector<Meet const*> meets_here(State const& state, TableId table) {
    std::vector<Meet const*> meets;
    for (auto const& [id, meet] : state.meets)
        if (meet.planned.table == table && meet.status != MeetStatus::cancelled)
            meets.push_back(&meet);
    std::ranges::sort(meets, {}, [](auto const* meet) { return meet->planned.round; });
    return meets;
}

bool has_begun(Meet const& meet) {
    return meet.started_at != Moment{};
}

void add_verdict(Said& said, Meet const& meet, Answer answer, std::string_view reason) {
    if (meet.employer_verdict == answer && meet.employer_reason == reason) return;
    said.push_back(make_fact(VerdictGiven{meet.planned.meet, meet.planned.person, Side::employer,
                                          answer, std::string(reason)}));
}

NextStep said_step(Meet const& meet) {
    auto const said = meet.next_steps.find(Side::employer);
    return said == meet.next_steps.end() ? NextStep{} : said->second;
}

Fact step_fact(Meet const& meet, NextStep const& step) {
    return make_fact(NextStepSet{meet.planned.meet, meet.planned.person, Side::employer, step});
}

}  // namespace

LongerTalk one_minute_longer(State const& state, LongerTalk so_far, Moment now) {
    auto const round = hall_at(state, now).round;
    int const minutes = so_far.round == round ? so_far.minutes : 0;
    return {round, std::min(minutes + 1, std::max(0, state.event.changeover_min - 1))};
}

TableNow table_now(State const& state, TableId table, LongerTalk longer, Moment moment) {
    TableNow now;
    now.hall = hall_at(state, moment);
    bool const runs = now.hall.phase == HallMoment::Phase::meeting;
    Meet const* unsaid = nullptr;
    for (auto const* meet : meets_here(state, table)) {
        int const round = meet->planned.round;
        now.has_meets = true;
        bool const is_past = round < now.hall.round;
        bool const was_held = meet->status == MeetStatus::planned;
        if (is_past) {
            unsaid = was_held && meet->employer_verdict == Answer::none ? meet : nullptr;
        } else if (now.meet == nullptr) {
            now.meet = meet;
        } else if (now.next == nullptr) {
            now.next = meet;
        }
    }
    now.is_running = runs && now.meet != nullptr && now.meet->planned.round == now.hall.round;
    if (unsaid != nullptr && !now.is_running) {
        now.next = now.meet;
        now.meet = unsaid;
        now.is_over = true;
    }
    if (now.meet == nullptr) return now;
    int const round = now.meet->planned.round;
    now.left = now.hall.left;
    now.whole = std::chrono::minutes{std::max(1, state.event.changeover_min)};
    if (!now.is_running) return now;
    now.whole = round_end(state, round) - round_start(state, round);
    if (longer.round != round) return now;
    Duration const more = std::chrono::minutes{longer.minutes};
    now.whole += more;
    now.left += more;
    return now;
}

std::vector<TableId> tables_of(State const& state, OrganisationId organisation) {
    std::vector<TableId> tables;
    for (auto const& [id, table] : state.tables)
        if (table.organisation == organisation) tables.push_back(id);
    std::ranges::sort(tables, {}, [&](TableId id) { return state.tables.at(id).number; });
    return tables;
}

Meet const* meet_at(State const& state, TableId table, MeetId meet) {
    auto const found = state.meets.find(meet);
    bool const is_here =
        found != state.meets.end() && !table.is_none() && found->second.planned.table == table;
    return is_here ? &found->second : nullptr;
}

std::span<WayOn const> ways_on() {
    static constexpr std::array ways{
        WayOn{"interview", "step.interview"},
        WayOn{"walk_along", "step.walk_along"},
        WayOn{"proefplaatsing", "way.proefplaatsing", true},
        WayOn{"werkervaringsplaats", "way.werkervaringsplaats", true},
        WayOn{"taalstage", "way.taalstage", true},
        WayOn{"bbl", "way.bbl"},
        WayOn{"paid_job", "way.paid_job"},
        WayOn{"", "step.none"},
    };
    return ways;
}

WayOn const* find_way_on(std::string_view code) {
    auto const ways = ways_on();
    auto const found = std::ranges::find(ways, code, &WayOn::code);
    return found == ways.end() ? nullptr : &*found;
}

WayOn const* agreed_way(Meet const& meet) {
    if (meet.employer_verdict == Answer::no) return find_way_on("");
    auto const said = meet.next_steps.find(Side::employer);
    return said == meet.next_steps.end() || said->second.kind.empty()
               ? nullptr
               : find_way_on(said->second.kind);
}

Said begins(Meet const& meet) {
    if (has_begun(meet)) return {};
    return {make_fact(MeetStarted{meet.planned.meet, meet.planned.person})};
}

Said nobody_came(Meet const& meet) {
    if (has_begun(meet)) return {};
    return {make_fact(MeetMissed{meet.planned.meet, meet.planned.person})};
}

Said goes_on(Meet const& meet, std::string_view kind) {
    Said said;
    auto const step = said_step(meet);
    if (step.kind != kind)
        said.push_back(step_fact(meet, kind.empty() ? NextStep{} : NextStep{std::string(kind)}));
    // Whoever says no may say why; a yes needs no reason.
    add_verdict(said, meet, kind.empty() ? Answer::no : Answer::yes, {});
    return said;
}

Said agrees(Meet const& meet, NextStep const& step) {
    if (step.kind.empty() || step == said_step(meet)) return {};
    return {step_fact(meet, step)};
}

Said says_why_not(Meet const& meet, std::string_view reason) {
    Said said;
    add_verdict(said, meet, Answer::no, meet.employer_reason == reason ? "" : reason);
    return said;
}

Said candidate_says(Meet const& meet, Answer answer) {
    return {make_fact(
        VerdictGiven{meet.planned.meet, meet.planned.person, Side::candidate, answer, {}})};
}

Said notes_down(State const& state, Meet const& meet, std::string const& text) {
    auto const& planned = meet.planned;
    if (note_about(state, planned.person, planned.organisation) == text) return {};
    return {make_fact(NoteSet{planned.person, planned.organisation, text})};
}

Said ended_by(State const& state, TableId table, Moment now) {
    auto const hall = hall_at(state, now);
    Said said;
    for (auto const& [id, meet] : state.meets) {
        bool const runs =
            hall.phase == HallMoment::Phase::meeting && meet.planned.round == hall.round;
        if (meet.planned.table == table && has_begun(meet) && meet.ended_at == Moment{} && !runs &&
            round_has_begun(state, meet.planned.round, now))
            said.push_back(make_fact(MeetEnded{id, meet.planned.person}));
    }
    return said;
}

}  // namespace ontmoet::domain
