// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/employer/offer_parts.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {
namespace {

using domain::Level;

constexpr std::array k_needed_levels{Level::a0, Level::a1, Level::a2,
                                     Level::b1, Level::b2, Level::c1};

// What is asked of speaking or of reading, or only wished.
struct DutchNeed {
    std::string_view id;
    std::string_view words;  // of what somebody of that level can do; empty: none
    Level domain::Offer::*member;
};
constexpr DutchNeed k_speaking{"offer.dutch_speaking", "dutch.",
                               &domain::Offer::dutch_speaking_needed};
constexpr DutchNeed k_reading{"offer.dutch_reading", "dutch_reading.",
                              &domain::Offer::dutch_reading_needed};
constexpr DutchNeed k_wished{"offer.dutch_wished", "", &domain::Offer::dutch_wished};

// "I can ask the way": what a level means, in the words in which candidates say it.
std::string meaning_of(ui::Frame& frame, DutchNeed const& need, Level level) {
    auto const key = std::string{need.words} + level_id(level);
    if (need.words.empty() || level <= Level::a0 || !frame.tongue().has(key)) return {};
    return frame.say(key);
}

// Levels beside each other, cut off the top of the list.
MaybeIntent level_buttons(Model const& model, ui::Frame& frame, ui::Rect& list,
                          DutchNeed const& need) {
    MaybeIntent intent;
    Level const chosen = std::max(Level::a0, model.employer.draft.record.*need.member);
    frame.paragraph(list, frame.say(need.id), ui::style::strong, 8);
    auto const count = static_cast<int>(k_needed_levels.size());
    float const height = std::max(ui::measure::target, frame.button_height() - 12);
    auto const none = frame.say("offer.no_dutch");
    float const first = std::max(frame.button_width(none, {.text_size = 22}) - 16,
                                 (list.w - 5 * 10) / static_cast<float>(count));
    auto rect = list.cut_top(height, 6);
    for (std::size_t i = 0; i < k_needed_levels.size(); ++i) {
        auto const level = k_needed_levels[i];
        auto const left = static_cast<float>(count) - static_cast<float>(i);
        auto const cell = rect.cut_start(i == 0 ? first : (rect.w - (left - 1) * 10) / left, 10);
        bool const selected = chosen == level;
        if (frame.button(std::string{need.id} + "." + level_id(level), cell,
                         i == 0 ? none : level_name(frame.tongue(), level),
                         {.selected = selected, .text_size = 22}) &&
            !selected)
            intent = edit_offer(model, need.member, level);
    }
    auto const meaning = meaning_of(frame, need, chosen);
    if (!meaning.empty()) frame.paragraph(list, meaning, ui::style::quiet, 0);
    list.cut_top(20);
    return intent;
}

// One level less than what is asked.
Level level_below(Level level) {
    auto const at = std::ranges::find(k_needed_levels, level);
    return at == k_needed_levels.end() || at == k_needed_levels.begin() ? Level::a0 : *(at - 1);
}

// How many come back when less is asked.
void draw_gain(ui::Frame& frame, ui::Rect& list, std::string_view key, Level asked, int gain) {
    if (gain <= 0) return;
    auto const less = level_below(asked);
    auto const level =
        less > Level::a0 ? level_name(frame.tongue(), less) : frame.say("offer.no_dutch");
    auto const words = frame.tongue().plural(key, gain, {{"level", level}});
    frame.reason(list.cut_top(frame.reason_height(list.w, words), 10), "person_add", words);
}

// Who drops out by what is asked here: people, not rules (domain.md §5).
void draw_left_out(Model const& model, ui::Frame& frame, ui::Rect& list) {
    auto const& draft = model.employer.draft;
    auto const& out = draft.left_out;
    bool const any = out.people > 0;
    auto const& tongue = frame.tongue();
    auto const words =
        out.of == 0 ? frame.say("offer.nobody_known")
        : any       ? tongue.plural("offer.left_out", out.people,
                                    {{"of", tongue.number(static_cast<std::int64_t>(out.of))}})
                    : tongue.plural("offer.nobody_out", out.of);
    notice(frame, list, any ? "person_off" : "groups", words,
           any ? ui::Tint::accent : ui::Tint::good);
    draw_gain(frame, list, "offer.less_speaking", draft.record.dutch_speaking_needed,
              out.people - out.with_less_speaking);
    draw_gain(frame, list, "offer.less_reading", draft.record.dutch_reading_needed,
              out.people - out.with_less_reading);
    if (any) frame.paragraph(list, frame.say("offer.dutch_grows"), ui::style::quiet, 16);
}

}  // namespace

MaybeIntent view_offer_dutch(Model const& model, ui::Frame& frame) {
    auto page = offer_shell(model, frame);
    MaybeIntent intent = page.intent;
    auto const take = [&](MaybeIntent pressed) {
        if (pressed) intent = std::move(pressed);
    };
    title_block(frame, page.body, frame.say("offer.dutch"), second_words(model, "offer.dutch"));
    ui::Rect first = page.body;
    ui::Rect second = frame.is_portrait() ? first.cut_bottom(first.h * 0.38f, 24)
                                          : first.cut_end(first.w * 0.4f, 40);
    auto list = frame.begin_scroll("offer.levels", first);
    float top = list.y;
    for (auto const& need : {k_speaking, k_reading, k_wished})
        take(level_buttons(model, frame, list, need));
    frame.end_scroll(list.y - top - 20);
    list = frame.begin_scroll("offer.left_out", second);
    top = list.y;
    draw_left_out(model, frame, list);
    constexpr std::array switches{
        OfferSwitch{"offer.english_enough", "language", &domain::Offer::english_enough},
        OfferSwitch{"agreed.language_at_work", "translate", &domain::Offer::language_at_work}};
    take(offer_switches(model, frame, list, switches));
    frame.end_scroll(list.y - top - 12);
    return intent;
}

}  // namespace ontmoet::screens
