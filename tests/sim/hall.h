// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "domain/bodies.h"
#include "sim/disk.h"
#include "storage/devices.h"

#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

// The event of a simulated world: a small hall in which seats are scarce, so that people get into
// each other's way. Everything personal carries a mark that is found again in raw bytes.
namespace ontmoet::sim {

// What kiosks are for.
inline constexpr std::array k_kinds_of_kiosk{
    storage::Role::host,   storage::Role::reception, storage::Role::host,     storage::Role::table,
    storage::Role::browse, storage::Role::board,     storage::Role::reception};

inline constexpr int k_rounds = 5;
inline constexpr int k_tables = 3;
inline constexpr int k_organisations = 2;
inline constexpr int k_interpreters = 2;

EventId hall_event();
PersonId person_id(int number);
OrganisationId organisation_id(int number);
TableId table_id(int number);
InterpreterId interpreter_id(int number);
// As an organiser imports it: the event, organisations, tables, interpreters and these people.
std::vector<domain::Fact> opening_facts(int people);

// What a mark stands in.
enum class Mark : char { name = 'N', phone = 'P', contact = 'C', words = 'W' };
// For example "ZqP17z" for the phone of person 17.
std::string mark(Mark what, int person);
using Marks = std::set<std::pair<Mark, int>>;
Marks marks_in(std::string const& bytes);
Marks marks_on(Disk const& disk, std::string const& begin_of_name = {});
// The profile of somebody new, as person.registered has it.
std::string profile_of(int person);

}  // namespace ontmoet::sim
