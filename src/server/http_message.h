// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "sync/gzip.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ontmoet::server {

// Names in lower case.
using Headers = std::vector<std::pair<std::string, std::string>>;

// A request as it came in, whole.
struct Request {
    std::string method;
    std::string target;  // "/v1/events/…/facts?after=3"
    Headers headers;
    std::string body;
    std::string peer;  // the other side's address, without port

    // The first header of this name (lower case), or nothing.
    std::optional<std::string_view> header(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string content_type = "application/json";
    Headers headers;
    std::string body;
    // What follows `body`, for who takes gzip.
    std::shared_ptr<sync::PackedEnd const> packed_end{};
};

// {"message_key":…,"detail":…}: how everything that is refused is answered.
Response error_response(int status, std::string_view message_key, std::string_view detail = {});
// The status that goes with the kind of the error.
Response error_response(Error const& error);

// A target taken apart: path segments and query values, percent-decoded.
struct Target {
    std::vector<std::string> segments;
    std::vector<std::pair<std::string, std::string>> query;

    std::optional<std::string_view> value(std::string_view name) const;
};
// Nothing when it is not of the form of RFC 3986 or decodes to something that is not text.
std::optional<Target> parse_target(std::string_view target);

// What a page's form sends (application/x-www-form-urlencoded, WHATWG URL §5.1).
struct Form {
    std::vector<std::pair<std::string, std::string>> fields;

    // The first of this name; empty when there is none.
    std::string value(std::string_view name) const;
};
// Nothing when it decodes to something that is not text; lines in it end with "\n".
std::optional<Form> parse_form(std::string_view body);
// The cookie of this name (RFC 6265 §4.2.1); empty when there is none.
std::string_view cookie_of(Request const& request, std::string_view name);

// "http://127.0.0.1:8470", with brackets around an IPv6 address.
std::string url_of(std::string_view scheme, std::string const& address, std::uint16_t port);
// ASCII letters only, as in names of headers.
std::string lower_case(std::string_view text);

// Adds an ETag of the body, and leaves the body out (304) when the other side has it already
// (If-None-Match, RFC 9110 §13.1.2). A weak one: packed and plain are the same to a reader.
void tag(Request const& request, Response& response);

// True when the other side takes gzip (RFC 9110 §12.5.3; "gzip;q=0" means no).
bool accepts_gzip(std::string_view accept_encoding);
// Packs a larger answer for who takes it, and one whose end is packed already.
void pack_for(Request const& request, Response& response);

}  // namespace ontmoet::server
