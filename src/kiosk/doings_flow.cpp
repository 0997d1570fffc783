// SPDX-License-Identifier: EUPL-1.2
#include "domain/bodies.h"
#include "kiosk/flow.h"
#include "planning/undo.h"

#include <algorithm>
#include <array>

// What hosts did at this device, and how it is taken back (screens/host_model.h).
namespace ontmoet::kiosk {
namespace {

using domain::Fact;
using screens::Doing;
namespace fact_type = domain::fact_type;

constexpr std::string_view k_back = "host:back:";  // then the first fact of what is taken back

FactId taken_back_by(std::vector<Fact> const& said) {
    if (said.empty() || !said.front().actor.starts_with(k_back)) return {};
    auto const first = parse_id<FactId>(said.front().actor.substr(k_back.size()));
    return first.ok() ? *first : FactId{};
}

bool is_by_host(Fact const& fact) {
    return fact.actor.starts_with("host") && fact.type != fact_type::schedule_seen &&
           fact.type != fact_type::phone_page_opened;
}

// What somebody answers page by page: a host sees it as one thing that was done for them.
bool is_only_answers(std::vector<Fact> const& facts) {
    constexpr std::array k_answers{fact_type::person_set, fact_type::consent_given,
                                   fact_type::consent_withdrawn, fact_type::treatment_rated};
    return std::ranges::all_of(facts, [&](Fact const& fact) {
        return std::ranges::find(k_answers, fact.type) != k_answers.end();
    });
}

bool goes_on(Doing const& doing, std::vector<Fact> const& said) {
    return !doing.is_taken_back && is_only_answers(doing.facts) && is_only_answers(said) &&
           doing.facts.front().actor == said.front().actor &&
           said.front().actor != std::string_view{"host"};
}

bool is_about_any(Doing const& doing, std::set<PersonId> const& people) {
    return std::ranges::any_of(doing.facts, [&](Fact const& fact) {
        return fact.type != fact_type::plan_published &&
               std::ranges::any_of(fact.subjects, [&](Uuid const& subject) {
                   return people.contains(PersonId{subject});
               });
    });
}

}  // namespace

void note_doing(screens::Model& model, std::vector<Fact> const& said, domain::State const& before) {
    auto& doings = model.doings;
    if (auto const first = taken_back_by(said); !first.is_none()) {
        for (auto& doing : doings)
            if (doing.facts.front().id == first) doing.is_taken_back = true;
        return;
    }
    auto facts = said;
    std::erase_if(facts, [](Fact const& fact) { return !is_by_host(fact); });
    if (facts.empty()) return;
    if (!doings.empty() && goes_on(doings.front(), facts)) {
        // Of what was said before that, the part stays as it was then.
        auto part = planning::part_about(before, facts);
        auto& doing = doings.front();
        for (auto const& entry : part.people) doing.before.people.insert(entry);
        doing.facts.insert(doing.facts.end(), facts.begin(), facts.end());
        return;
    }
    auto part = planning::part_about(before, facts);
    doings.insert(doings.begin(), Doing{std::move(facts), std::move(part)});
    if (doings.size() > screens::k_most_doings) doings.pop_back();
}

void forget_doings(screens::Model& model, std::vector<FactId> const& facts) {
    std::erase_if(model.doings, [&](Doing const& doing) {
        return std::ranges::any_of(doing.facts, [&](Fact const& fact) {
            return std::ranges::find(facts, fact.id) != facts.end();
        });
    });
}

void forget_erased_doings(screens::Model& model) {
    auto const& erased = model.state->erased;
    if (erased.empty()) return;
    std::erase_if(model.doings, [&](Doing const& doing) {
        return doing.facts.front().type != fact_type::person_erased && is_about_any(doing, erased);
    });
}

void refresh_doings(screens::Model& model) {
    for (auto& doing : model.doings)
        if (!doing.is_taken_back)
            doing.back = planning::taking_back(doing.before, *model.state, doing.facts, model.now);
}

void take_back_doing(Step& step, FactId first) {
    auto& model = step.model;
    if (!model.host.unlocked) return;
    auto const doing = std::ranges::find_if(
        model.doings, [&](Doing const& one) { return one.facts.front().id == first; });
    if (doing == model.doings.end() || doing->is_taken_back) return;
    doing->back = planning::taking_back(doing->before, *model.state, doing->facts, model.now);
    if (doing->back.facts.empty()) {
        step.toast(doing->back.why_not, false);
        return;
    }
    AppendFacts effect{doing->back.facts};
    for (auto& fact : effect.drafts) fact.actor = std::string(k_back) + to_string(first);
    step.effects.push_back(std::move(effect));
    step.toast("undo.done");
}

}  // namespace ontmoet::kiosk
