// SPDX-License-Identifier: EUPL-1.2
#include "domain/badge_code.h"
#include "printing/code_reader.h"
#include "printing/from_state.h"
#include "support/hall.h"
#include "support/page_tools.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::printing;
using namespace ontmoet::test;
using Catch::Matchers::Contains;

namespace {

domain::Candidate const& visitor_of(domain::State const& state) {
    return state.people.at(hall::visitor);
}

// The visitor under this name, who reads this language.
domain::State hall_with(std::string const& given, std::string const& own,
                        std::string const& language) {
    auto state = hall_state();
    auto& profile = state.people.at(hall::visitor).profile;
    profile.given_name = given;
    profile.own_script_name = own;
    profile.screen_language = language;
    profile.languages = {{language, domain::Level::native}, {"en", domain::Level::a2}};
    state.event.organiser = "Werkgeversservicepunt (voorbeeld)";
    state.event.place = "De Nieuwe Zaal, Voorbeeldstraat 12, Den Haag";
    return state;
}

struct Reader {
    char const* language;
    char const* given;
    char const* own;
};
constexpr std::array k_readers{
    Reader{"nl", "Sanne", ""},           Reader{"en", "Grace", ""},
    Reader{"ar", "Layla", "ليلى ناصر"},  Reader{"ti", "Selam", "ሰላም ተስፋይ"},
    Reader{"fa", "Zahra", "زهرا محمدی"}, Reader{"tr", "Gülşen", ""},
    Reader{"so", "Hodan", ""},           Reader{"ps", "Zarghuna", "زرغونه"},
    Reader{"fr", "Aïcha", ""},           Reader{"uk", "Oksana", "Оксана Коваль"},
};

VisitorSchedule long_day(i18n::Tongue const& tongue, int meets) {
    auto const state = hall_state();
    auto schedule = schedule_of(state, hall::visitor, tongue);
    auto const some = schedule.lines;
    schedule.lines.clear();
    for (int i = 0; i < meets; ++i) {
        schedule.lines.push_back(some[static_cast<std::size_t>(i) % some.size()]);
        schedule.lines.back().starts_at = hall::start + std::chrono::minutes{10 * i};
    }
    schedule.phone_url = "https://ontmoet.example.org/m/3q7XK0aPz1mYb2c8Hh5dVw";
    return schedule;
}

}  // namespace

TEST_CASE("an invitation can be scanned from paper in every language") {
    for (auto const& reader : k_readers) {
        INFO(reader.language);
        auto const state = hall_with(reader.given, reader.own, reader.language);
        auto const letter = letter_of(state, visitor_of(state));
        SeenPdf const seen(std::string("letter-") + reader.language,
                           document_of(std::vector{letter}, tongues()));
        auto const pages = seen.pages(150);
        REQUIRE(pages.size() == 1);
        CHECK(read_qr_codes(grey_of(pages[0])) ==
              std::vector{domain::badge_code(state.id, hall::visitor.uuid)});
        CHECK(ink_of(pages[0]).bottom < pages[0].height - 80);
    }
}
TEST_CASE("a badge can be scanned, whatever language its wearer reads") {
    for (auto const& reader : k_readers) {
        INFO(reader.language);
        auto const state = hall_with(reader.given, reader.own, reader.language);
        SeenPdf const seen(
            std::string("badge-") + reader.language,
            document_of(badge_of(state, visitor_of(state)), k_label, tongues().get("nl")));
        auto const pages = seen.pages(150);
        REQUIRE(pages.size() == 1);
        CHECK(read_qr_codes(grey_of(pages[0])) ==
              std::vector{domain::badge_code(state.id, hall::visitor.uuid)});
    }
}
TEST_CASE("a schedule comes out on every paper in every language") {
    for (auto const& reader : k_readers) {
        INFO(reader.language);
        auto const& tongue = tongues().get(reader.language);
        for (auto const& [name, paper] :
             {std::pair{"a6", k_a6}, {"a4", k_a4}, {"receipt", k_receipt}}) {
            SeenPdf const seen(std::string("schedule-") + name + "-" + reader.language,
                               document_of(long_day(tongue, 5), paper, tongue));
            auto const pages = seen.pages(150);
            CHECK(pages.size() >= 1);
        }
    }
}
