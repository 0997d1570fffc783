// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {

namespace {

// On another day, and by a clock that says 1970, nobody counts minutes.
constexpr Duration counted_down{12LL * 3'600'000};

using Meets = std::vector<domain::Meet const*>;

bool has_begun(Model const& model, domain::Meet const& meet) {
    return domain::round_has_begun(*model.state, meet.planned.round, model.now);
}

// The meet to go to now: the first that is not over.
domain::Meet const* next_meet(Model const& model, Meets const& meets) {
    for (auto const* meet : meets)
        if (domain::round_left(*model.state, meet->planned.round, model.now) > Duration{0})
            return meet;
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

// What is new since they last looked; nothing on the first look.
std::optional<ui::Tag> change_tag(Model const& model, ui::Frame& frame, domain::Meet const& meet) {
    auto const* candidate = model.candidate();
    if (candidate == nullptr || !candidate->seen) return std::nullopt;
    auto const seen = candidate->seen->find(meet.planned.meet);
    if (seen == candidate->seen->end())
        return ui::Tag{frame.say("schedule.new"), ui::Tint::accent, "fiber_new"};
    if (seen->second == domain::SeenMeet{meet.planned.table, meet.planned.round})
        return std::nullopt;
    return ui::Tag{frame.say("schedule.changed"), ui::Tint::accent, "update"};
}

// What stands at the end of a line: how long still, an interpreter, or what was said afterwards.
std::vector<ui::Tag> meet_tags(Model const& model, ui::Frame& frame, domain::Meet const& meet,
                               bool is_next) {
    std::vector<ui::Tag> tags;
    if (auto changed = change_tag(model, frame, meet)) tags.push_back(std::move(*changed));
    if (meet.invited && !has_begun(model, meet))
        tags.push_back({frame.say("schedule.invited"), ui::Tint::information, "mail"});
    auto const left = domain::round_start(*model.state, meet.planned.round) - model.now;
    if (is_next && left <= counted_down) {
        auto const minutes = std::chrono::ceil<std::chrono::minutes>(left).count();
        tags.push_back({minutes > 0 ? frame.tongue().plural("schedule.in_minutes", minutes)
                                    : frame.say("schedule.now"),
                        ui::Tint::accent, "schedule"});
    }
    if (!meet.planned.interpreter.is_none())
        tags.push_back(
            {frame.say("schedule.interpreter"), ui::Tint::information, "record_voice_over"});
    if (model.provisional.contains(meet.planned.meet))
        tags.push_back({frame.say("schedule.provisional"), ui::Tint::neutral, "hourglass_empty"});
    if (has_begun(model, meet)) tags.push_back(verdict_tag(frame, meet.candidate_verdict));
    if (tags.empty()) tags.push_back({frame.say("schedule.why"), ui::Tint::neutral, "help"});
    return tags;
}

// How many meets they knew of do not take place.
int cancelled_since(Model const& model) {
    auto const* candidate = model.candidate();
    if (candidate == nullptr || !candidate->seen) return 0;
    auto const is_cancelled = [&](auto const& entry) {
        auto const found = model.state->meets.find(entry.first);
        return found == model.state->meets.end() ||
               found->second.status == domain::MeetStatus::cancelled;
    };
    return static_cast<int>(std::ranges::count_if(*candidate->seen, is_cancelled));
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

// A meet with the sizes of its parts, so that its card is as high as its words.
struct MeetLine {
    domain::Meet const* meet = nullptr;
    bool is_next = false;
    bool tags_below = false;
    std::string name, work, time;
    std::vector<ui::Tag> tags;
    float time_width = 0, tags_width = 0, tags_height = 0, name_height = 0, work_height = 0;

    float height() const {
        float const words = std::max(76.0f, name_height + work_height);
        float const all =
            tags_below ? words + 8 + tags_height : std::max(words, tags.empty() ? 0 : tags_height);
        return all + 28;
    }
};

constexpr float table_width = 84;
constexpr float line_sides = 24;

ui::TextStyle time_style(ui::Frame const& frame) {
    auto style = ui::style::heading.sized(36).with(ui::Stand::middle).in("en").lines(1);
    style.fixed_size = frame.text_scale() > 1.2f;
    return style;
}

// A name is one line where it can be a little smaller for it.
ui::TextStyle name_style(ui::Frame const& frame) {
    return {.size = 24, .bold = true, .smallest = 20 * frame.text_scale()};
}

MeetLine meet_line_of(Model const& model, ui::Frame& frame, float width, domain::Meet const& meet,
                      bool is_next) {
    MeetLine line;
    line.meet = &meet;
    line.is_next = is_next;
    auto const* organisation = find_organisation(model, meet.planned.organisation);
    if (organisation != nullptr) line.name = i18n::isolate(organisation->name);
    line.work = work_words(model, frame, meet);
    line.time = frame.tongue().time(domain::round_start(*model.state, meet.planned.round));
    line.time_width = frame.measure("00:00", time_style(frame)).w + 4;
    line.tags = meet_tags(model, frame, meet, is_next);
    for (auto const& tag : line.tags)
        line.tags_width = std::max(line.tags_width, frame.tag_size(tag).w);
    float const inside = width - 2 * line_sides;
    float words = inside - line.time_width - 16 - table_width - 20;
    float const name = frame.measure(line.name, name_style(frame).sized(20)).w;
    float const beside = words - line.tags_width - 12;
    line.tags_below = beside < std::min(name, 240 * frame.text_scale());
    if (line.tags_below) {
        line.tags_height = frame.tags_height(inside, line.tags);
    } else if (!line.tags.empty()) {
        auto const count = static_cast<float>(line.tags.size());
        line.tags_height = count * frame.tag_height() + (count - 1) * 6;
        words = beside;
    }
    line.name_height = name <= words ? frame.line_height(name_style(frame))
                                     : frame.measure(line.name, name_style(frame), words).h;
    line.work_height = frame.measure(line.work, ui::style::quiet, words).h;
    return line;
}

// A card higher than what it scrolls in is no target: a finger could not see all of it.
MaybeIntent draw_line(Model const& model, ui::Frame& frame, ui::Rect rect, MeetLine const& line,
                      float most_high) {
    MaybeIntent intent;
    auto const& planned = line.meet->planned;
    auto const kind = line.is_next ? ui::CardKind::accent : ui::CardKind::plain;
    bool const is_target = has_begun(model, *line.meet) || rect.h <= most_high;
    if (!is_target) {
        frame.card(rect, kind);
    } else if (frame.card_button("schedule.meet." + to_string(planned.meet), rect, line.time,
                                 kind)) {
        if (has_begun(model, *line.meet))
            intent = OpenVerdict{planned.meet};
        else
            intent = OpenEmployer{planned.organisation};
    }
    ui::Rect inside = rect.inset(line_sides, 14);
    if (line.tags_below) frame.tags(inside.cut_bottom(line.tags_height, 8), line.tags);
    frame.text(inside.cut_start(line.time_width, 16), line.time, time_style(frame));
    ui::Rect const square = inside.cut_start(table_width, 20).centered({table_width, 76});
    frame.number_square(square, table_number(model, *line.meet), frame.say("schedule.table"));
    if (!line.tags_below && !line.tags.empty()) {
        ui::Rect end = inside.cut_end(line.tags_width, 12);
        end = end.centered({end.w, line.tags_height});
        for (auto const& tag : line.tags)
            frame.tag(end.cut_top(frame.tag_height(), 6).centered_at_end(frame.tag_size(tag)), tag);
    }
    ui::Rect words = inside.centered_at_start({inside.w, line.name_height + line.work_height});
    frame.text(words.cut_top(line.name_height), line.name, name_style(frame));
    frame.text(words, line.work, ui::style::quiet.shrinking());
    return intent;
}

// The choices that could not become a meet, and why.
MaybeIntent draw_unmet(Model const& model, ui::Frame& frame, ui::Rect& area) {
    MaybeIntent intent;
    auto const& unmet = model.visitor.account.unmet;
    if (unmet.empty()) return intent;
    area.cut_top(6);
    frame.paragraph(area, frame.say("schedule.unmet"), ui::style::strong, 10);
    for (auto const& wish : unmet) {
        auto const* organisation = find_organisation(model, wish.organisation);
        if (organisation == nullptr) continue;
        auto const name = i18n::isolate(organisation->name);
        auto const why = frame.say(wish.message_key);
        float const width = area.w - 2 * line_sides;
        float const name_height = frame.measure(name, ui::style::strong, width).h;
        float const why_height = frame.measure(why, ui::style::quiet, width).h;
        auto const rect = area.cut_top(name_height + why_height + 28, 14);
        if (frame.card_button("schedule.unmet." + to_string(wish.organisation), rect, name))
            intent = OpenEmployer{wish.organisation};
        auto inside = rect.inset(line_sides, 14);
        frame.text(inside.cut_top(name_height), name, ui::style::strong);
        frame.text(inside, why, ui::style::quiet);
    }
    return intent;
}

MaybeIntent meet_list(Model const& model, ui::Frame& frame, ui::Rect rect, Meets const& meets,
                      domain::Meet const* next) {
    MaybeIntent intent;
    ui::Rect area = frame.begin_scroll("schedule.list", rect);
    float const begin = area.y;
    if (int const cancelled = cancelled_since(model); cancelled > 0)
        notice(frame, area, "event_busy", frame.tongue().plural("schedule.cancelled", cancelled));
    for (auto const* meet : meets) {
        auto const line = meet_line_of(model, frame, rect.w, *meet, meet == next);
        if (auto pressed = draw_line(model, frame, area.cut_top(line.height(), 14), line, rect.h))
            intent = std::move(pressed);
    }
    if (auto pressed = draw_unmet(model, frame, area)) intent = std::move(pressed);
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
        if (table.number <= 0) continue;
        if (next != nullptr && next->planned.table == id)
            highlighted = static_cast<int>(tables.size());
        bool const mine = std::ranges::any_of(meets, [&, &table_id = id](auto const* meet) {
            return meet->planned.table == table_id;
        });
        tables.push_back({std::to_string(table.number),
                          {static_cast<float>(table.x), static_cast<float>(table.y)},
                          mine});
    }
    std::vector<ui::Point> boards;
    for (auto const& board : model.state->event.boards)
        boards.push_back({static_cast<float>(board.x), static_cast<float>(board.y)});
    auto const entrance = frame.say("schedule.entrance");
    frame.hall_map("schedule.hall", inside,
                   {.tables = tables,
                    .boards = boards,
                    .entrance_word = entrance,
                    .highlighted = highlighted});
}

// What somebody may want to say about the rest of their day.
MaybeIntent day_buttons(ui::Frame& frame, ui::Rect rect, bool beside) {
    MaybeIntent intent;
    auto const rows = beside ? rect.columns(2, 16) : rect.rows(2, 12);
    if (frame.button("schedule.late", rows[0], frame.say("schedule.late"),
                     {.icon = "schedule", .text_size = 22, .icon_size = 30}))
        intent = Open{Screen::late};
    if (frame.button("schedule.stop", rows[1], frame.say("schedule.stop"),
                     {.icon = "event_busy", .text_size = 22, .icon_size = 30}))
        intent = Open{Screen::stop};
    return intent;
}

}  // namespace

MaybeIntent view_schedule(Model const& model, ui::Frame& frame) {
    auto const meets = shown_meets(model);
    // Before there is a plan a choice is enough.
    bool const more = model.state->plan.has_value();
    auto const extra = frame.say("schedule.more");
    ui::ButtonLook const more_look{.icon = "add_circle_outline"};
    auto page = shell(model, frame,
                      {.back = false,
                       .done = true,
                       .person = true,
                       .info = true,
                       .next = frame.say("schedule.employers"),
                       .next_id = "schedule.employers",
                       .next_icon = "favorite",
                       .reserve = more ? reserve_for(frame, extra, more_look) : 0.0f});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Open{Screen::employers};
    if (more && extra_button(frame, page, "schedule.more", extra, more_look))
        intent = Open{Screen::more};
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
    ui::Rect map = frame.is_portrait() ? page.body.cut_bottom(page.body.h * 0.42f, 20)
                                       : page.body.cut_end(page.body.w * 0.33f, 32);
    if (next != nullptr) {
        // Under the map, or under the list where the map would become too small.
        constexpr std::size_t many_tables = 20;
        bool const under_list = !frame.is_portrait() && (frame.text_scale() > 1.2f ||
                                                         model.state->tables.size() > many_tables);
        bool const beside = frame.is_portrait() || under_list;
        float const one = std::max(72.0f, frame.button_height() - 8);
        ui::Rect& column = under_list ? page.body : map;
        auto const buttons = column.cut_bottom(beside ? one : 2 * one + 12, 16);
        if (auto pressed = day_buttons(frame, buttons, beside)) intent = std::move(pressed);
    }
    if (auto pressed = meet_list(model, frame, page.body, meets, next)) intent = std::move(pressed);
    meet_map(model, frame, map, meets, next);
    return intent;
}

}  // namespace ontmoet::screens
