// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/employer/work_card.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

// Two candidates beside each other: what each of them says, row by row, and what only one of them
// does. No score, no order: nobody comes first.
namespace ontmoet::screens {
namespace {

constexpr float k_compare_gap = 40;
constexpr float k_mark_width = 36;  // beside an item

struct CompareItem {
    std::string words;
    bool is_shared = false;
};
using CompareSide = std::vector<CompareItem>;

bool contains(std::vector<std::string> const& items, std::string const& item) {
    return std::ranges::find(items, item) != items.end();
}

// What both say comes first, in the same order on both sides.
CompareSide side_of(std::vector<std::string> const& first, std::vector<std::string> const& items,
                    std::vector<std::string> const& others) {
    CompareSide side;
    for (auto const& item : first)
        if (contains(items, item) && contains(others, item)) side.push_back({item, true});
    for (auto const& item : items)
        if (!contains(others, item)) side.push_back({item, false});
    return side;
}

ui::TextStyle item_style(bool is_shared) {
    return is_shared ? ui::style::body.with(ui::Paint::quiet) : ui::style::body;
}

float side_height(ui::Frame& frame, float width, CompareSide const& side) {
    if (side.empty()) return frame.line_height(ui::style::body);
    float height = 0;
    for (auto const& item : side)
        height += frame.measure(item.words, item_style(item.is_shared), width - k_mark_width).h + 6;
    return height - 6;
}

void draw_mark(ui::Frame& frame, ui::Rect line, bool is_shared) {
    if (is_shared) {
        frame.icon(line.centered_at_start({24, 24}), "drag_handle", ui::Paint::quiet, 24);
    } else {
        auto const dot = line.centered_at_start({24, 12}).centered({12, 12});
        frame.fill(dot, ui::Paint::primary, 6);
    }
}

void draw_side(ui::Frame& frame, ui::Rect rect, CompareSide const& side) {
    if (side.empty()) {
        frame.text(rect, frame.say("compare.not_said"), ui::style::quiet);
        return;
    }
    for (auto const& item : side) {
        auto const style = item_style(item.is_shared);
        float const height = frame.measure(item.words, style, rect.w - k_mark_width).h;
        auto line = rect.cut_top(height, 6);
        auto mark = line.cut_start(k_mark_width);
        draw_mark(frame, mark.cut_top(frame.line_height(style)), item.is_shared);
        frame.text(line, item.words, style);
    }
}

void draw_rows(ui::Frame& frame, ui::Rect area, domain::Profile const& one,
               domain::Profile const& other) {
    auto const parts = card_parts(frame, one);
    auto const others = card_parts(frame, other);
    auto list = frame.begin_scroll("compare.rows", area);
    float const top = list.y;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto const& items = parts[i].items;
        auto const& other_items = others[i].items;
        if (items.empty() && other_items.empty()) continue;
        auto const first = side_of(items, items, other_items);
        auto const second = side_of(items, other_items, items);
        float const width = list.columns(2, k_compare_gap)[0].w;
        frame.line(list);
        list.cut_top(12);
        frame.paragraph(list, frame.say(parts[i].key), ui::style::strong, 6);
        auto const row = list.cut_top(
            std::max(side_height(frame, width, first), side_height(frame, width, second)), 14);
        auto const cells = row.columns(2, k_compare_gap);
        draw_side(frame, cells[0], first);
        draw_side(frame, cells[1], second);
    }
    frame.end_scroll(list.y - top - 14);
}

// What the marks mean.
void draw_legend(ui::Frame& frame, ui::Rect& rest) {
    auto line = rest.cut_top(frame.line_height(ui::style::quiet), 12);
    for (bool const is_shared : {true, false}) {
        auto const words = frame.say(is_shared ? "compare.both" : "compare.one");
        draw_mark(frame, line.cut_start(k_mark_width), is_shared);
        frame.text(line.cut_start(frame.measure(words, ui::style::quiet).w + 4, 32), words,
                   ui::style::quiet);
    }
}

// The number, the work done longest, and the star; a touch opens the card.
MaybeIntent draw_one(ui::Frame& frame, ui::Rect rect, domain::Candidate const& candidate,
                     bool starred) {
    MaybeIntent intent;
    auto const key = to_string(candidate.id);
    auto const work = main_work(frame, candidate.profile);
    if (frame.card_button("compare.open." + key, rect, work)) intent = OpenCandidate{candidate.id};
    auto inside = rect.inset(16, 12);
    auto const words = frame.say(starred ? "candidate.starred" : "candidate.star");
    if (frame.button("compare.star." + key, inside.cut_end(80, 12).centered({80, 80}), "",
                     {.kind = starred ? ui::ButtonKind::accent : ui::ButtonKind::secondary,
                      .icon = starred ? "star" : "star_border",
                      .icon_size = 40,
                      .spoken = words}))
        intent = Star{candidate.id, !starred};
    draw_badge(frame, inside.cut_start(84, 16).centered({84, 84}), candidate);
    frame.text(inside, work, ui::style::strong.with(ui::Stand::middle).lines(3).shrinking());
    return intent;
}

}  // namespace

MaybeIntent view_compare(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.help = false});
    MaybeIntent intent = page.intent;
    std::vector<CandidateCard const*> cards;
    for (auto const& person : model.employer.browsing.compared) {
        auto const card = std::ranges::find(model.candidate_cards, person, &CandidateCard::person);
        if (card != model.candidate_cards.end() && model.state->people.contains(person))
            cards.push_back(&*card);
    }
    if (cards.size() < 2) {
        empty_state(frame, page.body, "visibility_off", frame.say("candidate.gone"),
                    frame.say("candidate.gone_why"));
        return intent;
    }
    auto const& one = model.state->people.at(cards[0]->person);
    auto const& other = model.state->people.at(cards[1]->person);
    float const height = std::max(108.0f, 3 * frame.line_height(ui::style::strong) + 24);
    auto const heads = page.body.cut_top(height, 14).columns(2, k_compare_gap);
    if (auto said = draw_one(frame, heads[0], one, cards[0]->starred)) intent = std::move(said);
    if (auto said = draw_one(frame, heads[1], other, cards[1]->starred)) intent = std::move(said);
    draw_legend(frame, page.body);
    draw_rows(frame, page.body, one.profile, other.profile);
    return intent;
}

}  // namespace ontmoet::screens
