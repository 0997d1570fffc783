// SPDX-License-Identifier: EUPL-1.2
#include "exchange/export.h"

#include "domain/rules.h"
#include "exchange/export_table.h"
#include "exchange/local_time.h"

#include <algorithm>
#include <set>

namespace ontmoet::exchange {
namespace {

using domain::Candidate;
using domain::Purpose;
using domain::State;

std::string yes_no(bool value) {
    return value ? "yes" : "no";
}
std::string number(auto value) {
    return std::to_string(value);
}
template <class Enum>
std::string word(Enum value) {
    return std::string(domain::to_text(value));
}
// Rounds count from 1 in files.
std::string round_number(int round) {
    return number(round + 1);
}

template <class Record, class Map, class IdType>
Record const* find_in(Map const& map, IdType const& id) {
    auto const found = map.find(id);
    return found == map.end() ? nullptr : &found->second;
}

std::string organisation_name(State const& state, OrganisationId id) {
    auto const* found = find_in<domain::Organisation>(state.organisations, id);
    return found == nullptr ? std::string() : found->name;
}
std::string offer_title(State const& state, OfferId id) {
    auto const* found = find_in<domain::Offer>(state.offers, id);
    return found == nullptr ? std::string() : found->title;
}
// The candidate when they take part; null for everybody whose data stays out of the files.
Candidate const* participant(State const& state, PersonId id) {
    auto const* found = find_in<Candidate>(state.people, id);
    return found != nullptr && has_details(*found) ? found : nullptr;
}

// Below 27 the school route comes first (SER 2018); the year itself is never exported.
std::string age_band(State const& state, int birth_year) {
    constexpr int k_school_route_ends = 27;
    if (birth_year == 0 || state.event.starts_at == Moment{}) return {};
    return local_year(state.event.starts_at) - birth_year < k_school_route_ends ? "<27" : "27+";
}

void add_consents(ExportTable& table, Candidate const& candidate) {
    for (auto const& purpose : domain::enum_texts<Purpose>())
        table.cell("consent_" + std::string(purpose.text),
                   yes_no(candidate.consents_to(purpose.value)));
}

std::string participants(State const& state) {
    ExportTable table;
    for (auto const& [id, candidate] : state.people) {
        bool const shown = has_details(candidate);
        domain::Profile const nothing;
        auto const& profile = shown ? candidate.profile : nothing;
        table.row();
        table.cell("person", to_string(id));
        table.cell("badge", shown ? candidate.badge : std::string());
        table.cell("registered", yes_no(candidate.registered));
        table.cell("checked_in", yes_no(candidate.checked_in));
        table.cell("checked_in_at", shown ? iso_moment(candidate.checked_in_at) : std::string());
        table.cell("origin", shown ? word(candidate.origin) : std::string());
        add_consents(table, candidate);
        table.cell("code", profile.code);
        table.cell("given_name", profile.given_name);
        table.cell("family_name", profile.family_name);
        table.cell("own_script_name", profile.own_script_name);
        table.cell("phone", profile.phone);
        table.cell("email", profile.email);
        table.cell("reached_by", profile.reached_by);
        table.cell("age_band", age_band(state, profile.birth_year));
        add_profile(table, profile);
    }
    return table.text();
}

std::string employers(State const& state) {
    ExportTable table;
    for (auto const& [id, organisation] : state.organisations) {
        auto const offers = domain::offers_of(state, id);
        int places = 0;
        for (auto const& offer : offers) places += state.offers.at(offer).number;
        auto const mine = [&](auto const& entry) { return entry.second.organisation == id; };
        auto const staff = std::ranges::count_if(
            state.staff, [&](auto const& entry) { return entry.second.record.organisation == id; });
        auto const present = std::ranges::count_if(state.staff, [&](auto const& entry) {
            return entry.second.record.organisation == id && entry.second.checked_in;
        });
        table.row();
        table.cell("organisation", to_string(id));
        table.cell("name", organisation.name);
        table.cell("sector", organisation.sector);
        table.cell("size", organisation.size);
        table.cell("region", organisation.region);
        table.cell("place", organisation.place);
        table.cell("experience", word(organisation.experience));
        table.cell("partner", yes_no(organisation.partner));
        table.cell("priority", number(organisation.priority));
        table.cell("offers", number(offers.size()));
        table.cell("places_offered", number(places));
        table.cell("tables", number(std::ranges::count_if(state.tables, mine)));
        table.cell("staff", number(staff));
        table.cell("staff_checked_in", number(present));
        table.cell("meets", number(domain::meets_of(state, id).size()));
    }
    return table.text();
}

void add_meet(ExportTable& table, State const& state, MeetId id, domain::Meet const& meet,
              Candidate const* candidate) {
    auto const& planned = meet.planned;
    table.cell("meet", to_string(id));
    table.cell("person", to_string(planned.person));
    table.cell("badge", candidate == nullptr ? std::string() : candidate->badge);
    table.cell("organisation", to_string(planned.organisation));
    table.cell("organisation_name", organisation_name(state, planned.organisation));
    table.cell("offer", to_string(planned.offer));
    table.cell("offer_title", offer_title(state, planned.offer));
    table.cell("round", round_number(planned.round));
    table.cell("starts_at", iso_moment(state.event.round_start(planned.round)));
}

std::string meets(State const& state) {
    ExportTable table;
    for (auto const& [id, meet] : state.meets) {
        auto const* candidate = participant(state, meet.planned.person);
        if (candidate == nullptr) continue;
        table.row();
        add_meet(table, state, id, meet, candidate);
        table.cell("ends_at", iso_moment(state.event.round_end(meet.planned.round)));
        auto const* place = find_in<domain::Table>(state.tables, meet.planned.table);
        table.cell("table", place == nullptr ? std::string() : number(place->number));
        table.cell("interpreter", meet.planned.interpreter.is_none()
                                      ? std::string()
                                      : to_string(meet.planned.interpreter));
        table.cell("status", word(meet.status));
        table.cell("candidate_verdict", word(meet.candidate_verdict));
        table.cell("candidate_reason", meet.candidate_reason);
        table.cell("employer_verdict", word(meet.employer_verdict));
        table.cell("employer_reason", meet.employer_reason);
    }
    return table.text();
}

std::string preferences(State const& state) {
    ExportTable table;
    for (auto const& [key, preference] : state.preferences) {
        auto const* candidate = participant(state, key.first);
        if (candidate == nullptr) continue;
        table.row();
        table.cell("person", to_string(key.first));
        table.cell("badge", candidate->badge);
        table.cell("organisation", to_string(key.second));
        table.cell("organisation_name", organisation_name(state, key.second));
        table.cell("candidate", word(preference.candidate));
        table.cell("employer", word(preference.employer));
    }
    return table.text();
}

std::string matches(State const& state) {
    ExportTable table;
    for (auto const& [id, meet] : state.meets) {
        auto const* candidate = participant(state, meet.planned.person);
        if (candidate == nullptr || !domain::is_match(meet)) continue;
        bool const shared = domain::contact_may_be_shared(state, meet);
        domain::Profile const nothing;
        auto const& profile = shared ? candidate->profile : nothing;
        table.row();
        add_meet(table, state, id, meet, candidate);
        table.cell("contact_shared", yes_no(shared));
        table.cell("given_name", profile.given_name);
        table.cell("family_name", profile.family_name);
        table.cell("own_script_name", profile.own_script_name);
        table.cell("phone", profile.phone);
        table.cell("email", profile.email);
        table.cell("reached_by", profile.reached_by);
    }
    return table.text();
}

// The header of a file stands there also when it has no rows: one made of an event with one of
// each.
template <class Write>
ExportFile csv_file(char const* name, State const& state, State const& one_of_each, Write write) {
    auto text = write(state);
    if (text.empty()) text = header_line(write(one_of_each));
    return {name, std::string(k_utf8_byte_order_mark) + text};
}

State one_of_each() {
    State state;
    PersonId person;
    person.uuid.bytes[0] = 1;
    auto& candidate = state.people[person];
    candidate.registered = true;
    candidate.consents[Purpose::take_part].given = true;
    state.organisations[{}];
    state.preferences[{person, {}}];
    auto& meet = state.meets[{}];
    meet.planned.person = person;
    meet.candidate_verdict = meet.employer_verdict = domain::Answer::yes;
    return state;
}

}  // namespace

bool has_details(Candidate const& candidate) {
    return candidate.registered && candidate.consents_to(Purpose::take_part);
}

std::vector<ExportFile> export_files(State const& state) {
    auto const sample = one_of_each();
    return {csv_file("participants.csv", state, sample, participants),
            csv_file("employers.csv", state, sample, employers),
            csv_file("meets.csv", state, sample, meets),
            csv_file("preferences.csv", state, sample, preferences),
            csv_file("matches.csv", state, sample, matches),
            {"event.json", event_json(state)}};
}

}  // namespace ontmoet::exchange
