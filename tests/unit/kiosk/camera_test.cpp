// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/camera.h"

#include "kiosk/held_codes.h"
#include "kiosk/limits.h"
#include "platform/real_clock.h"
#include "support/held_up.h"
#include "support/temp_folder.h"

#include <chrono>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace ontmoet::kiosk {
namespace {

using Codes = std::vector<std::string>;

// A camera that a picture stands in for, and everything it has told.
struct Booth {
    test::TempFolder folder;
    std::filesystem::path picture = folder / "camera.png";
    platform::RealClock clock;
    std::mutex mutex;
    std::condition_variable news;
    int woken = 0;
    Codes told;
    Camera camera{picture, clock, [this] {
                      std::scoped_lock const lock(mutex);
                      ++woken;
                      news.notify_all();
                  }};

    template <class Claim>
    void until(Claim claim) {
        std::unique_lock lock(mutex);
        for (;;) {
            auto const before = woken;
            lock.unlock();
            for (auto& code : camera.take_codes()) told.push_back(std::move(code));
            if (claim()) return;
            lock.lock();
            REQUIRE(news.wait_for(lock, std::chrono::seconds{60}, [&] { return woken != before; }));
        }
    }
};

}  // namespace

TEST_CASE("a code held up is told once, and again when it was away") {
    HeldCodes held;
    CHECK(held.news({"482913"}, Duration{0}) == Codes{"482913"});
    CHECK(held.news({"482913"}, Duration{150}).empty());
    // A hand trembles: one picture shows no code.
    CHECK(held.news({}, Duration{300}).empty());
    CHECK(held.news({"482913"}, Duration{450}).empty());
    auto const away = Duration{450} + k_code_away;
    CHECK(held.news({"482913"}, away) == Codes{"482913"});
    CHECK(held.news({"482913", "771204"}, away + Duration{150}) == Codes{"771204"});
}

TEST_CASE("what no code of ours can be as long as is no code") {
    HeldCodes held;
    CHECK(held.news({"", std::string(k_longest_code_bytes + 1, 'x')}, Duration{0}).empty());
    CHECK(held.news({std::string(k_longest_code_bytes, 'x')}, Duration{0}).size() == 1);
}

TEST_CASE("a camera tells the codes that are held before it while it looks") {
    Booth booth;
    test::hold_up(booth.picture, "482913");
    booth.camera.look(true);
    booth.until([&] { return booth.told == Codes{"482913"}; });
    CHECK(booth.camera.works());
    test::hold_up(booth.picture, "https://example.org/another-event?id=7");
    booth.until([&] { return booth.told.size() == 2; });
    CHECK(booth.told[1] == "https://example.org/another-event?id=7");
    booth.camera.look(false);
    CHECK_FALSE(booth.camera.works());
    CHECK(booth.camera.take_codes().empty());
    // The same code again is meant for the next screen.
    booth.camera.look(true);
    booth.until([&] { return booth.told.size() == 3; });
}

TEST_CASE("a camera that was pulled out works no more until it is back") {
    Booth booth;
    booth.camera.look(true);
    CHECK_FALSE(booth.camera.works());
    test::hold_up_nothing(booth.picture);
    booth.until([&] { return booth.camera.works(); });
    std::filesystem::remove(booth.picture);
    booth.until([&] { return !booth.camera.works(); });
    std::ofstream(booth.picture) << "no picture at all";
    test::hold_up(booth.picture, "771204");
    booth.until([&] { return booth.told == Codes{"771204"}; });
    CHECK(booth.camera.works());
}

}  // namespace ontmoet::kiosk
