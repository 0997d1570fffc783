// SPDX-License-Identifier: EUPL-1.2
#include "platform/video_device.h"

#include "platform/limits.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <libv4l2.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace ontmoet::platform {
namespace {

Error camera_error(int reason) {
    return {ErrorKind::unavailable, "error.camera", std::strerror(reason)};
}

// Asked here and not by libv4l2, which talks on standard error of whatever is no camera.
bool is_camera(int file) {
    v4l2_capability has{};
    if (::ioctl(file, VIDIOC_QUERYCAP, &has) != 0) return false;
    auto const can =
        (has.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? has.device_caps : has.capabilities;
    bool const gives_pictures = (can & V4L2_CAP_VIDEO_CAPTURE) != 0;
    if (!gives_pictures) errno = ENODEV;
    return gives_pictures;
}

// Brightness for each pixel in the first part of the picture, row after row without gaps.
bool ask_for_brightness(int file, v4l2_format& format) {
    format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    format.fmt.pix.width = k_camera_width;
    format.fmt.pix.height = k_camera_height;
    format.fmt.pix.pixelformat = V4L2_PIX_FMT_YUV420;
    format.fmt.pix.field = V4L2_FIELD_ANY;
    if (v4l2_ioctl(file, VIDIOC_S_FMT, &format) != 0) return false;
    auto const& pix = format.fmt.pix;
    bool const is_plain = pix.pixelformat == V4L2_PIX_FMT_YUV420 && pix.bytesperline == pix.width;
    bool const is_whole = pix.width > 0 && pix.width <= k_most_camera_side && pix.height > 0 &&
                          pix.height <= k_most_camera_side &&
                          pix.sizeimage >= pix.width * pix.height;
    if (!is_plain || !is_whole) errno = ENOTSUP;
    return is_plain && is_whole;
}

}  // namespace

VideoDevice::VideoDevice(int file, int width, int height, std::size_t bytes)
    : m_file(file), m_width(width), m_height(height), m_picture(bytes) {}

VideoDevice::~VideoDevice() {
    v4l2_close(m_file);
}

Result<std::unique_ptr<VideoDevice>> VideoDevice::open(std::filesystem::path const& path) {
    int const file = ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return camera_error(errno);
    v4l2_format format{};
    if (!is_camera(file) || v4l2_fd_open(file, 0) < 0) {
        auto const reason = errno;
        ::close(file);
        return camera_error(reason);
    }
    if (!ask_for_brightness(file, format)) {
        auto const reason = errno;
        v4l2_close(file);
        return camera_error(reason);
    }
    auto const& pix = format.fmt.pix;
    return std::unique_ptr<VideoDevice>(new VideoDevice(
        file, static_cast<int>(pix.width), static_cast<int>(pix.height), pix.sizeimage));
}

// The first reading starts the camera; only then there is something to wait for.
Result<std::optional<VideoFrame>> VideoDevice::next(Duration wait) {
    auto const size = static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height);
    for (int tries = 0; tries < 2; ++tries) {
        auto const count = v4l2_read(m_file, m_picture.data(), m_picture.size());
        if (count >= 0 && static_cast<std::size_t>(count) >= size) {
            auto const begin = m_picture.begin();
            return std::optional(
                VideoFrame{m_width, m_height, {begin, begin + static_cast<std::ptrdiff_t>(size)}});
        }
        if (count < 0 && errno != EAGAIN && errno != EINTR) return camera_error(errno);
        pollfd waiting{m_file, POLLIN, 0};
        if (tries == 0) (void)::poll(&waiting, 1, static_cast<int>(wait.count()));
    }
    return std::optional<VideoFrame>{};
}

}  // namespace ontmoet::platform
