// SPDX-License-Identifier: EUPL-1.2
#include "base/qr_code.h"

#include <string>

#include <catch2/catch.hpp>

using namespace ontmoet;

TEST_CASE("A QR code is square, grows with its content and has finders in three corners") {
    auto const small = qr_code("https://example.org");
    auto const large = qr_code(std::string(500, 'x'));
    REQUIRE(small);
    REQUIRE(large);
    CHECK(small->side == 25);
    CHECK(large->side > small->side);
    for (auto const* code : {&*small, &*large}) {
        auto const side = static_cast<std::size_t>(code->side);
        REQUIRE(code->modules.size() == side * side);
        auto const is_dark = [&](std::size_t x, std::size_t y) {
            return code->modules[y * side + x] == 1;
        };
        for (std::size_t i = 0; i < 7; ++i) {
            CHECK(is_dark(i, 0));
            CHECK(is_dark(side - 1 - i, 0));
            CHECK(is_dark(0, side - 1 - i));
        }
        CHECK_FALSE(is_dark(7, 0));
        CHECK_FALSE(is_dark(side - 8, 0));
    }
}

TEST_CASE("What does not fit into a QR code gives none") {
    CHECK_FALSE(qr_code("").has_value());
    CHECK_FALSE(qr_code(std::string_view{"a\0b", 3}).has_value());
    CHECK(qr_code(std::string(2'331, 'x')).has_value());
    CHECK_FALSE(qr_code(std::string(2'332, 'x')).has_value());
}

TEST_CASE("what is worn all day gets a code that more may be damaged of") {
    std::string const digits(60, '7');
    REQUIRE(qr_code(digits).has_value());
    CHECK(qr_code(digits)->side == 25);
    CHECK(qr_code(digits, Correction::high)->side == 33);
    CHECK_FALSE(qr_code(std::string(1'274, 'x'), Correction::high).has_value());
    CHECK(qr_code(digits)->is_dark(0, 0));
    CHECK_FALSE(qr_code(digits)->is_dark(-1, 0));
    CHECK_FALSE(qr_code(digits)->is_dark(0, 25));
}
