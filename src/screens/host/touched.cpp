// SPDX-License-Identifier: EUPL-1.2
#include "domain/visits.h"
#include "i18n/tongue.h"
#include "screens/host/host_parts.h"
#include "screens/host/plan_words.h"
#include "screens/host/trouble_words.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <string>
#include <vector>

namespace ontmoet::screens {
namespace {

using planning::Trouble;
using scheduling::HappeningKind;

// What was touched, looked up.
struct TouchedThing {
    std::optional<domain::PlannedMeet> meet;
    PersonId person;
    int next = 0;  // first round that has not begun
    bool is_over() const { return meet && meet->round < next; }
};

TouchedThing thing_of(Model const& model) {
    auto const& touched = model.host.touched;
    TouchedThing thing;
    thing.next = domain::next_round(*model.state, model.now);
    if (!touched.meet.is_none()) thing.meet = meet_on_plan(model, touched.meet);
    thing.person = thing.meet ? thing.meet->person : touched.person;
    return thing;
}

struct TouchedAction {
    std::string id;
    std::string words;
    std::string icon;
    Intent intent;
};

TouchedAction trouble_action(ui::Frame& frame, Trouble const& trouble) {
    auto const look = look_of(trouble.kind);
    bool const asks =
        trouble.kind == HappeningKind::late || trouble.kind == HappeningKind::meet_extended;
    return {look.key, frame.say(look.key), look.icon,
            asks ? Intent{AskUntil{trouble.kind}} : Intent{MendPlan{trouble}}};
}

void add_person_actions(Model const& model, ui::Frame& frame, TouchedThing const& thing,
                        std::vector<TouchedAction>& actions) {
    auto const person = thing.person;
    auto const add = [&](HappeningKind kind) {
        actions.push_back(trouble_action(frame, {.kind = kind, .person = person}));
    };
    auto meets = shown_plan(model);
    std::erase_if(meets, [&](auto const& meet) { return meet.person != person; });
    auto const has = [&](auto counts) { return std::ranges::any_of(meets, counts); };
    bool const awaited = has([&](auto const& meet) { return meet.round >= thing.next - 1; });
    bool const running = has([&](auto const& meet) { return meet.round == thing.next - 1; });
    auto const found = model.state->people.find(person);
    bool const here = found != model.state->people.end() && found->second.checked_in;
    if (awaited) {
        add(HappeningKind::no_show);
        if (thing.next + 1 < model.state->event.rounds) add(HappeningKind::late);
        add(HappeningKind::left);
    }
    if (running) add(HappeningKind::meet_extended);
    if (here && static_cast<int>(meets.size()) < model.state->event.most_meets)
        add(HappeningKind::walk_in);
}

// What the host can say has happened to the plan that is shown.
std::vector<TouchedAction> troubles(Model const& model, ui::Frame& frame,
                                    TouchedThing const& thing) {
    std::vector<TouchedAction> actions;
    auto const& touched = model.host.touched;
    bool const has_plan = model.state->plan || model.host.draft;
    if (!has_plan || thing.next >= model.state->event.rounds) return actions;
    if (!thing.person.is_none()) add_person_actions(model, frame, thing, actions);
    if (thing.meet && !thing.meet->interpreter.is_none())
        actions.push_back(trouble_action(frame, {.kind = HappeningKind::interpreter_gone,
                                                 .interpreter = thing.meet->interpreter}));
    if (!touched.table.is_none())
        actions.push_back(
            trouble_action(frame, {.kind = HappeningKind::table_closed, .table = touched.table}));
    if (touched.round >= thing.next)
        actions.push_back(trouble_action(
            frame, {.kind = HappeningKind::round_cancelled, .round = touched.round}));
    return actions;
}

std::vector<TouchedAction> hand_actions(Model const& model, ui::Frame& frame,
                                        TouchedThing const& thing) {
    std::vector<TouchedAction> actions;
    if (model.state->people.contains(thing.person))
        actions.push_back({"touched.on_behalf", frame.say("touched.on_behalf"),
                           "volunteer_activism", HostIntent{HelpPerson{thing.person}}});
    auto const table = model.state->tables.find(model.host.touched.table);
    if (table != model.state->tables.end())
        for (auto const& visit : domain::visits_of(*model.state, table->second.organisation))
            if (visit.round >= thing.next)
                actions.push_back({"touched.visit." + to_string(visit.guest),
                                   frame.say("visit.cancel") + " · " +
                                       organisation_of(*model.state, visit.guest) + " · " +
                                       place_words(*model.state, frame, visit.round, visit.table),
                                   "event_busy",
                                   HostIntent{CancelVisit{visit.guest, visit.ambassador}}});
    if (!thing.meet || thing.is_over()) return actions;
    auto const id = thing.meet->meet;
    bool const locked = thing.meet->locked;
    actions.push_back({"touched.move", frame.say("touched.move"), "open_with", BeginMove{id}});
    actions.push_back({locked ? "touched.unlock" : "touched.lock",
                       frame.say(locked ? "touched.unlock" : "touched.lock"),
                       locked ? "lock_open" : "lock", LockMeet{id, !locked}});
    return actions;
}

// Buttons below each other, in two columns where they fit.
MaybeIntent draw_buttons(ui::Frame& frame, ui::Rect& list,
                         std::vector<TouchedAction> const& actions) {
    MaybeIntent intent;
    auto const look = [](TouchedAction const& action) {
        return ui::ButtonLook{
            .icon = action.icon, .text_size = 22, .icon_size = 28, .align = ui::Align::start};
    };
    float const half = (list.w - 16) / 2;
    bool const two = std::ranges::all_of(actions, [&](TouchedAction const& action) {
        return frame.button_width(action.words, look(action)) - 40 <= half;
    });
    std::size_t const columns = two ? 2 : 1;
    for (std::size_t i = 0; i < actions.size(); i += columns) {
        auto const places =
            list.cut_top(frame.button_height(), 16).columns(static_cast<int>(columns));
        for (std::size_t j = 0; j < columns && i + j < actions.size(); ++j) {
            auto const& action = actions[i + j];
            if (frame.button(action.id, places[j], action.words, look(action)))
                intent = action.intent;
        }
    }
    return intent;
}

// The rounds to come, for "from when?".
std::vector<TouchedAction> until_actions(Model const& model, ui::Frame& frame,
                                         TouchedThing const& thing) {
    std::vector<TouchedAction> actions;
    auto const& state = *model.state;
    for (int round = thing.next + 1; round < state.event.rounds; ++round)
        actions.push_back(
            {"touched.until." + std::to_string(round),
             frame.tongue().time(domain::round_start(state, round)), "schedule",
             MendPlan{{.kind = *model.host.asks_until, .person = thing.person, .until = round}}});
    return actions;
}

void draw_reason(ui::Frame& frame, ui::Rect& list, std::string_view icon, std::string const& words,
                 ui::Tint tint) {
    frame.reason(list.cut_top(frame.reason_height(list.w, words), 10), icon, words, tint);
}

// Who is here and could sit at that table instead, with the weightiest reason.
MaybeIntent draw_fill_ins(Model const& model, ui::Frame& frame, ui::Rect& list) {
    MaybeIntent intent;
    auto const place = model.host.touched.meet;
    auto const meet = model.state->meets.find(place);
    if (model.host.draft || meet == model.state->meets.end() ||
        meet->second.planned.round + 1 < domain::next_round(*model.state, model.now))
        return intent;
    frame.paragraph(list, frame.say("fill.title"), ui::style::heading, 14);
    if (model.host.fill_ins.empty())
        frame.paragraph(list, frame.say("fill.nobody"), ui::style::quiet, 14);
    for (auto const& one : model.host.fill_ins) {
        auto const person = one.meet.person;
        if (frame.row("fill." + to_string(person), list.cut_top(frame.row_height(false), 8),
                      who_is(*model.state, person),
                      {.icon = "person_add", .end_icon = "chevron_right"}))
            intent = FillPlace{place, person};
        if (one.chose)
            draw_reason(frame, list, "favorite", frame.say("touched.candidate_chose"),
                        ui::Tint::good);
        if (one.fit.reasons.empty()) continue;
        auto const& why = one.fit.reasons.front();
        float const height = reason_line_height(frame, list.w, why, Reader::employer);
        reason_line(frame, list.cut_top(height, 12), why, Reader::employer);
    }
    list.cut_top(8);
    return intent;
}

MaybeIntent draw_doing(Model const& model, ui::Frame& frame, ui::Rect rect,
                       TouchedThing const& thing) {
    frame.card(rect);
    auto inside = rect.inset(24, 20);
    auto list = frame.begin_scroll("touched.actions", inside);
    float const top = list.y;
    MaybeIntent intent;
    if (model.host.asks_until) {
        frame.paragraph(list, frame.say("touched.until"), ui::style::heading, 14);
        intent = draw_buttons(frame, list, until_actions(model, frame, thing));
    } else {
        auto const happened = troubles(model, frame, thing);
        auto const by_hand = hand_actions(model, frame, thing);
        // While the round runs that is the most pressing.
        bool const runs = thing.is_over();
        MaybeIntent instead;
        if (runs) instead = draw_fill_ins(model, frame, list);
        if (!happened.empty())
            frame.paragraph(list, frame.say("touched.what"), ui::style::heading, 14);
        if (!happened.empty() && model.host.draft)
            frame.paragraph(list, frame.say("touched.into_draft"), ui::style::body, 14);
        intent = draw_buttons(frame, list, happened);
        if (!happened.empty() && !by_hand.empty()) list.cut_top(8);
        if (auto said = draw_buttons(frame, list, by_hand)) intent = std::move(said);
        if (!runs) instead = draw_fill_ins(model, frame, list);
        if (instead) intent = instead;
        if (happened.empty() && by_hand.empty())
            frame.paragraph(list, frame.say("touched.nothing"), ui::style::quiet);
    }
    frame.end_scroll(list.y - top);
    return intent;
}

void draw_why_meet(Model const& model, ui::Frame& frame, ui::Rect& list,
                   domain::PlannedMeet const& meet) {
    auto const& reason = model.host.reason;
    frame.paragraph(list, organisation_of(*model.state, meet.organisation), ui::style::strong, 4);
    frame.paragraph(list, place_words(*model.state, frame, meet.round, meet.table),
                    ui::style::quiet, 12);
    if (meet.locked)
        draw_reason(frame, list, "lock", frame.say("touched.locked"), ui::Tint::accent);
    frame.paragraph(list, frame.say("touched.why"), ui::style::strong, 10);
    if (reason.candidate_chose && reason.employer_chose)
        draw_reason(frame, list, "favorite", frame.say("touched.both_chose"), ui::Tint::good);
    else if (reason.candidate_chose)
        draw_reason(frame, list, "favorite", frame.say("touched.candidate_chose"), ui::Tint::good);
    if (reason.is_first)
        draw_reason(frame, list, "looks_one", frame.say("touched.first"), ui::Tint::good);
    for (auto const& one : reason.fit.reasons) {
        float const height = reason_line_height(frame, list.w, one, Reader::employer);
        reason_line(frame, list.cut_top(height, 10), one, Reader::employer);
    }
    list.cut_top(8);
}

// How fair the plan is to this person: meets of those that could be, and wishes without one.
void draw_account(Model const& model, ui::Frame& frame, ui::Rect& list) {
    auto const& account = model.host.account;
    auto const& tongue = frame.tongue();
    auto const number = [&](int value) {
        return i18n::isolate(tongue.number(std::int64_t{value}));
    };
    auto const fair = tongue.text(
        "touched.fair", {{"meets", number(account.meets)}, {"most", number(account.possible)}});
    frame.paragraph(list, fair, ui::style::strong, 10);
    if (account.unmet.empty()) return;
    frame.paragraph(list, frame.say("touched.unmet"), ui::style::strong, 10);
    for (auto const& wish : account.unmet) {
        auto const words =
            organisation_of(*model.state, wish.organisation) + " · " + frame.say(wish.message_key);
        draw_reason(frame, list, "info", words, ui::Tint::accent);
    }
}

std::string heading_of(Model const& model, ui::Frame& frame, TouchedThing const& thing) {
    auto const& touched = model.host.touched;
    auto const& state = *model.state;
    if (auto const person = state.people.find(thing.person); person != state.people.end()) {
        auto const& profile = person->second.profile;
        auto const name = i18n::isolate(profile.given_name + " " + profile.family_name);
        return person->second.badge.empty() ? name
                                            : i18n::isolate(person->second.badge) + " · " + name;
    }
    if (auto const table = state.tables.find(touched.table); table != state.tables.end())
        return frame.say("plan.table") + " " + std::to_string(table->second.number) + " · " +
               organisation_of(state, table->second.organisation);
    if (touched.round >= 0) return frame.tongue().time(domain::round_start(state, touched.round));
    return frame.say("plan.none");
}

void draw_telling(Model const& model, ui::Frame& frame, ui::Rect rect, TouchedThing const& thing) {
    frame.card(rect);
    auto inside = rect.inset(24, 20);
    auto list = frame.begin_scroll("touched.why", inside);
    float const top = list.y;
    frame.paragraph(list, heading_of(model, frame, thing), ui::style::heading, 8);
    if (thing.meet) draw_why_meet(model, frame, list, *thing.meet);
    if (!thing.person.is_none()) draw_account(model, frame, list);
    frame.end_scroll(list.y - top);
}

}  // namespace

MaybeIntent view_touched(Model const& model, ui::Frame& frame) {
    ui::Rect body, bar;
    auto intent = host_bars(model, frame, Screen::plan, body);
    if (back_button(frame, body, bar))
        intent = model.host.asks_until ? Intent{AskUntil{}} : Intent{Back{}};
    auto const thing = thing_of(model);
    bool const is_bare = thing.person.is_none();
    auto const doing = frame.is_portrait() ? body.cut_bottom(body.h * 0.5f, 20)
                                           : body.cut_end(body.w * (is_bare ? 0.6f : 0.5f), 24);
    draw_telling(model, frame, body, thing);
    if (auto said = draw_doing(model, frame, doing, thing)) intent = std::move(said);
    return intent;
}

}  // namespace ontmoet::screens
