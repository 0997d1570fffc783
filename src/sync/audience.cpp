// SPDX-License-Identifier: EUPL-1.2
#include "sync/audience.h"

#include "domain/fields.h"
#include "domain/json_values.h"
#include "domain/offer_rules.h"
#include "storage/tombstone.h"
#include "sync/audience_table.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <nlohmann/json.hpp>

namespace ontmoet::sync {
namespace {

using domain::Audience;
using domain::Fact;
using nlohmann::json;
using storage::Role;
namespace fact_type = domain::fact_type;
namespace table = audience_table;

table::TypeRule const& rule_of(std::string_view type) {
    for (auto const rules : table::k_rules)
        for (auto const& rule : rules)
            if (rule.type == type) return rule;
    return table::k_unknown_type;
}

bool is_in(unsigned roles, Role role) {
    return (roles & table::bit(role)) != 0;
}

bool sees_field(Role role, Closeness closeness, std::string_view name, Audience audience) {
    bool const at_desk =
        includes(audience, Audience::host) || includes(audience, Audience::candidate);
    switch (role) {
        case Role::host: return at_desk;
        case Role::reception:
            return at_desk && std::ranges::find(table::k_not_at_reception, name) ==
                                  table::k_not_at_reception.end();
        case Role::browse: return includes(audience, Audience::employer);
        case Role::table:
            return includes(audience, Audience::employer) || name == table::k_at_the_table ||
                   (closeness == Closeness::contact && includes(audience, Audience::matched));
        case Role::board: return audience == Audience::everybody;
        case Role::venue: return audience != Audience::organiser;
    }
    return false;
}

template <class Record>
void strip_record(Role role, Closeness closeness, json& fields) {
    for (auto entry = fields.begin(); entry != fields.end();) {
        auto const* field = domain::find_field<Record>(entry.key());
        bool const stays =
            field != nullptr && sees_field(role, closeness, field->name, field->audience);
        entry = stays ? std::next(entry) : fields.erase(entry);
    }
}

void strip_fields(Role role, Closeness closeness, std::string_view type, json& fields) {
    if (type == fact_type::event_set) return strip_record<domain::Event>(role, closeness, fields);
    if (type == fact_type::organisation_set || type == fact_type::organisation_registered)
        return strip_record<domain::Organisation>(role, closeness, fields);
    if (type == fact_type::offer_set) return strip_record<domain::Offer>(role, closeness, fields);
    if (type == fact_type::staff_set) return strip_record<domain::Staff>(role, closeness, fields);
    if (type == fact_type::table_set) return strip_record<domain::Table>(role, closeness, fields);
    if (type == fact_type::interpreter_set)
        return strip_record<domain::Interpreter>(role, closeness, fields);
    strip_record<domain::Profile>(role, closeness, fields);
    if (role != Role::browse && role != Role::table) return;
    if (auto const dutch = fields.find("dutch"); dutch != fields.end() && dutch->is_object())
        for (auto const name : table::k_dutch_not_for_employers) dutch->erase(std::string(name));
}

bool has_fields(std::string_view type) {
    constexpr std::array k_with_fields{
        fact_type::event_set,  fact_type::organisation_set,  fact_type::offer_set,
        fact_type::staff_set,  fact_type::table_set,         fact_type::interpreter_set,
        fact_type::person_set, fact_type::person_registered, fact_type::organisation_registered};
    return std::ranges::find(k_with_fields, type) != k_with_fields.end();
}

void strip_members(table::TypeRule const& rule, Role role, json& body) {
    for (auto entry = body.begin(); entry != body.end();) {
        auto const* member =
            std::ranges::find(rule.members, std::string_view(entry.key()), &table::Member::name);
        bool const stays = member != rule.members.end() && is_in(member->seen_by, role);
        entry = stays ? std::next(entry) : body.erase(entry);
    }
}

// An employer's note is not for a screen that every employer looks at.
bool is_note_for_all(Viewer const& viewer, table::TypeRule const& rule) {
    return rule.type == fact_type::note_set && viewer.role == Role::browse &&
           viewer.organisation.is_none();
}

// The organisation a fact belongs to: the one it names, or that of its meet.
OrganisationId organisation_of(Viewer const& viewer, json const& body) {
    OrganisationId organisation;
    MeetId meet;
    if (body.contains("organisation")) {
        (void)domain::from_json_member(body, "organisation", organisation);
    } else if (domain::from_json_member(body, "meet", meet) && !meet.is_none() &&
               viewer.organisation_of) {
        organisation = viewer.organisation_of(meet);
    }
    return organisation;
}

bool is_own(Viewer const& viewer, json const& body) {
    if (viewer.organisation.is_none()) return viewer.role == Role::browse;
    return organisation_of(viewer, body) == viewer.organisation;
}

Closeness closeness_of(Viewer const& viewer, json const& body) {
    PersonId person;
    bool const is_known = domain::from_json_member(body, "person", person) && !person.is_none();
    return is_known && viewer.closeness ? viewer.closeness(person) : Closeness::none;
}

bool is_employers(json const& body) {
    domain::Side side{};
    return body.contains("side") && domain::from_json_member(body, "side", side) &&
           side == domain::Side::employer;
}

// What an employer hears of the candidate's verdict: the yes that makes a match, once it is one.
bool shows_match(Closeness closeness, json& body) {
    domain::Answer answer{};
    bool const is_yes =
        domain::from_json_member(body, "answer", answer) && answer == domain::Answer::yes;
    body.erase("reason");
    return is_yes && closeness >= Closeness::match;
}

// Of a colleague and no candidate: employers see it of each other, and say it of themselves.
bool is_arrival_of_staff(Fact const& fact, json const& body) {
    StaffId staff;
    PersonId person;
    return fact.type == fact_type::check_in && body.is_object() &&
           domain::from_json_member(body, "staff", staff) &&
           domain::from_json_member(body, "person", person) && person.is_none() && !staff.is_none();
}

// What only some of the facts of a type have for an employer's screen.
bool shows_employer(Fact const& fact, Closeness closeness, json& body) {
    if (fact.type == fact_type::preference_set) return is_employers(body);
    if (fact.type == fact_type::verdict_given)
        return is_employers(body) || shows_match(closeness, body);
    if (fact.type != fact_type::consent_given && fact.type != fact_type::consent_withdrawn)
        return true;
    std::string purpose;
    (void)domain::from_json_member(body, "purpose", purpose);
    return std::ranges::any_of(table::k_purposes_for_employers, [&](auto const& rule) {
        return rule.purpose == purpose && closeness >= rule.closeness;
    });
}

bool is_due(table::TypeRule const& rule, Viewer const& viewer, Closeness closeness,
            json const& body) {
    if (rule.which == table::Which::all) return true;
    if (is_note_for_all(viewer, rule)) return false;
    bool const is_near = closeness >= rule.closeness;
    if (rule.which == table::Which::of_near_people) return is_near;
    return is_own(viewer, body) && (rule.which == table::Which::own || is_near);
}

// A plan's own meets for a table, all of them for the board; with the members that a booking of
// such a meet would show.
bool strip_plan(Viewer const& viewer, Fact& fact, json& body) {
    auto const& rule = rule_of(fact_type::meet_booked);
    auto const meets = body.find("meets");
    if (meets == body.end() || !meets->is_array()) return false;
    auto kept = json::array();
    fact.subjects.clear();
    for (auto& meet : *meets) {
        if (!meet.is_object()) return false;
        if (viewer.role == Role::table && !is_own(viewer, meet)) continue;
        strip_members(rule, viewer.role, meet);
        PersonId person;
        if (domain::from_json_member(meet, "person", person) && !person.is_none())
            fact.subjects.push_back(person.uuid);
        kept.push_back(std::move(meet));
    }
    *meets = std::move(kept);
    return true;
}

// A venue server decides itself which kiosk gets what. Every fact goes there, so that its copy of
// the log has no holes; only what is for organisers, or for phones, stays behind.
Fact for_venue(Fact fact) {
    constexpr std::array k_stays_behind{
        fact_type::treatment_rated, fact_type::phone_page_opened, fact_type::follow_up_link_made,
        fact_type::figures_kept,    fact_type::retention_warned,  fact_type::people_seen};
    if (std::ranges::find(k_stays_behind, fact.type) != k_stays_behind.end()) {
        fact.body = "{}";
        fact.subjects.clear();
    }
    if (!has_fields(fact.type)) return fact;
    auto body = json::parse(fact.body, nullptr, false);
    if (!body.is_object()) return fact;
    auto const fields = body.find("fields");
    if (fields == body.end() || !fields->is_object()) return fact;
    strip_fields(Role::venue, Closeness::none, fact.type, *fields);
    fact.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
    return fact;
}

// To a screen of employers it is nothing, but for a table whose meet is off.
std::optional<Fact> seen_tombstone(Viewer const& viewer, table::TypeRule const& rule, Fact fact) {
    if (!is_in(table::desk, viewer.role)) fact.actor.clear();
    bool const is_employers_screen = viewer.role == Role::browse || viewer.role == Role::table;
    if (!is_employers_screen || rule.which == table::Which::all) return fact;
    bool const is_due =
        rule.which == table::Which::own && is_own(viewer, json::parse(fact.body, nullptr, false));
    return is_due ? std::optional(std::move(fact)) : std::nullopt;
}

// What an employer's staff say of their organisation, offers and colleagues, on a screen that may
// be one organisation's alone.
bool speaks_as_staff(Viewer const& viewer, Fact const& fact) {
    auto const body = json::parse(fact.body, nullptr, false);
    if (!domain::is_said_by_staff(fact) || !body.is_object()) return false;
    auto const fields = body.find("fields");
    if (has_fields(fact.type) && (fields == body.end() || !fields->is_object())) return false;
    for (auto const name : table::k_not_for_staff)
        if (fields != body.end() && fields->contains(name)) return false;
    if (viewer.organisation.is_none()) return true;
    bool const is_named_in_fields =
        fact.type == fact_type::offer_set || fact.type == fact_type::staff_set;
    OrganisationId organisation;
    // The guests ask for a talk; either side calls it off.
    if (fact.type == fact_type::visit_booked || fact.type == fact_type::visit_cancelled) {
        (void)domain::from_json_member(body, "guest", organisation);
        OrganisationId ambassador;
        (void)domain::from_json_member(body, "ambassador", ambassador);
        return organisation == viewer.organisation ||
               (fact.type == fact_type::visit_cancelled && ambassador == viewer.organisation);
    }
    (void)domain::from_json_member(is_named_in_fields ? *fields : body, "organisation",
                                   organisation);
    return organisation == viewer.organisation;
}

}  // namespace

bool goes_with_person(Fact const& fact) {
    if (fact.type == fact_type::verdict_given)
        return !is_employers(json::parse(fact.body, nullptr, false));
    auto const which = rule_of(fact.type).which;
    return which == table::Which::of_near_people || which == table::Which::own_of_near;
}

std::optional<Fact> visible_to(Viewer const& viewer, Fact const& fact) {
    auto const& rule = rule_of(fact.type);
    auto const role = viewer.role;
    if (role == Role::venue) return for_venue(fact);
    if (!is_in(rule.seen_by, role)) return std::nullopt;
    bool const at_desk = is_in(table::desk, role);
    bool const is_employers_screen = role == Role::browse || role == Role::table;
    if (storage::is_tombstone(fact)) return seen_tombstone(viewer, rule, fact);
    if (at_desk && !has_fields(fact.type)) return fact;

    auto body = json::parse(fact.body, nullptr, false);
    if (!body.is_object()) return std::nullopt;
    auto seen = fact;
    auto const closeness = closeness_of(viewer, body);
    bool const is_colleague = role == Role::browse && is_arrival_of_staff(fact, body);
    if (is_employers_screen && !is_colleague &&
        (!is_due(rule, viewer, closeness, body) || !shows_employer(fact, closeness, body)))
        return std::nullopt;
    if (has_fields(fact.type)) {
        auto const fields = body.find("fields");
        if (fields == body.end() || !fields->is_object()) return std::nullopt;
        strip_fields(role, closeness, fact.type, *fields);
        if (fields->empty() && fact.type == fact_type::person_set) return std::nullopt;
    }
    if (!at_desk) {
        strip_members(rule, role, body);
        if (fact.type == fact_type::plan_published && !strip_plan(viewer, seen, body))
            return std::nullopt;
        seen.actor.clear();
    }
    seen.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
    return seen;
}

bool may_say(Viewer const& viewer, Fact const& fact) {
    auto const& rule = rule_of(fact.type);
    if (!is_in(rule.said_by, viewer.role)) return false;
    bool const is_of_staff =
        std::ranges::find(table::k_said_by_staff, fact.type) != table::k_said_by_staff.end();
    if (is_of_staff && viewer.role != Role::host) return speaks_as_staff(viewer, fact);
    if (viewer.role == Role::browse && fact.type == fact_type::check_in)
        return domain::is_said_by_staff(fact) &&
               is_arrival_of_staff(fact, json::parse(fact.body, nullptr, false));
    bool const is_employers_screen = viewer.role == Role::browse || viewer.role == Role::table;
    bool const speaks_for_own =
        rule.which == table::Which::own || rule.which == table::Which::own_of_near;
    if (!is_employers_screen || !speaks_for_own) return true;
    if (is_note_for_all(viewer, rule)) return false;
    auto const body = json::parse(fact.body, nullptr, false);
    if (!body.is_object()) return false;
    // Of what was said about an erased person mostly nothing is left to tell whose it was.
    bool const is_emptied = storage::is_tombstone(fact);
    if (is_emptied && organisation_of(viewer, body).is_none()) return true;
    if (!is_own(viewer, body)) return false;
    // At the table candidates answer themselves, on the turned screen (interface.md); what they
    // wish they say at a desk.
    bool const is_of_two_sides =
        fact.type == fact_type::preference_set ||
        (fact.type == fact_type::verdict_given && viewer.role != Role::table);
    return !is_of_two_sides || is_emptied || is_employers(body);
}

}  // namespace ontmoet::sync
