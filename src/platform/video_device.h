// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace ontmoet::platform {

// What a camera sees: rows of bytes from 0, black, to 255, white.
struct VideoFrame {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> brightness;
};

// A camera of this computer (V4L2; libv4l2 turns whatever it sends into brightness). It is in use
// while this lives; nothing it sees is written anywhere.
class VideoDevice {
public:
    // "error.camera": not there, no camera, or in use by another program.
    static Result<std::unique_ptr<VideoDevice>> open(std::filesystem::path const& path);
    ~VideoDevice();
    VideoDevice(VideoDevice const&) = delete;
    VideoDevice& operator=(VideoDevice const&) = delete;

    // The next picture; nothing when there is none within `wait`. "error.camera" when it is gone.
    Result<std::optional<VideoFrame>> next(Duration wait);

private:
    VideoDevice(int file, int width, int height, std::size_t bytes);

    int m_file;
    int m_width;
    int m_height;
    std::vector<std::uint8_t> m_picture;  // of the driver: brightness, then colours
};

}  // namespace ontmoet::platform
