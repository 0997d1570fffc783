// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "domain/bodies.h"
#include "domain/fact.h"
#include "storage/devices.h"
#include "sync/venue_messages.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a kiosk and a server say to each other, as plain data and as JSON.
//   POST /v1/events/{event}/facts                                   PushRequest → PushAnswer
//   GET  /v1/events/{event}/facts?after=&limit=&wait=&epoch=        → PullPage, 410 when `reset`
//        also &orders=: the newest order the device has heard of (device_orders.h)
//        also &hall_epoch=&hall= to a venue server, &decided=&devices= from one (venue_messages.h)
//   POST /v1/pair                                                   PairRequest → Pairing
// The first two with `Authorization: Bearer <token>` and `Ontmoet-Protocol: 1`; any failure is an
// HTTP status with a Failure as body. 401 with message key "sync.revoked" makes the kiosk wipe its
// store; 401 with any other key does not.
namespace ontmoet::sync {

inline constexpr int k_protocol_version = 1;
inline constexpr std::string_view k_protocol_header = "Ontmoet-Protocol";
// On an answer: a token to use from now on. The old one works until this one is used.
inline constexpr std::string_view k_next_token_header = "Ontmoet-Next-Token";
inline constexpr std::string_view k_json_type = "application/json";

struct PushRequest {
    std::vector<domain::Fact> facts;  // at most k_most_facts_in_push, in the order of the device
};

// `held`: a venue server keeps it, the central server has not decided yet; cursor and at are 0.
enum class Decision { created, exists, refused, held };

struct FactAnswer {
    FactId fact;
    std::int64_t device_sequence = 0;
    Decision decision = Decision::created;
    domain::Cursor cursor = 0;  // its place, 0 when refused
    domain::Cursor at = 0;      // decided when this was the newest cursor
    std::string message_key;    // why it was refused
    std::vector<domain::PlannedMeet> alternatives;
    std::optional<domain::PlannedMeet> moved;  // accepted, but for this round and table
    friend bool operator==(FactAnswer const&, FactAnswer const&) = default;
};

// Stands in for the fact of that number, which no disk holds any more. Times and actor are those of
// `stamp`.
domain::Fact lost_fact(domain::Fact stamp, EventId event, DeviceId device,
                       std::int64_t device_sequence);

struct PushAnswer {
    std::vector<FactAnswer> answers;
    // Set when the server lacks this sequence of the device; nothing after it was decided.
    std::optional<std::int64_t> missing;
    std::string epoch;
    Moment server_time;
};

// Whose audience changed (reveal.h).
struct AudienceMoves {
    std::vector<PersonId> conceal;     // forget what goes with them; then
    std::vector<domain::Fact> reveal;  // take this in its place, with cursors up to the page's end
    bool empty() const { return conceal.empty() && reveal.empty(); }
};

struct ReadyFacts;  // page_shelf.h

struct PullPage {
    std::vector<domain::Fact> facts;
    domain::Cursor next = 0;  // ask after this one next time
    std::string epoch;
    std::int64_t decided_up_to = 0;  // the device's sequences decided at or before `next`
    bool more = false;               // another page is ready
    bool reset = false;              // the epoch asked for is over: begin again after 0
    Moment server_time;
    std::optional<HallNews> hall{};    // from a venue server
    std::optional<VenueNews> venue{};  // to a venue server
    std::int64_t open_order = 0;       // the newest one for this device that it did not answer
    AudienceMoves moves{};             // after the facts
    // In the place of facts and moves: these, packed already. Only inside a server.
    std::shared_ptr<ReadyFacts const> ready{};
};

struct Failure {
    std::string message_key;
    std::string detail;
};

// Where a server is. With a public key ("sha256//…", of the certificate's SubjectPublicKeyInfo) it
// is known by that key alone, whoever signed its certificate: for a server at the venue.
struct Address {
    std::string url;  // without a path
    std::string public_key;
    std::string phone_url{};  // see Pairing
};

// What a device needs to work for an event, also when the server has not been reached yet: the
// contents of the kiosk's pairing file.
struct Pairing {
    std::string url;  // of the server, without a path
    std::string token;
    EventId event;
    DeviceId device;
    storage::Role role = storage::Role::host;
    char badge_letter = '\0';
    std::string name;
    std::string host_pin{};    // Argon2id hash; empty: no host page
    std::string public_key{};  // see Address
    // Where phones find the central server, when the operator said so; empty: at `url`.
    std::string phone_url{};
    // To which the device leaves the key of its disk (storage/sealer.h), 64 hexadecimal digits;
    // empty: to nobody.
    std::string escrow_key{};
    OrganisationId organisation{};  // whose table or screen it is, if it is one's
    friend bool operator==(Pairing const&, Pairing const&) = default;
};
Pairing make_pairing(storage::NewDevice const& made, Address const& address,
                     std::string const& escrow_key);

// What a QR code says to a device that is to be paired.
struct Invitation {
    Address address;
    std::string code;
};
struct PairRequest {
    std::string code;  // as somebody typed it
    storage::FormerSelf former{};
};

std::string encode(PushRequest const& message);
std::string encode(FactAnswer const& message);
std::string encode(PushAnswer const& message);
std::string encode(PullPage const& message);
// The same in two parts: what is this device's, and the facts and moves, which are its audience's.
std::string encode_beginning(PullPage const& message);
std::string encode_end(PullPage const& message);
std::string encode(Failure const& message);
std::string encode(Pairing const& message);
std::string encode(Invitation const& message);
std::string encode(PairRequest const& message);

// Message key "error.bad_message" (detail: which member), for facts also those of decode_fact.
Result<PushRequest> decode_push_request(std::string_view json);
Result<FactAnswer> decode_fact_answer(std::string_view json);
Result<PushAnswer> decode_push_answer(std::string_view json);
Result<PullPage> decode_pull_page(std::string_view json);
Result<Failure> decode_failure(std::string_view json);
Result<Pairing> decode_pairing(std::string_view json);
Result<Invitation> decode_invitation(std::string_view json);
Result<PairRequest> decode_pair_request(std::string_view json);

std::string facts_path(EventId event);
inline constexpr std::string_view k_pair_path = "/v1/pair";

}  // namespace ontmoet::sync
