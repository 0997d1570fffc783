// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "domain/fact.h"

#include <string_view>

namespace ontmoet::storage {

inline constexpr char const* k_tombstone_body = R"({"erased":true})";

// Also one that still names its meet, see erase_from.
bool is_tombstone(domain::Fact const& fact);
// True when the fact says something about that person and is not the erasure itself.
bool is_about(domain::Fact const& fact, PersonId person);
// What is taken away of what was said before: everything about a person, or facts of one type.
struct Erasure {
    Erasure(PersonId who = {}, std::string_view only = {}) : person(who), type(only) {}
    bool is_none() const { return person.is_none(); }
    bool takes(domain::Fact const& fact) const {
        return is_about(fact, person) && (type.empty() || type == fact.type);
    }

    PersonId person;        // none: nothing is taken away
    std::string_view type;  // empty: all
};
// What a person.erased, an own_words.removed or a pitch.removed takes away; none for any other
// fact.
Erasure erasure_of(domain::Fact const& fact);
// Takes away what the fact says about that person: a plan loses the person's meets and keeps the
// others, any other fact keeps its type and place and loses its body. Of a meet that is cancelled,
// moved or missed it stays said which one: who read of it before, and has not read of the erasure
// yet, must not see two people in one seat.
void erase_from(domain::Fact& fact, Erasure const& erasure);
// The person a person.erased is about; none for any other fact.
PersonId erased_person(domain::Fact const& fact);

}  // namespace ontmoet::storage
