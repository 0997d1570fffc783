// SPDX-License-Identifier: EUPL-1.2
#include "printing/wire_printer.h"

#include "printing/printer_settings.h"
#include "support/tcp_printer.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::printing;
using namespace ontmoet::test;

namespace {

std::string zpl_answer_with(char paper_out, char paused, char head_up) {
    return std::string(
               "\x02"
               "030,") +
           paper_out + "," + paused +
           ",0310,000,0,0,0,000,0,0,0\x03\r\n\x02"
           "001,0," +
           head_up +
           ",0,1,2,4,0,00000000,1,000\x03\r\n\x02"
           "1234,0\x03\r\n";
}

}  // namespace

TEST_CASE("the answer of a receipt printer says whether it has paper and is closed") {
    auto const meant = [](std::string_view answer) { return status_answer(Wire::esc_pos, answer); };
    CHECK(meant("\x12\x12\x12") == PrinterState::ready);
    CHECK(meant("\x12\x12\x72") == PrinterState::paper_out);
    CHECK(meant("\x1A\x32\x12") == PrinterState::paper_out);
    CHECK(meant("\x1A\x16\x12") == PrinterState::stopped);
    CHECK_FALSE(meant("\x12\x12"));
    CHECK_FALSE(meant(""));
    CHECK_FALSE(meant("HTTP/1.1 400 Bad Request"));
}

TEST_CASE("the answer of a label printer says whether it has labels, is paused or open") {
    auto const meant = [](std::string const& answer) { return status_answer(Wire::zpl, answer); };
    CHECK(meant(zpl_answer_with('0', '0', '0')) == PrinterState::ready);
    CHECK(meant(zpl_answer_with('1', '1', '0')) == PrinterState::paper_out);
    CHECK(meant(zpl_answer_with('0', '1', '0')) == PrinterState::stopped);
    CHECK(meant(zpl_answer_with('0', '0', '1')) == PrinterState::stopped);
    CHECK_FALSE(
        meant("\x02"
              "030,0"));
    CHECK(meant("\x03\x03\x03") == PrinterState::ready);
}

TEST_CASE("a printer on a network is asked how it is, and a silent one is taken to be well") {
    TcpPrinter const closed("~HS", zpl_answer_with('0', '0', '1'));
    CHECK(WirePrinter(closed.address(), Wire::zpl).state() == PrinterState::stopped);
    TcpPrinter const silent("never asked", "");
    CHECK(WirePrinter(silent.address(), Wire::zpl).state() == PrinterState::ready);
    CHECK(WirePrinter("tcp:127.0.0.1:1", Wire::zpl).state() == PrinterState::absent);
    CHECK(WirePrinter("tcp:no such host:9100", Wire::zpl).state() == PrinterState::absent);
    CHECK(WirePrinter("file:/nowhere/lp0", Wire::esc_pos).state() == PrinterState::absent);
}

TEST_CASE("the settings say for each printer what it prints, how and where") {
    auto const read = read_printer_settings(R"({"printers":[
        {"name":"Labels","for":"label","language":"zpl","address":"tcp:10.0.0.9:9100","dpi":300},
        {"for":"receipt","language":"esc-pos","address":"file:/dev/usb/lp0","width_mm":48},
        {"name":"Office","for":"page","address":"cups:Office","width_mm":105,"height_mm":148}]})");
    REQUIRE(read.ok());
    CHECK(read.value() ==
          std::vector<PrinterSettings>{
              {"Labels", Stock::label, Wire::zpl, "tcp:10.0.0.9:9100", k_label, 300},
              {"printer 2", Stock::receipt, Wire::esc_pos, "file:/dev/usb/lp0", {48, 0}, 203},
              {"Office", Stock::page, Wire::pdf, "cups:Office", k_a6, 203}});
    CHECK(read_printer_settings(R"({"printers":[]})").value().empty());
}

TEST_CASE("settings that cannot work are refused with the printer and the reason") {
    for (auto const* text : {
             "",
             "[]",
             "{}",
             R"({"printers":{}})",
             R"({"printers":[7]})",
             R"({"printers":[{"for":"poster","address":"cups:A"}]})",
             R"({"printers":[{"for":"page","language":"hpgl","address":"cups:A"}]})",
             R"({"printers":[{"for":"page"}]})",
             R"({"printers":[{"for":"page","address":"cups:"}]})",
             R"({"printers":[{"for":"page","address":"/dev/lp0"}]})",
             R"({"printers":[{"for":"page","address":"tcp:10.0.0.9:9100"}]})",
             R"({"printers":[{"for":"page","address":"cups:A","width_mm":"A4"}]})",
             R"({"printers":[{"for":"page","address":"cups:A","width_mm":-1}]})",
             R"({"printers":[{"for":"page","address":"cups:A","height_mm":0}]})",
             R"({"printers":[{"for":"page","address":"cups:A","height_mm":1e300}]})",
             R"({"printers":[{"for":"label","language":"zpl","address":"tcp:a:1","dpi":1e9}]})",
         }) {
        INFO(text);
        auto const read = read_printer_settings(text);
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().message_key == "error.printer_settings");
    }
    auto const read = read_printer_settings(
        R"({"printers":[{"name":"Labels","for":"label","language":"zpl","address":"nowhere"}]})");
    CHECK_THAT(read.error().detail, Catch::StartsWith("Labels: address"));
}
