// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/host/host_parts.h"
#include "screens/host/plan_grid.h"
#include "screens/host/plan_words.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <cmath>

namespace ontmoet::screens {
namespace {

std::string shortage_words(ui::Frame const& frame, PlanDraft const& draft) {
    auto const& tongue = frame.tongue();
    auto const number = [&](int count) { return tongue.number(std::int64_t{count}); };
    auto const& lack = *draft.shortage;
    return tongue.text("plan.shortage", {{"language", tongue.language_name(lack.language)},
                                         {"round", number(lack.round + 1)},
                                         {"wanted", number(lack.wanted)},
                                         {"present", number(lack.present)}});
}

std::string plan_sentence(Model const& model, ui::Frame& frame) {
    auto const& host = model.host;
    auto const& tongue = frame.tongue();
    if (!host.planning_error.empty()) return frame.say(host.planning_error);
    if (host.planning && host.planning_gap_pct)
        return tongue.text(
            "plan.working",
            {{"gap", tongue.percent(std::ceil(*host.planning_gap_pct * 100) / 10'000, 2)}});
    if (host.planning) return frame.say("plan.begins");
    auto const& plan = model.state->plan;
    bool const optimal = host.draft ? host.draft->plan.optimal : plan && plan->optimal;
    int const gap = host.draft ? host.draft->plan.gap_per_mille : plan ? plan->gap_per_mille : 0;
    if (!host.draft && !plan) return frame.say("plan.none");
    auto sentence = gap_words(frame, gap, optimal);
    if (host.draft && host.draft->shortage) sentence += " " + shortage_words(frame, *host.draft);
    return sentence;
}

struct PlanAction {
    char const* id;
    std::string words;
    ui::ButtonLook look;
    Intent intent;
};

// From the end: the one to press first, then the others.
std::vector<PlanAction> plan_actions(Model const& model, ui::Frame& frame) {
    auto const& host = model.host;
    std::vector<PlanAction> actions;
    if (host.planning) {
        actions.push_back({"plan.stop",
                           frame.say("plan.stop"),
                           {.icon = "stop", .enabled = !host.stopped},
                           StopPlan{}});
        return actions;
    }
    if (host.draft) {
        actions.push_back({"plan.publish",
                           frame.say("plan.publish"),
                           {.kind = ui::ButtonKind::primary, .icon = "check"},
                           PublishPlan{}});
        actions.push_back(
            {"plan.discard", frame.say("plan.discard"), {.icon = "close"}, DiscardPlan{}});
    }
    bool const again = model.state->plan || host.draft;
    actions.push_back({"plan.run",
                       frame.say(again ? "plan.run_again" : "plan.run"),
                       {.kind = host.draft ? ui::ButtonKind::secondary : ui::ButtonKind::primary,
                        .icon = "auto_awesome"},
                       RunPlan{}});
    bool const has_former = !host.draft && model.state->plan && model.state->plan->former &&
                            domain::next_round(*model.state, model.now) < model.state->event.rounds;
    if (has_former)
        actions.push_back(
            {"plan.take_back", frame.say("plan.take_back"), {.icon = "undo"}, TakePlanBack{}});
    return actions;
}

// How well the plan is, and what can be done; cut off the foot of the body.
MaybeIntent draw_actions(Model const& model, ui::Frame& frame, ui::Rect& body) {
    MaybeIntent intent;
    auto const actions = plan_actions(model, frame);
    auto const sentence = plan_sentence(model, frame);
    bool const trouble = !model.host.planning_error.empty();
    auto const style = (trouble ? ui::style::strong.with(ui::Paint::bad_ink) : ui::style::body)
                           .with(ui::Stand::middle);
    float width = 0;
    for (auto const& action : actions) width += frame.button_width(action.words, action.look) + 20;
    float const beside = body.w - width - (model.host.planning ? 80.0f : 0.0f);
    bool const one_line = beside > 280 * frame.text_scale() &&
                          frame.measure(sentence, style, beside).h <= frame.button_height();
    auto bar = body.cut_bottom(frame.button_height(), 16);
    auto words = bar;
    if (one_line) {
        for (auto const& action : actions)
            if (frame.button_at_end(action.id, bar, action.words, action.look))
                intent = action.intent;
        words = bar;
    } else {
        auto const narrow = [](ui::ButtonLook look) {
            look.text_size = 22;
            look.icon_size = 28;
            return look;
        };
        float const third = bar.columns(static_cast<int>(actions.size()))[0].w;
        bool const fits = std::ranges::all_of(actions, [&](PlanAction const& action) {
            return frame.button_width(action.words, narrow(action.look)) - 40 <= third;
        });
        std::size_t const above = fits ? 0 : 1;
        if (!fits && frame.button(actions[0].id, bar, actions[0].words, actions[0].look))
            intent = actions[0].intent;
        if (!fits && actions.size() > above) bar = body.cut_bottom(frame.button_height(), 16);
        auto const below = static_cast<int>(actions.size() - above);
        auto const places = below > 0 ? bar.columns(below) : std::vector<ui::Rect>{};
        for (std::size_t i = 0; i < places.size(); ++i) {
            auto const& action = actions[actions.size() - 1 - i];
            if (frame.button(action.id, places[i], action.words, narrow(action.look)))
                intent = action.intent;
        }
        float const room = body.w - (model.host.planning ? 80.0f : 0.0f);
        float const height =
            std::max(model.host.planning ? 64.0f : 0.0f, frame.measure(sentence, style, room).h);
        words = body.cut_bottom(height, 12);
    }
    if (model.host.planning) {
        frame.spinner(words.cut_start(64, 16));
        frame.wake_in(Duration{100});
    }
    frame.text(words, sentence, style);
    return intent;
}

std::vector<Figure> plan_figures(Model const& model, ui::Frame& frame) {
    auto const& draft = *model.host.draft;
    auto const& tongue = frame.tongue();
    return {{frame.say("plan.meets"),
             tongue.number(static_cast<std::int64_t>(draft.plan.meets.size()))},
            {frame.say("plan.unmet"), tongue.number(std::int64_t{draft.unmet_wishes})}};
}

// How many candidates have at least one, two … meets: the fairness of a plan at a glance.
std::vector<ui::ChartBar> coverage_of(Model const& model, ui::Frame const& frame) {
    auto const& draft = *model.host.draft;
    auto const& tongue = frame.tongue();
    std::vector<ui::ChartBar> bars;
    for (std::size_t i = 0; i < draft.people_with_at_least.size(); ++i) {
        int const people = draft.people_with_at_least[i];
        bars.push_back(
            {tongue.number(static_cast<std::int64_t>(i + 1)) + "+",
             tongue.number(std::int64_t{people}),
             static_cast<float>(people) / static_cast<float>(std::max(1, draft.people))});
    }
    return bars;
}

constexpr ui::TextStyle coverage_title = ui::style::body;

void draw_coverage(Model const& model, ui::Frame& frame, ui::Rect rect) {
    frame.card(rect);
    auto inside = rect.inset(20, 12);
    auto const title = frame.say("plan.coverage");
    frame.text(inside.cut_top(frame.measure(title, coverage_title, inside.w).h, 12), title,
               coverage_title);
    frame.chart(inside, coverage_of(model, frame));
}

float draft_height(Model const& model, ui::Frame& frame, float width) {
    float const bars = frame.line_height(ui::style::heading) + frame.line_height(ui::style::small);
    float const title = frame.measure(frame.say("plan.coverage"), coverage_title, width / 2 - 48).h;
    return std::max(figures_height(frame, (width - 16) / 2, plan_figures(model, frame)),
                    title + bars + 36);
}

void draw_draft(Model const& model, ui::Frame& frame, ui::Rect& body) {
    auto const figures = plan_figures(model, frame);
    auto const halves = body.cut_top(draft_height(model, frame, body.w), 16).columns(2);
    auto first = halves[0];
    draw_figures(frame, first, figures);
    draw_coverage(model, frame, halves[1]);
}

// How many meets differ from what stands; leads to the list of them. At the end of a line; while a
// meet moves its place stays empty.
MaybeIntent draw_changes_pill(Model const& model, ui::Frame& frame, ui::Rect& line,
                              bool is_moving = false) {
    if (!model.state->plan) return {};
    auto const count = static_cast<std::int64_t>(model.host.changes.size());
    auto const words = frame.tongue().plural("plan.changes", count);
    ui::PillLook const look{.icon = "compare_arrows"};
    if (is_moving)
        line.cut_end(frame.pill_width(words, look), 20);
    else if (frame.pill_at_end("plan.changes", line, words, look))
        return Open{Screen::plan_changes};
    return {};
}

// The same in a line or two, where the grid needs the room; as many as leave it `least`. While a
// meet moves its words stand there instead, so that the grid stays where it is below the finger.
MaybeIntent draw_small_draft(Model const& model, ui::Frame& frame, ui::Rect& body, float least,
                             bool is_moving) {
    auto const& draft = *model.host.draft;
    auto const& tongue = frame.tongue();
    std::vector<ui::Tag> tags{{frame.say("plan.draft"), ui::Tint::accent, {}}};
    auto const add = [&](std::string const& what, std::string const& number) {
        tags.push_back(
            {tongue.text("plan.figure", {{"what", what}, {"number", i18n::isolate(number)}}),
             ui::Tint::neutral,
             {}});
    };
    for (auto const& figure : plan_figures(model, frame)) add(figure.word, figure.number);
    if (!draft.people_with_at_least.empty()) {
        auto const most = static_cast<std::int64_t>(draft.people_with_at_least.size());
        add(tongue.plural("plan.with_at_least", most),
            tongue.number(std::int64_t{draft.people_with_at_least.back()}) + " / " +
                tongue.number(std::int64_t{draft.people}));
    }
    float widest = 0;
    for (auto const& tag : tags) widest = std::max(widest, frame.tag_size(tag).w);
    auto line = body;
    line.h = frame.pill_height();
    auto const whole = body;
    // The pill stands on a line of its own where a tag needs all of the width.
    bool const is_narrow = widest > body.w * 0.5f;
    auto pill = is_narrow ? body.cut_top(line.h, 12) : line;
    auto intent = draw_changes_pill(model, frame, is_narrow ? pill : line, is_moving);
    if (is_narrow) line = body;
    while (!tags.empty() && body.h - frame.tags_height(line.w, tags) - 12 < least) tags.pop_back();
    float const tags_high = tags.empty() ? 0.0f : frame.tags_height(line.w, tags);
    line.h = is_narrow ? tags_high : std::max(line.h, tags_high);
    body.cut_top(line.h, 12);
    if (is_moving)
        return draw_plan_title(model, frame, {whole.x, whole.y, whole.w, body.y - whole.y - 12});
    if (!tags.empty()) frame.tags(line.centered({line.w, tags_high}), tags);
    return intent;
}

}  // namespace

MaybeIntent view_plan(Model const& model, ui::Frame& frame) {
    ui::Rect body;
    auto intent = host_bars(model, frame, Screen::plan, body);
    if (auto said = draw_actions(model, frame, body)) intent = std::move(said);
    bool const is_draft = model.host.draft.has_value();
    bool const is_moving = !model.host.moving.is_none() || frame.carried();
    float const title = std::max(frame.line_height(ui::style::heading), frame.tag_height()) + 10;
    float const least = 5 * (ui::measure::target + 10) + 32 + title;
    bool const is_tight = is_draft && body.h - draft_height(model, frame, body.w) - 16 < least;
    auto const take = [&](MaybeIntent said) {
        if (said) intent = std::move(said);
    };
    if (is_tight)
        take(draw_small_draft(model, frame, body, least * 0.7f, is_moving));
    else if (is_draft)
        draw_draft(model, frame, body);
    frame.card(body);
    auto inside = body.inset(20, 16);
    if (!is_draft && model.state->meets.empty()) {
        empty_state(frame, inside, "event_note", frame.say("plan.none"), frame.say("plan.empty"));
        return intent;
    }
    if (!is_tight) {
        auto head = inside.cut_top(std::max(title - 10, frame.pill_height()), 10);
        if (is_draft && !is_moving) take(draw_changes_pill(model, frame, head));
        take(draw_plan_title(model, frame, head));
    }
    take(draw_plan_grid(model, frame, inside));
    return intent;
}

}  // namespace ontmoet::screens
