// SPDX-License-Identifier: EUPL-1.2
#include "storage/credentials.h"
#include "storage/limits.h"
#include "support/logs_for_test.h"
#include "support/sample_event.h"

#include <catch2/catch.hpp>

// Devices that nobody invited, on both databases.
using namespace ontmoet;
using namespace ontmoet::storage;
using namespace ontmoet::test;

namespace {

PairingOffer const k_desk{k_event, Role::reception, "Balie 1", "a hash",
                          OrganisationId::from_name({}, "baker")};
Moment const k_now{1'000'000};

template <class T>
std::string knock_failure(T const& result) {
    return result.ok() ? "" : result.error().message_key;
}

}  // namespace

TEMPLATE_TEST_CASE("Who knocks waits until somebody types the code, and is in with its secret", "",
                   LogOnSqlite, LogOnPostgres) {
    TestType world;
    auto const knock = world.kept->devices().knock(k_now).value();
    CHECK(knock.valid_until == k_now + k_pairing_code_life);
    CHECK(knock.secret.size() == 43);
    world.reopen();
    auto& devices = world.kept->devices();
    CHECK(devices.knocking(k_now).value() ==
          std::vector{Knocking{knock.code.substr(0, k_shown_code_signs), k_now}});
    CHECK(devices.state_of_knock(knock.secret, k_now).value() == KnockState::waits);
    CHECK(knock_failure(devices.redeem(knock.secret, k_now)) == "error.unknown_pairing_code");

    auto typed = knock.code;
    typed[4] = ' ';
    for (auto& letter : typed) letter = static_cast<char>(std::tolower(letter));
    REQUIRE(devices.let_in(typed, k_desk, k_now).ok());
    CHECK(devices.knocking(k_now)->empty());
    CHECK(devices.state_of_knock(knock.secret, k_now).value() == KnockState::let_in);
    CHECK(knock_failure(devices.let_in(typed, k_desk, k_now)) == "error.unknown_pairing_code");
    // What is read on the screen lets nobody else in.
    CHECK(knock_failure(devices.redeem(knock.code, k_now)) == "error.unknown_pairing_code");

    auto const made = devices.redeem(knock.secret, k_now);
    REQUIRE(made.ok());
    CHECK(made->device.name == "Balie 1");
    CHECK(made->device.role == Role::reception);
    CHECK(made->host_pin == "a hash");
    CHECK(made->organisation == k_desk.organisation);
    CHECK(devices.state_of_knock(knock.secret, k_now).value() == KnockState::over);
    CHECK(knock_failure(devices.redeem(knock.secret, k_now)) == "error.unknown_pairing_code");
}

TEMPLATE_TEST_CASE("A knock is over after ten minutes, and so is being let in", "", LogOnSqlite,
                   LogOnPostgres) {
    TestType world;
    auto& devices = world.kept->devices();
    auto const late = k_now + k_pairing_code_life;
    auto const knock = devices.knock(k_now).value();
    CHECK(devices.knocking(late)->empty());
    CHECK(devices.state_of_knock(knock.secret, late).value() == KnockState::over);
    CHECK(knock_failure(devices.let_in(knock.code, k_desk, late)) == "error.unknown_pairing_code");
    auto const other = devices.knock(late).value();
    REQUIRE(devices.let_in(other.code, k_desk, late).ok());
    auto const too_late = late + k_pairing_code_life;
    CHECK(devices.state_of_knock(other.secret, too_late).value() == KnockState::over);
    CHECK(knock_failure(devices.redeem(other.secret, too_late)) == "error.unknown_pairing_code");
    CHECK(devices.state_of_knock("", late).value() == KnockState::over);
}

TEMPLATE_TEST_CASE("Only so many wait at once, and those before them are not pushed out", "",
                   LogOnSqlite, LogOnPostgres) {
    TestType world;
    auto& devices = world.kept->devices();
    auto const first = devices.knock(k_now).value();
    for (std::size_t i = 1; i < k_most_knocking; ++i) REQUIRE(devices.knock(k_now).ok());
    CHECK(knock_failure(devices.knock(k_now)) == "error.too_many_knocks");
    CHECK(devices.state_of_knock(first.secret, k_now).value() == KnockState::waits);
    CHECK(devices.knock(k_now + k_pairing_code_life).ok());
}
