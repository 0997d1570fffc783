// SPDX-License-Identifier: EUPL-1.2
#include "printing/certificate_page.h"

#include "support/page_tools.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::printing;
using namespace ontmoet::test;
using Catch::Matchers::Contains;

namespace {

CertificatePage after_a_month() {
    CertificatePage page;
    page.organiser = "Gemeente Voorbeeld";
    page.event_name = "Werk & taal <b>";
    page.event_id = "0f8fad5b-d9cb-469f-a165-70867728950e";
    page.event_ended_at = Moment{1'795'180'000'000};
    page.made_at = Moment{1'798'000'000'000};
    page.after_event_days = 30;
    page.consented_days = 730;
    page.erased = {{"candidate", "after_event", 31, page.made_at, page.made_at},
                   {"staff", "after_event", 12, page.made_at, page.made_at}};
    page.erased_in_all = 43;
    page.kept = {{"candidate", "consented", 21, {}, Moment{}}};
    page.facts_read = 1'234;
    page.facts_emptied = 412;
    return page;
}

}  // namespace

TEST_CASE("a certificate says how many were erased, and that nothing of them is left") {
    for (auto const* language : {"nl", "en"}) {
        SeenPdf const seen(std::string("certificate-") + language,
                           document_of(after_a_month(), tongues().get(language)));
        auto const text = seen.words();
        CHECK_THAT(text, Contains("Gemeente Voorbeeld") && Contains("Werk & taal <b>") &&
                             Contains("43") && Contains("31") && Contains("412"));
        CHECK_THAT(text,
                   Contains(language == std::string("nl") ? "niets meer in" : "Nothing is left"));
    }
    auto page = after_a_month();
    page.facts_telling = 3;
    SeenPdf const seen("certificate-left", document_of(page, tongues().get("en")));
    CHECK_THAT(seen.words(),
               Contains("3 lines still say something") && !Contains("Nothing is left"));
}
