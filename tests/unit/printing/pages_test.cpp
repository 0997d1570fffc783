// SPDX-License-Identifier: EUPL-1.2
#include "domain/badge_code.h"
#include "printing/code_reader.h"
#include "printing/from_state.h"
#include "support/hall.h"
#include "support/page_tools.h"
#include "support/temp_folder.h"

#include <array>
#include <cmath>
#include <tuple>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::printing;
using namespace ontmoet::test;
using Catch::Matchers::Contains;

namespace {

std::string code_of(domain::State const& state) {
    return domain::badge_code(state.id, hall::visitor.uuid);
}
Document badge_in(domain::State const& state, Paper paper) {
    return document_of(badge_of(state, state.people.at(hall::visitor)), paper, tongues().get("nl"));
}
Document letter_in(domain::State const& state, i18n::Tongues const& languages) {
    return document_of(std::vector{letter_of(state, state.people.at(hall::visitor))}, languages);
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
    Reader{"ar", "Layla", "سمر نادر"},   Reader{"ti", "Selam", "ሰላም ተስፋይ"},
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

struct CodeSquare {
    int x = 0, y = 0, side = 0;
};
// On a badge the code is all there is below the middle.
CodeSquare code_square(Picture const& page) {
    auto lower = page;
    auto const middle = static_cast<std::ptrdiff_t>(page.height * 55 / 100) * page.width;
    std::fill(lower.pixels.begin(), lower.pixels.begin() + middle, 0xFFFFFFU);
    auto const ink = ink_of(lower);
    return {ink.left, ink.top, ink.right - ink.left + 1};
}

enum class Half { left, right };
GreyPicture half_of(Picture const& page, Half half) {
    auto grey = grey_of(page);
    for (int y = 0; y < page.height; ++y)
        for (int x = 0; x < page.width; ++x)
            if ((x < page.width / 2) != (half == Half::left))
                grey.pixels[static_cast<std::size_t>(y * page.width + x)] = 255;
    return grey;
}

// Nothing but grounds and bands comes nearer to the edges than so many dots.
bool stays_inside(Picture const& page, int edge) {
    auto const ink = ink_of(page);
    return ink.bottom < page.height - edge && (ink.left == 0 || ink.left >= edge) &&
           (ink.right >= page.width - 2 || ink.right < page.width - edge);
}

// Poppler leaves out what joins and isolates letters, and turns the two of a lam-alef about.
std::string as_selected(std::string text) {
    auto const replace = [&](std::string const& from, std::string const& to) {
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
            text.replace(at, from.size(), to);
    };
    for (auto const* mark : {"\u200c", "\u202a", "\u202b", "\u202c", "\u2068", "\u2069"})
        replace(mark, "");
    replace("لا", "ال");
    replace("\n", " ");
    return text;
}

// Four languages with every message said twice.
i18n::Tongues doubled_tongues(std::filesystem::path const& folder) {
    for (std::string const tag : {"en", "nl", "ar", "uk"}) {
        std::ifstream catalogue(std::filesystem::path(SOURCE_DIR) / "assets/locale" /
                                (tag + ".po"));
        std::ofstream doubled(folder / (tag + ".po"));
        for (std::string line; std::getline(catalogue, line);) {
            auto const begin = line.find('"') + 1;
            auto const said = line.substr(begin, line.size() - begin - 1);
            bool const is_message = line.starts_with("msgstr") && !said.empty();
            doubled << (is_message ? line.substr(0, begin) + said + " " + said + "\"" : line)
                    << '\n';
        }
        doubled.close();
        auto const to = folder / tag / "LC_MESSAGES";
        std::filesystem::create_directories(to);
        run_program(
            {"msgfmt", "-o", (to / "ontmoet.mo").string(), (folder / (tag + ".po")).string()});
    }
    auto loaded = i18n::Tongues::load(folder);
    REQUIRE(loaded.ok());
    return std::move(loaded).value();
}

}  // namespace

TEST_CASE("an invitation can be scanned from paper in every script") {
    for (auto const& reader : k_readers) {
        INFO(reader.language);
        auto const state = hall_with(reader.given, reader.own, reader.language);
        auto const letter = letter_in(state, tongues());
        SeenPdf const seen(std::string("letter-") + reader.language, letter);
        bool const is_seen =
            std::string_view("nl ar ti fa").find(reader.language) != std::string::npos;
        auto const pages = is_seen ? seen.pages(150) : pictures_of(letter, 100);
        REQUIRE(pages.size() == 1);
        CHECK(read_qr_codes(grey_of(pages[0])) == std::vector{code_of(state)});
        CHECK(stays_inside(pages[0], 10));
    }
}

TEST_CASE("a badge can be scanned, whatever language its wearer reads") {
    for (auto const& reader : k_readers) {
        INFO(reader.language);
        auto const state = hall_with(reader.given, reader.own, reader.language);
        SeenPdf const seen(std::string("badge-") + reader.language, badge_in(state, k_label));
        auto const pages = seen.pages(150);
        REQUIRE(pages.size() == 1);
        CHECK(read_qr_codes(grey_of(pages[0])) == std::vector{code_of(state)});
        CHECK(stays_inside(pages[0], 5));
    }
}

TEST_CASE("a code is read from a page of which a tenth is smudged") {
    auto const state = hall_state();
    SeenPdf const seen("badge-smudged", badge_in(state, k_label));
    auto const page = seen.pages(150).at(0);
    auto const code = code_square(page);
    int const side = static_cast<int>(code.side * std::sqrt(0.1));
    for (auto const ink : {0x000000U, 0xFFFFFFU, 0x808080U})
        for (auto const& [x, y] : {std::pair{0.36, 0.36}, {0.36, 0.6}, {0.6, 0.34}}) {
            INFO(ink << " at " << x << ", " << y);
            auto smudged = page;
            for (int row = 0; row < side; ++row)
                for (int column = 0; column < side; ++column) {
                    int const to_x = code.x + static_cast<int>(x * code.side) + column;
                    int const to_y = code.y + static_cast<int>(y * code.side) + row;
                    smudged.pixels[static_cast<std::size_t>(to_y * page.width + to_x)] = ink;
                }
            CHECK(read_qr_codes(grey_of(smudged)) == std::vector{code_of(state)});
        }
}

TEST_CASE("a page in Arabic is the mirror of one in Dutch") {
    for (auto const& [language, is_at_right] : {std::pair{"nl", false}, {"ar", true}}) {
        INFO(language);
        auto const state = hall_with("Layla", "سمر نادر", language);
        auto const page = pictures_of(letter_in(state, tongues()), 150).at(0);
        CHECK(read_qr_codes(half_of(page, Half::left)).empty() == is_at_right);
        CHECK(read_qr_codes(half_of(page, Half::right)).empty() != is_at_right);
    }
}

TEST_CASE("a badge says number, first name and languages, and nothing else about its wearer") {
    auto const state = hall_with("Selam", "ሰላም ተስፋይ", "ti");
    auto const words = SeenPdf("badge-words", badge_in(state, k_label)).words();
    CHECK_THAT(words, Contains("A-17") && Contains("Selam") && Contains("Tigrinya · Engels") &&
                          Contains("Matchingsevent Zorg & Techniek"));
    CHECK_THAT(words, !Contains("Tesfay") && !Contains("ተስፋይ") && !Contains("100001"));
}

TEST_CASE("who comes along wears a number of their own that opens nothing") {
    auto state = hall_with("Selam", "ሰላም ተስፋይ", "ti");
    auto& candidate = state.people.at(hall::visitor);
    CHECK_FALSE(companion_badge_of(state, candidate, tongues().get("nl")));
    candidate.profile.companion = "Jan Voorbeeld";
    auto const badge = companion_badge_of(state, candidate, tongues().get("nl"));
    REQUIRE(badge);
    CHECK(badge->code.empty());
    auto const words = as_selected(
        SeenPdf("badge-companion", document_of(*badge, k_label, tongues().get("nl"))).words());
    CHECK_THAT(words, Contains("A-17+") && Contains("Jan") && Contains("bij A-17"));
    CHECK_THAT(words, !Contains("Voorbeeld") && !Contains("Selam"));
}

TEST_CASE("the badge of staff says who they are and for whom, large where there is no number") {
    auto const state = hall_state();
    auto const badge = badge_of(state, hall::staff);
    auto const words = as_selected(
        SeenPdf("badge-staff", document_of(badge, k_label, tongues().get("nl"))).words());
    CHECK_THAT(words, Contains("Noor Voorbeeld") && Contains("Bakkerij De Gouden Korst"));
    CHECK(badge_of(state, hall::id<StaffId>("nobody")).code.empty());
}

TEST_CASE("the words of a page can be selected, in every script, and its fonts are in it") {
    for (auto const& reader : k_readers) {
        INFO(reader.language);
        auto const state = hall_with(reader.given, reader.own, reader.language);
        SeenPdf const seen(std::string("words-") + reader.language, letter_in(state, tongues()));
        auto const words = as_selected(seen.words());
        auto const& tongue = tongues().get(reader.language);
        CHECK_THAT(words, Contains(as_selected(tongue.text("print.letter_title"))));
        CHECK_THAT(words, Contains(as_selected(tongue.text("print.data"))));
        CHECK_THAT(words, Contains(as_selected(tongues().get("nl").text("print.letter_title"))));
        if (*reader.own != '\0') CHECK_THAT(words, Contains(as_selected(reader.own)));
        auto const fonts = seen.fonts();
        CHECK_THAT(fonts, Contains("NotoSans") && !Contains(" no  ") && !Contains("Type 3"));
    }
}

TEST_CASE("a page says nothing about itself, and the same page is the same file") {
    auto const state = hall_with("Selam", "ሰላም ተስፋይ", "ti");
    auto const document = letter_in(state, tongues());
    CHECK(pdf_of(document) == pdf_of(document));
    SeenPdf const seen("letter-plain", document);
    CHECK_THAT(seen.facts(), !Contains("Title") && !Contains("Author") && !Contains("ሰላም"));
}

TEST_CASE("a schedule comes out on every paper in every language") {
    for (auto const& reader : k_readers) {
        auto const& tongue = tongues().get(reader.language);
        for (auto const& [name, paper] :
             {std::pair{"a6", k_a6}, {"a4", k_a4}, {"label", k_label}, {"receipt", k_receipt}}) {
            INFO(reader.language << " " << name);
            auto const document = document_of(long_day(tongue, 5), paper, tongue);
            auto const pages = pictures_of(document, 72);
            for (auto const& page : pages) CHECK(stays_inside(page, 3));
            SeenPdf(std::string("schedule-") + name + "-" + reader.language, document);
        }
    }
}

TEST_CASE("a day of fourteen meets stands whole on as many pages as it takes") {
    for (auto const* language : {"nl", "ar"}) {
        INFO(language);
        auto const& tongue = tongues().get(language);
        auto const schedule = long_day(tongue, 14);
        for (auto const& [name, paper, most_pages] :
             {std::tuple{"a6", k_a6, 4U}, {"a4", k_a4, 2U}, {"receipt", k_receipt, 1U}}) {
            INFO(name);
            auto const document = document_of(schedule, paper, tongue);
            SeenPdf const seen(std::string("long-") + name + "-" + language, document);
            auto const words = seen.words();
            for (auto const& line : schedule.lines)
                CHECK_THAT(words, Contains(tongue.time(line.starts_at)));
            auto const pages = pictures_of(document, 150);
            CHECK(pages.size() <= most_pages);
            CHECK(read_qr_codes(grey_of(pages.back())) == std::vector{schedule.phone_url});
        }
    }
}

TEST_CASE("a day without meets says that it is being made") {
    for (auto const* language : {"nl", "fa"}) {
        auto const& tongue = tongues().get(language);
        auto schedule = long_day(tongue, 0);
        SeenPdf const seen(std::string("schedule-empty-") + language,
                           document_of(schedule, k_a6, tongue));
        CHECK_THAT(seen.words(), Contains(tongue.text("schedule.empty")));
        CHECK(seen.pages(150).size() == 1);
    }
}

TEST_CASE("what is not confirmed and where an interpreter sits is marked") {
    auto const& tongue = tongues().get("nl");
    auto const state = hall_state();
    auto const schedule = schedule_of(state, hall::visitor, tongue, {hall::meet(0)});
    REQUIRE(schedule.lines.size() == 4);
    CHECK(schedule.lines[0].is_provisional);
    CHECK(schedule.lines[2].with_interpreter);
    CHECK(schedule.lines[0].starts_at == hall::start);
    auto const words = SeenPdf("schedule-marks", document_of(schedule, k_a6, tongue)).words();
    CHECK_THAT(words, Contains(tongue.text("schedule.provisional")) &&
                          Contains(tongue.text("schedule.interpreter")));
}

TEST_CASE("names as long as they come stay on their page and leave the code readable") {
    auto state = hall_with("Abdelrahman-Muhammadzubair-Gebremeskelweldegiorgis",
                           "ገብረመስቀልወልደጊዮርጊስ ተስፋሚካኤልገብረእግዚኣብሔርወልደማርያም", "ti");
    state.event.name = "Matchingsevent Zorg, Techniek, Installatie en Procesindustrie Zuidrand";
    state.event.place = "Congrescentrum De Nieuwe Samenwerkingsgebouwenverzameling, zaal Oost 12b";
    for (auto& [id, organisation] : state.organisations)
        organisation.name += " Installatietechniekvakmanschapsopleidingen en Zonen B.V. Rijnoever";
    for (auto const& document :
         {badge_in(state, k_label), badge_in(state, k_receipt), letter_in(state, tongues())}) {
        auto const pages = pictures_of(document, 150);
        REQUIRE(pages.size() == 1);
        CHECK(read_qr_codes(grey_of(pages[0])) == std::vector{code_of(state)});
        CHECK(stays_inside(pages[0], 5));
    }
    auto const& tongue = tongues().get("ti");
    SeenPdf const seen("schedule-long-names",
                       document_of(schedule_of(state, hall::visitor, tongue), k_a6, tongue));
    for (auto const& page : seen.pages(150)) CHECK(stays_inside(page, 5));
}

TEST_CASE("words twice as long still stand on the page of an invitation") {
    TempFolder const folder;
    auto const longer = doubled_tongues(folder.path());
    for (auto const* language : {"nl", "ar", "uk"}) {
        INFO(language);
        auto const state = hall_with("Layla", "سمر نادر", language);
        auto const letter = letter_in(state, longer);
        SeenPdf(std::string("letter-doubled-") + language, letter);
        auto const pages = pictures_of(letter, 100);
        REQUIRE(pages.size() == 1);
        CHECK(stays_inside(pages[0], 10));
        CHECK(read_qr_codes(grey_of(pages[0])) == std::vector{code_of(state)});
        auto const& tongue = longer.get(language);
        auto const day = document_of(long_day(tongue, 6), k_a6, tongue);
        SeenPdf(std::string("schedule-doubled-") + language, day);
        for (auto const& page : pictures_of(day, 100)) CHECK(stays_inside(page, 5));
    }
}

TEST_CASE("everybody who is invited gets a letter in the language they read") {
    auto state = hall_state();
    state.people.at(hall::visitor).checked_in = false;
    state.people.at(hall::visitor).profile.screen_language = "fa";
    state.people.at(hall::person(1)).profile.screen_language = "xx";
    auto const letters = invitations_of(state);
    REQUIRE(letters.size() == 4);
    CHECK(letters[0].language == "ar");  // their mother tongue
    CHECK(letters[3].language == "fa");
    CHECK(letters[3].number == "100001");
    SeenPdf const seen("letters", document_of(letters, tongues()));
    CHECK(seen.pages(50).size() == 4);
    CHECK(read_qr_codes({}).empty());
}
