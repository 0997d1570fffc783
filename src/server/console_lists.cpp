// SPDX-License-Identifier: EUPL-1.2
#include "server/console_lists.h"

#include "domain/rules.h"
#include "i18n/names.h"
#include "server/console_gate.h"
#include "server/list_page.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <utility>

namespace ontmoet::server {
namespace {

using nlohmann::json;

struct Part {
    char const* name;
    bool is_there;
};

Completeness completeness(std::initializer_list<Part> parts) {
    Completeness whole;
    for (auto const& part : parts)
        if (!part.is_there) whole.missing.emplace_back(part.name);
    auto const count = parts.size();
    whole.percent = static_cast<int>(100 * (count - whole.missing.size()) / count);
    return whole;
}

char const* state_of_person(domain::Candidate const& person) {
    if (domain::is_here(person)) return "here";
    return person.left ? "gone" : "expected";
}

bool is_shown(domain::Candidate const& person, Show show) {
    switch (show) {
        case Show::all: return true;
        case Show::here: return domain::is_here(person);
        case Show::expected: return !person.checked_in;
        case Show::incomplete: return completeness_of(person.profile).percent < 100;
    }
    return true;
}

std::map<PersonId, int> meets_by_person(domain::State const& state) {
    std::map<PersonId, int> count;
    for (auto const& [id, meet] : state.meets)
        if (meet.status == domain::MeetStatus::planned) ++count[meet.planned.person];
    return count;
}

json person_row(domain::Candidate const& person, int meets) {
    auto const& profile = person.profile;
    auto const whole = completeness_of(profile);
    return {{"id", to_string(person.id)},
            {"name", name_of(profile)},
            {"own_script_name", profile.own_script_name},
            {"badge", person.badge},
            {"code", profile.code},
            {"municipality", profile.municipality},
            {"contact_person", profile.contact_person},
            {"language", profile.screen_language},
            {"state", state_of_person(person)},
            {"meets", meets},
            {"complete", whole.percent},
            {"missing", whole.missing}};
}

// What an employer's row counts, gathered in one walk over each kind of thing.
struct EmployerCounts {
    int offers = 0;
    int places = 0;
    int staff = 0;
    int staff_here = 0;
    int wished_by = 0;
    std::vector<int> tables;
};

std::map<OrganisationId, EmployerCounts> counts_by_employer(domain::State const& state) {
    std::map<OrganisationId, EmployerCounts> counts;
    for (auto const& [id, offer] : state.offers) {
        if (offer.filled) continue;
        ++counts[offer.organisation].offers;
        counts[offer.organisation].places += offer.number;
    }
    for (auto const& [id, member] : state.staff) {
        auto& of = counts[member.record.organisation];
        ++of.staff;
        if (member.checked_in && !member.left) ++of.staff_here;
    }
    for (auto const& [id, table] : state.tables)
        counts[table.organisation].tables.push_back(table.number);
    for (auto const& [between, preference] : state.preferences)
        if (preference.candidate == domain::Answer::yes) ++counts[between.second].wished_by;
    for (auto& entry : counts) std::ranges::sort(entry.second.tables);
    return counts;
}

Completeness completeness_of(domain::Organisation const& organisation,
                             EmployerCounts const& counts) {
    return completeness({{"sector", !organisation.sector.empty()},
                         {"place", !organisation.place.empty()},
                         {"pitch", !organisation.pitch.empty()},
                         {"languages", !organisation.languages.empty()},
                         {"offers", counts.offers > 0 || organisation.partner},
                         {"staff", counts.staff > 0},
                         {"table", !counts.tables.empty()}});
}

}  // namespace

Show show_from_text(std::string_view text) {
    if (text == "here") return Show::here;
    if (text == "expected") return Show::expected;
    if (text == "incomplete") return Show::incomplete;
    return Show::all;
}

Completeness completeness_of(domain::Profile const& profile) {
    using domain::Level;
    auto const& p = profile;
    return completeness({{"reachable", !p.phone.empty() || !p.email.empty()},
                         {"language", !p.screen_language.empty()},
                         {"dutch", p.dutch.speaking != Level::unknown},
                         {"municipality", !p.municipality.empty()},
                         {"work", !p.work.empty() || !p.skills.empty()},
                         {"wishes", !p.wished_occupations.empty() || !p.wished_sectors.empty()},
                         {"days", p.days.mask != 0 || p.hours > 0},
                         {"reach", !p.reach.modes.empty()},
                         {"contact_person", !p.contact_person.empty()}});
}

std::string people_page(domain::State const& state, storage::Account const& account,
                        ListQuestion const& question) {
    struct Row {
        std::string sorted_by;
        domain::Candidate const* person;
    };
    auto const words = words_of(question.search);
    bool const own_alone = account.role == storage::AccountRole::klantmanager;
    std::vector<Row> rows;
    for (auto const& [id, person] : state.people) {
        auto const& profile = person.profile;
        if (!person.registered && !person.checked_in) continue;
        if (own_alone && !is_own_person(profile.contact_person, account)) continue;
        if (!is_shown(person, question.show)) continue;
        auto const name = name_of(profile);
        if (is_found(words, {name, profile.own_script_name, profile.code, person.badge,
                             profile.municipality, profile.contact_person}))
            rows.push_back({i18n::search_key(name), &person});
    }
    std::ranges::stable_sort(rows, {}, &Row::sorted_by);
    auto const meets = meets_by_person(state);
    return written_json(page_of(rows, question.page, "people", [&](Row const& row) {
        auto const found = meets.find(row.person->id);
        return person_row(*row.person, found == meets.end() ? 0 : found->second);
    }));
}

std::string employers_page(domain::State const& state, ListQuestion const& question) {
    struct Row {
        std::string sorted_by;
        OrganisationId id;
        domain::Organisation const* organisation;
    };
    auto const words = words_of(question.search);
    auto counts = counts_by_employer(state);
    std::vector<Row> rows;
    for (auto const& [id, organisation] : state.organisations) {
        bool const is_whole = completeness_of(organisation, counts[id]).percent == 100;
        if (question.show == Show::incomplete && is_whole) continue;
        if (is_found(words, {organisation.name, organisation.place, organisation.sector}))
            rows.push_back({i18n::search_key(organisation.name), id, &organisation});
    }
    std::ranges::stable_sort(rows, {}, &Row::sorted_by);
    return written_json(page_of(rows, question.page, "employers", [&](Row const& row) {
        auto const& of = counts[row.id];
        auto const whole = completeness_of(*row.organisation, of);
        return json{{"id", to_string(row.id)},
                    {"name", row.organisation->name},
                    {"sector", row.organisation->sector},
                    {"place", row.organisation->place},
                    {"offers", of.offers},
                    {"places", of.places},
                    {"staff", of.staff},
                    {"staff_here", of.staff_here},
                    {"tables", of.tables},
                    {"wished_by", of.wished_by},
                    {"is_partner", row.organisation->partner},
                    {"is_confirmed", !state.unconfirmed.contains(row.id)},
                    {"complete", whole.percent},
                    {"missing", whole.missing}};
    }));
}

}  // namespace ontmoet::server
