// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/intent.h"
#include "screens/model.h"
#include "ui/frame.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Questions that are answered by touching what fits: tiles with a pictogram, or rows.
namespace ontmoet::screens {

struct Option {
    std::string id;
    std::string_view key;  // its words
    std::string_view icon;
    bool selected = false;
};

// The question and a quiet line under it, Dutch for a host who looks along or else the hint; cut
// off the top of `rest`. Smaller than a title: two of them stand beside each other.
void question(Model const& model, ui::Frame& frame, ui::Rect& rest, std::string_view key,
              std::string_view hint_key = {});
// The option that was touched. They scroll where they are more than fit.
std::optional<std::size_t> option_tiles(Model const& model, ui::Frame& frame, std::string_view id,
                                        ui::Rect rect, std::span<Option const> options,
                                        ui::Size least = {200, 160});
std::optional<std::size_t> option_rows(Model const& model, ui::Frame& frame, std::string_view id,
                                       ui::Rect rect, std::span<Option const> options);
// A question with its answers beside each other, cut off the top of the list.
std::optional<std::size_t> option_buttons(Model const& model, ui::Frame& frame, ui::Rect& list,
                                          std::string_view key, std::span<Option const> options);
// "Shall we go on?" with yes, maybe and no, and who gets to know the answer.
MaybeIntent ask_to_go_on(Model const& model, ui::Frame& frame, ui::Rect rect,
                         domain::Meet const& meet);
// How high these rows are under each other.
float option_rows_height(ui::Frame& frame, std::size_t count);

// Takes the value into the list, or out of it when it stands there.
template <class Value>
void turn(std::vector<Value>& list, Value const& value) {
    if (std::erase(list, value) == 0) list.push_back(value);
}
template <class Value>
bool holds(std::vector<Value> const& list, Value const& value) {
    return std::ranges::find(list, value) != list.end();
}

}  // namespace ontmoet::screens
