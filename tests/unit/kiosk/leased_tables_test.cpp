// SPDX-License-Identifier: EUPL-1.2
// What a visitor hears of a booking while nobody can be asked.
#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using namespace ontmoet::screens;

namespace {

// Selam at a kiosk that has a lease in round 1 of the bakery's three.
struct CutOff : Kiosk {
    DeviceId device = DeviceId::make(clock, random);
    DeviceId other = DeviceId::make(clock, random);

    CutOff() {
        model.device = device;
        want(ChooseLanguage{"nl"});
        want(GiveCode{"482913"});
        want(ConfirmIdentity{true});
        want(SetConsent{domain::Purpose::take_part, true});
        lend(device, {1});
    }
    void lend(DeviceId to, std::vector<int> rounds) {
        domain::LeaseGiven given;
        for (int const round : rounds)
            given.leases.push_back(
                {to, state.tables.begin()->first, round, state.event.round_start(round)});
        fold(given);
    }
    std::string book() {
        want(BookMeet{bakery});
        REQUIRE(model.toast);
        return model.toast->message_key;
    }
    int round() { return domain::meets_of(state, selam).front()->planned.round; }
};

}  // namespace

TEST_CASE("Cut off, a kiosk books where it holds a lease, and promises") {
    CutOff kiosk;
    kiosk.model.network.online = false;
    CHECK(kiosk.book() == "schedule.booked");
    CHECK(kiosk.round() == 1);
}

TEST_CASE("Cut off and without a lease that suits, it books and says that it is provisional") {
    CutOff kiosk;
    kiosk.model.network.online = false;
    kiosk.fold(domain::LeaseGiven{});
    CHECK(kiosk.book() == "schedule.booked_provisionally");
    CHECK(kiosk.round() == 0);
}

TEST_CASE("While the server can be asked the first free round is taken") {
    CutOff kiosk;
    kiosk.model.network.online = true;
    CHECK(kiosk.book() == "schedule.booked");
    CHECK(kiosk.round() == 0);
}

TEST_CASE("When only tables of another device's leases are left, it says so and books nothing") {
    CutOff kiosk;
    kiosk.lend(kiosk.other, {0, 1, 2});
    CHECK(kiosk.book() == "schedule.kept_elsewhere");
    CHECK(domain::meets_of(kiosk.state, kiosk.selam).empty());
    kiosk.fold(domain::LeaseGiven{});
    kiosk.fold(domain::EventSet{R"({"rounds":0})"});
    CHECK(kiosk.book() == "schedule.no_free_meet");
}
