// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/fact.h"
#include "storage/devices.h"

#include <optional>
#include <string_view>

namespace ontmoet::sync {

// The fact as a device of that role may have it: whole, with fewer fields, or not at all. Fields
// follow domain/fields.h; a field this program does not know goes to nobody, a fact type it does
// not know goes to hosts only. A venue gets every fact, without the organiser's fields.
std::optional<domain::Fact> visible_to(storage::Role role, domain::Fact const& fact);

// Whether a device of that role may say such a fact: only hosts change the event itself.
bool may_say(storage::Role role, std::string_view fact_type);

}  // namespace ontmoet::sync
