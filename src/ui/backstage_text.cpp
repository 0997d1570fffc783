// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "text/utf8.h"
#include "ui/backstage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ontmoet::ui {

namespace {

enum class Strong { neither, left_to_right, right_to_left };

bool is_arabic_digit(char32_t code) {
    return (code >= 0x660 && code <= 0x66C) || (code >= 0x6F0 && code <= 0x6F9);
}

Strong strength(char32_t code) {
    if (is_arabic_digit(code)) return Strong::neither;
    bool const is_right_to_left = (code >= 0x590 && code <= 0x8FF) ||
                                  (code >= 0xFB1D && code <= 0xFDFF) ||
                                  (code >= 0xFE70 && code <= 0xFEFE);
    if (is_right_to_left) return Strong::right_to_left;
    bool const is_letter = (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') ||
                           (code >= 0xC0 && code < 0x590) || (code >= 0x900 && code < 0x2000);
    return is_letter ? Strong::left_to_right : Strong::neither;
}

struct Letters {
    bool has_left = false;
    bool has_right = false;
    bool has_arabic_digits = false;

    // A text runs the way of its language when it has one letter of that direction; else the way
    // of the letters it has. A brand name at the start of an Arabic sentence does not turn it.
    bool run_right_to_left(bool language_does) const {
        return language_does ? has_right || !has_left : has_right && !has_left;
    }
};

Letters letters_of(std::string_view text) {
    Letters letters;
    for (std::size_t at = 0; at < text.size();) {
        auto const decoded = text::decode_at(text, at);
        at += decoded.size;
        Strong const strong = strength(decoded.code);
        letters.has_arabic_digits = letters.has_arabic_digits || is_arabic_digit(decoded.code);
        letters.has_left = letters.has_left || strong == Strong::left_to_right;
        letters.has_right = letters.has_right || strong == Strong::right_to_left;
    }
    return letters;
}

bool breaks_inside_word(std::string_view text, text::Layout const& layout) {
    for (std::size_t i = 0; i + 1 < layout.lines.size(); ++i) {
        std::size_t const at = layout.lines[i].end_byte;
        std::size_t const next = layout.lines[i + 1].begin_byte;
        if (at == 0 || at >= text.size() || next > at) continue;
        constexpr std::string_view breaking = " -/\n";
        bool const is_between_words = breaking.find(text[at - 1]) != std::string_view::npos ||
                                      breaking.find(text[at]) != std::string_view::npos;
        bool const is_letter = static_cast<unsigned char>(text[at]) >= 0x80 ||
                               std::isalpha(static_cast<unsigned char>(text[at]));
        if (!is_between_words && is_letter) return true;
    }
    return false;
}

// Noto Sans Arabic asks for 2.1 em a line, which tears a title from its sentence.
constexpr float arabic_spacing = 0.75f;

constexpr std::pair<std::string_view, std::string_view> pointing_icons[] = {
    {"arrow_back", "arrow_forward"},
    {"chevron_left", "chevron_right"},
    {"navigate_before", "navigate_next"},
    {"arrow_back_ios", "arrow_forward_ios"},
    {"first_page", "last_page"},
    {"skip_previous", "skip_next"},
    {"undo", "redo"},
};

}  // namespace

std::string_view mirrored_icon(std::string_view name) {
    for (auto const& [one, other] : pointing_icons) {
        if (name == one) return other;
        if (name == other) return one;
    }
    return name;
}

float Backstage::size_of(TextStyle const& style) const {
    return style.fixed_size ? style.size : style.size * setting.text_scale;
}

std::shared_ptr<text::Layout const> Backstage::layout(std::string_view text, TextStyle const& style,
                                                      float size, float width, int lines) {
    bool const is_screens_language = style.language.empty();
    auto const* other = is_screens_language ? nullptr : i18n::find_language(style.language);
    bool const screen_mirrored = setting.tongue->is_right_to_left();
    bool const language_does = is_screens_language
                                   ? screen_mirrored
                                   : other && other->direction == i18n::Direction::right_to_left;
    Letters const letters = letters_of(text);
    bool const right_to_left = letters.run_right_to_left(language_does);
    text::LayoutRequest request;
    request.text = text;
    request.size_px = size * scale;
    request.weight = style.bold ? text::Weight::bold : text::Weight::regular;
    request.language = is_screens_language ? setting.tongue->language().tag : style.language;
    request.direction =
        right_to_left ? text::Direction::right_to_left : text::Direction::left_to_right;
    if (letters.has_right || letters.has_arabic_digits) request.line_spacing = arabic_spacing;
    if (width > 0) request.max_width_px = width * scale;
    if (lines > 0) request.max_lines = static_cast<std::uint32_t>(lines);
    switch (style.align) {
        case Align::center: request.align = text::Align::centre; break;
        case Align::own: request.align = text::Align::start; break;
        case Align::start:
        case Align::end: {
            bool const to_the_right = (style.align == Align::end) != painter.is_mirrored();
            request.align = to_the_right == right_to_left ? text::Align::start : text::Align::end;
            break;
        }
    }
    return engine.layout(request);
}

float Backstage::line_height(TextStyle const& style) {
    auto const* other = i18n::find_language(style.language);
    auto const direction = other ? other->direction : setting.tongue->direction();
    auto const sample = direction == i18n::Direction::right_to_left ? "ابج" : "Ag";
    return layout(sample, style, size_of(style), 0, 1)->height / scale;
}

FittedText Backstage::fit(std::string_view text, TextStyle const& style, Size room) {
    float const wanted = size_of(style);
    float const smallest = style.smallest > 0 ? std::min(style.smallest, wanted) : wanted;
    FittedText fitted;
    for (float size = wanted;; size = std::max(smallest, size * 0.93f)) {
        TextStyle sized = style.sized(size);
        sized.fixed_size = true;
        float const width = std::max(1.0f, room.w);
        auto const is_too_high = [&] {
            return fitted.layout->height / scale > room.h + size * 0.25f;
        };
        fitted.layout = layout(text, style, size, width, style.max_lines);
        if (is_too_high() && fitted.layout->line_count() > 1) {
            auto const fitting = static_cast<int>((room.h + size * 0.2f) / line_height(sized));
            fitted.layout = layout(text, style, size, width, std::max(1, fitting));
        }
        fitted.size = size;
        bool const too_high = is_too_high();
        fitted.truncated = fitted.layout->truncated || fitted.layout->overflows || too_high;
        fitted.broken = breaks_inside_word(text, *fitted.layout);
        bool const is_good = !fitted.truncated && !fitted.broken;
        if (is_good || size <= smallest) return fitted;
    }
}

float Backstage::fitted_height(std::string_view text, TextStyle const& style, Size room) {
    return fit(text, style, room).layout->height / scale;
}

Size Backstage::measure(std::string_view text, TextStyle const& style, float max_width) {
    auto const laid = layout(text, style, size_of(style), max_width, style.max_lines);
    return {std::ceil(laid->width + 1) / scale, laid->height / scale};
}

Rect Backstage::draw(FittedText const& text, Rect const& rect, TextStyle const& style, Colour ink) {
    Rect const box = painter.to_pixels(rect);
    float const free = box.h - text.layout->height;
    float top = box.y;
    if (style.stand == Stand::middle) top += free / 2;
    if (style.stand == Stand::bottom) top += free;
    top = std::round(top);
    painter.glyphs(*text.layout, {box.x, top}, ink);
    float left = text.layout->box_width;
    for (auto const& line : text.layout->lines) left = std::min(left, line.left);
    Rect const covered{(box.x + left) / scale, top / scale, text.layout->width / scale,
                       text.layout->height / scale};
    return painter.to_canvas(covered);
}

Rect Backstage::words(std::size_t node, Rect const& rect, std::string_view text,
                      TextStyle const& style, Colour ink) {
    auto const fitted = fit(text, style, rect.size());
    Rect const covered = draw(fitted, rect, style, ink);
    note(node, fitted);
    return covered;
}

void Backstage::icon(Rect const& rect, std::string_view name, Colour ink, float size) {
    if (name.empty()) return;
    auto const laid = engine.icon(painter.is_mirrored() ? mirrored_icon(name) : name, size * scale);
    Rect const box = painter.to_pixels(rect);
    painter.glyphs(*laid,
                   {std::round(box.x + (box.w - laid->width) / 2),
                    std::round(box.y + (box.h - laid->height) / 2)},
                   ink, Painted::Kind::icon);
}

void Backstage::check_mark(Point middle, float radius) {
    painter.circle(middle, radius, colour(Paint::primary));
    icon({middle.x - radius, middle.y - radius, 2 * radius, 2 * radius}, "check",
         colour(Paint::on_primary), radius * 1.4f);
}

}  // namespace ontmoet::ui
