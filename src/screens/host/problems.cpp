// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/host/host_parts.h"
#include "screens/host/plan_words.h"
#include "screens/host/problem_words.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace ontmoet::screens {
namespace {

using Kind = Problem::Kind;

struct ProblemAction {
    std::string id;
    std::string words;
    char const* icon;
    Intent intent;
    ui::ButtonKind kind = ui::ButtonKind::secondary;

    ui::ButtonLook look() const {
        return {.kind = kind, .icon = icon, .text_size = 22, .icon_size = 28};
    }
};

// The best way on first, then what else can be done; the last one is to leave it.
std::vector<ProblemAction> actions_of(Model const& model, ui::Frame& frame,
                                      Problem const& problem) {
    std::vector<ProblemAction> actions;
    auto const id = to_string(problem.id);
    auto const add = [&](char const* what, char const* key, char const* icon, Intent intent) {
        actions.push_back(
            {"problems." + std::string(what) + "." + id, frame.say(key), icon, std::move(intent)});
    };
    if (!problem.is_open()) return actions;
    if (problem.has_meet && !problem.alternatives.empty()) {
        auto const& best = problem.alternatives.front();
        auto const place = place_words(*model.state, frame, best.round, best.table);
        // The id says which time: a touch never books one that has come into its place.
        actions.push_back({"problems.book." + std::to_string(best.round) + "." + id,
                           frame.tongue().text("problems.book", {{"place", place}}),
                           "event_available", BookInstead{problem.id, best.round},
                           ui::ButtonKind::primary});
    }
    if (problem.fact_type == domain::fact_type::plan_published)
        add("plan", "problems.to_plan", "event_note", Open{Screen::plan});
    if (problem.kind == Kind::alike) {
        actions.push_back({"problems.same." + id, frame.say("problems.same_person"), "person",
                           LinkPeople{problem.id}, ui::ButtonKind::primary});
        add("two", "problems.two_people", "people", CloseProblem{problem.id});
        return actions;
    }
    if (model.state->people.contains(problem.person))
        add("talk", "problems.talk", "forum", TouchPlan{{.person = problem.person}});
    auto const* leave = problem.has_meet ? "problems.keep" : "problems.fine";
    add("close", leave, "check", CloseProblem{problem.id});
    return actions;
}

// As many beside each other as their words allow.
int columns_for(ui::Frame& frame, float width, std::span<ProblemAction const> actions) {
    auto columns = static_cast<int>(actions.size());
    for (; columns > 1; --columns) {
        float const one = ui::Rect{0, 0, width, 0}.columns(columns)[0].w;
        if (std::ranges::all_of(actions, [&](ProblemAction const& action) {
                return frame.button_width(action.words, action.look()) - 24 <= one;
            }))
            break;
    }
    return columns;
}

constexpr float card_side = 24;
constexpr float card_top = 18;
constexpr float row_gap = 12;

float line_height_of(ui::Frame& frame, float width, ProblemLine const& line) {
    if (line.kind == ProblemLine::Kind::reason) return frame.reason_height(width, line.words);
    auto const style =
        line.kind == ProblemLine::Kind::quiet ? ui::style::small_quiet : ui::style::body;
    return frame.measure(line.words, style, width).h;
}

void draw_line(ui::Frame& frame, ui::Rect rect, ProblemLine const& line) {
    switch (line.kind) {
        case ProblemLine::Kind::reason: frame.reason(rect, line.icon, line.words, line.tint); break;
        case ProblemLine::Kind::quiet: frame.text(rect, line.words, ui::style::small_quiet); break;
        case ProblemLine::Kind::plain: frame.text(rect, line.words, ui::style::body); break;
    }
}

MaybeIntent draw_problem(Model const& model, ui::Frame& frame, ui::Rect& list,
                         Problem const& problem) {
    float const width = list.w - 2 * card_side;
    auto const title = problem_title(model, frame, problem);
    auto const lines = problem_lines(model, frame, problem);
    auto const actions = actions_of(model, frame, problem);
    float const title_height = frame.measure(title, ui::style::heading, width).h;
    float height = 2 * card_top + title_height;
    for (auto const& line : lines) height += 8 + line_height_of(frame, width, line);
    auto const columns = actions.empty() ? 1 : columns_for(frame, width, actions);
    auto const count = static_cast<int>(actions.size());
    int const rows = (count + columns - 1) / columns;
    float const button = frame.button_height();
    height += static_cast<float>(rows) * (button + row_gap) + (rows > 0 ? 4.0f : 0.0f);

    auto const card = list.cut_top(height, 16);
    frame.card(card);
    auto inside = card.inset(card_side, card_top);
    frame.text(inside.cut_top(title_height), title, ui::style::heading);
    for (auto const& line : lines) {
        inside.cut_top(8);
        draw_line(frame, inside.cut_top(line_height_of(frame, width, line)), line);
    }
    inside.cut_top(4);
    MaybeIntent intent;
    for (std::size_t i = 0; i < actions.size(); i += static_cast<std::size_t>(columns)) {
        inside.cut_top(row_gap);
        auto const places = inside.cut_top(button).columns(columns);
        for (std::size_t j = 0; j < places.size() && i + j < actions.size(); ++j) {
            auto const& action = actions[i + j];
            if (frame.button(action.id, places[j], action.words, action.look()))
                intent = action.intent;
        }
    }
    return intent;
}

// What was just closed: one line that takes it back.
MaybeIntent draw_closing(Model const& model, ui::Frame& frame, ui::Rect& list,
                         Problem const& problem) {
    auto const words = frame.tongue().text(
        "problems.closed", {{"what", i18n::isolate(problem_title(model, frame, problem))}});
    auto const undo = frame.say("problems.undo");
    ui::ButtonLook const look{.icon = "undo", .text_size = 22, .icon_size = 28};
    float const inner = list.w - 2 * card_side;
    float const beside = frame.button_width(undo, look);
    bool const in_line = beside < inner * 0.5f;
    float const words_width = in_line ? inner - beside - 16 : inner;
    float const high = frame.measure(words, ui::style::quiet, words_width).h;
    float const button = frame.button_height();
    auto const card = list.cut_top(
        (in_line ? std::max(high, button) : high + button + row_gap) + 2 * card_top, 16);
    frame.card(card, ui::CardKind::soft);
    auto inside = card.inset(card_side, card_top);
    auto const place = in_line ? inside.cut_end(beside, 16) : inside.cut_bottom(button, row_gap);
    auto const text = ui::style::body.with(ui::Stand::middle);
    frame.text(inside, words, text);
    auto const middle = place.centered({place.w, button});
    if (frame.button("problems.undo." + to_string(problem.id), middle, undo, look))
        return ReopenProblem{problem.id};
    return {};
}

bool is_closing(Model const& model, Problem const& problem) {
    return std::ranges::find(model.host.closing, problem.id, &Closing::problem) !=
           model.host.closing.end();
}

}  // namespace

MaybeIntent view_problems(Model const& model, ui::Frame& frame) {
    ui::Rect body, bar;
    auto intent = host_bars(model, frame, Screen::problems, body);
    if (back_button(frame, body, bar)) intent = Back{};
    auto const& problems = model.host.problems;
    if (problems.empty()) {
        frame.card(body);
        empty_state(frame, body.inset(24), "sentiment_satisfied", frame.say("problems.none"),
                    frame.say("problems.none_body"));
        return intent;
    }
    frame.paragraph(body, frame.say("problems.title"), title_style(frame), 12);
    auto list = frame.begin_scroll("problems.list", body);
    float const top = list.y;
    for (auto const& problem : problems) {
        auto said = is_closing(model, problem) ? draw_closing(model, frame, list, problem)
                                               : draw_problem(model, frame, list, problem);
        if (said) intent = std::move(said);
    }
    frame.end_scroll(list.y - top - 16);
    return intent;
}

}  // namespace ontmoet::screens
