// SPDX-License-Identifier: EUPL-1.2
#include "printing/provision_sheet.h"

#include "base/check.h"
#include "base/qr_code.h"
#include "printing/canvas.h"

#include <utility>

namespace ontmoet::printing {
namespace {

constexpr double k_provision_margin = 15;
constexpr int k_provision_columns = 2;
constexpr int k_provision_rows = 3;
constexpr double k_provision_gap = 6;

void draw_head(Canvas& canvas, ProvisionSheet const& sheet, i18n::Tongue const& tongue, double& y) {
    double const width = canvas.paper().width_mm - 2 * k_provision_margin;
    auto const write = [&](std::string const& words, Lettering const& lettering, double gap) {
        y += canvas.write({k_provision_margin, y, width, 0}, words, lettering) + gap;
    };
    write(tongue.text("console.provision_title"), {.size_pt = 18, .bold = true}, 2);
    write(tongue.text("console.provision_what",
                      {{"until", tongue.date(sheet.valid_until)}, {"server", sheet.server}}),
          {.size_pt = 10}, 2);
    write(tongue.text("console.provision_fingerprint", {{"fingerprint", sheet.fingerprint}}),
          {.size_pt = 10, .bold = true}, 5);
}

void draw_kiosk(Canvas& canvas, ProvisionSheet::Kiosk const& kiosk, Box const& box) {
    canvas.frame(box, Ink::line, 0.3, 3);
    auto const inside = box.inset(4, 4);
    double const words = canvas.write(
        {inside.x, inside.y, inside.width, 0}, kiosk.name,
        {.size_pt = 13, .bold = true, .place = Place::middle, .most_lines = 2, .smallest_pt = 9});
    auto const code = qr_code(kiosk.invitation);
    check(code.has_value(), "an invitation fits into a QR code");
    canvas.draw_qr({inside.x, inside.y + words + 1, inside.width, inside.height - words - 1},
                   *code);
}

void draw_sheet(Canvas& canvas, ProvisionSheet const& sheet, i18n::Tongue const& tongue) {
    canvas.set_language(tongue.language());
    constexpr int on_page = k_provision_columns * k_provision_rows;
    double const width = (canvas.paper().width_mm - 2 * k_provision_margin - k_provision_gap) / 2;
    double top = 0;
    for (std::size_t i = 0; i < sheet.kiosks.size(); ++i) {
        auto const place = static_cast<int>(i) % on_page;
        if (place == 0) {
            if (i > 0) canvas.next_page();
            top = k_provision_margin;
            draw_head(canvas, sheet, tongue, top);
        }
        double const height =
            (canvas.paper().height_mm - k_provision_margin - top) / k_provision_rows -
            k_provision_gap;
        draw_kiosk(
            canvas, sheet.kiosks[i],
            {k_provision_margin + (place % k_provision_columns) * (width + k_provision_gap),
             top + (place / k_provision_columns) * (height + k_provision_gap), width, height});
    }
}

}  // namespace

Document document_of(ProvisionSheet sheet, i18n::Tongue const& tongue) {
    return {k_a4, [sheet = std::move(sheet), &tongue](Canvas& canvas) {
                draw_sheet(canvas, sheet, tongue);
            }};
}

}  // namespace ontmoet::printing
