// SPDX-License-Identifier: EUPL-1.2
#include "printing/from_state.h"

#include "domain/badge_code.h"
#include "domain/interpreter_day.h"
#include "domain/rules.h"

#include <algorithm>
#include <tuple>

namespace ontmoet::printing {
namespace {

std::string first_word_of(std::string const& name) {
    auto const begin = name.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return name.substr(begin, name.find(' ', begin) - begin);
}

// In the letters that people here read; else as the person writes it.
std::string first_name(domain::Profile const& profile) {
    return profile.given_name.empty() ? first_word_of(profile.own_script_name) : profile.given_name;
}

std::string whole_name(domain::Profile const& profile) {
    if (!profile.own_script_name.empty()) return profile.own_script_name;
    if (profile.given_name.empty() || profile.family_name.empty())
        return profile.given_name + profile.family_name;
    return profile.given_name + " " + profile.family_name;
}

// The language somebody reads: the one they chose, else the first they speak that we have.
std::string reads(domain::Profile const& profile) {
    if (i18n::find_language(profile.screen_language) != nullptr) return profile.screen_language;
    for (auto const& skill : profile.languages)
        if (i18n::find_language(skill.language) != nullptr) return skill.language;
    return "nl";
}

std::string offer_words(domain::State const& state, OfferId id, i18n::Tongue const& tongue) {
    auto const found = state.offers.find(id);
    if (found == state.offers.end()) return {};
    auto const key = "occupation." + found->second.occupation;
    return tongue.has(key) ? tongue.text(key) : i18n::isolate(found->second.title);
}

std::string_view free_round_words(domain::InterpreterRound::Kind kind) {
    switch (kind) {
        case domain::InterpreterRound::Kind::away: return "interpreters.away";
        case domain::InterpreterRound::Kind::pause: return "board.break";
        default: return "interpreters.free";
    }
}

}  // namespace

Badge badge_of(domain::State const& state, domain::Candidate const& candidate) {
    Badge badge;
    badge.event = state.event.name;
    badge.number = candidate.badge;
    badge.name = first_name(candidate.profile);
    for (auto const& skill : candidate.profile.languages) badge.languages.push_back(skill.language);
    badge.code = domain::badge_code(state.id, candidate.id.uuid);
    return badge;
}

Badge badge_of(domain::State const& state, StaffId staff) {
    Badge badge;
    badge.event = state.event.name;
    auto const member = state.staff.find(staff);
    if (member == state.staff.end()) return badge;
    badge.name = member->second.record.name;
    auto const organisation = state.organisations.find(member->second.record.organisation);
    if (organisation != state.organisations.end()) badge.from = organisation->second.name;
    badge.code = domain::badge_code(state.id, staff.uuid);
    return badge;
}

std::optional<Badge> companion_badge_of(domain::State const& state,
                                        domain::Candidate const& candidate,
                                        i18n::Tongue const& tongue) {
    Badge badge;
    badge.number = domain::companion_badge(state, candidate);
    if (badge.number.empty()) return std::nullopt;
    badge.event = state.event.name;
    badge.name = first_word_of(candidate.profile.companion);
    badge.from = tongue.text("print.companion_of", {{"number", candidate.badge}});
    return badge;
}

VisitorSchedule schedule_of(domain::State const& state, PersonId person, i18n::Tongue const& tongue,
                            std::set<MeetId> const& provisional) {
    VisitorSchedule schedule;
    schedule.event = state.event.name;
    schedule.day = state.event.starts_at;
    schedule.hall_note = tongue.text("print.hall_note");
    auto const who = state.people.find(domain::same_person(state, person));
    if (who != state.people.end()) {
        schedule.number = who->second.badge;
        schedule.name = first_name(who->second.profile);
    }
    for (auto const* meet : domain::meets_of(state, person)) {
        ScheduleLine line;
        line.starts_at = domain::round_start(state, meet->planned.round);
        auto const table = state.tables.find(meet->planned.table);
        if (table != state.tables.end()) line.table = std::to_string(table->second.number);
        auto const organisation = state.organisations.find(meet->planned.organisation);
        if (organisation != state.organisations.end()) line.employer = organisation->second.name;
        line.work = offer_words(state, meet->planned.offer, tongue);
        line.with_interpreter = !meet->planned.interpreter.is_none();
        line.is_provisional = provisional.contains(meet->planned.meet);
        schedule.lines.push_back(std::move(line));
    }
    return schedule;
}

VisitorSchedule interpreter_schedule_of(domain::State const& state, InterpreterId interpreter,
                                        i18n::Tongue const& tongue) {
    VisitorSchedule schedule;
    schedule.title_key = "interpreters.schedule";
    schedule.event = state.event.name;
    schedule.day = state.event.starts_at;
    auto const record = state.interpreters.find(interpreter);
    if (record != state.interpreters.end()) {
        std::vector<std::string> languages;
        for (auto const& language : record->second.languages)
            languages.push_back(tongue.language_name(language));
        schedule.name = i18n::isolate(record->second.name);
        if (!languages.empty()) schedule.name += " · " + tongue.list(languages);
    }
    for (auto const& each : domain::interpreter_day(state, interpreter)) {
        ScheduleLine line{domain::round_start(state, each.round)};
        line.employer = tongue.text(free_round_words(each.kind));
        if (each.meet != nullptr) {
            auto const& planned = each.meet->planned;
            auto const table = state.tables.find(planned.table);
            if (table != state.tables.end()) line.table = std::to_string(table->second.number);
            auto const who = state.people.find(domain::same_person(state, planned.person));
            line.employer =
                who == state.people.end() || who->second.badge.empty() ? "…" : who->second.badge;
            auto const organisation = state.organisations.find(planned.organisation);
            if (organisation != state.organisations.end())
                line.work = i18n::isolate(organisation->second.name);
            if (!each.language.empty())
                line.work = tongue.language_name(each.language) +
                            (line.work.empty() ? "" : " · " + line.work);
        }
        schedule.lines.push_back(std::move(line));
    }
    return schedule;
}

std::vector<VisitorSchedule> interpreter_schedules_of(domain::State const& state,
                                                      i18n::Tongue const& tongue) {
    std::vector<VisitorSchedule> schedules;
    for (auto const& interpreter : domain::interpreters_by_name(state))
        schedules.push_back(interpreter_schedule_of(state, interpreter, tongue));
    return schedules;
}

ProfilePage profile_page_of(domain::State const& state, domain::Candidate const& candidate,
                            i18n::Tongue const& tongue) {
    ProfilePage page;
    page.name = whole_name(candidate.profile);
    page.event = state.event.name;
    page.parts = profile_parts(candidate.profile, tongue);
    return page;
}

Letter letter_of(domain::State const& state, domain::Candidate const& candidate) {
    auto const& event = state.event;
    Letter letter;
    letter.language = reads(candidate.profile);
    letter.name = whole_name(candidate.profile);
    letter.event = event.name;
    letter.organiser = event.organiser;
    letter.place = event.place;
    letter.starts_at = event.starts_at;
    letter.ends_at = event.rounds > 0 ? event.round_end(event.rounds - 1) : event.starts_at;
    letter.number = candidate.profile.code;
    letter.code = domain::badge_code(state.id, candidate.id.uuid);
    return letter;
}

std::vector<Letter> invitations_of(domain::State const& state) {
    std::vector<Letter> letters;
    for (auto const* candidate : domain::invited(state))
        letters.push_back(letter_of(state, *candidate));
    std::ranges::sort(
        letters, {}, [](Letter const& letter) { return std::tie(letter.language, letter.number); });
    return letters;
}

}  // namespace ontmoet::printing
