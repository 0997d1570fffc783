// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/employer/work_card.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/screen_names.h"
#include "screens/views.h"

#include <algorithm>
#include <array>

namespace ontmoet::screens {

namespace {

// One part of the profile: where it is asked, what it is called, and whether something was said.
struct ProfilePart {
    Screen screen;
    std::string_view key;
    std::string_view icon;
    bool (*is_told)(domain::Profile const&);
};

using domain::Profile;

constexpr std::array<ProfilePart, 12> profile_parts{{
    {Screen::name, "card.title_name", "person",
     [](Profile const& profile) { return !profile.given_name.empty(); }},
    {Screen::language_skills, "card.title_languages", "translate",
     [](Profile const& profile) { return !profile.languages.empty(); }},
    {Screen::work, "card.title_work", "work",
     [](Profile const& profile) { return !profile.work.empty(); }},
    {Screen::can, "can.title", "handyman",
     [](Profile const& profile) { return !profile.skills.empty(); }},
    {Screen::papers, "papers.title", "school",
     [](Profile const& profile) {
         return !profile.education.empty() || !profile.certificates.empty();
     }},
    {Screen::wish, "card.title_wish", "favorite",
     [](Profile const& profile) {
         return !profile.wished_sectors.empty() || !profile.ways.empty() ||
                !profile.wished_occupations.empty() || !profile.dream_occupations.empty();
     }},
    {Screen::days, "card.title_days", "event_available",
     [](Profile const& profile) {
         return profile.days.mask != 0 || profile.hours > 0 || !profile.from.empty();
     }},
    {Screen::reach, "reach.title", "directions_bus",
     [](Profile const& profile) { return !profile.reach.modes.empty(); }},
    {Screen::helping, "helping.title", "volunteer_activism",
     [](Profile const& profile) {
         return profile.literacy_help || !profile.companion.empty() ||
                !profile.practical_needs.empty() || !profile.brought_by.empty() ||
                !profile.contact_person.empty();
     }},
    {Screen::own_words, "candidate.words", "edit_note",
     [](Profile const& profile) { return !profile.own_words.empty(); }},
    {Screen::contact, "contact.title", "phone",
     [](Profile const& profile) { return !profile.phone.empty() || !profile.email.empty(); }},
    {Screen::consent, "card.title_consent", "lock", [](Profile const&) { return true; }},
}};

MaybeIntent parts_to_change(Model const& model, ui::Frame& frame, ui::Rect rect) {
    std::vector<Option> options;
    auto const* candidate = model.candidate();
    bool const is_recorded = candidate != nullptr && candidate->is_recorded();
    for (auto const& part : profile_parts)
        options.push_back({"card." + std::string{name_of(part.screen)}, part.key, part.icon,
                           part.is_told(model.visitor.profile) ||
                               (part.screen == Screen::own_words && is_recorded)});
    auto const touched = option_rows(model, frame, "card.list", rect, options);
    if (!touched) return {};
    return Open{profile_parts[*touched].screen};
}

// How many employers wrote something down about them.
int notes_about(Model const& model, PersonId person) {
    return static_cast<int>(std::ranges::count_if(model.state->notes, [&](auto const& note) {
        return note.first.first == person && !note.first.second.is_none();
    }));
}

void note_line(ui::Frame& frame, ui::Rect& rest, std::string const& words) {
    frame.reason(rest.cut_top(frame.reason_height(rest.w, words), 8), "edit_note", words,
                 ui::Tint::information);
}

// What employers see of them, or that they see nothing.
MaybeIntent as_employers_see(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const* candidate = model.candidate();
    if (candidate == nullptr) return intent;
    bool const shown = candidate->consents_to(domain::Purpose::show_work);
    if (!shown) {
        if (frame.button("card.show", rect.cut_bottom(frame.button_height(), 16),
                         frame.say("card.show"), {.icon = "visibility"}))
            intent = SetConsent{domain::Purpose::show_work, true};
        notice(frame, rect, "visibility_off", frame.say("card.hidden"));
    }
    frame.card(rect);
    ui::Rect inside = rect.inset(24, 20);
    // What is being said and not yet saved shows, too.
    auto mine = *candidate;
    mine.profile = model.visitor.profile;
    draw_card_head(frame, inside, mine);
    draw_card_parts(frame, inside, mine.profile, "card.parts");
    return intent;
}

}  // namespace

MaybeIntent view_card(Model const& model, ui::Frame& frame) {
    auto page =
        shell(model, frame, {.step = true, .next = frame.say("card.done"), .next_icon = "check"});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    ui::Rect first = page.body;
    ui::Rect second = frame.is_portrait() ? first.cut_bottom(first.h * 0.45f, 24)
                                          : first.cut_end(first.w * 0.38f, 40);
    question(model, frame, first, "card.title", "card.hint");
    if (auto touched = as_employers_see(model, frame, first)) intent = std::move(touched);
    // That somebody wrote something down stands where there is room for it.
    int const notes = notes_about(model, model.visitor.person);
    bool const is_crowded = notes > 0 && frame.text_scale() > 1.2f;
    if (!is_crowded) question(model, frame, second, "card.change");
    if (notes > 0) note_line(frame, second, frame.tongue().plural("card.notes", notes));
    if (auto touched = parts_to_change(model, frame, second)) intent = std::move(touched);
    return intent;
}

}  // namespace ontmoet::screens
