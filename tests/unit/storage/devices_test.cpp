// SPDX-License-Identifier: EUPL-1.2
#include "storage/credentials.h"
#include "storage/limits.h"
#include "storage/sqlite_fact_log.h"
#include "support/key_for_test.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"

#include <fstream>
#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::storage;
using namespace ontmoet::test;

namespace {

template <class T>
std::string key_of(Result<T> const& result) {
    return result.ok() ? "" : result.error().message_key;
}

PairingOffer const k_door{k_event, Role::reception, "Door", "a hash",
                          OrganisationId::from_name({}, "baker")};

}  // namespace

TEST_CASE("A paired device is known by its token, also after the file is opened again") {
    TempFolder folder;
    std::string token;
    DeviceId id;
    {
        auto const log = SqliteFactLog::open(folder / "log.db", k_unlock);
        auto const made = (*log)->devices().pair(k_event, Role::reception, "Door", Moment{5});
        REQUIRE(made.ok());
        token = made->token;
        id = made->device.id;
        CHECK(token.size() == 43);
    }
    auto const log = SqliteFactLog::open(folder / "log.db", k_unlock);
    auto const known = (*log)->devices().authenticate(k_event, token, Moment{9});
    REQUIRE(known.ok());
    CHECK(*known == Device{id, k_event, Role::reception, 'A', "Door", false, Moment{5}, Moment{5}});
    CHECK((*log)->devices().find(k_event, id).value() == *known);
    for (auto const& wrong : {token + "x", std::string{}, std::string(10'000, 'x')})
        CHECK(key_of((*log)->devices().authenticate(k_event, wrong, Moment{9})) ==
              "sync.unknown_device");
    CHECK(key_of((*log)->devices().authenticate(named<EventId>("other"), token, Moment{9})) ==
          "sync.unknown_device");
}

TEST_CASE("The token itself is not in the file") {
    TempFolder folder;
    auto const log = SqliteFactLog::open(folder / "log.db", k_unlock);
    auto const made = (*log)->devices().pair(k_event, Role::host, "Desk", Moment{5});
    (*log)->database().truncate_log();
    std::ifstream in(folder / "log.db", std::ios::binary);
    std::string const bytes{std::istreambuf_iterator<char>(in), {}};
    CHECK(bytes.find("Desk") != std::string::npos);
    CHECK(bytes.find(made->token) == std::string::npos);
}

TEST_CASE("Badge letters are handed out in order to the devices that give badges") {
    TempFolder folder;
    auto const log = SqliteFactLog::open(folder / "log.db", k_unlock);
    auto& devices = (*log)->devices();
    CHECK(devices.pair(k_event, Role::host, "1", {})->device.badge_letter == 'A');
    CHECK(devices.pair(k_event, Role::board, "2", {})->device.badge_letter == '\0');
    auto const second = devices.pair(k_event, Role::reception, "3", {});
    CHECK(second->device.badge_letter == 'B');
    REQUIRE(devices.revoke(k_event, second->device.id).ok());
    CHECK(devices.pair(k_event, Role::host, "4", {})->device.badge_letter == 'C');
    CHECK(devices.pair(named<EventId>("other"), Role::host, "5", {})->device.badge_letter == 'A');
    for (int i = 0; i < 23; ++i) REQUIRE(devices.pair(k_event, Role::host, "x", {}).ok());
    CHECK(devices.pair(k_event, Role::host, "too many", {}).error().message_key ==
          "error.no_badge_letter");
    CHECK(devices.list(k_event)->size() == 27);
}

TEST_CASE("A revoked device is told so, an unknown one is not mistaken for it") {
    TempFolder folder;
    auto const log = SqliteFactLog::open(folder / "log.db", k_unlock);
    auto& devices = (*log)->devices();
    auto const made = devices.pair(k_event, Role::table, "Table 3", {});
    REQUIRE(devices.revoke(k_event, made->device.id).ok());
    auto const answer = devices.authenticate(k_event, made->token, Moment{9});
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.error().message_key == "sync.revoked");
    CHECK(answer.error().kind == ErrorKind::refused);
    CHECK(devices.revoke(k_event, named<DeviceId>("nobody")).error().message_key ==
          "sync.unknown_device");
}

TEST_CASE("A pairing code lets one device in, however it is typed, and only once") {
    TempFolder folder;
    auto const log = SqliteFactLog::open(folder / "log.db", k_unlock);
    auto& devices = (*log)->devices();
    auto const offered = devices.offer_pairing(k_door, Moment{1'000});
    REQUIRE(offered.ok());
    CHECK(offered->valid_until == Moment{1'000} + k_pairing_code_life);
    auto typed = " " + offered->code.substr(0, 4) + " " + offered->code.substr(5);
    for (auto& sign : typed) sign = static_cast<char>(std::tolower(sign));
    auto const made = devices.redeem(typed, Moment{2'000});
    REQUIRE(made.ok());
    CHECK(made->host_pin == "a hash");
    CHECK(made->organisation == k_door.organisation);
    CHECK(made->device.role == Role::reception);
    CHECK(made->device.name == "Door");
    CHECK(devices.authenticate(k_event, made->token, Moment{2'000}).value() == made->device);
    CHECK(key_of(devices.redeem(offered->code, Moment{2'000})) == "error.unknown_pairing_code");
    CHECK(devices.list(k_event)->size() == 1);
}

TEST_CASE(
    "A pairing code is over after its life, and one that was never given is the same to see") {
    TempFolder folder;
    auto const log = SqliteFactLog::open(folder / "log.db", k_unlock);
    auto& devices = (*log)->devices();
    auto const offered = devices.offer_pairing(k_door, Moment{1'000});
    auto const end = Moment{1'000} + k_pairing_code_life;
    for (auto const* wrong : {"", "K7MF", "K7MF-3XQ0", "K7MF-3XQT-K7MF-3XQT"})
        CHECK(key_of(devices.redeem(wrong, Moment{1'000})) == "error.unknown_pairing_code");
    CHECK(key_of(devices.redeem(offered->code, end)) == "error.unknown_pairing_code");
    CHECK(devices.list(k_event)->empty());
    CHECK(devices.redeem(offered->code, end - Duration{1}).ok());
}

TEST_CASE("A pairing code that is tried for another role stays good") {
    TempFolder folder;
    auto const log = SqliteFactLog::open(folder / "log.db", k_unlock);
    auto& devices = (*log)->devices();
    auto const offered = devices.offer_pairing(k_door, Moment{1'000});
    auto const tried = devices.redeem(offered->code, Moment{2'000}, {}, Role::table);
    CHECK(key_of(tried) == "error.unknown_pairing_code");
    CHECK(devices.list(k_event)->empty());
    CHECK(devices.redeem(offered->code, Moment{2'000}, {}, Role::reception).ok());
}

TEST_CASE("Who is paired anew stays who it was, when nobody is that or a token proves it") {
    TempFolder folder;
    auto const log = SqliteFactLog::open(folder / "log.db", k_unlock);
    auto& devices = (*log)->devices();
    auto const redeem = [&](FormerSelf const& former) {
        auto const offered = devices.offer_pairing(k_door, Moment{1'000});
        auto const made = devices.redeem(offered->code, Moment{2'000}, former);
        REQUIRE(made.ok());
        return *made;
    };
    FormerSelf lost{k_event, named<DeviceId>("lost"), 'M', {"a token of before"}};
    auto const back = redeem(lost);
    CHECK(back.device.id == lost.device);
    CHECK(back.device.badge_letter == 'M');
    auto const name_of = [&](std::string const& token) {
        auto const found = devices.authenticate(k_event, token, Moment{3'000});
        return found.ok() ? to_string(found->id) : found.error().message_key;
    };
    // When the answer with the new token is lost, the old one is as good.
    CHECK(name_of("a token of before") == to_string(lost.device));
    CHECK(name_of(back.token) == to_string(lost.device));
    CHECK(name_of("a token of before") == "sync.unknown_device");
    // Now it is known: by its name alone it is nobody.
    CHECK(redeem(lost).device.id != lost.device);
    lost.tokens.push_back(back.token);
    auto const proven = redeem(lost);
    CHECK(proven.device.id == lost.device);
    CHECK(proven.device.badge_letter == 'M');
    CHECK(name_of(back.token) == to_string(lost.device));
    CHECK(name_of(proven.token) == to_string(lost.device));
    CHECK(name_of(back.token) == "sync.unknown_device");
    CHECK(devices.list(k_event)->size() == 2);
    lost.tokens = {devices.offer_token(k_event, lost.device).value()};
    CHECK(redeem(lost).device.id == lost.device);
    // With somebody else's token nobody becomes anybody.
    auto const offered = devices.offer_pairing(k_door, Moment{1'000});
    auto const before = devices.known(k_event).value();
    CHECK_FALSE(devices
                    .redeem(offered->code, Moment{2'000},
                            {k_event, named<DeviceId>("thief"), '\0', {proven.token}})
                    .ok());
    CHECK(devices.known(k_event).value() == before);
    // At another event it is nobody, and a revoked one never comes back.
    CHECK(redeem({named<EventId>("other"), named<DeviceId>("elsewhere"), 'X', {}}).device.id !=
          named<DeviceId>("elsewhere"));
    lost.tokens = {devices.offer_token(k_event, lost.device).value()};
    REQUIRE(devices.revoke(k_event, lost.device).ok());
    CHECK(redeem(lost).device.id != lost.device);
    CHECK(devices.find(k_event, lost.device)->revoked);
}

TEST_CASE("Pairing codes have no signs that are taken for others and are not in the file") {
    TempFolder folder;
    auto const log = SqliteFactLog::open(folder / "log.db", k_unlock);
    std::set<std::string> codes;
    for (int i = 0; i < 200; ++i) codes.insert(new_pairing_code());
    CHECK(codes.size() == 200);
    for (auto const& code : codes) {
        CHECK(code.size() == 9);
        CHECK(code.find_first_of("0O1ILU") == std::string::npos);
        CHECK(plain_pairing_code(code) == code.substr(0, 4) + code.substr(5));
    }
    auto const offered = (*log)->devices().offer_pairing(k_door, Moment{1'000});
    (*log)->database().truncate_log();
    std::ifstream in(folder / "log.db", std::ios::binary);
    std::string const bytes{std::istreambuf_iterator<char>(in), {}};
    CHECK(bytes.find("a hash") != std::string::npos);
    CHECK(bytes.find(plain_pairing_code(offered->code)) == std::string::npos);
}

TEST_CASE("An offered token takes the old one's place when it is used, not before") {
    TempFolder folder;
    auto const log = SqliteFactLog::open(folder / "log.db", k_unlock);
    auto& devices = (*log)->devices();
    auto const made = devices.pair(k_event, Role::host, "Desk", Moment{5});
    auto const lost = devices.offer_token(k_event, made->device.id);
    auto const offered = devices.offer_token(k_event, made->device.id);
    REQUIRE(offered.ok());
    CHECK(devices.authenticate(k_event, made->token, Moment{10}).ok());
    CHECK(key_of(devices.authenticate(k_event, *lost, Moment{10})) == "sync.unknown_device");
    auto const renewed = devices.authenticate(k_event, *offered, Moment{20});
    REQUIRE(renewed.ok());
    CHECK(renewed->token_since == Moment{20});
    CHECK(renewed->id == made->device.id);
    CHECK(key_of(devices.authenticate(k_event, made->token, Moment{30})) == "sync.unknown_device");
    CHECK(devices.authenticate(k_event, *offered, Moment{40})->token_since == Moment{20});
    CHECK(key_of(devices.offer_token(k_event, named<DeviceId>("nobody"))) == "sync.unknown_device");
}

TEST_CASE("A device that is revoked before it used its new token is revoked by either") {
    TempFolder folder;
    auto const log = SqliteFactLog::open(folder / "log.db", k_unlock);
    auto& devices = (*log)->devices();
    auto const made = devices.pair(k_event, Role::host, "Desk", Moment{5});
    auto const offered = devices.offer_token(k_event, made->device.id);
    REQUIRE(devices.revoke(k_event, made->device.id).ok());
    CHECK(key_of(devices.authenticate(k_event, made->token, Moment{6})) == "sync.revoked");
    CHECK(key_of(devices.authenticate(k_event, *offered, Moment{6})) == "sync.revoked");
}

TEST_CASE(
    "A device gets another role, but one without a badge letter never one that gives badges") {
    TempFolder folder;
    auto const log = SqliteFactLog::open(folder / "log.db", k_unlock);
    auto& devices = (*log)->devices();
    auto const desk = devices.pair(k_event, Role::host, "Desk", Moment{5});
    auto const as_board = devices.set_role(k_event, desk->device.id, Role::board);
    REQUIRE(as_board.ok());
    CHECK(as_board->role == Role::board);
    CHECK(as_board->badge_letter == 'A');
    CHECK(devices.find(k_event, desk->device.id).value() == *as_board);
    CHECK(devices.set_role(k_event, desk->device.id, Role::reception).ok());
    auto const wall = devices.pair(k_event, Role::board, "Wall", Moment{5});
    CHECK(key_of(devices.set_role(k_event, wall->device.id, Role::host)) ==
          "error.role_needs_pairing");
    CHECK(devices.find(k_event, wall->device.id)->role == Role::board);
    CHECK(key_of(devices.set_role(k_event, named<DeviceId>("nobody"), Role::host)) ==
          "sync.unknown_device");
}

TEST_CASE("When a device was last seen never goes back") {
    TempFolder folder;
    auto const log = SqliteFactLog::open(folder / "log.db", k_unlock);
    auto& devices = (*log)->devices();
    auto const made = devices.pair(k_event, Role::host, "Desk", Moment{5});
    CHECK(made->device.last_seen == Moment{});
    REQUIRE(devices.note_seen({{k_event, made->device.id, Moment{90}}}).ok());
    REQUIRE(devices
                .note_seen({{k_event, made->device.id, Moment{70}},
                            {k_event, named<DeviceId>("nobody"), Moment{99}}})
                .ok());
    CHECK(devices.find(k_event, made->device.id)->last_seen == Moment{90});
}

TEST_CASE("A copy of the devices lets the same devices in, and no others") {
    TempFolder folder;
    Moment const now{9};
    auto const centre = SqliteFactLog::open(folder / "centre.db", k_unlock);
    auto const door = (*centre)->devices().pair(k_event, Role::reception, "Door", Moment{5});
    auto const gone = (*centre)->devices().pair(k_event, Role::board, "Gone", Moment{6});
    auto const next_token = (*centre)->devices().offer_token(k_event, door->device.id);
    REQUIRE((*centre)->devices().revoke(k_event, gone->device.id).ok());
    auto const known = (*centre)->devices().known(k_event);
    REQUIRE(known.ok());

    auto const venue = SqliteFactLog::open(folder / "venue.db", k_unlock);
    auto& devices = (*venue)->devices();
    auto const stale = devices.pair(k_event, Role::reception, "Stale", Moment{4});
    REQUIRE(devices.replace(k_event, *known).ok());
    CHECK(*devices.known(k_event) == *known);
    CHECK(*devices.authenticate(k_event, door->token, now) == door->device);
    CHECK(devices.authenticate(k_event, gone->token, now).error().message_key == "sync.revoked");
    CHECK(devices.authenticate(k_event, stale->token, now).error().message_key ==
          "sync.unknown_device");
    CHECK(devices.authenticate(k_event, *next_token, now)->id == door->device.id);

    auto const without_hash = devices.replace(k_event, {{door->device, "abc"}});
    CHECK(without_hash.error().message_key == "error.bad_message");
    CHECK(devices.known(k_event)->size() == 2);
}
