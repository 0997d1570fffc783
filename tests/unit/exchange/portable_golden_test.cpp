// SPDX-License-Identifier: EUPL-1.2
#include "domain/fields.h"
#include "exchange/portable_profile.h"

#include <fstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::exchange;
using nlohmann::json;

namespace {

// What people have at home on paper and phones. It is never written anew: whoever made one in the
// first year can still be read.
json first_version() {
    std::ifstream file(SOURCE_DIR "/tests/golden/portable_profile_v1.json");
    auto kept = json::parse(file, nullptr, false);
    REQUIRE(kept.is_object());
    return kept;
}

}  // namespace

TEST_CASE("A portable profile of the first version is read for ever, every word of it") {
    auto const kept = first_version();
    auto const text = kept.at("text").get<std::string>();
    auto const read = read_portable_profile(text, kept.at("key").get<std::string>());
    REQUIRE(read.ok());
    CHECK(read->issuer == Issuer::known);
    CHECK(read->event == kept.at("event"));
    CHECK(read->made_at.ms == kept.at("made_at_ms"));
    auto const& fields = kept.at("fields");
    CHECK(fields.size() > 30);
    for (auto const& field : domain::fields<domain::Profile>()) {
        INFO(field.name);
        auto const said = fields.find(field.name);
        auto const expected = said == fields.end() ? field.get(domain::Profile{}) : json(*said);
        CHECK(field.get(read->profile) == expected);
    }
    CHECK(read_portable_profile(text, new_profile_key())->issuer == Issuer::unknown);
}

TEST_CASE("What was written in the first version and torn since is told as not whole") {
    auto const text = first_version().at("text").get<std::string>();
    for (std::size_t const length : {text.size() - 1, text.size() / 2, std::size_t{12}})
        CHECK(read_portable_profile(text.substr(0, length), {}).error().message_key ==
              "portable.damaged");
}
