// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/shared/note_page.h"
#include "screens/table/table_parts.h"
#include "screens/views.h"

#include <array>

namespace ontmoet::screens {
namespace {

struct Owner {
    domain::StepOwner owner;
    char const* id;
    char const* key;
    char const* icon;
};
constexpr std::array owners{
    Owner{domain::StepOwner::employer, "agreed.employer", "agreed.employer", "store"},
    Owner{domain::StepOwner::candidate, "agreed.candidate", "agreed.candidate", "person"},
    Owner{domain::StepOwner::organiser, "agreed.organiser", "agreed.organiser", "groups"}};

// The pictures of domain::k_learning_goals and k_reasons_against, in their order.
constexpr std::array goal_icons{"translate", "engineering", "psychology"};
constexpr std::array reason_icons{"translate", "date_range", "commute",
                                  "work",      "school",     "event_busy"};
static_assert(goal_icons.size() == domain::k_learning_goals.size());
static_assert(reason_icons.size() == domain::k_reasons_against.size());

MaybeIntent draw_why_not(Model const& model, ui::Frame& frame, ui::Rect& list,
                         domain::Meet const& meet) {
    std::vector<Option> options;
    for (std::size_t i = 0; i < domain::k_reasons_against.size(); ++i) {
        auto const& [code, key] = domain::k_reasons_against.at(i);
        options.push_back(
            {std::string{key}, key, reason_icons.at(i), meet.employer_reason == code});
    }
    if (auto const touched = option_buttons(model, frame, list, "why_not.title", options))
        return SayWhyNot{std::string{domain::k_reasons_against.at(*touched).code}};
    return {};
}

MaybeIntent draw_agreed(Model const& model, ui::Frame& frame, ui::Rect& list,
                        domain::NextStep const& said, bool unpaid) {
    MaybeIntent intent;
    auto next = said;
    std::vector<Option> who;
    for (auto const& owner : owners)
        who.push_back({owner.id, owner.key, owner.icon, said.owner == owner.owner});
    if (auto const touched = option_buttons(model, frame, list, "agreed.who", who)) {
        next.owner = owners[*touched].owner;
        intent = ChangeAgreed{next};
    }
    std::vector<Option> when;
    std::vector<std::string> dates;
    for (auto const& due : domain::k_dues) {
        dates.push_back(i18n::iso_date(model.now + std::chrono::hours{24 * due.days}));
        when.push_back({std::string{due.key}, due.key, "event", said.due == dates.back()});
    }
    if (auto const touched = option_buttons(model, frame, list, "agreed.when", when)) {
        next.due = when[*touched].selected ? std::string{} : dates[*touched];
        intent = ChangeAgreed{next};
    }
    if (unpaid) {
        std::vector<Option> learn;
        for (std::size_t i = 0; i < domain::k_learning_goals.size(); ++i) {
            auto const& [code, key] = domain::k_learning_goals.at(i);
            learn.push_back({"agreed.goal." + std::string{code}, key, goal_icons.at(i),
                             said.learning_goal == code});
        }
        if (auto const touched = option_buttons(model, frame, list, "agreed.goal", learn)) {
            next.learning_goal =
                learn[*touched].selected ? "" : domain::k_learning_goals.at(*touched).code;
            intent = ChangeAgreed{next};
        }
    }
    std::array const promises{
        Option{"agreed.language_at_work", "agreed.language_at_work", "translate",
               said.language_at_work},
        Option{"agreed.regular_job", "agreed.regular_job", "work", said.regular_job}};
    if (auto const touched = option_buttons(model, frame, list, "agreed.promises", promises)) {
        bool& promise = *touched == 0 ? next.language_at_work : next.regular_job;
        promise = !promise;
        intent = ChangeAgreed{next};
    }
    return intent;
}

}  // namespace

MaybeIntent view_agreed(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame,
                      {.help = false, .next = frame.say("common.done"), .next_icon = "check"});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Back{};
    auto const found = model.state->meets.find(model.at_table.meet);
    if (found == model.state->meets.end()) return intent;
    auto const& meet = found->second;
    auto const* kind = domain::agreed_way(meet);
    if (kind == nullptr) return intent;
    auto const person = model.state->people.find(meet.planned.person);
    auto const badge = person == model.state->people.end() ? "" : person->second.badge;
    title_block(frame, page.body, frame.say(kind->key), badge);
    auto list = frame.begin_scroll("agreed.list", page.body);
    float const top = list.y;
    auto const said = kind->code.empty()
                          ? draw_why_not(model, frame, list, meet)
                          : draw_agreed(model, frame, list,
                                        meet.next_steps.at(domain::Side::employer), kind->unpaid);
    if (said) intent = said;
    frame.end_scroll(list.y - top - 24);
    return intent;
}

MaybeIntent view_their_answer(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.help = false, .language = false, .text = false});
    MaybeIntent intent = page.intent;
    auto const found = model.state->meets.find(model.at_table.meet);
    if (found == model.state->meets.end()) return intent;
    // What they said before is theirs alone: it is not shown on somebody else's device.
    auto meet = found->second;
    meet.candidate_verdict = domain::Answer::none;
    auto const middle = page.body.centered({std::min(page.body.w, 900.0f), page.body.h});
    if (auto said = ask_to_go_on(model, frame, middle, meet)) intent = std::move(said);
    return intent;
}

MaybeIntent view_table_note(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame,
                      {.help = false, .next = frame.say("common.done"), .next_icon = "check"});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Back{};
    if (auto const typed = note_page(model, frame, page.body, "table_note",
                                     model.at_table.note.value_or(""), "table.note_body"))
        intent = TypeTableNote{*typed};
    return intent;
}

}  // namespace ontmoet::screens
