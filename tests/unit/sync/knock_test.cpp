// SPDX-License-Identifier: EUPL-1.2
#include "sync/knock.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;

TEST_CASE("What a device that knocks says and hears comes out as it went in") {
    auto const knock = decode_knock(encode(Knock{"K7MF-3XQT", "aB3-_x", Duration{600'000}}));
    REQUIRE(knock.ok());
    CHECK(knock->code == "K7MF-3XQT");
    CHECK(knock->secret == "aB3-_x");
    CHECK(knock->valid == Duration{600'000});
    CHECK(decode_knock_question(encode(KnockQuestion{"aB3-_x"}))->secret == "aB3-_x");
    for (auto const state :
         {storage::KnockState::waits, storage::KnockState::let_in, storage::KnockState::over})
        CHECK(decode_knock_answer(encode(KnockAnswer{state}))->state == state);
    CHECK(let_in_url("https://example.org", "K7MF-3XQT") ==
          "https://example.org/console#/let-in/K7MF-3XQT");
}

TEST_CASE("What a foreign server says instead is told, and shown nowhere") {
    for (auto const* wrong :
         {"", "[]", "{}", R"({"code":"<b>","secret":"a","valid_s":60})",
          R"({"code":"K7MF-3XQT","secret":"a b","valid_s":60})",
          R"({"code":"K7MF-3XQT","secret":"a","valid_s":0})",
          R"({"code":"K7MF-3XQT","secret":"a","valid_s":99999999})",
          R"({"code":"K7MF-3XQT","secret":"a"})", R"({"code":7,"secret":"a","valid_s":60})"}) {
        INFO(wrong);
        auto const knock = decode_knock(wrong);
        REQUIRE_FALSE(knock.ok());
        CHECK(knock.error().message_key == "error.bad_message");
    }
    CHECK_FALSE(decode_knock_answer(R"({"state":"perhaps"})").ok());
    CHECK_FALSE(decode_knock_answer("<html>").ok());
    CHECK_FALSE(decode_knock_question(R"({"secret":""})").ok());
    CHECK_FALSE(decode_knock_question(R"({"secret":")" + std::string(65, 'x') + "\"}").ok());
}
