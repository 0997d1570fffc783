// SPDX-License-Identifier: EUPL-1.2
#include "printing/document.h"

#include "base/check.h"
#include "printing/canvas.h"
#include "printing/limits.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

#include <cairo-pdf.h>

namespace ontmoet::printing {
namespace {

constexpr double k_mm_an_inch = 25.4;
constexpr double k_points_an_inch = 72;
constexpr double k_receipt_end_mm = 4;

using Pen = std::unique_ptr<cairo_t, void (*)(cairo_t*)>;
using Ground = std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)>;

Pen pen_on(Ground const& ground) {
    return {cairo_create(ground.get()), cairo_destroy};
}

cairo_status_t keep_bytes(void* to, unsigned char const* bytes, unsigned count) {
    static_cast<std::string*>(to)->append(bytes, bytes + count);
    return CAIRO_STATUS_SUCCESS;
}

// The paper with the length that a receipt's words need.
Paper measured(Document const& document) {
    if (!document.paper.is_endless()) return document.paper;
    double const length = bottom_of(document.paper, document.draw) + k_receipt_end_mm;
    return {document.paper.width_mm, std::min(length, k_longest_receipt_mm)};
}

Picture picture_of(Ground const& image) {
    cairo_surface_flush(image.get());
    Picture picture{cairo_image_surface_get_width(image.get()),
                    cairo_image_surface_get_height(image.get()),
                    {}};
    auto const row = static_cast<std::size_t>(picture.width);
    picture.pixels.resize(row * static_cast<std::size_t>(picture.height));
    auto const* from = cairo_image_surface_get_data(image.get());
    check(from != nullptr, "there is memory for a page");
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
        std::memcpy(&picture.pixels[y * row], from, row * sizeof(std::uint32_t));
        from += cairo_image_surface_get_stride(image.get());
    }
    for (auto& pixel : picture.pixels) pixel &= 0xFFFFFFU;
    return picture;
}

}  // namespace

double bottom_of(Paper paper, std::function<void(Canvas&)> const& draw) {
    Ground const nothing(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr),
                         cairo_surface_destroy);
    auto const pen = pen_on(nothing);
    Canvas canvas(pen.get(), paper, [] {});
    draw(canvas);
    return canvas.bottom();
}

std::string pdf_of(Document const& document) {
    auto const paper = measured(document);
    std::string bytes;
    Ground const pages(cairo_pdf_surface_create_for_stream(
                           keep_bytes, &bytes, paper.width_mm / k_mm_an_inch * k_points_an_inch,
                           paper.height_mm / k_mm_an_inch * k_points_an_inch),
                       cairo_surface_destroy);
    // Without this the library writes down when it was made.
    cairo_pdf_surface_set_metadata(pages.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   "2000-01-01T00:00:00Z");
    {
        auto const pen = pen_on(pages);
        Canvas canvas(pen.get(), document.paper, [&] { cairo_show_page(pen.get()); });
        document.draw(canvas);
        check(cairo_status(pen.get()) == CAIRO_STATUS_SUCCESS, "a page can be drawn");
    }
    cairo_surface_finish(pages.get());
    check(cairo_surface_status(pages.get()) == CAIRO_STATUS_SUCCESS, "a page becomes a PDF");
    return bytes;
}

std::vector<Picture> pictures_of(Document const& document, int dpi) {
    check(dpi >= k_least_dpi && dpi <= k_most_dpi, "a picture has a sensible resolution");
    auto const paper = measured(document);
    auto const dots = [&](double mm) {
        return static_cast<int>(std::lround(mm / k_mm_an_inch * dpi));
    };
    Ground const image(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, dots(paper.width_mm), dots(paper.height_mm)),
        cairo_surface_destroy);
    auto const pen = pen_on(image);
    auto const clear = [&] {
        cairo_set_source_rgb(pen.get(), 1, 1, 1);
        cairo_paint(pen.get());
    };
    std::vector<Picture> pictures;
    cairo_scale(pen.get(), dpi / k_points_an_inch, dpi / k_points_an_inch);
    clear();
    Canvas canvas(pen.get(), document.paper, [&] {
        pictures.push_back(picture_of(image));
        clear();
    });
    document.draw(canvas);
    check(cairo_status(pen.get()) == CAIRO_STATUS_SUCCESS, "a page can be drawn");
    pictures.push_back(picture_of(image));
    return pictures;
}

}  // namespace ontmoet::printing
