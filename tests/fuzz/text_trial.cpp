// SPDX-License-Identifier: EUPL-1.2
#include "fuzz/text_trial.h"

#include "base/check.h"
#include "text/atlas.h"
#include "text/caret.h"
#include "text/text_edit.h"
#include "text/text_engine.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>

namespace ontmoet::fuzz {
namespace {

using namespace text;

// Bytes read one by one; zero when there are no more.
class Bytes {
public:
    explicit Bytes(std::string_view bytes) : m_bytes(bytes) {}

    std::size_t next() {
        if (m_bytes.empty()) return 0;
        auto const byte = static_cast<std::uint8_t>(m_bytes.front());
        m_bytes.remove_prefix(1);
        return byte;
    }
    std::string_view take(std::size_t count) {
        auto const taken = m_bytes.substr(0, count);
        m_bytes.remove_prefix(taken.size());
        return taken;
    }
    std::string_view rest() const { return m_bytes; }
    bool empty() const { return m_bytes.empty(); }

private:
    std::string_view m_bytes;
};

struct House {
    std::unique_ptr<TextEngine> engine;
    Atlas atlas;

    static House& get() {
        static House house = [] {
            auto engine = TextEngine::create(find_fonts().value(), {.layouts = 8});
            auto fonts = engine.value()->fonts();
            return House{std::move(engine.value()), Atlas(fonts, {.page_px = 256, .pages = 2})};
        }();
        return house;
    }
};

LayoutRequest request_from(Bytes& bytes) {
    constexpr std::array<char const*, 8> k_languages{"nl", "ar", "fa", "ti", "tr", "ps", "uk", ""};
    LayoutRequest request;
    request.language = k_languages[bytes.next() % k_languages.size()];
    auto const look = bytes.next();
    request.direction = static_cast<Direction>(look % 3);
    request.align = static_cast<Align>(look / 3 % 3);
    request.weight = static_cast<Weight>(look / 9 % 2);
    request.size_px = static_cast<float>(8 + look % 40);
    if (auto const width = bytes.next(); width < 200) {
        request.max_width_px = static_cast<float>(width * 2);
    }
    if (auto const lines = bytes.next(); lines < 128) {
        request.max_lines = static_cast<std::uint32_t>(lines % 5);
    }
    request.text = bytes.rest();
    return request;
}

void check_layout(Layout const& layout, LayoutRequest const& request) {
    check(!layout.lines.empty(), "there is a line");
    check(layout.lines.size() <= std::max(request.max_lines, 1U), "at most the lines asked for");
    check(std::isfinite(layout.width) && std::isfinite(layout.height), "a layout has a size");
    std::uint32_t begin = 0;
    for (auto const& line : layout.lines) {
        check(line.begin_byte >= begin && line.end_byte >= line.begin_byte, "lines follow on");
        check(line.end_byte <= request.text.size(), "lines stay within the text");
        check(layout.overflows || line.width <= layout.box_width + 0.11F, "lines fit the box");
        begin = line.end_byte;
        auto left = line.left - 0.1F;
        for (auto i = line.first_cluster; i < line.first_cluster + line.cluster_count; ++i) {
            auto const& letter = layout.clusters[i];
            check(letter.begin_byte >= line.begin_byte && letter.end_byte <= line.end_byte,
                  "letters belong to their line");
            check(letter.begin_byte < letter.end_byte, "letters have bytes");
            check(letter.left >= left && letter.right >= letter.left, "letters stand in order");
            left = letter.right - 0.01F;
        }
    }
}

void check_caret(Layout const& layout, std::string_view text) {
    for (std::size_t byte = 0; byte <= text.size(); byte += 1 + text.size() / 20) {
        for (auto const beside : {Beside::letter_before, Beside::letter_after}) {
            auto const place = caret_at(layout, {byte, beside});
            check(std::isfinite(place.x) && place.line < layout.lines.size(), "a caret stands");
            auto const touched = position_at(layout, place.x, place.top);
            check(touched.byte <= text.size(), "a touch hits the text");
            auto const again = caret_at(layout, touched);
            check(std::abs(again.x - place.x) < 0.1F, "a touch puts the caret where it is");
        }
    }
    for (auto const step : {step_right, step_left}) {
        CaretPosition position(layout.right_to_left == (step == step_right) ? text.size() : 0);
        auto steps = layout.clusters.size() + 2 * layout.lines.size();
        while (auto const next = step(layout, position)) {
            check(steps-- > 0, "a walk ends");
            position = *next;
        }
    }
    for (auto const& box : selection_boxes(layout, text.size() / 4, text.size() * 3 / 4)) {
        check(box.width > 0 && std::isfinite(box.left), "a box can be seen");
    }
}

void check_edit(TextEdit const& edit) {
    auto const borders = grapheme_boundaries(edit.text());
    auto const is_border = [&](std::size_t byte) {
        return std::binary_search(borders.begin(), borders.end(), byte);
    };
    auto const range = edit.selection();
    check(is_valid_utf8(edit.text()), "a field's text is valid");
    check(borders.size() - 1 <= edit.max_clusters(), "a field holds no more than it may");
    check(is_border(range.begin) && is_border(range.end) && is_border(edit.caret()),
          "caret and selection stand between letters");
}

void edit_once(TextEdit& edit, Bytes& bytes, TextEngine& engine) {
    auto const action = bytes.next();
    auto const select = action < 128 ? Select::drop : Select::stretch;
    switch (action % 16) {
        case 0: edit.delete_backward(); break;
        case 1: edit.delete_forward(); break;
        case 2: edit.move_backward(select); break;
        case 3: edit.move_forward(select); break;
        case 4: edit.move_to(bytes.next(), select); break;
        case 5: edit.undo(); break;
        case 6: edit.redo(); break;
        case 7: edit.select_word_at(bytes.next()); break;
        case 8: edit.delete_word_backward(); break;
        case 9: edit.delete_word_forward(); break;
        case 10: edit.move_word_backward(select); break;
        case 11: edit.move_word_forward(select); break;
        case 12: edit.move_left(*engine.layout({.text = edit.text()}), select); break;
        case 13: edit.move_right(*engine.layout({.text = edit.text()}), select); break;
        default: edit.insert(bytes.take(1 + bytes.next() % 12));
    }
}

void try_edit(std::string_view input, TextEngine& engine) {
    Bytes bytes(input);
    TextEdit edit(1 + bytes.next() % 40);
    while (!bytes.empty()) {
        edit_once(edit, bytes, engine);
        check_edit(edit);
    }
    auto const text = edit.text();
    while (edit.redo()) {
    }
    auto const last = edit.text();
    while (edit.undo()) check_edit(edit);
    while (edit.redo()) check_edit(edit);
    check(edit.text() == last, "what is undone can be done again");
}

}  // namespace

void try_text(std::string_view input) {
    auto& house = House::get();
    Bytes bytes(input);
    auto const request = request_from(bytes);
    auto const layout = house.engine->layout(request);
    check_layout(*layout, request);
    check_caret(*layout, request.text);
    house.atlas.begin_frame();
    for (auto const& glyph : layout->glyphs) {
        auto const quad = house.atlas.quad(glyph, layout->size_px, 3.3F, 5);
        check(!quad || (std::isfinite(quad->left) && quad->u1 <= 1 && quad->v1 <= 1),
              "a glyph lies on its page");
    }
    check(house.atlas.page_count() <= 2, "an atlas keeps its bounds");
    try_edit(input.substr(0, 200), *house.engine);
}

}  // namespace ontmoet::fuzz
