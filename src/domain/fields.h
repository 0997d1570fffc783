// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/records.h"

#include <span>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

// One table for each kind of record: its fields by name, who may see each of them (architecture.md
// §4) and how it is read and written. Facts, imports, exports and the server's filter all use it,
// so a field that stands here is whole, and one that does not stand here does not exist.
namespace ontmoet::domain {

// Who may see a field: the letters of domain.md §4, as bits.
enum class Audience : unsigned {
    everybody = 0x1F,
    candidate = 0x01,  // C: the person
    host = 0x02,       // H: hosts and organisers
    employer = 0x04,   // E: employers while they browse, without identity
    matched = 0x08,    // M: the employer after both sides said yes
    organiser = 0x10,  // O: only on the server, never synced to a kiosk
};
constexpr Audience operator|(Audience a, Audience b) {
    return static_cast<Audience>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
constexpr bool includes(Audience all, Audience one) {
    return (static_cast<unsigned>(all) & static_cast<unsigned>(one)) != 0;
}

template <class Record>
struct Field {
    std::string_view name;
    Audience audience;
    nlohmann::json (*get)(Record const&);
    // False when the value has the wrong form; the record is unchanged then.
    bool (*set)(Record&, nlohmann::json const&);
};

// For Event, Organisation, Offer, Staff, Table, Interpreter and Profile.
template <class Record>
std::span<Field<Record> const> fields();
// Nothing when there is no such field.
template <class Record>
Field<Record> const* find_field(std::string_view name);

// The fields in which `now` differs from `before`, as a JSON object by field name.
template <class Record>
nlohmann::json changed_fields(Record const& before, Record const& now);
// Takes over every field it knows; unknown names and malformed values are left out.
template <class Record>
void set_fields(Record& record, nlohmann::json const& values);

}  // namespace ontmoet::domain
