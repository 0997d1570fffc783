// SPDX-License-Identifier: EUPL-1.2
#include "server/totp.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::server;

namespace {

// RFC 6238, appendix B: "12345678901234567890" in base32.
std::string const k_rfc_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

Moment at_second(std::int64_t seconds) {
    return Moment{seconds * 1'000};
}

}  // namespace

TEST_CASE("codes are those of the standard's own examples") {
    CHECK(totp_code(k_rfc_secret, 59 / 30) == "287082");
    CHECK(totp_code(k_rfc_secret, 1'111'111'109 / 30) == "081804");
    CHECK(totp_code(k_rfc_secret, 1'234'567'890 / 30) == "005924");
    CHECK(totp_code(k_rfc_secret, 20'000'000'000 / 30) == "353130");
    CHECK(totp_code("not base32!", 1).empty());
    CHECK(totp_code("", 1).empty());
}

TEST_CASE("a code is good half a minute early or late, and once") {
    auto const now = at_second(1'111'111'109);
    auto const step = 1'111'111'109 / 30;
    CHECK(totp_step(k_rfc_secret, "081804", now, 0) == step);
    CHECK(totp_step(k_rfc_secret, "081804", now + Duration{30'000}, 0) == step);
    CHECK(totp_step(k_rfc_secret, "081804", now - Duration{30'000}, 0) == step);
    CHECK_FALSE(totp_step(k_rfc_secret, "081804", now + Duration{60'000}, 0));
    CHECK_FALSE(totp_step(k_rfc_secret, "081804", now, step));
    CHECK_FALSE(totp_step(k_rfc_secret, "081805", now, 0));
    CHECK_FALSE(totp_step(k_rfc_secret, "", now, 0));
    CHECK_FALSE(totp_step("", "", now, 0));
}

TEST_CASE("an app is told the secret in the form it knows") {
    auto const secret = new_totp_secret();
    CHECK(secret.size() == 32);
    CHECK(secret != new_totp_secret());
    CHECK(totp_code(secret, 1).size() == 6);
    CHECK(totp_uri("jan+test@example.org", "ABC") ==
          "otpauth://totp/Ontmoet:jan%2Btest@example.org?secret=ABC&issuer=Ontmoet");
}
