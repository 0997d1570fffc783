// SPDX-License-Identifier: EUPL-1.2
#include "server/console_for_test.h"
#include "server/terminal.h"
#include "sync/protocol.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;
using Catch::Matchers::Contains;

namespace {

// A server that runs, with a desk that asks for news and tells how it is.
struct DeskAtWork {
    ConsoleForTest console;
    storage::NewDevice desk;
    Terminal terminal;

    DeskAtWork() {
        console.begin_event(k_event);
        auto& devices = console.world.server().folder().devices();
        desk = devices.pair(k_event, storage::Role::host, "Desk", Moment{5}).value();
        REQUIRE(devices.pair(k_event, storage::Role::board, "Board", Moment{6}).ok());
    }
    void ask_for_news(std::string const& health) {
        auto client = console.world.client();
        auto const reply = client.ask("GET " + sync::facts_path(k_event) +
                                      "?after=0 HTTP/1.1\r\nHost: x\r\nOntmoet-Protocol: 1\r\n"
                                      "Authorization: Bearer " +
                                      desk.token + "\r\n" + health + "\r\n");
        REQUIRE(reply.status == 200);
    }
    std::string devices() {
        REQUIRE(terminal.run(DevicesCommand{console.folder(), ""}) == ExitCode::done);
        return terminal.out.str();
    }
    OrderDeviceCommand order(std::string kind = {}, std::string value = {}) {
        return {{console.folder(), "", "Desk"}, std::move(kind), std::move(value)};
    }
};

}  // namespace

TEST_CASE("through a server that runs the list tells how devices are, who needs somebody first") {
    DeskAtWork world;
    CHECK_THAT(world.devices(), Contains("\tDesk\t-\t-\t-\n"));
    world.ask_for_news(
        "Ontmoet-Backlog: 2\r\nOntmoet-Offset: 0\r\nOntmoet-Version: 1\r\n"
        "Ontmoet-Troubles: paper,heat\r\nOntmoet-Printer: paper_out\r\nOntmoet-Battery: 9c\r\n");
    auto const list = world.devices();
    CHECK_THAT(list, Contains("\tDesk\tpaper,heat,backlog\t9 %+\tpaper_out\n"));
    CHECK(list.find("\tDesk\t") < list.find("\tBoard\t"));
}

TEST_CASE("an order is given at the command line, with a server and without") {
    DeskAtWork world;
    REQUIRE(world.terminal.run(world.order("volume", "3")) == ExitCode::done);
    CHECK_THAT(world.terminal.out.str(), Contains("volume"));
    auto& devices = world.console.world.server().folder().devices();
    CHECK(devices.find(k_event, world.desk.device.id)->open_order == 1);
    REQUIRE(
        devices.note_answered(k_event, world.desk.device.id, 1, "console.order_unknown", Moment{9})
            .ok());
    REQUIRE(world.terminal.run(world.order()) == ExitCode::done);
    CHECK_THAT(world.terminal.out.str(),
               Contains("volume\t3\t2") && Contains("1970-01-01 01:00\tconsole.order_unknown\n"));
    CHECK(world.terminal.run(world.order("volume", "11")) == ExitCode::bad_input);
    CHECK_THAT(world.terminal.err.str(), Contains("volume"));
    CHECK(world.terminal.run(world.order("king", "")) == ExitCode::bad_input);
    auto nobody = world.order("restart", "");
    nobody.choice.device = "nobody";
    CHECK(world.terminal.run(nobody) == ExitCode::bad_input);
    CHECK(devices.orders(k_event, {})->size() == 1);
}
