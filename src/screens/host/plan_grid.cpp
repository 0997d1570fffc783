// SPDX-License-Identifier: EUPL-1.2
#include "screens/host/plan_grid.h"

#include "domain/visits.h"
#include "i18n/tongue.h"
#include "planning/edit.h"
#include "screens/host/plan_words.h"
#include "screens/parts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace ontmoet::screens {
namespace {

using GridCells = std::map<std::pair<TableId, int>, domain::PlannedMeet const*>;

// What the grid shows, looked up once a frame.
struct GridView {
    std::vector<domain::PlannedMeet> meets;
    int next = 0;   // the first round that has not begun
    MeetId moving;  // carried by a finger, or waiting for a free place
    bool is_carried = false;
    std::optional<ui::Dropped> dropped;
    MeetId dropped_meet;
    std::optional<std::pair<TableId, int>> dropped_place;
};

std::string cell_id(int table, int round) {
    return "plan.cell." + std::to_string(table) + "." + std::to_string(round);
}

bool is_missed(domain::State const& state, MeetId meet) {
    auto const found = state.meets.find(meet);
    return found != state.meets.end() && found->second.status == domain::MeetStatus::missed;
}

// The meet whose cell has this id.
MeetId meet_in(domain::State const& state, GridView const& view, std::string_view id) {
    for (auto const& meet : view.meets)
        if (auto const table = state.tables.find(meet.table);
            table != state.tables.end() && cell_id(table->second.number, meet.round) == id)
            return meet.meet;
    return {};
}

GridView view_of(Model const& model, ui::Frame& frame) {
    GridView view;
    view.meets = shown_plan(model);
    view.next = domain::next_round(*model.state, model.now);
    view.moving = model.host.moving;
    view.dropped = frame.dropped();
    if (auto const carried = frame.carried()) {
        view.moving = meet_in(*model.state, view, carried->from);
        view.is_carried = true;
    }
    if (view.dropped) view.dropped_meet = meet_in(*model.state, view, view.dropped->from);
    return view;
}

// The meets at these tables.
GridCells cells_of(GridView const& view, std::vector<TableId> const& tables) {
    GridCells cells;
    std::set<TableId> const seen(tables.begin(), tables.end());
    for (auto const& meet : view.meets)
        if (seen.contains(meet.table)) cells[{meet.table, meet.round}] = &meet;
    return cells;
}

std::vector<TableId> tables_by_number(domain::State const& state) {
    std::vector<TableId> tables;
    for (auto const& [id, table] : state.tables)
        if (table.number > 0) tables.push_back(id);
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

// Another employer comes, or whoever sits there goes to one (domain/visits.h).
MaybeIntent draw_visit_cell(Model const& model, ui::Frame& frame, ui::Rect rect, TableId table,
                            int round) {
    auto const& state = *model.state;
    auto const own = state.tables.at(table).organisation;
    auto const visits = domain::visits_of(state, own);
    auto const visit = std::ranges::find(visits, round, &domain::VisitBooked::round);
    if (visit == visits.end()) return {};
    auto const* other =
        find_organisation(model, visit->guest == own ? visit->ambassador : visit->guest);
    if (!frame.cell(cell_id(state.tables.at(table).number, round), rect,
                    other == nullptr ? "?" : other->initials, {.icon = "emoji_people"}))
        return {};
    return TouchPlan{{.table = table}};
}

// A place where nobody meets: where a meet that moves may come, or may be let go to learn why not.
MaybeIntent draw_free_cell(Model const& model, ui::Frame& frame, ui::Rect rect,
                           GridView const& view, TableId table, int round) {
    if (view.moving.is_none() && domain::is_in(domain::rounds_visited(*model.state, table), round))
        return draw_visit_cell(model, frame, rect, table, round);
    auto const id = cell_id(model.state->tables.at(table).number, round);
    bool const fits = !view.moving.is_none() &&
                      !planning::clash_of(*model.state, view.meets, view.moving, table, round,
                                          view.next, {model.device, model.now, {}});
    bool const pressable = fits || view.is_carried;
    auto const time = frame.tongue().time(domain::round_start(*model.state, round));
    bool const pressed = frame.cell(
        pressable ? id : "", rect, fits ? time : "",
        {.kind = fits ? ui::CellKind::free : ui::CellKind::empty, .pressable = pressable});
    if (pressed && fits) return MoveMeet{view.moving, table, round};
    return {};
}

struct CellMark {
    ui::CellKind kind;
    std::string_view icon;
};

CellMark mark_of(Model const& model, GridView const& view, domain::PlannedMeet const& meet) {
    using scheduling::ChangeKind;
    std::string_view const lock = meet.locked ? "lock" : "";
    if (meet.meet == view.moving) return {ui::CellKind::selected, "open_with"};
    if (is_missed(*model.state, meet.meet)) return {ui::CellKind::missed, ""};
    if (meet.round < view.next - 1) return {ui::CellKind::done, lock};
    if (meet.round == view.next - 1) return {ui::CellKind::now, lock};
    auto const& changes = model.host.changes;
    auto const changed = std::ranges::find(changes, meet.meet, &planning::Change::meet);
    if (!model.host.draft || changed == changes.end()) return {ui::CellKind::planned, lock};
    return {ui::CellKind::changed,
            changed->kind == ChangeKind::added ? "add_circle" : "swap_horiz"};
}

MaybeIntent draw_meet(Model const& model, ui::Frame& frame, ui::Rect rect, GridView const& view,
                      domain::PlannedMeet const& meet) {
    auto const& state = *model.state;
    auto const mark = mark_of(model, view, meet);
    bool const is_still = view.moving.is_none() || view.is_carried;
    auto const detail = place_words(state, frame, meet.round, meet.table);
    bool const movable = meet.round >= view.next && !model.host.planning;
    if (frame.cell(cell_id(state.tables.at(meet.table).number, meet.round), rect,
                   who_of(state, frame, meet.person, rect.w),
                   {.kind = mark.kind,
                    .pressable = is_still,
                    .draggable = movable,
                    .icon = mark.icon,
                    .detail = detail}))
        return TouchPlan{{.meet = meet.meet}};
    return {};
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
    static constexpr float gap = 8;
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
    // The names give way a little where then all rounds can be seen.
    float const all = static_cast<float>(rounds) * (least + gap) - gap;
    float const names = std::min(280 * frame.text_scale(), area.w * 0.26f);
    float const narrow = std::max(names * 0.75f, std::min(names, area.w - all - 8));
    places.names = (narrow + 8 + all <= area.w ? narrow : names) + 8;
    places.head = std::max(ui::measure::target, 44 * frame.text_scale()) + gap;
    places.row = std::max(ui::measure::target + 4,
                          std::ceil(2 * frame.line_height(ui::style::small_strong)));
    float const natural = (area.w - places.names + gap) / static_cast<float>(rounds) - gap;
    places.column = std::max(least, natural);
    if (natural < least) area.cut_bottom(12);  // of the bar that shows how far aside it is
    places.area = area;
    return places;
}

// Whole rounds and tables can be touched while nothing else is going on.
bool is_calm(Model const& model, GridView const& view) {
    return view.moving.is_none() && (model.state->plan || model.host.draft);
}

MaybeIntent draw_heads(Model const& model, ui::Frame& frame, GridPlaces const& places,
                       GridView const& view) {
    MaybeIntent intent;
    auto head = places.area;
    head.h = places.head - GridPlaces::gap;
    frame.text(head.cut_start(places.names), frame.say("plan.table"),
               ui::style::small_quiet.with(ui::Stand::middle).lines(1).shrinking());
    frame.begin_clip(head);
    for (int round = 0; round < model.state->event.rounds; ++round) {
        bool const pressable = is_calm(model, view) && round >= view.next &&
                               domain::round_is_open(model.state->event, round);
        if (frame.cell(pressable ? "plan.round." + std::to_string(round) : "",
                       {places.x_of(round), head.y, places.column, head.h},
                       frame.tongue().time(domain::round_start(*model.state, round)),
                       {.kind = ui::CellKind::heading, .pressable = pressable}))
            intent = TouchPlan{{.round = round}};
    }
    frame.end_clip();
    return intent;
}

MaybeIntent draw_names(Model const& model, ui::Frame& frame, GridPlaces const& places,
                       GridView const& view, std::vector<TableId> const& tables) {
    MaybeIntent intent;
    auto column = places.area;
    column.cut_top(places.head);
    column.w = places.names - 8;
    frame.begin_clip(column);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (!places.is_seen(i)) continue;
        auto const& table = model.state->tables.at(tables[i]);
        ui::Rect const rect{column.x, places.y_of(i), column.w, places.row};
        auto const spoken = frame.say("plan.table") + " " + std::to_string(table.number);
        if (is_calm(model, view) &&
            frame.button("plan.table." + std::to_string(table.number), rect, "",
                         {.kind = ui::ButtonKind::quiet, .spoken = spoken}))
            intent = TouchPlan{{.table = tables[i]}};
        draw_table(frame, rect, *model.state, table);
    }
    frame.end_clip();
    return intent;
}

MaybeIntent draw_meets(Model const& model, ui::Frame& frame, GridPlaces const& places,
                       GridView& view, std::vector<TableId> const& tables) {
    MaybeIntent intent;
    std::vector<TableId> seen;
    for (std::size_t i = 0; i < tables.size(); ++i)
        if (places.is_seen(i)) seen.push_back(tables[i]);
    auto const cells = cells_of(view, seen);
    auto rest = places.area;
    rest.cut_start(places.names);
    rest.cut_top(places.head);
    frame.begin_clip(rest);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (!places.is_seen(i)) continue;
        for (int round = 0; round < model.state->event.rounds; ++round) {
            ui::Rect const rect{places.x_of(round), places.y_of(i), places.column, places.row};
            auto const id = cell_id(model.state->tables.at(tables[i]).number, round);
            if (view.dropped && view.dropped->onto == id) view.dropped_place = {tables[i], round};
            auto const found = cells.find({tables[i], round});
            auto said = found == cells.end()
                            ? draw_free_cell(model, frame, rect, view, tables[i], round)
                            : draw_meet(model, frame, rect, view, *found->second);
            if (said) intent = std::move(said);
        }
    }
    frame.end_clip();
    if (view.dropped_place && !view.dropped_meet.is_none())
        intent = MoveMeet{view.dropped_meet, view.dropped_place->first, view.dropped_place->second};
    return intent;
}

// Why the meet that is carried cannot be let go where the finger is; nothing when it can.
std::optional<std::string> carried_words(Model const& model, ui::Frame& frame,
                                         GridView const& view) {
    auto const carried = frame.carried();
    if (!carried || carried->onto == carried->from) return std::nullopt;
    for (auto const& [id, table] : model.state->tables)
        for (int round = 0; round < model.state->event.rounds; ++round)
            if (cell_id(table.number, round) == carried->onto)
                if (auto const clash =
                        planning::clash_of(*model.state, view.meets, view.moving, id, round,
                                           view.next, {model.device, model.now, {}}))
                    return frame.say(planning::message_key(*clash));
    return std::nullopt;
}

// While a meet moves: what to do, or why not here, and a way out.
MaybeIntent draw_moving_title(Model const& model, ui::Frame& frame, ui::Rect head,
                              GridView const& view) {
    MaybeIntent intent;
    if (!view.is_carried &&
        frame.pill_at_end("plan.move_stop", head, frame.say("plan.stop"), {.icon = "close"}))
        intent = BeginMove{};
    auto const clash = carried_words(model, frame, view);
    auto const meet = std::ranges::find(view.meets, view.moving, &domain::PlannedMeet::meet);
    auto const who = meet == view.meets.end() ? "?" : who_is(*model.state, meet->person);
    auto const words = clash ? *clash : frame.tongue().text("plan.move_to", {{"who", who}});
    auto const style = ui::style::strong.with(clash ? ui::Paint::bad_ink : ui::Paint::ink);
    frame.text(head, words, style.with(ui::Stand::middle).lines(2).shrinking());
    return intent;
}

}  // namespace

MaybeIntent draw_plan_title(Model const& model, ui::Frame& frame, ui::Rect head) {
    auto const view = view_of(model, frame);
    if (!view.moving.is_none()) return draw_moving_title(model, frame, head, view);
    draw_legend(model, frame, head);
    frame.text(head, frame.say(model.host.draft ? "plan.draft" : "plan.standing"),
               ui::style::heading.with(ui::Stand::middle).lines(2).shrinking());
    return {};
}

MaybeIntent draw_plan_grid(Model const& model, ui::Frame& frame, ui::Rect area) {
    auto view = view_of(model, frame);
    auto const tables = tables_by_number(*model.state);
    int const rounds = std::max(1, model.state->event.rounds);
    auto places = grid_places(frame, area, rounds);
    float const gap = GridPlaces::gap;
    float const width = static_cast<float>(rounds) * (places.column + gap) - gap;
    auto const content = frame.begin_scroll(
        "plan.grid", area, {.content_width = width, .frozen = {places.names, places.head}});
    places.first = {content.x, content.y};
    auto intent = draw_heads(model, frame, places, view);
    if (auto said = draw_names(model, frame, places, view, tables)) intent = std::move(said);
    if (auto said = draw_meets(model, frame, places, view, tables)) intent = std::move(said);
    frame.end_scroll(static_cast<float>(tables.size()) * (places.row + gap) - gap);
    return intent;
}

}  // namespace ontmoet::screens
