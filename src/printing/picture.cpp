// SPDX-License-Identifier: EUPL-1.2
#include "printing/picture.h"

#include "base/check.h"
#include "printing/limits.h"

#include <cstring>
#include <memory>
#include <span>

#include <cairo.h>

namespace ontmoet::printing {
namespace {

using OwnedSurface = std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)>;

std::uint8_t brightness(std::uint32_t pixel) {
    auto const red = (pixel >> 16U) & 0xFFU;
    auto const green = (pixel >> 8U) & 0xFFU;
    auto const blue = pixel & 0xFFU;
    return static_cast<std::uint8_t>((red * 299 + green * 587 + blue * 114) / 1'000);
}

cairo_status_t append_bytes(void* to, unsigned char const* bytes, unsigned count) {
    static_cast<std::string*>(to)->append(bytes, bytes + count);
    return CAIRO_STATUS_SUCCESS;
}

Error unreadable(char const* why) {
    return {ErrorKind::invalid_input, "error.picture_unreadable", why};
}

}  // namespace

GreyPicture grey_of(Picture const& picture) {
    GreyPicture grey{picture.width, picture.height, {}};
    grey.pixels.reserve(picture.pixels.size());
    for (auto const pixel : picture.pixels) grey.pixels.push_back(brightness(pixel));
    return grey;
}

BlackDots black_dots_of(Picture const& picture) {
    constexpr std::uint8_t k_middle = 128;
    BlackDots dots{picture.width, picture.height, {}};
    dots.bytes.resize(static_cast<std::size_t>(dots.bytes_per_row() * dots.height));
    for (int y = 0; y < dots.height; ++y)
        for (int x = 0; x < dots.width; ++x) {
            auto const at = static_cast<std::size_t>(y * dots.width + x);
            if (brightness(picture.pixels[at]) >= k_middle) continue;
            auto& byte = dots.bytes[static_cast<std::size_t>(y * dots.bytes_per_row() + x / 8)];
            byte = static_cast<std::uint8_t>(byte | (0x80U >> static_cast<unsigned>(x % 8)));
        }
    return dots;
}

std::string png_of(Picture const& picture) {
    OwnedSurface const surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height),
        cairo_surface_destroy);
    auto const row = static_cast<std::size_t>(picture.width);
    auto* to = cairo_image_surface_get_data(surface.get());
    check(to != nullptr, "there is memory for a picture");
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
        std::memcpy(to, &picture.pixels[y * row], row * sizeof(std::uint32_t));
        to += cairo_image_surface_get_stride(surface.get());
    }
    cairo_surface_mark_dirty(surface.get());
    std::string bytes;
    auto const status = cairo_surface_write_to_png_stream(surface.get(), append_bytes, &bytes);
    check(status == CAIRO_STATUS_SUCCESS, "a picture becomes a PNG");
    return bytes;
}

Result<Picture> read_png(std::filesystem::path const& file) {
    OwnedSurface const read(cairo_image_surface_create_from_png(file.c_str()),
                            cairo_surface_destroy);
    auto const status = cairo_surface_status(read.get());
    if (status != CAIRO_STATUS_SUCCESS) return unreadable(cairo_status_to_string(status));
    int const width = cairo_image_surface_get_width(read.get());
    int const height = cairo_image_surface_get_height(read.get());
    if (std::int64_t{width} * height > k_largest_picture) return unreadable("too large");
    OwnedSurface const surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height),
                               cairo_surface_destroy);
    auto* const pen = cairo_create(surface.get());
    cairo_set_source_rgb(pen, 1, 1, 1);
    cairo_paint(pen);
    cairo_set_source_surface(pen, read.get(), 0, 0);
    cairo_paint(pen);
    cairo_destroy(pen);
    cairo_surface_flush(surface.get());
    auto const* from = cairo_image_surface_get_data(surface.get());
    if (from == nullptr) return unreadable("no memory");
    Picture picture{width, height, {}};
    picture.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    auto const row = static_cast<std::size_t>(width);
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
        std::memcpy(&picture.pixels[y * row], from, row * sizeof(std::uint32_t));
        from += cairo_image_surface_get_stride(surface.get());
    }
    for (auto& pixel : picture.pixels) pixel &= 0xFFFFFFU;
    return picture;
}

}  // namespace ontmoet::printing
