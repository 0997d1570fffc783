// SPDX-License-Identifier: EUPL-1.2
#include "ui/key_burst.h"

#include "ui/limits.h"
#include "unit/ui/stage_fixture.h"

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

struct Field : StageFixture {
    std::string value;
    std::string scanned;

    Field() {
        view = [this](Frame& f) {
            f.focus("test.name");
            if (auto const typed = f.text_field("test.name", {100, 100, 600, 80}, value)) {
                value = *typed;
            }
            if (f.scanned()) scanned = *f.scanned();
        };
        draw(2);
    }
    void type(std::string const& letters, Duration gap) {
        for (char const letter : letters) {
            key(Key::text, std::string(1, letter));
            draw(1, gap);
        }
    }
};

TEST_CASE("keys in a burst that ends in Enter are a scan and are not typed") {
    Field field;
    field.type("OM1:A-17", Duration{8});
    field.key(Key::enter);
    field.draw(10);
    CHECK(field.scanned == "OM1:A-17");
    CHECK(field.value.empty());
}

TEST_CASE("keys typed by a person go into the focused field") {
    Field field;
    field.type("Selam", Duration{90});
    field.draw(10);
    CHECK(field.value == "Selam");
    CHECK(field.scanned.empty());
}

TEST_CASE("a burst without Enter is typed after all") {
    Field field;
    field.type("abcdef", Duration{5});
    field.draw(10);
    CHECK(field.value == "abcdef");
    CHECK(field.scanned.empty());
}

TEST_CASE("Enter soon after two quick letters is Enter, not a scan") {
    Field field;
    field.type("ok", Duration{5});
    field.key(Key::enter);
    field.draw(10);
    CHECK(field.value == "ok");
    CHECK(field.scanned.empty());
}

TEST_CASE("a scanner that never ends fills no memory and loses no letters") {
    KeyBurst burst;
    std::size_t const count = limits::scanner_most * 3;
    for (std::size_t i = 0; i < count; ++i) burst.add({Key::text, "x", Duration{10}});
    CHECK(burst.take_keys(Duration{1000}).size() == count);
    CHECK_FALSE(burst.take_scanned());
}

TEST_CASE("two scans one after the other are both read") {
    Field field;
    field.type("FIRST1", Duration{4});
    field.key(Key::enter);
    field.draw();
    CHECK(field.scanned == "FIRST1");
    field.type("SECOND2", Duration{4});
    field.key(Key::enter);
    field.draw();
    CHECK(field.scanned == "SECOND2");
}

}  // namespace
}  // namespace ontmoet::ui
