// SPDX-License-Identifier: EUPL-1.2
#include "platform/video_device.h"

#include "support/temp_folder.h"

#include <fstream>

#include <catch2/catch.hpp>

namespace ontmoet::platform {

TEST_CASE("what is no camera is told why") {
    test::TempFolder folder;
    std::ofstream(folder / "letter") << "this is a letter to my aunt";
    auto const tried = [](std::filesystem::path const& path) {
        auto const device = VideoDevice::open(path);
        REQUIRE_FALSE(device.ok());
        CHECK(device.error().kind == ErrorKind::unavailable);
        CHECK(device.error().message_key == "error.camera");
        return device.error().detail;
    };
    CHECK(tried(folder / "no-such-device") == "No such file or directory");
    CHECK(tried(folder / "letter") == "Inappropriate ioctl for device");
    CHECK(tried("/dev/null") == "Inappropriate ioctl for device");
    CHECK(tried(folder.path()) == "Is a directory");
}

}  // namespace ontmoet::platform
