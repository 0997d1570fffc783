// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "ui/frame.h"
#include "ui/key_board.h"
#include "ui/limits.h"
#include "ui/unmirrored.h"

#include <algorithm>
#include <string>

namespace ontmoet::ui {

namespace {

constexpr float tray_margin = 8;
constexpr float widest_key = 150;
constexpr float letter_popup_width = 72;
constexpr float script_popup_width = 176;

std::string id_of(std::string_view keyboard, KeyCap const& key, bool is_form) {
    std::string const id{keyboard};
    switch (key.act) {
        case KeyCap::Act::type: return id + (is_form ? ".form." : ".") + key.name;
        case KeyCap::Act::page: return id + ".page." + key.name;
        case KeyCap::Act::script: return id + ".script";
        case KeyCap::Act::erase: return id + ".erase";
        case KeyCap::Act::undo: return id + ".undo";
        case KeyCap::Act::space: return id + ".space";
        case KeyCap::Act::enter: return id + ".enter";
    }
    return id;
}

// What is read aloud of a key.
std::string spoken_of(Board const& board, KeyCap const& key) {
    auto const& tongue = *board.back.setting.tongue;
    switch (key.act) {
        case KeyCap::Act::type: return label_of(key);
        case KeyCap::Act::page: return board.layout.page(key.name).label;
        case KeyCap::Act::script: return tongue.text("key.script");
        case KeyCap::Act::erase: return tongue.text("key.erase");
        case KeyCap::Act::undo: return tongue.text("key.undo");
        case KeyCap::Act::space: return tongue.text("key.space");
        case KeyCap::Act::enter:
            return board.look.enter.empty() ? tongue.text("common.done")
                                            : std::string{board.look.enter};
    }
    return key.name;
}

float width_of(std::vector<KeyCap> const& row) {
    float width = 0;
    for (auto const& key : row) width += key.width;
    return width;
}

// Edits the focused field in the next frame.
void edit(Backstage& back, Key key, std::string text = {}) {
    back.edit_keys_next.push_back({key, std::move(text), back.now});
    back.wake(back.now);
}

void letter_typed(Board& board) {
    if (!board.page.after.empty() && !board.state.locked) board.state.page = board.page.after;
}

void offer_scripts(Board& board, PlacedKey const& key) {
    Popup popup{key.id, board.id + ".script.", key.place, script_popup_width, {}};
    for (auto const& language : i18n::interface_languages()) {
        auto const& layout = board.back.keyboards.find({}, language.tag);
        auto const is_it = [&](Popup::Key const& one) { return one.name == layout.name; };
        if (std::any_of(popup.keys.begin(), popup.keys.end(), is_it)) continue;
        popup.keys.push_back({layout.name, layout.title, std::string{language_of(layout)}});
    }
    board.back.popup = std::move(popup);
}

void show_script(KeyboardState& state, std::string layout) {
    state = {.own = state.own, .layout = std::move(layout), .page = {}};
}

void offer_letters(Board& board, PlacedKey const& key) {
    Popup popup{key.id, board.id + ".hold.", key.place, letter_popup_width, {}};
    for (auto const& letter : key.key->others) {
        popup.keys.push_back({letter, letter, std::string{language_of(board.layout)}});
    }
    board.back.popup = std::move(popup);
}

// How many letters are gone after holding the erase key so long.
int letters_erased_in(Duration held) {
    if (held < limits::long_press) return 0;
    Duration const slow = limits::erase_slow_letters * limits::erase_slow;
    Duration const over = held - limits::long_press;
    if (over < slow) return 1 + static_cast<int>(over / limits::erase_slow);
    return 1 + limits::erase_slow_letters + static_cast<int>((over - slow) / limits::erase_fast);
}

void hold(Board& board, PlacedKey const& key) {
    auto& back = board.back;
    auto const held = back.touch.held_for(back.now);
    if (held < limits::long_press) return;
    if (key.key->act == KeyCap::Act::erase) {
        for (int const due = letters_erased_in(held); board.state.erased < due;
             ++board.state.erased) {
            edit(back, Key::erase);
        }
        back.touch.hand_over(key.id + ".");
        back.wake(back.now + limits::erase_fast);
    } else if (key.key->act == KeyCap::Act::script) {
        offer_scripts(board, key);
        back.touch.hand_over(back.popup->prefix);
    } else if (!key.key->others.empty()) {
        offer_letters(board, key);
        back.touch.hand_over(back.popup->prefix);
    }
}

void turn_page(Board& board, KeyCap const& key) {
    auto& state = board.state;
    bool const twice = board.back.now - state.shifted <= limits::double_tap;
    bool const is_open = closes_capitals(board, key) || state.page == key.name;
    if (is_open && !state.locked && twice) {
        state.locked = true;
        return;
    }
    if (opens_capitals(board, key)) state.shifted = board.back.now;
    state.locked = false;
    state.page = key.name;
}

void press(Board& board, PlacedKey const& key) {
    auto& back = board.back;
    bool const is_form = key.id.starts_with(board.id + ".form.");
    switch (key.key->act) {
        case KeyCap::Act::type:
        case KeyCap::Act::space:
            edit(back, is_form ? Key::other_form : Key::text, key.key->name);
            letter_typed(board);
            break;
        case KeyCap::Act::page: turn_page(board, *key.key); break;
        case KeyCap::Act::script:
            if (auto other = other_script(board); !other.empty()) {
                show_script(board.state, std::move(other));
            } else {
                offer_scripts(board, key);
            }
            break;
        case KeyCap::Act::erase: edit(back, Key::erase); break;
        case KeyCap::Act::undo: edit(back, Key::undo); break;
        case KeyCap::Act::enter: edit(back, Key::enter); break;
    }
}

// A letter or a script was chosen above the keyboard, or a finger elsewhere closes the choice.
void take_from_popup(Backstage& back, std::string_view id, KeyboardState& state,
                     std::string_view page_after) {
    if (!back.popup || !back.popup->key_id.starts_with(std::string{id} + ".")) return;
    auto const& prefix = back.popup->prefix;
    bool done = false;
    for (auto const& key : back.popup->keys) {
        if (back.touch.presses_of(prefix + key.name) == 0) continue;
        if (prefix.ends_with(".script.")) {
            show_script(state, key.name);
        } else {
            edit(back, Key::text, key.name);
            if (!page_after.empty() && !state.locked) state.page = page_after;
        }
        done = true;
    }
    auto const down = back.touch.came_down();
    Node const* below = down ? back.seen.at(*down) : nullptr;
    if (down && !(below && below->id.starts_with(prefix))) done = true;
    if (done) back.popup.reset();
}

// The letter that would be erased next, in the focused field.
std::string_view letter_before_caret(Backstage const& back) {
    std::string_view const before = std::string_view{back.edit.text()}.substr(0, back.edit.caret());
    std::size_t begin = before.size();
    while (begin > 0 && (static_cast<unsigned char>(before[begin - 1]) & 0xC0U) == 0x80U) --begin;
    return before.substr(begin > 0 ? begin - 1 : 0);
}

void place_keys(Board& board, Rect const& place) {
    auto const& page = board.page;
    auto const* forms =
        page.forms_row < 0 ? nullptr : board.layout.forms_of(letter_before_caret(board.back));
    float widest = 1;
    for (auto const& row : page.rows) widest = std::max(widest, width_of(row));
    float const unit = std::min(place.w / widest, widest_key);
    auto const strips = place.rows(static_cast<int>(page.rows.size()), 0);
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
        bool const is_forms = forms && static_cast<int>(i) == page.forms_row;
        auto const& row = is_forms ? *forms : page.rows[i];
        float x = place.x + (place.w - width_of(row) * unit) / 2;
        for (auto const& key : row) {
            Rect const box{x, strips[i].y, key.width * unit, strips[i].h};
            x += box.w;
            auto id = id_of(board.id, key, is_forms);
            bool const enabled = key.act != KeyCap::Act::undo || board.back.edit.can_undo();
            auto const target =
                board.back.target(id, Role::key, spoken_of(board, key), box, enabled);
            board.keys.push_back({&key, std::move(id), box, target});
        }
    }
}

// Keys of this height can be hit by any finger; five of them must leave room for the screen.
constexpr float key_height = 70;
constexpr float low_key_height = 64;
constexpr float portrait_key_height = 96;

}  // namespace

float Frame::keyboard_height(std::string_view id, KeyboardLook const& look) const {
    auto const& back = m_stage.inside();
    auto const& own = back.keyboards.find(look.layout, tongue().language().tag);
    auto const found = back.keyboard_states.find(id);
    bool const is_known = found != back.keyboard_states.end() && found->second.own == own.name;
    auto const& layout = is_known ? back.keyboards.find(found->second.layout, {}) : own;
    auto const rows = layout.pages.front().rows.size();
    float const landscape = rows > 4 ? low_key_height : key_height;
    return static_cast<float>(rows) * (is_portrait() ? portrait_key_height : landscape);
}

void Frame::keyboard(std::string_view id, Rect rect, KeyboardLook const& look) {
    auto& back = m_stage.inside();
    Rect const place = back.painter.to_canvas(rect);
    Unmirrored const physical(back.painter);
    auto const tag = tongue().language().tag;
    auto& state = back.keyboard_states[std::string{id}];
    auto const& own = back.keyboards.find(look.layout, tag);
    if (state.own != own.name) state = {.own = own.name, .layout = own.name, .page = {}};
    auto const& before = back.keyboards.find(state.layout, tag);
    take_from_popup(back, id, state, before.page(state.page).after);
    auto const& layout = back.keyboards.find(state.layout, tag);
    Board board{back, std::string{id}, look, state, layout, layout.page(state.page)};
    back.keyboard_id = id;

    Rect const tray{0, place.y - tray_margin, back.canvas.w, place.h + 2 * tray_margin};
    back.painter.fill(tray, back.colour(Paint::neutral_soft));
    place_keys(board, {tray_margin, place.y, back.canvas.w - 2 * tray_margin, place.h});
    for (auto const& key : board.keys) draw_key(board, key);
    bool rests_on_erase = false;
    for (auto const& key : board.keys) {
        if (!key.target.held || back.popup) continue;
        rests_on_erase = rests_on_erase || key.key->act == KeyCap::Act::erase;
        hold(board, key);
    }
    if (!rests_on_erase) state.erased = 0;
    auto const shown = state;
    for (auto const& pressed : back.touch.presses()) {
        auto const is_it = [&](PlacedKey const& key) { return key.id == pressed; };
        auto const found = std::find_if(board.keys.begin(), board.keys.end(), is_it);
        if (found != board.keys.end()) press(board, *found);
    }
    bool const is_another =
        shown.page != state.page || shown.layout != state.layout || shown.locked != state.locked;
    if (is_another) back.wake(back.now);
}

}  // namespace ontmoet::ui
