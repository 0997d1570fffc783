// SPDX-License-Identifier: EUPL-1.2
#include "domain/apply.h"
#include "domain/rules.h"
#include "kiosk/flow.h"
#include "planning/edit.h"

#include <algorithm>
#include <utility>

namespace ontmoet::kiosk {
namespace {

using screens::Screen;

// What a host changes by hand is a draft until it is published: what stands, to begin with.
screens::PlanDraft& draft_of(Step& step) {
    auto& model = step.model;
    auto& draft = model.host.draft;
    if (draft) return *draft;
    draft.emplace();
    draft->plan.plan = PlanId::make(step.making.clock, step.making.random);
    draft->plan.meets = planning::plan_of(*model.state);
    if (model.state->plan) {
        draft->plan.replaces = model.state->plan->id;
        draft->plan.away = model.state->plan->away;
    }
    return *draft;
}

PlanId draft_id(screens::Model const& model) {
    return model.host.draft ? model.host.draft->plan.plan : PlanId{};
}

// The event as the host sees it: a draft as if it were published.
domain::State with_draft(screens::Model const& model) {
    auto state = *model.state;
    domain::apply(state, domain::make_fact(model.host.draft->plan));
    return state;
}

void show_figures(Step& step, screens::PlanDraft& draft) {
    auto const figures = planning::figures_of(*step.model.state, draft.plan.meets);
    draft.people_with_at_least = figures.coverage;
    draft.people = figures.people;
    draft.unmet_wishes = figures.unmet_wishes;
    step.model.host.planning_error.clear();
}

void note_change(Step& step, screens::PlanDraft& draft) {
    draft.plan.gap_per_mille = domain::k_gap_unknown;
    draft.plan.optimal = false;
    show_figures(step, draft);
}

void offer(Step& step, Result<std::vector<planning::MendOption>> options, screens::Mend mend) {
    auto& host = step.model.host;
    if (!options.ok()) {
        step.toast(options.error().message_key, false);
        return;
    }
    mend.options = std::move(*options);
    host.mend = std::move(mend);
    host.asks_until.reset();
    step.open(Screen::mend);
}

bool publish(Step& step, domain::PlanPublished const& plan) {
    auto fact = domain::make_fact(plan);
    fact.device = step.model.device;
    fact.recorded_at = step.model.now;
    // Another host published meanwhile: the server would refuse it.
    if (auto const refusal = domain::refusal(*step.model.state, fact)) {
        step.model.host.planning_error = refusal->message_key;
        return false;
    }
    step.model.host.planning_error.clear();
    step.say(plan, "host");
    return true;
}

}  // namespace

void run_plan(Step& step) {
    auto& host = step.model.host;
    if (!host.unlocked || host.planning) return;
    host.planning = true;
    host.stopped = false;
    host.planning_gap_pct.reset();
    host.planning_error.clear();
    host.moving = {};
    RunPlanner run;
    if (host.draft) run.draft = host.draft->plan;
    step.effects.push_back(std::move(run));
}

void publish_draft(Step& step) {
    auto& host = step.model.host;
    if (!host.unlocked || !host.draft) return;
    host.moving = {};
    auto const plan = std::exchange(host.draft, std::nullopt)->plan;
    if (publish(step, plan)) step.toast("plan.published");
    if (step.model.screen() == Screen::plan_changes) step.back();
}

void touch_plan(Step& step, screens::Touched const& touched) {
    auto& host = step.model.host;
    if (!host.unlocked) return;
    host.touched = touched;
    host.asks_until.reset();
    host.moving = {};
    step.open(Screen::touched);
}

void mend_plan(Step& step, planning::Trouble const& trouble) {
    auto& model = step.model;
    if (!model.host.unlocked) return;
    auto const id = PlanId::make(step.making.clock, step.making.random);
    auto const host = booker_of(model);
    auto const draft = draft_id(model);
    auto options = draft.is_none() ? planning::mend(*model.state, trouble, id, host)
                                   : planning::mend(with_draft(model), trouble, id, host);
    if (options.ok() && !draft.is_none())
        for (auto& option : *options) option.published.replaces = model.host.draft->plan.replaces;
    offer(step, std::move(options), {trouble, draft, false, {}});
}

void take_plan_back(Step& step) {
    auto& model = step.model;
    if (!model.host.unlocked) return;
    auto const id = PlanId::make(step.making.clock, step.making.random);
    auto former = planning::take_back(*model.state, id, model.now);
    Result<std::vector<planning::MendOption>> options = std::vector<planning::MendOption>{};
    if (former.ok())
        options->push_back(std::move(*former));
    else
        options = former.error();
    offer(step, std::move(options), {{}, {}, true, {}});
}

void choose_mend(Step& step, std::size_t option) {
    auto& host = step.model.host;
    if (!host.unlocked || !host.mend || option >= host.mend->options.size()) return;
    auto const mend = std::move(*std::exchange(host.mend, std::nullopt));
    auto const& chosen = mend.options[option].published;
    if (mend.draft != draft_id(step.model)) {
        host.planning_error = "refused.plan_outdated";
    } else if (host.draft) {
        host.draft->plan = chosen;
        show_figures(step, *host.draft);
        step.toast("mend.in_draft");
    } else if (publish(step, chosen)) {
        step.toast(mend.takes_back ? "mend.taken_back" : "mend.done");
    }
    step.open_alone(Screen::plan);
}

void begin_move(Step& step, MeetId meet) {
    auto& host = step.model.host;
    if (!host.unlocked) return;
    host.moving = meet;
    if (!meet.is_none()) step.open_alone(Screen::plan);
}

void move_meet(Step& step, screens::MoveMeet const& move) {
    auto& model = step.model;
    if (!model.host.unlocked) return;
    model.host.moving = {};
    int const next = domain::next_round(*model.state, model.now);
    auto const meets =
        model.host.draft ? model.host.draft->plan.meets : planning::plan_of(*model.state);
    if (auto const clash = planning::clash_of(*model.state, meets, move.meet, move.table,
                                              move.round, next, booker_of(model))) {
        step.toast(planning::message_key(*clash), false);
        return;
    }
    auto& draft = draft_of(step);
    planning::move_meet(*model.state, draft.plan.meets, move.meet, move.table, move.round);
    note_change(step, draft);
}

void lock_meet(Step& step, screens::LockMeet const& lock) {
    if (!step.model.host.unlocked) return;
    auto& draft = draft_of(step);
    auto const meet = std::ranges::find(draft.plan.meets, lock.meet, &domain::PlannedMeet::meet);
    if (meet == draft.plan.meets.end()) return;
    meet->locked = lock.locked;
    note_change(step, draft);
}

}  // namespace ontmoet::kiosk
