// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/model.h"

#include <span>
#include <string_view>
#include <utility>

namespace ontmoet::screens {

// Every screen with its name: in facts, in files of pictures and in tests.
std::span<std::pair<Screen, std::string_view> const> screen_names();
std::string_view name_of(Screen screen);

}  // namespace ontmoet::screens
