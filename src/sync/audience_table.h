// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/fact.h"
#include "storage/devices.h"
#include "sync/audience.h"

#include <array>
#include <span>
#include <string_view>

// The one table of who gets which fact and which member of it, and who may say it. For audience.cpp
// alone.
namespace ontmoet::sync {

namespace audience_table {

using storage::Role;
namespace type = domain::fact_type;

// Sets of roles, as bits.
constexpr unsigned bit(Role role) {
    return 1U << static_cast<unsigned>(role);
}
constexpr unsigned H = bit(Role::host);
constexpr unsigned R = bit(Role::reception);
constexpr unsigned B = bit(Role::browse);
constexpr unsigned T = bit(Role::table);
constexpr unsigned D = bit(Role::board);
constexpr unsigned desk = H | R;
constexpr unsigned everyone = H | R | B | T | D;

// Of which facts of the type browse screens and tables get any.
enum class Which {
    all,
    of_near_people,  // from `closeness` on
    own,             // of their organisation
    own_of_near,     // both
};

struct Member {
    std::string_view name;
    unsigned seen_by = 0;
};

struct TypeRule {
    std::string_view type;
    unsigned said_by;
    unsigned seen_by;
    Which which = Which::all;
    Closeness closeness = Closeness::none;
    // Who sees which member; the desk sees every member of what it gets.
    std::array<Member, 8> members{};
};

constexpr auto card = Closeness::card;
constexpr auto number = Closeness::number;
constexpr auto near = Which::of_near_people;
constexpr auto own = Which::own;
constexpr auto own_near = Which::own_of_near;
constexpr auto all = Which::all;
constexpr auto none = Closeness::none;

// clang-format off
constexpr std::array k_things{
    // No device says it: it holds whose the event is and who else may work at it.
    TypeRule{type::event_set, 0, everyone, all, none, {{{"fields", everyone}}}},
    // Besides hosts an employer's staff say these, of their own (k_said_by_staff).
    TypeRule{type::organisation_set, desk | B, everyone, all, none,
             {{{"organisation", everyone}, {"fields", everyone}}}},
    TypeRule{type::organisation_registered, desk | B, everyone, all, none,
             {{{"organisation", everyone}, {"fields", everyone}}}},
    TypeRule{type::organisation_confirmed, H, everyone, all, none,
             {{{"organisation", everyone}, {"confirmed", everyone}}}},
    TypeRule{type::organisation_refused, H, everyone, all, none,
             {{{"organisation", everyone}, {"refused", everyone}}}},
    // Of two employers: nobody else is named.
    TypeRule{type::visit_booked, desk | B, everyone, all, none,
             {{{"guest", everyone}, {"ambassador", everyone}, {"table", everyone},
               {"guest_table", everyone}, {"round", everyone}}}},
    TypeRule{type::visit_cancelled, desk | B, everyone, all, none,
             {{{"guest", everyone}, {"ambassador", everyone}}}},
    TypeRule{type::pitch_recorded, desk | B, desk | B, all, none,
             {{{"organisation", B}, {"staff", B}, {"seconds", B}, {"sound", B}, {"language", B}}}},
    TypeRule{type::pitch_removed, desk | B, desk | B, all, none,
             {{{"organisation", B}, {"staff", B}}}},
    TypeRule{type::offer_set, desk | B, everyone, all, none,
             {{{"offer", everyone}, {"fields", everyone}}}},
    TypeRule{type::staff_set, desk | B, desk | B | T, all, none,
             {{{"staff", B | T}, {"fields", B | T}}}},
    TypeRule{type::table_set, H, everyone, all, none,
             {{{"table", everyone}, {"fields", everyone}}}},
    TypeRule{type::interpreter_set, H, everyone, all, none,
             {{{"interpreter", everyone}, {"fields", everyone}}}},
    TypeRule{type::round_set, H, everyone, all, none,
             {{{"round", everyone}, {"action", everyone}, {"minutes", everyone},
               {"starts_at", everyone}, {"ends_at", everyone}, {"paused_at", everyone},
               {"skipped", everyone}}}},
    TypeRule{type::announcement_posted, H, everyone, all, none,
             {{{"texts", everyone}, {"until", everyone}}}},
    TypeRule{type::announcement_ended, H, everyone, all, none, {{{"announcement", everyone}}}},
    TypeRule{type::help_asked, everyone, desk},
    TypeRule{type::help_answered, desk, desk},
    TypeRule{type::problem_closed, desk, everyone, all, none, {{{"fact", everyone}}}},
    TypeRule{type::lost, everyone, H},
    // Said by the server alone.
    TypeRule{type::lease_given, 0, desk},
    TypeRule{type::device_joined, 0, H},
    TypeRule{type::device_revoked, 0, H},
    TypeRule{type::fact_refused, 0, H},
};
constexpr std::array k_people{
    TypeRule{type::person_registered, desk, desk | B | T, near, card,
             {{{"person", B | T}, {"fields", B | T}}}},
    TypeRule{type::person_set, desk, desk | B | T, near, card,
             {{{"person", B | T}, {"fields", B | T}}}},
    TypeRule{type::identity_linked, H, everyone, all, none,
             {{{"person", everyone}, {"duplicate", everyone}}}},
    TypeRule{type::person_erased, desk, everyone, all, none, {{{"person", everyone}}}},
    TypeRule{type::consent_given, desk, desk | B | T, near, card,
             {{{"person", B | T}, {"purpose", B | T}}}},
    TypeRule{type::consent_withdrawn, desk, desk | B | T, near, card,
             {{{"person", B | T}, {"purpose", B | T}}}},
    // On a screen where employers browse, of their staff (is_arrival_of_staff).
    TypeRule{type::check_in, desk | B, everyone, near, number,
             {{{"person", B | T | D}, {"badge", B | T | D}, {"staff", B}}}},
    TypeRule{type::check_out, desk, everyone, near, number,
             {{{"person", B | T | D}, {"never_came", B | T | D}}}},
    // Of browse screens and tables the employer's side alone.
    TypeRule{type::preference_set, desk | B | T, desk | B | T, own_near, card,
             {{{"person", B | T}, {"organisation", B | T}, {"side", B | T}, {"answer", B | T}}}},
    // Staff write and read them at their table, at a screen of their own and at the desk, which
    // shows them to nobody else.
    TypeRule{type::note_set, desk | B | T, desk | B | T, own_near, card,
             {{{"person", B | T}, {"organisation", B | T}, {"text", B | T}}}},
    TypeRule{type::follow_up_recorded, H, H},
    TypeRule{type::contact_informed, H, H},
    TypeRule{type::export_made, H, H},
    // For aggregate figures, on the server.
    TypeRule{type::treatment_rated, desk, 0},
    TypeRule{type::schedule_seen, desk, desk},
    // As the own words of the profile.
    TypeRule{type::own_words_recorded, desk, desk | B | T, near, card,
             {{{"person", B | T}, {"seconds", B | T}, {"sound", B | T}}}},
    TypeRule{type::own_words_removed, desk, desk | B | T, near, card, {{{"person", B | T}}}},
    // For the phone, which asks the central server.
    TypeRule{type::phone_page_opened, desk, 0},
    // Said by the server alone.
    TypeRule{type::follow_up_link_made, 0, 0},
    TypeRule{type::people_seen, 0, 0},
    TypeRule{type::figures_kept, 0, 0},
    TypeRule{type::retention_warned, 0, 0},
};
constexpr std::array<Member, 8> k_of_booking{
    {{"meet", T | D}, {"person", T | D}, {"organisation", T | D}, {"offer", T}, {"table", T | D},
     {"round", T | D}, {"interpreter", T}}};
constexpr std::array<Member, 8> k_of_meet{{{"meet", T | D}, {"person", T | D}}};
constexpr std::array k_meets{
    // A table gets its own meets of a plan.
    TypeRule{type::plan_published, H, desk | T | D, all, none,
             {{{"plan", T | D}, {"replaces", T | D}, {"meets", T | D}}}},
    TypeRule{type::meet_booked, desk, desk | T | D, own, none, k_of_booking},
    TypeRule{type::meet_moved, desk, desk | T | D, own, none, k_of_booking},
    TypeRule{type::meet_cancelled, desk, desk | T | D, own, none, k_of_meet},
    TypeRule{type::meet_started, desk | T, desk | T | D, own, none, k_of_meet},
    TypeRule{type::meet_ended, desk | T, desk | T | D, own, none, k_of_meet},
    TypeRule{type::meet_missed, desk | T, desk | T | D, own, none,
             {{{"meet", T | D}, {"person", T | D}, {"missed", T | D}}}},
    // Of the candidate's no more than that it is a match.
    TypeRule{type::verdict_given, desk | T, desk | T, own, none,
             {{{"meet", T}, {"person", T}, {"side", T}, {"answer", T}, {"reason", T}}}},
    TypeRule{type::next_step_set, desk | T, desk | T, own, none,
             {{{"meet", T}, {"side", T}, {"kind", T}, {"owner", T}, {"due", T},
               {"learning_goal", T}, {"language_at_work", T}, {"regular_job", T}}}},
};
// clang-format on
constexpr std::array<std::span<TypeRule const>, 3> k_rules{k_things, k_people, k_meets};
// A type this program does not know: a newer desk may say it, hosts may see it.
constexpr TypeRule k_unknown_type{"", desk, H};

// Where somebody who is no host speaks for their organisation, and what of it is the hosts' alone.
constexpr std::array k_said_by_staff{type::organisation_set, type::organisation_registered,
                                     type::pitch_recorded,   type::pitch_removed,
                                     type::offer_set,        type::staff_set,
                                     type::visit_booked,     type::visit_cancelled};
constexpr std::array<std::string_view, 2> k_not_for_staff{"priority", "code"};

// What a table gets besides the fields that employers browse.
constexpr std::string_view k_at_the_table = "given_name";
// Employers get of the levels of Dutch those of speaking and reading (domain.md §4).
constexpr std::array<std::string_view, 2> k_dutch_not_for_employers{"listening", "writing"};
// How to reach a person, through whom and how pressing it is, is not needed to find them at the
// desk.
constexpr std::array<std::string_view, 5> k_not_at_reception{"phone", "email", "contact_person",
                                                             "brought_by", "priority"};
// The consents that a screen of employers needs to know of, from which closeness on.
struct PurposeRule {
    std::string_view purpose;
    Closeness closeness;
};
constexpr std::array k_purposes_for_employers{PurposeRule{"take_part", Closeness::card},
                                              PurposeRule{"show_work", Closeness::card},
                                              PurposeRule{"share_contact", Closeness::contact}};

}  // namespace audience_table
}  // namespace ontmoet::sync
