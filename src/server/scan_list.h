// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "domain/state.h"
#include "server/http_message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Who is expected at an event, in the shape in which pretix tells it to badge scanners (its REST
// API: events, checkinlists, positions, redeem), so that an ordinary scanner can look people up and
// check them in. Every event is one list. A scanner gets first names, an initial and codes, of
// those alone whom it scanned or searched for by name: there is no list of everybody.
namespace ontmoet::server {

// pretix's numbers are integers: of an id the last 48 bits, which are random.
std::int64_t number_of(Uuid const& id);

std::string scan_events(std::vector<domain::State const*> const& events);
std::string scan_lists(domain::State const& state);
// Schema ScanStatus.
std::string scan_status(domain::State const& state);

struct ScanQuestion {
    std::string search{};  // part of a name, or a code
    std::string secret{};  // what was scanned
    std::optional<bool> has_checkin{};
    std::size_t page = 1;
};
ScanQuestion scan_question(Target const& target);
std::string scan_positions(domain::State const& state, ScanQuestion const& question);

// A scan: of a code, or of a position that was looked up.
struct Scan {
    std::string secret{};
    std::optional<std::int64_t> position{};
    std::vector<std::int64_t> lists{};  // of the rpc; empty: the path names the event
    bool is_exit = false;
    bool force = false;
    std::string nonce{};
};
// "error.bad_message" (detail: the member).
Result<Scan> decode_scan(std::string_view body);

struct Scanned {
    int status = 201;
    std::string body;
    std::optional<domain::Fact> fact{};  // to be said before it is answered
};
// Of a scan that says which one it is (its nonce), so that an upload that is repeated is done once.
FactId scan_id(PersonId person, Scan const& scan, std::string_view key);
PersonId scanned_person(domain::State const& state, Scan const& scan);
enum class SaidBefore { no, yes };
// What the scan means now: 201, 400 already_redeemed, 404 invalid.
Scanned redeem(domain::State const& state, Scan const& scan, std::string_view key,
               SaidBefore said_before, Moment now);

}  // namespace ontmoet::server
