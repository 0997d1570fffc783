// SPDX-License-Identifier: EUPL-1.2
#include "text/caret.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace ontmoet::text {
namespace {

// Narrower than any letter, wider than an error of rounding.
constexpr float k_no_room_px = 0.01F;

// The letters of a line from left to right.
std::span<Cluster const> letters_of(Layout const& layout, std::size_t line) {
    auto const& range = layout.lines[line];
    return {layout.clusters.data() + range.first_cluster, range.cluster_count};
}

// A place between two neighbours on the screen: `border` letters of the line stand to its left.
struct Border {
    std::size_t line = 0;
    std::size_t border = 0;
};

// Where the letter with this number is read from, and where to.
std::size_t border_before(std::span<Cluster const> letters, std::size_t letter) {
    return letters[letter].right_to_left ? letter + 1 : letter;
}

std::size_t border_after(std::span<Cluster const> letters, std::size_t letter) {
    return letters[letter].right_to_left ? letter : letter + 1;
}

// Broken inside a word: no space hangs over the end of the line.
bool is_broken_in_word(Layout const& layout, std::size_t line) {
    if (line + 1 >= layout.lines.size()) return false;
    auto const next = layout.lines[line + 1].begin_byte;
    auto const letters = letters_of(layout, line);
    return std::any_of(letters.begin(), letters.end(),
                       [&](Cluster const& letter) { return letter.end_byte == next; });
}

std::size_t line_of(Layout const& layout, CaretPosition position) {
    std::size_t line = 0;
    while (line + 1 < layout.lines.size() && layout.lines[line + 1].begin_byte <= position.byte) {
        ++line;
    }
    auto const is_at_start = line > 0 && layout.lines[line].begin_byte == position.byte;
    auto const ends_the_line_before = is_at_start && position.beside == Beside::letter_before &&
                                      is_broken_in_word(layout, line - 1);
    return ends_the_line_before ? line - 1 : line;
}

Border border_of(Layout const& layout, CaretPosition position) {
    auto const line = line_of(layout, position);
    auto const letters = letters_of(layout, line);
    auto const none = letters.size();
    auto before = none;
    auto after = none;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        auto const is_before = letters[i].end_byte <= position.byte;
        auto& nearest = is_before ? before : after;
        auto const is_nearer =
            nearest == none || (letters[i].begin_byte > letters[nearest].begin_byte) == is_before;
        if (is_nearer) nearest = i;
    }
    if (before == none && after == none) return {line, 0};
    auto const beside_after =
        before == none || (after != none && position.beside == Beside::letter_after);
    return {line, beside_after ? border_before(letters, after) : border_after(letters, before)};
}

float x_of(Layout const& layout, Border const& place) {
    auto const letters = letters_of(layout, place.line);
    auto const& line = layout.lines[place.line];
    if (letters.empty()) return line.right_to_left ? line.left + line.width : line.left;
    return place.border < letters.size() ? letters[place.border].left : letters.back().right;
}

// The one name of a place that has two, because its neighbours are read one after the other.
CaretPosition plain(Layout const& layout, CaretPosition position) {
    CaretPosition const usual(position.byte);
    auto const a = border_of(layout, position);
    auto const b = border_of(layout, usual);
    return a.line == b.line && a.border == b.border ? usual : position;
}

CaretPosition left_edge_of(Cluster const& letter) {
    return letter.right_to_left ? CaretPosition(letter.end_byte)
                                : CaretPosition(letter.begin_byte, Beside::letter_after);
}

CaretPosition right_edge_of(Cluster const& letter) {
    return letter.right_to_left ? CaretPosition(letter.begin_byte, Beside::letter_after)
                                : CaretPosition(letter.end_byte);
}

// Into the neighbouring line, at the edge where one comes in. Which one that is the first line
// says for all, so that a walk through paragraphs of both directions comes to an end.
std::optional<CaretPosition> step_to_line(Layout const& layout, std::size_t from, bool rightwards) {
    auto const is_onwards = layout.right_to_left != rightwards;
    if (is_onwards ? from + 1 >= layout.lines.size() : from == 0) return std::nullopt;
    auto const to = is_onwards ? from + 1 : from - 1;
    auto const letters = letters_of(layout, to);
    if (letters.empty()) return CaretPosition(layout.lines[to].begin_byte, Beside::letter_after);
    return rightwards ? left_edge_of(letters.front()) : right_edge_of(letters.back());
}

std::optional<CaretPosition> step(Layout const& layout, CaretPosition from, bool rightwards) {
    auto place = border_of(layout, from);
    auto const letters = letters_of(layout, place.line);
    auto const x = x_of(layout, place);
    while (rightwards ? place.border < letters.size() : place.border > 0) {
        // The caret stays beside the letter it has just passed.
        auto const& passed = letters[rightwards ? place.border : place.border - 1];
        place.border = rightwards ? place.border + 1 : place.border - 1;
        // What takes no room, such as a direction mark, is no step.
        if (std::abs(x_of(layout, place) - x) < k_no_room_px) continue;
        return plain(layout, rightwards ? right_edge_of(passed) : left_edge_of(passed));
    }
    auto const next = step_to_line(layout, place.line, rightwards);
    return next ? std::optional(plain(layout, *next)) : std::nullopt;
}

}  // namespace

CaretPlace caret_at(Layout const& layout, CaretPosition position) {
    auto const place = border_of(layout, position);
    auto const& line = layout.lines[place.line];
    return {x_of(layout, place), line.top, line.height, static_cast<std::uint32_t>(place.line)};
}

CaretPosition position_at(Layout const& layout, float x, float y) {
    std::size_t line = 0;
    while (line + 1 < layout.lines.size() && layout.lines[line + 1].top <= y) ++line;
    auto const letters = letters_of(layout, line);
    if (letters.empty()) {
        return plain(layout, {layout.lines[line].begin_byte, Beside::letter_after});
    }
    auto const distance = [x](Cluster const& letter) {
        return std::max({letter.left - x, x - letter.right, 0.0F});
    };
    auto const nearest =
        std::min_element(letters.begin(), letters.end(),
                         [&](auto const& a, auto const& b) { return distance(a) < distance(b); });
    auto const is_left_half = x < (nearest->left + nearest->right) / 2;
    return plain(layout, is_left_half ? left_edge_of(*nearest) : right_edge_of(*nearest));
}

std::optional<CaretPosition> step_left(Layout const& layout, CaretPosition from) {
    return step(layout, from, false);
}

std::optional<CaretPosition> step_right(Layout const& layout, CaretPosition from) {
    return step(layout, from, true);
}

std::vector<TextBox> selection_boxes(Layout const& layout, std::size_t begin, std::size_t end) {
    std::vector<TextBox> boxes;
    for (std::size_t index = 0; index < layout.lines.size(); ++index) {
        auto const& line = layout.lines[index];
        TextBox box{0, line.top, 0, line.height};
        auto const close_box = [&] {
            if (box.width > 0) boxes.push_back(box);
            box.width = 0;
        };
        for (auto const& letter : letters_of(layout, index)) {
            auto const is_selected = letter.begin_byte < end && letter.end_byte > begin;
            if (!is_selected) close_box();
            if (!is_selected || letter.right <= letter.left) continue;
            if (box.width == 0) box.left = letter.left;
            box.width = letter.right - box.left;
        }
        close_box();
    }
    return boxes;
}

}  // namespace ontmoet::text
