// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace ontmoet {

// 128 bits that name one thing for ever (RFC 9562). All zero means "none".
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    friend auto operator<=>(Uuid const&, Uuid const&) = default;
    bool is_none() const { return *this == Uuid{}; }
};

// Version 7: sorts by the time it was made. Made by the device before anything else happens.
Uuid make_uuid(Clock const& clock, Random& random);
// Version 8: the same name in the same space gives the same id everywhere (for imports). FNV-1a
// based: no protection against someone who wants two names to collide.
Uuid uuid_from_name(Uuid const& space, std::string_view name);
// "0190163d-8694-739b-aea5-966c26f8ad91", 36 characters, lower case.
std::string to_string(Uuid const& uuid);
// Message key "error.bad_id" when the text is not in that form.
Result<Uuid> parse_uuid(std::string_view text);

// An id that cannot be mistaken for the id of another kind of thing.
template <class Kind>
struct Id {
    Uuid uuid;

    friend auto operator<=>(Id const&, Id const&) = default;
    bool is_none() const { return uuid.is_none(); }

    static Id make(Clock const& clock, Random& random) { return {make_uuid(clock, random)}; }
    static Id from_name(Uuid const& space, std::string_view name) {
        return {uuid_from_name(space, name)};
    }
};

template <class Kind>
std::string to_string(Id<Kind> const& id) {
    return to_string(id.uuid);
}

template <class IdType>
Result<IdType> parse_id(std::string_view text) {
    TRY_ASSIGN(auto uuid, parse_uuid(text));
    return IdType{uuid};
}

using EventId = Id<struct EventKind>;
using PersonId = Id<struct PersonKind>;
using OrganisationId = Id<struct OrganisationKind>;
using OfferId = Id<struct OfferKind>;
using StaffId = Id<struct StaffKind>;
using TableId = Id<struct TableKind>;
using InterpreterId = Id<struct InterpreterKind>;
using MeetId = Id<struct MeetKind>;
using PlanId = Id<struct PlanKind>;
using FactId = Id<struct FactKind>;
using DeviceId = Id<struct DeviceKind>;

}  // namespace ontmoet

template <>
struct std::hash<ontmoet::Uuid> {
    std::size_t operator()(ontmoet::Uuid const& uuid) const noexcept {
        std::uint64_t mixed = 0xcbf29ce484222325ULL;
        for (auto byte : uuid.bytes) mixed = (mixed ^ byte) * 0x100000001b3ULL;
        return static_cast<std::size_t>(mixed);
    }
};

template <class Kind>
struct std::hash<ontmoet::Id<Kind>> {
    std::size_t operator()(ontmoet::Id<Kind> const& id) const noexcept {
        return std::hash<ontmoet::Uuid>{}(id.uuid);
    }
};
