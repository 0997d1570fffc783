// SPDX-License-Identifier: EUPL-1.2
#include "screens/host/plan_words.h"

#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/parts.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

using scheduling::ChangeKind;

struct ChangeLook {
    char const* icon;
    ui::Tint tint;
};

ChangeLook change_look(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added: return {"add_circle", ui::Tint::good};
        case ChangeKind::cancelled: return {"remove_circle", ui::Tint::bad};
        case ChangeKind::moved:
        case ChangeKind::other_table: break;
        case ChangeKind::other_interpreter: return {"record_voice_over", ui::Tint::information};
    }
    return {"swap_horiz", ui::Tint::information};
}

std::string change_words(Model const& model, ui::Frame& frame, planning::Change const& change) {
    auto const& tongue = frame.tongue();
    auto const from = change.from_round < 0
                          ? std::string{}
                          : place_words(*model.state, frame, change.from_round, change.from_table);
    auto const to = change.to_round < 0
                        ? std::string{}
                        : place_words(*model.state, frame, change.to_round, change.to_table);
    if (change.kind == ChangeKind::added) return tongue.text("change.added", {{"to", to}});
    if (change.kind == ChangeKind::cancelled)
        return tongue.text("change.cancelled", {{"from", from}});
    if (change.kind == ChangeKind::other_interpreter)
        return tongue.text(
            "change.interpreter",
            {{"at", to}, {"interpreter", interpreter_of(*model.state, change.to_interpreter)}});
    return tongue.text("change.moved", {{"from", from}, {"to", to}});
}

struct ChangeLine {
    std::string title, words;
    float title_height = 0, words_height = 0;
    float height() const { return std::max(36.0f, title_height + words_height); }
};

constexpr float mark_width = 36 + 12;
constexpr float change_gap = 12;

ChangeLine line_of(Model const& model, ui::Frame& frame, float width,
                   planning::Change const& change) {
    ChangeLine line;
    auto const who = who_is(*model.state, change.person) + " · ";
    line.title = who + organisation_of(*model.state, change.organisation);
    auto const* organisation = find_organisation(model, change.organisation);
    bool const fits = words_fit(frame, line.title, ui::style::strong, width - mark_width);
    if (!fits && organisation != nullptr && !organisation->initials.empty())
        line.title = who + organisation->initials;
    line.words = change_words(model, frame, change);
    line.title_height = frame.measure(line.title, ui::style::strong, width - mark_width).h;
    line.words_height = frame.measure(line.words, ui::style::body, width - mark_width).h;
    return line;
}

}  // namespace

std::vector<domain::PlannedMeet> shown_plan(Model const& model) {
    return model.host.draft ? model.host.draft->plan.meets : planning::plan_of(*model.state);
}

std::string who_is(domain::State const& state, PersonId person) {
    auto const found = state.people.find(person);
    if (found == state.people.end()) return "?";
    auto const& badge = found->second.badge;
    return i18n::isolate(badge.empty() ? public_name(found->second.profile) : badge);
}

std::string organisation_of(domain::State const& state, OrganisationId organisation) {
    auto const found = state.organisations.find(organisation);
    return found == state.organisations.end() ? "?" : i18n::isolate(found->second.name);
}

std::string interpreter_of(domain::State const& state, InterpreterId interpreter) {
    auto const found = state.interpreters.find(interpreter);
    return found == state.interpreters.end() ? "?" : i18n::isolate(found->second.name);
}

std::string place_words(domain::State const& state, ui::Frame& frame, int round, TableId table) {
    auto const found = state.tables.find(table);
    auto const number = found == state.tables.end() ? "?" : std::to_string(found->second.number);
    return frame.tongue().text(
        "change.place",
        {{"time", i18n::isolate(frame.tongue().time(domain::round_start(state, round)))},
         {"table", i18n::isolate(number)}});
}

std::string gap_words(ui::Frame& frame, int gap_per_mille, bool optimal) {
    if (gap_per_mille < 0) return frame.say("plan.by_hand");
    if (optimal) return frame.say("plan.optimal");
    auto const& tongue = frame.tongue();
    // The gap is a part of this plan's own points, of which somebody's first meet is worth many;
    // what a plan lacks to the best one is never all of it.
    double const gap = gap_per_mille / 1000.0;
    return tongue.text("plan.gap", {{"gap", tongue.percent(gap / (1 + gap), 1)}});
}

float changes_height(Model const& model, ui::Frame& frame, float width,
                     std::span<planning::Change const> changes) {
    float height = 0;
    for (auto const& change : changes)
        height += line_of(model, frame, width, change).height() + change_gap;
    return std::max(0.0f, height - change_gap);
}

void draw_changes(Model const& model, ui::Frame& frame, ui::Rect& rest,
                  std::span<planning::Change const> changes) {
    for (auto const& change : changes) {
        auto const line = line_of(model, frame, rest.w, change);
        auto place = rest.cut_top(line.height(), change_gap);
        auto const look = change_look(change.kind);
        auto const mark = place.cut_start(36, 12);
        frame.icon({mark.x, mark.y, 36, 36}, look.icon, ui::part_of(look.tint), 32);
        frame.text(place.cut_top(line.title_height), line.title, ui::style::strong);
        frame.text(place, line.words, ui::style::body);
    }
}

bool back_button(ui::Frame& frame, ui::Rect& body, ui::Rect& bar) {
    bar = body.cut_bottom(frame.button_height(), 16);
    return frame.button_at_start("common.back", bar, frame.say("common.back"),
                                 {.icon = "arrow_back", .escape = true});
}

}  // namespace ontmoet::screens
