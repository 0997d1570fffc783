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

// What was typed in any language, each on its own.
std::string list_words(ui::Frame& frame, std::vector<std::string> words) {
    for (auto& word : words) word = i18n::isolate(word);
    return frame.tongue().list(words);
}

std::string language_words(ui::Frame& frame, domain::Profile const& profile) {
    std::vector<std::string> parts;
    auto const add = [&](std::string const& language, domain::Level level) {
        auto words = frame.tongue().language_name(language);
        if (level != domain::Level::unknown) words += " " + level_name(frame.tongue(), level);
        parts.push_back(std::move(words));
    };
    if (profile.dutch.speaking != domain::Level::unknown) add("nl", profile.dutch.speaking);
    for (auto const& skill : profile.languages)
        if (skill.language != "nl") add(skill.language, skill.level);
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

// The number, the work done longest and all that can be said in a word.
void draw_head(ui::Frame& frame, ui::Rect& body, domain::Candidate const& candidate) {
    constexpr float across = 120;
    auto const work = main_work(frame, candidate.profile);
    auto const style = title_style(frame).shrinking(24).lines(2);
    auto const tags = work_tags(frame, candidate.profile);
    float const width = body.w - across - 24;
    float const title = std::min(2 * frame.line_height(style), frame.measure(work, style, width).h);
    // Two lines of tags at most stand here; the list below names everything.
    float const two_lines = 2 * frame.tag_height() + 6;
    bool const all = frame.tags_height(width, tags) <= two_lines;
    float const below = all ? frame.tags_height(width, tags) : frame.tag_height();
    auto head = body.cut_top(std::max(across, title + 8 + below), 20);
    draw_badge(frame, head.cut_start(across, 24).centered({across, across}), candidate);
    auto words = head.centered({head.w, title + 8 + below});
    frame.text(words.cut_top(title, 8), work, style);
    if (all)
        frame.tags(words, tags);
    else
        draw_tags_in_a_row(frame, words, tags);
}

void draw_fit_card(ui::Frame& frame, ui::Rect side, matching::Fit const& fit) {
    frame.card(side);
    auto inside = side.inset(24);
    auto top = inside.cut_top(frame.line_height(ui::style::heading), 12);
    draw_fit(frame, top.cut_end(fit_width(frame), 16), fit.score);
    frame.text(top, frame.say("candidate.fit"), ui::style::heading.lines(1).shrinking());
    inside.w -= 4;
    auto list = frame.begin_scroll("candidate.reasons", inside);
    float const list_top = list.y;
    for (auto const& reason : fit.reasons) {
        float const height = reason_line_height(frame, list.w, reason, Reader::employer);
        reason_line(frame, list.cut_top(height, 10), reason, Reader::employer);
    }
    frame.end_scroll(list.y - list_top - 10);
}

void draw_parts(ui::Frame& frame, ui::Rect area, domain::Profile const& profile) {
    auto list = frame.begin_scroll("candidate.parts", area);
    float const top = list.y;
    draw_part(frame, list, "candidate.work", work_words(frame, profile));
    draw_part(frame, list, "candidate.skills", list_words(frame, profile.skills));
    draw_part(frame, list, "candidate.languages", language_words(frame, profile));
    draw_part(frame, list, "candidate.certificates", list_words(frame, profile.certificates));
    draw_part(frame, list, "candidate.wishes", wish_words(frame, profile));
    draw_part(frame, list, "candidate.days", day_words(frame, profile));
    if (!profile.own_words.empty())
        draw_part(frame, list, "candidate.words", i18n::isolate(profile.own_words));
    frame.end_scroll(list.y - top - 16);
}

}  // namespace

MaybeIntent view_candidate(Model const& model, ui::Frame& frame) {
    auto const found = model.state->people.find(model.employer.open_candidate);
    auto const card = std::ranges::find(model.candidate_cards, model.employer.open_candidate,
                                        &CandidateCard::person);
    bool const gone = found == model.state->people.end() || card == model.candidate_cards.end();
    bool const starred = !gone && card->starred;
    auto page = shell(model, frame, {.help = false});
    auto intent = page.intent;
    if (gone) {
        empty_state(frame, page.body, "visibility_off", frame.say("candidate.gone"),
                    frame.say("candidate.gone_why"));
        return intent;
    }
    if (frame.button_at_end("candidate.star", page.bottom,
                            frame.say(starred ? "candidate.starred" : "candidate.star"),
                            {.kind = starred ? ui::ButtonKind::accent : ui::ButtonKind::primary,
                             .icon = starred ? "star" : "star_border"}))
        intent = Star{card->person, !starred};

    auto body = page.body;
    draw_head(frame, body, found->second);
    auto const side = frame.is_portrait() ? body.cut_bottom(body.h * 0.45F, 20)
                                          : body.cut_end(body.w * 0.46F, 40);
    draw_fit_card(frame, side, card->fit);
    draw_parts(frame, body, found->second.profile);
    return intent;
}

}  // namespace ontmoet::screens
