// SPDX-License-Identifier: EUPL-1.2
#include "exchange/signed_words.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::exchange;

TEST_CASE("Signed words come out as they went in, for who trusts the signer") {
    constexpr SignFaults faults{"not signed", "stranger", "altered"};
    std::string const key(64, 'd');
    auto const trusted = fingerprint_of_key(key).value();
    auto const text = sign_words("some words", key).value();
    CHECK(read_signed(text, trusted, faults).value() == "some words");
    auto const stranger = read_signed(text, "AAAA", faults);
    CHECK(stranger.error().message_key == "stranger");
    CHECK(stranger.error().detail == trusted);
    CHECK(read_signed("other words" + text.substr(10), trusted, faults).error().message_key ==
          "altered");
    CHECK(read_signed("some words", trusted, faults).error().message_key == "not signed");
    CHECK(sign_words("x", "no key").error().message_key == "error.bad_signing_key");
    CHECK(fingerprint_of_key(std::string(64, 'z')).error().message_key == "error.bad_signing_key");
}
