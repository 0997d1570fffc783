// SPDX-License-Identifier: EUPL-1.2
#include "ui/backstage.h"
#include "ui/frame.h"
#include "ui/unmirrored.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>

namespace ontmoet::ui {

namespace {

struct CellPaints {
    Paint fill, ink;
};

CellPaints paints_of(CellKind kind) {
    switch (kind) {
        case CellKind::empty: return {Paint::neutral_soft, Paint::neutral_ink};
        case CellKind::heading: return {Paint::neutral_soft, Paint::ink};
        case CellKind::done: return {Paint::good_soft, Paint::good_ink};
        case CellKind::now: return {Paint::accent, Paint::on_accent};
        case CellKind::planned: return {Paint::information_soft, Paint::information_ink};
        case CellKind::changed: return {Paint::accent_soft, Paint::accent_ink};
        case CellKind::missed: return {Paint::bad_soft, Paint::bad_ink};
        case CellKind::free: return {Paint::card, Paint::quiet};
        case CellKind::selected: return {Paint::primary, Paint::on_primary};
    }
    return {Paint::neutral_soft, Paint::neutral_ink};
}

// As large as the room allows, and never so large that tables touch their neighbours.
float table_radius(Rect const& ground, std::span<MapTable const> tables) {
    auto const count = static_cast<float>(std::max<std::size_t>(1, tables.size()));
    float radius = std::clamp(std::sqrt(ground.w * ground.h / count) * 0.27f, 14.0f, 40.0f);
    Rect const hall = ground.inset(radius + 14, radius + 14);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        for (std::size_t j = i + 1; j < tables.size(); ++j) {
            Point const way = tables[i].place - tables[j].place;
            float const apart = std::hypot(way.x * hall.w, way.y * hall.h);
            if (apart > 0) radius = std::min(radius, apart * 0.4f);
        }
    }
    return std::max(radius, 10.0f);
}

struct Disc {
    Point middle;
    float radius = 0;
};

using Way = std::array<Point, 4>;

// From the entrance to the edge of the table, bowed aside by a share of its length.
Way bowed_way(Point entrance, Disc const& goal, float bow, float peak) {
    Point const way = goal.middle - entrance;
    float const length = std::max(1.0f, std::hypot(way.x, way.y));
    auto const at = [&](float share, float aside) {
        return Point{entrance.x + way.x * share - way.y * aside * bow,
                     entrance.y + way.y * share + way.x * aside * bow};
    };
    return {entrance, at(peak, 1), at((peak + 1) / 2, 0.75f),
            at(std::max(0.0f, 1 - goal.radius / length), 0.1f)};
}

// How much of the way runs through other tables or out of the hall.
float trouble(Way const& way, std::span<Disc const> others, Rect const& hall) {
    float sum = 0;
    Rect const walkable = hall.inset(14, 0);
    for (std::size_t leg = 0; leg + 1 < way.size(); ++leg) {
        for (int step = 0; step < 8; ++step) {
            float const t = static_cast<float>(step) / 8;
            Point const at{way[leg].x + (way[leg + 1].x - way[leg].x) * t,
                           way[leg].y + (way[leg + 1].y - way[leg].y) * t};
            if (!walkable.contains(at)) sum += 200;
            for (auto const& other : others) {
                float const apart = std::hypot(at.x - other.middle.x, at.y - other.middle.y);
                sum += std::max(0.0f, other.radius * 1.3f + 6 - apart);
            }
        }
    }
    return sum;
}

Way clearest_way(Point entrance, Disc const& goal, std::span<Disc const> others, Rect const& hall) {
    Way best = bowed_way(entrance, goal, 0, 0.4f);
    float least = trouble(best, others, hall);
    for (float const size : {0.1f, 0.2f, 0.3f, 0.42f, 0.55f}) {
        for (float const bow : {size, -size}) {
            for (float const peak : {0.2f, 0.35f, 0.5f, 0.65f}) {
                Way const way = bowed_way(entrance, goal, bow, peak);
                float const cost = trouble(way, others, hall) + size * 20;
                if (cost >= least) continue;
                least = cost;
                best = way;
            }
        }
    }
    return best;
}

// Where the things of a hall are on the screen, after mirroring: the same in every language.
struct HallPlan {
    Rect floor;
    Rect tables;  // where the middles of tables may be
    float radius = 0;
    Point door;

    Point place(Point share) const {
        return {tables.x + tables.w * std::clamp(share.x, 0.0f, 1.0f),
                tables.y + tables.h * std::clamp(share.y, 0.0f, 1.0f)};
    }
};

constexpr float door_width = 72;
constexpr float wall = 4;
constexpr float door_icon = 30;
constexpr float below_wall = 12;  // the word, clear of the mark in the door

HallPlan plan_of(Backstage& back, Rect const& ground, HallMap const& map) {
    HallPlan plan;
    plan.floor = ground;
    plan.floor.cut_bottom(std::max(door_icon, back.line_height(style::small_strong)) + below_wall);
    plan.radius = table_radius(plan.floor, map.tables);
    plan.tables = plan.floor.inset(plan.radius + 22, plan.radius + 20);
    // Room to walk from the door along the tables nearest to it.
    plan.tables.cut_bottom(std::min(24.0f, plan.tables.h * 0.1f));
    float const aside = door_width / 2 + 16;
    plan.door = {std::clamp(plan.floor.x + plan.floor.w * map.entrance, plan.floor.x + aside,
                            plan.floor.end() - aside),
                 plan.floor.bottom() - wall / 2};
    return plan;
}

// The floor, its walls with an opening, and the word for it below.
void draw_hall(Backstage& back, HallPlan const& plan, std::string_view word) {
    back.painter.fill(plan.floor, back.colour(Paint::neutral_soft), 16);
    back.painter.outline(plan.floor, back.colour(Paint::part), wall, 16);
    Rect const opening{plan.door.x - door_width / 2, plan.floor.bottom() - wall, door_width, wall};
    back.painter.fill(opening, back.colour(Paint::neutral_soft));
    TextStyle const style = style::small_strong.with(Stand::middle).lines(1).shrinking();
    float const words = word.empty() ? 0 : back.measure(word, style, 0).w + 2;
    float const width = std::min(plan.floor.w, door_icon + 6 + words);
    float const left = std::clamp(plan.door.x - width / 2, plan.floor.x, plan.floor.end() - width);
    Rect line{left, plan.floor.bottom() + below_wall, width, back.line_height(style::small_strong)};
    line.h = std::max(line.h, door_icon);
    back.icon(line.cut_start(door_icon, 6), "meeting_room", back.colour(Paint::primary), door_icon);
    if (word.empty()) return;
    auto const node = back.add("", Role::text, word, line);
    back.words(node, line, word, style, back.colour(Paint::ink));
}

// Along the walls as far as they hang there, and below the tables: whoever looks for theirs must
// see it.
void draw_boards(Backstage& back, HallPlan const& plan, std::span<Point const> boards) {
    constexpr Size size{34, 24};
    Rect const middles = plan.floor.inset(size.w / 2 + wall, size.h / 2 + wall);
    for (auto const& board : boards) {
        Rect const box{middles.x + middles.w * std::clamp(board.x, 0.0f, 1.0f) - size.w / 2,
                       middles.y + middles.h * std::clamp(board.y, 0.0f, 1.0f) - size.h / 2, size.w,
                       size.h};
        back.painter.fill(box, back.colour(Paint::ink), 6);
        back.icon(box, "tv", back.colour(Paint::card), 20);
    }
}

void draw_way(Backstage& back, HallPlan const& plan, HallMap const& map) {
    std::vector<Disc> others;
    Disc goal;
    for (std::size_t i = 0; i < map.tables.size(); ++i) {
        Disc const disc{plan.place(map.tables[i].place), plan.radius};
        if (static_cast<int>(i) == map.highlighted)
            goal = {disc.middle, plan.radius * 1.3f};
        else
            others.push_back(disc);
    }
    back.painter.dashes(clearest_way(plan.door, goal, others, plan.floor),
                        back.colour(Paint::primary), 7);
    back.painter.circle(plan.door, 11, back.colour(Paint::primary));
}

// The smallest disc whose number can be read.
constexpr float numbered_radius = 21;

// Which tables show their number: all where there is room, else the goal and the marked ones as far
// as they keep clear of each other; the rest are dots.
std::vector<bool> numbered_tables(HallPlan const& plan, HallMap const& map) {
    bool const all = plan.radius >= numbered_radius;
    std::vector<bool> numbered(map.tables.size(), all);
    if (all) return numbered;
    auto const is_goal = [&](std::size_t i) { return static_cast<int>(i) == map.highlighted; };
    auto const is_clear = [&](std::size_t i) {
        for (std::size_t j = 0; j < map.tables.size(); ++j) {
            Point const way = plan.place(map.tables[i].place) - plan.place(map.tables[j].place);
            float const room = is_goal(j) ? 2.3f : 2;
            if (numbered[j] && std::hypot(way.x, way.y) < room * numbered_radius) return false;
        }
        return true;
    };
    for (std::size_t i = 0; i < map.tables.size(); ++i) numbered[i] = is_goal(i);
    for (std::size_t i = 0; i < map.tables.size(); ++i)
        if (map.tables[i].marked && !numbered[i]) numbered[i] = is_clear(i);
    return numbered;
}

struct MapDisc {
    bool is_goal = false;
    bool is_numbered = true;
};

bool draw_map_table(Backstage& back, std::string_view map_id, HallPlan const& plan,
                    MapTable const& table, MapDisc disc, bool pressable) {
    auto const [is_goal, is_numbered] = disc;
    Point const middle = plan.place(table.place);
    float const plain_size =
        is_numbered ? std::max(plan.radius, numbered_radius) : std::min(plan.radius, 14.0f);
    float const size = is_goal ? plain_size * 1.2f : plain_size;
    Rect const box{middle.x - size, middle.y - size, 2 * size, 2 * size};
    std::string const id = std::string{map_id} + "." + table.number;
    Target target;
    if (pressable) {
        target = back.target(id, Role::button, table.number, box, true, is_goal);
    } else {
        target.node = back.add(id, is_numbered ? Role::text : Role::image, table.number, box);
        back.tree.nodes[target.node].selected = is_goal;
    }
    Paint const plain = table.marked ? Paint::primary_soft : Paint::card;
    Paint const edge = table.marked ? Paint::primary : Paint::part;
    back.painter.circle(middle, size, back.colour(is_goal ? Paint::accent : plain));
    back.painter.circle_line(middle, size - 1.5f, back.colour(is_goal ? Paint::caution : edge),
                             is_goal ? 5.0f : 3.0f);
    if (!is_numbered) return target.pressed;
    TextStyle style = style::strong.with(Align::center).with(Stand::middle).lines(1).shrinking();
    style.size = std::min(26.0f, size * 0.9f);
    style.fixed_size = true;
    back.words(target.node, box.inset(2), table.number, style,
               back.colour(is_goal ? Paint::on_accent : Paint::ink));
    return target.pressed;
}

}  // namespace

std::optional<int> Frame::hall_map(std::string_view id, Rect rect, HallMap const& map) {
    auto& back = m_stage.inside();
    Rect const ground = back.painter.to_canvas(rect);
    Unmirrored const physical(back.painter);
    back.add(id, Role::image, "", ground);
    HallPlan const plan = plan_of(back, ground, map);
    draw_hall(back, plan, map.entrance_word);
    std::optional<int> pressed;
    auto const count = static_cast<int>(map.tables.size());
    if (map.highlighted >= 0 && map.highlighted < count) draw_way(back, plan, map);
    draw_boards(back, plan, map.boards);
    auto const numbered = numbered_tables(plan, map);
    for (bool const above : {false, true})
        for (int i = 0; i < count; ++i) {
            auto const at = static_cast<std::size_t>(i);
            if (numbered[at] != above) continue;
            MapDisc const disc{i == map.highlighted, numbered[at]};
            if (draw_map_table(back, id, plan, map.tables[at], disc, map.pressable)) pressed = i;
        }
    return pressed;
}

bool Frame::cell(std::string_view id, Rect rect, std::string_view text, CellLook const& look) {
    auto& back = m_stage.inside();
    CellPaints const paints = paints_of(look.kind);
    Target target;
    if (look.pressable && !id.empty()) {
        target =
            back.target(id, Role::cell, text, rect, look.enabled, look.kind == CellKind::selected);
        back.tree.nodes[target.node].draggable = look.draggable && look.enabled;
    } else {
        target.node = back.add(id, Role::text, text, rect);
    }
    float const corner = std::min(12.0f, rect.h / 4);
    back.pressable_ground(rect, target, back.colour(paints.fill), back.colour(Paint::part),
                          look.kind == CellKind::free ? measure::line : 0, corner);
    bool const is_below_carried =
        !back.touch.carried().empty() && back.touch.carried() != id && back.touch.finger() &&
        back.tree.nodes[target.node].visible.contains(*back.touch.finger());
    if (is_below_carried) {
        back.painter.outline(rect, back.colour(Paint::primary), 4, corner);
    }
    TextStyle const style =
        style::small_strong.with(Align::center).with(Stand::middle).lines(2).shrinking();
    Rect inside = rect.inset(4, 2);
    if (!look.icon.empty()) {
        constexpr float size = 22;
        Rect line = inside.cut_top(size);
        back.icon(line.cut_end(size), look.icon, back.colour(paints.ink), size);
    }
    back.words(target.node, inside, text, style, back.colour(paints.ink));
    back.tree.nodes[target.node].detail = look.detail;
    return target.pressed;
}

std::optional<Dropped> Frame::carried() const {
    auto const& back = m_stage.inside();
    auto const finger = back.touch.finger();
    if (back.touch.carried().empty() || !finger) return std::nullopt;
    Node const* below = back.seen.at(*finger);
    return Dropped{std::string{back.touch.carried()}, below ? below->id : std::string{}};
}

std::optional<Dropped> Frame::dropped() const {
    return m_stage.inside().touch.dropped();
}

}  // namespace ontmoet::ui
