// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/employer/work_card.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <array>

namespace ontmoet::screens {
namespace {

struct Choice {
    domain::Answer answer;
    char const* id;
    char const* key;
    char const* icon;
};
constexpr std::array k_choices{
    Choice{domain::Answer::yes, "ours.yes.", "answer.yes", "thumb_up"},
    Choice{domain::Answer::maybe, "ours.maybe.", "answer.maybe", "help_outline"},
    Choice{domain::Answer::no, "ours.no.", "answer.no", "close"}};

MaybeIntent draw_verdict(ui::Frame& frame, ui::Rect area, domain::Meet const& meet) {
    MaybeIntent intent;
    auto const cells = area.columns(3, 12);
    for (std::size_t i = 0; i < k_choices.size(); ++i) {
        auto const& choice = k_choices[i];
        bool const chosen = meet.employer_verdict == choice.answer;
        if (frame.button(
                choice.id + to_string(meet.planned.meet), cells[i], frame.say(choice.key),
                {.icon = choice.icon, .selected = chosen, .text_size = 20, .icon_size = 26}) &&
            !chosen)
            intent = GiveVerdict{meet.planned.meet, domain::Side::employer, choice.answer};
    }
    return intent;
}

std::string contact_words(Model const& model, ui::Frame& frame, domain::Meet const& meet) {
    if (!domain::contact_may_be_shared(*model.state, meet)) return {};
    auto const& profile = model.state->people.at(meet.planned.person).profile;
    return frame.tongue().text(
        "ours.contact",
        {{"name", profile.given_name + " " + profile.family_name}, {"phone", profile.phone}});
}

MaybeIntent draw_meet(Model const& model, ui::Frame& frame, ui::Rect rect,
                      domain::Meet const& meet) {
    MaybeIntent intent;
    auto const& event = model.state->event;
    auto const starts = event.round_start(meet.planned.round);
    bool const started = starts <= model.now;
    bool const now = started && model.now < event.round_end(meet.planned.round);
    frame.card(rect, now ? ui::CardKind::accent : ui::CardKind::plain);
    auto inside = rect.inset(24, 14);
    auto const clock = ui::style::heading.with(ui::Stand::middle);
    frame.text(inside.cut_start(96 * frame.text_scale(), 12), frame.tongue().time(starts), clock);
    auto const person = model.state->people.find(meet.planned.person);
    if (person == model.state->people.end()) return intent;
    draw_badge(frame, inside.cut_start(84, 18).centered({84, 84}), person->second);
    auto answers = inside.cut_end(std::min(440 * frame.text_scale(), inside.w * 0.56F), 16);
    auto const contact = contact_words(model, frame, meet);
    frame.text(inside.cut_top(inside.h / 2), main_work(frame, person->second.profile),
               ui::style::strong.with(ui::Stand::bottom).lines(1).shrinking());
    bool const match = domain::is_match(meet);
    auto const below = !contact.empty() ? contact
                       : match          ? frame.say("ours.match")
                       : started        ? frame.say("ours.verdict")
                                        : frame.say("ours.later");
    frame.text(inside, below,
               ui::style::small.with(match ? ui::Paint::good_ink : ui::Paint::quiet).lines(2));
    if (started) intent = draw_verdict(frame, answers.centered({answers.w, 72}), meet);
    return intent;
}

}  // namespace

MaybeIntent view_our_schedule(Model const& model, ui::Frame& frame) {
    auto page = frame.page();
    MaybeIntent intent;
    if (frame.button_at_start("common.back", page.bottom, frame.say("common.back"),
                              {.icon = "arrow_back"}))
        intent = Back{};
    if (frame.button_at_end("common.help", page.bottom, frame.say("common.help"),
                            {.icon = "support_agent"}))
        intent = AskHelp{};
    auto body = page.body;
    title_block(frame, body, frame.say("ours.title"));
    auto const meets = domain::meets_of(*model.state, model.employer.organisation);
    if (meets.empty()) {
        empty_state(frame, body, "event_note", frame.say("ours.title"), frame.say("ours.empty"));
        return intent;
    }
    auto list = frame.begin_scroll("ours.list", body);
    float const top = list.y;
    float const height = std::max(112.0F, 2.9F * frame.line_height(ui::style::body) + 28);
    for (auto const* meet : meets)
        if (auto said = draw_meet(model, frame, list.cut_top(height, 14), *meet)) intent = said;
    frame.end_scroll(list.y - top);
    return intent;
}

}  // namespace ontmoet::screens
