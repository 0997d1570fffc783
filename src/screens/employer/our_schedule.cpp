// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/employer/visits.h"
#include "screens/employer/work_card.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
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
    auto const cells = area.columns(static_cast<int>(k_choices.size()));
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
    // A number is not broken between two lines.
    std::string phone;
    for (char const letter : profile.phone) {
        if (letter == ' ')
            phone += "\u00a0";
        else
            phone += letter;
    }
    return frame.tongue().text(
        "ours.contact",
        {{"name", profile.given_name + " " + profile.family_name}, {"phone", phone}});
}

// One meet with the heights of its parts, so that its card is as high as its words.
struct MeetCard {
    domain::Meet const* meet = nullptr;
    domain::Candidate const* person = nullptr;
    bool started = false;
    bool now = false;
    bool match = false;
    bool stacked = false;  // the answers stand below the words
    std::string work, below;
    float clock = 0, answers = 0, button = 0, work_height = 0, below_height = 0;

    float height() const {
        float const words = std::max(84.0f, work_height + 4 + below_height);
        float const all = stacked && started ? words + 12 + button : std::max(words, button);
        return all + (now ? 12 + button : 0) + 28;
    }
};

constexpr float k_badge_across = 84;

MeetCard meet_card(Model const& model, ui::Frame& frame, float width, domain::Meet const& meet) {
    MeetCard card;
    card.meet = &meet;
    auto const person = model.state->people.find(meet.planned.person);
    if (person == model.state->people.end()) return card;
    card.person = &person->second;
    auto const& state = *model.state;
    int const round = meet.planned.round;
    card.started = domain::round_has_begun(state, round, model.now);
    card.now = card.started && domain::round_left(state, round, model.now) > Duration{0};
    card.match = domain::is_match(meet);
    card.work = main_work(frame, person->second.profile);
    card.below = contact_words(model, frame, meet);
    if (card.below.empty())
        card.below = frame.say(card.match     ? "ours.match"
                               : card.started ? "ours.verdict"
                               : meet.invited ? "ours.invited"
                                              : "ours.later");
    if (model.provisional.contains(meet.planned.meet))
        card.below += " · " + frame.say("schedule.provisional");
    card.clock = frame.measure("00:00", ui::style::heading).w + 4;
    card.button = std::max(72.0f, frame.button_height() - 12);
    for (auto const& choice : k_choices)
        card.answers = std::max(
            card.answers, frame.measure(frame.say(choice.key), ui::style::strong.sized(20)).w);
    card.answers = 3 * (card.answers + 84) + 2 * 16;
    float const words = width - 48 - card.clock - 16 - k_badge_across - 20;
    card.stacked = words - card.answers - 20 < 300 * frame.text_scale();
    float const room = card.stacked ? words : words - card.answers - 20;
    card.work_height = frame.measure(card.work, ui::style::strong, room).h;
    card.below_height = frame.measure(card.below, ui::style::small, room).h;
    return card;
}

MaybeIntent draw_meet(Model const& model, ui::Frame& frame, ui::Rect rect, MeetCard const& card) {
    MaybeIntent intent;
    frame.card(rect, card.now ? ui::CardKind::accent : ui::CardKind::plain);
    auto inside = rect.inset(24, 14);
    if (card.now && frame.button("ours.talk." + to_string(card.meet->planned.meet),
                                 inside.cut_bottom(card.button, 12), frame.say("talk.title"),
                                 {.icon = "forum", .text_size = 20, .icon_size = 26}))
        intent = TalkIntent{OpenTalk{card.person->id}};
    if (card.stacked && card.started)
        if (auto said = draw_verdict(frame, inside.cut_bottom(card.button, 12), *card.meet))
            intent = std::move(said);
    auto const starts = domain::round_start(*model.state, card.meet->planned.round);
    frame.text(inside.cut_start(card.clock, 16), frame.tongue().time(starts),
               ui::style::heading.with(ui::Stand::middle));
    draw_badge(frame, inside.cut_start(k_badge_across, 20).centered({k_badge_across, 84}),
               *card.person);
    if (!card.stacked) {
        auto const answers = inside.cut_end(card.answers, 20);
        if (card.started)
            if (auto said =
                    draw_verdict(frame, answers.centered({answers.w, card.button}), *card.meet))
                intent = std::move(said);
    }
    auto words = inside.centered({inside.w, card.work_height + 4 + card.below_height});
    frame.text(words.cut_top(card.work_height, 4), card.work, ui::style::strong);
    frame.text(words, card.below,
               ui::style::small.with(card.match ? ui::Paint::good_ink : ui::Paint::quiet));
    return intent;
}

}  // namespace

MaybeIntent view_our_schedule(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame);
    auto intent = page.intent;
    auto body = page.body;
    auto const meets = shown_meets(model);
    title_block(frame, body, frame.say("ours.title"));
    auto visits = domain::visits_of(*model.state, model.employer.organisation);
    if (meets.empty() && visits.empty()) {
        empty_state(frame, body, "event_note", frame.say("ours.none"), frame.say("ours.empty"));
        return intent;
    }
    auto list = frame.begin_scroll("ours.list", body);
    float const top = list.y;
    auto const draw_visits_before = [&](int round) {
        while (!visits.empty() && visits.front().round < round) {
            if (auto said = draw_visit(model, frame, list, visits.front()))
                intent = std::move(said);
            visits.erase(visits.begin());
        }
    };
    for (auto const* meet : meets) {
        draw_visits_before(meet->planned.round);
        auto const card = meet_card(model, frame, list.w, *meet);
        if (card.person == nullptr) continue;
        if (auto said = draw_meet(model, frame, list.cut_top(card.height(), 14), card))
            intent = std::move(said);
    }
    draw_visits_before(domain::k_most_rounds);
    frame.end_scroll(list.y - top - 14);
    return intent;
}

}  // namespace ontmoet::screens
