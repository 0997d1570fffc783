// SPDX-License-Identifier: EUPL-1.2
#include "sync/audience.h"

#include "domain/fields.h"
#include "storage/tombstone.h"

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

// Sets of roles, as bits.
constexpr unsigned bit(Role role) {
    return 1U << static_cast<unsigned>(role);
}
constexpr unsigned k_desk = bit(Role::host) | bit(Role::reception);
constexpr unsigned k_employers = bit(Role::browse) | bit(Role::table);
constexpr unsigned k_everyone = k_desk | k_employers | bit(Role::board);

struct TypeRule {
    std::string_view type;
    unsigned seen_by;
    unsigned said_by;
};
constexpr std::array k_type_rules{
    TypeRule{fact_type::event_set, k_everyone, bit(Role::host)},
    TypeRule{fact_type::organisation_set, k_everyone, bit(Role::host)},
    TypeRule{fact_type::offer_set, k_everyone, bit(Role::host)},
    TypeRule{fact_type::staff_set, k_desk | k_employers, bit(Role::host)},
    TypeRule{fact_type::table_set, k_everyone, bit(Role::host)},
    TypeRule{fact_type::interpreter_set, k_everyone, bit(Role::host)},
    TypeRule{fact_type::person_registered, k_desk | k_employers, k_desk},
    TypeRule{fact_type::person_set, k_desk | k_employers, k_desk},
    TypeRule{fact_type::person_erased, k_everyone, k_desk},
    TypeRule{fact_type::consent_given, k_desk | k_employers, k_desk},
    TypeRule{fact_type::consent_withdrawn, k_desk | k_employers, k_desk},
    TypeRule{fact_type::check_in, k_everyone, k_desk},
    TypeRule{fact_type::preference_set, k_desk | k_employers, k_desk | k_employers},
    TypeRule{fact_type::plan_published, k_everyone, bit(Role::host)},
    TypeRule{fact_type::meet_booked, k_everyone, k_desk},
    TypeRule{fact_type::meet_cancelled, k_everyone, k_desk},
    TypeRule{fact_type::verdict_given, k_desk | k_employers, k_desk | bit(Role::table)},
    TypeRule{fact_type::help_asked, k_desk, k_everyone},
    TypeRule{fact_type::help_answered, k_desk, k_desk},
    TypeRule{fact_type::lost, bit(Role::host), k_everyone},
    // Said by the server alone.
    TypeRule{fact_type::fact_refused, bit(Role::host), 0},
    TypeRule{fact_type::problem_closed, k_everyone, k_desk},
};
// A type this program does not know: a newer desk may say it, hosts may see it.
constexpr TypeRule k_unknown_type{"", bit(Role::host), k_desk};

TypeRule const& rule_of(std::string_view type) {
    auto const* found = std::ranges::find(k_type_rules, type, &TypeRule::type);
    return found == k_type_rules.end() ? k_unknown_type : *found;
}

// How to reach a person, through whom and how pressing it is, is not needed to find them at the
// desk.
constexpr std::array<std::string_view, 5> k_not_at_reception{"phone", "email", "contact_person",
                                                             "brought_by", "priority"};

bool role_sees_field(Role role, std::string_view name, Audience audience) {
    switch (role) {
        case Role::host:
            return includes(audience, Audience::host) || includes(audience, Audience::candidate);
        case Role::reception:
            return (includes(audience, Audience::host) ||
                    includes(audience, Audience::candidate)) &&
                   std::ranges::find(k_not_at_reception, name) == k_not_at_reception.end();
        case Role::browse:
        case Role::table: return includes(audience, Audience::employer);
        case Role::board: return audience == Audience::everybody;
        case Role::venue: return audience != Audience::organiser;
    }
    return false;
}

template <class Record>
void strip_record(Role role, json& fields) {
    for (auto entry = fields.begin(); entry != fields.end();) {
        auto const* field = domain::find_field<Record>(entry.key());
        bool const stays = field != nullptr && role_sees_field(role, field->name, field->audience);
        entry = stays ? std::next(entry) : fields.erase(entry);
    }
}

void strip_fields(Role role, std::string_view type, json& fields) {
    if (type == fact_type::event_set) return strip_record<domain::Event>(role, fields);
    if (type == fact_type::organisation_set)
        return strip_record<domain::Organisation>(role, fields);
    if (type == fact_type::offer_set) return strip_record<domain::Offer>(role, fields);
    if (type == fact_type::staff_set) return strip_record<domain::Staff>(role, fields);
    if (type == fact_type::table_set) return strip_record<domain::Table>(role, fields);
    if (type == fact_type::interpreter_set) return strip_record<domain::Interpreter>(role, fields);
    strip_record<domain::Profile>(role, fields);
}

// All members that any known body has and that others than the desk may see.
constexpr std::array<std::string_view, 22> k_open_members{
    "person",  "staff",         "organisation", "offer", "table",    "interpreter",
    "round",   "meet",          "purpose",      "badge", "side",     "answer",
    "reason",  "fields",        "origin",       "plan",  "replaces", "meets",
    "optimal", "gap_per_mille", "any_time",     "fact"};

// What is left for those who are not at the desk: never the languages of a candidate, nor what a
// candidate thinks of an employer. False when nothing is left.
bool strip_for_others(std::string_view type, json& body) {
    for (auto entry = body.begin(); entry != body.end();) {
        bool const stays = std::ranges::find(k_open_members, entry.key()) != k_open_members.end();
        entry = stays ? std::next(entry) : body.erase(entry);
    }
    bool const from_employer = body.value("side", std::string()) == "employer";
    if (type == fact_type::meet_cancelled || (type == fact_type::verdict_given && !from_employer))
        body.erase("reason");
    return type != fact_type::preference_set || from_employer;
}

bool has_fields(std::string_view type) {
    return type.ends_with(".set") ? type != fact_type::preference_set
                                  : type == fact_type::person_registered;
}

// A venue server decides itself which kiosk gets what. Every fact goes there, so that its copy of
// the log has no holes; only the organiser's fields stay behind.
Fact for_venue(Fact fact) {
    if (!has_fields(fact.type)) return fact;
    auto body = json::parse(fact.body, nullptr, false);
    if (!body.is_object()) return fact;
    auto const fields = body.find("fields");
    if (fields == body.end() || !fields->is_object()) return fact;
    strip_fields(Role::venue, fact.type, *fields);
    fact.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
    return fact;
}

}  // namespace

std::optional<Fact> visible_to(Role role, Fact const& fact) {
    if (role == Role::venue) return for_venue(fact);
    auto const& rule = rule_of(fact.type);
    if ((rule.seen_by & bit(role)) == 0) return std::nullopt;
    bool const unknown = &rule == &k_unknown_type;
    if (unknown || storage::is_tombstone(fact)) return fact;
    bool const at_desk = (k_desk & bit(role)) != 0;
    if (at_desk && !has_fields(fact.type)) return fact;

    auto body = json::parse(fact.body, nullptr, false);
    if (!body.is_object()) return std::nullopt;
    if (has_fields(fact.type)) {
        auto fields = body.find("fields");
        if (fields == body.end() || !fields->is_object()) return std::nullopt;
        strip_fields(role, fact.type, *fields);
        if (fields->empty() && fact.type == fact_type::person_set) return std::nullopt;
    }
    // "side" may be any JSON that a newer program wrote.
    if (auto side = body.find("side"); side != body.end() && !side->is_string())
        return std::nullopt;
    if (!at_desk && !strip_for_others(fact.type, body)) return std::nullopt;
    auto seen = fact;
    seen.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
    if (!at_desk) seen.actor.clear();
    return seen;
}

bool may_say(Role role, std::string_view type) {
    return (rule_of(type).said_by & bit(role)) != 0;
}

}  // namespace ontmoet::sync
