// SPDX-License-Identifier: EUPL-1.2
#include "printing/cups_printer.h"

#include "support/cups_for_test.h"
#include "support/page_tools.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::printing;
using namespace ontmoet::test;

namespace {

constexpr char const* k_queues = R"(<Printer office>
DeviceURI keep:FOLDER/office
State Idle
Accepting Yes
</Printer>
<Printer paused>
DeviceURI keep:FOLDER/paused
State Stopped
Accepting Yes
</Printer>
<Printer closed>
DeviceURI keep:FOLDER/closed
State Idle
Accepting No
</Printer>
<Printer empty>
DeviceURI keep:FOLDER/empty
State Idle
Accepting Yes
</Printer>
<Printer silent>
DeviceURI keep:FOLDER/silent
State Idle
Accepting Yes
</Printer>
<Printer broken>
DeviceURI keep:FOLDER/broken
State Idle
Accepting Yes
ErrorPolicy abort-job
</Printer>
)";

Document a_page() {
    return {k_a6, [](Canvas&) {}};
}

struct Told {
    Status status;
    std::vector<PrinterState> states;
};
Told printed(CupsPrinter& printer, std::string_view bytes, std::stop_token const& stop = {}) {
    std::vector<PrinterState> states;
    auto status = printer.print(bytes, stop, [&](PrinterState state) { states.push_back(state); });
    return {std::move(status), std::move(states)};
}

}  // namespace

TEST_CASE("a PDF goes whole through CUPS and leaves neither a name nor a file behind") {
    CupsForTest const cups(k_queues);
    CupsPrinter office(cups.address("office"), Wire::pdf);
    CHECK(office.state() == PrinterState::ready);
    auto const bytes = pdf_of(a_page());
    auto const told = printed(office, bytes);
    INFO(content_of(cups / "log/error"));
    REQUIRE(told.status.ok());
    CHECK(content_of(cups / "office") == bytes);
    CHECK_THAT(content_of(cups / "office.words"), Catch::Contains(" Ontmoet 1 "));
    for (auto const& entry : std::filesystem::directory_iterator(cups / "spool"))
        CHECK_FALSE(entry.is_regular_file());
}

TEST_CASE("a printer's own language goes through CUPS as it is") {
    CupsForTest const cups(k_queues);
    CupsPrinter office(cups.address("office"), Wire::zpl);
    REQUIRE(printed(office, "^XA^FO0,0^XZ").status.ok());
    CHECK(content_of(cups / "office") == "^XA^FO0,0^XZ");
}

TEST_CASE("CUPS tells why a printer does not print") {
    CupsForTest const cups(k_queues);
    auto const state_of = [&](char const* queue) {
        CupsPrinter printer(cups.address(queue), Wire::pdf);
        auto const told = printed(printer, pdf_of(a_page()));
        REQUIRE_FALSE(told.status.ok());
        CHECK(told.status.error().kind == ErrorKind::unavailable);
        return std::pair{printer.state(), told.status.error().message_key};
    };
    CHECK(state_of("paused") ==
          std::pair{PrinterState::stopped, std::string("error.printer_stopped")});
    CHECK(state_of("closed") ==
          std::pair{PrinterState::stopped, std::string("error.printer_stopped")});
    CHECK(state_of("unknown") ==
          std::pair{PrinterState::absent, std::string("error.printer_absent")});
}

TEST_CASE("a printer that runs out of paper says so while its job waits for paper") {
    CupsForTest const cups(k_queues);
    CupsPrinter empty(cups.address("empty"), Wire::pdf);
    std::vector<PrinterState> states;
    auto const bytes = pdf_of(a_page());
    auto const status = empty.print(bytes, {}, [&](PrinterState state) {
        states.push_back(state);
        if (state == PrinterState::paper_out) std::ofstream{cups / "empty.paper"};
    });
    CHECK(status.ok());
    CHECK(std::ranges::count(states, PrinterState::paper_out) >= 1);
    CHECK(content_of(cups / "empty") == bytes);
}

TEST_CASE("a printer of which CUPS says nothing for too long is away, until its page comes out") {
    CupsForTest const cups(k_queues);
    CupsPrinter silent(cups.address("silent"), Wire::pdf, Duration{1'000});
    std::vector<PrinterState> states;
    auto const status = silent.print(pdf_of(a_page()), {}, [&](PrinterState state) {
        states.push_back(state);
        if (state == PrinterState::absent) std::ofstream{cups / "silent.paper"};
    });
    CHECK(status.ok());
    CHECK(states.front() == PrinterState::printing);
    CHECK(std::ranges::count(states, PrinterState::absent) >= 1);
}

TEST_CASE("a job that is stopped is taken out of CUPS") {
    CupsForTest const cups(k_queues);
    CupsPrinter empty(cups.address("empty"), Wire::pdf);
    std::stop_source stop;
    auto const status = empty.print(pdf_of(a_page()), stop.get_token(), [&](PrinterState state) {
        if (state == PrinterState::paper_out) stop.request_stop();
    });
    CHECK_FALSE(status.ok());
    for (auto const& entry : std::filesystem::directory_iterator(cups / "spool"))
        CHECK_FALSE(entry.is_regular_file());
}

TEST_CASE("a job that CUPS gives up is refused and not waited for") {
    CupsForTest const cups(k_queues);
    CupsPrinter broken(cups.address("broken"), Wire::pdf);
    auto const told = printed(broken, pdf_of(a_page()));
    REQUIRE_FALSE(told.status.ok());
    CHECK(told.status.error().message_key == "error.printer_refused");
}

TEST_CASE("a CUPS that is not there is a printer that is not there") {
    CupsPrinter printer("cups:office@127.0.0.1:1", Wire::pdf);
    CHECK(printer.state() == PrinterState::absent);
    CHECK(printed(printer, "%PDF").status.error().message_key == "error.printer_absent");
}
