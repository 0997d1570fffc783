// SPDX-License-Identifier: EUPL-1.2
#include "screens/host/plan_grid.h"

#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/parts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace ontmoet::screens {
namespace {

struct GridCell {
    PersonId person;
    bool missed = false;
};
using GridCells = std::map<std::pair<TableId, int>, GridCell>;

// The meets of the draft, else those that stand; only those at these tables.
GridCells cells_of(Model const& model, std::vector<TableId> const& tables) {
    GridCells cells;
    std::set<TableId> const seen(tables.begin(), tables.end());
    auto const add = [&](domain::PlannedMeet const& meet, bool missed) {
        if (seen.contains(meet.table)) cells[{meet.table, meet.round}] = {meet.person, missed};
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

// The number, before check-in the first name, or the initials where that is too long for a cell.
std::string who_of(domain::State const& state, ui::Frame& frame, PersonId person, float width) {
    auto const found = state.people.find(person);
    if (found == state.people.end()) return "?";
    auto const& [badge, profile] = std::tie(found->second.badge, found->second.profile);
    if (!badge.empty()) return badge;
    auto const name = i18n::isolate(profile.given_name);
    bool const fits = frame.measure(name, ui::style::small_strong).w <= width - 8;
    return fits ? name : initials_of(profile);
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
    auto const smallest = style.sized(18 / frame.text_scale());
    bool const fits = words_fit(frame, name, smallest, rect.w) &&
                      frame.measure(name, smallest, rect.w).h <= rect.h + 2;
    frame.text(rect, fits || owner->second.initials.empty() ? name : owner->second.initials,
               style.lines(2).shrinking());
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
               who_of(*model.state, frame, meet->person, rect.w),
               {.kind = kind, .pressable = false});
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

// The places of the grid; the names of the tables and the times of the rounds stay where they are,
// the meets scroll both ways below them.
struct GridPlaces {
    static constexpr float gap = 6;
    ui::Rect area;
    float names = 0, head = 0;  // how wide and how high what stays is
    float row = 0, column = 0;  // of one meet
    ui::Point first;            // of the first meet, as far as the grid is scrolled
    float x_of(int round) const { return first.x + static_cast<float>(round) * (column + gap); }
    float y_of(std::size_t table) const {
        return first.y + static_cast<float>(table) * (row + gap);
    }
    bool is_seen(std::size_t table) const {
        return y_of(table) + row >= area.y + head && y_of(table) <= area.bottom();
    }
};

GridPlaces grid_places(ui::Frame& frame, ui::Rect& area, int rounds) {
    GridPlaces places;
    float const gap = GridPlaces::gap;
    float const least = 92 * std::min(1.25f, frame.text_scale());
    places.names = std::min(280 * frame.text_scale(), area.w * 0.26f) + 8;
    places.head = 44 * frame.text_scale() + gap;
    places.row = std::ceil(2 * frame.line_height(ui::style::small_strong));
    float const natural = (area.w - places.names + gap) / static_cast<float>(rounds) - gap;
    places.column = std::max(least, natural);
    if (natural < least) area.cut_bottom(12);  // of the bar that shows how far aside it is
    places.area = area;
    return places;
}

void draw_heads(Model const& model, ui::Frame& frame, GridPlaces const& places) {
    auto head = places.area;
    head.h = places.head - GridPlaces::gap;
    frame.text(head.cut_start(places.names), frame.say("plan.table"),
               ui::style::small_quiet.with(ui::Stand::middle).lines(1).shrinking());
    frame.begin_clip(head);
    for (int round = 0; round < model.state->event.rounds; ++round)
        frame.cell("", {places.x_of(round), head.y, places.column, head.h},
                   frame.tongue().time(model.state->event.round_start(round)),
                   {.kind = ui::CellKind::heading, .pressable = false});
    frame.end_clip();
}

void draw_names(Model const& model, ui::Frame& frame, GridPlaces const& places,
                std::vector<TableId> const& tables) {
    auto column = places.area;
    column.cut_top(places.head);
    column.w = places.names - 8;
    frame.begin_clip(column);
    for (std::size_t i = 0; i < tables.size(); ++i)
        if (places.is_seen(i))
            draw_table(frame, {column.x, places.y_of(i), column.w, places.row}, *model.state,
                       model.state->tables.at(tables[i]));
    frame.end_clip();
}

void draw_meets(Model const& model, ui::Frame& frame, GridPlaces const& places,
                std::vector<TableId> const& tables) {
    std::vector<TableId> seen;
    for (std::size_t i = 0; i < tables.size(); ++i)
        if (places.is_seen(i)) seen.push_back(tables[i]);
    auto const cells = cells_of(model, seen);
    auto rest = places.area;
    rest.cut_start(places.names);
    rest.cut_top(places.head);
    frame.begin_clip(rest);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (!places.is_seen(i)) continue;
        int const number = model.state->tables.at(tables[i]).number;
        for (int round = 0; round < model.state->event.rounds; ++round) {
            auto const found = cells.find({tables[i], round});
            draw_cell(model, frame, {places.x_of(round), places.y_of(i), places.column, places.row},
                      number, round, found == cells.end() ? nullptr : &found->second);
        }
    }
    frame.end_clip();
}

}  // namespace

void draw_plan_title(Model const& model, ui::Frame& frame, ui::Rect head) {
    draw_legend(model, frame, head);
    frame.text(head, frame.say(model.host.draft ? "plan.draft" : "plan.standing"),
               ui::style::heading.with(ui::Stand::middle).lines(1).shrinking());
}

void draw_plan_grid(Model const& model, ui::Frame& frame, ui::Rect area) {
    auto const tables = tables_by_number(*model.state);
    int const rounds = std::max(1, model.state->event.rounds);
    auto places = grid_places(frame, area, rounds);
    float const gap = GridPlaces::gap;
    float const width = static_cast<float>(rounds) * (places.column + gap) - gap;
    auto const content = frame.begin_scroll(
        "plan.grid", area, {.content_width = width, .frozen = {places.names, places.head}});
    places.first = {content.x, content.y};
    draw_heads(model, frame, places);
    draw_names(model, frame, places, tables);
    draw_meets(model, frame, places, tables);
    frame.end_scroll(static_cast<float>(tables.size()) * (places.row + gap) - gap);
}

}  // namespace ontmoet::screens
