// SPDX-License-Identifier: EUPL-1.2
#include "printing/code_reader.h"

#include "base/check.h"

#include <memory>

#include <zbar.h>

namespace ontmoet::printing {

std::vector<std::string> read_qr_codes(GreyPicture const& picture) {
    check(picture.pixels.size() ==
              static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height),
          "a picture has all its pixels");
    std::vector<std::string> texts;
    if (picture.pixels.empty()) return texts;
    std::unique_ptr<zbar::zbar_image_scanner_t, void (*)(zbar::zbar_image_scanner_t*)> const
        scanner(zbar::zbar_image_scanner_create(), zbar::zbar_image_scanner_destroy);
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    std::unique_ptr<zbar::zbar_image_t, void (*)(zbar::zbar_image_t*)> const image(
        zbar::zbar_image_create(), zbar::zbar_image_destroy);
    // One byte of brightness for each pixel, as video drivers name it.
    constexpr unsigned long k_y800 = 0x30303859;
    zbar::zbar_image_set_format(image.get(), k_y800);
    zbar::zbar_image_set_size(image.get(), static_cast<unsigned>(picture.width),
                              static_cast<unsigned>(picture.height));
    zbar::zbar_image_set_data(image.get(), picture.pixels.data(), picture.pixels.size(), nullptr);
    zbar::zbar_scan_image(scanner.get(), image.get());
    auto const* symbol = zbar::zbar_image_first_symbol(image.get());
    for (; symbol != nullptr; symbol = zbar::zbar_symbol_next(symbol))
        texts.emplace_back(zbar::zbar_symbol_get_data(symbol),
                           zbar::zbar_symbol_get_data_length(symbol));
    return texts;
}

}  // namespace ontmoet::printing
