// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {

namespace {

using Meets = std::vector<domain::Meet const*>;

bool has_begun(Model const& model, domain::Meet const& meet) {
    return model.now >= model.state->event.round_start(meet.planned.round);
}

// The meet to go to now: the first that is not over.
domain::Meet const* next_meet(Model const& model, Meets const& meets) {
    for (auto const* meet : meets)
        if (model.now < model.state->event.round_end(meet->planned.round)) return meet;
    return nullptr;
}

ui::Tag verdict_tag(ui::Frame& frame, domain::Answer answer) {
    switch (answer) {
        case domain::Answer::yes:
            return {frame.say("answer.yes"), ui::Tint::good, "sentiment_satisfied_alt"};
        case domain::Answer::maybe:
            return {frame.say("answer.maybe"), ui::Tint::information, "sentiment_neutral"};
        case domain::Answer::no:
            return {frame.say("answer.no"), ui::Tint::neutral, "sentiment_dissatisfied"};
        case domain::Answer::none: break;
    }
    return {frame.say("schedule.tell"), ui::Tint::accent, "touch_app"};
}

// What stands at the end of a line: how long still, an interpreter, or what was said afterwards.
std::vector<ui::Tag> meet_tags(Model const& model, ui::Frame& frame, domain::Meet const& meet,
                               bool is_next) {
    std::vector<ui::Tag> tags;
    if (is_next) {
        auto const left = model.state->event.round_start(meet.planned.round) - model.now;
        auto const minutes = std::chrono::ceil<std::chrono::minutes>(left).count();
        tags.push_back({minutes > 0 ? frame.tongue().plural("schedule.in_minutes", minutes)
                                    : frame.say("schedule.now"),
                        ui::Tint::accent, "schedule"});
    }
    if (!meet.planned.interpreter.is_none())
        tags.push_back(
            {frame.say("schedule.interpreter"), ui::Tint::information, "record_voice_over"});
    if (has_begun(model, meet)) tags.push_back(verdict_tag(frame, meet.candidate_verdict));
    return tags;
}

std::string work_words(Model const& model, ui::Frame& frame, domain::Meet const& meet) {
    if (auto const* offer = find_offer(model, meet.planned.offer))
        return offer_name(frame.tongue(), *offer);
    auto const* organisation = find_organisation(model, meet.planned.organisation);
    return organisation == nullptr ? std::string{}
                                   : sector_name(frame.tongue(), organisation->sector);
}

std::string table_number(Model const& model, domain::Meet const& meet) {
    auto const found = model.state->tables.find(meet.planned.table);
    return found == model.state->tables.end() ? "?" : std::to_string(found->second.number);
}

float tags_column(ui::Frame& frame, std::vector<ui::Tag> const& tags) {
    float widest = 0;
    for (auto const& tag : tags) widest = std::max(widest, frame.tag_size(tag).w);
    return widest;
}

// Height of a line of the list: two lines of words, or its tags below each other.
float meet_height(ui::Frame& frame, std::vector<ui::Tag> const& tags, bool tags_below) {
    float const words =
        frame.line_height(ui::style::heading.sized(26)) + frame.line_height(ui::style::quiet);
    auto const count = static_cast<float>(tags.size());
    float const beside = count * frame.tag_height() + std::max(0.0f, count - 1) * 6;
    float const below = tags.empty() ? 0 : frame.tag_height() + 8;
    return 28 + (tags_below ? std::max(76.0f, words) + below : std::max({76.0f, words, beside}));
}

void meet_words(Model const& model, ui::Frame& frame, ui::Rect rect, domain::Meet const& meet) {
    auto const* organisation = find_organisation(model, meet.planned.organisation);
    auto const name_style = ui::style::strong.sized(26).lines(1).shrinking(18);
    float const name = frame.line_height(name_style);
    float const under = frame.line_height(ui::style::quiet);
    ui::Rect words = rect.centered_at_start({rect.w, name + under});
    frame.text(words.cut_top(name),
               organisation == nullptr ? "" : i18n::isolate(organisation->name), name_style);
    frame.text(words, work_words(model, frame, meet), ui::style::quiet.lines(1).shrinking(16));
}

MaybeIntent meet_line(Model const& model, ui::Frame& frame, ui::Rect rect, domain::Meet const& meet,
                      bool is_next, bool tags_below) {
    MaybeIntent intent;
    auto const tags = meet_tags(model, frame, meet, is_next);
    auto const kind = is_next ? ui::CardKind::accent : ui::CardKind::plain;
    auto const time = frame.tongue().time(model.state->event.round_start(meet.planned.round));
    if (has_begun(model, meet)) {
        if (frame.card_button("schedule.meet." + to_string(meet.planned.meet), rect, time, kind))
            intent = OpenVerdict{meet.planned.meet};
    } else {
        frame.card(rect, kind);
    }
    ui::Rect inside = rect.inset(24, 14);
    if (tags_below && !tags.empty()) frame.tags(inside.cut_bottom(frame.tag_height(), 8), tags);
    auto time_style = ui::style::heading.sized(36).with(ui::Stand::middle).in("en").lines(1);
    time_style.fixed_size = frame.text_scale() > 1.2f;
    frame.text(inside.cut_start(frame.measure("00:00", time_style).w + 4, 16), time, time_style);
    ui::Rect const square = inside.cut_start(84, 20).centered({84, 76});
    frame.number_square(square, table_number(model, meet), frame.say("schedule.table"));
    if (!tags_below && !tags.empty()) {
        ui::Rect end = inside.cut_end(tags_column(frame, tags), 12);
        auto const count = static_cast<float>(tags.size());
        float const all = count * frame.tag_height() + (count - 1) * 6;
        end = end.centered({end.w, all});
        for (auto const& tag : tags)
            frame.tag(end.cut_top(frame.tag_height(), 6).centered_at_end(frame.tag_size(tag)), tag);
    }
    meet_words(model, frame, inside, meet);
    return intent;
}

// Whether the tags leave the organisation's name its place.
bool fits_beside(Model const& model, ui::Frame& frame, float width, domain::Meet const& meet,
                 std::vector<ui::Tag> const& tags) {
    auto const* organisation = find_organisation(model, meet.planned.organisation);
    if (organisation == nullptr || tags.empty()) return true;
    auto const style = ui::style::strong.sized(20);
    float const name = frame.measure(organisation->name, style).w;
    return name + tags_column(frame, tags) + 12 <= width - 48 - 250 * frame.text_scale();
}

MaybeIntent meet_list(Model const& model, ui::Frame& frame, ui::Rect rect, Meets const& meets,
                      domain::Meet const* next) {
    MaybeIntent intent;
    ui::Rect area = frame.begin_scroll("schedule.list", rect);
    float const begin = area.y;
    for (auto const* meet : meets) {
        auto const tags = meet_tags(model, frame, *meet, meet == next);
        bool const below = !fits_beside(model, frame, rect.w, *meet, tags);
        ui::Rect const line = area.cut_top(meet_height(frame, tags, below), 14);
        if (auto pressed = meet_line(model, frame, line, *meet, meet == next, below))
            intent = std::move(pressed);
    }
    frame.end_scroll(area.y - begin - 14);
    return intent;
}

void meet_map(Model const& model, ui::Frame& frame, ui::Rect rect, Meets const& meets,
              domain::Meet const* next) {
    frame.card(rect);
    ui::Rect inside = rect.inset(20, 16);
    frame.paragraph(inside, frame.say("schedule.map"), ui::style::strong, 8);
    std::vector<ui::MapTable> tables;
    int highlighted = -1;
    for (auto const& [id, table] : model.state->tables) {
        if (next != nullptr && next->planned.table == id)
            highlighted = static_cast<int>(tables.size());
        bool const mine = std::ranges::any_of(meets, [&, &table_id = id](auto const* meet) {
            return meet->planned.table == table_id;
        });
        tables.push_back({std::to_string(table.number),
                          {static_cast<float>(table.x), static_cast<float>(table.y)},
                          mine});
    }
    auto const entrance = frame.say("schedule.entrance");
    frame.hall_map("schedule.hall", inside,
                   {.tables = tables, .entrance_word = entrance, .highlighted = highlighted});
}

// The best employer the person chose and has no meet with: one more meet would be with them.
EmployerCard const* one_more(Model const& model, Meets const& meets) {
    // Before there is a plan a choice is enough.
    if (!model.state->plan) return nullptr;
    for (auto const& card : model.employer_cards) {
        bool const met = std::ranges::any_of(meets, [&](auto const* meet) {
            return meet->planned.organisation == card.organisation;
        });
        if (card.answer == domain::Answer::yes && !met) return &card;
    }
    return nullptr;
}

}  // namespace

MaybeIntent view_schedule(Model const& model, ui::Frame& frame) {
    auto const meets = domain::meets_of(*model.state, model.visitor.person);
    auto const* more = one_more(model, meets);
    auto const extra = frame.say("schedule.more");
    ui::ButtonLook const more_look{.icon = "add_circle_outline"};
    auto page = shell(model, frame,
                      {.back = false,
                       .done = true,
                       .person = true,
                       .next = frame.say("schedule.employers"),
                       .next_id = "schedule.employers",
                       .next_icon = "favorite",
                       .reserve = more == nullptr ? 0.0f : reserve_for(frame, extra, more_look)});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Open{Screen::employers};
    if (more != nullptr && extra_button(frame, page, "schedule.more", extra, more_look))
        intent = BookMeet{more->organisation};
    auto const& event = model.state->event;
    auto const count = static_cast<std::int64_t>(meets.size());
    auto const each = frame.tongue().plural("schedule.each", event.meet_length_min);
    title_block(frame, page.body, frame.say("schedule.title"),
                meets.empty() ? "" : frame.tongue().plural("schedule.count", count) + " · " + each);
    if (meets.empty()) {
        empty_state(frame, page.body, "event_note", frame.say("schedule.empty"),
                    frame.say("schedule.empty_body"));
        return intent;
    }
    auto const* next = next_meet(model, meets);
    ui::Rect const map = frame.is_portrait() ? page.body.cut_bottom(page.body.h * 0.42f, 20)
                                             : page.body.cut_end(page.body.w * 0.35f, 32);
    if (auto pressed = meet_list(model, frame, page.body, meets, next)) intent = std::move(pressed);
    meet_map(model, frame, map, meets, next);
    return intent;
}

}  // namespace ontmoet::screens
