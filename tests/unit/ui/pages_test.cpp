// SPDX-License-Identifier: EUPL-1.2
#include "unit/ui/stage_fixture.h"

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

using Kind = TouchEvent::Kind;

// Three pages with a button each.
struct Book : StageFixture {
    int page = 0;
    int presses = 0;

    Book() {
        view = [this](Frame& f) {
            auto const turned =
                f.pages("test.book", {32, 100, 1216, 500}, 3, page, [&](int shown, Rect rect) {
                    if (f.button("test.on" + std::to_string(shown), rect.inset(100), "Pagina"))
                        ++presses;
                });
            if (turned) page = *turned;
            if (auto const dot = f.page_dots("test.dots", {0, 640, 1280, 64}, 3, page)) page = *dot;
        };
        draw(2);
    }
    bool is_drawn(int shown) const {
        return stage.tree().find("test.on" + std::to_string(shown)) != nullptr;
    }
    float x_of(int shown) const { return node("test.on" + std::to_string(shown)).rect.x; }
    void settle() { draw(60); }
};

TEST_CASE("only the page that is seen is drawn") {
    Book book;
    CHECK(book.is_drawn(0));
    CHECK_FALSE(book.is_drawn(1));
    CHECK_FALSE(book.stage.wake_at());
}

TEST_CASE("pages follow the finger and come to rest at the next one") {
    Book book;
    float const before = book.x_of(0);
    book.touch(Kind::down, {900, 300});
    book.touch(Kind::move, {700, 300});
    book.draw();
    CHECK(book.x_of(0) == Approx(before - 200));
    CHECK(book.is_drawn(1));
    book.touch(Kind::move, {200, 300});
    book.draw();
    book.touch(Kind::up, {200, 300});
    book.draw();
    CHECK(book.page == 1);
    book.settle();
    CHECK(book.x_of(1) == Approx(before));
    CHECK_FALSE(book.is_drawn(0));
    CHECK_FALSE(book.stage.wake_at());
    CHECK(book.presses == 0);
}

TEST_CASE("a short quick sweep turns the page, a short slow one does not") {
    Book quick;
    quick.drag({700, 300}, {600, 310}, 4);
    CHECK(quick.page == 1);
    Book slow;
    slow.touch(Kind::down, {700, 300});
    slow.touch(Kind::move, {600, 300});
    slow.draw(20);
    slow.touch(Kind::up, {600, 300});
    slow.draw();
    CHECK(slow.page == 0);
    slow.settle();
    CHECK_FALSE(slow.is_drawn(1));
}

TEST_CASE("in a language that runs right to left the next page lies left") {
    Book book;
    book.speak("ar");
    book.draw(2);
    book.drag({600, 300}, {700, 310}, 4);
    CHECK(book.page == 1);
    book.settle();
    book.drag({700, 300}, {600, 310}, 4);
    CHECK(book.page == 0);
}

TEST_CASE("before the first and after the last page the finger meets resistance") {
    Book book;
    float const before = book.x_of(0);
    book.touch(Kind::down, {300, 300});
    for (float x = 350; x <= 1200; x += 50) {
        book.touch(Kind::move, {x, 300});
        book.draw();
    }
    CHECK(book.x_of(0) > before);
    CHECK(book.x_of(0) < before + 100);
    book.touch(Kind::up, {1200, 300});
    book.settle();
    CHECK(book.page == 0);
    CHECK(book.x_of(0) == Approx(before));
}

TEST_CASE("a dot turns to its page, gliding; with reduced motion at once") {
    Book book;
    float const before = book.x_of(0);
    book.tap("test.dots.2");
    book.draw();
    CHECK(book.page == 2);
    CHECK(book.is_drawn(0));
    book.settle();
    CHECK(book.x_of(2) == Approx(before));
    CHECK_FALSE(book.is_drawn(0));
    CHECK(book.node("test.dots.2").label == "Pagina 3 van 3");

    book.setting.reduced_motion = true;
    book.tap("test.dots.0");
    book.draw(2);
    CHECK(book.x_of(0) == Approx(before));
    CHECK_FALSE(book.is_drawn(2));
}

TEST_CASE("a list on a page scrolls down while the page is turned aside") {
    StageFixture screen;
    int page = 0;
    screen.view = [&](Frame& f) {
        auto const turned =
            f.pages("test.book", {32, 100, 1216, 500}, 2, page, [&](int shown, Rect rect) {
                f.begin_scroll("test.list" + std::to_string(shown), rect);
                f.end_scroll(2000);
            });
        if (turned) page = *turned;
    };
    screen.draw(2);
    screen.drag({700, 500}, {690, 300});
    CHECK(page == 0);
    CHECK(screen.node("test.list0").scroll_at > 150);
    screen.draw(300);
    screen.drag({700, 400}, {500, 390}, 4);
    CHECK(page == 1);
}

}  // namespace
}  // namespace ontmoet::ui
