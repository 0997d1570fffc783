// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/employer/work_card.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

void draw_part(ui::Frame& frame, ui::Rect& list, char const* key, std::string const& words) {
    if (words.empty()) return;
    frame.paragraph(list, frame.say(key), ui::style::strong, 2);
    frame.paragraph(list, words, ui::style::body, 16);
}

std::string work_words(ui::Frame& frame, domain::Profile const& profile) {
    std::vector<std::string> parts;
    for (auto const& work : profile.work) {
        domain::Profile one;
        one.work = {work};
        parts.push_back(main_work(frame, one));
    }
    return frame.tongue().list(parts);
}

std::string wish_words(ui::Frame& frame, domain::Profile const& profile) {
    std::vector<std::string> parts;
    for (auto const& sector : profile.wished_sectors)
        parts.push_back(sector_name(frame.tongue(), sector));
    for (auto const& way : profile.ways) parts.push_back(way_name(frame.tongue(), way));
    return frame.tongue().list(parts);
}

std::string day_words(ui::Frame& frame, domain::Profile const& profile) {
    std::vector<std::string> parts;
    for (int day = 0; day < 7; ++day)
        if ((profile.days.mask >> (day * domain::Days::k_parts) & 7U) != 0)
            parts.push_back(frame.tongue().weekday_name(day + 1));
    if (profile.hours > 0) parts.push_back(frame.tongue().plural("browse.hours", profile.hours));
    return frame.tongue().list(parts);
}

}  // namespace

MaybeIntent view_candidate(Model const& model, ui::Frame& frame) {
    auto page = frame.page();
    MaybeIntent intent;
    if (frame.button_at_start("common.back", page.bottom, frame.say("common.back"),
                              {.icon = "arrow_back"}))
        intent = Back{};
    auto const found = model.state->people.find(model.employer.open_candidate);
    auto const card = std::ranges::find(model.candidate_cards, model.employer.open_candidate,
                                        &CandidateCard::person);
    if (found == model.state->people.end() || card == model.candidate_cards.end()) {
        empty_state(frame, page.body, "visibility_off", frame.say("candidate.gone"),
                    frame.say("candidate.gone_why"));
        return intent;
    }
    if (frame.button_at_end(
            "candidate.star", page.bottom,
            frame.say(card->starred ? "candidate.starred" : "candidate.star"),
            {.kind = card->starred ? ui::ButtonKind::accent : ui::ButtonKind::primary,
             .icon = card->starred ? "star" : "star_border"}))
        intent = Star{card->person, !card->starred};

    auto const& profile = found->second.profile;
    auto body = page.body;
    auto head = body.cut_top(std::max(120.0F, 2.6F * frame.line_height(ui::style::title)), 16);
    draw_badge(frame, head.cut_start(120, 24).centered({120, 120}), found->second);
    frame.text(head.cut_top(frame.line_height(ui::style::title), 6), main_work(frame, profile),
               ui::style::title.lines(1).shrinking(24));
    draw_tags_in_a_row(frame, head, work_tags(frame, profile));
    auto side = frame.is_portrait() ? body.cut_bottom(body.h * 0.45F, 20)
                                    : body.cut_end(body.w * 0.46F, 24);
    frame.card(side);
    auto fits = side.inset(24);
    auto top = fits.cut_top(frame.line_height(ui::style::heading), 12);
    draw_fit(frame, top.cut_end(220, 16), card->fit.score);
    frame.text(top, frame.say("candidate.fit"), ui::style::heading.lines(1).shrinking());
    auto reasons = frame.begin_scroll("candidate.reasons", fits);
    float const reasons_top = reasons.y;
    for (auto const& reason : card->fit.reasons) {
        float const height = reason_line(frame, reasons, reason, Reader::employer);
        reasons.cut_top(height, 10);
    }
    frame.end_scroll(reasons.y - reasons_top);

    auto list = frame.begin_scroll("candidate.parts", body);
    float const list_top = list.y;
    draw_part(frame, list, "candidate.work", work_words(frame, profile));
    draw_part(frame, list, "candidate.skills", frame.tongue().list(profile.skills));
    draw_part(frame, list, "candidate.wishes", wish_words(frame, profile));
    draw_part(frame, list, "candidate.days", day_words(frame, profile));
    draw_part(frame, list, "candidate.words", profile.own_words);
    frame.end_scroll(list.y - list_top);
    return intent;
}

}  // namespace ontmoet::screens
