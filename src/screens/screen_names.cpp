// SPDX-License-Identifier: EUPL-1.2
#include "screens/screen_names.h"

#include "base/check.h"

#include <array>

namespace ontmoet::screens {

std::span<std::pair<Screen, std::string_view> const> screen_names() {
    using Named = std::pair<Screen, std::string_view>;
    static constexpr std::array names{Named{Screen::languages, "languages"},
                                      Named{Screen::welcome, "welcome"},
                                      Named{Screen::code, "code"},
                                      Named{Screen::search, "search"},
                                      Named{Screen::identity, "identity"},
                                      Named{Screen::consent, "consent"},
                                      Named{Screen::name, "name"},
                                      Named{Screen::are_you, "are_you"},
                                      Named{Screen::language_skills, "language_skills"},
                                      Named{Screen::dutch_reading, "dutch_reading"},
                                      Named{Screen::work, "work"},
                                      Named{Screen::work_years, "work_years"},
                                      Named{Screen::can, "can"},
                                      Named{Screen::papers, "papers"},
                                      Named{Screen::wish, "wish"},
                                      Named{Screen::dream, "dream"},
                                      Named{Screen::days, "days"},
                                      Named{Screen::reach, "reach"},
                                      Named{Screen::helping, "helping"},
                                      Named{Screen::companion, "companion"},
                                      Named{Screen::brought_by, "brought_by"},
                                      Named{Screen::contact_person, "contact_person"},
                                      Named{Screen::own_words, "own_words"},
                                      Named{Screen::contact, "contact"},
                                      Named{Screen::card, "card"},
                                      Named{Screen::erase, "erase"},
                                      Named{Screen::ready, "ready"},
                                      Named{Screen::take_along, "take_along"},
                                      Named{Screen::take_code, "take_code"},
                                      Named{Screen::employers, "employers"},
                                      Named{Screen::employer, "employer"},
                                      Named{Screen::employers_filter, "employers_filter"},
                                      Named{Screen::schedule, "schedule"},
                                      Named{Screen::late, "late"},
                                      Named{Screen::stop, "stop"},
                                      Named{Screen::more, "more"},
                                      Named{Screen::verdict, "verdict"},
                                      Named{Screen::leave, "leave"},
                                      Named{Screen::info, "info"},
                                      Named{Screen::info_card, "info_card"},
                                      Named{Screen::staff_code, "staff_code"},
                                      Named{Screen::staff_choice, "staff_choice"},
                                      Named{Screen::browse, "browse"},
                                      Named{Screen::candidate, "candidate"},
                                      Named{Screen::our_schedule, "our_schedule"},
                                      Named{Screen::pin, "pin"},
                                      Named{Screen::arrivals, "arrivals"},
                                      Named{Screen::hall, "hall"},
                                      Named{Screen::plan, "plan"},
                                      Named{Screen::touched, "touched"},
                                      Named{Screen::mend, "mend"},
                                      Named{Screen::plan_changes, "plan_changes"},
                                      Named{Screen::export_event, "export_event"},
                                      Named{Screen::problems, "problems"},
                                      Named{Screen::printing, "printing"},
                                      Named{Screen::sync, "sync"},
                                      Named{Screen::table, "table"},
                                      Named{Screen::table_choice, "table_choice"},
                                      Named{Screen::agreed, "agreed"},
                                      Named{Screen::table_note, "table_note"},
                                      Named{Screen::their_answer, "their_answer"},
                                      Named{Screen::talk, "talk"},
                                      Named{Screen::talk_shown, "talk_shown"},
                                      Named{Screen::board, "board"},
                                      Named{Screen::change_language, "change_language"},
                                      Named{Screen::accessibility, "accessibility"}};
    return names;
}

std::string_view name_of(Screen screen) {
    for (auto const& [each, name] : screen_names())
        if (each == screen) return name;
    check(false, "every screen has a name");
    return {};
}

bool shows_seconds(Screen screen) {
    return screen == Screen::board || screen == Screen::hall || screen == Screen::table;
}

std::string_view title_key(Screen screen) {
    switch (screen) {
        case Screen::welcome: return "welcome.title";
        case Screen::code: return "code.title";
        case Screen::search: return "search.title";
        case Screen::identity: return "identity.title";
        case Screen::consent: return "consent.title";
        case Screen::name: return "name.title";
        case Screen::are_you: return "are_you.title";
        case Screen::language_skills: return "skills.title";
        case Screen::dutch_reading: return "dutch_reading.title";
        case Screen::work: return "work.title";
        case Screen::work_years: return "years.title";
        case Screen::can: return "can.title";
        case Screen::papers: return "papers.title";
        case Screen::wish: return "wish.title";
        case Screen::dream: return "dream.now";
        case Screen::days: return "days.title";
        case Screen::reach: return "reach.title";
        case Screen::helping: return "helping.title";
        case Screen::companion: return "helping.companion_name";
        case Screen::brought_by: return "brought_by.title";
        case Screen::contact_person: return "contact_person.title";
        case Screen::own_words: return "words.title";
        case Screen::contact: return "contact.title";
        case Screen::card: return "card.title";
        case Screen::erase: return "erase.title";
        case Screen::ready: return "ready.next";
        case Screen::take_along: return "take.title";
        case Screen::take_code: return "take.phone";
        case Screen::employers: return "employers.title";
        case Screen::employer: return "employer.question";
        case Screen::schedule: return "schedule.title";
        case Screen::employers_filter: return "employers.filter";
        case Screen::late: return "late.title";
        case Screen::stop: return "stop.title";
        case Screen::more: return "more.title";
        case Screen::verdict: return "verdict.how";
        case Screen::leave: return "leave.treated";
        case Screen::info:
        case Screen::info_card: return "info.title";
        case Screen::change_language: return "change_language.title";
        case Screen::accessibility: return "accessibility.title";
        case Screen::languages:
        case Screen::staff_code:
        case Screen::staff_choice:
        case Screen::browse:
        case Screen::candidate:
        case Screen::our_schedule:
        case Screen::pin:
        case Screen::arrivals:
        case Screen::hall:
        case Screen::plan:
        case Screen::touched:
        case Screen::mend:
        case Screen::plan_changes:
        case Screen::export_event:
        case Screen::problems:
        case Screen::printing:
        case Screen::sync:
        case Screen::table:
        case Screen::table_choice:
        case Screen::agreed:
        case Screen::table_note:
        case Screen::their_answer:
        case Screen::talk:
        case Screen::talk_shown:
        case Screen::board: return {};
    }
    return {};
}

}  // namespace ontmoet::screens
