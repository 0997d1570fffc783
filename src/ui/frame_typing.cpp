// SPDX-License-Identifier: EUPL-1.2
#include "text/caret.h"
#include "text/graphemes.h"
#include "ui/backstage.h"
#include "ui/frame.h"
#include "ui/unmirrored.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace ontmoet::ui {

namespace {

void apply_key(text::TextEdit& edit, KeyEvent const& event) {
    switch (event.key) {
        case Key::text: edit.insert(event.text); break;
        case Key::erase: edit.delete_backward(); break;
        case Key::erase_forward: edit.delete_forward(); break;
        case Key::left: edit.move_backward(); break;
        case Key::right: edit.move_forward(); break;
        case Key::home: edit.move_home(); break;
        case Key::end: edit.move_end(); break;
        case Key::undo: edit.undo(); break;
        case Key::up:
        case Key::down:
        case Key::enter:
        case Key::tab:
        case Key::back_tab:
        case Key::escape: break;
    }
}

std::string dots_for(std::string_view text) {
    std::string dots;
    for (std::size_t i = 1; i < text::grapheme_boundaries(text).size(); ++i) dots += "•";
    return dots;
}

// Where the layout's top left goes, in pixels, so that the caret is inside the box.
Point place_of(text::Layout const& layout, Rect const& box, std::optional<text::CaretPlace> caret) {
    bool const fits = layout.width <= box.w;
    Point at{layout.right_to_left ? box.end() - layout.width : box.x,
             box.y + std::max(0.0f, (box.h - layout.height) / 2)};
    if (!caret) return at;
    if (!fits) {
        float const x = at.x + caret->x;
        if (x > box.end() - 4) at.x -= x - (box.end() - 4);
        if (x < box.x + 4) at.x += box.x + 4 - x;
    }
    float const low = at.y + caret->top + caret->height;
    if (low > box.bottom()) at.y -= low - box.bottom();
    return {std::round(at.x), std::round(at.y)};
}

}  // namespace

void Frame::focus(std::string_view id) {
    auto& back = m_stage.inside();
    if (back.field == id || (!back.is_anew && back.seen.find(id))) return;
    back.field = id;
    back.focus.place(id);
}

std::string const& Frame::focused() const {
    return m_stage.inside().field;
}
bool Frame::submitted(std::string_view id) const {
    return !id.empty() && m_stage.inside().submitted == id;
}

std::optional<std::string> Frame::text_field(std::string_view id, Rect rect, std::string_view value,
                                             FieldLook const& look) {
    auto& back = m_stage.inside();
    auto const target =
        back.target(id, Role::field, look.label.empty() ? look.placeholder : look.label, rect);
    bool const has_focus = back.field == id;
    if (has_focus) {
        if (back.edit_id != id) {
            auto const most = static_cast<std::size_t>(std::max(1, look.max_length));
            back.edit = text::TextEdit(most);
            back.edit_id = id;
            back.edit.set_text(value);
        } else if (back.edit.text() != value) {
            back.edit.set_text(value);
        }
        for (auto const& event : back.edit_keys) apply_key(back.edit, event);
        back.edit_keys.clear();
    }
    std::string const content{has_focus ? back.edit.text() : std::string{value}};
    if (!look.secret) back.tree.nodes[target.node].value = content;
    back.pressable_ground(rect, target, back.colour(Paint::card),
                          back.colour(has_focus ? Paint::primary : Paint::part),
                          has_focus ? 4 : measure::tile_line, 20);
    Rect inside = rect.inset(22, 12);
    if (!look.icon.empty()) {
        back.icon(inside.cut_start(36, 12), look.icon, back.colour(Paint::quiet), 34);
    }
    TextStyle style{.size = 26, .align = Align::own, .stand = Stand::middle};
    style.language = look.language;
    std::string const shown = look.secret ? dots_for(content) : content;
    if (shown.empty() && !look.placeholder.empty()) {
        TextStyle const hint = style.with(Align::start).shrinking(18).lines(look.multiline ? 0 : 1);
        back.words(target.node, inside, look.placeholder, hint, back.colour(Paint::quiet));
    }
    Rect const box = back.painter.to_pixels(inside);
    auto const layout = back.layout(shown, style, back.size_of(style),
                                    look.multiline ? inside.w : 0, look.multiline ? 0 : 1);
    bool const was_touched = has_focus && !look.secret && back.touch.came_down() &&
                             back.tree.nodes[target.node].visible.contains(*back.touch.came_down());
    if (was_touched) {
        Point const at = place_of(*layout, box, text::caret_at(*layout, back.edit.caret()));
        Point const down{back.touch.came_down()->x * back.scale,
                         back.touch.came_down()->y * back.scale};
        back.edit.move_to(text::position_at(*layout, down.x - at.x, down.y - at.y));
    }
    std::optional<text::CaretPlace> caret;
    if (has_focus) {
        caret = text::caret_at(*layout, look.secret ? shown.size() : back.edit.caret());
    }
    Point const at = place_of(*layout, box, caret);
    back.painter.push_clip(inside.inset(-4));
    back.painter.glyphs(*layout, at, back.colour(Paint::ink));
    if (caret) {
        Unmirrored const physical(back.painter);
        Rect const bar{(at.x + caret->x) / back.scale - 1.5f, (at.y + caret->top) / back.scale, 3,
                       caret->height / back.scale};
        back.painter.fill(bar, back.colour(Paint::primary), 1.5f);
    }
    back.painter.pop_clip();
    if (has_focus && content != value) return content;
    return {};
}

std::optional<std::string> Frame::number_pad(std::string_view id, Rect rect, std::string_view value,
                                             NumberPadLook const& look) {
    auto& back = m_stage.inside();
    Rect const place = back.painter.to_canvas(rect);
    Unmirrored const physical(back.painter);
    auto const cells = place.grid(3, 4, 12);
    std::string digits{value};
    auto const key = [&](std::size_t cell, std::string const& name, std::string_view icon_name) {
        bool const is_erase = !icon_name.empty();
        bool const enabled = look.enabled && (!is_erase || !value.empty());
        auto const target = back.target(std::string{id} + "." + name, Role::key,
                                        is_erase ? say("key.erase") : name, cells[cell], enabled);
        back.pressable_ground(cells[cell], target, back.colour(Paint::card),
                              back.colour(Paint::line), measure::tile_line, 18);
        Colour const ink = back.colour(enabled ? Paint::ink : Paint::quiet);
        TextStyle const style =
            style::heading.sized(32).with(Align::center).with(Stand::middle).lines(1).shrinking(20);
        if (is_erase) {
            back.icon(cells[cell], icon_name, ink, 36);
        } else {
            back.words(target.node, cells[cell], name, style, ink);
        }
        for (int i = 0; target.pressed && i < back.touch.presses_of(std::string{id} + "." + name);
             ++i) {
            if (is_erase) {
                if (!digits.empty()) digits.pop_back();
            } else if (static_cast<int>(digits.size()) < look.max_digits) {
                digits += name;
            }
        }
    };
    for (std::size_t digit = 1; digit <= 9; ++digit) key(digit - 1, std::to_string(digit), {});
    key(10, "0", {});
    key(11, "erase", "backspace");
    if (digits == value) return {};
    return digits;
}

void Frame::pin_dots(Rect rect, int filled, int total) {
    auto& back = m_stage.inside();
    Rect strip = rect.centered({static_cast<float>(total) * 44, 44});
    back.add("", Role::progress, std::to_string(filled) + "/" + std::to_string(total), strip);
    for (int i = 0; i < total; ++i) {
        Point const middle = strip.cut_start(44).middle();
        if (i < filled) {
            back.painter.circle(middle, 13, back.colour(Paint::primary));
        } else {
            back.painter.circle_line(middle, 12, back.colour(Paint::part), 3);
        }
    }
}

}  // namespace ontmoet::ui
