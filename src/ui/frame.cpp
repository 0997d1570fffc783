// SPDX-License-Identifier: EUPL-1.2
#include "ui/frame.h"

#include "i18n/tongue.h"
#include "ui/backstage.h"
#include "ui/limits.h"
#include "ui/unmirrored.h"

#include <algorithm>
#include <cmath>

namespace ontmoet::ui {

Frame::Frame(Stage& stage) : m_stage(stage) {}

Rect Frame::canvas() const {
    auto const& back = m_stage.inside();
    return {0, 0, back.canvas.w, back.canvas.h};
}

bool Frame::is_portrait() const {
    return canvas().h > canvas().w;
}
bool Frame::is_right_to_left() const {
    return tongue().is_right_to_left();
}
bool Frame::is_motion_reduced() const {
    return m_stage.inside().setting.reduced_motion;
}
i18n::Tongue const& Frame::tongue() const {
    return *m_stage.inside().setting.tongue;
}
void Frame::screen(std::string_view name) {
    auto& back = m_stage.inside();
    if (back.screen == name) return;
    back.screen = name;
    back.is_new_screen = true;
}

std::string Frame::say(std::string_view key) const {
    return tongue().text(key);
}
Theme const& Frame::theme() const {
    return theme_of(m_stage.inside().setting.look);
}
float Frame::text_scale() const {
    return m_stage.inside().setting.text_scale;
}
Duration Frame::uptime() const {
    return m_stage.inside().now;
}

void Frame::wake_in(Duration wait) {
    m_stage.inside().wake(uptime() + wait);
}

Duration Frame::idle_for() const {
    return std::max(Duration{0}, uptime() - m_stage.inside().last_activity);
}

float Frame::line_height(TextStyle const& style) const {
    return m_stage.inside().line_height(style);
}

float Frame::button_height() const {
    return std::max(measure::button, std::ceil(line_height(style::body.sized(26))) + 28);
}

float Frame::pill_height() const {
    return std::max(measure::pill, std::ceil(line_height(style::strong)) + 20);
}

float Frame::tag_height() const {
    return std::ceil(line_height(style::small_strong)) + 10;
}
float Frame::field_height() const {
    return std::ceil(line_height(style::heading)) + 42;
}

Size Frame::measure(std::string_view text, TextStyle const& style, float max_width) {
    return m_stage.inside().measure(text, style, max_width);
}

float Frame::text(Rect rect, std::string_view text, TextStyle const& style, std::string_view id) {
    auto& back = m_stage.inside();
    if (text.empty()) return 0;
    auto const fitted = back.fit(text, style, rect.size());
    Rect const covered = back.draw(fitted, rect, style, back.colour(style.paint));
    auto const node = back.add(id, Role::text, text, covered);
    back.note(node, fitted);
    back.tree.nodes[node].language = style.language;
    back.tree.nodes[node].silent = style.silent;
    return covered.h;
}

Rect Frame::paragraph(Rect& rest, std::string_view text, TextStyle const& style, float gap) {
    if (text.empty()) return {rest.x, rest.y, rest.w, 0};
    Rect const strip = rest.cut_top(measure(text, style, rest.w).h, gap);
    this->text(strip, text, style);
    return strip;
}

void Frame::icon(Rect rect, std::string_view name, Paint paint, float size) {
    auto& back = m_stage.inside();
    back.icon(rect, name, back.colour(paint), size);
}

void Frame::logo(Rect rect, float size) {
    auto& back = m_stage.inside();
    TextStyle const style{.size = size, .bold = true, .language = "en", .fixed_size = true};
    float const word = back.measure("ontmoet", style, 0).w;
    float const kern = size * 0.07f;
    float const dot = back.measure(".", style, 0).w;
    Rect const place = back.painter.to_canvas(
        rect.centered_at_start({word + dot - kern, back.line_height(style)}));
    Unmirrored const physical(back.painter);
    auto const node = back.add("", Role::image, "ontmoet", place);
    Paint const ink = back.setting.look == Look::board ? Paint::ink : Paint::primary;
    Rect const dot_place{place.x + word - kern, place.y, dot, place.h};
    back.words(node, {place.x, place.y, word, place.h}, "ontmoet", style, back.colour(ink));
    back.words(node, dot_place, ".", style, back.colour(Paint::accent));
}

Page Frame::page(PageLook const& look) {
    auto& back = m_stage.inside();
    Page page;
    page.body = canvas();
    if (look.top_bar) {
        Rect const bar = page.body.cut_top(pill_height() + 16);
        back.painter.fill(bar, back.colour(Paint::card));
        fill({bar.x, bar.bottom() - measure::line, bar.w, measure::line}, Paint::line);
        page.top = bar.inset(look.margin, 8);
        if (look.logo) logo(page.top.cut_start(128, 20));
    }
    if (look.bottom_bar) {
        Rect const bar = page.body.cut_bottom(button_height() + 32);
        back.painter.fill(bar, back.colour(Paint::card));
        fill({bar.x, bar.y, bar.w, measure::line}, Paint::line);
        page.bottom = bar.inset(look.margin, 16);
    }
    page.body = page.body.inset(look.margin, 16);
    back.body = back.painter.to_canvas(page.body);
    return page;
}

void Frame::fill(Rect rect, Paint paint, float corner) {
    auto& back = m_stage.inside();
    back.painter.fill(rect, back.colour(paint), corner);
}

void Frame::outline(Rect rect, Paint paint, float line, float corner) {
    auto& back = m_stage.inside();
    back.painter.outline(rect, back.colour(paint), line, corner);
}

void Frame::card(Rect rect, CardKind kind) {
    switch (kind) {
        case CardKind::plain:
            fill(rect, Paint::card, measure::corner);
            outline(rect, Paint::line, measure::line, measure::corner);
            break;
        case CardKind::selected:
            fill(rect, Paint::primary_soft, measure::corner);
            outline(rect, Paint::primary, measure::selected_line, measure::corner);
            break;
        case CardKind::accent:
            fill(rect, Paint::accent_soft, measure::corner);
            outline(rect, Paint::accent, measure::selected_line, measure::corner);
            break;
        case CardKind::soft: fill(rect, Paint::neutral_soft, measure::corner); break;
        case CardKind::danger:
            fill(rect, Paint::card, measure::corner);
            outline(rect, Paint::bad, measure::line, measure::corner);
            break;
    }
}

bool Frame::card_button(std::string_view id, Rect rect, std::string_view label, CardKind kind) {
    auto& back = m_stage.inside();
    auto const target =
        back.target(id, Role::button, label, rect, true, kind == CardKind::selected);
    card(rect, kind);
    if (target.held) {
        Colour shade = back.colour(Paint::ink);
        shade.a = 20;
        back.painter.fill(rect, shade, measure::corner);
    }
    if (kind == CardKind::selected) back.chosen_badge(rect);
    return target.pressed;
}

void Frame::line(Rect rect) {
    fill({rect.x, rect.y, rect.w, measure::line}, Paint::line);
}

std::optional<std::string> const& Frame::scanned() const {
    return m_stage.inside().scanned;
}

}  // namespace ontmoet::ui
