// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <span>

namespace ontmoet::screens {

namespace {

// The title for a host who looks along.
std::string_view dutch_title(Model const& model, cards::Card const& card) {
    if (model.language == "nl") return {};
    auto const* dutch = model.info->find("nl", card.name);
    return dutch == nullptr ? std::string_view{} : std::string_view{dutch->title};
}

MaybeIntent info_tiles(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const cards = model.info_cards();
    float const scale = frame.text_scale();
    ui::Size const least{std::min(rect.w, 320 * scale), 200 * std::max(1.0f, scale * 0.9f)};
    auto const area = frame.begin_scroll("info.list", rect);
    bool const is_employers = model.info_audience() == cards::Audience::employers;
    auto const count = static_cast<int>(cards.size()) + (is_employers ? 1 : 0);
    auto const grid = tile_grid(area, count, least, rect.h, 280);
    if (is_employers && frame.tile("info.ambassadors", grid.cells.back(),
                                   frame.say("ambassadors.title"), {.icon = "emoji_people"}))
        intent = Open{Screen::ambassadors};
    for (std::size_t i = 0; i < cards.size(); ++i) {
        auto const& card = cards[i];
        if (frame.tile(
                "info.card." + card.name, grid.cells[i], card.title,
                {.icon = card.icon, .second = dutch_title(model, card), .second_language = "nl"}))
            intent = OpenCard{card.name};
    }
    frame.end_scroll(grid.height);
    return intent;
}

}  // namespace

MaybeIntent view_info(Model const& model, ui::Frame& frame) {
    auto page = shell(model, frame);
    MaybeIntent intent = page.intent;
    auto const* title =
        model.info_audience() == cards::Audience::employers ? "info.employers_title" : "info.title";
    title_block(frame, page.body, frame.say(title), second_words(model, title));
    if (!model.has_info()) return intent;
    if (auto pressed = info_tiles(model, frame, page.body)) intent = std::move(pressed);
    return intent;
}

}  // namespace ontmoet::screens
