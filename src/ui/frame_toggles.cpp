// SPDX-License-Identifier: EUPL-1.2
#include "ui/backstage.h"
#include "ui/frame.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace ontmoet::ui {

namespace {

constexpr Size switch_size{132, 72};

void draw_switch(Backstage& back, Rect const& rect, bool on, bool enabled) {
    Rect const track = rect.centered(switch_size);
    Paint const off_paint = enabled ? Paint::part : Paint::line;
    back.painter.fill(track, back.colour(on ? Paint::primary : off_paint), track.h / 2);
    float const x = on ? track.end() - 36 : track.x + 36;
    back.painter.circle({x, track.middle().y}, 30, back.colour(Paint::card));
    if (!on) return;
    Rect const knob{x - 30, track.y + 6, 60, 60};
    back.icon(knob, "check", back.colour(Paint::primary), 36);
}

struct ToggleCardParts {
    Rect icon, words, toggle;
};

ToggleCardParts stacked_parts_of(Rect rect) {
    Rect inside = rect.inset(20, 12);
    Rect top = inside.cut_top(switch_size.h, 8);
    ToggleCardParts parts;
    parts.icon = top.cut_start(switch_size.h);
    parts.toggle = top.cut_end(switch_size.w);
    parts.words = inside;
    return parts;
}

ToggleCardParts parts_of(Rect rect, bool stacked) {
    if (stacked) return stacked_parts_of(rect);
    Rect inside = rect.inset(24, 16);
    ToggleCardParts parts;
    parts.icon = inside.cut_start(84, 24).centered({84, 84});
    parts.toggle = inside.cut_end(switch_size.w, 24).centered(switch_size);
    parts.words = inside;
    return parts;
}

}  // namespace

bool Frame::toggle(std::string_view id, Rect rect, bool on, std::string_view label, bool enabled) {
    auto& back = m_stage.inside();
    auto const target = back.target(id, Role::toggle, label, rect, enabled, on);
    draw_switch(back, rect, on, enabled);
    return target.pressed;
}

float Frame::toggle_card_height(float width, std::string_view title, ToggleCardLook const& look) {
    Rect const words = parts_of({0, 0, width, 400}, look.stacked).words;
    float height = measure(title, style::strong, words.w).h;
    bool const tag_has_own_line =
        !look.tag.empty() && measure(title, style::strong).w +
                                     tag_size({std::string{look.tag}, Tint::accent, {}}).w + 8 >
                                 words.w;
    if (tag_has_own_line) height += tag_height() + 4;
    if (!look.body.empty()) height += 4 + measure(look.body, style::quiet, words.w).h;
    if (look.stacked) return std::ceil(height) + switch_size.h + 8 + 24;
    return std::max(132.0f, std::ceil(height) + 36);
}

bool Frame::toggle_card(std::string_view id, Rect rect, bool on, std::string_view title,
                        ToggleCardLook const& look) {
    auto& back = m_stage.inside();
    auto const target = back.target(id, Role::toggle, title, rect, look.enabled, on);
    back.tree.nodes[target.node].detail = look.body;
    back.pressable_ground(rect, target, back.colour(Paint::card), back.colour(Paint::line),
                          measure::line, measure::corner);
    ToggleCardParts const parts = parts_of(rect, look.stacked);
    icon_square(parts.icon, look.icon, Tint::primary);
    draw_switch(back, parts.toggle, on, look.enabled);
    Tag const tag{std::string{look.tag}, Tint::accent, {}};
    Size const tag_room = look.tag.empty() ? Size{} : tag_size(tag);
    Size const one_line = measure(title, style::strong);
    bool const tag_beside = tag_room.w > 0 && one_line.w + 8 + tag_room.w <= parts.words.w;
    float const title_height = measure(title, style::strong, parts.words.w).h;
    float const body_height =
        look.body.empty() ? 0 : measure(look.body, style::quiet, parts.words.w).h;
    float const tag_line = tag_room.w > 0 && !tag_beside ? tag_room.h + 4 : 0;
    float const total = title_height + tag_line + (body_height > 0 ? 4 + body_height : 0);
    Rect words = parts.words;
    if (!look.stacked) words = words.centered({words.w, std::min(total, words.h)});
    Rect const title_place = words.cut_top(title_height, 4);
    back.words(target.node, title_place, title, style::strong, back.colour(Paint::ink));
    if (tag_beside) {
        this->tag({title_place.x + one_line.w + 8, title_place.y + (one_line.h - tag_room.h) / 2,
                   tag_room.w, tag_room.h},
                  tag);
    } else if (tag_room.w > 0) {
        this->tag(words.cut_top(tag_room.h, 4).centered_at_start(tag_room), tag);
    }
    if (body_height > 0) {
        back.words(target.node, words, look.body, style::quiet, back.colour(Paint::quiet));
    }
    return target.pressed;
}

std::optional<int> Frame::week_grid(std::string_view id, Rect rect, WeekGrid const& grid) {
    auto& back = m_stage.inside();
    auto const parts = static_cast<int>(grid.parts.size());
    auto const days = static_cast<int>(grid.days.size());
    if (parts == 0 || days == 0) return {};
    constexpr float gap = 12;
    std::optional<int> pressed;
    // Where the days need the width, the parts' names stand above their cells.
    bool const above = rect.w < 900;
    float const side = above ? 0 : std::min(220.0f, rect.w * 0.2f) + gap;
    Rect names = rect.cut_top(line_height(style::strong), 8);
    names.cut_start(side);
    auto const columns = names.columns(days, gap);
    for (std::size_t day = 0; day < grid.days.size(); ++day)
        text(columns[day], grid.days[day], style::strong.with(Align::center).shrinking().lines(1));
    auto const rows = rect.rows(parts, above ? 20 : gap);
    for (std::size_t part = 0; part < grid.parts.size(); ++part) {
        Rect row = rows[part];
        Rect label = above ? row.cut_top(line_height(style::body), 4) : row.cut_start(side);
        if (part < grid.part_icons.size())
            icon(label.cut_start(44, 8), grid.part_icons[part], Paint::primary, 36);
        text(label, grid.parts[part], style::body.with(Stand::middle).shrinking().lines(2));
        auto const cells = row.columns(days, gap);
        for (std::size_t day = 0; day < grid.days.size(); ++day) {
            int const bit = static_cast<int>(part * 7 + day);
            bool const is_chosen = (grid.chosen & ~grid.blocked) >> bit & 1u;
            bool const is_blocked = (grid.blocked >> bit & 1u) != 0;
            auto const target = back.target(std::string{id} + "." + std::to_string(bit),
                                            Role::toggle, grid.days[day] + ", " + grid.parts[part],
                                            cells[day], !is_blocked, is_chosen);
            back.pressable_ground(
                cells[day], target, back.colour(is_chosen ? Paint::primary : Paint::card),
                back.colour(is_chosen ? Paint::primary : Paint::line), measure::tile_line, 16);
            if (is_blocked)
                back.icon(cells[day], grid.blocked_icon, back.colour(Paint::quiet), 32);
            else if (is_chosen)
                back.icon(cells[day], grid.chosen_icon, back.colour(Paint::on_primary), 36);
            if (target.pressed) pressed = bit;
        }
    }
    return pressed;
}

}  // namespace ontmoet::ui
