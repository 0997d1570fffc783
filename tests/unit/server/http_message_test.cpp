// SPDX-License-Identifier: EUPL-1.2
#include "server/http_message.h"

#include "support/inflated.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::server;
using ontmoet::test::inflated;

TEST_CASE("a target comes apart into its segments and its query") {
    auto const target = parse_target("/v1/events/zorg%20en%20bouw/facts?after=3&wait=25&flag");
    REQUIRE(target);
    CHECK(target->segments == std::vector<std::string>{"v1", "events", "zorg en bouw", "facts"});
    CHECK(target->value("after") == "3");
    CHECK(target->value("wait") == "25");
    CHECK(target->value("flag") == "");
    CHECK_FALSE(target->value("limit"));
}

TEST_CASE("a target that is none is nothing") {
    CHECK_FALSE(parse_target(""));
    CHECK_FALSE(parse_target("http://elsewhere/"));
    CHECK_FALSE(parse_target("/a%2"));
    CHECK_FALSE(parse_target("/a%zz"));
    CHECK_FALSE(parse_target("/a%00b"));
    CHECK_FALSE(parse_target("/a?x=%0d%0aSet-Cookie"));
}

TEST_CASE("an encoded slash stays inside its segment") {
    auto const target = parse_target("/v1/events/..%2fadmin/facts");
    REQUIRE(target);
    CHECK(target->segments.size() == 4);
    CHECK(target->segments[2] == "../admin");
}

TEST_CASE("gzip is used only for who takes it") {
    CHECK(accepts_gzip("gzip"));
    CHECK(accepts_gzip("deflate, gzip;q=0.5, br"));
    CHECK(accepts_gzip("*"));
    CHECK_FALSE(accepts_gzip(""));
    CHECK_FALSE(accepts_gzip("br, deflate"));
    CHECK_FALSE(accepts_gzip("gzip;q=0"));
    CHECK_FALSE(accepts_gzip("gzip;q=0.0"));
}

TEST_CASE("a large answer is packed for who takes gzip, also when its end is packed already") {
    std::string const large(5'000, 'x');
    Request const takes{"GET", "/", {{"accept-encoding", "gzip"}}, {}, {}};
    Response response;
    response.body = large;
    pack_for({}, response);
    CHECK(response.body == large);
    pack_for(takes, response);
    CHECK(response.headers == Headers{{"Content-Encoding", "gzip"}});
    CHECK(inflated(response.body) == large);

    Response two_parts;
    two_parts.body = "{";
    two_parts.packed_end =
        std::make_shared<sync::PackedEnd const>(sync::pack_end("}", sync::Effort::thorough));
    pack_for(takes, two_parts);
    CHECK(two_parts.headers == Headers{{"Content-Encoding", "gzip"}});
    CHECK(inflated(two_parts.body) == "{}");
}

TEST_CASE("a refusal says its key and detail as JSON, also when the detail is not text") {
    auto const response = error_response(400, "error.bad_query", "lim\"it\xff");
    CHECK(response.status == 400);
    auto const body = nlohmann::json::parse(response.body);
    CHECK(body["message_key"] == "error.bad_query");
    CHECK(body["detail"].get<std::string>().starts_with("lim\"it"));
}

TEST_CASE("the kind of an error is its status") {
    CHECK(error_response(Error{ErrorKind::invalid_input, "k", ""}).status == 400);
    CHECK(error_response(Error{ErrorKind::not_found, "k", ""}).status == 404);
    CHECK(error_response(Error{ErrorKind::conflict, "k", ""}).status == 409);
    CHECK(error_response(Error{ErrorKind::unavailable, "k", ""}).status == 503);
    CHECK(error_response(Error{ErrorKind::storage, "k", ""}).status == 500);
}

TEST_CASE("a header is found by its name in lower case") {
    Request request;
    request.headers = {{"authorization", "Bearer x"}};
    CHECK(request.header("authorization") == "Bearer x");
    CHECK_FALSE(request.header("cookie"));
}

TEST_CASE("a URL puts brackets around an IPv6 address only") {
    CHECK(url_of("http", "127.0.0.1", 80) == "http://127.0.0.1:80");
    CHECK(url_of("https", "::1", 8470) == "https://[::1]:8470");
}

TEST_CASE("names of headers lose their capitals and nothing else") {
    CHECK(lower_case("X-Forwarded-For") == "x-forwarded-for");
    CHECK(lower_case("\xC3\x89\x01") == "\xC3\x89\x01");
}

TEST_CASE("who has the body already gets only its tag, and another body has another tag") {
    auto const tagged = [](std::string const& body, std::string const& known) {
        Request request;
        if (!known.empty()) request.headers = {{"if-none-match", known}};
        Response response{200, "application/json", {}, body};
        tag(request, response);
        return response;
    };
    auto const first = tagged("{}", "");
    CHECK(first.status == 200);
    REQUIRE(first.headers.size() == 1);
    auto const& [name, etag] = first.headers[0];
    CHECK(name == "ETag");
    for (auto const& known : {etag, etag.substr(2), "\"other\", " + etag, std::string("*")}) {
        CHECK(tagged("{}", known).status == 304);
        CHECK(tagged("{}", known).body.empty());
        CHECK(tagged("{}", known).headers[0].second == etag);
    }
    CHECK(tagged("{ }", etag).status == 200);
    CHECK(tagged("{ }", etag).headers[0].second != etag);
    for (auto const* other : {"", "\"other\"", ",,", "W/"})
        CHECK(tagged("{}", other).status == 200);
}

TEST_CASE("what is refused has no tag") {
    auto response = error_response(404, "error.unknown_event");
    tag({}, response);
    CHECK(response.headers.empty());
}

TEST_CASE("a form's fields are text with its line ends, or it is none") {
    auto const form = parse_form("do=note&text=one+two%0D%0A%C3%A9&empty=&do=again");
    REQUIRE(form);
    CHECK(form->value("do") == "note");
    CHECK(form->value("text") == "one two\n\u00e9");
    CHECK(form->value("empty").empty());
    CHECK(form->value("missing").empty());
    CHECK(parse_form("")->fields.empty());
    for (auto const* odd : {"a=%0", "a=%zz", "a=%00", "a%0B=b", "a=\x01"})
        CHECK_FALSE(parse_form(odd));
}

TEST_CASE("a cookie is found among others by its whole name") {
    Request request;
    CHECK(cookie_of(request, "seat").empty());
    request.headers = {{"cookie", "other=1; seat=7.0.1;last=a=b"}};
    CHECK(cookie_of(request, "seat") == "7.0.1");
    CHECK(cookie_of(request, "last") == "a=b");
    CHECK(cookie_of(request, "sea").empty());
    CHECK(cookie_of(request, "eat").empty());
}
