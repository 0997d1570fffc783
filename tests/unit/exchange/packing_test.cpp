// SPDX-License-Identifier: EUPL-1.2
#include "exchange/packing.h"

#include "base/random.h"
#include "exchange/base45.h"
#include "exchange/plain_cbor.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::exchange;

TEST_CASE("Base45 writes the examples of RFC 9285 and reads what it wrote") {
    CHECK(to_base45("AB") == "BB8");
    CHECK(to_base45("Hello!!") == "%69 VD92EX0");
    CHECK(to_base45("base-45") == "UJCLQE7W581");
    CHECK(from_base45("QED8WEX0") == "ietf!");
    CHECK(to_base45("") == "");
    Random random(5);
    for (int i = 0; i < 500; ++i) {
        std::string bytes;
        for (auto length = random.below(40); length > 0; --length)
            bytes += static_cast<char>(random.below(256));
        CHECK(from_base45(to_base45(bytes)) == bytes);
    }
}

TEST_CASE("What is no Base45 is not read") {
    for (auto const* text : {"A", "BB8A", "GGW", ":::", "::", "bb8", "BB\n", "BB8\xC3"})
        CHECK_FALSE(from_base45(text));
    CHECK(from_base45("FGW") == "\xFF\xFF");
}

TEST_CASE("Packed texts come back whole, and the dictionary makes them small") {
    std::string const words = "wished_occupations driving_licence works_in_english";
    for (auto const& text : {std::string{}, words, std::string(5'000, 'x')})
        CHECK(unpack(pack(text, words), words, 5'000) == text);
    CHECK(pack(words, words).size() < 10);
    CHECK(unpack(pack(words, words), "another dictionary", 5'000) != words);
}

TEST_CASE("Unpacking takes no more than was asked for, and nothing torn") {
    auto const bomb = pack(std::string(10'000'000, 'x'), "");
    CHECK(bomb.size() < 20'000);
    CHECK_FALSE(unpack(bomb, "", 16'000));
    CHECK(unpack(pack("12345", ""), "", 5) == "12345");
    CHECK_FALSE(unpack(pack("123456", ""), "", 5));
    auto const whole = pack("a text that is torn", "");
    for (std::size_t length = 0; length < whole.size(); ++length)
        CHECK_FALSE(unpack(whole.substr(0, length), "", 100));
    CHECK_FALSE(unpack(whole + "x", "", 100));
}

TEST_CASE("CBOR is plain when it is one whole item without tricks") {
    for (std::string_view const bytes : {"\x01", "\x18\x64",
                                         "\x63"
                                         "abc",
                                         "\x82\x01\x02",
                                         "\xA1\x61"
                                         "a\x01",
                                         "\xF5", "\xFB\x3F\xF1\x99\x99\x99\x99\x99\x9A"})
        CHECK(is_plain_cbor(bytes, 4));
    for (std::string_view const bytes :
         {"", "\x18",
          "\x63"
          "ab",
          "\x82\x01", "\x01\x01",
          "\xA1\x61"
          "a",
          "\x9F\xFF", "\x7F\xFF", "\xC1\x01", "\x1C", "\xFF", "\x9A\xFF\xFF\xFF\xFF"})
        CHECK_FALSE(is_plain_cbor(bytes, 4));
    CHECK(is_plain_cbor(std::string(4, '\x81') + "\x01", 4));
    CHECK_FALSE(is_plain_cbor(std::string(5, '\x81') + "\x01", 4));
}
