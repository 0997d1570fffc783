// SPDX-License-Identifier: EUPL-1.2
#include "printing/dot_languages.h"

#include "domain/badge_code.h"
#include "printing/code_reader.h"
#include "printing/from_state.h"
#include "support/hall.h"
#include "support/page_tools.h"

#include <charconv>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::printing;
using namespace ontmoet::test;

namespace {

using Rows = std::vector<std::string>;  // of '#' and '.'

// Ten dots wide: a byte and two dots.
BlackDots small_picture() {
    return {10, 2, {0b10000001, 0b01000000, 0b00000000, 0b11000000}};
}
Rows const k_small{"#......#.#", "........##"};

std::string dots_of(std::string_view bytes, int width) {
    std::string row;
    for (int x = 0; x < width; ++x) {
        auto const byte = static_cast<unsigned char>(bytes[static_cast<std::size_t>(x) / 8]);
        row += ((byte >> (7 - x % 8)) & 1) != 0 ? '#' : '.';
    }
    return row;
}

int number_after(std::string_view text, std::string_view mark) {
    auto const at = text.find(mark);
    REQUIRE(at != text.npos);
    int number = -1;
    std::from_chars(text.data() + at + mark.size(), text.data() + text.size(), number);
    return number;
}

// Labels as the manual of ZPL II tells a printer to read them, written for this test alone.
std::vector<Rows> read_zpl(std::string_view text) {
    std::vector<Rows> labels;
    while (text.find("^XA") != text.npos) {
        auto const end = text.find("^XZ");
        REQUIRE(end != text.npos);
        auto const label = text.substr(0, end);
        text.remove_prefix(end + 3);
        int const width = number_after(label, "^PW");
        int const height = number_after(label, "^LL");
        auto field = label.substr(label.find("^GFA,") + 5);
        int const total = number_after(field, "");
        for (int i = 0; i < 2; ++i) field.remove_prefix(field.find(',') + 1);
        int const row_bytes = number_after(field, "");
        field.remove_prefix(field.find(',') + 1);
        field = field.substr(0, field.find('^'));
        REQUIRE(field.size() == static_cast<std::size_t>(total) * 2);
        REQUIRE(total == row_bytes * height);
        std::string bytes;
        for (std::size_t at = 0; at < field.size(); at += 2) {
            int byte = -1;
            std::from_chars(field.data() + at, field.data() + at + 2, byte, 16);
            bytes += static_cast<char>(byte);
        }
        Rows rows;
        for (int y = 0; y < height; ++y)
            rows.push_back(dots_of(
                std::string_view(bytes).substr(static_cast<std::size_t>(y * row_bytes)), width));
        labels.push_back(std::move(rows));
    }
    return labels;
}

// Receipts as a printer of ESC/POS reads them: a page ends where it is cut.
std::vector<Rows> read_esc_pos(std::string_view bytes, int width) {
    auto const take = [&](std::size_t count) {
        REQUIRE(bytes.size() >= count);
        auto const taken = bytes.substr(0, count);
        bytes.remove_prefix(count);
        return taken;
    };
    auto const byte_at = [](std::string_view text, std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(text[at]));
    };
    std::vector<Rows> receipts;
    Rows rows;
    REQUIRE(take(2) == "\x1B@");
    while (!bytes.empty()) {
        REQUIRE(byte_at(take(1), 0) == 0x1D);
        if (take(1) == "V") {
            take(2);
            receipts.push_back(std::exchange(rows, {}));
            continue;
        }
        auto const head = take(6);
        REQUIRE(head.substr(0, 2) == std::string_view("0\0", 2));
        auto const row_bytes = byte_at(head, 2) + 256 * byte_at(head, 3);
        auto const count = byte_at(head, 4) + 256 * byte_at(head, 5);
        REQUIRE(row_bytes == static_cast<std::size_t>(width + 7) / 8);
        for (std::size_t y = 0; y < count; ++y) rows.push_back(dots_of(take(row_bytes), width));
    }
    CHECK(rows.empty());
    return receipts;
}

GreyPicture as_seen(Rows const& rows) {
    GreyPicture picture{static_cast<int>(rows[0].size()), static_cast<int>(rows.size()), {}};
    for (auto const& row : rows)
        for (char const dot : row) picture.pixels.push_back(dot == '#' ? 0 : 255);
    return picture;
}

Document a_badge(Paper paper) {
    auto const state = hall_state();
    return document_of(badge_of(state, state.people.at(hall::visitor)), paper, tongues().get("nl"));
}
std::string the_code() {
    return domain::badge_code(hall_state().id, hall::visitor.uuid);
}

}  // namespace

TEST_CASE("ZPL holds the dots of each label, and nothing a printer must have letters for") {
    std::vector const pages{small_picture(), small_picture()};
    CHECK(zpl_of(pages) ==
          "^XA^PW10^LL2^LH0,0^FO0,0^GFA,4,4,2,814000C0^FS^XZ\n"
          "^XA^PW10^LL2^LH0,0^FO0,0^GFA,4,4,2,814000C0^FS^XZ\n");
    CHECK(read_zpl(zpl_of(pages)) == std::vector<Rows>{k_small, k_small});
}

TEST_CASE("ESC/POS holds the dots of each page and cuts after it") {
    std::vector const pages{small_picture()};
    constexpr std::string_view k_wanted{"\x1B@\x1Dv0\0\x02\0\x02\0\x81\x40\x00\xC0\x1DV\x42\0", 18};
    CHECK(esc_pos_of(pages) == k_wanted);
    CHECK(read_esc_pos(esc_pos_of(pages), 10) == std::vector<Rows>{k_small});
}

TEST_CASE("a badge printed as dots can be scanned, on labels of 203 and 300 dots an inch") {
    for (int const dpi : {203, 300}) {
        PrinterSettings const printer{"", Stock::label, Wire::zpl, "", k_label, dpi};
        auto const labels = read_zpl(bytes_for(printer, a_badge(k_label)));
        REQUIRE(labels.size() == 1);
        CHECK(labels[0].size() == static_cast<std::size_t>(std::lround(102 / 25.4 * dpi)));
        CHECK(read_qr_codes(as_seen(labels[0])) == std::vector{the_code()});
    }
}

TEST_CASE("a badge and a schedule come whole out of a receipt printer, as long as their words") {
    PrinterSettings const printer{"", Stock::receipt, Wire::esc_pos, "", k_receipt, 203};
    int const width = static_cast<int>(std::lround(72 / 25.4 * 203));
    auto const badge = read_esc_pos(bytes_for(printer, a_badge(k_receipt)), width);
    REQUIRE(badge.size() == 1);
    CHECK(read_qr_codes(as_seen(badge[0])) == std::vector{the_code()});

    auto const& tongue = tongues().get("ar");
    auto schedule = schedule_of(hall_state(), hall::visitor, tongue);
    schedule.phone_url = "https://ontmoet.example.org/m/3q7XK0aPz1mYb2c8Hh5dVw";
    auto const printed =
        read_esc_pos(bytes_for(printer, document_of(schedule, k_receipt, tongue)), width);
    REQUIRE(printed.size() == 1);
    CHECK(read_qr_codes(as_seen(printed[0])) == std::vector{schedule.phone_url});
    auto shorter = schedule;
    shorter.lines.resize(1);
    auto const less =
        read_esc_pos(bytes_for(printer, document_of(shorter, k_receipt, tongue)), width);
    CHECK(less[0].size() < printed[0].size());
}
