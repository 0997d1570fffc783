// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "ui/backstage.h"
#include "ui/frame.h"
#include "ui/limits.h"
#include "ui/unmirrored.h"

#include <algorithm>
#include <string>

namespace ontmoet::ui {

namespace {

constexpr float key_gap = 8;
constexpr float popup_key = 72;

std::string id_of(std::string_view keyboard, KeyCap const& key) {
    std::string const id{keyboard};
    switch (key.act) {
        case KeyCap::Act::type: return id + "." + key.name;
        case KeyCap::Act::page: return id + ".page." + key.name;
        case KeyCap::Act::erase: return id + ".erase";
        case KeyCap::Act::space: return id + ".space";
        case KeyCap::Act::enter: return id + ".enter";
    }
    return id;
}

// What is read aloud of a key.
std::string spoken_of(Backstage const& back, KeyCap const& key, KeyboardLook const& look) {
    auto const& tongue = *back.setting.tongue;
    switch (key.act) {
        case KeyCap::Act::erase: return tongue.text("key.erase");
        case KeyCap::Act::space: return tongue.text("key.space");
        case KeyCap::Act::enter:
            return look.enter.empty() ? tongue.text("common.done") : std::string{look.enter};
        default: return key.name;
    }
}

float width_of(std::vector<KeyCap> const& row) {
    float width = 0;
    for (auto const& key : row) width += key.width;
    return width;
}

// Types the letters into the focused field in the next frame.
void type(Backstage& back, KeyEvent event) {
    event.when = back.now;
    back.edit_keys_next.push_back(std::move(event));
    back.wake(back.now);
}

void draw_key_face(Backstage& back, Target const& target, Rect const& rect, KeyCap const& key,
                   KeyboardLayout const& layout, KeyboardLook const& look) {
    bool const is_enter = key.act == KeyCap::Act::enter;
    bool const is_letter = key.act == KeyCap::Act::type || key.act == KeyCap::Act::space;
    Paint const quiet_fill = is_letter ? Paint::card : Paint::track;
    back.pressable_ground(rect, target, back.colour(is_enter ? Paint::primary : quiet_fill),
                          back.colour(Paint::line), is_letter ? measure::line : 0, 14);
    Colour const ink = back.colour(is_enter ? Paint::on_primary : Paint::ink);
    TextStyle style = style::body.sized(28).with(Align::center).with(Stand::middle).lines(1);
    style.smallest = 14;
    style.fixed_size = true;
    Rect const inside = rect.inset(4, 2);
    constexpr std::string_view icon_mark = "icon:";
    switch (key.act) {
        case KeyCap::Act::type: {
            style.language = layout.languages.empty() ? "" : std::string_view{layout.languages[0]};
            back.words(target.node, inside, key.name, style, ink);
            if (key.others.empty()) break;
            // A dot in the corner says that holding the key shows more.
            back.painter.circle({rect.end() - 12, rect.y + 12}, 3, back.colour(Paint::part));
            break;
        }
        case KeyCap::Act::page: {
            std::string const& label = layout.page(key.name).label;
            if (label.starts_with(icon_mark)) {
                back.icon(rect, label.substr(icon_mark.size()), ink, 32);
            } else {
                back.words(target.node, inside, label, style.sized(22), ink);
            }
            break;
        }
        case KeyCap::Act::erase: back.icon(rect, "backspace", ink, 32); break;
        case KeyCap::Act::space: back.icon(rect, "space_bar", ink, 32); break;
        case KeyCap::Act::enter:
            if (look.enter.empty()) {
                back.icon(rect, "keyboard_return", ink, 34);
            } else {
                style.bold = true;
                back.words(target.node, inside, look.enter, style.sized(24).in({}), ink);
            }
            break;
    }
}

}  // namespace

void Frame::keyboard(std::string_view id, Rect rect, KeyboardLook const& look) {
    auto& back = m_stage.inside();
    Rect const place = back.painter.to_canvas(rect);
    Unmirrored const physical(back.painter);
    auto const& layout = back.keyboards.find(look.layout, tongue().language().tag);
    std::string& page_name = back.keyboard_pages[std::string{id} + " " + layout.name];
    KeyPage const& page = layout.page(page_name);
    std::string next_page = page_name;
    std::string const hold_prefix = std::string{id} + ".hold.";

    if (back.popup && back.popup->key_id.starts_with(std::string{id} + ".")) {
        bool done = false;
        for (auto const& letter : back.popup->letters) {
            if (back.touch.presses_of(hold_prefix + letter) == 0) continue;
            type(back, {Key::text, letter, {}});
            if (!page.after.empty()) next_page = page.after;
            done = true;
        }
        auto const down = back.touch.came_down();
        Node const* below = down ? back.seen.at(*down) : nullptr;
        if (down && !(below && below->id.starts_with(hold_prefix))) done = true;
        if (done) back.popup.reset();
    }
    float widest = 1;
    for (auto const& row : page.rows) widest = std::max(widest, width_of(row));
    float const unit = (place.w + key_gap) / widest;
    auto const strips = place.rows(static_cast<int>(page.rows.size()), key_gap);
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
        auto const& row = page.rows[i];
        float x = place.x + (place.w + key_gap - width_of(row) * unit) / 2;
        for (auto const& key : row) {
            Rect const box{x, strips[i].y, key.width * unit - key_gap, strips[i].h};
            x += key.width * unit;
            std::string const key_id = id_of(id, key);
            auto const target = back.target(key_id, Role::key, spoken_of(back, key, look), box);
            draw_key_face(back, target, box, key, layout, look);
            for (int press = back.touch.presses_of(key_id); press > 0; --press) {
                switch (key.act) {
                    case KeyCap::Act::type:
                    case KeyCap::Act::space:
                        type(back, {Key::text, key.name, {}});
                        if (!page.after.empty()) next_page = page.after;
                        break;
                    case KeyCap::Act::page: next_page = key.name; break;
                    case KeyCap::Act::erase: type(back, {Key::erase, {}, {}}); break;
                    case KeyCap::Act::enter: type(back, {Key::enter, {}, {}}); break;
                }
            }
            bool const shows_more = !back.popup && !key.others.empty() && target.held &&
                                    back.touch.held_for(back.now) >= limits::long_press;
            if (shows_more) {
                back.popup = Popup{key_id, hold_prefix, box, key.others};
                back.touch.hand_over(hold_prefix);
            }
        }
    }
    if (next_page != page_name) {
        page_name = next_page;
        back.wake(back.now);
    }
}

// Above the held key, within the canvas; drawn last of all.
void Backstage::draw_popup() {
    if (!popup) return;
    if (!tree.find(popup->key_id)) {
        popup.reset();
        return;
    }
    Unmirrored const physical(painter);
    layer = top_layer;
    auto const count = static_cast<float>(popup->letters.size());
    float const width = count * (popup_key + key_gap) + key_gap;
    float const height = popup_key + 2 * key_gap;
    Rect box{popup->key.middle().x - width / 2, popup->key.y - height - 4, width, height};
    box.x = std::clamp(box.x, 8.0f, std::max(8.0f, canvas.w - width - 8));
    painter.fill(box.inset(-3).moved({0, 3}), colour(Paint::shadow), 20);
    painter.fill(box, colour(Paint::card), 18);
    painter.outline(box, colour(Paint::primary), 3, 18);
    Rect inside = box.inset(key_gap);
    TextStyle style = style::body.sized(30).with(Align::center).with(Stand::middle).lines(1);
    style.fixed_size = true;
    for (auto const& letter : popup->letters) {
        Rect const place = inside.cut_start(popup_key, key_gap);
        auto const made = target(popup->prefix + letter, Role::key, letter, place);
        bool const is_under_finger = touch.finger() && place.contains(*touch.finger());
        Paint const ground = is_under_finger ? Paint::primary_soft : Paint::neutral_soft;
        painter.fill(place, colour(ground), 12);
        words(made.node, place, letter, style, colour(Paint::ink));
    }
}

}  // namespace ontmoet::ui
