// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "server/desk.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

// Everything that is kept about one person (domain.md §7.5).
namespace ontmoet::server {

// All that was ever said at an event, and what follows from it.
struct WholeEvent {
    domain::State state;
    std::vector<domain::Fact> facts;
    std::vector<storage::Device> devices;
    std::vector<storage::Account> accounts{};
};

// How times and the words of the catalogue ("answer", "yes") are written.
struct Spelling {
    std::function<std::string(Moment)> moment;
    std::function<std::string(std::string_view group, std::string_view word)> word;
    std::string server;  // that speaks for itself
};

// A code, a badge or an id; also of somebody who was erased (by id). "error.unknown_code".
Result<PersonId> find_person(domain::State const& state, std::string_view meant);

// In this order: format, event, person, ids, profile, arrival, consents, wishes, meets, follow_ups,
// notes, exports (that they were in), looks (who looked at them in the
// console, alone or in a list), told (how many devices of each role ever could see anything
// of it), facts. Of a plan only the person's meets. Organisations by name; the fields as in
// exported files.
nlohmann::ordered_json access_document(WholeEvent const& event, PersonId person,
                                       Spelling const& spelling);

// The same, read from the whole log, as a file: in a person's language, or for programs.
enum class AccessForm { markdown, json };
Result<std::string> access_report(Desk& desk, EventId event, std::string const& person,
                                  i18n::Tongue const& tongue, AccessForm form);

}  // namespace ontmoet::server
