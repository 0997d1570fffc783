// SPDX-License-Identifier: EUPL-1.2
#include "exchange/event_calendar.h"

#include "exchange/follow_up_words.h"
#include "i18n/assets.h"
#include "support/exported_day.h"

#include <memory>
#include <set>

#include <catch2/catch.hpp>
#include <libical/ical.h>

using namespace ontmoet;
using namespace ontmoet::exchange;
using Catch::Matchers::Contains;

namespace {

i18n::Tongue const& tongue(std::string_view tag) {
    static auto const tongues = i18n::Tongues::load(i18n::asset_root() / "locale").value();
    return tongues.get(tag);
}

// A day of which the first match has a next step and a fixed contact.
domain::State day_with_steps() {
    test::Day day;
    auto& meet = day.state.meets.at(MeetId::from_name(day.state.id.uuid, "0"));
    meet.next_steps[domain::Side::employer] = {"interview", domain::StepOwner::employer,
                                               "2026-11-27"};
    auto& candidate = day.state.people.at(day.people[0]);
    candidate.consents[domain::Purpose::follow_up].given = true;
    candidate.profile.contact_person = "Fatima de Boer";
    return day.state;
}

struct FreeCalendar {
    void operator()(icalcomponent* calendar) const { icalcomponent_free(calendar); }
};

}  // namespace

TEST_CASE("A calendar program reads the event and what is to be done after it, and no names") {
    auto const state = day_with_steps();
    auto const text = event_calendar(state, tongue("nl"), state.event.starts_at);
    std::unique_ptr<icalcomponent, FreeCalendar> const calendar(
        icalparser_parse_string(text.c_str()));
    REQUIRE(calendar);
    CHECK(icalcomponent_isa(calendar.get()) == ICAL_VCALENDAR_COMPONENT);
    CHECK(icalcomponent_count_errors(calendar.get()) == 0);
    CHECK(icalrestriction_check(calendar.get()) != 0);
    std::set<std::string> uids;
    std::set<std::string> days;
    for (auto* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
         event != nullptr;
         event = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT)) {
        CHECK(uids.insert(icalcomponent_get_uid(event)).second);
        auto const start = icalcomponent_get_dtstart(event);
        if (start.is_date != 0) days.insert(icaltime_as_ical_string(start));
    }
    // Two matches: the contacts of both, the interview and the first question of one.
    CHECK(uids.size() == 5);
    CHECK(days == std::set<std::string>{"20261120", "20261127", "20261218"});
    CHECK_THAT(text, Contains("Nog een keer praten · A-10 – WestZorg"));
    for (auto const& [id, candidate] : state.people)
        if (!candidate.profile.family_name.empty())
            CHECK_THAT(text, !Contains(candidate.profile.family_name));
}

TEST_CASE("The letter about a match says who, with whom, what about and what was agreed") {
    auto const state = day_with_steps();
    auto const id = MeetId::from_name(state.id.uuid, "0");
    auto const& planned = state.meets.at(id).planned;
    auto const letter = match_letter(state, id, tongue("en"));
    CHECK_THAT(letter.title, Contains(state.people.at(planned.person).profile.given_name));
    CHECK_THAT(letter.text, Contains(state.organisations.at(planned.organisation).name));
    CHECK_THAT(letter.text, Contains("2026-11-27"));
}
