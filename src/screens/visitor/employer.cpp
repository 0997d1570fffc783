// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/offer_words.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {

namespace {

using domain::Answer;

EmployerCard const* open_card(Model const& model) {
    auto const found = std::ranges::find(model.employer_cards, model.visitor.open_employer,
                                         &EmployerCard::organisation);
    return found == model.employer_cards.end() ? nullptr : &*found;
}

void offer_card(ui::Frame& frame, ui::Rect& area, domain::Offer const& offer) {
    auto const name = offer_name(frame.tongue(), offer);
    auto const tags = offer_tags(frame, offer);
    float const width = area.w - 40;
    float const name_height = frame.measure(name, ui::style::strong, width).h;
    float const height = 32 + name_height + 8 + frame.tags_height(width, tags);
    ui::Rect const card = area.cut_top(height, 12);
    frame.card(card);
    ui::Rect inside = card.inset(20, 16);
    frame.text(inside.cut_top(name_height, 8), name, ui::style::strong);
    frame.tags(inside, tags);
}

void employer_head(ui::Frame& frame, ui::Rect& area, OrganisationId id,
                   domain::Organisation const& organisation) {
    auto const title = title_style(frame);
    auto const under = sector_and_place(frame.tongue(), organisation);
    auto const name = i18n::isolate(organisation.name);
    float const width = area.w - 112;
    float const name_height = frame.measure(name, title, width).h;
    float const under_height = frame.measure(under, ui::style::quiet, width).h;
    ui::Rect head = area.cut_top(std::max(88.0f, name_height + under_height), 16);
    organisation_avatar(frame, head.cut_start(88, 24).centered({88, 88}), id, organisation);
    ui::Rect words = head.centered_at_start({head.w, name_height + under_height});
    frame.text(words.cut_top(name_height), name, title);
    frame.text(words, under, ui::style::quiet);
    if (organisation.experience != domain::Experience::ambassador) return;
    std::vector<ui::Tag> const tags{
        {frame.say("employer.ambassador"), ui::Tint::good, "emoji_people"}};
    frame.tags(area.cut_top(frame.tags_height(area.w, tags), 16), tags);
}

// What the plan did with this choice: both chose each other, or why there is no meet.
void plan_reasons(Model const& model, ui::Frame& frame, ui::Rect& area, OrganisationId id) {
    auto const reason = [&](std::string_view icon, std::string const& words, ui::Tint tint) {
        frame.reason(area.cut_top(frame.reason_height(area.w, words), 14), icon, words, tint);
    };
    auto const meets = domain::meets_of(*model.state, model.visitor.person);
    for (auto const* meet : meets) {
        bool const may_refuse =
            meet->invited && meet->planned.organisation == id &&
            !domain::round_has_begun(*model.state, meet->planned.round, model.now);
        if (!may_refuse) continue;
        auto const starts = domain::round_start(*model.state, meet->planned.round);
        reason("mail",
               frame.tongue().text("employer.invited",
                                   {{"time", i18n::isolate(frame.tongue().time(starts))}}),
               ui::Tint::information);
    }
    auto const said = model.state->preferences.find({model.visitor.person, id});
    bool const planned = std::ranges::any_of(
        meets, [&](auto const* meet) { return meet->planned.organisation == id; });
    if (planned && said != model.state->preferences.end() &&
        said->second.candidate == Answer::yes && said->second.employer == Answer::yes)
        reason("favorite", frame.say("employer.both_chose"), ui::Tint::good);
    for (auto const& wish : model.visitor.account.unmet)
        if (wish.organisation == id) reason("info", frame.say(wish.message_key), ui::Tint::accent);
}

void employer_story(Model const& model, ui::Frame& frame, ui::Rect rect, OrganisationId id,
                    domain::Organisation const& organisation) {
    ui::Rect area = frame.begin_scroll("employer.story", rect);
    float const begin = area.y;
    employer_head(frame, area, id, organisation);
    if (!organisation.pitch.empty())
        frame.paragraph(area, organisation.pitch, ui::style::body.with(ui::Align::own), 20);
    plan_reasons(model, frame, area, id);
    if (auto const* card = open_card(model)) {
        for (auto const& reason : card->fit.reasons) {
            float const height = reason_line_height(frame, area.w, reason, Reader::candidate);
            reason_line(frame, area.cut_top(height, 10), reason, Reader::candidate);
        }
        area.cut_top(10);
    }
    auto const offers = domain::offers_of(*model.state, id);
    if (!offers.empty())
        frame.paragraph(area, frame.say("employer.offers"), ui::style::heading, 12);
    for (auto const offer_id : offers)
        if (auto const* offer = find_offer(model, offer_id)) offer_card(frame, area, *offer);
    frame.end_scroll(area.y - begin);
}

struct AnswerWords {
    Answer answer;
    std::string_view id;
    std::string_view key;
    std::string_view icon;
};

constexpr AnswerWords answers[]{{Answer::yes, "employer.yes", "answer.yes", "favorite"},
                                {Answer::maybe, "employer.maybe", "answer.maybe", "help"},
                                {Answer::no, "employer.no", "answer.no", "close"}};

MaybeIntent employer_answers(Model const& model, ui::Frame& frame, ui::Rect rect,
                             OrganisationId id) {
    MaybeIntent intent;
    auto const* card = open_card(model);
    Answer const now = card == nullptr ? Answer::none : card->answer;
    ui::Rect inside = rect;
    bool const narrow = frame.is_portrait();
    if (!narrow) {
        frame.card(rect);
        inside = rect.inset(24);
        frame.paragraph(inside, frame.say("employer.question"),
                        ui::style::heading.with(ui::Align::center).shrinking(22), 20);
    }
    auto const places = narrow ? inside.columns(3) : inside.rows(3);
    for (std::size_t i = 0; i < std::size(answers); ++i) {
        auto const& [answer, answer_id, key, icon] = answers[i];
        ui::Rect const place = places[i].centered({places[i].w, std::min(places[i].h, 128.0f)});
        bool const filled = answer == Answer::yes && now == Answer::yes;
        if (frame.button(answer_id, place, frame.say(key),
                         {.kind = filled ? ui::ButtonKind::primary : ui::ButtonKind::secondary,
                          .icon = icon,
                          .selected = !filled && now == answer}))
            intent = AnswerEmployer{id, answer};
    }
    return intent;
}

}  // namespace

MaybeIntent view_employer(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.person = true});
    MaybeIntent intent = page.intent;
    auto const id = model.visitor.open_employer;
    auto const* organisation = find_organisation(model, id);
    if (organisation == nullptr) {
        empty_state(frame, page.body, "storefront", frame.say("employers.empty"),
                    frame.say("employers.empty_body"));
        return intent;
    }
    auto const hear = frame.say("employer.hear");
    bool const sounds = model.speech.speaking;
    if (model.state->pitches.contains(id) && model.speech.works &&
        extra_button(frame, page, "employer.hear", hear,
                     {.icon = sounds ? "stop" : "record_voice_over"}))
        intent = OffersIntent{HearPitch{id}};
    ui::Rect const side = frame.is_portrait() ? page.body.cut_bottom(frame.button_height() + 16, 20)
                                              : page.body.cut_end(page.body.w * 0.32f, 40);
    employer_story(model, frame, page.body, id, *organisation);
    if (auto answer = employer_answers(model, frame, side, id)) intent = std::move(answer);
    return intent;
}

}  // namespace ontmoet::screens
