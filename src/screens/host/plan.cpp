// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/host/host_parts.h"
#include "screens/views.h"

#include <algorithm>
#include <map>

namespace ontmoet::screens {
namespace {

// The meets on show: those of the draft, else those that stand.
std::vector<domain::PlannedMeet> meets_shown(Model const& model) {
    if (model.host.draft) return model.host.draft->plan.meets;
    std::vector<domain::PlannedMeet> meets;
    for (auto const& [id, meet] : model.state->meets)
        if (meet.status == domain::MeetStatus::planned) meets.push_back(meet.planned);
    return meets;
}

std::vector<TableId> tables_by_number(domain::State const& state) {
    std::vector<TableId> tables;
    for (auto const& [id, table] : state.tables) tables.push_back(id);
    std::ranges::stable_sort(tables, {},
                             [&](TableId const& id) { return state.tables.at(id).number; });
    return tables;
}

std::string table_words(domain::State const& state, domain::Table const& table) {
    auto const owner = state.organisations.find(table.organisation);
    auto words = std::to_string(table.number);
    if (owner != state.organisations.end()) words += " " + owner->second.name;
    return words;
}

std::string who_of(domain::State const& state, PersonId person) {
    auto const found = state.people.find(person);
    if (found == state.people.end()) return "?";
    return found->second.badge.empty() ? found->second.profile.given_name : found->second.badge;
}

void draw_grid(Model const& model, ui::Frame& frame, ui::Rect area) {
    auto const& state = *model.state;
    std::map<std::pair<TableId, int>, PersonId> at;
    for (auto const& meet : meets_shown(model)) at[{meet.table, meet.round}] = meet.person;
    auto const tables = tables_by_number(state);
    float const row = 44 * frame.text_scale();
    float const first = std::min(280 * frame.text_scale(), area.w * 0.3F);
    int const rounds = std::max(1, state.event.rounds);
    int const now = domain::next_round(state.event, model.now) - 1;

    auto list = frame.begin_scroll("plan.grid", area);
    float const top = list.y;
    auto head = list.cut_top(row, 6);
    frame.text(head.cut_start(first, 8), frame.say("plan.table"),
               ui::style::small_quiet.with(ui::Stand::middle));
    auto const heads = head.columns(rounds, 6);
    for (int round = 0; round < rounds; ++round)
        frame.cell("", heads[static_cast<std::size_t>(round)],
                   frame.tongue().time(state.event.round_start(round)),
                   {.kind = ui::CellKind::heading, .pressable = false});
    for (auto const& id : tables) {
        auto line = list.cut_top(row, 6);
        frame.text(line.cut_start(first, 8), table_words(state, state.tables.at(id)),
                   ui::style::small_strong.with(ui::Stand::middle).lines(1));
        auto const cells = line.columns(rounds, 6);
        for (int round = 0; round < rounds; ++round) {
            auto const found = at.find({id, round});
            auto kind = round < now    ? ui::CellKind::done
                        : round == now ? ui::CellKind::now
                                       : ui::CellKind::planned;
            if (found == at.end()) kind = ui::CellKind::empty;
            frame.cell(found == at.end()
                           ? ""
                           : "plan.cell." + std::to_string(state.tables.at(id).number) + "." +
                                 std::to_string(round),
                       cells[static_cast<std::size_t>(round)],
                       found == at.end() ? "" : who_of(state, found->second),
                       {.kind = kind, .pressable = false});
        }
    }
    frame.end_scroll(list.y - top);
}

std::string plan_sentence(Model const& model, ui::Frame& frame) {
    auto const& host = model.host;
    auto const& tongue = frame.tongue();
    if (!host.planning_error.empty()) return frame.say(host.planning_error);
    if (host.planning)
        return tongue.text("plan.working", {{"gap", tongue.number(host.planning_gap_pct, 1)}});
    auto const& plan = model.state->plan;
    bool const optimal = host.draft ? host.draft->plan.optimal : plan && plan->optimal;
    int const gap = host.draft ? host.draft->plan.gap_per_mille : plan ? plan->gap_per_mille : 0;
    if (!host.draft && !plan) return frame.say("plan.none");
    return optimal ? frame.say("plan.optimal")
                   : tongue.text("plan.gap", {{"gap", tongue.number(gap / 10.0, 1)}});
}

MaybeIntent draw_actions(Model const& model, ui::Frame& frame, ui::Rect bar) {
    MaybeIntent intent;
    auto const& host = model.host;
    if (host.draft) {
        if (frame.button_at_end("plan.publish", bar, frame.say("plan.publish"),
                                {.kind = ui::ButtonKind::primary, .icon = "check"}))
            intent = PublishPlan{};
        if (frame.button_at_end("plan.discard", bar, frame.say("plan.discard"), {.icon = "close"}))
            intent = DiscardPlan{};
    }
    if (frame.button_at_end(
            "plan.run", bar,
            frame.say(model.state->plan || host.draft ? "plan.run_again" : "plan.run"),
            {.kind = host.draft ? ui::ButtonKind::secondary : ui::ButtonKind::primary,
             .icon = "auto_awesome",
             .enabled = !host.planning}))
        intent = RunPlan{};
    if (host.planning) {
        frame.spinner(bar.cut_start(64, 16));
        frame.wake_in(Duration{100});
    }
    bool const trouble = !host.planning_error.empty();
    frame.text(bar, plan_sentence(model, frame),
               (trouble ? ui::style::strong.with(ui::Paint::bad_ink) : ui::style::body)
                   .with(ui::Stand::middle)
                   .lines(2)
                   .shrinking());
    return intent;
}

}  // namespace

MaybeIntent view_plan(Model const& model, ui::Frame& frame) {
    ui::Rect body;
    auto intent = host_bars(model, frame, Screen::plan, body);
    auto const actions = body.cut_bottom(frame.button_height(), 16);
    auto const& tongue = frame.tongue();
    auto const number = [&](int value) { return tongue.number(std::int64_t{value}); };
    if (auto const& draft = model.host.draft) {
        auto const figures = body.cut_top(112 * frame.text_scale(), 16).columns(4, 16);
        figure(frame, figures[0], frame.say("plan.meets"),
               number(static_cast<int>(draft->plan.meets.size())), "");
        for (std::size_t least = 0; least < 2; ++least) {
            auto const& coverage = draft->people_with_at_least;
            auto const index = least == 0 ? std::size_t{0} : coverage.size() - 1;
            figure(frame, figures[least + 1],
                   tongue.plural("plan.with_at_least", static_cast<std::int64_t>(index + 1)),
                   number(coverage.empty() ? 0 : coverage[index]), "/ " + number(draft->people),
                   ui::Paint::good_ink);
        }
        figure(frame, figures[3], frame.say("plan.unmet"), number(draft->unmet_wishes), "");
    }
    frame.card(body);
    auto const inside = body.inset(20);
    if (model.host.draft || !model.state->meets.empty()) {
        draw_grid(model, frame, inside);
    } else {
        frame.text(inside, frame.say("plan.empty"),
                   ui::style::quiet.with(ui::Align::center).with(ui::Stand::middle));
    }
    if (auto said = draw_actions(model, frame, actions)) intent = said;
    return intent;
}

}  // namespace ontmoet::screens
