// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "ui/backstage.h"
#include "ui/frame.h"

#include <algorithm>
#include <cmath>

namespace ontmoet::ui {

namespace {

struct ButtonPaints {
    Paint fill = Paint::card;
    Paint edge = Paint::line;
    Paint ink = Paint::ink;
    float line = measure::tile_line;
};

ButtonPaints paints_of(ButtonLook const& look) {
    if (!look.enabled) return {Paint::neutral_soft, Paint::neutral_soft, Paint::quiet, 0};
    if (look.selected) {
        return {Paint::primary_soft, Paint::primary, Paint::primary_ink, measure::selected_line};
    }
    switch (look.kind) {
        case ButtonKind::primary: return {Paint::primary, Paint::primary, Paint::on_primary, 0};
        case ButtonKind::accent: return {Paint::accent, Paint::accent, Paint::on_accent, 0};
        case ButtonKind::danger:
            return {Paint::card, Paint::line, Paint::bad_ink, measure::tile_line};
        case ButtonKind::quiet: return {Paint::ground, Paint::ground, Paint::ink, 0};
        case ButtonKind::secondary: break;
    }
    return {};
}

TextStyle button_style(ButtonLook const& look) {
    TextStyle style = style::strong.sized(look.text_size).with(look.align);
    style.stand = Stand::middle;
    style.smallest = 18;
    style.max_lines = 2;
    style.language = look.language;
    return style;
}

constexpr float icon_gap = 12;

std::string_view spoken_of(std::string_view label, std::string_view spoken) {
    return spoken.empty() ? label : spoken;
}

// The icon beside the words, both as one group where the look wants it.
void icon_and_words(Backstage& back, std::size_t node, Rect inside, std::string_view label,
                    ButtonLook const& look, Colour ink) {
    TextStyle style = button_style(look);
    float const icon_size = look.icon_size * std::min(1.25f, back.text_scale());
    if (label.empty()) {
        back.icon(inside, look.icon, ink, icon_size);
        return;
    }
    if (!look.icon.empty() && look.icon_side == IconSide::above) {
        float const words = std::min(inside.h / 2, back.measure(label, style, inside.w).h);
        Rect group = inside.centered({inside.w, std::min(inside.h, icon_size + 4 + words)});
        back.icon(group.cut_top(icon_size, 4), look.icon, ink, icon_size);
        back.words(node, group, label, style, ink);
        return;
    }
    if (!look.icon.empty()) {
        float const natural = back.measure(label, style, 0).w;
        float const room = inside.w - icon_size - icon_gap;
        float const words = std::min(natural, room);
        Size const size{icon_size + icon_gap + words, inside.h};
        Rect group = inside.centered(size);
        if (look.align == Align::start) group = inside.centered_at_start(size);
        if (look.align == Align::end) group = inside.centered_at_end(size);
        Rect const mark = look.icon_side == IconSide::start ? group.cut_start(icon_size, icon_gap)
                                                            : group.cut_end(icon_size, icon_gap);
        back.icon(mark, look.icon, ink, icon_size);
        inside = group;
    }
    back.words(node, inside, label, style, ink);
}

}  // namespace

bool Frame::button(std::string_view id, Rect rect, std::string_view label, ButtonLook const& look) {
    auto& back = m_stage.inside();
    auto const target = back.target(id, Role::button, spoken_of(label, look.spoken), rect,
                                    look.enabled, look.selected);
    back.tree.nodes[target.node].escape = look.escape;
    back.tree.nodes[target.node].language =
        look.spoken.empty() ? look.language : std::string_view{};
    ButtonPaints const paints = paints_of(look);
    float const corner = std::min(measure::button_corner, rect.h / 3);
    if (look.kind != ButtonKind::quiet || look.selected || target.held) {
        back.pressable_ground(rect, target, back.colour(paints.fill), back.colour(paints.edge),
                              paints.line, corner);
    }
    float const sides = std::min(16.0f, rect.w * 0.08f);
    icon_and_words(back, target.node, rect.inset(sides, 4), label, look, back.colour(paints.ink));
    if (look.selected && !look.icon.starts_with("check")) back.chosen_badge(rect);
    return target.pressed;
}

float Frame::button_width(std::string_view label, ButtonLook const& look) {
    auto& back = m_stage.inside();
    float const icon_size = look.icon_size * std::min(1.25f, back.text_scale());
    float width = 80;
    if (!label.empty()) width += back.measure(label, button_style(look), 0).w;
    if (!look.icon.empty()) width += icon_size - (label.empty() ? 0.0f : 12.0f);
    if (!look.icon.empty() && !label.empty()) width += icon_gap;
    return std::max(std::ceil(width), 112.0f);
}

bool Frame::pill(std::string_view id, Rect rect, std::string_view label, PillLook const& look) {
    auto& back = m_stage.inside();
    Rect const shape = rect.centered({rect.w, std::min(rect.h, pill_height() - 6)});
    Target target;
    if (look.pressable) {
        target = back.target(id, Role::button, spoken_of(label, look.spoken), rect, look.enabled,
                             look.selected);
    } else {
        target.node = back.add(id, Role::text, spoken_of(label, look.spoken), rect);
    }
    back.tree.nodes[target.node].language =
        look.spoken.empty() ? look.language : std::string_view{};
    back.tree.nodes[target.node].silent = look.silent;
    Paint const plain = look.enabled ? Paint::card : Paint::neutral_soft;
    float const line = look.selected ? measure::tile_line : measure::line;
    back.pressable_ground(shape, target, back.colour(look.selected ? Paint::primary_soft : plain),
                          back.colour(look.selected ? Paint::primary : Paint::line),
                          look.enabled ? line : 0, shape.h / 2);
    Paint const ink = look.enabled ? look.paint : Paint::quiet;
    ButtonLook const words{
        .icon = look.icon, .text_size = 22, .icon_size = 30, .language = look.language};
    icon_and_words(back, target.node, shape.inset(18, 2), label, words, back.colour(ink));
    if (look.selected) back.check_mark({shape.end() - 10, shape.y + 4}, 11);
    return target.pressed;
}

float Frame::pill_width(std::string_view label, PillLook const& look) {
    auto& back = m_stage.inside();
    TextStyle style = style::strong;
    style.language = look.language;
    float width = 48;
    if (!label.empty()) width += back.measure(label, style, 0).w;
    if (!look.icon.empty()) width += 30 * std::min(1.25f, back.text_scale());
    if (!look.icon.empty() && !label.empty()) width += icon_gap;
    return std::max(std::ceil(width), 78.0f);
}

bool Frame::pill_at_end(std::string_view id, Rect& bar, std::string_view label,
                        PillLook const& look) {
    return pill(id, bar.cut_end(pill_width(label, look), 20), label, look);
}

bool Frame::pill_at_start(std::string_view id, Rect& bar, std::string_view label,
                          PillLook const& look) {
    return pill(id, bar.cut_start(pill_width(label, look), 20), label, look);
}

bool Frame::button_at_end(std::string_view id, Rect& bar, std::string_view label,
                          ButtonLook const& look) {
    return button(id, bar.cut_end(button_width(label, look), 20), label, look);
}

bool Frame::button_at_start(std::string_view id, Rect& bar, std::string_view label,
                            ButtonLook const& look) {
    return button(id, bar.cut_start(button_width(label, look), 20), label, look);
}

bool Frame::choice(std::string_view id, Rect rect, std::string_view title, ChoiceLook const& look) {
    auto& back = m_stage.inside();
    auto const target = back.target(id, Role::button, title, rect, look.enabled);
    back.tree.nodes[target.node].detail = look.subtitle;
    bool const filled = look.filled && look.enabled;
    Paint const bright = look.enabled ? Paint::primary : Paint::quiet;
    Colour const ink = back.colour(filled         ? Paint::on_primary
                                   : look.enabled ? Paint::ink
                                                  : Paint::quiet);
    Colour const picture = back.colour(filled ? Paint::on_primary : bright);
    Colour const second = back.colour(filled ? Paint::on_primary : Paint::quiet);
    if (filled)
        back.pressable_ground(rect, target, back.colour(Paint::primary), {}, 0, 28);
    else
        back.choosable_ground(rect, target, 28);
    TextStyle const title_style = style::heading.with(Align::center).shrinking(20);
    TextStyle const second_style = style::body.with(Align::center).shrinking(18);
    Rect inside = rect.inset(24);
    float const words = back.fitted_height(title, title_style, {inside.w, inside.h * 0.33f});
    float const more = look.subtitle.empty() ? 0
                                             : back.fitted_height(look.subtitle, second_style,
                                                                  {inside.w, inside.h * 0.4f});
    float const picture_size =
        std::clamp(inside.h - words - more - 56, 32.0f, std::min(150.0f, inside.w * 0.6f));
    float const all = picture_size + 28 + words + (more > 0 ? 16 + more : 0);
    // As if there were a line of each, so that the pictures of neighbours stand at one height.
    float const usual = picture_size + 28 + back.line_height(title_style) +
                        (more > 0 ? 16 + back.line_height(second_style) : 0);
    Rect group = inside;
    group.cut_top(std::max(0.0f, std::min((inside.h - usual) / 2, inside.h - all)));
    back.icon(group.cut_top(picture_size, 28), look.icon, picture, picture_size);
    back.words(target.node, group.cut_top(words, 16), title, title_style, ink);
    if (more > 0) back.words(target.node, group, look.subtitle, second_style, second);
    return target.pressed;
}

bool Frame::tile(std::string_view id, Rect rect, std::string_view word, TileLook const& look) {
    auto& back = m_stage.inside();
    auto const target = back.target(id, Role::toggle, word, rect, look.enabled, look.selected);
    back.choosable_ground(rect, target, measure::corner);
    Colour const ink = back.colour(look.enabled ? Paint::ink : Paint::quiet);
    Colour const bright = back.colour(look.enabled ? Paint::primary : Paint::quiet);
    TextStyle const word_style = style::strong.with(Align::center).shrinking().lines(2);
    TextStyle const second_style =
        style::small_strong.with(Align::center).shrinking().lines(2).in(look.second_language);
    Rect inside = rect.inset(12);
    float const words = back.fitted_height(word, word_style, {inside.w, inside.h * 0.4f});
    float const second = look.second.empty() ? 0
                                             : back.fitted_height(look.second, second_style,
                                                                  {inside.w, inside.h * 0.36f});
    float const picture =
        std::clamp(inside.h - words - second - 40, 28.0f, std::min(84.0f, inside.w * 0.5f));
    Rect group = inside.centered({inside.w, picture + 12 + words + (second > 0 ? 4 + second : 0)});
    back.icon(group.cut_top(picture, 12), look.icon, bright, picture);
    back.words(target.node, group.cut_top(words, 4), word, word_style, ink);
    if (second > 0) {
        back.words(target.node, group, look.second, second_style, back.colour(Paint::quiet));
    }
    if (look.selected) back.check_mark({rect.end() - 37, rect.y + 37}, 17);
    return target.pressed;
}

float Frame::row_height(bool has_subtitle) const {
    float height = line_height(style::strong) + 44;
    if (has_subtitle) height += line_height(style::small) + 2;
    return std::max(88.0f, std::ceil(height));
}

bool Frame::row(std::string_view id, Rect rect, std::string_view title, RowLook const& look) {
    auto& back = m_stage.inside();
    auto const target = back.target(id, Role::button, title, rect, look.enabled, look.selected);
    back.tree.nodes[target.node].language = look.language;
    back.tree.nodes[target.node].silent = look.silent;
    back.tree.nodes[target.node].detail = look.subtitle;
    back.choosable_ground(rect, target, measure::corner);
    Colour const ink = back.colour(look.enabled ? Paint::ink : Paint::quiet);
    Rect inside = rect.inset(20, 8);
    if (!look.icon.empty()) {
        Rect const square = inside.cut_start(56, 20).centered({56, 56});
        icon_square(square, look.icon, look.tint);
    }
    Colour const end_ink = back.colour(ink_of(look.tint));
    if (!look.end_icon.empty()) back.icon(inside.cut_end(40, 12), look.end_icon, end_ink, 32);
    if (!look.end_text.empty()) {
        TextStyle const style =
            style::strong.with(Align::end).with(Stand::middle).shrinking().lines(2);
        float const width = std::min(inside.w * 0.4f, back.measure(look.end_text, style, 0).w);
        back.words(target.node, inside.cut_end(width, 16), look.end_text, style, end_ink);
    }
    if (look.selected && look.end_icon.empty()) back.chosen_badge(rect);
    TextStyle const title_style =
        style::strong.with(Stand::middle).shrinking(18).lines(2).in(look.language);
    if (look.subtitle.empty()) {
        back.words(target.node, inside, title, title_style, ink);
        return target.pressed;
    }
    float const second = back.line_height(style::small);
    float const first = std::min(back.line_height(style::strong), inside.h - second);
    Rect lines = inside.centered({inside.w, first + second + 2});
    back.words(target.node, lines.cut_top(first, 2), title, title_style.lines(1), ink);
    back.words(target.node, lines, look.subtitle, style::small.shrinking().lines(1),
               back.colour(Paint::quiet));
    return target.pressed;
}

LanguageTouch Frame::language_tile(std::string_view id, Rect rect, std::string_view name,
                                   LanguageTileLook const& look) {
    auto& back = m_stage.inside();
    auto const target = back.target(id, Role::button, name, rect, true, look.selected);
    back.tree.nodes[target.node].language = look.language;
    back.choosable_ground(rect, target, measure::corner);
    if (look.selected) back.chosen_badge(rect);
    auto const* language = i18n::find_language(look.language);
    bool const name_is_right_to_left =
        language && language->direction == i18n::Direction::right_to_left;
    bool const speaker_at_start = name_is_right_to_left != is_right_to_left();
    Rect inside = rect.inset(30, 8);
    LanguageTouch touched = target.pressed ? LanguageTouch::choose : LanguageTouch::none;
    if (look.has_sound) {
        Rect const place = speaker_at_start ? inside.cut_start(64, 16) : inside.cut_end(64, 16);
        Rect const round = place.centered({64, 64});
        std::string const listen = std::string{id} + ".listen";
        auto const speaker = back.target(listen, Role::button, name, round);
        back.tree.nodes[speaker.node].silent = true;
        Paint const ground = speaker.held ? Paint::line : Paint::information_soft;
        back.painter.circle(round.middle(), 32, back.colour(ground));
        back.icon(round, "volume_up", back.colour(Paint::information), 44);
        if (speaker.pressed) touched = LanguageTouch::listen;
    }
    TextStyle const style{.size = 36,
                          .bold = true,
                          .align = Align::own,
                          .stand = Stand::middle,
                          .max_lines = 1,
                          .smallest = 20,
                          .language = look.language};
    back.words(target.node, inside, name, style, back.colour(Paint::ink));
    return touched;
}

}  // namespace ontmoet::ui
