// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/parts.h"

#include <optional>
#include <string>
#include <string_view>

namespace ontmoet::screens {

// A note being typed: a heading with what to know, a field (ID.text) and its keys (ID.keyboard).
// Gives what stands in the field when that changed.
std::optional<std::string> note_page(Model const& model, ui::Frame& frame, ui::Rect body,
                                     std::string_view id, std::string_view note,
                                     std::string_view hint_key);

}  // namespace ontmoet::screens
