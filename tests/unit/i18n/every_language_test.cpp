// SPDX-License-Identifier: EUPL-1.2
#include "i18n/every_language.h"

#include "i18n/assets.h"

#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;

TEST_CASE("what everybody in a hall reads is there in every language, each in its own words") {
    auto const tongues = i18n::Tongues::load(i18n::asset_root() / "locale");
    REQUIRE(tongues.ok());
    auto const texts = i18n::in_every_language(*tongues, "announce.break");
    CHECK(texts.size() == i18n::interface_languages().size());
    std::set<std::string> different;
    for (auto const& [language, words] : texts) different.insert(words);
    CHECK(different.size() == texts.size());
    CHECK(texts.at("nl") == tongues->get("nl").text("announce.break"));
}
