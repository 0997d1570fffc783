// SPDX-License-Identifier: EUPL-1.2
#include "screens/screen_names.h"

#include <array>

namespace ontmoet::screens {

namespace {

// In the order of the enumeration.
constexpr std::array names{
    NamedScreen{Screen::languages, "languages", {}},
    NamedScreen{Screen::welcome, "welcome", "welcome.title"},
    NamedScreen{Screen::code, "code", "code.title"},
    NamedScreen{Screen::search, "search", "search.title"},
    NamedScreen{Screen::identity, "identity", "identity.title"},
    NamedScreen{Screen::consent, "consent", "consent.title"},
    NamedScreen{Screen::name, "name", "name.title"},
    NamedScreen{Screen::are_you, "are_you", "are_you.title"},
    NamedScreen{Screen::language_skills, "language_skills", "skills.title"},
    NamedScreen{Screen::language_levels, "language_levels", "levels.title"},
    NamedScreen{Screen::dutch_reading, "dutch_reading", "dutch_reading.title"},
    NamedScreen{Screen::work, "work", "work.title"},
    NamedScreen{Screen::work_years, "work_years", "years.title"},
    NamedScreen{Screen::can, "can", "can.title"},
    NamedScreen{Screen::papers, "papers", "papers.title"},
    NamedScreen{Screen::school, "school", "school.title"},
    NamedScreen{Screen::wish, "wish", "wish.title"},
    NamedScreen{Screen::dream, "dream", "dream.now"},
    NamedScreen{Screen::days, "days", "days.title"},
    NamedScreen{Screen::reach, "reach", "reach.title"},
    NamedScreen{Screen::helping, "helping", "helping.title"},
    NamedScreen{Screen::companion, "companion", "helping.companion_name"},
    NamedScreen{Screen::brought_by, "brought_by", "brought_by.title"},
    NamedScreen{Screen::contact_person, "contact_person", "contact_person.title"},
    NamedScreen{Screen::own_words, "own_words", "words.title"},
    NamedScreen{Screen::contact, "contact", "contact.title"},
    NamedScreen{Screen::card, "card", "card.title"},
    NamedScreen{Screen::erase, "erase", "erase.title"},
    NamedScreen{Screen::ready, "ready", "ready.next"},
    NamedScreen{Screen::take_along, "take_along", "take.title"},
    NamedScreen{Screen::take_code, "take_code", "take.phone"},
    NamedScreen{Screen::employers, "employers", "employers.title"},
    NamedScreen{Screen::employer, "employer", "employer.question"},
    NamedScreen{Screen::employers_filter, "employers_filter", "employers.filter"},
    NamedScreen{Screen::schedule, "schedule", "schedule.title"},
    NamedScreen{Screen::late, "late", "late.title"},
    NamedScreen{Screen::stop, "stop", "stop.title"},
    NamedScreen{Screen::more, "more", "more.title"},
    NamedScreen{Screen::verdict, "verdict", "verdict.how"},
    NamedScreen{Screen::leave, "leave", "leave.treated"},
    NamedScreen{Screen::info, "info", "info.title"},
    NamedScreen{Screen::info_card, "info_card", "info.title"},
    NamedScreen{Screen::staff_code, "staff_code", {}},
    NamedScreen{Screen::staff_choice, "staff_choice", {}},
    NamedScreen{Screen::browse, "browse", {}},
    NamedScreen{Screen::candidate, "candidate", {}},
    NamedScreen{Screen::our_schedule, "our_schedule", {}},
    NamedScreen{Screen::compare, "compare", {}},
    NamedScreen{Screen::invite, "invite", {}},
    NamedScreen{Screen::note, "note", {}},
    NamedScreen{Screen::ambassadors, "ambassadors", {}},
    NamedScreen{Screen::offers, "offers", {}},
    NamedScreen{Screen::offer, "offer", {}},
    NamedScreen{Screen::offer_work, "offer_work", {}},
    NamedScreen{Screen::offer_kind, "offer_kind", {}},
    NamedScreen{Screen::offer_when, "offer_when", {}},
    NamedScreen{Screen::offer_dutch, "offer_dutch", {}},
    NamedScreen{Screen::offer_learning, "offer_learning", {}},
    NamedScreen{Screen::offer_terms, "offer_terms", {}},
    NamedScreen{Screen::offer_text, "offer_text", {}},
    NamedScreen{Screen::our_organisation, "our_organisation", {}},
    NamedScreen{Screen::our_pitch, "our_pitch", {}},
    NamedScreen{Screen::new_colleague, "new_colleague", {}},
    NamedScreen{Screen::register_name, "register_name", {}},
    NamedScreen{Screen::register_sector, "register_sector", {}},
    NamedScreen{Screen::employer_waits, "employer_waits", {}},
    NamedScreen{Screen::pin, "pin", {}},
    NamedScreen{Screen::arrivals, "arrivals", {}},
    NamedScreen{Screen::hall, "hall", {}},
    NamedScreen{Screen::plan, "plan", {}},
    NamedScreen{Screen::touched, "touched", {}},
    NamedScreen{Screen::mend, "mend", {}},
    NamedScreen{Screen::plan_changes, "plan_changes", {}},
    NamedScreen{Screen::figures, "figures", {}},
    NamedScreen{Screen::export_event, "export_event", {}},
    NamedScreen{Screen::problems, "problems", {}},
    NamedScreen{Screen::printing, "printing", {}},
    NamedScreen{Screen::sync, "sync", {}},
    NamedScreen{Screen::new_employer, "new_employer", {}},
    NamedScreen{Screen::doings, "doings", {}},
    NamedScreen{Screen::on_behalf, "on_behalf", "on_behalf.title"},
    NamedScreen{Screen::interpreters, "interpreters", {}},
    NamedScreen{Screen::table_code, "table_code", {}},
    NamedScreen{Screen::table, "table", {}},
    NamedScreen{Screen::table_choice, "table_choice", {}},
    NamedScreen{Screen::agreed, "agreed", {}},
    NamedScreen{Screen::table_note, "table_note", {}},
    NamedScreen{Screen::their_answer, "their_answer", {}},
    NamedScreen{Screen::talk, "talk", {}},
    NamedScreen{Screen::talk_shown, "talk_shown", {}},
    NamedScreen{Screen::board, "board", {}},
    NamedScreen{Screen::first_start, "first_start", {}},
    NamedScreen{Screen::cannot_begin, "cannot_begin", {}},
    NamedScreen{Screen::change_language, "change_language", "change_language.title"},
    NamedScreen{Screen::accessibility, "accessibility", "accessibility.title"},
};

constexpr bool has_all_names() {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (static_cast<std::size_t>(names[i].screen) != i) return false;
    return names.back().screen == Screen::accessibility;
}
static_assert(has_all_names(), "every screen has its line");

NamedScreen const& named(Screen screen) {
    return names[static_cast<std::size_t>(screen)];
}

}  // namespace

std::span<NamedScreen const> screen_names() {
    return names;
}

std::string_view name_of(Screen screen) {
    return named(screen).name;
}

std::string_view title_key(Screen screen) {
    return named(screen).title;
}

bool shows_seconds(Screen screen) {
    return screen == Screen::board || screen == Screen::hall || screen == Screen::table;
}

}  // namespace ontmoet::screens
