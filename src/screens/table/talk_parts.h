// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/model.h"
#include "ui/frame.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

// What the two screens of the talk help share.
namespace ontmoet::screens {

// A saying as a tile to touch.
struct SayingTile {
    std::string id;         // of the target
    std::string_view what;  // of the talk book
    bool selected = false;
    std::string second{};  // its words in another language
    std::string_view second_language{};
};
// The tile that was touched; a grid of `height` or more from the top of `rest`, cut off there.
std::optional<std::size_t> saying_tiles(Model const& model, ui::Frame& frame, ui::Rect& rest,
                                        std::span<SayingTile const> tiles, float height);
// The language of the one who does not read this screen now.
std::string const& listener_language(Model const& model);
// The words in that language.
std::string second_words_of_saying(Model const& model, std::string_view saying);

}  // namespace ontmoet::screens
