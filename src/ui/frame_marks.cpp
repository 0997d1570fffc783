// SPDX-License-Identifier: EUPL-1.2
#include "ui/backstage.h"
#include "ui/frame.h"
#include "ui/limits.h"
#include "ui/unmirrored.h"

#include <algorithm>
#include <cmath>

namespace ontmoet::ui {

namespace {

constexpr float tag_sides = 14;
constexpr float tag_icon = 26;
constexpr float tag_gap = 8;
constexpr float reason_icon = 28;
constexpr float reason_gap = 12;
constexpr Colour white{255, 255, 255};

}  // namespace

Size Frame::tag_size(Tag const& tag) {
    float width = measure(tag.text, style::small_strong).w + 2 * tag_sides;
    if (!tag.icon.empty()) width += tag_icon + tag_gap;
    return {std::ceil(width), tag_height()};
}

void Frame::tag(Rect rect, Tag const& tag) {
    auto& back = m_stage.inside();
    auto const node = back.add("", Role::text, tag.text, rect);
    Colour const ink = back.colour(ink_of(tag.tint));
    back.painter.fill(rect, back.colour(soft_of(tag.tint)), 14);
    Rect inside = rect.inset(tag_sides, 0);
    if (!tag.icon.empty()) back.icon(inside.cut_start(tag_icon, tag_gap), tag.icon, ink, tag_icon);
    back.words(node, inside, tag.text, style::small_strong.with(Stand::middle).lines(1), ink);
}

float Frame::tags(Rect rect, std::span<Tag const> tags) {
    float x = 0;
    float y = 0;
    float const height = tag_height();
    for (auto const& one : tags) {
        Size const size = tag_size(one);
        if (x > 0 && x + size.w > rect.w) {
            x = 0;
            y += height + 6;
        }
        tag({rect.x + x, rect.y + y, std::min(size.w, rect.w), height}, one);
        x += size.w + 8;
    }
    return tags.empty() ? 0 : y + height;
}

float Frame::tags_height(float width, std::span<Tag const> tags) {
    float x = 0;
    float y = 0;
    float const height = tag_height();
    for (auto const& one : tags) {
        float const tag_width = tag_size(one).w;
        if (x > 0 && x + tag_width > width) {
            x = 0;
            y += height + 6;
        }
        x += tag_width + 8;
    }
    return tags.empty() ? 0 : y + height;
}

float Frame::reason(Rect rect, std::string_view icon_name, std::string_view words, Tint tint,
                    TextStyle const& style) {
    auto& back = m_stage.inside();
    Rect inside = rect;
    float const first_line = back.line_height(style);
    Rect const mark = inside.cut_start(reason_icon, reason_gap);
    back.icon({mark.x, mark.y, mark.w, first_line}, icon_name, back.colour(part_of(tint)),
              reason_icon);
    return std::max(first_line, text(inside, words, style));
}

float Frame::reason_height(float width, std::string_view words, TextStyle const& style) {
    return measure(words, style, width - reason_icon - reason_gap).h;
}

void Frame::progress(Rect rect, float share, BarLook const& look) {
    auto& back = m_stage.inside();
    share = std::clamp(share, 0.0f, 1.0f);
    Rect const bar = rect.centered({rect.w, std::min(rect.h, look.height)});
    auto const percent = static_cast<int>(std::lround(share * 100));
    back.add("", Role::progress, std::to_string(percent), bar);
    back.painter.fill(bar, back.colour(Paint::track), bar.h / 2);
    if (share <= 0) return;
    Rect const full{bar.x, bar.y, std::max(bar.h, bar.w * share), bar.h};
    back.painter.fill(full, back.colour(part_of(look.tint)), bar.h / 2);
}

void Frame::ring(Rect rect, float share, std::string_view big, std::string_view small, Tint tint) {
    auto& back = m_stage.inside();
    float const across = std::min(rect.w, rect.h);
    Rect const square = rect.centered({across, across});
    float const line = across * 0.09f;
    float const radius = (across - line) / 2;
    back.painter.circle_line(square.middle(), radius, back.colour(Paint::track), line);
    back.painter.arc(square.middle(), radius, 0, std::clamp(share, 0.0f, 1.0f),
                     back.colour(part_of(tint)), line);
    auto const node =
        back.add("", Role::progress, std::string{big} + " " + std::string{small}, square);
    Rect inside = square.inset(across * 0.16f);
    TextStyle const big_style =
        style::clock.sized(across * 0.25f).with(Align::center).with(Stand::bottom).lines(1);
    TextStyle const small_style = style::body.with(Align::center).shrinking().lines(2);
    back.words(node, inside.cut_top(inside.h * 0.62f), big, big_style.shrinking(24),
               back.colour(Paint::ink));
    back.words(node, inside, small, small_style, back.colour(Paint::quiet));
}

void Frame::spinner(Rect rect) {
    auto& back = m_stage.inside();
    float const across = std::min({rect.w, rect.h, 96.0f});
    back.painter.circle_line(rect.middle(), across / 2 - 6, back.colour(Paint::track), 8);
    float turn = 0;
    if (!is_motion_reduced()) {
        turn = static_cast<float>(uptime().count() % 1200) / 1200;
        wake_in(limits::animation_step);
    }
    back.painter.arc(rect.middle(), across / 2 - 6, turn, turn + 0.3f, back.colour(Paint::primary),
                     8);
}

void Frame::chart(Rect rect, std::span<ChartBar const> bars, Tint tint) {
    if (bars.empty()) return;
    auto& back = m_stage.inside();
    auto const places = rect.columns(static_cast<int>(bars.size()), 12);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        auto const& one = bars[i];
        auto const node = back.add("", Role::progress, one.label + ": " + one.number, places[i]);
        Rect words = places[i];
        Rect const track = words.cut_start(std::min(36.0f, words.w * 0.3f), 12);
        float const corner = std::min(8.0f, track.w / 3);
        back.painter.fill(track, back.colour(Paint::track), corner);
        Rect full = track;
        full = full.cut_bottom(track.h * std::clamp(one.share, 0.0f, 1.0f));
        back.painter.fill(full, back.colour(part_of(tint)), corner);
        float const below = std::min(back.line_height(style::small), words.h * 0.45f);
        back.words(node, words.cut_bottom(below), one.label,
                   style::small_quiet.with(Stand::bottom).lines(1).shrinking(),
                   back.colour(Paint::quiet));
        back.words(node, words, one.number,
                   style::heading.with(Stand::bottom).lines(1).shrinking(18),
                   back.colour(Paint::ink));
    }
}

void Frame::avatar(Rect rect, std::string_view initials, int colour) {
    auto& back = m_stage.inside();
    auto const node = back.add("", Role::image, initials, rect);
    back.painter.fill(rect, avatar_colour(colour), rect.h * 0.22f);
    TextStyle style = style::strong.sized(rect.h * 0.4f).with(Align::center).with(Stand::middle);
    style.fixed_size = true;
    back.words(node, rect.inset(4), initials, style.lines(1).shrinking(), white);
}

void Frame::badge(Rect rect, std::string_view number, int colour) {
    auto& back = m_stage.inside();
    float const across = std::min(rect.w, rect.h);
    Rect const square = rect.centered({across, across});
    auto const node = back.add("", Role::text, number, square);
    back.painter.circle(square.middle(), across / 2, avatar_colour(colour));
    TextStyle style = style::strong.sized(across * 0.3f).with(Align::center).with(Stand::middle);
    style.fixed_size = true;
    back.words(node, square.inset(across * 0.06f), number, style.lines(1).shrinking(), white);
}

void Frame::icon_square(Rect rect, std::string_view icon_name, Tint tint) {
    auto& back = m_stage.inside();
    back.painter.fill(rect, back.colour(soft_of(tint)), rect.h * 0.19f);
    back.icon(rect, icon_name, back.colour(part_of(tint)), rect.h * 0.62f);
}

void Frame::number_square(Rect rect, std::string_view number, std::string_view word, Tint tint) {
    auto& back = m_stage.inside();
    auto const node = back.add("", Role::text, std::string{word} + " " + std::string{number}, rect);
    Colour const ink = back.colour(ink_of(tint));
    back.painter.fill(rect, back.colour(soft_of(tint)), 18);
    Rect inside = rect.inset(4);
    TextStyle number_style =
        style::strong.sized(32).with(Align::center).with(Stand::middle).lines(1).shrinking();
    number_style.fixed_size = true;
    Rect const top = word.empty() ? inside : inside.cut_top(inside.h * 0.6f);
    back.words(node, top, number, number_style, ink);
    if (word.empty()) return;
    TextStyle const word_style =
        style::small.with(Align::center).with(Stand::middle).lines(1).shrinking();
    back.words(node, inside, word, word_style, ink);
}

void Frame::code(std::string_view id, Rect rect, int side, std::span<std::uint8_t const> modules) {
    auto& back = m_stage.inside();
    back.add(id, Role::image, "", rect);
    auto const count = static_cast<std::size_t>(std::max(0, side));
    if (count == 0 || modules.size() < count * count) return;
    float const across = std::min(rect.w, rect.h);
    Rect const square = back.painter.to_canvas(rect.centered({across, across}));
    Unmirrored const physical(back.painter);
    back.painter.fill(square, white, 12);
    // Whole pixels a module, or a reader sees stripes; four modules of quiet around.
    float const pixels = std::floor(across * back.scale / static_cast<float>(side + 8));
    float const module = std::max(1.0f, pixels) / back.scale;
    float const start = (across - module * static_cast<float>(side)) / 2;
    for (std::size_t row = 0; row < count; ++row) {
        for (std::size_t column = 0; column < count; ++column) {
            if (modules[row * count + column] == 0) continue;
            std::size_t run = 1;
            while (column + run < count && modules[row * count + column + run] != 0) ++run;
            back.painter.fill({square.x + start + module * static_cast<float>(column),
                               square.y + start + module * static_cast<float>(row),
                               module * static_cast<float>(run), module},
                              {0, 0, 0});
            column += run;
        }
    }
}

}  // namespace ontmoet::ui
