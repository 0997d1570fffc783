// SPDX-License-Identifier: EUPL-1.2
#include "ui/backstage.h"
#include "ui/frame.h"
#include "ui/unmirrored.h"

#include <string>

namespace ontmoet::ui {

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
    for (auto const& event : back.pad_keys) {
        bool const is_digit = event.key == Key::text && event.text.size() == 1 &&
                              event.text[0] >= '0' && event.text[0] <= '9';
        bool const has_room = static_cast<int>(digits.size()) < look.max_digits;
        if (!look.enabled) break;
        if (is_digit && has_room) digits += event.text;
        if (event.key == Key::erase && !digits.empty()) digits.pop_back();
        if (event.key == Key::enter) back.submitted = id;
    }
    back.pad_keys.clear();
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
