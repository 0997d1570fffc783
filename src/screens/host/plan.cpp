// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/host/host_parts.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

namespace ontmoet::screens {
namespace {

// The rounds and tables of the grid that are seen now.
struct GridPart {
    int first_round = 0;
    int last_round = 0;  // one past
    std::vector<TableId> tables;
};
struct GridCell {
    PersonId person;
    bool missed = false;
};
using GridCells = std::map<std::pair<TableId, int>, GridCell>;

// The meets of the draft, else those that stand; only of this part.
GridCells cells_of(Model const& model, GridPart const& part) {
    GridCells cells;
    std::map<TableId, bool> seen;
    for (auto const& id : part.tables) seen[id] = true;
    auto const add = [&](domain::PlannedMeet const& meet, bool missed) {
        if (meet.round >= part.first_round && meet.round < part.last_round &&
            seen.contains(meet.table))
            cells[{meet.table, meet.round}] = {meet.person, missed};
    };
    if (model.host.draft) {
        for (auto const& meet : model.host.draft->plan.meets) add(meet, false);
    } else {
        for (auto const& [id, meet] : model.state->meets)
            if (meet.status != domain::MeetStatus::cancelled)
                add(meet.planned, meet.status == domain::MeetStatus::missed);
    }
    return cells;
}

std::vector<TableId> tables_by_number(domain::State const& state) {
    std::vector<TableId> tables;
    for (auto const& [id, table] : state.tables) tables.push_back(id);
    std::ranges::stable_sort(tables, {},
                             [&](TableId const& id) { return state.tables.at(id).number; });
    return tables;
}

std::string who_of(domain::State const& state, PersonId person) {
    auto const found = state.people.find(person);
    if (found == state.people.end()) return "?";
    return found->second.badge.empty() ? i18n::isolate(found->second.profile.given_name)
                                       : found->second.badge;
}

// "1 Bakkerij De Gouden Korst"; the initials where the name does not fit.
void draw_table(ui::Frame& frame, ui::Rect rect, domain::State const& state,
                domain::Table const& table) {
    auto const style = ui::style::small_strong.with(ui::Stand::middle);
    auto const number = std::to_string(table.number);
    frame.text(rect.cut_start(frame.measure("00", style).w + 2, 6), number, style);
    auto const owner = state.organisations.find(table.organisation);
    if (owner == state.organisations.end()) return;
    auto const name = i18n::isolate(owner->second.name);
    bool const fits = frame.measure(name, style.sized(15), rect.w).h <= rect.h;
    frame.text(rect, fits || owner->second.initials.empty() ? name : owner->second.initials,
               style.lines(2).shrinking(14));
}

void draw_cell(Model const& model, ui::Frame& frame, ui::Rect rect, int table, int round,
               GridCell const* meet) {
    int const now = domain::next_round(model.state->event, model.now) - 1;
    auto kind = round < now    ? ui::CellKind::done
                : round == now ? ui::CellKind::now
                               : ui::CellKind::planned;
    if (meet == nullptr) {
        frame.cell("", rect, "", {.kind = ui::CellKind::empty, .pressable = false});
        return;
    }
    if (meet->missed) kind = ui::CellKind::missed;
    frame.cell("plan.cell." + std::to_string(table) + "." + std::to_string(round), rect,
               who_of(*model.state, meet->person), {.kind = kind, .pressable = false});
}

// What the colours of the cells mean; as many as there is room for.
void draw_legend(Model const& model, ui::Frame& frame, ui::Rect& head) {
    std::vector<ui::Tag> tags{{frame.say("plan.done"), ui::Tint::good, {}},
                              {frame.say("plan.now"), ui::Tint::accent, {}},
                              {frame.say("plan.planned"), ui::Tint::information, {}}};
    if (!model.host.draft) tags.push_back({frame.say("plan.missed"), ui::Tint::bad, {}});
    float width = 0;
    for (auto const& tag : tags) width += frame.tag_size(tag).w + 8;
    if (width > head.w * 0.6f) return;
    auto const place = head.cut_end(width, 16);
    frame.tags(place.centered({place.w, frame.tag_height()}), tags);
}

void draw_heads(Model const& model, ui::Frame& frame, ui::Rect line, float first,
                GridPart const& part) {
    frame.text(line.cut_start(first, 8), frame.say("plan.table"),
               ui::style::small_quiet.with(ui::Stand::middle).lines(1).shrinking(14));
    auto const heads = line.columns(part.last_round - part.first_round, 6);
    for (int round = part.first_round; round < part.last_round; ++round)
        frame.cell("", heads[static_cast<std::size_t>(round - part.first_round)],
                   frame.tongue().time(model.state->event.round_start(round)),
                   {.kind = ui::CellKind::heading, .pressable = false});
}

void draw_rows(Model const& model, ui::Frame& frame, ui::Rect area, float first, GridPart part) {
    constexpr float gap = 6;
    auto const& state = *model.state;
    auto const tables = tables_by_number(state);
    float const row = std::ceil(2 * frame.line_height(ui::style::small_strong));
    auto list = frame.begin_scroll("plan.grid", area);
    float const top = list.y;
    auto const is_seen = [&](std::size_t index) {
        float const y = top + static_cast<float>(index) * (row + gap);
        return y + row >= area.y && y <= area.bottom();
    };
    for (std::size_t i = 0; i < tables.size(); ++i)
        if (is_seen(i)) part.tables.push_back(tables[i]);
    auto const cells = cells_of(model, part);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        auto line = list.cut_top(row, gap);
        if (!is_seen(i)) continue;
        auto const& table = state.tables.at(tables[i]);
        draw_table(frame, line.cut_start(first, 8), state, table);
        auto const places = line.columns(part.last_round - part.first_round, gap);
        for (int round = part.first_round; round < part.last_round; ++round) {
            auto const found = cells.find({tables[i], round});
            draw_cell(model, frame, places[static_cast<std::size_t>(round - part.first_round)],
                      table.number, round, found == cells.end() ? nullptr : &found->second);
        }
    }
    frame.end_scroll(list.y - top - gap);
}

void draw_grid_title(Model const& model, ui::Frame& frame, ui::Rect head) {
    draw_legend(model, frame, head);
    frame.text(head, frame.say(model.host.draft ? "plan.draft" : "plan.standing"),
               ui::style::heading.with(ui::Stand::middle).lines(1).shrinking(16));
}

MaybeIntent draw_grid(Model const& model, ui::Frame& frame, ui::Rect area) {
    MaybeIntent intent;
    float const first = std::min(280 * frame.text_scale(), area.w * 0.26f);
    float const least = 68 * std::min(1.25f, frame.text_scale());
    int const rounds = std::max(1, model.state->event.rounds);
    int const a_page =
        std::clamp(static_cast<int>((area.w - first - 8 + 6) / (least + 6)), 1, rounds);
    int const pages = (rounds + a_page - 1) / a_page;
    int const page = std::clamp(model.host.rounds_page, 0, pages - 1);

    if (pages > 1) {
        auto const dots = area.cut_bottom(ui::measure::target, 4);
        if (auto const touched = frame.page_dots("plan.rounds", dots, pages, page))
            intent = TurnRounds{*touched};
        if (int const swept = frame.swiped(area); swept != 0)
            intent = TurnRounds{std::clamp(page + swept, 0, pages - 1)};
    }
    GridPart const part{page * a_page, std::min(rounds, (page + 1) * a_page), {}};
    draw_heads(model, frame, area.cut_top(44 * frame.text_scale(), 6), first, part);
    draw_rows(model, frame, area, first, part);
    return intent;
}

std::string plan_sentence(Model const& model, ui::Frame& frame) {
    auto const& host = model.host;
    auto const& tongue = frame.tongue();
    if (!host.planning_error.empty()) return frame.say(host.planning_error);
    if (host.planning)
        return tongue.text("plan.working",
                           {{"gap", tongue.percent(host.planning_gap_pct / 100, 1)}});
    auto const& plan = model.state->plan;
    bool const optimal = host.draft ? host.draft->plan.optimal : plan && plan->optimal;
    int const gap = host.draft ? host.draft->plan.gap_per_mille : plan ? plan->gap_per_mille : 0;
    if (!host.draft && !plan) return frame.say("plan.none");
    return optimal ? frame.say("plan.optimal")
                   : tongue.text("plan.gap", {{"gap", tongue.percent(gap / 1000.0, 1)}});
}

struct PlanAction {
    char const* id;
    std::string words;
    ui::ButtonLook look;
    Intent intent;
};

// From the end: the one to press first, then the others.
std::vector<PlanAction> plan_actions(Model const& model, ui::Frame& frame) {
    auto const& host = model.host;
    std::vector<PlanAction> actions;
    if (host.draft) {
        actions.push_back({"plan.publish",
                           frame.say("plan.publish"),
                           {.kind = ui::ButtonKind::primary, .icon = "check"},
                           PublishPlan{}});
        actions.push_back(
            {"plan.discard", frame.say("plan.discard"), {.icon = "close"}, DiscardPlan{}});
    }
    bool const again = model.state->plan || host.draft;
    actions.push_back({"plan.run",
                       frame.say(again ? "plan.run_again" : "plan.run"),
                       {.kind = host.draft ? ui::ButtonKind::secondary : ui::ButtonKind::primary,
                        .icon = "auto_awesome",
                        .enabled = !host.planning},
                       RunPlan{}});
    return actions;
}

// How well the plan is, and what can be done; cut off the foot of the body.
MaybeIntent draw_actions(Model const& model, ui::Frame& frame, ui::Rect& body) {
    MaybeIntent intent;
    auto const actions = plan_actions(model, frame);
    auto const sentence = plan_sentence(model, frame);
    bool const trouble = !model.host.planning_error.empty();
    auto const style = (trouble ? ui::style::strong.with(ui::Paint::bad_ink) : ui::style::body)
                           .with(ui::Stand::middle);
    float width = 0;
    for (auto const& action : actions) width += frame.button_width(action.words, action.look) + 20;
    float const beside = body.w - width - (model.host.planning ? 80.0f : 0.0f);
    bool const one_line = beside > 280 * frame.text_scale() &&
                          frame.measure(sentence, style, beside).h <= frame.button_height();
    auto bar = body.cut_bottom(frame.button_height(), 16);
    auto words = bar;
    if (one_line) {
        for (auto const& action : actions)
            if (frame.button_at_end(action.id, bar, action.words, action.look))
                intent = action.intent;
        words = bar;
    } else {
        auto const narrow = [](ui::ButtonLook look) {
            look.text_size = 22;
            look.icon_size = 28;
            return look;
        };
        float const third = bar.columns(static_cast<int>(actions.size()))[0].w;
        bool const fits = std::ranges::all_of(actions, [&](PlanAction const& action) {
            return frame.button_width(action.words, narrow(action.look)) - 40 <= third;
        });
        std::size_t const above = fits ? 0 : 1;
        if (!fits && frame.button(actions[0].id, bar, actions[0].words, actions[0].look))
            intent = actions[0].intent;
        if (!fits && actions.size() > above) bar = body.cut_bottom(frame.button_height(), 16);
        auto const below = static_cast<int>(actions.size() - above);
        auto const places = below > 0 ? bar.columns(below) : std::vector<ui::Rect>{};
        for (std::size_t i = 0; i < places.size(); ++i) {
            auto const& action = actions[actions.size() - 1 - i];
            if (frame.button(action.id, places[i], action.words, narrow(action.look)))
                intent = action.intent;
        }
        float const room = body.w - (model.host.planning ? 80.0f : 0.0f);
        float const height =
            std::max(model.host.planning ? 64.0f : 0.0f, frame.measure(sentence, style, room).h);
        words = body.cut_bottom(height, 12);
    }
    if (model.host.planning) {
        frame.spinner(words.cut_start(64, 16));
        frame.wake_in(Duration{100});
    }
    frame.text(words, sentence, style);
    return intent;
}

std::vector<Figure> plan_figures(Model const& model, ui::Frame& frame) {
    if (!model.host.draft) return {};
    auto const& draft = *model.host.draft;
    auto const& tongue = frame.tongue();
    auto const number = [&](std::size_t value) {
        return tongue.number(static_cast<std::int64_t>(value));
    };
    std::vector<Figure> figures{{frame.say("plan.meets"), number(draft.plan.meets.size())}};
    auto const& coverage = draft.people_with_at_least;
    auto const add = [&](std::size_t index) {
        figures.push_back(
            {tongue.plural("plan.with_at_least", static_cast<std::int64_t>(index + 1)),
             number(static_cast<std::size_t>(coverage[index])),
             "/ " + number(static_cast<std::size_t>(draft.people)), ui::Paint::good_ink});
    };
    if (!coverage.empty()) add(0);
    if (coverage.size() > 1) add(coverage.size() - 1);
    figures.push_back(
        {frame.say("plan.unmet"), number(static_cast<std::size_t>(draft.unmet_wishes))});
    return figures;
}

// The same on one or two lines, where the grid needs the room.
void draw_small_figures(Model const& model, ui::Frame& frame, ui::Rect& body,
                        std::span<Figure const> figures) {
    std::vector<ui::Tag> tags;
    if (model.host.draft) tags.push_back({frame.say("plan.draft"), ui::Tint::accent, {}});
    for (auto const& figure : figures) {
        auto const number = figure.of.empty() ? figure.number : figure.number + " " + figure.of;
        auto const words = frame.tongue().text(
            "plan.figure", {{"what", figure.word}, {"number", i18n::isolate(number)}});
        tags.push_back({words, ui::Tint::neutral, {}});
    }
    float const height = frame.tags_height(body.w, tags);
    frame.tags(body.cut_top(height, 12), tags);
}

}  // namespace

MaybeIntent view_plan(Model const& model, ui::Frame& frame) {
    ui::Rect body;
    auto intent = host_bars(model, frame, Screen::plan, body);
    if (auto said = draw_actions(model, frame, body)) intent = std::move(said);
    auto const figures = plan_figures(model, frame);
    float const title = std::max(frame.line_height(ui::style::heading), frame.tag_height()) + 10;
    float const least = 5 * 2 * frame.line_height(ui::style::small) + 32 + title;
    bool const is_tight =
        !figures.empty() && body.h - figures_height(frame, body.w, figures) - 16 < least;
    if (is_tight)
        draw_small_figures(model, frame, body, figures);
    else if (!figures.empty())
        draw_figures(frame, body, figures);
    frame.card(body);
    auto inside = body.inset(20, 16);
    if (!model.host.draft && model.state->meets.empty()) {
        empty_state(frame, inside, "event_note", frame.say("plan.none"), frame.say("plan.empty"));
        return intent;
    }
    if (!is_tight) draw_grid_title(model, frame, inside.cut_top(title - 10, 10));
    if (auto said = draw_grid(model, frame, inside)) intent = std::move(said);
    return intent;
}

}  // namespace ontmoet::screens
