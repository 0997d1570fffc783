// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "domain/fact.h"

namespace ontmoet::storage {

inline constexpr char const* k_tombstone_body = R"({"erased":true})";

// Also one that still names its meet, see erase_from.
bool is_tombstone(domain::Fact const& fact);
// True when the fact says something about that person and is not the erasure itself.
bool is_about(domain::Fact const& fact, PersonId person);
// Takes away what the fact says about that person: a plan loses the person's meets and keeps the
// others, any other fact keeps its type and place and loses its body. Of a meet that is cancelled,
// moved or missed it stays said which one: who read of it before, and has not read of the erasure
// yet, must not see two people in one seat.
void erase_from(domain::Fact& fact, PersonId person);
// The person a person.erased is about; none for any other fact.
PersonId erased_person(domain::Fact const& fact);

}  // namespace ontmoet::storage
