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
    return domain::meet_at(*model.state, model.at_table.table, id);
}

void say_at_table(Step& step, domain::Said said) {
    if (said.empty()) return;
    for (auto& fact : said) fact.actor = table_actor(step.model);
    step.effects.push_back(AppendFacts{std::move(said)});
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
    if (auto const* meet = own_meet(step.model, id)) say_at_table(step, domain::begins(*meet));
}

void miss_meet(Step& step, MeetId id) {
    auto const* meet = own_meet(step.model, id);
    if (meet == nullptr) return;
    auto said = domain::nobody_came(*meet);
    if (said.empty()) return;
    say_at_table(step, std::move(said));
    step.toast("table.host_knows");
}

void take_longer(Step& step) {
    auto& at_table = step.model.at_table;
    auto const longer = domain::one_minute_longer(
        *step.model.state, {at_table.longer_round, at_table.longer_min}, step.model.now);
    at_table.longer_round = longer.round;
    at_table.longer_min = longer.minutes;
}

void agree(Step& step, MeetId id, std::string const& kind) {
    auto const* meet = own_meet(step.model, id);
    if (meet == nullptr) return;
    say_at_table(step, domain::goes_on(*meet, kind));
    step.model.at_table.meet = id;
    step.open(Screen::agreed);
}

void change_agreed(Step& step, domain::NextStep const& next) {
    if (auto const* meet = own_meet(step.model, step.model.at_table.meet))
        say_at_table(step, domain::agrees(*meet, next));
}

void say_why_not(Step& step, std::string const& reason) {
    if (auto const* meet = own_meet(step.model, step.model.at_table.meet))
        say_at_table(step, domain::says_why_not(*meet, reason));
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
    if (note && meet != nullptr)
        say_at_table(step, domain::notes_down(*step.model.state, *meet, *note));
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
    say_at_table(step, domain::ended_by(*model.state, at_table.table, model.now));
    auto const before = std::exchange(model.heard, hall);
    bool const rang = before && (before->phase != hall.phase || before->round != hall.round);
    if (rang && hall.phase != domain::HallMoment::Phase::before)
        step.effects.push_back(PlaySound{platform::Sound::gong});
}

}  // namespace ontmoet::kiosk
