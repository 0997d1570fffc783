// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/host/host_parts.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {
namespace {

constexpr float card_edge = 24;

std::string count_words(ui::Frame const& frame, int count) {
    return frame.tongue().number(std::int64_t{count});
}

// The title of a card, cut off the top of what is inside of it.
ui::Rect begin_card(ui::Frame& frame, ui::Rect rect, std::string_view key) {
    frame.card(rect);
    auto inside = rect.inset(card_edge, 20);
    frame.paragraph(inside, frame.say(key), ui::style::strong, 12);
    return inside;
}

// A column for each ten minutes: how many above it, when below.
void draw_arrival_slots(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& slots = model.host.figures.arrivals;
    auto inside = begin_card(frame, rect, "figures.arrivals");
    if (slots.empty()) {
        empty_state(frame, inside, "how_to_reg", frame.say("arrivals.nobody"), {});
        return;
    }
    int const most = std::ranges::max_element(slots, {}, &ArrivalSlot::people)->people;
    auto const small = ui::style::small_quiet.with(ui::Align::center).lines(1);
    float const line = frame.line_height(small);
    float const least = frame.measure(frame.tongue().time(slots.back().from), small).w + 12;
    auto const places = inside.columns(static_cast<int>(slots.size()), 8);
    // So many columns share the room of one time.
    auto const step = static_cast<std::size_t>(least / (places[0].w + 8)) + 1;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        auto column = places[i];
        auto time = column.cut_bottom(line, 6);
        if (step > 1) time.w = static_cast<float>(step) * (column.w + 8) - 8;
        if (i % step == 0 && i + step <= slots.size())
            frame.text(time, frame.tongue().time(slots[i].from),
                       step > 1 ? ui::style::small_quiet.lines(1) : small);
        auto const number = column.cut_top(line, 4);
        if (slots[i].people == 0) continue;
        frame.text(number, count_words(frame, slots[i].people), small);
        float const share = static_cast<float>(slots[i].people) / static_cast<float>(most);
        frame.fill(column.cut_bottom(column.h * share), ui::Paint::primary, 6);
    }
}

MaybeIntent draw_waiting(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& waiting = model.host.figures.waiting;
    if (waiting.empty()) {
        frame.reason(rect, "event_available", frame.say("figures.nobody_waits"));
        return {};
    }
    auto const count = count_words(frame, static_cast<int>(waiting.size()));
    frame.paragraph(rect, frame.say("figures.waiting") + ": " + count, ui::style::strong, 12);
    MaybeIntent intent;
    float const high = frame.pill_height();
    auto line = rect.cut_top(high, 10);
    for (auto const& person : waiting) {
        auto const found = model.state->people.find(person);
        if (found == model.state->people.end() || found->second.badge.empty()) continue;
        auto const words = i18n::isolate(found->second.badge);
        if (frame.pill_width(words) > line.w) {
            if (rect.h < high) break;
            line = rect.cut_top(high, 10);
        }
        if (frame.pill_at_start("figures.waiting." + to_string(person), line, words))
            intent = TouchPlan{{.person = person}};
    }
    return intent;
}

MaybeIntent draw_now(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& figures = model.host.figures;
    auto inside = begin_card(frame, rect, "figures.tables");
    float const side = std::min({inside.h, inside.w * 0.4f, 220.0f});
    auto ring = inside.cut_start(side, 24);
    float const share = figures.tables == 0 ? 0
                                            : static_cast<float>(figures.tables_in_use) /
                                                  static_cast<float>(figures.tables);
    frame.ring(ring.cut_top(side), share, count_words(frame, figures.tables_in_use),
               "/ " + count_words(frame, figures.tables), ui::Tint::primary);
    return draw_waiting(model, frame, inside);
}

struct CountedWords {
    std::string words;
    int count = 0;
    ui::Tint tint = ui::Tint::primary;
};

// A line for each: the words, a bar and the number.
void draw_bars(ui::Frame& frame, ui::Rect rect, std::span<CountedWords const> lines) {
    if (lines.empty()) return;
    int const most = std::max(1, std::ranges::max_element(lines, {}, &CountedWords::count)->count);
    auto const places = rect.rows(static_cast<int>(lines.size()), 6);
    auto const style = ui::style::body.with(ui::Stand::middle).lines(2).shrinking(18);
    float const number = frame.measure(count_words(frame, most * 10), ui::style::strong).w + 4;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto line = places[i];
        auto const& one = lines[i];
        frame.text(line.cut_start(line.w * 0.46f, 12), one.words, style);
        frame.text(line.cut_end(number, 12), count_words(frame, one.count),
                   ui::style::strong.with(ui::Stand::middle).with(ui::Align::end).lines(1));
        frame.progress(line.centered({line.w, 18}),
                       static_cast<float>(one.count) / static_cast<float>(most),
                       {.tint = one.tint});
    }
}

void draw_languages(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& figures = model.host.figures;
    auto const inside = begin_card(frame, rect, "figures.languages");
    std::vector<CountedWords> lines;
    for (auto const& [language, people] : figures.languages)
        lines.push_back({frame.tongue().language_name(language), people});
    if (figures.other_languages > 0)
        lines.push_back({frame.say("figures.others"), figures.other_languages, ui::Tint::neutral});
    if (lines.empty())
        empty_state(frame, inside, "translate", frame.say("arrivals.nobody"), {});
    else
        draw_bars(frame, inside, lines);
}

void draw_answers(Model const& model, ui::Frame& frame, ui::Rect rect) {
    auto const& figures = model.host.figures;
    auto const inside = begin_card(frame, rect, "figures.answers");
    std::array const lines{
        CountedWords{frame.say("export.matches"), figures.matches, ui::Tint::good},
        CountedWords{frame.say("figures.one_yes"), figures.one_yes, ui::Tint::information},
        CountedWords{frame.say("figures.one_no"), figures.one_no, ui::Tint::neutral},
        CountedWords{frame.say("figures.open"), figures.open, ui::Tint::accent}};
    draw_bars(frame, inside, lines);
}

}  // namespace

MaybeIntent view_figures(Model const& model, ui::Frame& frame) {
    ui::Rect body;
    auto intent = host_bars(model, frame, Screen::figures, body);
    int const columns = frame.is_portrait() ? 1 : 2;
    int const rows = 4 / columns;
    float const gap = 20;
    float const least = 300 * frame.text_scale();
    float const high = std::max(least, (body.h + gap) / static_cast<float>(rows) - gap);
    float const all = static_cast<float>(rows) * (high + gap) - gap;
    auto const area = frame.begin_scroll("figures.all", body);
    auto const places = ui::Rect{area.x, area.y, area.w, all}.grid(columns, rows, gap);
    draw_arrival_slots(model, frame, places[0]);
    if (auto touched = draw_now(model, frame, places[1])) intent = std::move(touched);
    draw_languages(model, frame, places[2]);
    draw_answers(model, frame, places[3]);
    frame.end_scroll(all);
    return intent;
}

}  // namespace ontmoet::screens
