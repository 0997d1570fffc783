// SPDX-License-Identifier: EUPL-1.2
#include "printing/profile_page.h"

#include "printing/code_reader.h"
#include "printing/from_state.h"
#include "support/hall.h"
#include "support/page_tools.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::printing;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using domain::Level;

namespace {

// As long as an honest profile's code, and as long as one may be.
std::string code_of_length(std::size_t length) {
    constexpr std::string_view k_signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    std::string code = "ONTMOET1:";
    for (std::size_t i = 0; code.size() + 1 < length; ++i)
        code += k_signs[(i * i + 7 * i) % k_signs.size()];
    return code + ".";
}

// Something in every part.
domain::Profile full_profile() {
    domain::Profile profile;
    profile.given_name = "Layla";
    profile.family_name = "Nadir";
    profile.own_script_name = "سمر نادر";
    profile.phone = "06 0000 0000";
    profile.email = "layla@example.org";
    profile.reached_by = "message";
    profile.contact_person = "Noor Voorbeeld";
    profile.languages = {{"ar", Level::native}, {"en", Level::b1}, {"nl", Level::a2}};
    profile.dutch = {Level::a2, Level::a2, Level::a1, Level::illiterate};
    profile.dutch_measured_by = "school";
    profile.dutch_aim = Level::b1;
    profile.interpreter_wanted = "ar";
    profile.work = {{"horeca", "5120", 6, false}, {"zorg", "", 0, true}};
    profile.skills = {"koken", "naaien en borduren"};
    profile.education = "mbo-4";
    profile.diploma_valuation = "asked";
    profile.certificates = {"vca", "mbo-certificaat"};
    profile.prepared = {"cv"};
    profile.wished_sectors = {"horeca", "zorg"};
    profile.wished_occupations = {"5120"};
    profile.dream_occupations = {"7512"};
    profile.any_job = true;
    profile.ways = {domain::Way::paid_job, domain::Way::bbl};
    profile.days.mask = 0b011'001;
    profile.lessons.mask = 0b100;
    profile.hours = 24;
    profile.reach = {{domain::TravelMode::bike, domain::TravelMode::public_transport}, 45};
    profile.driving_licence = true;
    profile.municipality = "Den Haag";
    profile.housing = "azc";
    profile.literacy_help = true;
    profile.companion = "Omar";
    profile.practical_needs = {"childcare"};
    profile.own_words = "Ik kook graag voor veel mensen. أحب الطبخ.";
    return profile;
}

ProfilePage page_in(i18n::Tongue const& tongue, std::size_t code_length = 1'100) {
    auto state = hall_state();
    auto& candidate = state.people.at(hall::visitor);
    candidate.profile = full_profile();
    auto page = profile_page_of(state, candidate, tongue);
    page.made_at = hall::start;
    page.code = code_of_length(code_length);
    return page;
}

bool is_on_the_page(Picture const& page) {
    auto const ink = ink_of(page);
    return ink.left >= 5 && ink.top >= 5 && ink.right < page.width - 5 &&
           ink.bottom < page.height - 5;
}

}  // namespace

TEST_CASE("what a profile says stands on its page in the person's language") {
    for (auto const* language : {"nl", "en", "ar", "ti", "fa", "tr", "so", "ps", "fr", "uk"}) {
        INFO(language);
        auto const& tongue = tongues().get(language);
        auto const page = page_in(tongue);
        CHECK(page.parts.size() == 12);
        for (auto const& part : page.parts) {
            CHECK_FALSE(part.heading.empty());
            // Whatever has no words of its own stands there as its key.
            for (auto const& line : part.lines)
                for (auto const* key : {"papers.", "occupation.", "sector.", "way.", "reach.",
                                        "helping.", "days.", "contact.", "dutch_reading."})
                    CHECK_THAT(line, !Contains(key));
        }
        for (auto const& [name, paper] :
             {std::pair{"a6", k_a6}, {"a4", k_a4}, {"receipt", k_receipt}}) {
            INFO(name);
            auto const document = document_of(page, paper, tongue);
            SeenPdf const seen(std::string("profile-") + name + "-" + language, document);
            for (auto const& sheet : pictures_of(document, 72)) CHECK(is_on_the_page(sheet));
        }
    }
}

TEST_CASE("the words of a profile are those its person said") {
    auto const& tongue = tongues().get("nl");
    auto const page = page_in(tongue);
    CHECK(page.name == "سمر نادر");
    auto const words = SeenPdf("profile-words", document_of(page, k_a4, tongue)).words();
    CHECK_THAT(words, Contains("06 0000 0000") && Contains("Noor Voorbeeld") &&
                          Contains("Den Haag") && Contains("koken") && Contains("Omar") &&
                          Contains("naaien en borduren") && Contains("B1") &&
                          Contains("Ik kook graag voor veel mensen."));
    CHECK_THAT(words, Contains(tongue.text("papers.mbo")) && Contains(tongue.text("papers.vca")) &&
                          Contains(tongue.text("papers.diploma_asked")) &&
                          Contains(tongue.text("way.bbl")) &&
                          Contains(tongue.text("print.profile_yours")));
    CHECK(profile_parts({}, tongue).empty());
}

TEST_CASE("the code of a profile is read from the page, also the largest there is") {
    for (auto const* language : {"nl", "ar", "ti", "fa"})
        for (auto const& [name, paper] :
             {std::pair{"a6", k_a6}, {"a4", k_a4}, {"receipt", k_receipt}})
            for (std::size_t const length : {1'100U, 2'048U}) {
                INFO(language << " " << name << " " << length);
                auto const& tongue = tongues().get(language);
                auto page = page_in(tongue, length);
                page.is_shortened = true;
                SeenPdf const seen(
                    std::string("profile-code-") + name + "-" + language + std::to_string(length),
                    document_of(page, paper, tongue));
                std::vector<std::string> codes;
                for (auto const& sheet : seen.pages(150))
                    for (auto& code : read_qr_codes(grey_of(sheet)))
                        codes.push_back(std::move(code));
                CHECK(codes == std::vector{page.code});
            }
}

TEST_CASE("own words longer than a page end on it") {
    auto const& tongue = tongues().get("nl");
    auto state = hall_state();
    auto& candidate = state.people.at(hall::visitor);
    for (int i = 0; i < 400; ++i) candidate.profile.own_words += "Ik werk graag met mensen. ";
    auto page = profile_page_of(state, candidate, tongue);
    page.code = code_of_length(900);
    for (auto const& sheet : pictures_of(document_of(page, k_a6, tongue), 100))
        CHECK(is_on_the_page(sheet));
}
