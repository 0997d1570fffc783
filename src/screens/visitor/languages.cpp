// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <cmath>

namespace ontmoet::screens {

namespace {

constexpr Duration title_turn{4'000};

// The question in each language in its turn, so that everybody reads it once; in one language for
// who wants that nothing moves.
void languages_title(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const style =
        title_style(frame).with(ui::Align::center).with(ui::Stand::middle).shrinking(24).lines(1);
    bool const stands_still = model.accessibility.reduced_motion;
    if (stands_still || model.tongues == nullptr || model.tongues->all().empty()) {
        frame.text(rect, frame.say("languages.title"), style, "languages.title");
        return;
    }
    auto const all = model.tongues->all();
    auto const turn = static_cast<std::size_t>(frame.uptime() / title_turn);
    auto const* tongue = &all[turn % all.size()];
    // A language without this sentence passes its turn to Dutch.
    if (!tongue->has("languages.title")) tongue = &model.tongues->get("nl");
    frame.text(rect, tongue->text("languages.title"), style.in(tongue->language().tag),
               "languages.title");
    frame.wake_in(title_turn - frame.uptime() % title_turn);
}

void languages_head(Model const& model, ui::Frame& frame, ui::Rect& rest) {
    ui::TextStyle const logo{.size = 44, .bold = true, .language = "en", .fixed_size = true};
    auto const size = frame.measure("ontmoet.", logo);
    frame.logo(rest.cut_top(60, 4).centered({size.w, 60}), 44);
    auto const& event = model.state->event;
    if (!event.name.empty()) {
        auto words = i18n::isolate(event.name);
        if (!event.place.empty() && event.name.find(event.place) == std::string::npos)
            words += " · " + i18n::isolate(event.place);
        frame.paragraph(rest, words, ui::style::quiet.with(ui::Align::center));
    }
    languages_title(model, frame, rest.cut_top(frame.line_height(title_style(frame)), 16));
}

MaybeIntent languages_bar(Model const& model, ui::Frame& frame, ui::Rect& rest) {
    ui::Rect bar = rest.cut_bottom(frame.button_height(), 16);
    MaybeIntent intent;
    auto const employer = frame.say("languages.employer");
    ui::ButtonLook const business{.icon = "business"};
    bool const is_tight = frame.is_portrait() && frame.text_scale() > 1.2f;
    float const others = frame.button_width(is_tight ? "" : "Aa", business) +
                         frame.button_width("", business) + 2 * 20;
    float const width = std::min(frame.button_width(employer, business), bar.w - others);
    if (frame.button("languages.employer", bar.cut_start(width, 20), employer, business))
        intent = Open{Screen::staff_code};
    auto const easier = frame.say("accessibility.title");
    if (frame.button_at_end("languages.text", bar, is_tight ? "" : "Aa",
                            {.icon = "accessibility_new", .language = "en", .spoken = easier}))
        intent = Open{Screen::accessibility};
    auto const host = frame.say("pin.title");
    if (frame.button_at_end(
            "languages.host", bar, "",
            {.kind = ui::ButtonKind::quiet, .icon = "admin_panel_settings", .spoken = host}))
        intent = Open{Screen::pin};
    float const offline = offline_pill_width(model, frame);
    if (offline > 0 && offline <= bar.w)
        offline_pill(frame, bar.centered({offline, bar.h}), true);
    else if (offline > 0)
        offline_pill(frame, rest.cut_bottom(frame.pill_height(), 8), true);
    return intent;
}

}  // namespace

MaybeIntent view_languages(Model const& model, ui::Frame& frame) {
    auto const page = frame.page({.top_bar = false, .bottom_bar = false, .logo = false});
    ui::Rect rest = page.body;
    MaybeIntent intent = languages_bar(model, frame, rest);
    rest.cut_top(8);
    languages_head(model, frame, rest);
    auto const languages = languages_in_order(model);
    auto const count = static_cast<int>(languages.size());
    float least_width = frame.is_portrait() ? 320.0f : 400.0f;
    // Nobody looks for a language below the edge: three beside each other rather than a long list.
    constexpr float least_height = 72;
    float const rows = std::ceil(static_cast<float>(count) / 2);
    if (rows * (least_height + ui::measure::gap) - ui::measure::gap > rest.h)
        least_width = (rest.w - 2 * ui::measure::gap) / 3 - 1;
    auto const area = frame.begin_scroll("languages.list", rest);
    auto const grid = tile_grid(area, count, {least_width, least_height}, rest.h, 160);
    for (std::size_t i = 0; i < languages.size(); ++i) {
        auto const& language = languages[i];
        auto const touched = frame.language_tile(
            "languages." + std::string{language.tag}, grid.cells[i], language.own_name,
            {.language = language.tag, .has_sound = can_hear_language(model, language.tag)});
        if (touched == ui::LanguageTouch::listen) intent = HearLanguage{std::string{language.tag}};
        if (touched == ui::LanguageTouch::choose)
            intent = ChooseLanguage{std::string{language.tag}};
    }
    frame.end_scroll(grid.height);
    return intent;
}

}  // namespace ontmoet::screens
