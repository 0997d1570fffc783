// SPDX-License-Identifier: EUPL-1.2
#include "domain/badge_code.h"

#include "domain/rules.h"
#include "support/hall.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::domain;
using namespace ontmoet::test;

namespace {

EventId const k_one = hall::id<EventId>("event");
EventId const k_other = hall::id<EventId>("another event");

}  // namespace

TEST_CASE("a badge code is sixty digits that say event and holder") {
    Random random(7);
    ManualClock const clock(hall::start);
    for (int i = 0; i < 200; ++i) {
        auto const holder = PersonId::make(clock, random);
        auto const code = badge_code(k_one, holder.uuid);
        REQUIRE(code.size() == k_badge_code_digits);
        REQUIRE(code.find_first_not_of("0123456789") == std::string::npos);
        auto const read = read_badge_code(code);
        REQUIRE(read);
        CHECK(read->holder == holder.uuid);
        CHECK(read->is_of(k_one));
        CHECK_FALSE(read->is_of(k_other));
    }
}

TEST_CASE("the first and the last id there are survive their digits") {
    Uuid last;
    last.bytes.fill(0xFF);
    for (auto const& holder : {Uuid{}, last}) {
        auto const read = read_badge_code(badge_code(k_one, holder));
        REQUIRE(read);
        CHECK(read->holder == holder);
    }
}

TEST_CASE("the form of the code stays: badges were printed with it") {
    auto const event = parse_id<EventId>("0190163d-8694-739b-aea5-966c26f8ad91");
    auto const holder = parse_uuid("0190163d-8694-739b-aea5-966c26f8ad92");
    REQUIRE(event);
    REQUIRE(holder);
    CHECK(badge_code(*event, *holder) ==
          "131226062200020773698309935830396248144635657373624242400699");
}

TEST_CASE("a code with one wrong digit, two digits changed about or a piece torn off is none") {
    auto const code = badge_code(k_one, hall::visitor.uuid);
    for (std::size_t place = 0; place < code.size(); ++place) {
        auto wrong = code;
        wrong[place] = wrong[place] == '9' ? '0' : static_cast<char>(wrong[place] + 1);
        CHECK_FALSE(read_badge_code(wrong));
        CHECK_FALSE(read_badge_code(code.substr(0, place)));
        if (place == 0 || code[place] == code[place - 1]) continue;
        auto turned = code;
        std::swap(turned[place], turned[place - 1]);
        CHECK_FALSE(read_badge_code(turned));
    }
    CHECK_FALSE(read_badge_code(code + "0"));
    CHECK_FALSE(read_badge_code("https://example.org/a-code-of-another-system-that-is-60-long"));
    CHECK_FALSE(read_badge_code(std::string(10'000, '1')));
    CHECK_FALSE(read_badge_code(std::string(k_badge_code_digits, '9')));
}

TEST_CASE("a scanned code finds its person also after two registrations were linked") {
    auto state = hall_state();
    auto const code = badge_code(state.id, hall::visitor.uuid);
    REQUIRE(find_by_code(state, code) != nullptr);
    CHECK(find_by_code(state, code)->id == hall::visitor);
    auto const twice = hall::id<PersonId>("registered twice");
    state.linked[twice] = hall::visitor;
    REQUIRE(find_by_code(state, badge_code(state.id, twice.uuid)) != nullptr);
    CHECK(find_by_code(state, badge_code(state.id, twice.uuid))->id == hall::visitor);
}

TEST_CASE("a scanned code finds its member of staff, and nobody for a stranger's") {
    auto const state = hall_state();
    StaffId found;
    REQUIRE(find_staff_by_code(state, badge_code(state.id, hall::staff.uuid), &found) != nullptr);
    CHECK(found == hall::staff);
    auto const stranger = badge_code(k_other, hall::id<PersonId>("stranger").uuid);
    CHECK(find_by_code(state, stranger) == nullptr);
    CHECK(find_staff_by_code(state, stranger, nullptr) == nullptr);
}
