// SPDX-License-Identifier: EUPL-1.2
#include "printing/badge.h"

#include "printing/canvas.h"

#include <algorithm>

namespace ontmoet::printing {
namespace {

constexpr double k_badge_margin = 4;
constexpr double k_largest_qr = 44;

std::string languages_of(Badge const& badge, i18n::Tongue const& tongue) {
    std::string words;
    for (auto const& code : badge.languages)
        words += (words.empty() ? "" : " · ") + i18n::isolate(tongue.language_name(code));
    return words;
}

// Millimetres of the label it was made for become millimetres of this paper.
struct BadgeScale {
    double by;
    Box box(double x, double y, double width, double height) const {
        return {x * by, y * by, width * by, height * by};
    }
};

void draw_badge(Canvas& canvas, Badge const& badge, i18n::Tongue const& tongue) {
    auto const paper = canvas.paper();
    canvas.set_language(tongue.language());
    double const by_width = paper.width_mm / k_label.width_mm;
    BadgeScale const scale{
        paper.is_endless() ? by_width : std::min(by_width, paper.height_mm / k_label.height_mm)};
    double const width = paper.width_mm / scale.by - 2 * k_badge_margin;
    double const height = paper.is_endless() ? k_label.height_mm : paper.height_mm / scale.by;
    auto const* const latin = i18n::find_language("en");
    double y = k_badge_margin - 1;
    auto const write = [&](std::string const& words, Lettering lettering, double gap) {
        if (words.empty()) return;
        lettering.place = Place::middle;
        lettering.size_pt *= scale.by;
        lettering.smallest_pt *= scale.by;
        y +=
            canvas.write(scale.box(k_badge_margin, y, width, 0), words, lettering) / scale.by + gap;
    };
    write(badge.event, {.size_pt = 7, .ink = Ink::quiet, .most_lines = 2, .smallest_pt = 6}, 0);
    Lettering const large{
        .size_pt = 56, .bold = true, .most_lines = 1, .smallest_pt = 20, .language = latin};
    if (badge.number.empty()) y += 4;
    write(badge.number, large, -1);
    Lettering const name{.size_pt = badge.number.empty() ? 26.0 : 24.0,
                         .bold = true,
                         .most_lines = 2,
                         .smallest_pt = 12};
    write(badge.name, name, 0.5);
    write(badge.from, {.size_pt = 11, .most_lines = 2, .smallest_pt = 8}, 1);
    write(languages_of(badge, tongue), {.size_pt = 10, .most_lines = 3, .smallest_pt = 8}, 1);
    auto const code = qr_code(badge.code, Correction::high);
    if (!code) return;
    double const room = std::min(k_largest_qr, height - y - k_badge_margin + 2);
    canvas.draw_qr(scale.box(k_badge_margin, height - k_badge_margin + 2 - room, width, room),
                   *code);
}

}  // namespace

Document document_of(Badge badge, Paper paper, i18n::Tongue const& tongue) {
    return {paper, [badge = std::move(badge), &tongue](Canvas& canvas) {
                draw_badge(canvas, badge, tongue);
            }};
}

}  // namespace ontmoet::printing
