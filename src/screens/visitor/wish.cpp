// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "i18n/vocabulary.h"
#include "screens/offer_words.h"
#include "screens/options.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>

namespace ontmoet::screens {

namespace {

MaybeIntent wish_sectors(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const& profile = model.visitor.profile;
    auto const& sectors = model.vocabulary->sectors;
    float const scale = std::max(1.0f, frame.text_scale() * 0.95f);
    auto const area = frame.begin_scroll("wish.sectors", rect);
    auto const grid =
        tile_grid(area, static_cast<int>(sectors.size()), {200 * scale, 150 * scale}, rect.h);
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        auto const& sector = sectors[i];
        auto const second = second_words(model, sector.message_key());
        if (frame.tile("wish.sector." + sector.code, grid.cells[i], frame.say(sector.message_key()),
                       {.icon = sector.icon,
                        .second = second,
                        .second_language = "nl",
                        .selected = holds(profile.wished_sectors, sector.code)})) {
            EditProfile edit{profile};
            turn(edit.profile.wished_sectors, sector.code);
            intent = edit;
        }
    }
    frame.end_scroll(grid.height);
    return intent;
}

MaybeIntent wish_ways(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const& profile = model.visitor.profile;
    auto const ways = way_pictures();
    auto const area = frame.begin_scroll("wish.ways", rect);
    float const height =
        std::max(frame.row_height(false), 2 * frame.line_height(ui::style::strong) + 24);
    auto const grid =
        tile_grid(area, static_cast<int>(ways.size()), {std::min(rect.w, 400.0f), height}, rect.h,
                  std::max(120.0f, height));
    for (std::size_t i = 0; i < ways.size(); ++i) {
        auto const& [way, icon] = ways[i];
        std::string const key = "way." + std::string{domain::to_text(way)};
        bool const selected = holds(profile.ways, way);
        if (frame.row(
                "wish." + key, grid.cells[i], frame.say(key),
                {.icon = icon, .end_icon = selected ? "check_circle" : "", .selected = selected})) {
            EditProfile edit{profile};
            turn(edit.profile.ways, way);
            intent = edit;
        }
    }
    frame.end_scroll(grid.height);
    return intent;
}

}  // namespace

MaybeIntent view_wish(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame, {.step = true, .next = frame.say("common.next")});
    MaybeIntent intent = page.intent;
    if (page.next) intent = Next{};
    ui::Rect first = page.body;
    ui::Rect second = frame.is_portrait() ? first.cut_bottom(first.h * 0.45f, 20)
                                          : first.cut_end(first.w * 0.37f, 40);
    question(model, frame, first, "wish.title", "work.hint");
    question(model, frame, second, "wish.ways", "wish.ways_hint");
    if (auto pressed = wish_sectors(model, frame, first)) intent = std::move(pressed);
    if (auto pressed = wish_ways(model, frame, second)) intent = std::move(pressed);
    return intent;
}

}  // namespace ontmoet::screens
