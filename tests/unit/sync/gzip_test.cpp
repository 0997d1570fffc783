// SPDX-License-Identifier: EUPL-1.2
#include "sync/gzip.h"

#include "support/inflated.h"

#include <catch2/catch.hpp>

using namespace ontmoet::sync;
using ontmoet::test::inflated;

TEST_CASE("What was packed comes out whole, and smaller on the way") {
    std::string plain;
    for (int i = 0; i < 2'000; ++i)
        plain += "{\"type\":\"check.in\",\"n\":" + std::to_string(i) + "}";
    for (auto const effort : {Effort::fast, Effort::thorough}) {
        auto const packed = gzip({}, pack_end(plain, effort));
        CHECK(packed.size() < plain.size() / 4);
        CHECK(inflated(packed) == plain);
    }
}

TEST_CASE("An end that was packed once follows any beginning, as one file") {
    std::string const noise = [] {
        std::string text;
        for (unsigned i = 0, x = 1; i < 10'000; ++i) {
            x = x * 1'664'525U + 1'013'904'223U;
            text += static_cast<char>(x >> 24U);
        }
        return text;
    }();
    for (auto const& end : {std::string("\"facts\":[]}"), std::string(), noise}) {
        auto const packed = pack_end(end, Effort::thorough);
        for (auto const& beginning : {std::string("{\"next\":5,"), std::string(), noise, end})
            CHECK(inflated(gzip(beginning, packed)) == beginning + end);
    }
}
