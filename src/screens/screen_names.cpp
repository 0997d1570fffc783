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
                                      Named{Screen::language_skills, "language_skills"},
                                      Named{Screen::work, "work"},
                                      Named{Screen::wish, "wish"},
                                      Named{Screen::days, "days"},
                                      Named{Screen::ready, "ready"},
                                      Named{Screen::employers, "employers"},
                                      Named{Screen::employer, "employer"},
                                      Named{Screen::schedule, "schedule"},
                                      Named{Screen::verdict, "verdict"},
                                      Named{Screen::staff_code, "staff_code"},
                                      Named{Screen::staff_choice, "staff_choice"},
                                      Named{Screen::browse, "browse"},
                                      Named{Screen::candidate, "candidate"},
                                      Named{Screen::our_schedule, "our_schedule"},
                                      Named{Screen::pin, "pin"},
                                      Named{Screen::arrivals, "arrivals"},
                                      Named{Screen::plan, "plan"},
                                      Named{Screen::touched, "touched"},
                                      Named{Screen::mend, "mend"},
                                      Named{Screen::plan_changes, "plan_changes"},
                                      Named{Screen::export_event, "export_event"},
                                      Named{Screen::problems, "problems"},
                                      Named{Screen::sync, "sync"},
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

std::string_view title_key(Screen screen) {
    switch (screen) {
        case Screen::welcome: return "welcome.title";
        case Screen::code: return "code.title";
        case Screen::search: return "search.title";
        case Screen::identity: return "identity.title";
        case Screen::consent: return "consent.title";
        case Screen::name: return "name.title";
        case Screen::language_skills: return "skills.title";
        case Screen::work: return "work.title";
        case Screen::wish: return "wish.title";
        case Screen::days: return "days.title";
        case Screen::ready: return "ready.next";
        case Screen::employers: return "employers.title";
        case Screen::employer: return "employer.question";
        case Screen::schedule: return "schedule.title";
        case Screen::verdict: return "verdict.question";
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
        case Screen::plan:
        case Screen::touched:
        case Screen::mend:
        case Screen::plan_changes:
        case Screen::export_event:
        case Screen::problems:
        case Screen::sync: return {};
    }
    return {};
}

}  // namespace ontmoet::screens
