// SPDX-License-Identifier: EUPL-1.2
#include "text/caret.h"
#include "text/graphemes.h"
#include "ui/backstage.h"
#include "ui/frame.h"
#include "ui/limits.h"
#include "ui/unmirrored.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace ontmoet::ui {

namespace {

// The field of this frame that is being drawn.
struct Field {
    Backstage& back;
    FieldLook const& look;
    std::string_view id;
    std::size_t node = 0;
    Rect inside{};  // where the words stand

    TextStyle style() const {
        TextStyle style{.size = 26, .align = Align::own, .stand = Stand::middle};
        style.language = look.language;
        return style;
    }
    std::shared_ptr<text::Layout const> layout(std::string_view shown) const {
        return back.layout(shown, style(), back.size_of(style()), look.multiline ? inside.w : 0,
                           look.multiline ? 0 : 1);
    }
};

void apply_key(Field const& field, KeyEvent const& event) {
    auto& edit = field.back.edit;
    auto const select = event.stretch ? text::Select::stretch : text::Select::drop;
    switch (event.key) {
        case Key::text: edit.insert(event.text); break;
        case Key::other_form:
            edit.move_backward(text::Select::stretch);
            edit.insert(event.text);
            break;
        case Key::erase: edit.delete_backward(); break;
        case Key::erase_forward: edit.delete_forward(); break;
        case Key::left: edit.move_left(*field.layout(edit.text()), select); break;
        case Key::right: edit.move_right(*field.layout(edit.text()), select); break;
        case Key::home: edit.move_home(select); break;
        case Key::end: edit.move_end(select); break;
        case Key::select_all: edit.select_all(); break;
        case Key::undo: edit.undo(); break;
        case Key::redo: edit.redo(); break;
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

text::CaretPosition position_under(Field const& field, Point finger) {
    auto const& back = field.back;
    auto const layout = field.layout(back.edit.text());
    Point const at = place_of(*layout, back.painter.to_pixels(field.inside),
                              text::caret_at(*layout, back.edit.caret_position()));
    return text::position_at(*layout, finger.x * back.scale - at.x, finger.y * back.scale - at.y);
}

// A touch puts the caret, a second one takes the word, a drag along the line selects.
void follow_finger(Field const& field, bool has_focus) {
    auto& back = field.back;
    auto& touched = back.field_touch;
    auto const down = back.touch.came_down();
    Node const* below = down ? back.seen.at(*down) : nullptr;
    if (below && below->id == field.id) {
        bool const is_again = touched.id == field.id &&
                              back.now - touched.when <= limits::double_tap &&
                              std::abs(down->x - touched.at.x) < limits::jitter_at_rest;
        touched = {std::string{field.id}, *down, back.now, false};
        if (has_focus && is_again) {
            back.edit.select_word_at(position_under(field, *down).byte);
        } else if (has_focus) {
            back.edit.move_to(position_under(field, *down));
        }
    } else if (down && touched.id == field.id) {
        // A finger that comes down on a key is not the one that touched the field.
        touched = {};
    }
    auto const finger = back.touch.finger();
    if (!has_focus || !finger || touched.id != field.id) return;
    Point const way = *finger - touched.at;
    bool const along = std::abs(way.x) >= limits::jitter && std::abs(way.x) > std::abs(way.y);
    touched.selects = touched.selects || along;
    if (touched.selects) {
        back.edit.move_to(position_under(field, *finger), text::Select::stretch);
    }
}

void draw_selection(Field const& field, text::Layout const& layout, Point at) {
    auto& back = field.back;
    auto const selected = back.edit.selection();
    Unmirrored const physical(back.painter);
    for (auto const& box : text::selection_boxes(layout, selected.begin, selected.end)) {
        Rect const behind{(at.x + box.left) / back.scale, (at.y + box.top) / back.scale,
                          box.width / back.scale, box.height / back.scale};
        back.painter.fill(behind, back.colour(Paint::primary_soft));
        back.painter.fill({behind.x, behind.bottom() - 3, behind.w, 3},
                          back.colour(Paint::primary));
    }
}

void draw_caret(Backstage& back, text::CaretPlace const& caret, Point at) {
    Unmirrored const physical(back.painter);
    Rect const bar{(at.x + caret.x) / back.scale - 1.5f, (at.y + caret.top) / back.scale, 3,
                   caret.height / back.scale};
    back.painter.fill(bar, back.colour(Paint::primary), 1.5f);
}

void draw_typed(Field const& field, std::string const& shown, bool has_focus) {
    auto& back = field.back;
    auto const layout = field.layout(shown);
    std::optional<text::CaretPlace> caret;
    if (has_focus) {
        caret = text::caret_at(*layout, field.look.secret ? text::CaretPosition{shown.size()}
                                                          : back.edit.caret_position());
    }
    Point const at = place_of(*layout, back.painter.to_pixels(field.inside), caret);
    bool const has_selection = has_focus && !field.look.secret && !back.edit.selection().empty();
    back.painter.push_clip(field.inside.inset(-4));
    if (has_selection) draw_selection(field, *layout, at);
    back.painter.glyphs(*layout, at, back.colour(Paint::ink));
    if (!shown.empty()) back.note(field.node, {layout, layout->size_px / back.scale});
    if (caret && !has_selection) draw_caret(back, *caret, at);
    back.painter.pop_clip();
}

// What was typed since the last frame comes into the field that has the focus.
void edit_field(Field const& field, std::string_view value) {
    auto& back = field.back;
    if (back.edit_id != field.id) {
        auto const most = static_cast<std::size_t>(std::max(1, field.look.max_length));
        back.edit = text::TextEdit(most);
        back.edit_id = field.id;
        back.edit.set_text(value);
    } else if (back.edit.text() != value) {
        back.edit.set_text(value);
    }
    for (auto const& event : back.edit_keys) apply_key(field, event);
    back.edit_keys.clear();
}

}  // namespace

void Frame::focus(std::string_view id) {
    auto& back = m_stage.inside();
    if (back.field == id || (!back.is_anew && back.seen.find(id))) return;
    back.field = id;
    back.focus.place(id);
}

void Frame::leave_field() {
    m_stage.inside().field.clear();
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
    back.pressable_ground(rect, target, back.colour(Paint::card),
                          back.colour(has_focus ? Paint::primary : Paint::part),
                          has_focus ? 4 : measure::tile_line, 20);
    Field field{back, look, id, target.node, rect.inset(22, 12)};
    if (!look.icon.empty()) {
        back.icon(field.inside.cut_start(36, 12), look.icon, back.colour(Paint::quiet), 34);
    }
    if (has_focus) edit_field(field, value);
    if (!look.secret) follow_finger(field, has_focus);
    std::string const content{has_focus ? back.edit.text() : std::string{value}};
    if (!look.secret) back.tree.nodes[target.node].value = content;
    if (content.empty() && !look.placeholder.empty()) {
        TextStyle const hint =
            field.style().with(Align::start).shrinking(18).lines(look.multiline ? 0 : 1);
        back.words(target.node, field.inside, look.placeholder, hint, back.colour(Paint::quiet));
    }
    draw_typed(field, look.secret ? dots_for(content) : content, has_focus);
    if (has_focus && content != value) return content;
    return {};
}

}  // namespace ontmoet::ui
