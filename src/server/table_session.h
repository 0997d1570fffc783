// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "domain/at_table.h"
#include "server/http_message.h"
#include "sync/table_code.h"

#include <optional>
#include <string>
#include <string_view>

// What the browser at a table keeps, in cookies that scripts do not see and that go to no page of
// others (HttpOnly, SameSite=Strict): the device's token, and where it stands.
namespace ontmoet::server {

using sync::k_table_path;

// Whose page it is: a device as any other, by its token.
struct TableSession {
    EventId event;
    std::string token;
};
std::optional<TableSession> table_session_of(Request const& request);
// Where it stands, when the organisation has several tables, and the time it takes for itself.
struct TableSeat {
    int table = 0;  // its number; 0: not said
    domain::LongerTalk longer{};
};
TableSeat table_seat_of(Request const& request);

// Values of Set-Cookie. `is_secure`: the page is reached over TLS alone.
std::string session_cookie(TableSession const& session, Duration life, bool is_secure);
std::string seat_cookie(TableSeat const& seat, Duration life, bool is_secure);
std::string ended_session_cookie(bool is_secure);

// Stands in each form of the page: only who was given the page can send it (a page of somebody else
// does not know it). From the token, which cannot be found from it.
std::string form_proof(TableSession const& session);
bool is_right_proof(TableSession const& session, std::string_view proof);
// False when the browser says that another site asks (Fetch Metadata).
bool comes_from_us(Request const& request);

}  // namespace ontmoet::server
