// SPDX-License-Identifier: EUPL-1.2
#include "screens/table/talk_parts.h"

#include "i18n/talk_book.h"
#include "screens/parts.h"

#include <algorithm>

namespace ontmoet::screens {
namespace {

// Digits and days are pictures enough.
bool draw_short(ui::Frame& frame, ui::Rect cell, SayingTile const& tile) {
    auto const words = i18n::words_of_saying(frame.tongue(), tile.what);
    return frame.button(tile.id, cell, words, {.selected = tile.selected, .text_size = 32});
}

bool draw_tile(Model const& model, ui::Frame& frame, ui::Rect cell, SayingTile const& tile) {
    auto const words = i18n::words_of_saying(frame.tongue(), tile.what);
    auto const icon = model.vocabulary->talk.icon_of(tile.what);
    return frame.tile(tile.id, cell, words,
                      {.icon = icon,
                       .second = tile.second,
                       .second_language = tile.second_language,
                       .selected = tile.selected});
}

bool is_short(SayingTile const& tile) {
    return !i18n::message_key_of_saying(tile.what);
}

}  // namespace

std::optional<std::size_t> saying_tiles(Model const& model, ui::Frame& frame, ui::Rect& rest,
                                        std::span<SayingTile const> tiles, float height) {
    std::optional<std::size_t> touched;
    float const scale = frame.text_scale();
    bool const all_short = std::ranges::all_of(tiles, is_short);
    ui::Size least{180 * scale, 96};
    if (!all_short)
        least = {220 * std::max(1.0f, scale * 0.95f),
                 (tiles.front().second.empty() ? 148.0f : 176.0f) * std::max(1.0f, scale * 0.9f)};
    // A few stand beside each other and share the whole width.
    auto const beside = rest.columns(static_cast<int>(tiles.size())).front().w;
    least.w = std::max(least.w, beside - 1);
    auto const grid =
        tile_grid(rest, static_cast<int>(tiles.size()), least, height, all_short ? 144.0f : 232.0f);
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        auto const& tile = tiles[i];
        bool const pressed = is_short(tile) ? draw_short(frame, grid.cells[i], tile)
                                            : draw_tile(model, frame, grid.cells[i], tile);
        if (pressed) touched = i;
    }
    rest.cut_top(grid.height, 16);
    return touched;
}

std::string const& listener_language(Model const& model) {
    return model.faces_other() ? model.language : model.talk.other;
}

std::string second_words_of_saying(Model const& model, std::string_view saying) {
    auto const& language = listener_language(model);
    if (model.tongues == nullptr || language == model.reader_language()) return {};
    return i18n::words_of_saying(model.tongues->get(language), saying);
}

}  // namespace ontmoet::screens
