// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "ui/key_board.h"

#include <string>

namespace ontmoet::ui {

namespace {

constexpr float key_gap = 6;

bool has_latin_letters(KeyboardLayout const& layout) {
    for (auto const& row : layout.pages.front().rows) {
        for (auto const& key : row) {
            if (key.name == "a") return true;
        }
    }
    return false;
}

void draw_words(Board& board, PlacedKey const& key, Rect const& rect, std::string_view words,
                TextStyle style, Colour ink) {
    style = style.with(Align::center).with(Stand::middle).lines(1).shrinking();
    board.back.words(key.target.node, rect, words, style, ink);
}

void draw_page_key(Board& board, PlacedKey const& key, Rect const& inside, Colour ink) {
    bool const is_open = closes_capitals(board, *key.key);
    if (is_open || opens_capitals(board, *key.key)) {
        bool const locks = is_open && board.state.locked;
        board.back.icon(inside, locks ? "keyboard_capslock" : "arrow_upward", ink, 34);
        return;
    }
    draw_words(board, key, inside, board.layout.page(key.key->name).label, style::body, ink);
}

void draw_script_key(Board& board, PlacedKey const& key, Rect inside, Colour ink) {
    auto const other = other_script(board);
    if (other.empty()) return board.back.icon(inside, "language", ink, 34);
    auto const& layout = board.back.keyboards.find(other, {});
    draw_words(board, key, inside, layout.pages.front().label, style::body.in(language_of(layout)),
               ink);
}

// A little high, so that the dots and tails of letters that hang low stay on the key.
Rect letter_place(Rect inside) {
    inside.cut_bottom(6);
    return inside;
}

void draw_face(Board& board, PlacedKey const& key, Rect const& inside, Colour ink) {
    auto& back = board.back;
    auto const language = language_of(board.layout);
    switch (key.key->act) {
        case KeyCap::Act::type:
            draw_words(board, key, letter_place(inside), label_of(*key.key),
                       style::body.sized(key.key->width > 1 ? 20 : 28).in(language), ink);
            break;
        case KeyCap::Act::page: draw_page_key(board, key, inside, ink); break;
        case KeyCap::Act::script: draw_script_key(board, key, inside, ink); break;
        case KeyCap::Act::erase: back.icon(inside, "backspace", ink, 32); break;
        case KeyCap::Act::undo: back.icon(inside, "undo", ink, 32); break;
        case KeyCap::Act::space: {
            auto const& own = back.setting.tongue->language();
            bool const is_own = board.layout.serves(own.tag);
            draw_words(board, key, inside, is_own ? own.own_name : board.layout.title,
                       style::body.sized(20).in(is_own ? own.tag : language), ink);
            break;
        }
        case KeyCap::Act::enter:
            if (board.look.enter.empty()) {
                back.icon(inside, "keyboard_return", ink, 34);
            } else {
                draw_words(board, key, inside, board.look.enter, style::strong.sized(24), ink);
            }
            break;
    }
}

}  // namespace

std::string_view language_of(KeyboardLayout const& layout) {
    return layout.languages.empty() ? std::string_view{} : std::string_view{layout.languages[0]};
}

std::string const& label_of(KeyCap const& key) {
    return key.label.empty() ? key.name : key.label;
}

bool opens_capitals(Board const& board, KeyCap const& key) {
    return key.act == KeyCap::Act::page && board.layout.page(key.name).after == board.page.name;
}

bool closes_capitals(Board const& board, KeyCap const& key) {
    return key.act == KeyCap::Act::page && !board.page.after.empty() &&
           board.page.after == key.name;
}

std::string other_script(Board const& board) {
    auto const& keyboards = board.back.keyboards;
    auto const& own = keyboards.find({}, board.back.setting.tongue->language().tag);
    if (board.layout.name != own.name) return own.name;
    return has_latin_letters(own) ? std::string{} : std::string{"latin"};
}

void draw_key(Board& board, PlacedKey const& key) {
    auto& back = board.back;
    Rect const cap = key.place.inset(key_gap / 2);
    using Act = KeyCap::Act;
    Act const act = key.key->act;
    bool const types = act == Act::type || act == Act::space;
    bool const is_open = closes_capitals(board, *key.key);
    bool const is_strong = act == Act::enter || (is_open && board.state.locked);
    bool const is_off = act == Act::undo && !back.edit.can_undo();
    Paint ground = types ? Paint::card : is_off ? Paint::neutral_soft : Paint::track;
    if (is_open) ground = Paint::primary_soft;
    if (is_strong) ground = Paint::primary;
    Paint edge = key.id.starts_with(board.id + ".form.") ? Paint::primary : Paint::line;
    back.pressable_ground(cap, key.target, back.colour(ground), back.colour(edge),
                          types ? measure::line : 0, 14);
    Colour const ink = back.colour(is_strong           ? Paint::on_primary
                                   : is_off            ? Paint::part
                                   : act == Act::space ? Paint::quiet
                                                       : Paint::ink);
    draw_face(board, key, cap.inset(4, 2), ink);
    bool const shows_more =
        !key.key->others.empty() || (act == Act::script && !other_script(board).empty());
    // A dot in the corner says that holding the key shows more.
    if (shows_more) back.painter.circle({cap.end() - 10, cap.y + 10}, 3, back.colour(Paint::part));
    if (key.target.held && act == Act::type) {
        back.bubble = Bubble{cap, label_of(*key.key), std::string{language_of(board.layout)}};
    }
}

}  // namespace ontmoet::ui
