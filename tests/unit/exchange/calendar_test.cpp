// SPDX-License-Identifier: EUPL-1.2
#include "exchange/calendar.h"

#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::exchange;
using Catch::Matchers::Contains;

namespace {

Appointment baker() {
    return {.uid = "0190163d-8694-739b-aea5-966c26f8ad91",
            .sequence = 42,
            .changed_at = Moment{1'795'000'000'000},
            .starts_at = Moment{1'795'003'200'000},
            .ends_at = Moment{1'795'003'680'000},
            .summary = "De Gouden Korst · tafel 7",
            .location = "Stadhuis, tafel 7",
            .description = "Bakker"};
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = text.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        lines.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    return lines;
}

std::string unfolded(std::string text) {
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at))
        text.erase(at, 3);
    return text;
}

}  // namespace

TEST_CASE("An appointment stands in a calendar with what it needs, in UTC") {
    std::vector const one{baker()};
    auto const lines = lines_of(calendar_text("Zorg & Techniek", one));
    CHECK(lines == std::vector<std::string>{"BEGIN:VCALENDAR",
                                            "VERSION:2.0",
                                            "PRODID:-//Ontmoet//Ontmoet//EN",
                                            "CALSCALE:GREGORIAN",
                                            "X-WR-CALNAME:Zorg & Techniek",
                                            "BEGIN:VEVENT",
                                            "UID:0190163d-8694-739b-aea5-966c26f8ad91",
                                            "SEQUENCE:42",
                                            "DTSTAMP:20261118T110640Z",
                                            "LAST-MODIFIED:20261118T110640Z",
                                            "DTSTART:20261118T120000Z",
                                            "DTEND:20261118T120800Z",
                                            "SUMMARY:De Gouden Korst · tafel 7",
                                            "LOCATION:Stadhuis\\, tafel 7",
                                            "DESCRIPTION:Bakker",
                                            "STATUS:CONFIRMED",
                                            "BEGIN:VALARM",
                                            "ACTION:DISPLAY",
                                            "DESCRIPTION:De Gouden Korst · tafel 7",
                                            "TRIGGER:-PT5M",
                                            "END:VALARM",
                                            "END:VEVENT",
                                            "END:VCALENDAR"});
}

TEST_CASE("A cancelled appointment stays as cancelled and reminds nobody") {
    std::vector one{baker()};
    one.front().cancelled = true;
    auto const text = calendar_text("", one);
    CHECK_THAT(text, Contains("STATUS:CANCELLED\r\n") && !Contains("VALARM"));
    CHECK_THAT(text, Contains("UID:" + one.front().uid));
}

TEST_CASE("Names that look like calendar lines stay names") {
    std::vector one{baker()};
    one.front().summary = "a;b,c\\d\r\nEND:VCALENDAR\nX:\x01\x7F";
    auto const text = calendar_text("x\r\nMETHOD:CANCEL", one);
    CHECK_THAT(text, Contains("SUMMARY:a\\;b\\,c\\\\d\\nEND:VCALENDAR\\nX:\r\n"));
    CHECK_THAT(text, Contains("X-WR-CALNAME:x\\nMETHOD:CANCEL\r\n"));
    CHECK(text.find("END:VCALENDAR\r\n") == text.size() - 15);
}

TEST_CASE("Long lines are folded at 75 bytes and no letter is torn") {
    std::vector one{baker()};
    one.front().description.clear();
    for (int i = 0; i < 60; ++i) one.front().description += "ሰላም ተስፋይ ";
    auto const text = calendar_text("", one);
    for (auto const& line : lines_of(text)) {
        CHECK(line.size() <= 75);
        REQUIRE_FALSE(line.empty());
        CHECK((static_cast<unsigned char>(line.back()) & 0xC0U) != 0xC0U);
        auto const first = line.front() == ' ' && line.size() > 1 ? line[1] : line[0];
        CHECK((static_cast<unsigned char>(first) & 0xC0U) != 0x80U);
    }
    CHECK_THAT(unfolded(text), Contains("DESCRIPTION:" + one.front().description + "\r\n"));
}

TEST_CASE("A calendar without appointments is whole, and the same ones give the same text") {
    CHECK(lines_of(calendar_text("", {})).size() == 6);
    std::vector const one{baker()};
    CHECK(calendar_text("x", one) == calendar_text("x", one));
}
