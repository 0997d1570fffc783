// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "kiosk/flow.h"
#include "screens/table/table_parts.h"

#include <algorithm>
#include <utility>

namespace ontmoet::kiosk {
namespace {

using screens::Screen;

std::string table_actor(screens::Model const& model) {
    return "table:" + to_string(model.at_table.table);
}

// The meet at this table with this id, or null.
domain::Meet const* own_meet(screens::Model const& model, MeetId id) {
    auto const found = model.state->meets.find(id);
    bool const is_ours = found != model.state->meets.end() && !model.at_table.table.is_none() &&
                         found->second.planned.table == model.at_table.table;
    return is_ours ? &found->second : nullptr;
}

void say_verdict(Step& step, domain::Meet const& meet, domain::Answer answer,
                 std::string reason = {}) {
    if (meet.employer_verdict == answer && meet.employer_reason == reason) return;
    step.say(domain::VerdictGiven{meet.planned.meet, meet.planned.person, domain::Side::employer,
                                  answer, std::move(reason)},
             table_actor(step.model));
}

}  // namespace

void choose_table(Step& step, TableId table) {
    auto const tables = screens::own_tables(step.model);
    if (std::ranges::find(tables, table) == tables.end()) return;
    step.model.at_table.table = table;
    step.effects.push_back(KeepTable{table});
    step.model.stack = {step.model.home};
}

void start_meet(Step& step, MeetId id) {
    auto const* meet = own_meet(step.model, id);
    if (meet == nullptr || meet->started_at != Moment{}) return;
    step.say(domain::MeetStarted{id, meet->planned.person}, table_actor(step.model));
}

void miss_meet(Step& step, MeetId id) {
    auto const* meet = own_meet(step.model, id);
    if (meet == nullptr || meet->started_at != Moment{}) return;
    step.say(domain::MeetMissed{id, meet->planned.person}, table_actor(step.model));
    step.toast("table.host_knows");
}

void take_longer(Step& step) {
    auto& at_table = step.model.at_table;
    auto const hall = domain::hall_at(*step.model.state, step.model.now);
    if (std::exchange(at_table.longer_round, hall.round) != hall.round) at_table.longer_min = 0;
    // Longer than people have to walk would make the next one late.
    at_table.longer_min =
        std::min(at_table.longer_min + 1, std::max(0, step.model.state->event.changeover_min - 1));
}

void agree(Step& step, MeetId id, std::string const& kind) {
    auto const* meet = own_meet(step.model, id);
    if (meet == nullptr) return;
    auto const said = meet->next_steps.find(domain::Side::employer);
    auto next = said == meet->next_steps.end() ? domain::NextStep{} : said->second;
    bool const goes_on = !kind.empty();
    if (next.kind != kind) {
        next = goes_on ? domain::NextStep{kind} : domain::NextStep{};
        step.say(domain::NextStepSet{id, meet->planned.person, domain::Side::employer, next},
                 table_actor(step.model));
    }
    // Whoever says no may say why; a yes needs no reason.
    if (auto const* now = own_meet(step.model, id))
        say_verdict(step, *now, goes_on ? domain::Answer::yes : domain::Answer::no);
    step.model.at_table.meet = id;
    step.open(Screen::agreed);
}

void change_agreed(Step& step, domain::NextStep const& next) {
    auto const* meet = own_meet(step.model, step.model.at_table.meet);
    if (meet == nullptr || next.kind.empty()) return;
    step.say(
        domain::NextStepSet{meet->planned.meet, meet->planned.person, domain::Side::employer, next},
        table_actor(step.model));
}

void say_why_not(Step& step, std::string const& reason) {
    if (auto const* meet = own_meet(step.model, step.model.at_table.meet))
        say_verdict(step, *meet, domain::Answer::no,
                    meet->employer_reason == reason ? std::string{} : reason);
}

void ask_their_answer(Step& step, MeetId id) {
    auto& model = step.model;
    auto const* meet = own_meet(model, id);
    if (meet == nullptr) return;
    auto const person = model.state->people.find(meet->planned.person);
    model.talk = {};
    if (person != model.state->people.end() &&
        i18n::find_language(person->second.profile.screen_language) != nullptr)
        model.talk.other = person->second.profile.screen_language;
    model.at_table.meet = id;
    step.open(Screen::their_answer);
}

void open_table_note(Step& step, MeetId id) {
    auto const* meet = own_meet(step.model, id);
    if (meet == nullptr) return;
    step.model.at_table.meet = id;
    step.model.at_table.note =
        domain::note_about(*step.model.state, meet->planned.person, meet->planned.organisation);
    step.open(Screen::table_note);
}

void save_table_note(Step& step) {
    auto const note = std::exchange(step.model.at_table.note, std::nullopt);
    auto const* meet = own_meet(step.model, step.model.at_table.meet);
    if (!note || meet == nullptr) return;
    auto const& planned = meet->planned;
    if (domain::note_about(*step.model.state, planned.person, planned.organisation) == *note)
        return;
    step.say(domain::NoteSet{planned.person, planned.organisation, *note}, table_actor(step.model));
}

void open_candidate(Step& step, PersonId person) {
    auto& model = step.model;
    if (model.home == Screen::table) {
        model.employer.organisation = model.at_table.organisation;
        auto const now = screens::table_now(model);
        if (now.meet != nullptr) model.employer.offer = now.meet->planned.offer;
    }
    model.employer.open_candidate = person;
    step.open(Screen::candidate);
}

void follow_table(Step& step) {
    auto& model = step.model;
    auto& at_table = model.at_table;
    if (at_table.table.is_none()) {
        auto const tables = screens::own_tables(model);
        if (tables.size() == 1) at_table.table = tables.front();
    }
    auto const hall = domain::hall_at(*model.state, model.now);
    // What began is over when its round is.
    std::vector<domain::MeetEnded> ended;
    for (auto const& [id, meet] : model.state->meets) {
        bool const runs =
            hall.phase == domain::HallMoment::Phase::meeting && meet.planned.round == hall.round;
        if (meet.planned.table == at_table.table && meet.started_at != Moment{} &&
            meet.ended_at == Moment{} && !runs &&
            domain::round_has_begun(*model.state, meet.planned.round, model.now))
            ended.push_back({id, meet.planned.person});
    }
    for (auto const& each : ended) step.say(each, table_actor(model));
    auto const before = std::exchange(model.heard, hall);
    bool const rang = before && (before->phase != hall.phase || before->round != hall.round);
    if (rang && hall.phase != domain::HallMoment::Phase::before)
        step.effects.push_back(PlaySound{platform::Sound::gong});
}

}  // namespace ontmoet::kiosk
