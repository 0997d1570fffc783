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
                                      Named{Screen::export_event, "export_event"},
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

}  // namespace ontmoet::screens
