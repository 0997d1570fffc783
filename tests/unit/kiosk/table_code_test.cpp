// SPDX-License-Identifier: EUPL-1.2
#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;

namespace {

struct HostDesk : test::Kiosk {
    HostDesk() {
        model.has_phone_page = true;
        want(Open{Screen::pin});
        happen(kiosk::PinChecked{true, {}});
        want(Open{Screen::table_code});
        others.clear();
    }
    void give_table() { want(HostIntent{GiveTable{bakery}}); }
    std::size_t asked() const {
        return static_cast<std::size_t>(std::ranges::count_if(others, [](auto const& effect) {
            return std::holds_alternative<kiosk::AskTableCode>(effect);
        }));
    }
    TableCode const& shown() const { return model.host.table_code; }
    TableCode code_for(OrganisationId organisation) const {
        return {organisation, QrCode{1, {1}}, "https://here/table", "K7MF-3XQT", clock.now(), {}};
    }
};

}  // namespace

TEST_CASE("a host who touches an employer is shown a code for their phone") {
    HostDesk desk;
    desk.give_table();
    CHECK(desk.asked() == 1);
    CHECK(desk.shown().square.side == 0);
    desk.happen(kiosk::TableCodeMade{desk.code_for(desk.bakery)});
    CHECK(desk.shown().typed == "K7MF-3XQT");
    desk.want(Finish{});
    CHECK(desk.shown().typed.empty());
}

TEST_CASE("a code that comes when nobody waits for it is not shown") {
    HostDesk desk;
    desk.give_table();
    SECTION("another employer was touched meanwhile") {
        desk.happen(kiosk::TableCodeMade{desk.code_for(OrganisationId::from_name({}, "other"))});
    }
    SECTION("the host went away") {
        desk.want(Finish{});
        desk.happen(kiosk::TableCodeMade{desk.code_for(desk.bakery)});
    }
    CHECK(desk.shown().typed.empty());
}

TEST_CASE("nobody but a host is given a table's code, and only where phones find the server") {
    HostDesk desk;
    SECTION("locked") {
        desk.want(Finish{});
        desk.give_table();
    }
    SECTION("a server on this computer alone") {
        desk.model.has_phone_page = false;
        desk.give_table();
    }
    SECTION("an employer without a table") {
        desk.want(HostIntent{GiveTable{OrganisationId::from_name({}, "nobody")}});
    }
    CHECK(desk.asked() == 0);
}
